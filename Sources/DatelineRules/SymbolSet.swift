/// A set of symbols that takes no more memory than four numbers: symbols that agree in their lowest eight
/// bits are in it together.
package struct SymbolSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Makes an empty set.
  package init() {}

  /// Adds a symbol.
  package mutating func insert(_ symbol: UInt32) {
    let bit: UInt64 = 1 << UInt64(symbol & 63)
    switch symbol >> 6 & 3 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  /// Adds all symbols.
  package mutating func insertAll() { words = (.max, .max, .max, .max) }

  /// Adds what another set has.
  package mutating func formUnion(_ other: SymbolSet) {
    words.0 |= other.words.0
    words.1 |= other.words.1
    words.2 |= other.words.2
    words.3 |= other.words.3
  }

  /// Whether a symbol may be in the set; false is certain.
  package func mayContain(_ symbol: UInt32) -> Bool {
    let word =
      switch symbol >> 6 & 3 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(symbol & 63) & 1 == 1
  }
}
