/// Tells quickly that no name goes on behind a token: a Bloom filter over what can.
///
/// For each place in a key where a token may begin, it holds the node before and up to four bytes of
/// that token, with the space before it. Texts ask for those alone that begin with ASCII.
struct Continuations {
  private static let bitsPerEntry = 12
  private static let leastWords = 64

  /// The number of words is a power of two.
  let words: UnsafePointer<UInt64>
  let mask: Int

  init(_ words: Vector<UInt64>) {
    self.words = words.base
    mask = words.count - 1
  }

  /// Whether `words` can be a filter.
  static func isValid(_ words: Vector<UInt64>) -> Bool {
    words.count >= leastWords && words.count & (words.count - 1) == 0
  }

  /// Whether a name may go on behind a node with these bytes, the first one lowest.
  @inline(__always)
  func mayHold(_ unit: UInt32, _ bytes: UInt32) -> Bool {
    let (hash, bits) = Self.place(unit, bytes)
    return words[Int(truncatingIfNeeded: hash) & mask] & bits == bits
  }

  @inline(__always)
  private static func place(_ unit: UInt32, _ bytes: UInt32) -> (hash: UInt64, bits: UInt64) {
    var hash = (UInt64(unit >> 9) << 32 | UInt64(bytes)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    let bits = 1 << (hash >> 58) | 1 << (hash >> 52 & 63) | 1 << (hash >> 46 & 63) as UInt64
    return (hash >> 20, bits)
  }

  /// The filter's words for the keys of a trie.
  static func words(_ keys: [ArraySlice<UInt8>], _ units: [UInt32]) -> [UInt64] {
    var places: [(hash: UInt64, bits: UInt64)] = []
    var classes: [ByteClass] = []
    for key in keys {
      readClasses(key, into: &classes)
      // Of two letters, or two digits, the second one begins no token.
      func isBoundary(_ place: Int) -> Bool {
        guard place < classes.count else { return true }
        let (left, right) = (classes[place - 1], classes[place])
        return left != right || left == .other || left == .beyond
      }
      var unit = units[0]
      for (place, byte) in key.enumerated() {
        if place > 0, classes[place] != .beyond, isBoundary(place) {
          var bytes: UInt32 = 0
          for end in place + 1...min(place + 4, key.count) {
            let last = key[key.startIndex + end - 1]
            bytes |= UInt32(last) << UInt32(8 * (end - 1 - place))
            guard end == place + 4 || isBoundary(end) else { continue }
            places.append(Self.place(unit, bytes))
          }
        }
        unit = units[Int(unit >> 9) ^ Int(byte)]
      }
    }
    var count = leastWords
    while 64 * count < bitsPerEntry * places.count { count *= 2 }
    var words = [UInt64](repeating: 0, count: count)
    for (hash, bits) in places { words[Int(truncatingIfNeeded: hash) & (count - 1)] |= bits }
    return words
  }

  private enum ByteClass {
    case letter, digit, other
    /// A byte of a code of several bytes.
    case beyond
  }

  private static func readClasses(_ key: ArraySlice<UInt8>, into classes: inout [ByteClass]) {
    classes.removeAll(keepingCapacity: true)
    while classes.count < key.count {
      let byte = key[key.startIndex + classes.count]
      switch byte {
      case 0x61...0x7A: classes.append(.letter)
      case 0x30...0x39: classes.append(.digit)
      case 0..<0x80: classes.append(.other)
      default:
        let length = byte < 0xEE ? 2 : 3
        classes.append(contentsOf: repeatElement(.beyond, count: length))
      }
    }
  }
}
