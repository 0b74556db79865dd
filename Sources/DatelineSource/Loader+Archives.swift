internal import DatelineModel

extension Loader {
  /// The page of a record of a web archive.
  func page(of capture: Capture, uri: String) -> Document {
    let place = capture.url ?? uri
    var document: Document
    var extra: [Issue] = []
    if capture.isHTTP {
      let message = HTTPMessage(capture.bytes)
      let stated = message.fields["content-type"].map(ContentType.init)
      let (body, ending, unknown) = message.body(of: capture.bytes, limit: limits.documentBytes)
      if let unknown {
        document = Document(
          uri: uri,
          bytes: [],
          sha256: ContentHash.sha256(of: body),
          format: .html
        )
        document.issues = [
          Issue(
            .error,
            "load.coding",
            stage: "load",
            "\(place): the body is packed as \(unknown), which Dateline cannot unpack"
          )
        ]
      } else {
        let isCut = capture.isCut || ending == .tooLarge
        document = made(of: body, uri: place, format: stated?.format, cut: isCut)
      }
      if let issue = issue(for: ending, uri: place, recovered: body.count) { extra = [issue] }
      document.statedCharset = stated?.charset
      document.mediaType = stated?.mediaType ?? document.mediaType
      document.httpStatus = message.status
    } else {
      let stated = capture.contentType.map(ContentType.init)
      document = made(
        of: capture.bytes,
        uri: place,
        format: stated?.format,
        cut: capture.isCut
      )
      document.statedCharset = stated?.charset
      document.mediaType = stated?.mediaType ?? document.mediaType
    }
    document.issues += extra
    document.url = capture.url
    document.retrieved = capture.date
    return document
  }

  /// A page in a ZIP archive.
  func page(of entry: ZipEntry, path: String) -> Document {
    let place = path + "#" + entry.name
    guard let (bytes, ending) = entry.unpacked(from: path, limit: limits.documentBytes) else {
      var document = Document(uri: place, bytes: [], sha256: nil, format: .html)
      document.issues = [
        Issue(
          .error,
          "archive.damaged",
          stage: "load",
          "\(place): no file begins at byte \(entry.offset), where the directory says"
        )
      ]
      return document
    }
    var format: Document.Format?
    if case .document(let known) = FileType(name: entry.name) { format = known }
    var document = made(of: bytes, uri: place, format: format, cut: ending == .tooLarge)
    let level = bytes.isEmpty ? Issue.Level.error : .warning
    switch ending {
    case .whole, .tooLarge: break
    case .truncated:
      document.issues.append(
        Issue(
          level,
          "archive.truncated",
          stage: "load",
          "\(place): the packed data ends early; \(bytes.count) bytes were unpacked"
        )
      )
    case .damaged(let reason):
      document.issues.append(
        Issue(
          level,
          "archive.damaged",
          stage: "load",
          "\(place): the packed data is damaged (\(reason)); \(bytes.count) bytes were unpacked"
        )
      )
    }
    return document
  }

  /// An item of a feed as a page.
  func page(of item: FeedItem, uri: String) -> Document {
    var document = made(of: item.page, uri: uri, format: .html, cut: false)
    document.statedCharset = "utf-8"
    document.callerID = item.id
    document.url = item.link
    document.published = item.published
    document.language = item.language.map { Language($0) }
    guard !item.isWhole else { return document }
    let isBare = item.content.allSatisfy(\.isWhitespace)
    let rest = isBare ? "only a link" : "only a summary"
    let advice = item.link.map { "; fetch \($0)" } ?? ""
    document.issues.append(
      Issue(
        isBare ? .error : .warning,
        "feed.linkOnly",
        stage: "load",
        "\(item.title ?? item.id ?? uri): the feed has \(rest) of this item\(advice)"
      )
    )
    return document
  }
}
