internal import DatelineModel

/// Tells from the first bytes what an input is, where neither its name nor the caller does.
enum Sniffer {
  /// Whether the bytes begin like a line of Dateline's NDJSON.
  static func looksLikeNDJSON(_ head: [UInt8]) -> Bool {
    guard let first = head.first(where: { !isSpace($0) && $0 < 0x80 }), first == UInt8(ascii: "{")
    else { return false }
    let keys = ["\"html\"", "\"text\"", "\"path\"", "\"url\"", "\"id\""]
    let text = String(decoding: head, as: UTF8.self)
    return keys.contains { text.contains($0) }
  }

  /// What holds several documents and begins with these bytes; `nil` if nothing that is known does.
  static func archive(_ head: [UInt8]) -> FileType.Archive? {
    if head.starts(with: "WARC/".utf8) { return .warc }
    if head.starts(with: [0x50, 0x4B, 3, 4]) { return .zip }
    if looksLikeFeed(head) { return .feed }
    return looksLikeNDJSON(head) ? .ndjson : nil
  }

  /// Whether the bytes begin like RSS, Atom or JSON Feed.
  static func looksLikeFeed(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head, as: UTF8.self)
    return ["<rss", "<feed", "<rdf:RDF", "https://jsonfeed.org/version/"].contains {
      text.contains($0)
    }
  }

  /// Whether the bytes are a page or plain text.
  ///
  /// UTF-16 is recognised by its zero bytes.
  static func format(of bytes: [UInt8]) -> Document.Format {
    let letters = bytes.prefix(4_096).lazy.filter { $0 != 0 && $0 < 0x80 }
    let head = String(decoding: Array(letters), as: UTF8.self).lowercased()
    guard let first = head.utf8.first(where: { !isSpace($0) }), first == UInt8(ascii: "<") else {
      return ["<html", "<body", "<!doctype html", "<p>", "<div"].contains { head.contains($0) }
        ? .html : .text
    }
    return .html
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
