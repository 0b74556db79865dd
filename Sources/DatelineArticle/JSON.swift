/// A JSON text as a flat array of values in text order, like `Tree`.
///
/// The reader is tolerant, because pages are: it takes text around the values, trailing and missing
/// commas, control characters in strings, comments, single quotes, `undefined`, and an end that
/// never comes. What it cannot read it skips; it never fails.
struct JSON {
  enum Kind: UInt8 { case null, bool, number, string, object, array }

  struct Value {
    var kind: Kind
    var keyStart: Int32
    var keyEnd: Int32
    var start: Int32
    var end: Int32
    /// One past the index of the last value inside this one.
    var next: Int32
    var parent: Int32
  }

  /// The values; value 0 is an array that holds every value at the top.
  var values: [Value] = []
  /// Keys, strings, numbers and words, without escapes.
  var bytes: [UInt8] = []

  /// Reads all values in a stretch of bytes, or the first one alone.
  init(_ source: [UInt8], _ range: Range<Int>, firstOnly: Bool = false) {
    bytes.reserveCapacity(range.count)
    values.append(
      Value(kind: .array, keyStart: 0, keyEnd: 0, start: 0, end: 0, next: 1, parent: -1)
    )
    source.withUnsafeBufferPointer { buffer in
      read(UnsafeBufferPointer(rebasing: buffer[range]), firstOnly: firstOnly)
    }
    close(0)
  }

  private mutating func close(_ index: Int32) {
    values[Int(index)].next = Int32(values.count)
  }

  private mutating func read(_ source: UnsafeBufferPointer<UInt8>, firstOnly: Bool) {
    var at = 0
    var open: Int32 = 0
    var depth = 0
    var key: (Int32, Int32)?
    let count = source.count
    while at < count {
      let byte = source[at]
      switch byte {
      case 0x7B, 0x5B:
        guard depth < 512 else { return }
        add(byte == 0x7B ? .object : .array, key, 0, 0, open)
        open = Int32(values.count - 1)
        key = nil
        depth += 1
        at += 1
      case 0x7D, 0x5D:
        key = nil
        at += 1
        guard depth > 0 else { continue }
        close(open)
        open = values[Int(open)].parent
        depth -= 1
        if depth == 0, firstOnly { return }
      case 0x22, 0x27:
        // An apostrophe opens a string only inside a value: outside it is text around the values.
        if depth == 0, byte == 0x27 {
          at += 1
          continue
        }
        let start = Int32(bytes.count)
        at = string(source, at + 1, quote: byte)
        let end = Int32(bytes.count)
        if key == nil, values[Int(open)].kind == .object {
          key = (start, end)
        } else {
          add(.string, key, start, end, open)
          key = nil
        }
      case 0x2F where at + 1 < count && source[at + 1] == 0x2A:
        at += 2
        while at + 1 < count, !(source[at] == 0x2A && source[at + 1] == 0x2F) { at += 1 }
        at += 2
      case 0x2F where at + 1 < count && source[at + 1] == 0x2F && depth > 0:
        while at < count, source[at] != 0x0A { at += 1 }
      case 0x2C:
        key = nil
        at += 1
      case 0x2D, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x24:
        let start = Int32(bytes.count)
        while at < count {
          let next = source[at]
          guard
            next.isLetter || next.isDigit || next == 0x2D || next == 0x2B || next == 0x2E
              || next == 0x5F || next == 0x24
          else { break }
          bytes.append(next)
          at += 1
        }
        guard depth > 0 else {
          bytes.removeLast(bytes.count - Int(start))
          continue
        }
        let end = Int32(bytes.count)
        if key == nil, values[Int(open)].kind == .object {
          key = (start, end)
        } else {
          let kind: Kind =
            byte == 0x2D || byte.isDigit
            ? .number : byte == 0x74 || byte == 0x66 ? .bool : .null
          add(kind, key, start, end, open)
          key = nil
        }
      default:
        at += 1
      }
    }
    while open > 0 {
      close(open)
      open = values[Int(open)].parent
    }
  }

  private mutating func add(
    _ kind: Kind,
    _ key: (Int32, Int32)?,
    _ start: Int32,
    _ end: Int32,
    _ parent: Int32
  ) {
    values.append(
      Value(
        kind: kind,
        keyStart: key?.0 ?? 0,
        keyEnd: key?.1 ?? 0,
        start: start,
        end: end,
        next: Int32(values.count + 1),
        parent: parent
      )
    )
  }

