import DatelineModel

/// What a page's head and its structured data say, before anything is decided.
struct Facts {
  /// A name that some source gives as an author's.
  struct AuthorSource {
    var names: [String]
    /// Whether the source says that they are organisations.
    var areOrganisations = false
  }

  /// A date that some source gives.
  struct DateSource {
    var stamp: Stamp
    var from: String
    /// How much it is worth before it is compared with others.
    var weight: Int
  }

  var headlines: [String] = []
  var openGraphTitle: String?
  var otherTitles: [String] = []
  var documentTitle: String?
  var site: String?
  var canonical: String?
  var openGraphURL: String?
  var summary: String?
  var section: String?
  var keywords: [String] = []
  var imageURL: String?
  var published: [DateSource] = []
  var modified: [DateSource] = []
  var linkedAuthors: [AuthorSource] = []
  var metaAuthors: [String] = []
  var markedAuthors: [String] = []
  var publishers: [String] = []
  var language: String?
  /// The paragraphs of an article body in structured data.
  var articleBody: [[UInt8]] = []
  /// Whether structured data calls the page an article, or something else.
  var isArticle = false
  var isListing = false
  var isPaywalled = false
  /// The types that structured data names, for what is no article.
  var openGraphType: String?
}

/// Reads `Facts` from the elements that the layout set aside.
struct FactReader {
  let page: Page
  var facts = Facts()
  let dates: DateReader

  init(_ page: Page, dates: DateReader) {
    self.page = page
    self.dates = dates
  }

  mutating func run() -> Facts {
    let tree = page.tree
    if page.titleNode >= 0 {
      facts.documentTitle = nonEmpty(page.string(inside: Int(page.titleNode)))
    }
    if page.htmlNode >= 0 {
      facts.language =
        tree.string(.lang, of: Int(page.htmlNode)) ?? tree.string(.xmllang, of: Int(page.htmlNode))
    }
    for index in page.metas { meta(Int(index)) }
    for index in page.links {
      guard let rel = tree.string(.rel, of: Int(index))?.lowercased() else { continue }
      if rel == "canonical" { facts.canonical = tree.string(.href, of: Int(index)) }
    }
    for index in page.scripts { script(Int(index)) }
    for index in page.properties { property(Int(index)) }
    return facts
  }

  private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  // MARK: Meta elements

