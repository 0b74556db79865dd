/// A 64-bit hash of a folded key, eight bytes at a time, for tables of words.
///
/// It is the same on every run of one machine, and no protection against forgery. Keys of one length
/// up to eight bytes never collide; with a thousand words in a table, one in 10¹⁵ others is taken for
/// one of them.
public enum KeyHash {
  /// The hash of no key.
  public static let none: UInt64 = 0

  /// The hash of bytes, of which at least `count` rounded up to eight can be read; `none` for none.
  @inlinable
  @inline(__always)
  public static func of(_ key: UnsafePointer<UInt8>, readable count: Int) -> UInt64 {
    guard count > 0 else { return 0 }
    var hash = seed(count)
    var place = 0
    while count &- place > 8 {
      hash = mixed(hash, word(key + place))
      place &+= 8
    }
    let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* (count &- place))
    return mixed(hash, (word(key + place) &<< unused) &>> unused) | 1 << 63
  }

  /// The hash of bytes.
  @inlinable
  public static func of(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = key.baseAddress, key.count > 0 else { return 0 }
    var hash = seed(key.count)
    var place = 0
    while key.count - place > 8 {
      hash = mixed(hash, word(base + place))
      place += 8
    }
    var last: UInt64 = 0
    for index in (place..<key.count).reversed() { last = last << 8 | UInt64(key[index]) }
    return mixed(hash, last) | 1 << 63
  }

  @inlinable
  @inline(__always)
  static func word(_ key: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(key).loadUnaligned(as: UInt64.self).littleEndian
  }

  @inlinable
  @inline(__always)
  static func seed(_ count: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
  }

  @inlinable
  @inline(__always)
  static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product &>> 32)
  }
}
