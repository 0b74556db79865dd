internal import Glibc

/// Reads a descriptor line by line, so that a file of any size passes in little memory.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private let closes: Bool
  private var buffer: [UInt8] = []
  private var position = 0
  private var atEnd = false

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
  }

  /// Reads bytes that are in memory.
  init(bytes: [UInt8]) {
    descriptor = -1
    closes = false
    buffer = bytes
    atEnd = true
  }

  deinit {
    if closes { close(descriptor) }
  }

  /// The first bytes, at most `count`, which are not consumed.
  mutating func peek(_ count: Int) -> [UInt8] {
    while buffer.count - position < count, !atEnd { fill() }
    return Array(buffer[position..<min(buffer.count, position + count)])
  }

  /// Everything that is left, at most `limit` bytes, and whether there was more.
  mutating func rest(limit: Int) -> (bytes: [UInt8], cut: Bool) {
    while !atEnd, buffer.count - position <= limit { fill() }
    let left = buffer.count - position
    return (Array(buffer[position..<position + min(left, limit)]), left > limit)
  }

  /// The next line without its line feed; `nil` at the end.
  mutating func next() -> [UInt8]? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Array(buffer[position..<end])
      }
      searched = buffer.count
      if atEnd {
        defer { position = buffer.count }
        return position < buffer.count ? Array(buffer[position...]) : nil
      }
      let consumed = position
      fill()
      // `fill` drops what was consumed.
      searched -= consumed
    }
  }

  private mutating func fill() {
    if position > 0 {
      buffer.removeSubrange(..<position)
      position = 0
    }
    var count = 0
    let descriptor = descriptor
    buffer.append(addingCapacity: 262_144) { space in
      count = max(ByteFile.readAll(descriptor, into: space), 0)
      return count
    }
    if count == 0 { atEnd = true }
  }
}
