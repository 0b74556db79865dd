/// Tells quickly that a hash is none of some: one bit for each of its first values.
///
/// So small that it stays near the processor, unlike the table that it guards.
public struct HashFilter: Sendable {
  private static let bitsPerHash = 16

  @usableFromInline var words: [UInt64]

  /// Makes a filter for about so many hashes.
  public init(count: Int) {
    var size = 16
    while 64 * size < Self.bitsPerHash * count { size *= 2 }
    words = Array(repeating: 0, count: size)
  }

  /// Adds a hash.
  public mutating func insert(_ hash: UInt64) {
    words[Int(truncatingIfNeeded: hash >> 6) & (words.count - 1)] |= 1 << (hash & 63)
  }

  /// Whether the hash may have been added; false is certain.
  @inlinable
  @inline(__always)
  public func mayContain(_ hash: UInt64) -> Bool {
    words[Int(truncatingIfNeeded: hash >> 6) & (words.count - 1)] >> (hash & 63) & 1 == 1
  }
}
