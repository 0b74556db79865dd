import DatelineModel

/// Chooses the title among headings, metadata and the document's title.
struct Titles {
  let page: Page
  let facts: Facts
  /// The comparable forms of the site's names.
  let siteKeys: [[UInt8]]
  /// The part of the host that names the site: `example` of `www.example.co.uk`.
  let hostLabel: [UInt8]?
  /// Where the page is to be found, without the query.
  let address: [UInt8]

  init(page: Page, facts: Facts, host: String?, address: String? = nil) {
    var facts = facts
    let (title, blog) = Self.withoutArchive(facts.documentTitle)
    facts.documentTitle = title
    self.page = page
    self.address = Array((address ?? "").utf8.prefix { $0 != 0x3F && $0 != 0x23 })
    self.facts = facts
    hostLabel = host.flatMap { Self.label(of: $0) }
    // Some sites give the whole title of a page, or its headline, as the name of the site.
    let isTitle = facts.site?.utf8.count ?? 0 >= 40 && facts.site == facts.openGraphTitle
    let names = [isTitle ? nil : facts.site, blog].compactMap(\.self) + facts.publishers
    let headline = Self.soleHeadline(of: page, facts)
    let label = hostLabel
    siteKeys = names.map { Self.key($0) }.filter { $0 != headline || $0 == label }
  }

  private static let archive = Array("» blog archive".utf8)

  /// The headline, and the blog's name before it, of `Example » Blog Archive » The headline`, as the
  /// first layouts of a widespread program wrote titles.
  private static func withoutArchive(_ title: String?) -> (headline: String?, blog: String?) {
    guard let title else { return (nil, nil) }
    let bytes = Array(title.utf8)
    let all = 0..<bytes.count
    guard let mark = bytes.find(archive, in: all),
      let stroke = bytes.find(Array(archive.prefix(2)), in: mark + archive.count..<bytes.count)
    else { return (title, nil) }
    let headline = bytes.string(bytes.trimmed(stroke + 2..<bytes.count))
    let blog = bytes.string(bytes.trimmed(0..<mark))
    return headline.isEmpty ? (title, nil) : (headline, blog.isEmpty ? nil : blog)
  }

  /// The comparable form of the only title that a page has: in the document's head, in metadata and
  /// as a heading.
  private static func soleHeadline(of page: Page, _ facts: Facts) -> [UInt8]? {
    guard let title = facts.documentTitle, let claim = facts.openGraphTitle else { return nil }
    let key = key(title)
    guard key == self.key(claim) else { return nil }
    let isShown = page.lines.contains {
      $0.kind == .heading1 && self.key(String(decoding: page.bytes($0), as: UTF8.self)) == key
    }
    return isShown ? key : nil
  }

  /// The title, and the line that shows it (-1 if none does).
  func choose(headings: [Int]) -> (title: String?, line: Int) {
    let names =
      [facts.documentTitle, facts.openGraphTitle].compactMap(\.self)
      + facts.headlines + facts.otherTitles
    // Inside of a site, a claim that names the site alone makes no heading likely.
    let isInside = !address.isEmpty && !isFront
    let claims = names.filter { !isInside || !isSite($0) }.map { Self.words($0) }
    let site = facts.site.map { Self.words($0) }
    var bestLine = -1
    var bestScore = 0.0
    var order = 0
    for index in headings {
      let line = page.lines[index]
      let text = String(decoding: page.bytes(line), as: UTF8.self)
      guard line.count >= 4, line.count < 600, !isSite(text), !leadsHome(line),
        !(isNameOfSite(text) && (beginsTail(text) || endsTitle(text)))
      else { continue }
      var score = line.kind == .heading1 ? 1.2 : 0.15
      var likeness = 0.0
      let words = Self.words(text)
      if let site, isMasthead(words, of: site) { continue }
      for claim in claims { likeness = max(likeness, Self.match(words, claim)) }
      score += likeness * 2
      if line.kind == .heading1 { score -= Double(order) * 0.1 }
      if page.marks[Int(line.node)].contains(.headline) { score += 0.2 }
      if line.kind == .heading1 { order += 1 }
      if score > bestScore {
        bestScore = score
        bestLine = index
      }
    }
    // The second line of a heading begins no title.
    while bestLine > 0, page.lines[bestLine].startsAtBreak, page.lines[bestLine].isHeading,
      page.lines[bestLine - 1].node == page.lines[bestLine].node
    { bestLine -= 1 }
    let meta = bestClaim()
    let isOnly = headings.count { page.lines[$0].kind == .heading1 } == 1
    if bestLine >= 0,
      bestScore >= 1.9 || (meta == nil && bestScore >= 0.9)
        || (isOnly && page.lines[bestLine].kind == .heading1 && isSentence(page.lines[bestLine]))
    {
      let text = String(decoding: page.bytes(page.lines[bestLine]), as: UTF8.self)
      return (mended(withoutAnchor(withoutRubric(text)), bestLine), bestLine)
    }
    if let meta {
      return (meta, lineShowing(meta))
    }
    if bestLine >= 0 {
      return (String(decoding: page.bytes(page.lines[bestLine]), as: UTF8.self), bestLine)
    }
    return (nil, -1)
  }

