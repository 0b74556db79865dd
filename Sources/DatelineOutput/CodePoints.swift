internal import DatelineModel

/// Turns byte offsets of a text into counts of Unicode code points.
public struct CodePoints {
  /// Bytes between two counts that are kept; a look-up counts at most that many.
  private static let stride = 64
  private let text: [UInt8]
  private let counts: [Int32]

  /// Counts a text once.
  ///
  /// It must be valid UTF-8.
  public init(_ text: [UInt8]) {
    self.text = text
    var counts: [Int32] = []
    counts.reserveCapacity(text.count / Self.stride + 1)
    var count: Int32 = 0
    for index in text.indices {
      if index % Self.stride == 0 { counts.append(count) }
      if text[index] & 0xC0 != 0x80 { count += 1 }
    }
    if text.count % Self.stride == 0 { counts.append(count) }
    self.counts = counts
  }

  /// The number of code points before a byte offset, which must lie on a boundary.
  public func offset(_ byte: Int) -> Int {
    let start = byte / Self.stride * Self.stride
    var count = Int(counts[byte / Self.stride])
    for index in start..<byte where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
