import DatelineModel

/// What sort of page a page says that it is: in structured data, in Open Graph, in its address.
///
/// Sites claim more than is true (a plain page of a blog calls itself an article), so that a claim is
/// evidence for a reader that has seen the text, and no verdict.
struct PageClaims: OptionSet {
  var rawValue: UInt8

  static let article = PageClaims(rawValue: 1)
  /// Questions and answers, or the posts of a forum.
  static let thread = PageClaims(rawValue: 2)
  static let product = PageClaims(rawValue: 4)
  /// A list of other pages.
  static let listing = PageClaims(rawValue: 8)
  /// The front page of a site, by its address.
  static let front = PageClaims(rawValue: 16)

  /// A category or a tag, by its address.
  static let category = PageClaims(rawValue: 32)
  /// One product, and none beside it.
  static let soleProduct = PageClaims(rawValue: 64)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ page: Page, _ facts: Facts, url: String?) {
    rawValue = 0
    var named = Named()
    for script in page.scripts {
      let script = Int(script)
      guard let type = page.tree.attribute(.type, of: script), type.count >= 7,
        page.tree.text.find(FactReader.linkedData, in: type.start..<type.end) != nil
      else { continue }
      for child in script + 1..<max(script + 1, Int(page.tree.nodes[script].end)) {
        let node = page.tree.nodes[child]
        guard node.kind == .raw || node.kind == .text else { continue }
        readTypes(
          node.kind == .raw ? page.tree.source : page.tree.text,
          node.textRange.start..<node.textRange.end,
          &named
        )
      }
    }
    for range in page.itemTypes {
      var start = range.end
      while start > range.start, page.tree.text[start - 1] != 0x2F { start -= 1 }
      insert(page.tree.text, start..<range.end, &named)
    }
    // A page that describes many articles lists them.
    if named.articles > 4 {
      remove(.article)
      insert(.listing)
    }
    if named.products == 1 { insert(.soleProduct) }
    switch facts.openGraphType {
    case "article": break
    case "product", "og:product", "product.item": insert(.product)
    case "product.group", "object.list": insert(.listing)
    default: break
    }
    if let url { readAddress(Array(url.utf8)) }
  }

  /// How many things of a type the structured data names.
  private struct Named {
    var articles = 0
    var products = 0
  }

  private static let typeKey = Array("\"@type\"".utf8)

  /// The types in a stretch of JSON, wherever they stand.
  private mutating func readTypes(_ bytes: [UInt8], _ range: Range<Int>, _ named: inout Named) {
    var at = range.lowerBound
    while let key = bytes.find(Self.typeKey, in: at..<range.upperBound) {
      at = key + Self.typeKey.count
      // One name, or an array of names.
      var isArray = false
      scan: while at < range.upperBound {
        switch bytes[at] {
        case 0x22:
          let start = at + 1
          at = start
          while at < range.upperBound, bytes[at] != 0x22, at - start < 80 { at += 1 }
          insert(bytes, start..<min(at, range.upperBound), &named)
          at += 1
          if !isArray { break scan }
        case 0x5B:
          isArray = true
          at += 1
        case 0x3A, 0x2C, 0x20, 0x09, 0x0A, 0x0D: at += 1
        default: break scan
        }
      }
      if at >= range.upperBound { return }
    }
  }

  private mutating func insert(_ bytes: [UInt8], _ range: Range<Int>, _ named: inout Named) {
    guard range.count < 40 else { return }
    let hash = ByteHash.of(bytes[range].lazy.map(\.lowered))
    let found = PageClaims(rawValue: UInt8(truncatingIfNeeded: Self.types.bits(hash)))
    if found.contains(.article) { named.articles += 1 }
    if found.contains(.product) { named.products += 1 }
    formUnion(found)
  }

  private static let types = WordTable([
    (
      1,
      "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle blogposting liveblogposting scholarlyarticle medicalscholarlyarticle techarticle advertisercontentarticle satiricalarticle recipe pressrelease"
    ),
    (2, "discussionforumposting qapage"),
    (4, "product productgroup individualproduct productmodel softwareapplication"),
    (8, "collectionpage searchresultspage itemlist offercatalog"),
  ])

  private static let threadWords: [[UInt8]] = [
    "/threads/", "/thread-", "/topic/", "/topics/", "viewtopic", "showthread", "viewthread",
    "/questions/", "/discussion/", "/forum/", "/forums/", "//forum.", "//forums.", "//bbs.",
    "//community.", "//discuss.", "/t/", "/thread.", "/talk/", "/comments/", "/community/",
  ].map { Array($0.utf8) }

  private mutating func readAddress(_ url: [UInt8]) {
    let all = 0..<url.count
    for word in Self.threadWords where url.find(word, in: all) != nil { insert(.thread) }
    guard let host = url.find([0x2F, 0x2F], in: all) else { return }
    var at = host + 2
    while at < url.count, url[at] != 0x2F { at += 1 }
    if isFrontPath(url[at...]) { insert(.front) }
    if endsInListing(url, from: at) { formUnion([.listing, .category]) }
  }

  private static let frontNames: Set<String> = [
    "home", "index.html", "index.htm", "index.php", "index.shtml", "index.asp", "index.aspx",
    "default.aspx", "default.asp", "home.html", "homepage",
  ]

  private static let shortSections: Set<String> = ["tv", "ai", "go", "my", "ad", "pc", "vr"]

  /// Whether a path is that of a site's front page: empty, or a language and the usual names.
  private func isFrontPath(_ path: ArraySlice<UInt8>) -> Bool {
    let end = path.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? path.endIndex
    let parts = path[..<end].split(separator: 0x2F)
    guard end == path.endIndex, parts.count <= 2 else { return false }
    return parts.enumerated().allSatisfy { index, part in
      if index == parts.count - 1,
        Self.frontNames.contains(String(decoding: part.map(\.lowered), as: UTF8.self))
      {
        return true
      }
      // A language, or a language and a country; tv and the like are sections.
      return part.count == 2 && part.allSatisfy(\.isLetter)
        && !Self.shortSections.contains(String(decoding: part.map(\.lowered), as: UTF8.self))
        || part.count == 5 && part.dropFirst(2).first == 0x2D && parts.count == 1
    }
  }

  private static let listingNames: [[UInt8]] = [
    "collections", "collection", "category", "categories", "product-category", "tag", "tags",
    "section", "sections",
  ].map { Array($0.utf8) }

  /// What a site calls the list of all that it writes.
  private static let roots: [[UInt8]] = ["news", "blog", "articles", "stories", "posts", "press"]
    .map { Array($0.utf8) }

  /// Whether the address is that of a category or a tag: its name is the last part of the path, and
  /// the part before it says what it is the name of.
  private func endsInListing(_ url: [UInt8], from path: Int) -> Bool {
    var end = path
    while end < url.count, url[end] != 0x3F, url[end] != 0x23 { end += 1 }
    let parts = url[path..<end].split(separator: 0x2F)
    guard parts.count >= 2 else {
      return parts.count == 1 && Self.roots.contains { $0.elementsEqual(parts[0]) }
    }
    return Self.listingNames.contains { $0.elementsEqual(parts[parts.count - 2]) }
  }
}
