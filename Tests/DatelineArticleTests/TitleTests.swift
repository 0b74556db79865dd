import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// The title, decided between headings and metadata.
@Suite struct TitleTests {
  private static let prose =
    "The museum opened its new wing on Monday, and hundreds of visitors came, the director said. It took four years to build, cost less than planned, and stays open until the end of summer."

  @Test(arguments: [
    // What stands in the body, og:title, title; and the title of the article.
    (
      "<h1>Museum opens its new wing</h1>", "Museum opens its new wing | Example News",
      "Museum opens its new wing | Example News", "Museum opens its new wing"
    ),
    (
      "<h1>Museum opens its new wing</h1>", "A new wing for the museum",
      "Museum opens its new wing", "Museum opens its new wing"
    ),
    (
      "<h1>CultureMuseum opens its new wing</h1>",
      "Culture / Museum opens its new wing", "Culture Museum opens its new wing",
      "Culture / Museum opens its new wing"
    ),
    (
      "<h1>Art in town - Museum opens its new wing</h1>", "Museum opens its new wing",
      "Museum opens its new wing - Culture - Example News", "Museum opens its new wing"
    ),
    (
      "<p>Switzerland</p><h1>Museum opens its new wing</h1>",
      "Switzerland: Museum opens its new wing",
      "Switzerland: Museum opens its new wing, Example News",
      "Switzerland: Museum opens its new wing"
    ),
    (
      "<h1>Museum opens<br>its new wing</h1>", "Museum opens its new wing",
      "Museum opens its new wing | Example News", "Museum opens its new wing"
    ),
    (
      "<h1>the <a href='/'>Doe &amp; Doe</a> blog</h1><h3 class=entry-title>A wing</h3>", "A wing",
      "A wing « the Doe & Doe blog", "A wing"
    ),
    (
      "<h1>Museum opens its new wing</h1>", "Switzerland: Museum opens its new wing",
      "Switzerland: Museum opens its new wing, Example News", "Museum opens its new wing"
    ),
    (
      "<h1><time>Jun 17 </time>Museum opens its new wing</h1>", "Museum opens its new wing",
      "Museum opens its new wing", "Museum opens its new wing"
    ),
    (
      "<h1><span class=category>On culture</span> Museum opens its new wing</h1>", "A new wing",
      "Example | The wing opens", "Museum opens its new wing"
    ),
    (
      "<h1><span class=category>Culture</span> Museum opens its new wing</h1>",
      "Culture: Museum opens its new wing", "Culture: Museum opens its new wing",
      "Culture Museum opens its new wing"
    ),
    (
      "<h1><span class=overline>On culture</span> - Museum opens its new wing</h1>",
      "Museum opens its new wing", "On lamps", "Museum opens its new wing"
    ),
    (
      "<h1><span class=roofline>On culture!</span>Museum opens its new wing</h1>",
      "Museum opens its new wing | Example News", "The wing", "Museum opens its new wing"
    ),
    (
      "", "", "Museum opens its new wing › Example News", "Museum opens its new wing"
    ),
    (
      "<h1><span class=overline>On lamps</span> - <span>Museum opens its new wing</span></h1>",
      "In rooms: Museum opens its new wing", "In rooms: Museum opens its new wing - Example News",
      "Museum opens its new wing"
    ),
    (
      "<h1><span class='label label--blue'>Question</span> Museum opens its new wing?</h1>",
      "Question - Museum opens its new wing?", "Question - Museum opens its new wing? | Example",
      "Museum opens its new wing?"
    ),
    (
      "<h1>Museum opens its new wing<span>Example News Town</span></h1>", "",
      "Museum opens its new wing » Culture » Example News Town", "Museum opens its new wing"
    ),
    (
      "<h1>Museum opens its new wing - Lamps</h1>", "", "Museum opens its new wing - Lamps",
      "Museum opens its new wing - Lamps"
    ),
    (
      "<h1>Museum opens its new wing <a class=btn href=/edit>Edit this page</a></h1>", "The wing",
      "Museum opens its new wing", "Museum opens its new wing"
    ),
    (
      "<h1><span>Museum opens its new wing</span><b>Museum opens its new wing</b></h1>", "The wing",
      "The wing", "Museum opens its new wing"
    ),
    (
      "<h1>A wing for<br>the museum<br>and for its lamps</h1>", "A wing for the museum",
      "The museum has a wing", "A wing for the museum"
    ),
    (
      "", "", "Museum opens its new wing | Example News | Lamps and letters",
      "Museum opens its new wing"
    ),
    ("", "", "Museum opens its new wing | Example News™", "Museum opens its new wing"),
    ("", "", "Lamp Club » Blog Archive » Museum opens its new wing", "Museum opens its new wing"),
    (
      "<h2><a href=/a/story>The wing</a></h2>", "", "Lamp Club » Blog Archive » The wing",
      "The wing"
    ),
    (
      "", "", "Letters - 26 October 2010 - Blog - Pictures, News and Lamps!", "Letters"
    ),
  ])
  func chooses(_ heading: String, _ openGraph: String, _ document: String, _ expected: String) {
    let html = """
      <html lang="en"><head><title>\(document)</title><meta property="og:title" content="\(openGraph)">
      <meta property="og:site_name" content="Example News"></head><body>
      \(heading)<p>\(Self.prose)</p><p>\(Self.prose)</p></body></html>
      """
    var page = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    page.url = "https://www.example.com/a/story"
    var parser = HTMLParser()
    let tree = parser.parse(page)
    #expect(ArticleReader().read(tree, page).title == expected)
  }

