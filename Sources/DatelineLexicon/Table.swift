public import DatelineModel

/// A table of text cells with named columns, read cell by cell in place.
///
/// Layout: UInt32 number of columns, UInt32 number of rows; for each column where its numbers are, as
/// UInt32, 0 where they are read from the text; where each cell begins in the text, as UInt32, the
/// names of the columns being the first row, and where the last one ends; the text; the numbers (see
/// `NumberColumn`).
public struct Table: Sendable {
  /// All of it in one place, so that tables are copied at no cost.
  private let layout: Layout

  private final class Layout: Sendable {
    let bytes: Bytes
    let rowCount: Int
    let columns: [String]
    let numbers: [NumberColumn?]
    let offsets: Vector<UInt32>
    let text: Bytes

    init(_ bytes: Bytes) {
      let columnCount = Int(bytes.load(UInt32.self, at: 0))
      let rowCount = Int(bytes.load(UInt32.self, at: 4))
      let offsetsStart = 8 + 4 * columnCount
      let offsetsEnd = offsetsStart + 4 * (columnCount * (rowCount + 1) + 1)
      let offsets = Vector<UInt32>(bytes[offsetsStart..<offsetsEnd])
      let text = bytes[offsetsEnd..<bytes.count]
      self.bytes = bytes
      self.rowCount = rowCount
      self.offsets = offsets
      self.text = text
      numbers = (0..<columnCount).map { column in
        let start = Int(bytes.load(UInt32.self, at: 8 + 4 * column))
        return start == 0 ? nil : NumberColumn(bytes[start..<bytes.count], rowCount)
      }
      columns = (0..<columnCount).map { text[Int(offsets[$0])..<Int(offsets[$0 + 1])].string }
    }

    @inline(__always)
    func range(_ row: Int, _ column: Int) -> Range<Int> {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columns.count)
      let cell = (row + 1) * columns.count + column
      return Int(offsets[cell])..<Int(offsets[cell + 1])
    }
  }

  /// Reads an encoded table in place; the bytes must be those of `Table.bytes`.
  public init(encoded bytes: Bytes) { layout = Layout(bytes) }

  /// The encoded table, which a blob can hold as a section.
  public var bytes: Bytes { layout.bytes }
  /// The number of rows, the header not counted.
  public var rowCount: Int { layout.rowCount }
  /// The names of the columns.
  public var columns: [String] { layout.columns }

  /// The column of that name; `nil` if there is none.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The bytes of a cell.
  public func bytes(_ row: Int, _ column: Int) -> Bytes { layout.text[layout.range(row, column)] }

  /// The first byte of a cell; `nil` for an empty one.
  public func firstByte(_ row: Int, _ column: Int) -> UInt8? {
    let range = layout.range(row, column)
    return range.isEmpty ? nil : layout.text[range.lowerBound]
  }

  /// A cell.
  public func string(_ row: Int, _ column: Int) -> String { bytes(row, column).string }

  /// A cell as a whole number of at most 18 digits; `nil` where it is none.
  public func integer(_ row: Int, _ column: Int) -> Int? {
    if let numbers = layout.numbers[column] { return numbers[row] }
    var range = layout.range(row, column)
    let isNegative = !range.isEmpty && layout.text[range.lowerBound] == UInt8(ascii: "-")
    if isNegative { range = range.lowerBound + 1..<range.upperBound }
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value = 0
    for place in range {
      let digit = layout.text[place] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = 10 * value + Int(digit)
    }
    return isNegative ? -value : value
  }

  /// A cell as a number; `nil` where it is none.
  public func number(_ row: Int, _ column: Int) -> Double? { Double(string(row, column)) }

  /// The first part of a cell between `|`; `nil` for an empty cell.
  public func firstAlternative(_ row: Int, _ column: Int) -> String? {
    let cell = bytes(row, column)
    var start = 0
    while start < cell.count, cell[start] == UInt8(ascii: "|") { start += 1 }
    var end = start
    while end < cell.count, cell[end] != UInt8(ascii: "|") { end += 1 }
    return start < end ? cell[start..<end].string : nil
  }

  /// The parts of a cell between `|`; none for an empty cell.
  public func alternatives(_ row: Int, _ column: Int) -> [Substring] {
    string(row, column).utf8.split(separator: UInt8(ascii: "|")).map { Substring($0) }
  }
}