  /// Appends the string that starts at `at` to `bytes`; returns where its closing quote ends.
  private mutating func string(
    _ source: UnsafeBufferPointer<UInt8>,
    _ from: Int,
    quote: UInt8
  ) -> Int {
    var at = from
    let count = source.count
    while at < count {
      let run = at
      while at < count, source[at] != quote, source[at] != 0x5C { at += 1 }
      bytes.append(contentsOf: source[run..<at])
      guard at < count else { return count }
      if source[at] == quote {
        // A bare quote inside a string: what follows the true end is a comma, colon or bracket.
        if quote == 0x22, !endsString(source, at + 1) {
          bytes.append(quote)
          at += 1
          continue
        }
        return at + 1
      }
      at += 1
      guard at < count else { return count }
      let escape = source[at]
      at += 1
      switch escape {
      case 0x6E: bytes.append(0x0A)
      case 0x74: bytes.append(0x09)
      case 0x72: bytes.append(0x0D)
      case 0x62, 0x66: bytes.append(0x20)
      case 0x75: at = unicode(source, at)
      default: bytes.append(escape)
      }
    }
    return count
  }

  private func endsString(_ source: UnsafeBufferPointer<UInt8>, _ from: Int) -> Bool {
    var at = from
    while at < source.count, source[at].isSpace { at += 1 }
    guard at < source.count else { return true }
    switch source[at] {
    case 0x2C, 0x3A, 0x5D, 0x7D, 0x3B, 0x29: return true
    case 0x22: return at > from
    default: return false
    }
  }

  private mutating func unicode(_ source: UnsafeBufferPointer<UInt8>, _ from: Int) -> Int {
    guard var value = hex(source, from) else { return from }
    var at = from + 4
    if value >= 0xD800, value < 0xDC00, at + 1 < source.count, source[at] == 0x5C,
      source[at + 1] == 0x75, let low = hex(source, at + 2), low >= 0xDC00, low < 0xE000
    {
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      at += 6
    }
    bytes.append(scalar: value)
    return at
  }

  private func hex(_ source: UnsafeBufferPointer<UInt8>, _ from: Int) -> UInt32? {
    guard from + 4 <= source.count else { return nil }
    var value: UInt32 = 0
    for index in from..<from + 4 {
      let byte = source[index]
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte - 0x30)
      case 0x41...0x46: digit = UInt32(byte - 0x41 + 10)
      case 0x61...0x66: digit = UInt32(byte - 0x61 + 10)
      default: return nil
      }
      value = value << 4 | digit
    }
    return value
  }
}

extension JSON {
  /// The children of an object or an array.
  func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    while child < Int(values[index].next) {
      result.append(child)
      child = Int(values[child].next)
    }
    return result
  }

  /// Whether a value stands under this key, which is compared without ASCII case.
  func isKey(_ key: String, of index: Int) -> Bool {
    let value = values[index]
    let name = key.utf8
    guard Int(value.keyEnd - value.keyStart) == name.count else { return false }
    var at = Int(value.keyStart)
    for byte in name {
      if bytes[at].lowered != byte.lowered { return false }
      at += 1
    }
    return true
  }

  /// The value of a key of an object.
  func child(_ key: String, of index: Int) -> Int? {
    guard values[index].kind == .object else { return nil }
    var child = index + 1
    while child < Int(values[index].next) {
      if isKey(key, of: child) { return child }
      child = Int(values[child].next)
    }
    return nil
  }

  /// The bytes of a string, a number or a word.
  func range(of index: Int) -> Range<Int> { Int(values[index].start)..<Int(values[index].end) }

  /// A string or a number as text with entities and tags resolved; `nil` for anything else.
  func text(_ index: Int?) -> String? {
    guard let index, values[index].kind == .string || values[index].kind == .number else {
      return nil
    }
    let plain = Markup.plain(bytes, range(of: index))
    return plain.isEmpty ? nil : String(decoding: plain, as: UTF8.self)
  }

  /// The text of a key; of the first element if the key holds an array.
  func text(_ key: String, of index: Int) -> String? {
    guard let found = child(key, of: index) else { return nil }
    if values[found].kind == .array {
      for element in children(of: found) {
        if let text = text(element) { return text }
      }
      return nil
    }
    return text(found)
  }
}

extension [UInt8] {
  /// Appends a code point; a surrogate or a value beyond Unicode becomes U+FFFD.
  mutating func append(scalar value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else {
      append(contentsOf: [0xEF, 0xBF, 0xBD])
      return
    }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
  }
}
