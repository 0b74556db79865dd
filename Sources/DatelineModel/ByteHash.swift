/// A 64-bit FNV-1a hash (public domain), for tables of words.
///
/// It is the same on every run, unlike that of `Hasher`, and no protection against forgery.
@frozen
public struct ByteHash: Sendable {
  /// The hash of the bytes added so far.
  public var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  @inlinable
  public init() {}

  /// Adds a byte.
  @inlinable
  @inline(__always)
  public mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of some bytes.
  @inlinable
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}
