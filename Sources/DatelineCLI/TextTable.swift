/// A table whose columns are aligned by display width, wide characters counted as two.
struct TextTable {
  private var rows: [[String]] = []
  private var styles: [[Style?]] = []

  /// Adds a row; `style` applies to all of its cells.
  mutating func add(_ cells: [String], style: Style? = nil) {
    rows.append(cells)
    styles.append(cells.map { _ in style })
  }

  /// The lines, columns parted by two spaces, none padded at its end.
  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? Self.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return zip(rows, styles).map { row, styles in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += styles[column].map { $0(cell) } ?? cell
        let isLast = row[(column + 1)...].allSatisfy(\.isEmpty)
        if isLast { break }
        line += String(repeating: " ", count: widths[column] - Self.width(of: cell) + 2)
      }
      return line
    }
  }

  /// The number of terminal cells that a text takes.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// 2 for the wide and full-width characters of Unicode's East Asian Width, 0 for combining marks.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
