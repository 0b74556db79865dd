/// An HTTP response as an archive keeps it.
struct HTTPMessage {
  /// The status; `nil` if the first line is none of HTTP.
  var status: Int?
  /// The header fields, by name in lower case.
  var fields: [String: String]
  /// Where the body begins.
  var bodyStart: Int

  /// Reads the head of a message.
  init(_ bytes: [UInt8]) {
    let end = Self.headEnd(bytes)
    bodyStart = end.body
    let head = Array(bytes[..<end.head])
    fields = HeaderFields.read(head)
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
    let parts = line.split(separator: 0x20)
    if let first = parts.first, first.starts(with: "HTTP/".utf8), parts.count > 1 {
      status = Int(String(decoding: parts[1], as: UTF8.self))
    }
  }

  /// The body: chunks joined, content codings taken off.
  ///
  /// - Parameters:
  ///   - bytes: The whole message.
  ///   - limit: The most bytes of the body.
  /// - Returns: The body, how taking off a coding ended, and the name of a coding that is not known.
  func body(
    of bytes: [UInt8],
    limit: Int
  ) -> (bytes: [UInt8], ending: Gzip.Ending, unknown: String?) {
    var body = Array(bytes[bodyStart...])
    if fields["transfer-encoding"]?.lowercased().contains("chunked") ?? false,
      let joined = Self.joined(body)
    {
      body = joined
    }
    switch fields["content-encoding"]?.lowercased() {
    case nil, "", "identity": break
    // Many archives keep the header of a coding that they have taken off.
    case "gzip", "x-gzip":
      if Gzip.isGzip(body) {
        let (unpacked, ending) = Gzip.unpack(body, limit: limit)
        return (unpacked, ending, nil)
      }
    case "deflate":
      // The standard means zlib's wrapping; some servers leave it out.
      for wrapping in [Inflater.Wrapping.zlib, .none] {
        let (unpacked, ending) = Gzip.unpack(body, wrapping, limit: limit)
        if case .damaged = ending { continue }
        return (unpacked, ending, nil)
      }
    case let other?:
      if !looksDecoded(body) { return (body, .whole, other) }
    }
    return (body, .whole, nil)
  }

  private func looksDecoded(_ body: [UInt8]) -> Bool {
    let head = body.prefix(256)
    return head.contains(UInt8(ascii: "<"))
      && head.allSatisfy { $0 >= 0x20 || (9...13).contains($0) }
  }

  /// The chunks of a body in one; `nil` if it is not chunked, as many archives have it.
  private static func joined(_ body: [UInt8]) -> [UInt8]? {
    var joined: [UInt8] = []
    var index = 0
    while index < body.count {
      guard let end = body[index...].prefix(64).firstIndex(of: 0x0A) else { break }
      let line = body[index..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
      guard let size = Int(String(decoding: line, as: UTF8.self), radix: 16), size >= 0 else {
        return joined.isEmpty ? nil : joined
      }
      if size == 0 { return joined }
      let stop = min(end + 1 + size, body.count)
      joined.append(contentsOf: body[end + 1..<stop])
      index = stop
      while index < body.count, body[index] == 0x0D || body[index] == 0x0A { index += 1 }
    }
    return joined.isEmpty ? nil : joined
  }

  private static func headEnd(_ bytes: [UInt8]) -> (head: Int, body: Int) {
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0x0A {
        if bytes[index + 1] == 0x0A { return (index, index + 2) }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
          return (index, index + 3)
        }
      }
      index += 1
    }
    return (bytes.count, bytes.count)
  }
}

/// Tells the pages among what an archive keeps from images, scripts and the like.
enum PageFilter {
  static func isPage(_ capture: Capture) -> Bool {
    guard capture.isHTTP else { return isPage(mediaType: capture.contentType) }
    let message = HTTPMessage(Array(capture.bytes.prefix(65_536)))
    // A redirection has no page, and 304 says that it has not changed.
    if let status = message.status, (300..<400).contains(status) { return false }
    return isPage(mediaType: message.fields["content-type"])
  }

  private static func isPage(mediaType: String?) -> Bool {
    guard let mediaType else { return true }
    let type = ContentType(mediaType)
    if type.format != nil { return true }
    // What is stated wrongly or not at all is decided by the bytes later.
    return ["", "application/octet-stream", "unknown/unknown", "text/*"].contains(type.mediaType)
  }
}