  /// Whether all words of a heading are of the site's name, and no headline that metadata gives has
  /// them.
  private func isMasthead(_ heading: HashSet, of site: HashSet) -> Bool {
    guard heading.count >= 2, site.count > heading.count,
      heading.shared(with: site) == heading.count
    else { return false }
    let headlines = ([facts.openGraphTitle].compactMap(\.self) + facts.headlines)
      .filter { !isSite($0) }
    return !headlines.isEmpty
      && !headlines.contains { heading.shared(with: Self.words($0)) == heading.count }
  }

  /// Whether a heading says as much as a headline does.
  private func isSentence(_ line: Line) -> Bool {
    var spaces = 0
    for byte in page.bytes(line) where byte == 0x20 { spaces += 1 }
    let head = page.bytes(line).prefix(8)
    return spaces >= 3 || (line.count >= 24 && head.contains { $0 >= 0xE3 })
  }

  /// A heading without a rubric of one word after a stroke (`… | Opinion`).
  private func withoutRubric(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let bar = bytes.lastIndex(of: 0x7C), bar > 12, bytes[bar - 1] == 0x20,
      bytes.count - bar <= 16, bytes[(bar + 1)...].dropFirst().allSatisfy({ $0.isLetter })
    else { return text }
    return trim(bytes.string(0..<bar))
  }

  /// A heading without the sign of the link to itself that stands behind it.
  private func withoutAnchor(_ text: String) -> String {
    guard text.hasSuffix("¶") || text.hasSuffix(" #") || text.hasSuffix("🔗") else { return text }
    return trim(String(text.dropLast()))
  }

  /// How well a heading agrees with a claim: the words of the heading that the claim has.
  private static func match(_ one: HashSet, _ two: HashSet) -> Double {
    guard one.count > 0, two.count > 0 else { return 0 }
    let shared = Double(one.shared(with: two))
    let precision = shared / Double(one.count)
    let recall = shared / Double(two.count)
    // A claim may carry the site's name; a heading that is a small part of it is a rubric.
    return precision * min(1, recall * 2)
  }

  /// The best title without a heading: the claim that others confirm, without the site's name.
  private func bestClaim() -> String? {
    var candidates: [String] = []
    if let title = facts.openGraphTitle { candidates.append(title) }
    candidates += facts.headlines
    candidates += facts.otherTitles
    candidates = candidates.filter { !isSite($0) }
    for candidate in candidates {
      // What another claim adds to this one is the section or the site.
      let key = Self.key(candidate)
      let shorter = candidates.first {
        let other = Self.key($0)
        return other.count < key.count && other.count * 5 >= key.count * 3
          && key.starts(with: other)
      }
      let stripped = withoutSite(shorter ?? candidate)
      if !stripped.isEmpty, !isSite(stripped) { return stripped }
    }
    guard let title = facts.documentTitle, !isSite(title) else { return nil }
    if let part = shownPart(of: title) { return part }
    // "Letters - 26 October 2010 - Blog - Example": behind the day stands where it was printed.
    let bytes = Array(title.utf8)
    if let day = datedPart(of: bytes) {
      let head = withoutStrokes(bytes.string(0..<day.lowerBound))
      if !isSite(head) { return head }
    }
    let stripped = withoutSite(title)
    let isName = stripped.utf8.count <= 30 && Self.siteEndings.contains { stripped.hasSuffix($0) }
    return stripped.isEmpty || isName || isSite(stripped) ? nil : stripped
  }

