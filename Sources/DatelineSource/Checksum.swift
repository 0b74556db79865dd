internal import CZlib

/// The checksum of ZIP and gzip.
package enum Checksum {
  /// The CRC-32 of bytes.
  package static func crc32(of bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: CZlib.crc32_z(0, bytes, bytes.count))
  }

  /// The CRC-32 of memory.
  package static func crc32(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    return UInt32(truncatingIfNeeded: CZlib.crc32_z(0, start, bytes.count))
  }
}
