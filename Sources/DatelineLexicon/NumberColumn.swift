/// The whole numbers of a table's column side by side, which are found faster than text is read.
///
/// Layout: UInt32 width of a number in bytes (1, 2 or 4), then a number for each row; the highest one
/// stands for an empty cell.
struct NumberColumn: Sendable {
  /// Columns of fewer rows are read from the text.
  private static let leastRows = 1_000

  private let width: Int
  private let rowCount: Int
  private let numbers: Bytes

  init(_ bytes: Bytes, _ rowCount: Int) {
    width = Int(bytes.load(UInt32.self, at: 0))
    self.rowCount = rowCount
    numbers = bytes[4..<4 + width * rowCount]
  }

  /// The number in a row; `nil` for an empty cell.
  subscript(row: Int) -> Int? {
    precondition(row >= 0 && row < rowCount)
    switch width {
    case 1:
      let number = numbers[row]
      return number == .max ? nil : Int(number)
    case 2:
      let number = numbers.load(UInt16.self, at: 2 * row)
      return number == .max ? nil : Int(number)
    default:
      let number = numbers.load(UInt32.self, at: 4 * row)
      return number == .max ? nil : Int(number)
    }
  }

  /// The bytes for the cells of a column; `nil` if not all of them are numbers or empty.
  static func encode(_ cells: [(number: Int?, isEmpty: Bool)]) -> [UInt8]? {
    guard cells.count >= leastRows,
      cells.allSatisfy({ $0.isEmpty || $0.number.map { $0 >= 0 && $0 < Int(UInt32.max) } ?? false })
    else { return nil }
    let highest = cells.lazy.compactMap(\.number).max() ?? 0
    let width = highest < Int(UInt8.max) ? 1 : highest < Int(UInt16.max) ? 2 : 4
    var bytes: [UInt8] = []
    bytes.append(UInt32(width))
    for cell in cells {
      let number = cell.number.map { UInt32($0) } ?? .max
      switch width {
      case 1: bytes.append(UInt8(truncatingIfNeeded: number))
      case 2: bytes.append(UInt16(truncatingIfNeeded: number))
      default: bytes.append(number)
      }
    }
    return bytes
  }
}
