import DatelineModel

/// Writes chosen lines as the article's text and blocks.
struct Assembly {
  let page: Page
  /// The lines that are captions though no element says so.
  let captions: Set<Int>

  /// A block to be.
  struct Piece {
    var kind: Article.BlockKind
    var group: Int32
    var bytes: [UInt8]
    var row: Int32 = -1
    var cell: Int32 = -1
  }

  func write(_ lines: [Int], into article: inout Article) {
    var pieces: [Piece] = []
    let tables = dataTables(lines)
    for (position, index) in lines.enumerated() {
      let line = page.lines[index]
      let bytes = Array(page.bytes(line))
      let table = line.row >= 0 ? tables[line.row] ?? -1 : -1
      if table >= 0 {
        if var last = pieces.last, last.kind == .tableRow, last.row == line.row {
          last.bytes.append(contentsOf: last.cell == line.cell ? [0x20] : [0x20, 0x7C, 0x20])
          last.bytes.append(contentsOf: bytes)
          last.cell = line.cell
          pieces[pieces.count - 1] = last
        } else {
          pieces.append(
            Piece(kind: .tableRow, group: table, bytes: bytes, row: line.row, cell: line.cell)
          )
        }
        continue
      }
      if position > 0, let last = pieces.last, last.kind == kind(index),
        joins(page.lines[lines[position - 1]], line, isNext: lines[position - 1] + 1 == index)
      {
        let glue: [UInt8] =
          Scalars.isWide(last.bytes.scalar(before: last.bytes.count).value)
            && Scalars.isWide(bytes.scalar(at: 0).value) ? [] : [0x20]
        pieces[pieces.count - 1].bytes.append(contentsOf: glue + bytes)
        continue
      }
      let kind = kind(index)
      pieces.append(
        Piece(kind: kind, group: kind == .listItem ? max(line.list, 0) : 0, bytes: bytes)
      )
    }
    Self.write(Self.mended(pieces), into: &article)
  }

  /// Joins paragraphs that break inside a sentence: no mark ends the first, the second starts in
  /// lower case.
  static func mended(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    for piece in pieces {
      if piece.kind == .paragraph, let last = result.last, last.kind == .paragraph,
        last.bytes.count >= 40, let first = piece.bytes.first, first.isLower,
        let end = last.bytes.last, end.isLetter || end == 0x2C
      {
        result[result.count - 1].bytes.append(0x20)
        result[result.count - 1].bytes.append(contentsOf: piece.bytes)
      } else {
        result.append(piece)
      }
    }
    return result
  }

  static func write(paragraphs: [[UInt8]], into article: inout Article) {
    write(paragraphs.map { Piece(kind: .paragraph, group: 0, bytes: $0) }, into: &article)
  }

  static func write(_ pieces: [Piece], into article: inout Article) {
    article.text.removeAll()
    article.blocks.removeAll()
    var groups: [Int32: Int] = [:]
    var previous: Piece?
    for piece in pieces where !piece.bytes.isEmpty {
      if let previous {
        let isTight = previous.group != 0 && previous.group == piece.group
        article.text.append(contentsOf: isTight ? [0x0A] : [0x0A, 0x0A])
      }
      let start = article.text.count
      article.text.append(contentsOf: piece.bytes)
      var group = 0
      if piece.group != 0 {
        group = groups[piece.group] ?? groups.count + 1
        groups[piece.group] = group
      }
      article.blocks.append(
        Article.Block(
          kind: piece.kind,
          language: nil,
          range: ByteRange(start, article.text.count),
          group: group
        )
      )
      previous = piece
    }
  }

  private func kind(_ index: Int) -> Article.BlockKind {
    if captions.contains(index) { return .caption }
    return switch page.lines[index].kind {
    case .heading, .heading1: .heading
    case .item: .listItem
    case .quote: .quote
    case .caption: .caption
    default: .paragraph
    }
  }

  /// Whether a `br` only wrapped the line: no sentence ended, and the next goes on in lower case.
  private func joins(_ last: Line, _ next: Line, isNext: Bool) -> Bool {
    guard isNext, last.endsAtBreak, next.startsAtBreak, last.node == next.node, last.count >= 30
    else { return false }
    let end = page.text.scalar(before: Int(last.end)).value
    let start = page.text.scalar(at: Int(next.start)).value
    if Scalars.endsSentence(end) || Scalars.isCloser(end) || end == 0x3A || end == 0xFF1A {
      return false
    }
    return start >= 0x61 && start <= 0x7A
  }

  /// The tables that hold data rather than layout: row to table.
  ///
  /// Data stands in short cells, at least two a row in at least two rows.
  private func dataTables(_ lines: [Int]) -> [Int32: Int32] {
    struct Shape {
      var rows: Set<Int32> = []
      var cells: Set<Int32> = []
      var longest = 0
    }
    var shapes: [Int32: Shape] = [:]
    var tableOfRow: [Int32: Int32] = [:]
    var cellBytes: [Int32: Int] = [:]
    for index in lines {
      let line = page.lines[index]
      guard line.row >= 0, line.cell >= 0 else { continue }
      let table: Int32
      if let known = tableOfRow[line.row] {
        table = known
      } else {
        var node = Int(line.row)
        while node > 0, page.tree.nodes[node].tag != .table { node = page.parent(node) }
        table = Int32(node)
        tableOfRow[line.row] = table
      }
      shapes[table, default: Shape()].rows.insert(line.row)
      shapes[table]?.cells.insert(line.cell)
      cellBytes[line.cell, default: 0] += line.count
      let size = cellBytes[line.cell] ?? 0
      if size > shapes[table]?.longest ?? 0 { shapes[table]?.longest = size }
    }
    var result: [Int32: Int32] = [:]
    for (row, table) in tableOfRow {
      guard let shape = shapes[table], shape.rows.count >= 2,
        shape.cells.count >= shape.rows.count * 3 / 2, shape.longest < 600
      else { continue }
      result[row] = table
    }
    return result
  }
}
