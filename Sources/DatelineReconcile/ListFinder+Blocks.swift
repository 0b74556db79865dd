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
      while end < blocks.count {
        if blocks[end].group == head.group {
          end += 1
        } else if isStray(end, in: head.kind) {
          // A name that has lost its tag stands between two parts of one list.
          end += 2
          let group = blocks[end - 1].group
          while end < blocks.count, blocks[end].group == group { end += 1 }
        } else {
          break
        }
      }
      return start..<end
    }
    // Without a place near, there is nothing to decode for.
    let horizon = blocks[min(start + 3, blocks.count - 1)].range.end
    guard isLine(head), !anchors(in: ByteRange(head.range.start, horizon)).isEmpty else {
      return start..<end
    }
    guard startsWithPlace(head) || isNameLine(head) else { return start..<end }
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
    if last - start > Self.fewestItems, last < blocks.count, isNameBehind(last),
      resemblesCity(article.string(in: blocks[last].range))
    {
      last += 1
    }
    return start..<max(last, start + 1)
  }

  /// Whether a line that is a place and nothing else stands alone before items of the same kind.
  private func isStray(_ index: Int, in kind: Article.BlockKind) -> Bool {
    let blocks = article.blocks
    guard kind == .listItem, index + 1 < blocks.count, blocks[index].group == 0,
      blocks[index + 1].group > 0, blocks[index + 1].kind == kind, isLine(blocks[index])
    else { return false }
    let passage = Passage(article.text, blocks[index].range)
    return anchor(at: passage.trimmed(0..<passage.scalars.count), in: passage) != nil
  }

  /// Whether a block is a line with a name that the lines before it may go on to.
  private func isNameBehind(_ index: Int) -> Bool {
    let block = article.blocks[index]
    return block.group == 0 && isLine(block) && isNameLine(block)
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
    // and names a city: less is no list of cities however many slips it has.
    let named = run.count { index in
      blocks[index].range.count <= Self.longestLine
        && anchors(in: blocks[index].range).contains { anchors[$0].kind == .city }
    }
    let mayHoldSlips = named >= Self.fewestItems && 2 * named >= run.count
    let isRow = blocks[run.lowerBound].kind == .tableRow
    var found: [Column] = []
    for number in 0..<columns {
      var column = Column()
      for (row, (passage, cells)) in rows.enumerated() where number < cells.count {
        let items = itemsOfCell(cells[number], in: passage, mayHoldSlips: mayHoldSlips)
        if row == 0 { column.first = items } else { column.rest.append(contentsOf: items) }
      }
      guard hasCities(column.first + column.rest) else { continue }
      // A heading names no place; a first item that is misspelt names almost one. Lists with marks or
      // numbers have none, nor do those behind a colon.
      let isMarked = blocks[run.lowerBound].group > 0 || rows[0].0.afterNumbering > 0
      column.hasHeading =
        (isRow || !isMarked && !endsWithColon(run.lowerBound - 1))
        && column.first.allSatisfy { item in
          item.anchor == nil
            && (isRow || !mayHoldSlips || !resemblesCity(article.string(in: item.range)))
        }
      found.append(column)
    }
    let doubtful = isRow || columns > 1 ? [] : namesBehind(run)
    return listItems(of: found).filter { isCityList($0.items) }.map { items, heading in
      FoundList(
        items: items,
        before: isRow ? [] : heading,
        after: doubtful,
        lead: lead(beforeBlock: run.lowerBound),
        context: context(of: run)
      )
    }
  }

  /// A column of a table, or all items of another run.
  private struct Column {
    var first: [FoundList.Item] = []
    var rest: [FoundList.Item] = []
    var hasHeading = false
  }

  /// The items of each list that the columns are, with those of its heading; columns without headings
  /// that are written in one script are one list, read row by row.
  private func listItems(of columns: [Column]) -> [(
    items: [FoundList.Item], heading: [FoundList.Item]
  )] {
    let scripts = Set(columns.map { isHan(($0.first + $0.rest).first) })
    guard columns.count > 1, scripts.count == 1, columns.allSatisfy({ !$0.hasHeading }) else {
      return columns.map { column in
        column.hasHeading ? (column.rest, column.first) : (column.first + column.rest, [])
      }
    }
    let items = columns.flatMap { $0.first + $0.rest }
    return [(items.sorted { $0.range.start < $1.range.start }, [])]
  }

  private func isHan(_ item: FoundList.Item?) -> Bool {
    guard let item else { return false }
    return article.text[item.range.start] >= 0x80
      && article.string(in: item.range).unicodeScalars.first?.isHan == true
  }

  private func endsWithColon(_ index: Int) -> Bool {
    guard index >= 0, let last = article.blocks[index].range.end as Int?, last > 0 else {
      return false
    }
    return article.text[last - 1] == UInt8(ascii: ":")
      || article.string(in: ByteRange(max(0, last - 3), last)) == "："
  }

  /// The line behind a run of lines, if it could be another name.
  private func namesBehind(_ run: Range<Int>) -> [FoundList.Item] {
    let blocks = article.blocks
    guard blocks[run.lowerBound].group == 0, run.upperBound < blocks.count,
      isNameBehind(run.upperBound)
    else { return [] }
    let passage = Passage(article.text, blocks[run.upperBound].range)
    let name = passage.trimmed(passage.afterNumbering..<passage.scalars.count)
    return [FoundList.Item(range: passage.bytes(name), anchor: nil)]
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
    for piece in pieces(of: range, in: passage, dashesPart: false) where !piece.isEmpty {
      let piece = withoutNumbering(piece, in: passage)
      var name = beforeNote(piece, in: passage)
      if let found = anchor(at: name, in: passage) {
        if let city = known, anchors[city].kind == .city,
          anchors[found].areas.contains(where: { contains($0, anchors[city].place) })
        {
          // "Seattle, Washington": the state says which city is meant.
          continue
        }
        known = found
        items.append(FoundList.Item(range: anchors[found].range, anchor: found))
        continue
      }
      name = withoutFullStop(name, in: passage)
      guard name.count <= 24,
        isName(name, in: passage) || mayHoldSlips && isAlmostName(name, in: passage)
      else {
        // Running text: an item that begins with a place is kept, the rest is not looked at.
        break
      }
      items.append(FoundList.Item(range: passage.bytes(name), anchor: nil))
    }
    return items
  }

  /// The anchor that covers a range from its start; it may end earlier only before punctuation.
  func anchor(at range: Range<Int>, in passage: Passage) -> Int? {
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

  func lead(beforeBlock index: Int) -> ByteRange? {
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

  func context(of run: Range<Int>) -> ByteRange {
    let blocks = article.blocks
    let first = max(0, run.lowerBound - 3)
    return ByteRange(blocks[first].range.start, blocks[run.upperBound - 1].range.end)
  }
}