  private mutating func meta(_ index: Int) {
    let tree = page.tree
    let key =
      tree.attribute(.property, of: index) ?? tree.attribute(.name, of: index)
      ?? tree.attribute(.itemprop, of: index) ?? tree.attribute(.httpequiv, of: index)
    guard let key, key.count > 2, key.count < 64,
      let content = tree.attribute(.content, of: index) ?? tree.attribute(.value, of: index),
      !content.isEmpty
    else { return }
    let name = tree.string(in: key).lowercased()
    var value: String {
      String(
        decoding: Markup.plain(tree.text, content.start..<content.end), as: UTF8.self
      )
    }
    switch name {
    case "og:title": facts.openGraphTitle = facts.openGraphTitle ?? nonEmpty(value)
    case "twitter:title", "title", "dc.title", "dcterms.title", "headline", "sailthru.title",
      "parsely-title", "citation_title", "hdl", "articletitle", "cxenseparse:title":
      if let title = nonEmpty(value) { facts.otherTitles.append(title) }
    case "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site",
      "parsely-site", "publisher", "article:publisher", "dc.publisher":
      let site = value
      if name == "og:site_name" {
        facts.site = nonEmpty(site)
      } else if !site.isEmpty, !site.contains("/") {
        facts.publishers.append(site.hasPrefix("@") ? String(site.dropFirst()) : site)
      }
    case "og:url": facts.openGraphURL = nonEmpty(value)
    case "og:type": facts.openGraphType = value.lowercased()
    case "og:description": facts.summary = nonEmpty(value)
    case "description", "twitter:description", "dc.description", "dcterms.description":
      facts.summary = facts.summary ?? nonEmpty(value)
    case "og:image", "og:image:url", "twitter:image": facts.imageURL = facts.imageURL ?? value
    case "article:section", "section", "parsely-section", "articlesection", "category":
      facts.section = facts.section ?? nonEmpty(value)
    case "keywords", "news_keywords", "article:tag", "parsely-tags": addKeywords(value)
    case "author", "article:author", "article:author_name", "parsely-author", "sailthru.author",
      "dc.creator", "dc.contributor", "dcterms.creator", "byl", "byline", "citation_author",
      "authors", "article.author", "cxenseparse:author", "creator", "twitter:data1",
      "og:article:author", "dc.author", "rbauthors", "sailthru.byline_name", "article:authors", "shareaholic:article_author_name":
      if name == "twitter:data1", !hasAuthorLabel() { return }
      var author = value
      if name == "citation_author" { author = Self.inOrder(author) }
      if !author.isEmpty, !author.contains("://"), author.utf8.count < 200 {
        facts.metaAuthors.append(author)
      }
    case "article:published_time", "article:published", "og:published_time", "datepublished",
      "og:article:published_time", "article.published", "rnews:datepublished":
      addDate(value, "meta", 90)
    case "publishdate", "publish-date", "pubdate", "publish_date", "publication_date",
      "publicationdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
      "dc.date.created", "dcterms.date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
      "article.created", "citation_publication_date", "citation_date", "citation_online_date",
      "published_time", "published", "published_date", "date.created", "ptime", "publish_time",
      "pub_date", "timestamp", "displaydate", "article_date_original", "originalpublicationdate",
      "datecreated", "dat", "apub:time", "date_published", "bt:pubdate", "rbpubdate",
      "cxenseparse:publishtime", "og:pubdate", "publishedtime", "firstpublished", "weibo: article:create_at",
      "weibo:article:create_at", "article:create_at", "shareaholic:article_published_time",
      "article_publication_date", "gentime", "release_date", "og:release_date", "video:release_date",
      "iso-8601-publish-date", "eprints.datestamp", "article-publication_date", "blogger:published":
      addDate(value, "meta", 75)
    case "date", "created", "dc.date.available", "og:time", "creation_date", "pubtime", "time":
      addDate(value, "meta", 60)
    case "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
      "dcterms.modified", "dc.date.modified", "article:modified", "revised", "modified",
      "article.updated", "og:modified_time", "dateupdated", "weibo:article:update_at",
      "article:update_at", "last_updated", "parsely-updated":
      if let stamp = dates.read(value) {
        facts.modified.append(Facts.DateSource(stamp: stamp, from: "meta", weight: 80))
      }
    case "article:content_tier":
      let tier = value.lowercased()
      if tier == "locked" { facts.isPaywalled = true }
    default: break
    }
  }

  /// Whether the page's `twitter:label1` says that `twitter:data1` is who wrote it.
  private func hasAuthorLabel() -> Bool {
    for index in page.metas {
      guard
        let name = page.tree.string(.name, of: Int(index))
          ?? page.tree.string(.property, of: Int(index)),
        name.lowercased() == "twitter:label1"
      else { continue }
      let label = page.tree.string(.content, of: Int(index))?.lowercased() ?? ""
      return [
        "written by", "author", "by", "verfasst von", "écrit par", "escrito por",
        "geschreven door", "作者", "scritto da", "skrevet av", "napisane przez", "yazan",
      ].contains(label)
    }
    return false
  }

  /// `Doe, Jane` as `Jane Doe`.
  private static func inOrder(_ name: String) -> String {
    let parts = name.split(separator: ",")
    guard parts.count == 2, parts[0].split(separator: " ").count <= 3 else { return name }
    return parts[1].drop { $0 == " " } + " " + parts[0]
  }

