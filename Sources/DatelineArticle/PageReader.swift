import DatelineModel

/// Reads the article out of a page that is laid out.
struct PageReader {
  let page: Page
  let context: Context

  init(_ page: Page, _ context: Context) {
    self.page = page
    self.context = context
  }

  func read() -> Article {
    var article = Article()
    article.url = context.url
    let monthFirst = isMonthFirst()
    let dates = DateReader(monthFirst: monthFirst)
    var factReader = FactReader(page, dates: dates)
    let facts = factReader.run()
    let address = context.url.map { ArchivedAddress.original(of: $0) }
    let stated = address ?? facts.canonical ?? facts.openGraphURL

    let titles = Titles(
      page: page,
      facts: facts,
      host: stated.flatMap { host(of: $0) },
      address: stated
    )
    var headings: [Int] = []
    for (index, line) in page.lines.enumerated()
    where line.isHeading || page.marks[Int(line.node)].contains(.headline) {
      // Menus and teasers above the headline bear its marks, but not its rank.
      if headings.count < 60 || line.kind == .heading1 && headings.count < 120 {
        headings.append(index)
      }
    }
    var (title, titleLine) = titles.choose(headings: headings)
    article.title = title

    let claims = PageClaims(page, facts, url: address ?? facts.canonical)
    var body = Body(page, facts, claims)
    func cleaner(_ body: Body) -> Cleaner {
      Cleaner(
        page: page,
        facts: facts,
        title: title,
        titleLine: titleLine,
        confirmed: body.confirmed,
        dates: dates
      )
    }
    func cleaned(_ chosen: [Int]) -> [Int] { cleaner(body).clean(chosen) }
    var kept = cleaned(body.choose(titleLine: titleLine))
    var size = bytes(kept)
    var isLenient = false
    if size < 400 {
      // Too little: perhaps what holds the text bears a name that put it out.
      let again = cleaned(body.choose(titleLine: titleLine, lenient: true))
      let isMore =
        claims.contains(.article)
        ? body.prose(again) > body.prose(kept) * 2 || size == 0 : bytes(again) > size * 2
      if isMore {
        kept = again
        size = bytes(again)
        isLenient = true
      }
    }
    if title == nil, let first = kept.first,
      let line = titles.isHeadline(first) ? first : titles.above(first)
    {
      title = String(decoding: page.bytes(page.lines[line]), as: UTF8.self)
      titleLine = line
      article.title = title
      kept.removeAll { $0 == line }
    }
    var isWhole = false
    // Sites say of their categories as well that they were published.
    let isArticle =
      claims.contains(.article) || facts.isPublishedArticle && !claims.contains(.category)
    func choice() -> Choice {
      Choice(
        page: page,
        claims: isArticle ? [] : claims,
        worth: body.worth,
        hasDate: !facts.published.isEmpty || showsDate(titleLine, kept.first, dates)
      )
    }
    if claims.isDisjoint(with: [.article, .thread]), holdsCards {
      var wide = body
      let cards = cleaned(wide.choose(titleLine: titleLine, lenient: true))
      if choice().prefersCards(cards, to: kept) {
        kept = cards
        size = bytes(cards)
        body = wide
      }
    }
    if !isArticle || size < 200 {
      var whole = body
      let pageCleaner = cleaner(body)
      func cleanedLoosely(_ lines: [Int]) -> [Int] {
        pageCleaner.cleanLoosely(lines, listing: claims.contains(.listing) && !facts.isArticle)
      }
      var all = everything(
        &whole,
        titleLine: titleLine,
        claims: claims,
        mayBeList: !isArticle && !body.isShop,
        clean: cleanedLoosely
      )
      var prefersWhole =
        isArticle ? bytes(all) > size * 3 : choice().prefersWhole(all, to: kept)
      if !prefersWhole, isLenient, !isArticle, !claims.contains(.thread) {
        // What was found under names that put it out is pieces; what stands between them belongs to it.
        var wide = body
        wide.exclude(titleLine: titleLine, lenient: true, others: false)
        let more = cleanedLoosely(wide.everything())
        if bytes(more) >= size, bytes(more) < size * 2 {
          all = more
          whole = wide
          prefersWhole = true
        }
      }
      if prefersWhole {
        kept = all
        body = whole
        isWhole = true
      }
    }
    let standfirst = Standfirst(page: page, facts: facts, dates: dates, excluded: body.excluded)
      .find(titleLine: titleLine, kept: kept)
    if let standfirst { kept.insert(standfirst, at: 0) }
    let captions = HanCaptions(page: page).lines()
    Assembly(page: page, captions: Set(captions.values)).write(kept, into: &article)

    let structured = facts.articleBody.reduce(0) { $0 + $1.count }
    if structured > 300, structured > article.text.count * 2, body.confirmedShare < 0.5 {
      Assembly.write(paragraphs: Cleaner.clean(facts.articleBody), into: &article)
    }

    if article.text.count < 2000 {
      let state = StateReader(page: page, beginning: article.text.count < 500 ? nil : kept.first)
        .paragraphs()
      let size = state.reduce(0) { $0 + $1.count }
      if size > article.text.count * (article.text.count < 500 ? 3 : 2) {
        Assembly.write(paragraphs: Cleaner.clean(state), into: &article)
      }
    }

    let range = kept.first.flatMap { first in kept.last.map { first...max(first, $0) } }
    let chooser = Chooser(
      page: page,
      facts: facts,
      titles: titles,
      dates: dates,
      titleLine: titleLine,
      body: range,
      excluded: body.excluded,
      isThread: claims.contains(.thread)
    )
    article.authors = chooser.authors()
    let (published, modified) = chooser.dates(
      url: address,
      retrieved: context.retrieved
    )
    if let given = context.published {
      article.published = given.moment
      article.publishedFrom = "given"
    } else if let published {
      article.published = published.stamp.moment
      article.publishedFrom = published.from
    }
    article.modified = modified?.moment
    article.site = facts.site ?? facts.publishers.first ?? titles.siteBehind(title)
    article.canonicalURL = facts.canonical ?? facts.openGraphURL
    article.summary = facts.summary
    article.section = facts.section ?? titles.sectionBehind(title)
    article.keywords = facts.keywords

    article.images = ImageFinder(
      page: page,
      facts: facts,
      excluded: body.excluded,
      captions: captions,
      zone: zone(titleLine, range),
      base: context.url ?? facts.canonical ?? facts.openGraphURL
    ).images()
    let verdict = PageVerdict(
      page: page,
      facts: facts,
      title: title,
      kept: kept,
      worth: body.worth,
      claims: claims,
      isWhole: isWhole,
      textBytes: article.text.count,
      httpStatus: context.httpStatus,
      hasDate: article.published != nil
    )
    article.issues = verdict.issues()
    if verdict.isFront { forgetTeasers(&article, facts) }
    if article.published == nil, article.issues.contains(where: { $0.code == "page.notArticle" }),
      facts.linkedAuthors.isEmpty
    {
      // Who made the site, or who signs what it leads to. A brief is no article by its length alone.
      let isBrief = article.text.count < 400
      article.authors.removeAll { !isBrief || AuthorNames.isHouse($0) }
    }

    let hint = context.language ?? facts.language.flatMap { Self.language($0) }
    LanguageGuess.mark(&article, hint: hint)
    return article
  }

