import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// What of a page is its text, and what is not.
@Suite struct BodyTests {
  private func read(_ html: String, url: String? = "https://www.example.com/a/story") -> Article {
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = url
    var parser = HTMLParser()
    let tree = parser.parse(document)
    return ArticleReader().read(tree, document)
  }

  private func lines(_ article: Article) -> [String] {
    article.blocks.map { article.string(in: $0.range) }
  }

  private func codes(_ article: Article) -> [String] { article.issues.map(\.code) }

  private func page(_ body: String, head: String = "") -> String {
    """
    <html lang="en"><head><title>Ferry returns to Oslo | Example News</title>\(head)</head><body>
    <nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
    <main>\(body)</main><footer><p>© 2024 Example News</p></footer></body></html>
    """
  }

  private let story = [
    "The night ferry to Oslo returned on Monday, after two winters in the dock, the line said.",
    "It carries four hundred passengers, a hundred cars and, for the first time, bicycles.",
    "The harbour master had waited on the quay since five, and the baker had come with buns.",
  ]

  private var paragraphs: String { story.map { "<p>\($0)</p>" }.joined() }

  private func data(_ json: String) -> String {
    "<script type=\"application/ld+json\">\(json)</script>"
  }

  // MARK: What goes

  @Test(arguments: [
    "<div><h3>Related</h3><div><a href=/1>A harbour that waits for its boats</a><p>The town has built a quay, and nobody comes to see it, the mayor said.</p></div></div>",
    "<div><h4>About the author</h4><p>Jo has told stories of ships for ten years, and lives on one of them.</p></div>",
    "<div><p>相关阅读</p><ul><li><a href=/1>另一座港口也将在今年夏天启用新码头</a></li></ul></div>",
    "<div role=dialog><p>We and our partners keep what we know of you, and tell it to others, so that they know it too. You may say no, but it takes long, and nobody has ever done so. We ask again tomorrow, and on the day after tomorrow.</p></div>",
    "<div style='display:none'><p>Help us to keep the news free, by giving as little as two dollars, for we cannot do this alone.</p></div>",
    "<div class='c-article-you-might-also-like'><p>The town has built a quay, and nobody comes to see it, the mayor said.</p></div>",
    "<div class='article-layout__related'><p>The town has built a quay, and nobody comes to see it, the mayor said.</p></div>",
    "<div class='box hidden'><p>Help us to keep the news free, by giving as little as two dollars, for we cannot do this alone.</p></div>",
    "<p>The ferry in the dock. Credit: Max Muster / Example</p>",
    "<p>Follow the harbours of Example News on Facebook, Instagram and YouTube.</p>",
    "<p><a href=/1>(MORE: A harbour that waits for its boats)</a></p>",
    "<p>Jane Doe is a reporter at Example News. She has covered harbours since 2019.</p>",
    "<p>Jane covers harbours, and can be found on most of them.</p>",
    "<p>Ann May Lee is a freelance writer in Bergen who has sailed on all of these ships.</p>",
    "<p>Disclaimer: what is said here is said by those who say it, and by nobody else in the house.</p>",
    "<p>About Jane Doe</p>",
    "<p>23 January 2024 | 10:13 by Jane Doe</p>",
    "<h2><a href=/1>A harbour waits</a></h2><h2><a href=/2>Nobody sails</a></h2><p>All of our ships</p>",
    "<div class='republish-box'><p>Republish this story, as long as you say where it stood first.</p></div>",
    "<p>Читайте также: Гавань ждёт</p>",
    "<p>声明：本文仅代表作者本人观点，与本网站无关，读者仅作参考，并请自行核实相关内容。</p>",
  ])
  func boxesAndNotesAreNoText(_ box: String) {
    let head = "<meta name=author content='Jane Doe'>"
    #expect(
      lines(read(page("<h1>Ferry returns to Oslo</h1>\(paragraphs)\(box)", head: head))) == story
    )
  }

  // MARK: What stays

  @Test(arguments: ["The harbour is awake again.", "Oslo/ Bergen:", "OSLO —"])
  func shortFirstLinesStay(_ first: String) {
    let body = """
      <h1>Ferry returns to Oslo</h1><div class="left-article-section"><article>
      <p>\(first)</p>\(paragraphs)</article></div>
      """
    #expect(lines(read(page(body))) == [first] + story)
  }

  @Test func headingsAndCodeBetweenPartsOfABodyStay() {
    let steps = ["Cast off", "Sail", "Land", "Rest"]
    let body = steps.map {
      "<section><h3>\($0)</h3><div class=prose><p>\($0) as the harbour master says, and then wait for the others to do so.</p></div><pre>\($0.lowercased()) now</pre></section>"
    }
    let read = lines(read(page("<h1>How to sail</h1>" + body.joined())))
    #expect(read.filter { steps.contains($0) } == steps)
    #expect(read.filter { $0.hasSuffix(" now") }.count >= 3)
  }

  @Test func sectionsWhoseIdsAreTheirHeadingsStay() {
    let body = """
      <h1>How to sail</h1><section id="before-you-sail"><h2>Before you sail</h2>\(paragraphs)</section>
      <section id="respond-to-comments"><h2 id="related">Respond to comments</h2>
      <p>The others on the quay will say what they think of it, and you should answer them.</p>
      <p>Then do it again, and say what you have changed since the last time.</p></section>
      """
    let read = lines(read(page(body)))
    #expect(read.contains("Respond to comments"))
    #expect(read.count == 7)
  }

  @Test func buttonsBesideThingsGo() {
    let names = ["Red lantern", "Blue lantern", "Old anchor", "Long rope"]
    let items = names.map {
      "<li><h3>\($0)</h3><span>Regular price</span><div>$ 12</div><div>Quick view</div></li>"
    }
    let article = read(
      page("<h1>For ships</h1><ul class=products>\(items.joined())</ul>"),
      url: "https://example.com/collections/ships"
    )
    #expect(!lines(article).contains("Quick view"))
    let shown = lines(article).filter { names.contains($0) || $0 == "$ 12" }
    #expect(shown == names.flatMap { [$0, "$ 12"] })
  }

  @Test(
    "Cards are the text of a page that lists them, and not of a brief above them",
    arguments: [("", true), ("<p>23 January 2024</p>", false)]
  )
  func cards(_ date: String, _ areText: Bool) {
    let cards = (1...20).map {
      """
      <div class=teaser><h3><a href="/\($0)">A boat of the line number \($0) comes home</a></h3>
      <p>It had been away for \($0) years, and the town had long built it another quay.</p></div>
      """
    }
    let article = read(
      page("<h1>Boats</h1>\(date)\(paragraphs)<div>\(cards.joined())</div>"),
      url: "https://example.com/boats"
    )
    #expect(lines(article).contains { $0.hasPrefix("It had been away for 7") } == areText)
  }

  @Test func whatAShopListsStays() {
    let names = ["Red lantern", "Blue lantern", "Old anchor", "Long rope"]
    let items = names.map {
      "<li><a href='/p'><h3>\($0)</h3></a><span>$ 12</span><span>$ 12</span></li>"
    }
    let article = read(
      page("<h1>For ships</h1><ul class=products>\(items.joined())</ul>"),
      url: "https://example.com/collections/ships"
    )
    #expect(lines(article).filter { names.contains($0) } == names)
  }

  @Test(arguments: ["23/01/2024", "— — —", "Об авторе"])
  func aLineWithoutLettersAboveTheWritersBoxIsRead(line: String) {
    let body = "<h1>Ferry returns to Oslo</h1>\(paragraphs)<p>\(line)</p><p>About Jane Doe</p>"
    #expect(lines(read(page(body))).starts(with: story))
  }

  @Test func subscribersParagraphsStay() {
    let body = """
      <h1>Ferry returns to Oslo</h1><div itemprop="articleBody"><p>\(story[0])</p>
      <div class="subscriber-only" style="display:none"><p>\(story[1])</p></div>
      <div class="subscriber-only" style="display:none"><p>\(story[2])</p></div></div>
      """
    #expect(lines(read(page(body))) == story)
  }

  @Test func whatIsHiddenOnSomeScreensAloneStays() {
    let more =
      "The baker sold every bun before noon, and went home with an empty basket and a full purse."
    let body =
      "<h1>Ferry returns to Oslo</h1>\(paragraphs)<div class='hidden md:block'><p>\(more)</p></div>"
    #expect(lines(read(page(body))) == story + [more])
  }

  @Test func captionsStayWhereTheyListThings() {
    let stops = "The ferry calls at Oslo, Moss, Horten, Larvik, Arendal, Mandal and Bergen."
    func figure(_ caption: String) -> String {
      "<figure><img src=a.jpg><figcaption>\(caption)</figcaption></figure>"
    }
    let quay = "The ferry at its quay, with the mayor, the baker and the harbour master."
    let body = "<h1>Ferry returns to Oslo</h1>\(paragraphs)\(figure(stops))\(figure(quay))"
    #expect(lines(read(page(body))) == story + [stops])
  }

  @Test(arguments: [
    "<p>By Jane Doe</p><p>January 23, 2024</p>", "<p>Jane Doe</p><p>Jan 23, 2024 10:13 AM EST</p>",
    "<p>By</p><p>Jane Doe · Example News · Posted: Jan 23, 2024</p>",
  ])
  func signaturesBetweenLeadAndTextGo(_ signature: String) {
    let lead =
      "After two winters in the dock, the boat that a town waited for is back, and it carries bicycles too."
    let more = "By Monday, all of the tickets had been sold."
    let article = read(
      page(
        "<h1>Ferry returns to Oslo</h1><div class=article-body><p>\(lead)</p>\(signature)<p>\(more)</p>\(paragraphs)</div>",
        head: "<meta name=author content='Jane Doe'>"
      )
    )
    #expect(lines(article) == [lead, more] + story)
  }

  @Test func standfirstStaysBeforeTheText() {
    let lead = "After two winters in the dock, the boat that a town waited for is back."
    let body = """
      <header><h1>Ferry returns to Oslo</h1><p>\(lead)</p><p>By Jane Doe</p></header>
      <div class="article-body">\(paragraphs)</div>
      """
    let head = "<meta property='og:description' content='\(lead)'>"
    #expect(lines(read(page(body, head: head))) == [lead] + story)
    #expect(lines(read(page(body))) == story)
  }

  @Test func answersUnderFoldedQuestionsStay() {
    let questions = (1...6).map {
      """
      <div class="accordion-item"><a href="#" class="accordion-question">How does ship number \($0) sail?</a>
      <div class="accordion-answer"><p>It sails by wind on day \($0), and by steam on the others.</p></div></div>
      """
    }
    let article = read(
      page("<h1>Ferry returns to Oslo</h1>\(paragraphs)<div>\(questions.joined())</div>")
    )
    #expect(lines(article).contains("It sails by wind on day 4, and by steam on the others."))
  }

  @Test func rowsThatEndInAnAddressStay() {
    let rows = (1...6).map {
      """
      <tr><td>Port number \($0)</td><td>Sells tickets for the night ferry, also on Sundays.</td>
      <td><a href="/p\($0)">https://port\($0).example.com/tickets</a></td></tr>
      """
    }
    let article = read(
      page("<h1>Ferry returns to Oslo</h1>\(paragraphs)<table>\(rows.joined())</table>")
    )
    #expect(article.blocks.filter { $0.kind == .tableRow }.count == 6)
  }

  /// Cities stand in lists under headings, however short those are and wherever the lists stand.
  @Test(
    "Headings between lists stay",
    arguments: [
      // In the text, as headings, as short headings, as short paragraphs; cities with links.
      ("<h3>Europe</h3><ul><li>Oslo<li>Kiel</ul><h3>Asia</h3><ul><li>Busan<li>Kobe</ul>", "p"),
      ("<h3>UK</h3><ul><li>Hull<li>Leith</ul><h3>USA</h3><ul><li>Boston<li>Salem</ul>", "p"),
      ("<p>UK</p><ul><li>Hull<li>Leith</ul><p>USA</p><ul><li>Boston<li>Salem</ul>", "p"),
      (
        "<h3>Europe</h3><ul><li><a href=/o>Oslo</a><li><a href=/k>Kiel</a></ul><h3>Asia</h3><ul><li><a href=/b>Busan</a><li><a href=/c>Kobe</a></ul>",
        "p"
      ),
      // In an element of their own below the one of the text.
      ("<h3>Europe</h3><ul><li>Oslo<li>Kiel</ul><h3>Asia</h3><ul><li>Busan<li>Kobe</ul>", "div"),
    ]
  )
  func headingsBetweenListsStay(_ lists: String, _ around: String) {
    let story = paragraphs
    let body = around == "p" ? story + lists : "<div>\(story)</div><div>\(lists)</div>"
    let article = read(page("<h1>Ferry returns to Oslo</h1>\(body)"))
    let names = lists.split { $0 == "<" || $0 == ">" }.map(String.init)
      .filter { $0.first?.isUppercase == true }
    #expect(lines(article) == self.story + names)
  }

  /// What stands behind the second paragraph inside of the article, and what behind the article.
  @Test(
    "Lists stay that a click unfolds, a box holds or a page puts below its article",
    arguments: [
      (
        "<div class=accordion><div style='display:none'><ul><li>Kiel<li>Kobe<li>Busan</ul></div></div>",
        ""
      ),
      ("<aside><h3>The stops</h3><ul><li>Kiel<li>Kobe<li>Busan<li>Hull</ul></aside>", ""),
      ("", "<div><h2>The stops</h2><ul><li>Kiel<li>Kobe<li>Busan<li>Hull</ul></div>"),
      (
        "",
        "<div><table><tr><td>Kiel<td>May 2<tr><td>Kobe<td>May 3<tr><td>Busan<td>May 4<tr><td>Hull<td>May 5</table></div>"
      ),
      (
        "<h3>Stops</h3><ul><li><a href=/k>Kiel</a><li><a href=/c>Kobe</a><li><a href=/b>Busan</a></ul>",
        ""
      ),
    ]
  )
  func listsOfTheTextStay(_ inside: String, _ below: String) {
    let article = "<article><h1>Ferry returns to Oslo</h1><p>\(story[0])</p><p>\(story[1])</p>"
    let found = lines(read(page("\(article)\(inside)<p>\(story[2])</p></article>\(below)")))
    #expect(found.filter { $0.contains("Kiel") || $0.contains("Busan") }.count == 2)
    #expect(story.allSatisfy { found.contains($0) })
  }

  @Test(arguments: [
    // A table of contents; shops and topics below the article; who wrote a post.
    (
      "<h3>Inside</h3><ul><li><a href='#a'>Oslo</a><li><a href='#b'>Kiel</a><li><a href='#c'>Kobe</a></ul>",
      ""
    ),
    ("", "<div><h2>Topics</h2><ul><li>Kiel<li>Kobe<li>Busan<li>Hull</ul></div>"),
    ("", "<div><h2>Sections</h2><ul><li><a href=/k>Kiel</a><li><a href=/b>Kobe</a></ul></div>"),
    ("<div class=message-user><h4>janedoe</h4><dl><dt>Joined<dd>Kiel</dl></div>", ""),
  ])
  func listsOfThePageGo(_ inside: String, _ below: String) {
    let article = "<article><h1>Ferry returns to Oslo</h1><p>\(story[0])</p><p>\(story[1])</p>"
    let found = lines(read(page("\(article)\(inside)<p>\(story[2])</p></article>\(below)")))
    #expect(!found.contains { $0.contains("Kiel") })
  }

  @Test func aBriefStandsAboveLongerTeasers() {
    func teaser(_ title: String) -> String {
      "<div><a href=/1>\(title) of the harbour town</a><p>\(story.joined(separator: " "))</p></div>"
    }
    let feed = ["The baker", "The mayor", "The captain"].map(teaser).joined()
    let brief =
      "The ferry to Oslo stays in the dock on Saturday, the line said, for its engine is old and has to be looked at."
    let article = read(
      "<html><head><title>Ferry stays in the dock</title></head><body><div><h1>Ferry stays in the dock</h1><p>\(brief)</p><p>It sails again on Sunday.</p></div><div><h3>Most read</h3>\(feed)</div></body></html>"
    )
    #expect(lines(article) == [brief, "It sails again on Sunday."])
  }

  @Test func itemsSayMoreThanTheirFirstWord() {
    let items = ["Facebook: three million readers", "Twitter: two million readers"]
    let list = "<ul>" + items.map { "<li>\($0)" }.joined() + "</ul>"
    #expect(
      lines(read(page("<h1>Ferry returns to Oslo</h1>\(paragraphs)\(list)"))) == story + items
    )
  }

  @Test func menusOfShortPagesGo() {
    let html =
      "<html><head><title>All shops</title></head><body><nav><a href=/>Start</a></nav><main><h1>All shops</h1><h2>North</h2><ul><li>Oslo<li>Kiel</ul><h2>East</h2><ul><li>Kobe<li>Busan</ul></main></body></html>"
    #expect(lines(read(html)) == ["North", "Oslo", "Kiel", "East", "Kobe", "Busan"])
  }

  @Test(
    "What is no part of the text stays out, though it has headings and lists",
    arguments: [
      "<h3>Tags</h3><ul><li><a href=/o>Oslo</a></ul><h3>Topics</h3><ul><li><a href=/k>Ships</a></ul>",
      "<h3>Related</h3><ul><li>A harbour waits<li>A ship sails</ul><h3>More</h3><ul><li>A quay<li>A dock</ul>",
    ]
  )
  func otherListsGo(_ lists: String) {
    let body = "<div>\(paragraphs)</div><div>\(lists)</div>"
    #expect(lines(read(page("<h1>Ferry returns to Oslo</h1>\(body)"))) == story)
  }

  @Test func panelsOfTabsAreText() {
    let hidden =
      "<div role=tabpanel style='display:none'><p>On the way back the ferry leaves at nine, and is in the harbour before the baker is awake.</p></div>"
    let article = read(
      page("<h1>Ferry returns to Oslo</h1><article>\(paragraphs)\(hidden)</article>")
    )
    #expect(lines(article).last?.hasPrefix("On the way back") == true)
  }

  @Test func postsOfAThreadAreItsText() {
    let posts = story.enumerated().map { index, text in
      """
      <div class="comment" id="comment-\(index)"><div class="user"><p>Joined 2009</p><p>Messages 4,211</p></div>
      <div class="post-body"><p>\(text)</p></div></div>
      """
    }
    let article = read(
      page("<h1>Ferry returns to Oslo</h1><div id=comments>\(posts.joined())</div>"),
      url: "https://www.example.com/threads/ferry.12/"
    )
    #expect(lines(article) == story)
  }

  @Test func productsKeepTheirMeasuresAndLoseTheirReviews() {
    let rows = ["Length | 84 m", "Beam | 17 m", "Speed | 21 kn"].map {
      "<tr>" + $0.split(separator: "|").map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    let reviews = (1...2).map {
      "<div class=review><p>I have bought \($0) of them, and all of them float, which is what I wanted.</p></div>"
    }
    let article = read(
      page(
        """
        <h1>Ferry returns to Oslo</h1><section><div class="description">\(paragraphs)</div></section>
        <section><h2>Measures</h2><table>\(rows.joined())</table></section>
        <section class="reviews">\(reviews.joined())</section>
        """,
        head: data("{\"@type\": \"Product\", \"name\": \"Model ferry\"}")
      )
    )
    #expect(
      lines(article)
        == story + ["Measures", "Length | 84 m", "Beam | 17 m", "Speed | 21 kn"]
    )
    #expect(codes(article) == ["page.notArticle"])
  }

  @Test func applicationStateCompletesWhatThePageBegins() {
    let parts = (story + (1...4).flatMap { day in story.map { "On day \(day): " + $0 } }).map {
      "{\"type\": \"paragraph\", \"content\": [{\"type\": \"text\", \"value\": \"\($0.dropLast(20))\"},"
        + " {\"type\": \"link\", \"data\": {\"text\": \"no\"}, \"content\": [{\"value\": \"\($0.suffix(20))\"}]}]}"
    }
    let filler = String(repeating: "{\"id\": 1234567890}, ", count: 60)
    let state = """
      <script type="application/json">{"filler": [\(filler)0], "story": {"body": {"content":
      [\(parts.joined(separator: ","))]}}}</script>
      """
    let article = read(page("<h1>Ferry returns to Oslo</h1><p>\(story[0])</p>\(state)"))
    #expect(lines(article).prefix(3) == story[...])
    #expect(lines(article).count == 15)
  }

  @Test func sectionsOfAPageWithoutAnArticleStay() {
    let sections = (1...9).map { number in
      "<section><h2>Merit number \(number)</h2><p>It floats on \(number) seas</p></section>"
    }
    let slide =
      "<div aria-hidden=true><p>We have sailed on it twice, and it has brought us home each time.</p></div>"
    let article = read(
      page(
        "<h1>Ferry returns to Oslo</h1><section>\(paragraphs)</section>\(sections.joined())\(slide)"
      ),
      url: "https://www.example.com/ferries"
    )
    let texts = lines(article)
    #expect(texts.prefix(3) == story[...])
    #expect(texts.count { $0.hasPrefix("It floats on ") } == 9)
    #expect(texts.last == "We have sailed on it twice, and it has brought us home each time.")
  }

  @Test func stateWithMarkupIsReadWhereThePageShowsNothing() {
    let address = "https://img.example.com/2024/01/23/ferry-in-the-dock.jpg?width=1200&height=800"
    let image =
      #"\u003cfigure\u003e\u003cimg src=\"\#(address)\" alt=\"\#(address)\"/\u003e\u003c/figure\u003e"#
    let text = (1...4).flatMap { day in
      story.map { #"\u003cp\u003eOn day \#(day): \#($0)\u003c/p\u003e"# }
    }
    let state =
      #"<script>window["__Q"] = window["__Q"] || [];window["__Q"].push({"contentHtml": "\#(image + text.joined())"})</script>"#
    let article = read(page("<h1>Ferry returns to Oslo</h1>\(state)"))
    #expect(lines(article).count == 12)
    #expect(lines(article).first == "On day 1: " + story[0])
  }

  @Test(arguments: [
    ("https://www.example.com/collections/ferries?page=2", true),
    ("https://www.example.com/category/ferries/ferry-returns", false),
    ("https://www.example.com/category", false),
  ])
  func addressesTellCategoriesFromArticles(_ url: String, _ isListing: Bool) {
    var parser = HTMLParser()
    let document = Document(uri: "-", bytes: Array("<p>Ferry".utf8), sha256: "", format: .html)
    let page = Page(parser.parse(document))
    #expect(PageClaims(page, Facts(), url: url).contains(.listing) == isListing)
  }

  // MARK: What the page is

  @Test func anIndexIsNoArticleEvenWithADate() {
    let teasers = (1...8).map {
      """
      <div><h2><a href="/\($0)">Harbour number \($0) opens its gates again</a></h2><p>23 January 2024</p>
      <p>The gates of harbour \($0) had been shut for years, and nobody knew where the key was.</p></div>
      """
    }
    let article = read(
      page("<h1>Harbours</h1><time datetime=2024-01-23>23 January 2024</time>\(teasers.joined())"),
      url: "https://www.example.com/harbours/"
    )
    #expect(codes(article) == ["page.notArticle"])
  }

  @Test func aBriefStaysAnArticleBesideLongerTeasers() {
    let more =
      "The next boat leaves on Friday at nine, if the ice allows it, and calls at four islands on its way; tickets are sold on board, and nobody needs to book, the line said, for there is room."
    let teasers = (1...8).map {
      """
      <div><h3><a href="/\($0)">Harbour number \($0) opens its gates again</a></h3>
      <p>The gates of harbour \($0) had been shut for years, and nobody knew where the key was.</p></div>
      """
    }
    let article = read(
      page(
        "<article><h1>Ferry returns to Oslo</h1>\(paragraphs)<p>\(more)</p></article><div>\(teasers.joined())</div>"
      )
    )
    #expect(lines(article) == story + [more])
    #expect(codes(article).isEmpty)
  }

  @Test(arguments: [
    ("", "", []),
    (
      "<div class=offer><p>Subscribe to read the rest of this story.</p></div>", "",
      ["page.paywall"]
    ),
    ("", " The captain then turned to the crowd, and what he said was …", ["page.paywall"]),
  ])
  func onlyAPartOfTheTextIsBehindAPaywall(_ offer: String, _ end: String, _ expected: [String]) {
    let head = data("{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false}")
    let article = read(
      page(
        "<article><h1>Ferry returns to Oslo</h1>\(paragraphs.dropLast(4))\(end)</p>\(offer)</article>",
        head: head
      )
    )
    #expect(codes(article) == expected)
  }
}
