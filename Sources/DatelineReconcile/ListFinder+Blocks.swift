internal import DatelineModel

extension ListFinder {
  /// A block longer than this many bytes is no item of a list written line by line.
  private static let longestLine = 90

  /// The run of blocks from `start` that may be the items or rows of one list: those of one group, or
  /// short lines that follow one another; at least the block itself.
  func runOfItems(from start: Int) -> Range<Int> {
    let blocks = article.blocks
    var end = start + 1
    let head = blocks[start]
    if head.group > 0 {
      while end < blocks.count, blocks[end].group == head.group { end += 1 }
      return start..<end
    }
    guard isLine(head), startsWithPlace(head) || isNameLine(head) else { return start..<end }
    // A line with an unknown name belongs to the list if one with a known place follows soon.
    var last = startsWithPlace(head) ? end : start
    while end < blocks.count, blocks[end].group == 0, isLine(blocks[end]) {
      if startsWithPlace(blocks[end]) || isNumbered(blocks[end]) {
        last = end + 1
      } else if !isNameLine(blocks[end]) || end - last >= 3 {
        break
      }
      end += 1
    }
    // A name behind the last place belongs to them if it is almost a city's.
    if last - start >= 2, last < blocks.count, blocks[last].group == 0, isLine(blocks[last]),
      isNameLine(blocks[last]), resemblesCity(article.string(in: blocks[last].range))
    {
      last += 1
    }
    return start..<max(last, start + 1)
  }

  private func isLine(_ block: Article.Block) -> Bool {
    (block.kind == .paragraph || block.kind == .listItem)
      && block.range.count <= Self.longestLine
  }

  private func isNumbered(_ block: Article.Block) -> Bool {
    Passage(article.text, block.range).afterNumbering > 0
  }

  private func isNameLine(_ block: Article.Block) -> Bool {
    let passage = Passage(article.text, block.range)
    let name = passage.trimmed(passage.afterNumbering..<passage.scalars.count)
    return name.count <= 24 && isName(name, in: passage)
  }

  private func startsWithPlace(_ block: Article.Block) -> Bool {
    let passage = Passage(article.text, block.range)
    let start = passage.afterNumbering
    let offset = passage.offsets[start]
    if anchors(in: block.range).contains(where: { anchors[$0].range.start == offset }) {
      return true
    }
    let name = passage.trimmed(start..<passage.scalars.count)
    return name.count <= 24 && isPlaceName(passage.string(name))
  }

  /// The lists that a run of items or rows makes: one a column for tables; none if it holds
  /// something else.
  func listsOfBlocks(_ run: Range<Int>) -> [FoundList] {
    let blocks = article.blocks
    let rows = run.map { index in
      let passage = Passage(article.text, blocks[index].range)
      return (passage, cells(of: passage, isRow: blocks[index].kind == .tableRow))
    }
    let columns = rows.map(\.1.count).max() ?? 0
    // Names that are almost a city's are looked for, which is slow, only where every other row is short
    // and names a place: less is no list of cities however many slips it has.
    let named = run.count { index in
      blocks[index].range.count <= Self.longestLine && !anchors(in: blocks[index].range).isEmpty
    }
    let mayHoldSlips = 2 * named >= run.count
    var lists: [FoundList] = []
    for column in 0..<columns {
      var first: [FoundList.Item] = []
      var items: [FoundList.Item] = []
      for (number, (passage, cells)) in rows.enumerated() where column < cells.count {
        let found = itemsOfCell(cells[column], in: passage, mayHoldSlips: mayHoldSlips)
        if number == 0 { first = found } else { items.append(contentsOf: found) }
      }
      guard hasCities(first + items) else { continue }
      // A heading names no place; a first item that is misspelt names almost one. Lists with marks or
      // numbers have none.
      let isRow = blocks[run.lowerBound].kind == .tableRow
      let isMarked = blocks[run.lowerBound].group > 0 || rows[0].0.afterNumbering > 0
      let isHeading =
        (isRow || !isMarked)
        && first.allSatisfy { item in
          item.anchor == nil && (isRow || !resemblesCity(article.string(in: item.range)))
        }
      if !isHeading { items.insert(contentsOf: first, at: 0) }
      guard isCityList(items) else { continue }
      lists.append(
        FoundList(
          items: items,
          lead: lead(beforeBlock: run.lowerBound),
          context: context(of: run)
        )
      )
    }
    return lists
  }

