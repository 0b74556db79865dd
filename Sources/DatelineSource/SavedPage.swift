internal import DatelineModel

/// The page in a file that a browser saved whole (`.mhtml`, `.mht`): MIME parts, the page among them.
///
/// RFC 2557 says how they are kept, RFC 2045 how each is written.
struct SavedPage {
  /// The page's bytes, as its site sent them or as the browser wrote them.
  var bytes: [UInt8]
  /// What the page's part says of them.
  var contentType: ContentType
  /// The page's address, if the browser noted it.
  var address: String?

  /// Reads a file; `nil` if it is none of MIME with several parts.
  ///
  /// The page is empty where no part is one.
  init?(_ file: [UInt8]) {
    guard Self.looksLikeOne(file) else { return nil }
    let head = Self.header(of: file, 0..<file.count)
    guard let stated = head.fields["content-type"], let boundary = Self.boundary(of: stated) else {
      return nil
    }
    contentType = ContentType("text/html")
    bytes = []
    let main = head.fields["snapshot-content-location"]
    for part in Self.parts(of: file, from: head.end, boundary) {
      let (fields, body) = Self.header(of: file, part)
      let type = ContentType(fields["content-type"] ?? "")
      guard type.format == .html else { continue }
      contentType = type
      address = main ?? fields["content-location"]
      bytes = Self.decoded(file[body..<part.upperBound], fields["content-transfer-encoding"])
      return
    }
    address = main
  }

  // MARK: Parts

  private static func looksLikeOne(_ file: [UInt8]) -> Bool {
    guard let first = file.first, (0x41...0x7A).contains(first) else { return false }
    let head = String(decoding: file.prefix(4_096), as: UTF8.self).lowercased()
    return head.contains("mime-version:") && head.contains("multipart/")
  }

  private static func boundary(of contentType: String) -> [UInt8]? {
    let name = "boundary="
    guard contentType.lowercased().hasPrefix("multipart/"),
      let field = contentType.split(separator: ";").first(where: {
        $0.drop { $0 == " " || $0 == "\t" }.lowercased().hasPrefix(name)
      }), let equals = field.firstIndex(of: "=")
    else { return nil }
    let value = field[field.index(after: equals)...].filter { $0 != "\"" && $0 != " " }
    return value.isEmpty ? nil : Array("--\(value)".utf8)
  }

  /// The header of a part, and where its body begins.
  private static func header(
    of file: [UInt8],
    _ part: Range<Int>
  ) -> (fields: [String: String], end: Int) {
    var line = part.lowerBound
    while line < part.upperBound {
      let end = endOfLine(file, line, part.upperBound)
      let isEmpty = file[line..<end].allSatisfy { $0 == 0x0D || $0 == 0x0A }
      line = end
      if isEmpty { break }
    }
    // `HeaderFields` leaves the first line aside, which is a status elsewhere.
    return (HeaderFields.read(Array("-\n".utf8) + file[part.lowerBound..<line]), line)
  }

  /// The parts between the lines that hold the boundary.
  private static func parts(
    of file: [UInt8],
    from start: Int,
    _ boundary: [UInt8]
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var begin: Int?
    var line = start
    while line < file.count {
      let end = endOfLine(file, line, file.count)
      if file[line..<end].starts(with: boundary) {
        if let begin { parts.append(begin..<line) }
        begin = end
      }
      line = end
    }
    // A file that was cut ends within a part.
    if let begin, begin < file.count { parts.append(begin..<file.count) }
    return parts
  }

  private static func endOfLine(_ file: [UInt8], _ start: Int, _ limit: Int) -> Int {
    file[start..<limit].firstIndex(of: 0x0A).map { $0 + 1 } ?? limit
  }

  // MARK: Encodings

  private static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
    switch encoding?.lowercased() {
    case "quoted-printable": unquoted(body)
    case "base64": unpacked(body)
    default: Array(body)
    }
  }

  /// Takes `=3D` for `=`, and joins the lines that end with `=`.
  private static func unquoted(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var place = body.startIndex
    while place < body.endIndex {
      let byte = body[place]
      place += 1
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      let rest = body[place...].prefix(2)
      if let high = rest.first.flatMap(digit), let low = rest.dropFirst().first.flatMap(digit) {
        result.append(high << 4 | low)
        place += 2
      } else if rest.first == 0x0A {
        place += 1
      } else if rest.elementsEqual([0x0D, 0x0A]) {
        place += 2
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// Base64; what is none of its characters is passed over.
  private static func unpacked(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in body {
      if byte == UInt8(ascii: "=") { break }
      guard let value = sextet(byte) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return result
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
