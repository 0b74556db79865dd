/// Writes JSON as UTF-8 into one growing buffer.
///
/// The caller gives keys in sorted order and in matching pairs of `begin` and `end`; the writer adds
/// commas, indentation and escapes. Slashes and characters outside ASCII are not escaped.
public struct JSONWriter {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  /// Whether lines are broken and indented by two spaces a level.
  public let pretty: Bool
  private var depth = 0
  private var needsComma = false
  private var afterKey = false

  /// Makes an empty writer.
  public init(pretty: Bool, capacity: Int = 4_096) {
    self.pretty = pretty
    bytes.reserveCapacity(capacity)
  }

  /// Empties the buffer and keeps its memory.
  public mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    depth = 0
    needsComma = false
    afterKey = false
  }

  /// Ends a document with a line feed.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Opens an object.
  public mutating func beginObject() { begin(UInt8(ascii: "{")) }
  /// Closes an object.
  public mutating func endObject() { end(UInt8(ascii: "}")) }
  /// Opens an array.
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }
  /// Closes an array.
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes a key, which needs no escapes.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0x22)
    bytes.append(UInt8(ascii: ":"))
    if pretty { bytes.append(0x20) }
    afterKey = true
  }

  /// Writes a string, or `null`.
  public mutating func value(_ text: String?) {
    guard var text else { return null() }
    separate()
    text.withUTF8 { appendQuoted($0) }
    needsComma = true
  }

  /// Writes a string given as UTF-8, which must be valid.
  public mutating func value(utf8 text: [UInt8]) {
    separate()
    text.withUnsafeBufferPointer { appendQuoted($0) }
    needsComma = true
  }

  /// Writes an integer, or `null`.
  public mutating func value(_ number: Int?) {
    guard let number else { return null() }
    separate()
    var text = String(number)
    text.withUTF8 { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  /// Writes a number in the shortest form that reads back as the same, or `null`.
  public mutating func value(_ number: Double?) {
    guard let number, number.isFinite else { return null() }
    if number == number.rounded(), abs(number) < 1e15 { return value(Int(number)) }
    separate()
    var text = number.description
    text.withUTF8 { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes `null`.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if pretty, needsComma { breakLine() }
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
      needsComma = false
      return
    }
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if pretty, depth > 0 { breakLine() }
    needsComma = false
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      // Most bytes need no escape: they are copied in runs.
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      appendEscape(byte)
      index += 1
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
    bytes.append(0x22)
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30])
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
