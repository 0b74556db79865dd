internal import DatelineModel

extension ListFinder {
  // MARK: Before and after

  /// A name longer than this many characters is no doubtful one.
  private static let longestDoubt = 24

  /// Adds the names before and behind the known places of a list; such as only another list or a count
  /// could make sure of are kept as doubtful.
  func completeEdges(
    _ list: inout FoundList,
    last: Int,
    _ endsWithConjunction: Bool,
    in passage: Passage
  ) {
    if let index = list.items.last?.anchor, index == last { lengthenLast(&list, in: passage) }
    lengthenFirst(&list, in: passage)
    if !endsWithConjunction {
      let isLonger = list.items.last?.anchor == nil
      let end = isLonger ? list.range.end : anchors[last].range.end
      addNames(after: passage.index(at: end), to: &list, in: passage)
    }
    addNames(before: passage.index(at: list.range.start), to: &list, in: passage)
  }

  /// Takes what stands right behind the last place into its name where they make a city's name, or
  /// almost (坎皮納|佛, Jurong| oTwn).
  private func lengthenLast(_ list: inout FoundList, in passage: Passage) {
    guard let item = list.items.last else { return }
    let (start, stop) = (passage.index(at: item.range.start), passage.index(at: item.range.end))
    var end = stop
    while end < passage.scalars.count, end - stop < 8, !isBoundary(end, from: stop, in: passage) {
      end += 1
    }
    let name = passage.trimmed(start..<end)
    guard name.upperBound > stop,
      end == passage.scalars.count || isBoundary(end, from: stop, in: passage),
      let whole = wholeName(name, mayHoldSlips(list), in: passage)
    else { return }
    list.items[list.items.count - 1] = whole
  }

  /// Whether a list is long and known enough to look for misspelt names at its edges.
  private func mayHoldSlips(_ list: FoundList) -> Bool {
    let known = countOfCities(list.items)
    return known >= Self.fewestAroundSlip - 1 && known * 4 >= list.items.count * 3
  }

  private func isBoundary(_ index: Int, from start: Int, in passage: Passage) -> Bool {
    let scalar = passage.scalars[index]
    return passage.isSeparator(at: index) || scalar.endsSentence || scalar.closingBracket != nil
      || ".:：)）".unicodeScalars.contains(scalar)
      || Conjunction.end(at: index, in: passage, limit: passage.scalars.count) != nil
  }

  /// Takes what stands right before the first place into its name where they make a city's name, or
  /// almost (包括蘇|利爾).
  private func lengthenFirst(_ list: inout FoundList, in passage: Passage) {
    guard let item = list.items.first, item.anchor != nil else { return }
    let (start, end) = (passage.index(at: item.range.start), passage.index(at: item.range.end))
    var lower = start
    while lower > 0, start - lower < 40 {
      let scalar = passage.scalars[lower - 1]
      if passage.isSeparator(at: lower - 1) || scalar.endsSentence || scalar == ":" || scalar == "："
      {
        break
      }
      lower -= 1
    }
    let before = passage.trimmed(lower..<start)
    let name = passage.trimmed(
      (Introduction.end(in: before, of: passage) ?? before.lowerBound)..<start
    )
    guard !name.isEmpty, end - name.lowerBound <= (passage.scalars[start].isHan ? 8 : 24),
      let whole = wholeName(name.lowerBound..<end, mayHoldSlips(list), in: passage)
    else { return }
    list.items[0] = whole
  }

  /// Unknown names that continue the enumeration after its last known place.
  private func addNames(after start: Int, to list: inout FoundList, in passage: Passage) {
    var end = start
    while end < passage.scalars.count, !passage.scalars[end].endsSentence, end - start < 120 {
      end += 1
    }
    let rest = afterNote(start..<end, in: passage)
    // A clause may follow behind a comma; in Chinese lists are parted by 、 for the most part.
    var isClause = false
    if let first = passage.trimmed(rest).first, ["，", ","].contains(passage.scalars[first]),
      first + 1 < end, passage.scalars[first + 1].isHan
    {
      guard isPartedByCommas(list, in: passage) else { return }
      isClause = true
    }
    let pieces = pieces(of: rest, in: passage)
    guard pieces.count >= 2, pieces[0].isEmpty else { return }
    for piece in pieces.dropFirst() where !passage.isNumbering(piece) {
      let note = beforeNote(withoutNumbering(piece, in: passage), in: passage)
      let name = withoutFullStop(note, in: passage)
      let item = FoundList.Item(range: passage.bytes(name), anchor: nil)
      let isHan = name.first.map { passage.scalars[$0].isHan } ?? false
      // In running Chinese nothing tells a name from a clause; short pieces are taken only.
      let isSure =
        list.after.isEmpty && isName(name, in: passage) && !(isHan && name.count > 6)
        && (!isClause || resemblesCity(passage.string(name)))
      if isSure {
        list.items.append(item)
      } else if !name.isEmpty, name.count <= (isHan ? 6 : Self.longestDoubt), list.after.count < 3 {
        list.after.append(item)
      } else {
        break
      }
    }
  }

