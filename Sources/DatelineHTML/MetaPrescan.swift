/// Looks for the charset that a page states in a `meta` element, before the page is parsed.
///
/// Follows the HTML Standard, "prescan a byte stream to determine its encoding".
struct MetaPrescan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// The label that the first `limit` bytes state; `nil` if they state none that is known.
  static func label(in bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> String? {
    var scan = MetaPrescan(bytes: UnsafeBufferPointer(rebasing: bytes.prefix(limit)))
    return scan.run()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func run() -> String? {
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      if starts(with: "<!--") {
        skipComment()
      } else if starts(with: "<meta"), index + 5 < bytes.count,
        isSpace(bytes[index + 5]) || bytes[index + 5] == 0x2F
      {
        index += 5
        if let label = metaLabel() { return label }
      } else if index + 1 < bytes.count, isTagStart() {
        while index < bytes.count, !isSpace(bytes[index]), bytes[index] != 0x3E { index += 1 }
        while attribute() != nil {}
        index += 1
      } else if starts(with: "<!") || starts(with: "</") || starts(with: "<?") {
        while index < bytes.count, bytes[index] != 0x3E { index += 1 }
      } else {
        index += 1
      }
    }
    return nil
  }

  private func isTagStart() -> Bool {
    let next = bytes[index + 1]
    if next == 0x2F { return index + 2 < bytes.count && isLetter(bytes[index + 2]) }
    return isLetter(next)
  }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where lowercased(bytes[index + offset]) != text.utf8Start[offset] {
      return false
    }
    return true
  }

  private mutating func skipComment() {
    index += 2
    while index + 2 < bytes.count {
      if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E {
        index += 3
        return
      }
      index += 1
    }
    index = bytes.count
  }

  private mutating func metaLabel() -> String? {
    var seen: Set<String> = []
    var isPragma = false
    var needsPragma: Bool?
    var name: String?
    while let (attribute, value) = attribute() {
      guard seen.insert(attribute).inserted else { continue }
      switch attribute {
      case "http-equiv": isPragma = isPragma || value == "content-type"
      case "content":
        if name == nil, let label = Self.label(inContent: value) {
          name = CharsetLabels.name(of: label)
          if name != nil { needsPragma = true }
        }
      case "charset":
        name = CharsetLabels.name(of: value)
        needsPragma = false
      default: break
      }
    }
    guard let needsPragma, let name, !needsPragma || isPragma else { return nil }
    // A page whose `meta` could be read as ASCII is not UTF-16, whatever it says.
    if name.hasPrefix("utf-16") { return "utf-8" }
    return name == "x-user-defined" ? "windows-1252" : name
  }

  /// The label in `text/html; charset=…`.
  static func label(inContent content: String) -> String? {
    let text = Array(content.utf8)
    let word = Array("charset".utf8)
    var index = 0
    while index + word.count <= text.count {
      guard text[index..<index + word.count].elementsEqual(word, by: { lowercased($0) == $1 })
      else {
        index += 1
        continue
      }
      index += word.count
      while index < text.count, isSpace(text[index]) { index += 1 }
      guard index < text.count, text[index] == 0x3D else { continue }
      index += 1
      while index < text.count, isSpace(text[index]) { index += 1 }
      guard index < text.count else { return nil }
      let quote = text[index]
      if quote == 0x22 || quote == 0x27 {
        let rest = text[(index + 1)...]
        guard let end = rest.firstIndex(of: quote) else { return nil }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      let rest = text[index...].prefix { !isSpace($0) && $0 != 0x3B }
      return String(decoding: rest, as: UTF8.self)
    }
    return nil
  }

  /// The next attribute of the tag, name and value in lower case; `nil` at the tag's end.
  private mutating func attribute() -> (name: String, value: String)? {
    while index < bytes.count, isSpace(bytes[index]) || bytes[index] == 0x2F { index += 1 }
    guard index < bytes.count, bytes[index] != 0x3E else { return nil }
    var name: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3D, !name.isEmpty { break }
      if isSpace(byte) || byte == 0x2F || byte == 0x3E { break }
      name.append(lowercased(byte))
      index += 1
    }
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    var value: [UInt8] = []
    if index < bytes.count, bytes[index] == 0x3D {
      index += 1
      while index < bytes.count, isSpace(bytes[index]) { index += 1 }
      guard index < bytes.count else { return nil }
      let quote = bytes[index]
      if quote == 0x22 || quote == 0x27 {
        index += 1
        while index < bytes.count, bytes[index] != quote {
          value.append(lowercased(bytes[index]))
          index += 1
        }
        guard index < bytes.count else { return nil }
        index += 1
      } else {
        while index < bytes.count, !isSpace(bytes[index]), bytes[index] != 0x3E {
          value.append(lowercased(bytes[index]))
          index += 1
        }
      }
    }
    return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
  }
}
