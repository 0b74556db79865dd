internal import DatelineModel

extension ListFinder {
  /// Enumerations around a name that may be misspelt have so many cities together, or it is not looked
  /// at.
  static let fewestAroundSlip = 4

  /// An enumeration in running text while it is read.
  private struct Chain {
    var items: [FoundList.Item]
    /// The last anchor that belongs to it.
    var last: Int
    /// The anchors that say where the city before them lies, with the number of items before them.
    var qualifiers: [(anchor: Int, place: Int)] = []
    var endsWithConjunction = false
  }

  /// The enumerations within a stretch of running text: a block, or several that a broken list spans.
  func listsInText(_ range: ByteRange) -> [FoundList] {
    let indices = anchors(in: range)
    guard indices.count >= 2 else { return [] }
    let passage = Passage(article.text, range)
    var lists: [FoundList] = []
    var next = indices.lowerBound
    while next < indices.upperBound {
      var chain = chain(from: next, upTo: indices.upperBound, in: passage)
      join(&chain, upTo: indices.upperBound, in: passage)
      next = chain.last + 1
      guard chain.items.count >= 2 else { continue }
      readQualifiers(&chain)
      var list = FoundList(items: chain.items, context: context(of: chain.items, in: passage))
      completeEdges(&list, last: chain.last, chain.endsWithConjunction, in: passage)
      guard isCityList(list.items) else { continue }
      list.lead = lead(before: list.range.start, in: passage)
      list.context = context(of: list.items, in: passage)
      lists.append(list)
    }
    return lists
  }

  /// The enumeration that begins with an anchor; of one item if it begins none.
  private func chain(from first: Int, upTo end: Int, in passage: Passage) -> Chain {
    var first = first
    var isHeaded = false
    if first + 1 < end, isBracketHeading(first, of: first + 1, upTo: end, in: passage) {
      // "Portugal (Lisbon, Porto)": the country goes before its cities, and is none.
      first += 1
      isHeaded = true
    }
    var chain = Chain(items: [.init(range: anchors[first].range, anchor: first)], last: first)
    var next = first + 1
    while next < end {
      if isQualifier(next, of: chain.last, in: passage) {
        chain.qualifiers.append((next, chain.items.count))
        chain.last = next
      } else if isInNote(next, after: chain.last, in: passage)
        || isTranslation(next, of: chain.last, in: passage)
      {
        // `曼谷(Bangkok)`: the second name belongs to the item before.
        chain.last = next
      } else if next + 1 < end,
        isHeading(next, of: next + 1, behind: chain.last, isHeaded, upTo: end, in: passage)
      {
        // "; Italy: Rome, Milan": the country goes before its cities, and is none.
        chain.items.append(.init(range: anchors[next + 1].range, anchor: next + 1))
        chain.last = next + 1
        next += 1
      } else {
        guard let found = itemsBetween(chain.last, next, mayBeSlips: false, in: passage) else {
          break
        }
        chain.endsWithConjunction = hasConjunction(in: gap(chain.last, next, passage), passage)
        append(found, upTo: next, to: &chain)
      }
      next += 1
    }
    return chain
  }

  func countOfCities(_ items: [FoundList.Item]) -> Int {
    items.count { item in item.anchor.map { anchors[$0].kind == .city } ?? false }
  }

  private func append(_ stretch: Stretch, upTo anchor: Int, to chain: inout Chain) {
    if let whole = stretch.last { chain.items[chain.items.count - 1] = whole }
    chain.items.append(contentsOf: stretch.between.map { .init(range: $0, anchor: nil) })
    chain.items.append(stretch.next)
    chain.last = anchor
  }

  /// Joins an enumeration with the one behind it where only a misspelt name parts them.
  ///
  /// To look for these is slow: only long enumerations are worth it.
  private func join(_ chain: inout Chain, upTo end: Int, in passage: Passage) {
    while chain.last + 1 < end {
      let next = self.chain(from: chain.last + 1, upTo: end, in: passage)
      guard countOfCities(chain.items) + countOfCities(next.items) >= Self.fewestAroundSlip,
        let first = next.items.first?.anchor, first == chain.last + 1,
        let stretch = itemsBetween(chain.last, first, mayBeSlips: true, in: passage)
      else { return }
      append(stretch, upTo: next.last, to: &chain)
      let before = chain.items.count - 1
      chain.items += next.items.dropFirst()
      chain.qualifiers += next.qualifiers.map { ($0.anchor, $0.place + before) }
      chain.endsWithConjunction = next.endsWithConjunction || next.items.count == 1
    }
  }

  /// Takes a name behind a comma for an item of its own if the list says of few others where they lie,
  /// and a city is called so as well ("Koto, Kumamoto, Lincoln").
  private func readQualifiers(_ chain: inout Chain) {
    guard !chain.qualifiers.isEmpty, chain.qualifiers.count * 4 <= chain.items.count else { return }
    for (anchor, place) in chain.qualifiers.reversed() {
      let city = chain.items[place - 1].range
      guard hasNamesake(anchors[anchor].place),
        article.text[city.end..<anchors[anchor].range.start].allSatisfy({ ", ".utf8.contains($0) }),
        article.string(in: city) != article.string(in: anchors[anchor].range)
      else { continue }
      chain.items.insert(.init(range: anchors[anchor].range, anchor: anchor), at: place)
    }
  }

  // MARK: Between two places