  /// How Chinese sites and their sections are called.
  static let siteEndings = [
    "网", "網", "报", "報", "频道", "新闻", "新聞", "论坛", "博客", "在线", "日报", "晚报", "时报", "中心", "站", "讯", "百科",
    "部落格", "社区",
    "娱乐", "财经", "体育", "房产",
  ]

  /// The longest run of a document title's parts that the page shows as a line of its own.
  private func shownPart(of title: String) -> String? {
    let bytes = Array(title.utf8)
    var starts = [0]
    var ends: [Int] = []
    var at = 1
    while at < bytes.count {
      let separator = Self.separators.map { Array($0.utf8) }.first { bytes.has($0, at: at) }
      if let separator {
        ends.append(at)
        starts.append(at + separator.count)
        at += separator.count
      } else {
        at += 1
      }
    }
    ends.append(bytes.count)
    guard starts.count > 1, starts.count < 16 else { return nil }
    var shown = HashSet(capacity: page.lines.count)
    for line in page.lines where line.count >= 9 && line.count < 300 && line.linkShare < 0.9 {
      shown.insert(ByteHash.of(Self.key(String(decoding: page.bytes(line), as: UTF8.self))))
    }
    var best: String?
    for (index, start) in starts.enumerated() {
      for end in ends[index...] where end - start >= 9 && end > start {
        let part = withoutStrokes(bytes.string(start..<end))
        if part.utf8.count > best?.utf8.count ?? 0, !isSite(part),
          shown.contains(ByteHash.of(Self.key(part)))
        {
          best = part
        }
      }
    }
    return best ?? shownBeforeSpace(bytes, starts[0]..<ends[0], shown)
  }

  /// The beginning of a part up to a space that the page shows as a line of its own: behind it
  /// stands who published it (标题 某办事处_某网).
  private func shownBeforeSpace(_ bytes: [UInt8], _ part: Range<Int>, _ shown: HashSet) -> String? {
    guard bytes[part.lowerBound] >= 0xE3 else { return nil }
    var end = part.upperBound - 1
    while end > part.lowerBound + part.count / 2 {
      if bytes[end] == 0x20 || bytes.has([0xE3, 0x80, 0x80], at: end) {
        let head = bytes.string(bytes.trimmed(part.lowerBound..<end))
        if head.utf8.count >= 24, shown.contains(ByteHash.of(Self.key(head))) { return head }
      }
      end -= 1
    }
    return nil
  }

  /// A line that stands as a headline above the text, for pages whose metadata names none: a
  /// heading, or a short line all in bold.
  func above(_ body: Int) -> Int? {
    if let line = marked(above: body) { return line }
    // Old pages set the headline as a plain line, which may stand as the first of the text.
    var index = page.lines[body].stops == 0 && page.lines[body].count <= 90 ? body : body - 1
    while index >= max(0, body - 3) {
      let line = page.lines[index]
      let text = String(decoding: page.bytes(line), as: UTF8.self)
      if line.count >= 18, line.count <= 120, line.linkShare < 0.2, line.stops < 2, !isSite(text),
        Phrases.start(page.text, line.range) == 0, !text.contains("| "), !text.contains(" > "),
        DateReader().first(in: page.text, line.range) == nil,
        Bylines.names(page.text, line.range) == nil
      {
        return index
      }
      index -= 1
    }
    return nil
  }

  /// Whether the text begins with a heading that says as much as a headline does.
  func isHeadline(_ index: Int) -> Bool {
    let line = page.lines[index]
    return line.isHeading && line.linkShare < 0.3 && isSentence(line)
  }

  private func marked(above body: Int) -> Int? {
    var index = body
    let limit = max(0, body - 8)
    while index >= limit {
      let line = page.lines[index]
      let isBold = Int(line.strongBytes) * 10 >= line.count * 9
      if line.count >= 9, line.count <= 150, line.linkShare < 0.3, line.isHeading || isBold,
        !isSite(String(decoding: page.bytes(line), as: UTF8.self)),
        Phrases.start(page.text, line.range) == 0
      {
        return index
      }
      index -= 1
    }
    return nil
  }

