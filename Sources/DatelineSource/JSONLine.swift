/// One JSON object of an NDJSON file: the values of its top-level keys.
///
/// Strict RFC 8259, but nested values are only checked for balance and kept as they are written.
struct JSONLine {
  /// A value; strings as UTF-8.
  enum Value: Equatable {
    case string([UInt8])
    case number(String)
    case bool(Bool)
    case null
    case nested([UInt8])
  }

  /// Where a line is not JSON.
  struct Mistake: Error, Equatable {
    /// The byte, from 1.
    var column: Int
    /// What is wrong.
    var problem: String
  }

  /// The values by key; of a key that occurs twice the last counts.
  private(set) var values: [String: Value] = [:]

  /// Reads a line.
  init(_ line: [UInt8]) throws(Mistake) {
    var parser = Parser(line)
    values = try parser.object()
  }

  /// A string, or a number as it is written; `nil` for `null`, other values and absent keys.
  func string(_ key: String) -> String? {
    switch values[key] {
    case .string(let text): String(decoding: text, as: UTF8.self)
    case .number(let text): text
    default: nil
    }
  }

  /// The UTF-8 of a string; `nil` for all else.
  func bytes(_ key: String) -> [UInt8]? {
    guard case .string(let text) = values[key] else { return nil }
    return text
  }

  /// The JSON of an object or an array; `nil` for all else.
  func nested(_ key: String) -> [UInt8]? {
    guard case .nested(let json) = values[key] else { return nil }
    return json
  }

  /// The JSON of each object in an array that has been read as a nested value.
  static func elements(of array: [UInt8]) -> [[UInt8]] {
    var elements: [[UInt8]] = []
    var depth = 0
    var start = 0
    var isString = false
    var isEscaped = false
    for (index, byte) in array.enumerated() {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isString = false
        }
        continue
      }
      switch byte {
      case 0x22: isString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 2 { start = index }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 2, byte == UInt8(ascii: "}") { elements.append(Array(array[start...index])) }
        depth -= 1
      default: break
      }
    }
    return elements
  }

  private struct Parser {
    private let line: [UInt8]
    private var position = 0

    init(_ line: [UInt8]) {
      self.line = line
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func object() throws(Mistake) -> [String: Value] {
      var values: [String: Value] = [:]
      skipSpace()
      try expect(UInt8(ascii: "{"), "an object that begins with {")
      skipSpace()
      if peek == UInt8(ascii: "}") {
        position += 1
      } else {
        while true {
          skipSpace()
          guard peek == 0x22 else { throw mistake("expected a key in double quotes") }
          let key = String(decoding: try string(), as: UTF8.self)
          skipSpace()
          try expect(UInt8(ascii: ":"), "':' after the key \"\(key)\"")
          values[key] = try value()
          skipSpace()
          if peek == UInt8(ascii: ",") {
            position += 1
            continue
          }
          try expect(UInt8(ascii: "}"), "',' or '}' after the value of \"\(key)\"")
          break
        }
      }
      skipSpace()
      guard position == line.count else { throw mistake("text after the end of the object") }
      return values
    }

    private var peek: UInt8? { position < line.count ? line[position] : nil }

    private func mistake(_ problem: String) -> Mistake {
      let end = position >= line.count ? "the line ends: " : ""
      return Mistake(column: position + 1, problem: end + problem)
    }

    private mutating func skipSpace() {
      while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
        position += 1
      }
    }

    private mutating func expect(_ byte: UInt8, _ what: String) throws(Mistake) {
      guard peek == byte else { throw mistake("expected \(what)") }
      position += 1
    }

    private mutating func value() throws(Mistake) -> Value {
      skipSpace()
      switch peek {
      case 0x22:
        return .string(try string())
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let start = position
        try skipNested()
        return .nested(Array(line[start..<position]))
      case UInt8(ascii: "t"):
        return try literal("true", .bool(true))
      case UInt8(ascii: "f"):
        return try literal("false", .bool(false))
      case UInt8(ascii: "n"):
        return try literal("null", .null)
      case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
        let start = position
        while let byte = peek, Array("+-.eE0123456789".utf8).contains(byte) { position += 1 }
        return .number(String(decoding: line[start..<position], as: UTF8.self))
      default:
        throw mistake("expected a value")
      }
    }

    private mutating func literal(_ text: String, _ value: Value) throws(Mistake) -> Value {
      guard line[position...].starts(with: text.utf8) else { throw mistake("expected a value") }
      position += text.utf8.count
      return value
    }

    private mutating func skipNested() throws(Mistake) {
      var closers: [UInt8] = []
      repeat {
        switch peek {
        case nil: throw mistake("expected the end of a nested value")
        case 0x22: _ = try string()
        case UInt8(ascii: "{"):
          closers.append(UInt8(ascii: "}"))
          position += 1
        case UInt8(ascii: "["):
          closers.append(UInt8(ascii: "]"))
          position += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          guard closers.popLast() == peek else { throw mistake("brackets that do not match") }
          position += 1
        default: position += 1
        }
      } while !closers.isEmpty
    }

    private mutating func string() throws(Mistake) -> [UInt8] {
      position += 1
      var text: [UInt8] = []
      while true {
        let start = position
        while let byte = peek, byte != 0x22, byte != 0x5C, byte >= 0x20 { position += 1 }
        text.append(contentsOf: line[start..<position])
        switch peek {
        case 0x22:
          position += 1
          return String(validating: text, as: UTF8.self) == nil
            ? Array(String(decoding: text, as: UTF8.self).utf8) : text
        case 0x5C:
          position += 1
          try escape(into: &text)
        case nil:
          throw mistake("expected the closing quote of a string")
        default:
          throw mistake("a control character in a string; write it as \\u00XX")
        }
      }
    }

    private mutating func escape(into text: inout [UInt8]) throws(Mistake) {
      let byte = peek
      position += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte ?? 0)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        var unit = try hexadecimal()
        if (0xD800..<0xDC00).contains(unit), line[position...].starts(with: [0x5C, 0x75]) {
          position += 2
          let low = try hexadecimal()
          if (0xDC00..<0xE000).contains(low) {
            unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
          } else {
            text.append(contentsOf: "\u{FFFD}".utf8)
            unit = low
          }
        }
        // A lone surrogate has no UTF-8; it becomes the replacement character.
        let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
        text.append(contentsOf: String(Character(scalar)).utf8)
      default:
        position -= 1
        throw mistake("an escape that JSON does not have")
      }
    }

    private mutating func hexadecimal() throws(Mistake) -> UInt32 {
      guard position + 4 <= line.count,
        let value = UInt32(
          String(decoding: line[position..<position + 4], as: UTF8.self),
          radix: 16
        )
      else { throw mistake("expected four hexadecimal digits after \\u") }
      position += 4
      return value
    }
  }
}
