import DatelineLexicon
package import DatelineModel

/// The tokens that patterns know, numbered from 1.
///
/// A token is known by a hash of its key alone: with a thousand symbols, one in 10¹⁵ unknown words
/// is taken for one of them.
package struct TokenSymbols: Sendable {
  /// The hashes, by symbol; the one of symbol 1 first.
  private(set) var hashes: [UInt64] = []
  private var slots: [UInt64]
  private var symbols: [UInt32]
  private var mask: Int
  private var filter: HashFilter
  /// The symbols of ASCII punctuation, which is most of it.
  private var ascii = [UInt32](repeating: 0, count: 128)

  /// Makes a table of hashes, none twice.
  init(hashes: [UInt64] = []) {
    var size = 256
    while size < 4 * hashes.count { size *= 2 }
    slots = Array(repeating: 0, count: size)
    symbols = Array(repeating: 0, count: size)
    mask = size - 1
    filter = HashFilter(count: size / 4)
    for hash in hashes { insert(hash) }
    ascii = Self.asciiHashes.map { symbol($0) }
  }

  private static let asciiHashes = (0..<128).map { hash(punctuation: UInt32($0), isLonger: false) }

  /// The number of symbols.
  package var count: Int { hashes.count }

  /// The symbol of a hash, new if there is none yet.
  mutating func intern(_ hash: UInt64) -> UInt32 {
    let known = symbol(hash)
    if known != 0 { return known }
    if 4 * (hashes.count + 1) > slots.count {
      self = TokenSymbols(hashes: hashes + [hash])
    } else {
      insert(hash)
      if let mark = Self.asciiHashes.firstIndex(of: hash) { ascii[mark] = UInt32(hashes.count) }
    }
    return UInt32(hashes.count)
  }

  private mutating func insert(_ hash: UInt64) {
    hashes.append(hash)
    filter.insert(hash)
    var index = Int(truncatingIfNeeded: hash) & mask
    while symbols[index] != 0 { index = (index + 1) & mask }
    slots[index] = hash
    symbols[index] = UInt32(hashes.count)
  }

  /// The symbol of a hash; 0 if there is none.
  @inline(__always)
  func symbol(_ hash: UInt64) -> UInt32 {
    guard filter.mayContain(hash) else { return 0 }
    var index = Int(truncatingIfNeeded: hash) & mask
    while true {
      if slots[index] == hash { return symbols[index] }
      if symbols[index] == 0 { return 0 }
      index = (index + 1) & mask
    }
  }

  /// The symbols of a scan's tokens, 0 where patterns do not know the token.
  package func symbols(of scan: borrowing Scan, in text: [UInt8]) -> [UInt32] {
    let tokens = scan.tokens
    let hashes = scan.keys.hashes
    return [UInt32](unsafeUninitializedCapacity: tokens.count) { result, count in
      text.withUnsafeBufferPointer { text in
        for index in tokens.indices {
          let token = tokens[index]
          if token.kind != .punctuation {
            result[index] = symbol(hashes[index] | 1 << 63)
          } else if token.end &- token.start == 1 {
            result[index] = ascii[Int(text[Int(token.start)] & 0x7F)]
          } else {
            let bytes = UnsafeBufferPointer(rebasing: text[Int(token.start)..<Int(token.end)])
            result[index] = symbol(Self.hash(punctuation: bytes))
          }
        }
      }
      count = tokens.count
    }
  }

  /// The hash of a token of a pattern.
  static func hash(_ text: String, _ kind: Scan.TokenKind, _ fold: Fold) -> UInt64 {
    if kind == .punctuation {
      return Array(text.utf8).withUnsafeBufferPointer { hash(punctuation: $0) }
    }
    var scan = Scan()
    _ = fold.key(of: Array(text.utf8), using: &scan)
    return scan.keys.hashes.first.map { $0 | 1 << 63 } ?? 1
  }

  /// The hash of punctuation: full width as ASCII, curly quotes as straight ones, hyphens as `-`.
  private static func hash(punctuation text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let lead = text[0]
    let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = UInt32(lead)
    if length > 1 { scalar &= 0x7F >> UInt32(length) }
    for index in 1..<max(1, min(length, text.count)) {
      scalar = scalar << 6 | UInt32(text[index] & 0x3F)
    }
    switch scalar {
    case 0xFF01...0xFF5E: scalar -= 0xFEE0
    case 0x2018, 0x2019, 0x201B, 0x2032: scalar = 0x27
    case 0x201C, 0x201D, 0x201F: scalar = 0x22
    case 0x2010, 0x2011, 0x2212: scalar = 0x2D
    case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: scalar = 0xB7
    case 0x301C: scalar = 0x7E
    default: break
    }
    return hash(punctuation: scalar, isLonger: text.count > length)
  }

  /// The hash of a mark; `isLonger` of a token that goes on behind it, as the possessive 's does.
  private static func hash(punctuation scalar: UInt32, isLonger: Bool) -> UInt64 {
    var mark = (UInt64(scalar) << 1 | (isLonger ? 1 : 0)) &* 0x9E37_79B9_7F4A_7C15
    mark ^= mark >> 29
    return mark | 1 << 63
  }
}