  private mutating func addKeywords(_ value: String) {
    for part in value.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == ";" || $0 == "、" }) {
      let keyword = trim(part)
      if !keyword.isEmpty, keyword.utf8.count < 100, facts.keywords.count < 50,
        !facts.keywords.contains(keyword)
      {
        facts.keywords.append(keyword)
      }
    }
  }

  private func trim(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    return bytes.string(bytes.trimmed(0..<bytes.count))
  }

  private mutating func addDate(_ value: String, _ from: String, _ weight: Int) {
    guard let stamp = dates.read(value) else { return }
    facts.published.append(Facts.DateSource(stamp: stamp, from: from, weight: weight))
  }

  // MARK: Structured data in scripts

  private static let linkedData = Array("ld+json".utf8)

  private mutating func script(_ index: Int) {
    let tree = page.tree
    guard let type = tree.attribute(.type, of: index), type.count >= 7,
      tree.text.find(Self.linkedData, in: type.start..<type.end) != nil
    else { return }
    var child = index + 1
    while child < Int(tree.nodes[index].end) {
      let node = tree.nodes[child]
      let range = Int(node.textStart)..<Int(node.textStart + node.textCount)
      if node.kind == .raw {
        linked(JSON(tree.source, range))
      } else if node.kind == .text {
        linked(JSON(tree.text, range))
      }
      child += 1
    }
  }

  private enum Kind: Int { case article = 3, page = 2, other = 1 }

  private func kind(_ json: JSON, _ index: Int) -> Kind? {
    guard let type = json.child("@type", of: index) ?? json.child("type", of: index) else {
      return nil
    }
    var best: Kind?
    let types = json.values[type].kind == .array ? json.children(of: type) : [type]
    for type in types where json.values[type].kind == .string {
      let name = String(decoding: json.bytes[json.range(of: type)], as: UTF8.self).lowercased()
      let found: Kind?
      if name.hasSuffix("article") || name.hasSuffix("posting") || name == "report"
        || name == "article" || name == "recipe" || name.hasSuffix("review")
      {
        found = name.hasPrefix("job") ? nil : .article
      } else if name.hasSuffix("webpage") || name == "faqpage" || name == "aboutpage"
        || name == "itempage"
      {
        found = .page
      } else if name == "videoobject" || name == "podcastepisode" || name == "creativework"
        || name == "book" || name == "howto" || name == "photograph" || name == "imagegallery"
        || name == "musicrecording" || name == "event" || name == "course"
      {
        found = .other
      } else {
        found = nil
      }
      if let found, found.rawValue > best?.rawValue ?? 0 { best = found }
    }
    return best
  }

  private mutating func linked(_ json: JSON) {
    var best: Int?
    var bestScore = 0
    for index in json.values.indices where json.values[index].kind == .object {
      guard let kind = kind(json, index) else { continue }
      // What a list, an author or another page's teaser holds speaks of something else.
      var score = kind.rawValue * 100
      var parent = index
      var depth = 0
      while parent > 0 {
        for key in ["itemListElement", "hasPart", "review", "mentions", "relatedLink", "comment", "isPartOf", "associatedMedia", "liveBlogUpdate", "publisher", "video", "about", "potentialAction"]
        where json.isKey(key, of: parent) { score -= 260 }
        parent = Int(json.values[parent].parent)
        depth += 1
      }
      score -= depth
      if json.child("headline", of: index) != nil { score += 20 }
      if json.child("datePublished", of: index) != nil { score += 20 }
      if let headline = json.text("headline", of: index) ?? json.text("name", of: index),
        let title = facts.documentTitle ?? facts.openGraphTitle
      {
        if Titles.similarity(headline, title) > 0.6 { score += 50 }
      }
      if score > bestScore {
        best = index
        bestScore = score
      }
    }
    for index in json.values.indices where json.values[index].kind == .object {
      guard let type = json.text("@type", of: index) else { continue }
      if type == "Organization" || type == "NewsMediaOrganization" || type == "WebSite",
        let name = json.text("name", of: index), name.utf8.count < 60
      {
        facts.publishers.append(name)
      }
      if type == "CollectionPage" || type == "SearchResultsPage" { facts.isListing = true }
    }
    guard let best else { return }
    read(json, best, kind(json, best) ?? .other)
  }

  private mutating func read(_ json: JSON, _ index: Int, _ kind: Kind) {
    let base = kind == .article ? 95 : kind == .page ? 70 : 50
    if kind == .article { facts.isArticle = true }
    if let headline = json.text("headline", of: index) { facts.headlines.append(headline) }
    if let name = json.text("name", of: index) { facts.otherTitles.append(name) }
    for key in ["datePublished", "dateCreated", "uploadDate"] {
      if let value = json.text(key, of: index), let stamp = dates.read(value) {
        facts.published.append(
          Facts.DateSource(
            stamp: stamp, from: "jsonld", weight: key == "datePublished" ? base : base - 30
          )
        )
      }
    }
    if let value = json.text("dateModified", of: index), let stamp = dates.read(value) {
      facts.modified.append(Facts.DateSource(stamp: stamp, from: "jsonld", weight: base))
    }
    if let publisher = json.child("publisher", of: index), let name = name(json, publisher) {
      facts.publishers.insert(name, at: 0)
    }
    if kind != .page {
      for key in ["author", "creator"] {
        let before = facts.linkedAuthors.count
        if let author = json.child(key, of: index) { authors(json, author) }
        if facts.linkedAuthors.count > before { break }
      }
    }
    if kind == .article || facts.summary == nil {
      facts.summary = facts.summary ?? json.text("description", of: index)
    }
    facts.section = facts.section ?? json.text("articleSection", of: index)
    if let keywords = json.child("keywords", of: index) {
      if json.values[keywords].kind == .array {
        for child in json.children(of: keywords) { json.text(child).map { addKeywords($0) } }
      } else if let text = json.text(keywords) {
        addKeywords(text)
      }
    }
    if let free = json.child("isAccessibleForFree", of: index) {
      let word = json.bytes[json.range(of: free)].first.map(\.lowered)
      if word == 0x66 { facts.isPaywalled = true }
    }
    if facts.canonical == nil, let url = json.text("url", of: index) { facts.canonical = url }
    if let body = json.child("articleBody", of: index) ?? json.child("text", of: index),
      json.values[body].kind == .string
    {
      let lines = Markup.lines(json.bytes, json.range(of: body))
      let size = lines.reduce(0) { $0 + $1.count }
      if size > facts.articleBody.reduce(0, { $0 + $1.count }) { facts.articleBody = lines }
    }
  }

  /// The name of a thing that is a string, an object with a name, or an array of such.
  private func name(_ json: JSON, _ index: Int) -> String? {
    switch json.values[index].kind {
    case .string: return json.text(index)
    case .object:
      if let name = json.text("name", of: index) { return name }
      guard let target = reference(json, index) else { return nil }
      return json.text("name", of: target)
    case .array:
      for child in json.children(of: index) {
        if let name = name(json, child) { return name }
      }
      return nil
    default: return nil
    }
  }

  /// The object elsewhere in the text that has the `@id` of this one.
  private func reference(_ json: JSON, _ index: Int) -> Int? {
    guard let id = json.child("@id", of: index) else { return nil }
    let wanted = json.bytes[json.range(of: id)]
    for other in json.values.indices
    where other != index && json.values[other].kind == .object {
      guard let candidate = json.child("@id", of: other),
        json.bytes[json.range(of: candidate)].elementsEqual(wanted),
        json.child("name", of: other) != nil
      else { continue }
      return other
    }
    return nil
  }

  private mutating func authors(_ json: JSON, _ index: Int) {
    switch json.values[index].kind {
    case .array:
      for child in json.children(of: index) { authors(json, child) }
    case .string:
      if let text = json.text(index), !text.contains("://") {
        facts.linkedAuthors.append(Facts.AuthorSource(names: [text]))
      }
    case .object:
      var target = index
      if json.child("name", of: index) == nil, let other = reference(json, index) { target = other }
      var names: [String] = []
      if let child = json.child("name", of: target) {
        if json.values[child].kind == .array {
          names = json.children(of: child).compactMap { json.text($0) }
        } else if let text = json.text(child) {
          names = [text]
        }
      }
      let type = json.text("@type", of: target)?.lowercased() ?? ""
      names = names.filter { !$0.contains("://") }
      if !names.isEmpty {
        facts.linkedAuthors.append(
          Facts.AuthorSource(names: names, areOrganisations: type.contains("organization"))
        )
      }
    default: break
    }
  }

  // MARK: Microdata and RDFa

  private mutating func property(_ index: Int) {
    let tree = page.tree
    guard
      let range = tree.attribute(.itemprop, of: index) ?? tree.attribute(.property, of: index),
      range.count < 40
    else { return }
    var name = tree.string(in: range).lowercased()
    if let colon = name.lastIndex(of: ":") { name = String(name[name.index(after: colon)...]) }
    switch name {
    case "datepublished", "datecreated":
      if let stamp = stamp(index) {
        facts.published.append(
          Facts.DateSource(stamp: stamp, from: "meta", weight: name == "datepublished" ? 80 : 65)
        )
      }
    case "datemodified":
      if let stamp = stamp(index) {
        facts.modified.append(Facts.DateSource(stamp: stamp, from: "meta", weight: 75))
      }
    case "headline":
      let text = page.string(inside: index)
      if !text.isEmpty, text.utf8.count < 400 { facts.otherTitles.append(text) }
    default: break
    }
  }

  private func stamp(_ index: Int) -> Stamp? {
    let tree = page.tree
    if let value = tree.string(.content, of: index) ?? tree.string(.datetime, of: index),
      let stamp = dates.read(value)
    {
      return stamp
    }
    let text = page.string(inside: index)
    return text.utf8.count < 120 ? dates.read(text) : nil
  }
}

