internal import DatelineModel
internal import DatelineXML

/// The items of a feed (RSS, Atom, JSON Feed).
final class FeedMembers: Members {
  private var numbers: MemberNumbers
  private var items: ArraySlice<FeedItem>
  private var failure: (code: String, message: String)?
  let skipped = 0
  let position = Int.max
  let isSelfContained = true

  init(_ stream: ByteStream, _ numbers: MemberNumbers, limits: SourceLimits) {
    self.numbers = numbers
    let (bytes, cut) = stream.rest(limit: limits.documentBytes)
    let isJSON = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
    let (items, mistake) = isJSON ? JSONFeed.items(bytes) : FeedXML.items(bytes)
    self.items = items[...]
    if cut || (stream.state != .open && stream.state != .ended) {
      failure = ("archive.truncated", "the feed is cut; the items before that were read")
    } else if let mistake {
      failure = ("feed.malformed", "\(mistake); \(items.count) items before that were read")
    } else if items.isEmpty {
      failure = ("feed.empty", "the feed has no items")
    }
  }

  func next() -> Input? {
    if let item = items.popFirst() { return numbers.input(.item(item), stamp: stamp(of: item)) }
    guard let (code, message) = failure else { return nil }
    failure = nil
    return numbers.lost(code, message)
  }

  /// Feeds lose their oldest items and gain others, and most stay as they are.
  private func stamp(of item: FeedItem) -> UInt64 {
    var writer = WireWriter()
    item.write(to: &writer)
    return Hash64(writer.bytes).value
  }
}

/// The addresses that the items of a feed lead to.
package enum FeedLinks {
  /// The links in the feed's order; none if it is no feed.
  package static func read(_ bytes: [UInt8]) -> [String] {
    let isJSON = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
    return (isJSON ? JSONFeed.items(bytes) : FeedXML.items(bytes)).items.compactMap(\.link)
  }
}

/// Reads RSS and Atom.
private final class FeedXML {
  private static let content = "http://purl.org/rss/1.0/modules/content/"
  private static let dublinCore = "http://purl.org/dc/elements/1.1/"

  private var feed = FeedItem()
  private var item: FeedItem?
  private var items: [FeedItem] = []
  private var path: [String] = []
  private var text: [UInt8] = []
  private var summary: String?
  /// The depth at which Atom's XHTML began, whose markup is kept.
  private var markupDepth: Int?
  private var isMarkup = false

  static func items(_ bytes: [UInt8]) -> (items: [FeedItem], mistake: String?) {
    let feed = FeedXML()
    let mistake = XMLReader().read(bytes) { feed.take($0) }
    return (feed.items, mistake.map { "line \($0.line): \($0.problem)" })
  }

  private func take(_ event: XMLReader.Event) {
    switch event {
    case .start(let name, let namespace, let attributes): start(name, namespace, attributes)
    case .end(let name, let namespace): end(name, namespace)
    case .text(let bytes):
      if markupDepth != nil { Self.escape(bytes, into: &text) } else { text += bytes }
    }
  }

