import DatelineModel

extension FactReader {
  static let linkedData = Array("ld+json".utf8)

  mutating func script(_ index: Int) {
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

  enum Kind: Int { case article = 3, page = 2, other = 1 }

  func kind(_ json: JSON, _ index: Int) -> Kind? {
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

  mutating func linked(_ json: JSON) {
    var best: Int?
    var bestScore = 0
    for index in json.values.indices where json.values[index].kind == .object {
      guard let kind = kind(json, index) else { continue }
      // What a list, an author or another page's teaser holds speaks of something else.
      var score = kind.rawValue * 100
      var parent = index
      var depth = 0
      while parent > 0 {
        for key in [
          "itemListElement", "hasPart", "review", "mentions", "relatedLink", "comment", "isPartOf",
          "associatedMedia", "liveBlogUpdate", "publisher", "video", "about", "potentialAction",
        ]
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
        if type != "WebSite" { facts.isOfOutlet = true }
      }
      if type == "CollectionPage" || type == "SearchResultsPage" { facts.isListing = true }
    }
    guard let best, !isOfCustomers(json, best) else { return }
    read(json, best, kind(json, best) ?? .other)
  }

  /// Whether an object is one of the opinions of a thing's buyers, which stand beside their sum.
  private func isOfCustomers(_ json: JSON, _ index: Int) -> Bool {
    var node = index
    while node > 0 {
      let parent = Int(json.values[node].parent)
      if json.isKey("review", of: node) || json.isKey("reviews", of: node) {
        return json.child("aggregateRating", of: parent) != nil
          || json.values[node].kind == .array && json.children(of: node).count > 1
      }
      node = parent
    }
    return false
  }

  mutating func read(_ json: JSON, _ index: Int, _ kind: Kind) {
    let base = kind == .article ? 95 : kind == .page ? 70 : 50
    if kind == .article { facts.isArticle = true }
    if json.child("coverageStartTime", of: index) != nil
      || json.child("liveBlogUpdate", of: index) != nil
    {
      facts.isLive = true
    }
    if let headline = json.text("headline", of: index) { facts.headlines.append(headline) }
    if let name = json.text("name", of: index) { facts.otherTitles.append(name) }
    for key in ["datePublished", "dateCreated", "uploadDate"] {
      if let value = json.text(key, of: index), let stamp = dates.read(value) {
        facts.published.append(
          Facts.DateSource(
            stamp: stamp,
            from: "jsonld",
            weight: key == "datePublished" ? base : base - 30
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
  func name(_ json: JSON, _ index: Int) -> String? {
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
  func reference(_ json: JSON, _ index: Int) -> Int? {
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

  private func isSharedAccount(_ json: JSON, _ author: Int) -> Bool {
    ["url", "@id"].contains { key in
      guard let address = json.text(key, of: author) else { return false }
      let parts = address.split { $0 == "/" || $0 == "#" }
      return parts.last == "admin" || parts.last == "administrator" || parts.last == "webmaster"
    }
  }

  mutating func authors(_ json: JSON, _ index: Int, depth: Int = 0) {
    guard json.values.indices.contains(index) else { return }
    switch json.values[index].kind {
    case .array:
      for child in json.children(of: index) { authors(json, child, depth: depth) }
    case .string:
      guard let text = json.text(index) else { return }
      if text.hasPrefix("{"), depth < 2 {
        // An object that was written as a string.
        let bytes = Array(text.utf8)
        authors(JSON(bytes, 0..<bytes.count), 0, depth: depth + 1)
      } else if !text.contains("://") {
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
          Facts.AuthorSource(
            names: names,
            areOrganisations: type.contains("organization"),
            isShared: isSharedAccount(json, target)
          )
        )
      }
    default: break
    }
  }
}
