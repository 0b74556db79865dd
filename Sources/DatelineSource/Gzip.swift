internal import CZlib

/// Unpacks gzip and zlib data.
enum Gzip {
  /// How unpacking ended.
  enum Ending: Equatable {
    /// Everything was unpacked, checksums included.
    case whole
    /// The data ends before its end marker.
    case truncated
    /// The data is damaged; the reason is zlib's own.
    case damaged(String)
    /// The limit was reached.
    case tooLarge
  }

  /// Whether bytes begin as gzip data does (RFC 1952).
  static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// The unpacked bytes of all members, as far as they can be read, at most `limit`.
  static func unpack(_ packed: [UInt8], limit: Int) -> (bytes: [UInt8], ending: Ending) {
    var stream = z_stream()
    // 15 is the largest window, 32 lets zlib tell gzip from zlib data.
    let version = ZLIB_VERSION
    guard
      inflateInit2_(&stream, 15 + 32, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return ([], .damaged("zlib could not be started")) }
    defer { inflateEnd(&stream) }

    var bytes: [UInt8] = []
    var ending = Ending.truncated
    packed.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      while true {
        let room = min(max(packed.count * 4, 65_536), limit - bytes.count)
        if room <= 0 {
          ending = .tooLarge
          return
        }
        var status = Z_OK
        bytes.append(addingCapacity: room) { buffer in
          stream.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
          stream.avail_out = UInt32(clamping: room)
          status = inflate(&stream, Z_NO_FLUSH)
          return room - Int(stream.avail_out)
        }
        switch status {
        case Z_STREAM_END:
          ending = .whole
          // Members may follow one another; anything else after the last one is padding.
          let next = input.count - Int(stream.avail_in)
          guard next + 2 < input.count, input[next] == 0x1F, input[next + 1] == 0x8B else { return }
          ending = .truncated
          inflateReset(&stream)
        case Z_OK where stream.avail_out == 0 || stream.avail_in > 0:
          continue
        case Z_OK, Z_BUF_ERROR:
          return
        default:
          ending = .damaged(stream.msg.map { String(cString: $0) } ?? "error \(status)")
          return
        }
      }
    }
    return (bytes, ending)
  }
}
