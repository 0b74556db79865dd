/// A half-open range of UTF-8 bytes, `start` inclusive, `end` exclusive.
///
/// Always on the boundaries of code points where it refers to text.
public struct ByteRange: Hashable, Sendable {
  /// The first byte.
  public var start: Int
  /// One past the last byte.
  public var end: Int

  /// Makes the range `start..<end`; `start` must not exceed `end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end)
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }

  /// Whether the range holds no byte.
  public var isEmpty: Bool { start == end }

  /// Whether the two ranges share a byte.
  public func overlaps(_ other: ByteRange) -> Bool {
    start < other.end && other.start < end
  }

  /// Whether every byte of `other` lies in this range.
  public func contains(_ other: ByteRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Whether `offset` lies in this range.
  public func contains(_ offset: Int) -> Bool {
    start <= offset && offset < end
  }
}