  /// The cells of a table row, or the whole of another block without its numbering.
  private func cells(of passage: Passage, isRow: Bool) -> [Range<Int>] {
    let all = 0..<passage.scalars.count
    guard isRow else { return [passage.afterNumbering..<all.upperBound] }
    var cells: [Range<Int>] = []
    var start = 0
    for index in all where passage.scalars[index] == "|" || passage.scalars[index] == "\t" {
      cells.append(passage.trimmed(start..<index))
      start = index + 1
    }
    cells.append(passage.trimmed(start..<all.upperBound))
    return cells
  }

  /// The items of one cell or list item: its places where they fill it, the name in front of a dash
  /// or a colon, or all that an enumeration in it holds; unknown names if they are short.
  private func itemsOfCell(
    _ cell: Range<Int>,
    in passage: Passage,
    mayHoldSlips: Bool
  ) -> [FoundList.Item] {
    guard !cell.isEmpty else { return [] }
    var range = cell
    // "France: Paris, Lyon": the heading before the colon is no item.
    if let colon = range.first(where: { [":", "："].contains(passage.scalars[$0]) }) {
      let head = passage.trimmed(range.lowerBound..<colon)
      let tail = passage.trimmed((colon + 1)..<range.upperBound)
      let headIsCity = anchor(at: head, in: passage).map { anchors[$0].kind == .city } ?? false
      range = headIsCity || tail.isEmpty ? head : tail
    }
    var items: [FoundList.Item] = []
    var known: Int?
    for piece in pieces(of: range, in: passage) where !piece.isEmpty {
      let name = beforeNote(piece, in: passage)
      if let found = anchor(at: name, in: passage) {
        if let city = known, anchors[city].kind == .city,
          anchors[found].areas.contains(where: { contains($0, anchors[city].place) })
        {
          // "Seattle, Washington": the state says which city is meant.
          continue
        }
        known = found
        items.append(FoundList.Item(range: anchors[found].range, anchor: found))
      } else if name.count <= 24,
        isName(name, in: passage) || mayHoldSlips && isAlmostName(name, in: passage)
      {
        items.append(FoundList.Item(range: passage.bytes(name), anchor: nil))
      } else {
        // Running text: an item that begins with a place is kept, the rest is not looked at.
        break
      }
    }
    return items
  }

  /// The anchor that covers a range from its start; it may end earlier only before punctuation.
  private func anchor(at range: Range<Int>, in passage: Passage) -> Int? {
    guard !range.isEmpty else { return nil }
    let bytes = passage.bytes(range)
    return anchors(in: bytes).first { index in
      guard anchors[index].range.start == bytes.start else { return false }
      let end = passage.index(at: anchors[index].range.end)
      let rest = passage.trimmed(min(end, range.upperBound)..<range.upperBound)
      return rest.isEmpty || "-–—－(（[".unicodeScalars.contains(passage.scalars[rest.lowerBound])
    }
  }

  /// A piece without a note in brackets or behind a dash.
  func beforeNote(_ piece: Range<Int>, in passage: Passage) -> Range<Int> {
    let stop = piece.first { index in
      passage.scalars[index].closingBracket != nil
        || ("–—－".unicodeScalars.contains(passage.scalars[index]))
        || (passage.scalars[index] == "-" && index > 0 && passage.scalars[index - 1].isBlank)
    }
    return passage.trimmed(piece.lowerBound..<(stop ?? piece.upperBound))
  }

  private func lead(beforeBlock index: Int) -> ByteRange? {
    guard index > 0 else { return nil }
    let block = article.blocks[index - 1]
    guard block.group == 0 || block.kind == .heading else { return nil }
    let passage = Passage(article.text, block.range)
    var lower = max(0, passage.scalars.count - 1)
    while lower > 0, !passage.scalars[lower - 1].endsSentence {
      if passage.scalars[lower - 1] == ".", passage.scalars[lower].isBlank { break }
      lower -= 1
    }
    let range = passage.trimmed(lower..<passage.scalars.count)
    return range.isEmpty || range.count > 200 ? nil : passage.bytes(range)
  }

  private func context(of run: Range<Int>) -> ByteRange {
    let blocks = article.blocks
    let first = max(0, run.lowerBound - 3)
    return ByteRange(blocks[first].range.start, blocks[run.upperBound - 1].range.end)
  }
}
