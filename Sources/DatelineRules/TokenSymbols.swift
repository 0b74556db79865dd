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

  /// Makes a table of hashes, none twice.
  init(hashes: [UInt64] = []) {
    var size = 256
    while size < 4 * hashes.count { size *= 2 }
    slots = Array(repeating: 0, count: size)
    symbols = Array(repeating: 0, count: size)
    mask = size - 1
    for hash in hashes { insert(hash) }
  }

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
    }
    return UInt32(hashes.count)
  }

  private mutating func insert(_ hash: UInt64) {
    hashes.append(hash)
    var index = Int(truncatingIfNeeded: hash) & mask
    while symbols[index] != 0 { index = (index + 1) & mask }
    slots[index] = hash
    symbols[index] = UInt32(hashes.count)
  }

  /// The symbol of a hash; 0 if there is none.
  @inline(__always)
  func symbol(_ hash: UInt64) -> UInt32 {
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
    let starts = scan.keys.starts
    let keys = scan.keys.bytes
    let ends = scan.keys.ends
    return [UInt32](unsafeUninitializedCapacity: tokens.count) { result, count in
      for index in tokens.indices {
        let token = tokens[index]
        let hash =
          token.kind == .punctuation
          ? Self.hash(punctuation: text[Int(token.start)..<Int(token.end)])
          : Self.hash(key: keys, from: Int(starts[index]), ends)
        result[index] = symbol(hash)
      }
      count = tokens.count
    }
  }

  /// The hash of a token of a pattern.
  static func hash(_ text: String, _ kind: Scan.TokenKind, _ fold: Fold) -> UInt64 {
    if kind == .punctuation { return hash(punctuation: Array(text.utf8)[...]) }
    var scan = Scan()
    _ = fold.key(of: Array(text.utf8), using: &scan)
    guard let start = scan.keys.starts.first else { return 1 }
    return hash(key: scan.keys.bytes, from: Int(start), scan.keys.ends)
  }

  /// The hash of a token's key, mixed; never 0.
  @inline(__always)
  private static func hash(key: [UInt8], from start: Int, _ ends: [UInt8]) -> UInt64 {
    var hash = ByteHash()
    var index = start
    repeat {
      hash.add(key[index])
      index += 1
    } while ends[index - 1] == 0
    return mixed(hash.value)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 { (hash ^ hash >> 29) | 1 << 63 }

  /// The hash of punctuation: full width as ASCII, curly quotes as straight ones, hyphens as `-`.
  private static func hash(punctuation text: ArraySlice<UInt8>) -> UInt64 {
    let lead = text[text.startIndex]
    let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = UInt64(lead)
    if length > 1 { scalar &= 0x7F >> UInt64(length) }
    for byte in text.dropFirst().prefix(length - 1) { scalar = scalar << 6 | UInt64(byte & 0x3F) }
    switch scalar {
    case 0xFF01...0xFF5E: scalar -= 0xFEE0
    case 0x2018, 0x2019, 0x201B, 0x2032: scalar = 0x27
    case 0x201C, 0x201D, 0x201F: scalar = 0x22
    case 0x2010, 0x2011, 0x2212: scalar = 0x2D
    case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: scalar = 0xB7
    case 0x301C: scalar = 0x7E
    default: break
    }
    // The possessive 's is one token.
    if text.count > length { scalar |= 1 << 32 }
    var hash = ByteHash()
    for shift in [0, 8, 16, 32] as [UInt64] { hash.add(UInt8(truncatingIfNeeded: scalar >> shift)) }
    // No key of a word is so long a run of single bytes: apart from all of them.
    return mixed(~hash.value)
  }
}