extension Page {
  /// The text inside a node on one line, without scripts.
  func string(inside node: Int) -> String {
    String(decoding: plain(inside: node), as: UTF8.self)
  }

  /// The first byte of text inside a node.
  private func firstByte(_ node: Int) -> UInt8? {
    for index in node + 1..<max(node + 1, Int(tree.nodes[node].end))
    where tree.nodes[index].kind == .text && tree.nodes[index].textCount > 0 {
      return tree.text[Int(tree.nodes[index].textStart)]
    }
    return nil
  }

  func plain(inside node: Int, limit: Int = 2000) -> [UInt8] {
    var result: [UInt8] = []
    var index = node + 1
    let end = Int(tree.nodes[node].end)
    var space = false
    func add(_ bytes: [UInt8], _ range: ByteRange) {
      var at = range.start
      while at < range.end {
        let byte = bytes[at]
        if byte.isSpace || (byte == 0xC2 && at + 1 < range.end && bytes[at + 1] == 0xA0) {
          space = true
          at += byte == 0xC2 ? 2 : 1
          continue
        }
        if byte == 0xC2, at + 1 < range.end, bytes[at + 1] == 0xAD {
          at += 2
          continue
        }
        if space, !result.isEmpty { result.append(0x20) }
        space = false
        result.append(byte)
        at += 1
      }
    }
    while index < end, result.count < limit {
      let child = tree.nodes[index]
      switch child.kind {
      case .text:
        add(tree.text, child.textRange)
        index += 1
      case .raw:
        // A title's text is raw to some parsers.
        if tree.nodes[node].tag == .title { add(tree.source, child.textRange) }
        index += 1
      case .element:
        // Words of two elements that touch are apart to the eye.
        if let last = result.last, last.isLower || last.isDigit, !space, index + 1 < end,
          let next = firstByte(index), next.isUpper || next.isDigit && last.isLower
        {
          space = true
        }
        switch child.tag {
        case .script, .style, .svg, .noscript, .button, .template: index = Int(child.end)
        case .br, .p, .div, .li, .td, .tr, .h1, .h2, .h3, .h4:
          space = true
          index += 1
        default: index += 1
        }
      default: index += 1
      }
    }
    return result
  }
}