  /// Whether commas part the last two items.
  private func isPartedByCommas(_ list: FoundList, in passage: Passage) -> Bool {
    guard list.items.count >= 2 else { return false }
    let (one, other) = (list.items[list.items.count - 2], list.items[list.items.count - 1])
    let gap = passage.index(at: one.range.end)..<passage.index(at: other.range.start)
    return gap.contains { ["，", ","].contains(passage.scalars[$0]) }
  }

  func withoutFullStop(_ piece: Range<Int>, in passage: Passage) -> Range<Int> {
    guard let last = piece.last, [".", "。"].contains(passage.scalars[last]) else { return piece }
    return passage.trimmed(piece.lowerBound..<last)
  }

  /// A piece without the number before its name (②里昂).
  func withoutNumbering(_ piece: Range<Int>, in passage: Passage) -> Range<Int> {
    guard let first = piece.first, first < piece.upperBound - 1 else { return piece }
    for end in (first + 1)..<min(first + 6, piece.upperBound)
    where passage.isNumbering(first..<end) { return passage.trimmed(end..<piece.upperBound) }
    return piece
  }

  /// Unknown names before the first known place: sure only where a word that introduces lists, or a
  /// colon, stands before them.
  private func addNames(before start: Int, to list: inout FoundList, in passage: Passage) {
    var names: [FoundList.Item] = []
    var end = start
    while names.count < 4 {
      while end > 0, passage.scalars[end - 1].isBlank { end -= 1 }
      guard end > 0, passage.isSeparator(at: end - 1) else { break }
      end -= 1
      var lower = end
      while lower > 0, end - lower < 40 {
        let scalar = passage.scalars[lower - 1]
        if passage.isSeparator(at: lower - 1) || scalar.endsSentence || scalar == ":"
          || scalar == "："
        {
          break
        }
        lower -= 1
      }
      let whole = passage.trimmed(lower..<end)
      let isAfterColon =
        lower > 0 && (passage.scalars[lower - 1] == ":" || passage.scalars[lower - 1] == "：")
      let introduced = isAfterColon ? nil : Introduction.end(in: whole, of: passage)
      let piece = introduced.map { passage.trimmed($0..<whole.upperBound) } ?? whole
      let name = beforeNote(withoutNumbering(piece, in: passage), in: passage)
      guard isName(name, in: passage) else { break }
      names.insert(FoundList.Item(range: passage.bytes(name), anchor: nil), at: 0)
      if isAfterColon || introduced != nil {
        list.items.insert(contentsOf: names, at: 0)
        return
      }
      end = lower
    }
    list.before = names
  }

  /// The clause that ends where the list begins; `nil` if the list begins it.
  func lead(before offset: Int, in passage: Passage) -> ByteRange? {
    let end = passage.index(at: offset)
    var lower = end
    var isColon = false
    while lower > 0 {
      let scalar = passage.scalars[lower - 1]
      if scalar.endsSentence || scalar == ";" || scalar == "；" { break }
      if scalar == ".", lower < end, passage.scalars[lower].isBlank { break }
      if scalar == ":" || scalar == "：" {
        if !passage.trimmed(lower..<end).isEmpty { break }
        isColon = true
      }
      // Before a colon the whole sentence introduces the list, else only the last clause.
      if !isColon, scalar == "," || scalar == "，" { break }
      lower -= 1
    }
    let range = passage.trimmed(lower..<end)
    return range.isEmpty ? nil : passage.bytes(range)
  }

  /// The sentence around the list and what stands before it, up to the block before the last.
  func context(of items: [FoundList.Item], in passage: Passage) -> ByteRange {
    let first = passage.index(at: items.first?.range.start ?? 0)
    let last = passage.index(at: items.last?.range.end ?? 0)
    let sentence = passage.bytes(passage.sentence(around: first..<last))
    let block = article.blocks.firstIndex { $0.range.contains(sentence.start) } ?? 0
    return ByteRange(article.blocks[max(0, block - 2)].range.start, sentence.end)
  }
}
