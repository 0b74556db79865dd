internal import Glibc

/// A file or a pipe as a stream of bytes, gzip unpacked on the way, in memory that does not grow with
/// its length.
final class ByteStream {
  /// How a stream stands.
  enum State: Equatable {
    /// There may be more.
    case open
    /// Everything has been read.
    case ended
    /// The gzip data ends early.
    case truncated
    /// The gzip data is damaged; the reason is zlib's own.
    case damaged(String)
  }

  /// Where a gzip member begins.
  struct Mark {
    /// Its first byte in the unpacked stream.
    var offset: Int
    /// Its first byte in the file.
    var packed: Int
  }

  private static let chunk = 262_144

  private let descriptor: Int32
  private let closes: Bool
  private let inflater: Inflater?
  private var raw: [UInt8] = []
  private var rawPosition = 0
  private var isInMember = false
  private var buffer: [UInt8] = []
  private var position = 0

  /// The offset in the file of the next packed byte (of a plain file: of the next byte to be read).
  private(set) var rawOffset = 0
  /// The offset of the first byte that is not consumed, in the unpacked stream.
  private(set) var offset = 0
  private(set) var state = State.open
  /// The gzip members that begin at the first byte not consumed or later, and the one before them.
  private(set) var marks: [Mark] = []

  /// Opens a file, or standard input for `-`.
  init(path: String) throws(ByteFile.Failure) {
    if path == "-" {
      descriptor = STDIN_FILENO
      closes = false
    } else {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      closes = true
      guard descriptor >= 0 else { throw .last() }
    }
    raw = try Self.read(descriptor)
    inflater = Gzip.isGzip(raw) ? Inflater(.gzip) : nil
    if inflater == nil { takePlain() }
  }

  deinit {
    if closes { close(descriptor) }
  }

  /// Whether the file is packed.
  var isPacked: Bool { inflater != nil }

  /// The number of bytes that are there to consume without reading.
  var available: Int { buffer.count - position }

  /// Reads until `count` bytes are there, the stream ends or is damaged; whether they are there.
  func ensure(_ count: Int) -> Bool {
    while available < count, state == .open { fill() }
    return available >= count
  }

  /// The byte at a place after the first that is not consumed; it must be available.
  subscript(index: Int) -> UInt8 { buffer[position + index] }

  /// A copy of bytes that are available, from the first that is not consumed.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    Array(buffer[position + range.lowerBound..<position + range.upperBound])
  }

  /// Leaves bytes behind that are available.
  func consume(_ count: Int) {
    position += count
    offset += count
    while marks.count > 1, marks[1].offset <= offset { marks.removeFirst() }
  }

  /// Leaves bytes behind, also such as have not been read yet; whether there were as many.
  func skip(_ count: Int) -> Bool {
    var left = count
    while left > 0 {
      guard ensure(1) else { return false }
      let step = min(left, available)
      consume(step)
      left -= step
    }
    return true
  }

  /// Where the first of some bytes is found, counted from the first byte not consumed, in what is
  /// available.
  func find(_ wanted: [UInt8], from start: Int = 0) -> Int? {
    guard start < available else { return nil }
    return buffer.withUnsafeBytes { bytes in
      UnsafeRawBufferPointer(rebasing: bytes[(position + start)...]).firstIndex(of: wanted).map {
        $0 + start
      }
    }
  }

  /// The next line without its line feed, cut at `limit` bytes; `nil` at the end.
  func nextLine(limit: Int) -> (line: [UInt8], cut: Bool)? {
    var searched = 0
    while true {
      if let end = find([0x0A], from: searched) {
        defer { consume(end + 1) }
        return (bytes(0..<min(end, limit)), end > limit)
      }
      searched = available
      if searched > limit {
        let line = bytes(0..<limit)
        consume(searched)
        while ensure(1) {
          if let end = find([0x0A]) {
            consume(end + 1)
            break
          }
          consume(available)
        }
        return (line, true)
      }
      guard ensure(searched + 1) else {
        guard searched > 0 else { return nil }
        defer { consume(searched) }
        return (bytes(0..<searched), false)
      }
    }
  }

  /// Everything that is left, at most `limit` bytes, and whether there was more.
  func rest(limit: Int) -> (bytes: [UInt8], cut: Bool) {
    let cut = ensure(limit + 1)
    return (bytes(0..<min(available, limit)), cut)
  }

  /// Reads more: a chunk of a plain file, or at most the rest of one gzip member.
  func fill() {
    guard state == .open else { return }
    if position > 0 {
      buffer.removeSubrange(..<position)
      position = 0
    }
    if inflater == nil {
      raw = (try? Self.read(descriptor)) ?? []
      takePlain()
    } else {
      unpack()
    }
  }

  private func takePlain() {
    if raw.isEmpty { state = .ended }
    buffer.append(contentsOf: raw)
    rawOffset += raw.count
  }

  private func unpack() {
    guard let inflater else { return }
    if rawPosition == raw.count {
      raw = (try? Self.read(descriptor)) ?? []
      rawPosition = 0
      if raw.isEmpty {
        state = isInMember ? .truncated : .ended
        return
      }
    }
    if !isInMember {
      // Some writers pad their members with zeros.
      while rawPosition < raw.count, raw[rawPosition] == 0 {
        rawPosition += 1
        rawOffset += 1
      }
      guard rawPosition < raw.count else { return }
      marks.append(Mark(offset: offset + available, packed: rawOffset))
      isInMember = true
      inflater.reset()
    }
    let (step, used) = raw.withUnsafeBytes { bytes in
      inflater.step(
        UnsafeRawBufferPointer(rebasing: bytes[rawPosition...]),
        into: &buffer,
        room: Self.chunk
      )
    }
    rawPosition += used
    rawOffset += used
    switch step {
    case .more: break
    case .finished: isInMember = false
    case .damaged(let reason): state = .damaged(reason)
    }
  }

  private static func read(_ descriptor: Int32) throws(ByteFile.Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    bytes.append(addingCapacity: chunk) { buffer in
      count = ByteFile.readAll(descriptor, into: buffer)
      return max(count, 0)
    }
    if count < 0 { throw .last() }
    return bytes
  }
}