  private func lineShowing(_ title: String) -> Int {
    let wanted = Self.key(title)
    guard !wanted.isEmpty else { return -1 }
    for index in page.lines.indices where page.lines[index].count < title.utf8.count * 2 + 20 {
      let text = String(decoding: page.bytes(page.lines[index]), as: UTF8.self)
      if Self.key(text) == wanted { return index }
    }
    return -1
  }

  /// Whether a text is the name of the site, of its publisher or of its host.
  func isSiteName(_ text: String) -> Bool {
    let key = Self.key(text)
    return siteKeys.contains(key) || hostLabel == key
  }

  /// Whether a text is what the last part of the document's title begins with, as sites' names do
  /// behind Chinese headlines: 某某 in `标题_某某新闻`.
  func beginsTail(_ text: String) -> Bool {
    guard let title = facts.documentTitle, text.utf8.count >= 6 else { return false }
    let bytes = Array(title.utf8)
    guard let stroke = bytes.lastIndex(where: { $0 == 0x5F || $0 == 0x2D || $0 == 0x7C }) else {
      return false
    }
    return bytes.has(Array(text.utf8), at: bytes.trimmed(stroke + 1..<bytes.count).lowerBound)
  }

  /// Whether a short heading of Han characters is called as institutions are whose site it is.
  private func isNameOfSite(_ text: String) -> Bool {
    text.utf8.first ?? 0 >= 0xE3 && text.utf8.count <= 36
      && (facts.documentTitle.map { title in Self.siteEndings.contains { title.hasSuffix($0) } }
        ?? false)
  }

  /// Whether a text stands behind a space at the end of the document's title.
  private func endsTitle(_ text: String) -> Bool {
    facts.documentTitle?.hasSuffix(" " + trim(text)) ?? false
  }

  /// Whether the site's name begins with a text.
  func beginsSiteName(_ text: String) -> Bool {
    let key = Self.key(text)
    return key.count >= 4 && siteKeys.contains { $0.starts(with: key) }
  }

  /// Whether a text is the name of the site, or what stands on every page of it.
  func isSite(_ text: String) -> Bool {
    let key = Self.key(text)
    // One or two characters, or digits alone, head no article.
    if key.count < 3 || (key.count <= 6 && key[0] >= 0xE3) || key.allSatisfy({ $0.isDigit }) {
      return true
    }
    // 首页 - 新闻动态 is the way to the page.
    if key.count < 60, Self.waysIn.contains(where: { key.starts(with: $0) }),
      text.utf8.count > key.count
    {
      return true
    }
    // 某某的博客 names what the page belongs to.
    if key.count <= 36, Self.blogs.contains(where: { key.suffix($0.count).elementsEqual($0) }) {
      return true
    }
    return isSiteName(text) || Self.idle.contains(String(decoding: key, as: UTF8.self))
  }

  private static let waysIn: [[UInt8]] = [
    "首页", "首頁", "当前位置", "您的位置", "您现在的位置", "现在位置", "欢迎光临", "歡迎光臨", "欢迎访问", "欢迎加入本站", "谢谢您访问",
    "感谢您访问", "感谢访问",
  ].map { Array($0.utf8) }

  private static let blogs: [[UInt8]] = ["的博客", "的部落格", "的blog"].map { Array($0.utf8) }

  private static let idle: Set<String> = [
    "home", "homepage", "news", "menu", "index", "untitled", "untitleddocument", "newpage",
    "search", "新闻动态", "新闻中心", "新闻详情", "新闻资讯", "新闻内容", "公司新闻", "行业新闻", "行业动态", "工作动态", "通知公告",
    "文章详情", "文章内容", "详细内容", "首页", "新闻", "正文", "blog统计", "随笔分类", "随笔档案",
    "文章分类", "文章档案", "最新评论", "最新文章", "热门文章", "推荐文章", "相关文章", "阅读排行榜", "评论排行榜", "友情链接", "站内公告",
    "我的分类",
    "blog", "article", "welcome", "无标题文档", "newpage1",
  ]

  static func label(of host: String) -> [UInt8]? {
    var labels = host.split(separator: ".").map(String.init)
    if labels.first == "www" || labels.first == "m" { labels.removeFirst() }
    guard labels.count >= 2 else { return nil }
    labels.removeLast()
    if labels.count >= 2, let last = labels.last,
      ["co", "com", "org", "net", "gov", "edu", "ac"].contains(last)
    {
      labels.removeLast()
    }
    return labels.last.map { key($0) }
  }
}
