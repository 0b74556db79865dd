import DatelineModel

/// Reads `Facts` from the elements that the layout set aside.
struct FactReader {
  let page: Page
  var facts = Facts()
  let dates: DateReader
  /// Who is named by `meta` elements with `itemprop`.
  private var itemAuthors: [String] = []
  /// Who is named by Dublin Core, which a program's own `creator` is not weighed against.
  private var creators: [String] = []
  /// What the site calls itself for the screen of a telephone.
  private var applications: [String] = []

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
    // More of them than write together are those of a list.
    if itemAuthors.count <= 4 { facts.metaAuthors += itemAuthors }
    if facts.metaAuthors.isEmpty { facts.metaAuthors = creators }
    // Templates put the headline in the place of the site's name.
    let headlines = [facts.openGraphTitle, facts.documentTitle].compactMap(\.self)
    facts.publishers.removeAll {
      $0.utf8.count >= 24 && applications.contains($0) && headlines.contains($0)
    }
    for index in page.links {
      guard let rel = tree.string(.rel, of: Int(index))?.lowercased() else { continue }
      if rel == "canonical" {
        facts.canonical = tree.string(.href, of: Int(index))
          .map { ArchivedAddress.original(of: $0) }
      }
    }
    for index in page.scripts { script(Int(index)) }
    for index in page.properties { property(Int(index)) }
    return facts
  }

  func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  // MARK: Meta elements

  mutating func meta(_ index: Int) {
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
        decoding: Markup.plain(tree.text, content.start..<content.end),
        as: UTF8.self
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
      if name == "article:publisher" || name == "twitter:site" { facts.isOfOutlet = true }
      if name == "og:site_name" {
        facts.site = nonEmpty(site)
      } else if !site.isEmpty, !site.contains("/") {
        if name == "application-name" || name == "apple-mobile-web-app-title" {
          applications.append(site)
        }
        facts.publishers.append(site.hasPrefix("@") ? String(site.dropFirst()) : site)
      }
    case "og:url": facts.openGraphURL = nonEmpty(value).map { ArchivedAddress.original(of: $0) }
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
      "og:article:author", "dc.author", "rbauthors", "sailthru.byline_name", "article:authors",
      "shareaholic:article_author_name":
      if name == "twitter:data1", !hasAuthorLabel() { return }
      var author = value
      author = name == "citation_author" ? Self.inOrder(author) : AuthorNames.inOrder(author)
      if !author.isEmpty, !author.contains("://"), author.utf8.count < 200 {
        if tree.attribute(.itemprop, of: index) != nil, tree.attribute(.name, of: index) == nil {
          if !itemAuthors.contains(author) { itemAuthors.append(author) }
        } else if name == "creator" {
          creators.append(author)
        } else {
          facts.metaAuthors.append(author)
        }
      }
    case "article:published_time", "article:published", "og:published_time", "datepublished",
      "og:article:published_time", "article.published", "rnews:datepublished":
      addDate(value, "meta", 90)
    case "publishdate", "publish-date", "pubdate", "publish_date", "publication_date",
      "publicationdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
      "dc.date.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
      "cxenseparse:recs:publishtime",
      "article.created", "citation_publication_date", "citation_date", "citation_online_date",
      "published_time", "published", "published_date", "date.created", "ptime", "publish_time",
      "pub_date", "timestamp", "displaydate", "article_date_original", "originalpublicationdate",
      "dat", "apub:time", "date_published", "bt:pubdate", "rbpubdate",
      "cxenseparse:publishtime", "og:pubdate", "publishedtime", "firstpublished",
      "weibo: article:create_at",
      "weibo:article:create_at", "article:create_at", "shareaholic:article_published_time",
      "article_publication_date", "gentime", "release_date", "og:release_date",
      "video:release_date",
      "iso-8601-publish-date", "published-date", "ms.date", "eprints.datestamp",
      "article-publication_date", "blogger:published", "firstpublishedtime", "firstpublishtime":
      addDate(value, "meta", 75)
    case "date", "created", "dc.date.available", "og:time", "creation_date", "pubtime", "time",
      "dateupdate":
      addDate(value, "meta", 60)
    // A page that is moved is made anew after it was published.
    case "datecreated": addDate(value, "meta", 58)
    case "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
      "dcterms.modified", "dc.date.modified", "article:modified", "revised", "modified",
      "article.updated", "og:modified_time", "dateupdated", "weibo:article:update_at",
      "article:update_at", "last_updated", "parsely-updated", "lastmodifiedtime":
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
  func hasAuthorLabel() -> Bool {
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
  static func inOrder(_ name: String) -> String {
    let parts = name.split(separator: ",")
    guard parts.count == 2, parts[0].split(separator: " ").count <= 3 else { return name }
    return parts[1].drop { $0 == " " } + " " + parts[0]
  }

  mutating func addKeywords(_ value: String) {
    for part in value.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == ";" || $0 == "、" }) {
      let keyword = trim(part)
      if !keyword.isEmpty, keyword.utf8.count < 100, facts.keywords.count < 50,
        !facts.keywords.contains(keyword)
      {
        facts.keywords.append(keyword)
      }
    }
  }

  func trim(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    return bytes.string(bytes.trimmed(0..<bytes.count))
  }

  mutating func addDate(_ value: String, _ from: String, _ weight: Int) {
    guard let stamp = dates.read(value) else { return }
    facts.published.append(Facts.DateSource(stamp: stamp, from: from, weight: weight))
  }

  // MARK: Microdata and RDFa

  mutating func property(_ index: Int) {
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
          Facts.DateSource(stamp: stamp, from: "meta", weight: name == "datepublished" ? 80 : 58)
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

  func stamp(_ index: Int) -> Stamp? {
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