extension ByteStream {
  /// Goes on behind damage in gzip data: at the next member whose content begins with `start`.
  ///
  /// - Parameters:
  ///   - place: The offset in the file behind which members are looked for. A pipe cannot go back: there
  ///     the search begins at what was read last.
  ///   - start: What the unpacked content of a good member begins with.
  /// - Returns: The offset in the file of the member; `nil` if there is none any more.
  func resume(after place: Int, expecting start: [UInt8]) -> Int? {
    buffer.removeAll(keepingCapacity: true)
    position = 0
    marks = []
    isInMember = false
    if lseek(descriptor, off_t(place + 1), SEEK_SET) >= 0 {
      rawOffset = place + 1
      raw = []
      rawPosition = 0
    }
    while true {
      guard keepRaw(Self.chunk / 4) else { break }
      if let candidate = nextMagic() {
        rawOffset += candidate - rawPosition
        rawPosition = candidate
        _ = keepRaw(Self.chunk / 4)
        if startsMember(start) {
          state = .open
          return rawOffset
        }
        rawPosition += 1
        rawOffset += 1
      } else {
        // The magic number may lie across the border of two reads.
        let left = max(raw.count - 3, rawPosition + 1) - rawPosition
        rawPosition += left
        rawOffset += left
        if raw.count - rawPosition < 4, !keepRaw(4) { break }
      }
    }
    state = .ended
    return nil
  }

  private func nextMagic() -> Int? {
    var index = rawPosition
    while index + 3 < raw.count {
      if raw[index] == 0x1F, raw[index + 1] == 0x8B, raw[index + 2] == 8, raw[index + 3] & 0xE0 == 0
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private func startsMember(_ start: [UInt8]) -> Bool {
    let trial = Inflater(.gzip)
    var output: [UInt8] = []
    let (step, _) = raw.withUnsafeBytes { bytes in
      trial.step(
        UnsafeRawBufferPointer(rebasing: bytes[rawPosition...]),
        into: &output,
        room: max(start.count, 16)
      )
    }
    if case .damaged = step { return false }
    return output.starts(with: start)
  }

  /// Reads until `count` raw bytes are there or the file ends; whether any are there.
  private func keepRaw(_ count: Int) -> Bool {
    while raw.count - rawPosition < count, let more = try? Self.read(descriptor), !more.isEmpty {
      raw.removeSubrange(..<rawPosition)
      rawPosition = 0
      raw.append(contentsOf: more)
    }
    return raw.count > rawPosition
  }
}
