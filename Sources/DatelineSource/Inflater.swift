internal import CZlib

/// zlib's state for one stream of packed bytes after another.
final class Inflater {
  /// What stands around the packed bytes: the number that zlib knows it by.
  enum Wrapping: Int32 {
    case gzip = 31
    case zlib = 15
    case none = -15
  }

  /// How a step ended.
  enum Step: Equatable {
    /// There is more to come, given more room or more packed bytes.
    case more
    /// The stream is whole, its checksum right.
    case finished
    /// The bytes are damaged; the reason is zlib's own.
    case damaged(String)
  }

  // zlib keeps a pointer to the structure, which must stay where it is.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool

  init(_ wrapping: Wrapping) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    isReady = inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Begins another stream.
  func reset() { inflateReset(stream) }

  /// Unpacks what it can, at most `room` bytes.
  ///
  /// - Parameters:
  ///   - packed: The packed bytes that come next.
  ///   - output: Where the unpacked bytes are appended.
  ///   - room: The most bytes that may be appended.
  /// - Returns: How it ended, and how many of the packed bytes were used.
  func step(
    _ packed: UnsafeRawBufferPointer,
    into output: inout [UInt8],
    room: Int
  ) -> (step: Step, used: Int) {
    guard isReady else { return (.damaged("zlib could not be started"), 0) }
    let input = packed.bindMemory(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(clamping: input.count)
    let given = Int(stream.pointee.avail_in)
    var status = Z_OK
    output.append(addingCapacity: room) { buffer in
      stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
      stream.pointee.avail_out = UInt32(clamping: room)
      status = inflate(stream, Z_NO_FLUSH)
      return room - Int(stream.pointee.avail_out)
    }
    let used = given - Int(stream.pointee.avail_in)
    switch status {
    case Z_STREAM_END: return (.finished, used)
    case Z_OK, Z_BUF_ERROR: return (.more, used)
    default:
      return (.damaged(stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)"), used)
    }
  }
}
