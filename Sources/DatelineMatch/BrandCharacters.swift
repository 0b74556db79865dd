import DatelineLexicon
import DatelineModel

/// The Chinese characters that names of brands are made of: those that stand in the packs' brands
/// more often than in the nouns for kinds of product.
struct BrandCharacters: Sendable {
  /// A bit for each code of a key.
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(brands: Table?, categories: Table?, fold: Fold) {
    var counts = [Int16](repeating: 0, count: 1 << 16)
    Self.count(brands, fold, by: 1, into: &counts)
    Self.count(categories, fold, by: -1, into: &counts)
    for code in counts.indices where counts[code] > 0 { bits[code >> 6] |= 1 << UInt64(code & 63) }
  }

  private static func count(
    _ table: Table?,
    _ fold: Fold,
    by step: Int16,
    into counts: inout [Int16]
  ) {
    guard let table, let column = table.column("zh") else { return }
    var text: [UInt8] = []
    for row in 0..<table.rowCount { text += table.string(row, column).utf8 }
    var scan = Scan()
    _ = fold.key(of: text, using: &scan)
    for token in scan.tokens.indices where scan.tokens[token].kind == .han {
      counts[scan.hanCode(token)] += step
    }
  }

  /// Whether brands' names have the character of a code.
  func contains(_ code: Int) -> Bool { bits[code >> 6] & 1 << UInt64(code & 63) != 0 }
}
