internal import DatelineModel

extension ListFinder {
  /// A block of more bytes than this is no part of a list under headings.
  private static let longestSection = 1_500
  /// A list that broken markup cuts spans at most so many blocks.
  private static let mostParts = 40

  // MARK: Countries as headings

  /// The one list that countries or regions part by heading their cities each: "France", then its
  /// cities, "Italy", then its; or "France: Paris, Lyon", a line each.
  ///
  /// - Returns: The list and the index of the block behind it; `nil` if fewer than two areas head one.
  func listUnderCountries(from start: Int) -> (FoundList, Int)? {
    var items: [FoundList.Item] = []
    var sections = 0
    var index = start
    while let section = section(at: index) {
      items += section.items
      sections += 1
      index = section.end
    }
    guard sections >= 2, isCityList(items) else { return nil }
    let list = FoundList(
      items: items,
      lead: lead(beforeBlock: start),
      context: context(of: start..<index)
    )
    return (list, index)
  }

  /// An area's heading and the items below it, most of which lie in it.
  private func section(at index: Int) -> (items: [FoundList.Item], end: Int)? {
    guard let (area, rest) = heading(at: index) else { return nil }
    let blocks = article.blocks
    var items: [FoundList.Item] = []
    var end = index + 1
    if let (range, passage) = rest {
      guard let found = allItems(of: range, in: passage) else { return nil }
      items = found
    } else {
      while end < blocks.count, heading(at: end) == nil, blocks[end].kind != .heading,
        blocks[end].range.count <= Self.longestSection, !anchors(in: blocks[end].range).isEmpty
      {
        let passage = Passage(article.text, blocks[end].range)
        guard let found = allItems(of: passage.afterNumbering..<passage.scalars.count, in: passage)
        else { break }
        items += found
        end += 1
      }
    }
    let inside = items.count { item in
      item.anchor.map { contains(area, anchors[$0].place) } ?? false
    }
    return inside > 0 && inside * 2 >= items.count ? (items, end) : nil
  }

  /// The area that a block names and, where its cities stand behind a colon in the same block, these.
  private func heading(at index: Int) -> (area: PlaceID, rest: (Range<Int>, Passage)?)? {
    guard index < article.blocks.count else { return nil }
    let block = article.blocks[index]
    guard block.kind != .tableRow, block.range.count <= Self.longestSection,
      let first = anchors(in: block.range).first,
      anchors[first].range.start - block.range.start <= 8,
      let area = anchors[first].kind == .city ? anchors[first].areas.first : anchors[first].place
    else { return nil }
    // Singapore heads its districts, but stands among cities more often.
    let isArea = anchors[first].kind != .city || block.kind == .heading
    let passage = Passage(article.text, block.range)
    guard passage.index(at: anchors[first].range.start) == passage.afterNumbering else {
      return nil
    }
    let behind = passage.trimmed(
      passage.index(at: anchors[first].range.end)..<passage.scalars.count
    )
    guard let colon = behind.first else { return isArea ? (area, nil) : nil }
    guard isArea, [":", "："].contains(passage.scalars[colon]) else { return nil }
    let rest = passage.trimmed((colon + 1)..<passage.scalars.count)
    return (area, rest.isEmpty ? nil : (rest, passage))
  }

  /// The items of a range that holds nothing but names; `nil` if it holds anything else.
  private func allItems(of range: Range<Int>, in passage: Passage) -> [FoundList.Item]? {
    var items: [FoundList.Item] = []
    for piece in pieces(of: range, in: passage) where !piece.isEmpty {
      let name = withoutFullStop(
        beforeNote(withoutNumbering(piece, in: passage), in: passage),
        in: passage
      )
      if name.isEmpty { continue }
      if let anchor = anchor(at: name, in: passage) {
        items.append(.init(range: anchors[anchor].range, anchor: anchor))
      } else if name.count <= 24, isName(name, in: passage) {
        items.append(.init(range: passage.bytes(name), anchor: nil))
      } else {
        return nil
      }
    }
    return items
  }

  // MARK: Lists over several blocks

  /// The list that line breaks or stray tags cut in its middle: its blocks end with a separator, or
  /// begin with one or with a conjunction.
  ///
  /// - Returns: The list and the index of the block behind it; `nil` if there is none.
  func listOverBlocks(from start: Int) -> (FoundList, Int)? {
    let blocks = article.blocks
    var end = start + 1
    while end < blocks.count, end - start < Self.mostParts, goesOn(from: end - 1) { end += 1 }
    guard end - start > 1 else { return nil }
    let whole = ByteRange(blocks[start].range.start, blocks[end - 1].range.end)
    let lists = listsInText(whole)
    // Only what spans the breaks is of use; whatever else the blocks hold is found without them.
    guard lists.count == 1, let list = lists.first,
      (start + 1..<end).allSatisfy({ index in
        list.range.start < blocks[index].range.start && list.range.end > blocks[index].range.start
      })
    else { return nil }
    return (list, end)
  }

  /// Whether an enumeration goes on from one block to the next.
  private func goesOn(from index: Int) -> Bool {
    let (one, other) = (article.blocks[index], article.blocks[index + 1])
    guard one.group == 0, other.group == 0, one.kind != .tableRow, other.kind != .tableRow,
      one.kind != .heading, other.kind != .heading, let last = anchors(in: one.range).last,
      let first = anchors(in: other.range).first
    else { return false }
    let end = ByteRange(anchors[last].range.end, one.range.end)
    let start = ByteRange(other.range.start, anchors[first].range.start)
    // A code point takes four bytes at most: what is longer needs no decoding.
    guard end.count <= 4 * 40, start.count <= 4 * 40 else { return false }
    let tail = Passage(article.text, end)
    guard tail.scalars.count <= 40 else { return false }
    let head = Passage(article.text, start)
    guard head.scalars.count <= 40 else { return false }
    if let mark = tail.trimmed(0..<tail.scalars.count).last {
      if tail.scalars[mark].isSeparator { return true }
      if isConjunction(tail) { return true }
    }
    return startsJoined(head)
  }

  private func startsJoined(_ head: Passage) -> Bool {
    let all = head.trimmed(0..<head.scalars.count)
    guard let first = all.first else { return false }
    return "、，,和及与與".unicodeScalars.contains(head.scalars[first])
      || Conjunction.end(at: first, in: head, limit: head.scalars.count) != nil
  }

  /// Whether the end of a block is a conjunction and nothing else.
  private func isConjunction(_ tail: Passage) -> Bool {
    let all = tail.trimmed(0..<tail.scalars.count)
    guard let first = all.first else { return false }
    return Conjunction.end(at: first, in: tail, limit: all.upperBound) == all.upperBound
  }
}
