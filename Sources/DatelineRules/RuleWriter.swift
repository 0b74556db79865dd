import DatelineModel

/// Writes values one after the other: integers in seven-bit groups, texts and lists behind their
/// counts.
struct RuleWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) {
    // Zigzag: small negative numbers stay short.
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ value: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += Array(text.utf8)
  }

  mutating func write<Element>(
    _ list: [Element],
    _ element: (inout RuleWriter, Element) -> Void
  ) {
    write(list.count)
    for item in list { element(&self, item) }
  }
}

/// Reads what `RuleWriter` wrote.
struct RuleDecoder {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The mistake of this place.
  var damage: RuleBook.DecodingMistake { .damaged(offset: position) }

  mutating func integer() throws(RuleBook.DecodingMistake) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < bytes.count, shift < 64 else { throw damage }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1)
  }

  /// An integer of a smaller type.
  mutating func number<Value: FixedWidthInteger>(
    _ type: Value.Type = Value.self
  ) throws(RuleBook.DecodingMistake) -> Value {
    guard let value = Value(exactly: try integer()) else { throw damage }
    return value
  }

  mutating func fixed() throws(RuleBook.DecodingMistake) -> UInt64 {
    guard position + 8 <= bytes.count else { throw damage }
    var value: UInt64 = 0
    for offset in 0..<8 { value |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
    position += 8
    return value
  }

  mutating func string() throws(RuleBook.DecodingMistake) -> String {
    let count = try integer()
    guard count >= 0, count <= bytes.count - position else { throw damage }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func list<Element>(
    _ element: (inout RuleDecoder) throws(RuleBook.DecodingMistake) -> Element
  ) throws(RuleBook.DecodingMistake) -> [Element] {
    let count = try integer()
    // Every element takes a byte at least.
    guard count >= 0, count <= bytes.count - position else { throw damage }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try element(&self)) }
    return list
  }

  /// A type of entity; `nil` for none.
  mutating func kind() throws(RuleBook.DecodingMistake) -> EntityKind? {
    let name = try string()
    guard !name.isEmpty else { return nil }
    guard let kind = EntityKind(rawValue: name) else { throw damage }
    return kind
  }
}
