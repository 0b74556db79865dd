public import DatelineModel

/// Turns inputs into documents: reads files, unpacks gzip, reads lines of NDJSON, takes pages out of
/// what archives and feeds keep.
///
/// Loading cannot fail: what cannot be read becomes a document whose issues say so.
public struct Loader: Sendable {
  let limits: SourceLimits

  /// Makes a loader.
  public init(limits: SourceLimits = .init()) {
    self.limits = limits
  }

  /// Loads one input.
  public func document(for input: consuming Input) -> Document {
    var document: Document
    switch input.content {
    case .file(let path, let format):
      document = load(path, format: format)
    case .bytes(let bytes, let format, let cut):
      document = made(of: bytes, uri: input.uri, format: format, cut: cut)
    case .line(let line, let number, let folder):
      document = load(line: line, number: number, folder: folder, uri: input.uri)
    case .capture(let capture):
      document = page(of: capture, uri: input.uri)
    case .zipped(let entry, let path):
      document = page(of: entry, path: path)
    case .item(let item):
      document = page(of: item, uri: input.uri)
    case .unreadable(let issue):
      document = Document(uri: input.uri, bytes: [], sha256: nil, format: .html)
      document.issues = [issue]
    case .known:
      preconditionFailure("a document that is known to be done needs no loading")
    }
    if case .zipped(let entry, _) = input.content {
      document.uri = input.uri + "#" + entry.name
    } else {
      document.uri = input.uri
    }
    document.index = input.index
    return document
  }

  // MARK: Files

  private func load(_ path: String, format: Document.Format?) -> Document {
    do throws(ByteFile.Failure) {
      let (bytes, cut) = try ByteFile.bytes(of: path, limit: limits.documentBytes)
      return made(of: bytes, uri: path, format: format, cut: cut)
    } catch {
      var document = Document(uri: path, bytes: [], sha256: nil, format: format ?? .html)
      document.issues = [
        Issue(.error, "load.unreadable", stage: "load", "\(path): \(error.reason)")
      ]
      return document
    }
  }

  func made(
    of packed: consuming [UInt8],
    uri: String,
    format: Document.Format?,
    cut: Bool
  ) -> Document {
    var issues: [Issue] = []
    var bytes = packed
    var isCut = cut
    // Some are packed twice, by their site and by who kept them.
    for _ in 0..<2 where Gzip.isGzip(bytes) {
      let (unpacked, ending) = Gzip.unpack(bytes, limit: limits.documentBytes)
      if let issue = issue(for: ending, uri: uri, recovered: unpacked.count) {
        issues.append(issue)
      }
      isCut = isCut || ending == .tooLarge
      bytes = unpacked
    }
    if isCut {
      issues.append(
        Issue(
          .warning,
          "load.tooLarge",
          stage: "load",
          "\(uri): only the first \(limits.documentBytes >> 20) MB were read"
        )
      )
    }
    var saved: SavedPage?
    if format ?? .html == .html {
      saved = SavedPage(bytes)
      if let page = saved { bytes = page.bytes }
    }
    if bytes.isEmpty, !issues.contains(where: { $0.level == .error }) {
      let problem = saved == nil ? "the input is empty" : "no part of the saved page is HTML"
      issues.append(Issue(.error, "load.empty", stage: "load", "\(uri): \(problem)"))
    }
    let known = saved == nil ? format ?? Sniffer.format(of: bytes) : .html
    let hash = ContentHash.sha256(of: bytes)
    var document = Document(uri: uri, bytes: bytes, sha256: hash, format: known)
    document.mediaType = mediaType(of: known)
    document.statedCharset = saved?.contentType.charset
    document.url = saved?.address
    document.issues = issues
    return document
  }

  func issue(for ending: Gzip.Ending, uri: String, recovered: Int) -> Issue? {
    let level = recovered == 0 ? Issue.Level.error : .warning
    let rest = recovered == 0 ? "nothing could be unpacked" : "\(recovered) bytes were unpacked"
    switch ending {
    case .whole, .tooLarge:
      return nil
    case .truncated:
      return Issue(
        level,
        "load.truncatedGzip",
        stage: "load",
        "\(uri): the gzip data ends early; \(rest); fetch the file again"
      )
    case .damaged(let reason):
      return Issue(
        level,
        "load.damagedGzip",
        stage: "load",
        "\(uri): the gzip data is damaged (\(reason)); \(rest); fetch the file again"
      )
    }
  }

  private func mediaType(of format: Document.Format) -> String {
    switch format {
    case .html: "text/html"
    case .text, .verbatim: "text/plain"
    case .markdown: "text/markdown"
    }
  }

  // MARK: NDJSON

  private func load(line: [UInt8], number: Int, folder: String, uri: String) -> Document {
    let place = "\(uri), line \(number)"
    let values: JSONLine
    do throws(JSONLine.Mistake) {
      values = try JSONLine(line)
    } catch {
      return refused(
        line,
        "ndjson.malformed",
        "\(place), column \(error.column): \(error.problem)"
      )
    }
    var document: Document
    let stated = values.string("contentType").map(ContentType.init)
    if let text = values.bytes("text") {
      document = Document(
        uri: uri,
        bytes: text,
        sha256: ContentHash.sha256(of: text),
        format: .verbatim
      )
      document.mediaType = "text/plain"
    } else if let html = values.bytes("html") {
      document = made(of: html, uri: place, format: stated?.format ?? .html, cut: false)
      // The string was decoded when the line was: what the page declares no longer holds.
      document.statedCharset = "utf-8"
    } else if let path = values.string("path") {
      let resolved = path.hasPrefix("/") ? path : folder + path
      let type = FileType(name: path)
      var format = stated?.format
      if format == nil, case .document(let known) = type { format = known }
      document = load(resolved, format: format)
      document.statedCharset = stated?.charset ?? document.statedCharset
    } else {
      return refused(
        line,
        "ndjson.noContent",
        "\(place): needs one of the keys html, text and path"
      )
    }
    if let stated { document.mediaType = stated.mediaType }
    document.callerID = values.string("id")
    document.url = values.string("finalURL") ?? values.string("url") ?? document.url
    document.httpStatus = values.string("httpStatus").flatMap(Int.init)
    document.retrieved = values.string("retrieved")
    document.published = values.string("published")
    document.language = values.string("language").map { Language($0) }
    return document
  }

  private func refused(_ line: [UInt8], _ code: String, _ message: String) -> Document {
    var document = Document(
      uri: "",
      bytes: [],
      sha256: ContentHash.sha256(of: line),
      format: .verbatim
    )
    document.issues = [Issue(.error, code, stage: "load", message)]
    return document
  }
}

/// The parts of a `Content-Type` value that matter.
struct ContentType {
  /// The media type in lower case.
  var mediaType: String
  /// The charset parameter.
  var charset: String?

  /// Reads `text/html; charset=gbk`.
  init(_ text: String) {
    let parts = text.split(separator: ";").map { part in
      String(part.drop { $0 == " " }).lowercased()
    }
    mediaType = parts.first.map { String($0.prefix { $0 != " " }) } ?? ""
    let prefix = "charset="
    charset = parts.dropFirst().first { $0.hasPrefix(prefix) }.map { part in
      String(part.dropFirst(prefix.count).filter { $0 != "\"" && $0 != "'" && $0 != " " })
    }
  }

  /// The format that the media type means; `nil` for one that says nothing.
  var format: Document.Format? {
    switch mediaType {
    case "text/html", "application/xhtml+xml": .html
    case "text/plain": .text
    case "text/markdown", "text/x-markdown": .markdown
    default: nil
    }
  }
}
