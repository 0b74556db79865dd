internal import DatelineModel
internal import DatelineSource

/// A short description of a text by which copies of it are known: 64 minima over its stretches of
/// five words (or Han characters), a byte each.
///
/// The share of equal bytes in two sketches estimates the share of stretches that the two texts have
/// in common (one-permutation MinHash: Li, Owen and Zhang 2012; a byte of each minimum: Li and König
/// 2010). Case, diacritics, punctuation and the script of Chinese do not count.
struct Sketch: Hashable, Sendable {
  /// The number of minima.
  static let size = 64
  private static let stretch = 5

  /// The minima; 0 for one over nothing.
  var bytes: [UInt8]

  /// The sketch of the text that was scanned; `nil` for one that has too few words to tell.
  init?(_ scan: borrowing Scan) {
    let tokens = scan.tokens
    let starts = scan.keys.starts
    var window = [UInt64](repeating: 0, count: Self.stretch)
    var minima = [UInt64](repeating: .max, count: Self.size)
    var count = 0
    scan.keys.bytes.withUnsafeBytes { keys in
      for index in tokens.indices where tokens[index].kind != .punctuation {
        let start = Int(starts[index])
        let end = index + 1 < starts.count ? Int(starts[index + 1]) : keys.count
        guard start < end, end <= keys.count else { continue }
        var hash = Hash64()
        hash.add(UnsafeRawBufferPointer(rebasing: keys[start..<end]))
        window[count % Self.stretch] = hash.value
        count += 1
        guard count >= Self.stretch else { continue }
        var joined: UInt64 = 0
        for place in 0..<Self.stretch {
          joined = Hash64.mix(joined &+ window[(count + place) % Self.stretch])
        }
        let bin = Int(joined >> 58)
        minima[bin] = min(minima[bin], joined)
      }
    }
    guard count >= 2 * Self.stretch else { return nil }
    bytes = minima.map { $0 == .max ? 0 : UInt8(truncatingIfNeeded: Hash64.mix($0) % 255) + 1 }
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// A number that equal texts share.
  var key: UInt64 { bytes.withUnsafeBytes { Self.key($0) } }

  static func key(_ sketch: UnsafeRawBufferPointer) -> UInt64 {
    var hash = Hash64()
    hash.add(sketch)
    return hash.value
  }

  /// Whether two texts are copies of one: at least half of what either has is in both.
  ///
  /// Of short texts more must agree, since chance has more to say there.
  static func areCopies(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    var equal = 0
    var filled = 0
    for index in 0..<size where left[index] | right[index] != 0 {
      filled += 1
      if left[index] == right[index] { equal += 1 }
    }
    // One in 255 of the bytes agrees by chance.
    if filled < 24 { return equal == filled }
    return equal * 100 >= filled * (filled < 48 ? 70 : 55)
  }
}

extension UInt64 {
  /// Sixteen hexadecimal digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
