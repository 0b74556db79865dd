/// Writes values one after another as bytes: the form in which inputs and records pass between
/// processes and rest in journals.
package struct WireWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Empties the writer and keeps its memory.
  package mutating func reset() { bytes.removeAll(keepingCapacity: true) }

  /// Writes an integer; small ones take one byte.
  package mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes eight bytes.
  package mutating func write(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes bytes with their number.
  package mutating func write(_ content: [UInt8]) {
    write(content.count)
    bytes.append(contentsOf: content)
  }

  /// Writes bytes without their number.
  package mutating func write(raw content: [UInt8]) { bytes.append(contentsOf: content) }

  /// Writes text.
  package mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes text that may be missing.
  package mutating func write(_ text: String?) {
    write(text != nil)
    if let text { write(text) }
  }

  /// Writes a number that may be missing.
  package mutating func write(_ number: Int?) {
    write(number != nil)
    if let number { write(number) }
  }

  /// Writes a truth value.
  package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }
}

/// Reads what a `WireWriter` wrote, from memory that outlives it.
package struct WireReader {
  /// The bytes end too early, or hold a value that cannot be.
  package struct Damage: Error {
    package init() {}
  }

  private let memory: UnsafeRawBufferPointer
  /// The next byte.
  package private(set) var position = 0

  package init(_ memory: UnsafeRawBufferPointer) { self.memory = memory }

  /// Whether everything has been read.
  package var isAtEnd: Bool { position >= memory.count }

  package mutating func integer() throws(Damage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = UInt64(try take(1)[0])
      value |= (byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
      guard shift < 64 else { throw Damage() }
    }
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }

  package mutating func fixed() throws(Damage) -> UInt64 {
    UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self))
  }

  package mutating func bytes() throws(Damage) -> [UInt8] { Array(try take(try integer())) }

  package mutating func bytes(count: Int) throws(Damage) -> [UInt8] { Array(try take(count)) }

  package mutating func string() throws(Damage) -> String {
    String(decoding: try take(try integer()), as: UTF8.self)
  }

  package mutating func optionalString() throws(Damage) -> String? {
    try flag() ? try string() : nil
  }

  package mutating func optionalInteger() throws(Damage) -> Int? {
    try flag() ? try integer() : nil
  }

  package mutating func flag() throws(Damage) -> Bool { try take(1)[0] != 0 }

  private mutating func take(_ count: Int) throws(Damage) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= memory.count - position else { throw Damage() }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: memory[position..<position + count])
  }
}
