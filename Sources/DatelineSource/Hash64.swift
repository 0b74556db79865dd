internal import Glibc

/// A fast hash of 64 bits, the same in every process and on every machine.
///
/// It tells things apart that nobody forges; it is no defence against those who do.
package struct Hash64: Sendable {
  /// The hash of everything that was added.
  package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  package init() {}

  /// The hash of bytes.
  package init(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// The hash of text.
  package init(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a number.
  package mutating func add(_ word: UInt64) { value = Self.mix(value ^ word) }

  /// Adds bytes and their number.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
      index += 8
    }
    guard index < bytes.count else { return }
    var rest: UInt64 = 0
    for byte in bytes[index...] { rest = rest << 8 | UInt64(byte) }
    add(rest)
  }

  /// Spreads every bit of a number over all bits of the result.
  @inline(__always)
  package static func mix(_ word: UInt64) -> UInt64 {
    let product = (word ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}

/// What tells whether a file is still the one that was read: its size, its times, its number.
package enum FileStamp {
  /// The stamp of what a path leads to; 0 if there is nothing.
  package static func of(_ path: String) -> UInt64 {
    var info = stat()
    guard stat(path, &info) == 0 else { return 0 }
    return of(info)
  }

  /// The stamp and the size of a file.
  static func andSize(of path: String) -> (stamp: UInt64, size: Int) {
    var info = stat()
    guard stat(path, &info) == 0 else { return (0, 0) }
    return (of(info), Int(info.st_size))
  }

  private static func of(_ info: stat) -> UInt64 {
    var hash = Hash64()
    hash.add(UInt64(info.st_size))
    hash.add(UInt64(info.st_ino))
    // The time of the last change of the inode shows what tools hide that set the other one back.
    for time in [info.st_mtim, info.st_ctim] {
      hash.add(UInt64(time.tv_sec) << 30 | UInt64(time.tv_nsec))
    }
    return hash.value
  }
}