extension Table {
  /// Reads tab-separated text: the first line names the columns, every other line is a row.
  ///
  /// Lines that begin with `#` and empty lines are left out; a carriage return before a line feed
  /// and a byte order mark are no text.
  /// - Throws: a mistake for a line with another number of cells than the first, for a column
  ///   without name or with a name that another has, and for text that is not UTF-8.
  public init(tsv: [UInt8], file: String) throws(FileMistake) {
    var reader = TableReader(file: file)
    try reader.read(tsv)
    self.init(encoded: Bytes(reader.encode()))
  }

  /// Makes a table of rows, each with as many cells as there are columns.
  public init(columns: [String], rows: [[String]]) {
    var reader = TableReader(file: "")
    for row in [columns] + rows {
      precondition(row.count == columns.count)
      for cell in row { reader.append(Array(cell.utf8)[...]) }
    }
    reader.columnCount = columns.count
    self.init(encoded: Bytes(reader.encode()))
  }
}

/// Collects the cells of a table.
private struct TableReader {
  let file: String
  var columnCount = 0
  private var offsets: [UInt32] = []
  private var text: [UInt8] = []

  init(file: String) { self.file = file }

  mutating func append(_ cell: ArraySlice<UInt8>) {
    offsets.append(UInt32(text.count))
    text += cell
  }

  mutating func read(_ tsv: [UInt8]) throws(FileMistake) {
    var number = 0
    var start = tsv.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < tsv.count {
      number += 1
      let next = tsv[start...].firstIndex(of: UInt8(ascii: "\n")) ?? tsv.count
      let end = next > start && tsv[next - 1] == UInt8(ascii: "\r") ? next - 1 : next
      try readLine(tsv[start..<end], number)
      start = next + 1
    }
    guard columnCount > 0 else {
      throw FileMistake(file: file, line: 1, column: 1, problem: "no line names the columns")
    }
  }

  private mutating func readLine(_ line: ArraySlice<UInt8>, _ number: Int) throws(FileMistake) {
    if line.isEmpty || line.first == UInt8(ascii: "#") { return }
    func mistake(at offset: Int, _ problem: String) -> FileMistake {
      let before = String(decoding: line[..<offset], as: UTF8.self).unicodeScalars.count
      return FileMistake(file: file, line: number, column: before + 1, problem: problem)
    }
    guard String(validating: line, as: UTF8.self) != nil else {
      throw mistake(at: line.startIndex, "not UTF-8")
    }
    let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    if columnCount == 0 {
      columnCount = cells.count
      var seen: Set<[UInt8]> = []
      for cell in cells where cell.isEmpty || !seen.insert(Array(cell)).inserted {
        throw mistake(at: cell.startIndex, cell.isEmpty ? "column without name" : "column twice")
      }
    }
    guard cells.count == columnCount else {
      let place = cells.count > columnCount ? cells[columnCount].startIndex : line.endIndex
      throw mistake(at: place, "\(cells.count) cells where \(columnCount) columns are named")
    }
    for cell in cells { append(cell) }
  }

  func encode() -> [UInt8] {
    let rowCount = columnCount == 0 ? 0 : offsets.count / columnCount - 1
    let header = 8 + 4 * columnCount
    var bytes: [UInt8] = []
    bytes.reserveCapacity(header + 4 * offsets.count + 4 + text.count)
    bytes.append(UInt32(columnCount))
    bytes.append(UInt32(rowCount))
    bytes.pad(to: header)
    offsets.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes.append(UInt32(text.count))
    bytes += text
    let table = Table(encoded: Bytes(bytes))
    for column in 0..<columnCount {
      let cells = (0..<rowCount).map { row in
        (number: table.integer(row, column), isEmpty: table.firstByte(row, column) == nil)
      }
      guard let numbers = NumberColumn.encode(cells) else { continue }
      bytes.pad(to: (bytes.count + 3) & ~3)
      let start = UInt32(bytes.count)
      withUnsafeBytes(of: start) {
        bytes.replaceSubrange(8 + 4 * column..<12 + 4 * column, with: $0)
      }
      bytes += numbers
    }
    return bytes
  }
}