  /// Whether the anchor says in which state or country the one before lies: behind a comma or "in".
  private func isQualifier(_ anchor: Int, of city: Int, in passage: Passage) -> Bool {
    guard anchors[anchor].kind != .city, anchors[city].kind == .city,
      contains(anchors[anchor].place, anchors[city].place)
    else { return false }
    let gap = passage.trimmed(gap(city, anchor, passage))
    return gap.isEmpty || [",", "，", "in"].contains(passage.string(gap))
  }

  /// Whether the anchor stands in brackets right after the one before.
  private func isInNote(_ anchor: Int, after item: Int, in passage: Passage) -> Bool {
    let gap = passage.trimmed(gap(item, anchor, passage))
    guard let first = gap.first, passage.scalars[first].closingBracket != nil,
      let close = passage.closing(from: first, limit: passage.scalars.count)
    else { return false }
    return passage.offsets[close] >= anchors[anchor].range.end
  }

  /// Whether the anchor repeats the one before in the other script, with nothing between them
  /// (巴黎Paris).
  private func isTranslation(_ anchor: Int, of item: Int, in passage: Passage) -> Bool {
    guard passage.trimmed(gap(item, anchor, passage)).isEmpty else { return false }
    let (one, other) = (anchors[item].range.start, anchors[anchor].range.start)
    return (article.text[one] >= 0x80) != (article.text[other] >= 0x80)
  }

  /// Whether an area that is set off from the item before heads the cities behind it (意大利：羅馬,
  /// 意大利的羅馬, Italy (Rome, Milan)).
  private func isHeading(
    _ area: Int,
    of city: Int,
    behind item: Int,
    _ isHeaded: Bool,
    upTo end: Int,
    in passage: Passage
  ) -> Bool {
    guard anchors[area].kind != .city, anchors[city].kind == .city,
      contains(anchors[area].place, anchors[city].place)
    else { return false }
    let mark = passage.string(passage.trimmed(gap(area, city, passage)))
    guard
      [":", "：", "的", "’s", "'s"].contains(mark) || isHeaded && ["(", "（"].contains(mark)
        || isBracketHeading(area, of: city, upTo: end, in: passage)
    else { return false }
    let pieces = pieces(of: afterNote(gap(item, area, passage), in: passage), in: passage)
    return pieces.count >= 2 && pieces.allSatisfy { $0.isEmpty || passage.isNumbering($0) }
  }

  /// Whether brackets behind an area hold several cities in it.
  private func isBracketHeading(
    _ area: Int,
    of city: Int,
    upTo end: Int,
    in passage: Passage
  ) -> Bool {
    guard anchors[area].kind != .city, anchors[city].kind == .city, city + 1 < end,
      contains(anchors[area].place, anchors[city].place),
      contains(anchors[area].place, anchors[city + 1].place)
    else { return false }
    let gap = passage.trimmed(gap(area, city, passage))
    guard let open = gap.first, gap.count == 1,
      let close = passage.closing(from: open, limit: passage.scalars.count)
    else { return false }
    return passage.offsets[close] >= anchors[city + 1].range.end
  }

  private func hasConjunction(in gap: Range<Int>, _ passage: Passage) -> Bool {
    gap.contains { Conjunction.end(at: $0, in: passage, limit: gap.upperBound) != nil }
  }

  private func gap(_ left: Int, _ right: Int, _ passage: Passage) -> Range<Int> {
    let start = passage.index(at: anchors[left].range.end)
    return start..<max(start, passage.index(at: anchors[right].range.start))
  }

  /// What two places of an enumeration and the text between them come to.
  private struct Stretch {
    /// The item of the first place, where it is a part of a longer name (內湖區, Muar town).
    var last: FoundList.Item?
    /// The unknown names between them.
    var between: [ByteRange]
    /// The item of the second place.
    var next: FoundList.Item
  }

  /// The items that two places and the text between them make; `nil` if what stands between them does
  /// not continue an enumeration.
  private func itemsBetween(
    _ left: Int,
    _ right: Int,
    mayBeSlips: Bool,
    in passage: Passage
  ) -> Stretch? {
    var gap = gap(left, right, passage)
    guard gap.count <= 160 else { return nil }
    gap = afterNote(gap, in: passage)
    let pieces = pieces(of: gap, in: passage)
    guard pieces.count >= 2, let first = pieces.first, let last = pieces.last else { return nil }
    // The gap begins and ends with a separator, so that the outer pieces are empty or belong to the
    // names beside them.
    var stretch = Stretch(between: [], next: .init(range: anchors[right].range, anchor: right))
    if !first.isEmpty {
      let start = passage.index(at: anchors[left].range.start)
      if let whole = wholeName(start..<first.upperBound, mayBeSlips, in: passage) {
        stretch.last = whole
      } else if !isSuffix(first, in: passage) {
        return nil
      }
    }
    if !last.isEmpty, !passage.isNumbering(last) {
      let end = passage.index(at: anchors[right].range.end)
      guard let whole = wholeName(last.lowerBound..<end, mayBeSlips, in: passage) else {
        return nil
      }
      stretch.next = whole
    }
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      let name = beforeNote(withoutNumbering(piece, in: passage), in: passage)
      guard isName(name, in: passage) || mayBeSlips && isAlmostName(name, in: passage) else {
        return nil
      }
      stretch.between.append(passage.bytes(name))
    }
    return stretch.between.count <= 4 ? stretch : nil
  }
}