  /// Whether the page has enough headings that lead elsewhere to be a list of them.
  private var holdsCards: Bool {
    var count = 0
    for line in page.lines where line.isHeading && line.linkShare >= 0.5 {
      count += 1
      if count >= Choice.fewestCards { return true }
    }
    return false
  }

  /// On a front page, names and days are those of the articles that it leads to, but for what its
  /// metadata gives.
  private func forgetTeasers(_ article: inout Article, _ facts: Facts) {
    if facts.metaAuthors.isEmpty, facts.linkedAuthors.isEmpty { article.authors = [] }
    guard let from = article.publishedFrom, !["given", "jsonld", "meta"].contains(from) else {
      return
    }
    article.published = nil
    article.publishedFrom = nil
  }

  /// The nodes from the title to the end of the text.
  private func zone(_ titleLine: Int, _ body: ClosedRange<Int>?) -> Range<Int> {
    guard let body else { return 0..<0 }
    let first = titleLine >= 0 ? min(titleLine, body.lowerBound) : body.lowerBound
    let start = Int(page.lines[first].node)
    return start..<max(start, Int(page.tree.nodes[Int(page.lines[body.upperBound].node)].end))
  }

  /// Whether a short line around the title or the first line of the text names a day.
  private func showsDate(_ titleLine: Int, _ first: Int?, _ dates: DateReader) -> Bool {
    [titleLine, first ?? -1].filter { $0 >= 0 }.contains { line in
      (max(0, line - 4)...min(page.lines.count - 1, line + 6)).contains {
        page.lines[$0].count < 120 && dates.first(in: page.text, page.lines[$0].range) != nil
      }
    }
  }

  /// The lines of the page's main part, for pages that are no articles.
  private func everything(
    _ body: inout Body,
    titleLine: Int,
    claims: PageClaims,
    mayBeList: Bool,
    clean: ([Int]) -> [Int]
  ) -> [Int] {
    body.exclude(titleLine: titleLine, lenient: false, others: false)
    let lines = clean(body.everything())
    let size = bytes(lines)
    let isFront = claims.contains(.front)
    guard size < (claims.contains(.listing) ? 1000 : 600) || isFront, mayBeList else {
      return lines
    }
    // What holds the list may bear a name that put it out, like the results of a search.
    var lenient = body
    lenient.exclude(titleLine: titleLine, lenient: true, others: false)
    let more = clean(lenient.everything())
    guard bytes(more) > (isFront ? size : size * 2) else { return lines }
    body = lenient
    return more
  }

  private func bytes(_ lines: [Int]) -> Int { lines.reduce(0) { $0 + page.lines[$1].count } }

  /// The language of a `lang` attribute, if it is one that we know how to write.
  static func language(_ tag: String) -> Language? {
    let lower = tag.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    guard let first = lower.first, first.utf8.count == 2 || first.utf8.count == 3 else {
      return nil
    }
    guard first == "zh" else { return Language(first == "nb" || first == "nn" ? "no" : first) }
    if lower.contains("hant") || lower.contains("tw") || lower.contains("hk")
      || lower.contains("mo")
    {
      return .traditionalChinese
    }
    return .simplifiedChinese
  }

  private func isMonthFirst() -> Bool {
    guard page.htmlNode >= 0,
      let tag = page.tree.string(.lang, of: Int(page.htmlNode))?.lowercased()
    else { return true }
    if tag.hasPrefix("en") {
      return
        !(tag.hasSuffix("gb") || tag.hasSuffix("au") || tag.hasSuffix("nz") || tag.hasSuffix("in")
        || tag.hasSuffix("ie") || tag.hasSuffix("za"))
    }
    return tag.isEmpty
  }

  private func host(of url: String) -> String? {
    guard let range = url.range(of: "//") else { return nil }
    let rest = url[range.upperBound...]
    return String(rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" }).lowercased()
  }
}

extension String {
  /// The first place of a string, without Foundation.
  func range(of other: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) {
        return start..<index(start, offsetBy: other.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