  @Test(
    "What templates put into the places of names",
    arguments: [
      // What the head says, the body, and the title.
      (
        #"<meta name=application-name content="Museum opens new wing after four years">"#
          + #"<meta property="og:title" content="Museum opens new wing after four years">"#,
        "<h1>example back to example home</h1><h1>Museum opens new wing after four years</h1>",
        "Museum opens new wing after four years"
      ),
      (
        #"<meta property="og:site_name" content="Museum opens new wing after four years of work | Town Lamp">"#
          + #"<meta property="og:title" content="Museum opens new wing after four years of work | Town Lamp">"#,
        "<h1><a href=/>Town Lamp</a></h1>",
        "Museum opens new wing after four years of work | Town Lamp"
      ),
      (
        #"<title>Lamp soup</title><meta property="og:title" content="Lamp soup">"#
          + #"<meta property="og:site_name" content="Lamp soup">"#,
        "<h1>Log in</h1><h1>Lamp soup</h1>", "Lamp soup"
      ),
      (
        #"<meta property="og:site_name" content="Lamp Update News">"#
          + #"<meta property="og:title" content="A bountiful wing">"#,
        "<h1>Lamp News</h1>", "A bountiful wing"
      ),
      (
        #"<meta property="og:site_name" content="Lamp Update News">"#
          + #"<meta property="og:title" content="Lamp news from the wing">"#,
        "<h1>Lamp news</h1>", "Lamp news"
      ),
      (
        "<title>Example</title>",
        "<h1>Museum opens new wing</h1><h1><span>Example</span> letters</h1>",
        "Museum opens new wing"
      ),
    ]
  )
  func templates(_ head: String, _ body: String, _ expected: String) {
    let html = """
      <html lang="en"><head>\(head)</head><body>\(body)<p>\(MuseumPage.prose)</p></body></html>
      """
    var page = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    page.url = "https://www.example.com/a/story"
    var parser = HTMLParser()
    let tree = parser.parse(page)
    #expect(ArticleReader().read(tree, page).title == expected)
  }

  private static let han = "博物馆周一启用新馆，数百名观众前来参观，馆长表示新馆将开放到夏末，并举办多场展览。"

  @Test(
    "Chinese pages whose metadata names the site alone",
    arguments: [
      // What the document's title says, what stands above the text, and the title.
      (
        "谢谢您访问〖示例中心〗", "<div class=top>王小明：博物馆启用新馆那一天</div><div class=info>2024-01-23 来源：示例报</div>",
        "王小明：博物馆启用新馆那一天"
      ),
      ("博物馆启用新馆 示例江网", "<h1>示例江网</h1><h2>博物馆启用新馆</h2>", "博物馆启用新馆"),
      ("", "<h1>示例的博客</h1><h2>博物馆启用新馆那一天</h2>", "博物馆启用新馆那一天"),
      ("", "<h1>随笔分类</h1><h3>博物馆启用新馆那一天</h3>", "博物馆启用新馆那一天"),
    ]
  )
  func readsHan(_ document: String, _ above: String, _ expected: String) {
    let prose = ["", "新馆历时四年建成。", "市民可以免费参观。", "投资低于预算。"].map { "<p>\($0)\(Self.han)</p>" }
      .joined()
    let html = """
      <html><head><title>\(document)</title></head><body>\(above)\(prose)</body></html>
      """
    var page = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    page.url = "https://www.example.com/a/story"
    var parser = HTMLParser()
    let tree = parser.parse(page)
    #expect(ArticleReader().read(tree, page).title == expected)
  }

  @Test(
    "The document's title names the site behind the headline where nothing else does",
    arguments: [
      ("Museum opens new wing – Lamp Letters", "Lamp Letters"),
      ("Museum opens new wing | Culture | Lamp Letters", "Lamp Letters"),
      ("Museum opens new wing - World news", nil), ("Museum opens new wing | Oslo, Norway", nil),
      ("Museum opens new wing - May 2024", nil), ("Museum opens new wing", nil),
    ] as [(String, String?)]
  )
  func sites(_ document: String, _ site: String?) {
    let html = """
      <html><head><title>\(document)</title></head><body><h1>Museum opens new wing</h1>
      <p>\(Self.prose)</p></body></html>
      """
    let page = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    var parser = HTMLParser()
    let tree = parser.parse(page)
    #expect(ArticleReader().read(tree, page).site == site)
  }
}
