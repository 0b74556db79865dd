internal import DatelineSource
internal import Glibc

/// Passes frames (a length of four bytes, then the content) between processes.
struct FrameSocket {
  /// Reading or writing ended before a frame did.
  enum Failure: Error {
    case closed
    case timeout
  }

  /// No frame is longer: a document has a limit of its own.
  private static let limit = 1 << 30

  let descriptor: Int32

  /// Writes a frame.
  func write(_ content: [UInt8]) throws(Failure) {
    let size = UInt32(content.count)
    try send((0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) })
    try send(content)
  }

  private func send(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      // The other side may be gone: an error is wanted then, no signal.
      let count = bytes.withUnsafeBytes { memory in
        Glibc.send(
          descriptor,
          memory.baseAddress.map { $0 + written },
          bytes.count - written,
          Int32(MSG_NOSIGNAL)
        )
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .closed }
      written += count
    }
  }

  /// Reads a frame.
  ///
  /// - Parameter seconds: How long to wait for it; `nil` for as long as it takes.
  /// - Returns: Its content.
  /// - Throws: A failure if the other side is gone, or too slow.
  func read(within seconds: Int? = nil) throws(Failure) -> [UInt8] {
    let deadline = seconds.map { Monotonic.now + Double($0) }
    let head = try read(count: 4, deadline)
    let size = head.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    guard size <= Self.limit else { throw .closed }
    return try read(count: Int(size), deadline)
  }

  private func read(count: Int, _ deadline: Double?) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        if let deadline, !isReadable(until: deadline) {
          failure = .timeout
          return
        }
        let step = recv(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, 0)
        if step < 0, errno == EINTR { continue }
        guard step > 0 else {
          failure = .closed
          return
        }
        filled += step
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func isReadable(until deadline: Double) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let left = deadline - Monotonic.now
      let status = poll(&wanted, 1, Int32(max(left * 1_000, 0).rounded(.up)))
      if status < 0, errno == EINTR { continue }
      return status > 0
    }
  }
}

/// A clock that nobody sets.
enum Monotonic {
  /// Seconds since some moment.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