  private func start(_ name: String, _ namespace: String?, _ attributes: [String: String]) {
    path.append(name)
    if markupDepth != nil {
      text += "<\(name)".utf8
      for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
        text += " \(key)=\"".utf8
        Self.escape(Array(value.utf8), into: &text)
        text += "\"".utf8
      }
      text += ">".utf8
      return
    }
    text.removeAll(keepingCapacity: true)
    if let language = attributes["xml:lang"] {
      if item != nil { item?.language = language } else { feed.language = language }
    }
    switch name {
    case "item", "entry":
      item = FeedItem()
      item?.language = feed.language
      item?.site = feed.title
      summary = nil
    case "link":
      guard let address = attributes["href"] else { break }
      let relation = attributes["rel"] ?? "alternate"
      if item != nil, relation == "alternate" { item?.link = address }
    case "content", "summary":
      let type = attributes["type"] ?? (namespace == Self.content ? "html" : "text")
      isMarkup = type.contains("html")
      if type == "xhtml" { markupDepth = path.count }
    default: break
    }
  }

  private func end(_ name: String, _ namespace: String?) {
    defer { _ = path.popLast() }
    if let depth = markupDepth {
      guard path.count == depth else {
        text += "</\(name)>".utf8
        return
      }
      markupDepth = nil
    }
    let value = String(decoding: text, as: UTF8.self)
    text.removeAll(keepingCapacity: true)
    guard item != nil else {
      // Of the channel itself; an image in it has a title of its own.
      if path.count <= 3, path.dropLast().last != "image" { endOfFeed(name, Self.trimmed(value)) }
      return
    }
    let isInItem = path.dropLast().last == "item" || path.dropLast().last == "entry"
    switch name {
    case "item", "entry": finish()
    case "encoded" where namespace == Self.content: whole(value, isText: false)
    case "content" where isInItem: whole(value, isText: !isMarkup)
    case "description" where isInItem && summary == nil: summary = value
    case "summary" where isInItem: summary = value
    case "creator" where namespace == Self.dublinCore: author(value)
    case "author" where isInItem && Self.trimmed(value) != nil: author(value)
    case "name" where path.dropLast().last == "author": author(value)
    default: if isInItem { field(name, namespace, Self.trimmed(value)) }
    }
  }

  private func field(_ name: String, _ namespace: String?, _ value: String?) {
    guard let value else { return }
    switch name {
    // Media extensions have titles of their own.
    case "title" where item?.title == nil: item?.title = value
    case "link": item?.link = value
    case "guid", "id":
      item?.id = value
      if item?.link == nil, value.hasPrefix("http") { item?.link = value }
    case "pubDate", "published", "date": item?.published = value
    case "updated", "modified": item?.modified = value
    case "language": item?.language = value
    default: break
    }
  }

  private func endOfFeed(_ name: String, _ value: String?) {
    switch name {
    case "title": feed.title = value
    case "language": feed.language = value ?? feed.language
    default: break
    }
  }

  private func whole(_ value: String, isText: Bool) {
    guard Self.trimmed(value) != nil else { return }
    item?.content = value
    item?.isText = isText
    item?.isWhole = true
  }

  private func author(_ value: String) {
    guard let name = Self.trimmed(value) else { return }
    // RSS wants an address with the name behind it: jane@example.com (Jane Doe).
    let inner =
      name.hasSuffix(")") ? name.dropLast().split(separator: "(").last.map(String.init) : nil
    let plain = name.contains("@") ? inner ?? "" : name
    if !plain.isEmpty { item?.authors.append(plain) }
  }

  private func finish() {
    guard var done = item else { return }
    if !done.isWhole, let summary, Self.trimmed(summary) != nil {
      done.content = summary
      // Some feeds give the whole article where a summary belongs.
      done.isWhole = summary.utf8.count >= 1_500 && summary.contains("<p")
    }
    done.published = done.published ?? done.modified
    items.append(done)
    item = nil
  }

  private static func trimmed(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  fileprivate static func escape(_ bytes: [UInt8], into output: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      default: output.append(byte)
      }
    }
  }
}

/// Reads JSON Feed.
private enum JSONFeed {
  static func items(_ bytes: [UInt8]) -> (items: [FeedItem], mistake: String?) {
    do throws(JSONLine.Mistake) {
      let feed = try JSONLine(bytes)
      let site = feed.string("title")
      let language = feed.string("language")
      var items: [FeedItem] = []
      for element in JSONLine.elements(of: feed.nested("items") ?? []) {
        items.append(item(try JSONLine(element), site: site, language: language))
      }
      return (items, nil)
    } catch {
      return ([], "byte \(error.column): \(error.problem)")
    }
  }

  private static func item(_ values: JSONLine, site: String?, language: String?) -> FeedItem {
    var item = FeedItem()
    item.title = values.string("title")
    item.link = values.string("url") ?? values.string("external_url")
    item.id = values.string("id")
    item.published = values.string("date_published") ?? values.string("date_modified")
    item.modified = values.string("date_modified")
    item.language = values.string("language") ?? language
    item.site = site
    for element in JSONLine.elements(of: values.nested("authors") ?? []) {
      if let name = (try? JSONLine(element))?.string("name") { item.authors.append(name) }
    }
    if let html = values.string("content_html") {
      (item.content, item.isWhole) = (html, true)
    } else if let text = values.string("content_text") {
      (item.content, item.isText, item.isWhole) = (text, true, true)
    } else if let summary = values.string("summary") {
      (item.content, item.isText) = (summary, true)
    }
    return item
  }
}

extension FeedItem {
  /// The item as a page: what the feed says about it in the head, its content in the body.
  var page: [UInt8] {
    var page: [UInt8] = Array("<!DOCTYPE html>\n<html".utf8)
    func add(_ before: String, _ value: String?, _ after: String) {
      guard let value else { return }
      page += before.utf8
      FeedXML.escape(Array(value.utf8), into: &page)
      page += after.utf8
    }
    add(" lang=\"", language, "\"")
    page += "><head><meta charset=\"utf-8\">\n".utf8
    add("<title>", title, "</title>\n")
    for author in authors { add("<meta name=\"author\" content=\"", author, "\">\n") }
    add("<meta property=\"og:site_name\" content=\"", site, "\">\n")
    page += "</head><body><article>\n".utf8
    add("<h1>", title, "</h1>\n")
    if isText {
      for paragraph in content.split(separator: "\n") { add("<p>", String(paragraph), "</p>\n") }
    } else {
      page += content.utf8
    }
    page += "\n</article></body></html>\n".utf8
    return page
  }
}
