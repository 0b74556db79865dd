internal import DatelineModel

/// What a file's name says about its content.
enum FileType: Equatable {
  case document(Document.Format?)
  /// Several documents in one file.
  case archive(Archive)
  /// JSON or XML: a feed, if its first bytes say so.
  case feedPerhaps
  /// Something that is no page (an image, a style sheet); left out when a folder is read.
  case other

  /// What holds several documents.
  enum Archive {
    case ndjson, warc, feed, zip
  }

  private static let pages: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "mhtml", "mht", "php", "php3", "asp", "aspx", "jsp",
    "jspx",
    "jhtml", "cfm", "cgi", "do",
  ]

  /// The type by the extension, `.gz` left aside.
  ///
  /// A name without extension may be a page: mirrors of web sites are full of them.
  init(name: String) {
    let name = Self.withoutGzip(name)
    switch Self.fileExtension(of: name) {
    case nil: self = .document(nil)
    case "txt", "text": self = .document(.text)
    case "md", "markdown": self = .document(.markdown)
    case "ndjson", "jsonl": self = .archive(.ndjson)
    // Common Crawl calls its extracted text .warc.wet.
    case "warc", "wet": self = .archive(.warc)
    case "zip": self = .archive(.zip)
    case "rss", "atom", "feed": self = .archive(.feed)
    case "xml", "json", "rdf": self = .feedPerhaps
    case let known? where Self.pages.contains(known): self = .document(.html)
    default: self = .other
    }
  }

  /// The name without its extension and without `.gz`.
  static func stem(of name: String) -> String {
    let name = withoutGzip(name)
    guard let known = fileExtension(of: name) else { return name }
    return String(name.dropLast(known.utf8.count + 1))
  }

  private static func withoutGzip(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  /// The extension in lower case; `nil` if there is none.
  ///
  /// What follows a `?` is a query that a mirroring tool kept in the name.
  private static func fileExtension(of name: String) -> String? {
    let path = name.split(separator: "?", omittingEmptySubsequences: false).first ?? ""
    guard let dot = path.lastIndex(of: "."), dot != path.startIndex else { return nil }
    let found = path[path.index(after: dot)...].lowercased()
    let isPlain = found.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    guard !found.isEmpty, found.utf8.count <= 8, isPlain else { return nil }
    return path.count == name.count ? found : nil
  }
}
