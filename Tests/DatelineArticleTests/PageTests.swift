import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

@Suite struct PageTests {
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

  private let first =
    "The museum opened its new wing on Monday, and hundreds of visitors came to see it, the director said."
  private let second =
    "It took four years to build, cost less than planned, and will stay open until the end of summer."

  private func page(_ body: String, head: String = "") -> String {
    """
    <html lang="en"><head><title>Museum opens new wing | Example News</title>\(head)</head><body>
    <nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
    <main>\(body)</main>
    <footer><p>© 2024 Example News. All rights reserved, in every country of the world.</p></footer>
    </body></html>
    """
  }

  @Test func keepsTheTextAndDropsWhatSurroundsIt() {
    let article = read(
      page(
        """
        <article><h1>Museum opens new wing</h1>
        <p class="byline">By <a rel="author" href="/author/jd">Jane Doe</a></p>
        <time datetime="2024-01-23T10:30:00+01:00">January 23, 2024</time>
        <div class="share-buttons"><a href="#">Share on Facebook</a></div>
        <div class="entry-content"><p>\(first)</p><p>\(second)</p>
        <p>Read more: <a href="/b">Another museum opens in the south of the country</a></p></div>
        <section class="related-stories"><h2>Related</h2><p>\(second) Again and again.</p></section>
        <div class="comments"><p>I do not like museums at all, and nobody should build them.</p></div>
        </article>
        """
      )
    )
    #expect(lines(article) == [first, second])
    #expect(article.title == "Museum opens new wing")
    #expect(article.authors == ["Jane Doe"])
    #expect(article.published?.text == "2024-01-23T10:30:00+01:00")
    #expect(article.publishedFrom == "time")
    #expect(article.languages == [.english])
  }

  @Test func readsStructuredData() {
    let data = """
      <script type="application/ld+json">{"@graph": [
        {"@type": "Person", "@id": "#p", "name": "John Public"},
        {"@type": "NewsArticle", "headline": "Museum opens new wing",
         "datePublished": "2024-01-23T23:30:00Z", "dateModified": "2024-01-25",
         "author": [{"@id": "#p"}], "articleSection": "Culture", "keywords": ["art", "city"],
         "publisher": {"@type": "Organization", "name": "Example News"}}]}</script>
      <link rel="canonical" href="https://www.example.com/a/story">
      """
    let article = read(
      page("<h1>Museum opens new wing</h1><p>\(first)</p><p>\(second)</p>", head: data)
    )
    #expect(article.authors == ["John Public"])
    #expect(article.published?.text == "2024-01-23T23:30:00Z")
    #expect(article.publishedFrom == "jsonld")
    #expect(article.modified?.text == "2024-01-25")
    #expect(article.section == "Culture")
    #expect(article.keywords == ["art", "city"])
    #expect(article.site == "Example News")
    #expect(article.canonicalURL == "https://www.example.com/a/story")
  }

  @Test func breaksPartParagraphsAndRowsKeepTheirCells() {
    let article = read(
      page(
        """
        <h1>Museum opens new wing</h1><div>\(first)<br><br>\(second)</div>
        <p>The shops stand in these towns:</p><ul><li>Bern</li><li>Köln</li></ul>
        <table><tr><th>Town</th><th>Visitors</th></tr><tr><td>Bern</td><td>12</td></tr>
        <tr><td>Köln</td><td>14</td></tr></table><p>\(second) That is all for now.</p>
        """
      )
    )
    let kinds = article.blocks.map(\.kind)
    #expect(
      kinds == [
        .paragraph, .paragraph, .paragraph, .listItem, .listItem, .tableRow, .tableRow, .tableRow,
        .paragraph,
      ]
    )
    #expect(article.blocks.map(\.group) == [0, 0, 0, 1, 1, 2, 2, 2, 0])
    #expect(lines(article)[6] == "Bern | 12")
  }

  @Test func wordsOfNeighboursDoNotStick() {
    let article = read(
      page(
        "<h1>Museum opens new wing</h1><p>so\u{AD}ft<span>Doe</span><span>May</span> \(first)</p><p>\(second)</p>"
      )
    )
    #expect(lines(article).first?.hasPrefix("softDoe May The museum") == true)
  }

  @Test func readsAChinesePage() {
    let text = "博物馆周一启用新馆，数百名观众前来参观，馆长表示新馆将开放到夏末，并举办多场展览。"
    let more = "新馆建设历时四年，投资低于预算，市民可以免费参观，参观者需要提前在网上预约。"
    let article = read(
      """
      <html><head><title>博物馆启用新馆_新闻_示例网</title></head><body>
      <div class="nav"><a href="/">首页</a> <a href="/n">新闻</a></div>
      <h1>博物馆启用新馆</h1>
      <div class="info">2024年01月23日 10:30 来源：示例日报 作者：王小明</div>
      <div id="content">　　\(text)<br>　　\(more)<br>（责任编辑：李大华）</div>
      <div>相关阅读：<a href="/1">另一座博物馆也将在今年夏天启用新馆</a></div>
      <div class="footer">版权所有 未经授权不得转载</div></body></html>
      """
    )
    #expect(lines(article) == [text, more])
    #expect(article.title == "博物馆启用新馆")
    #expect(article.authors == ["王小明"])
    #expect(article.published?.day == CalendarDate(2024, 1, 23))
    #expect(article.publishedFrom == "text")
    #expect(article.languages == [.simplifiedChinese])
  }

  @Test func imagesHaveCaptionsAndCredits() {
    let article = read(
      page(
        """
        <h1>Museum opens new wing</h1><p>\(first)</p>
        <figure><img src="../i/1.jpg"><figcaption>The new wing. Photo: A. Smith</figcaption></figure>
        <p>\(second)</p>
        """
      )
    )
    #expect(article.images.map(\.url) == ["https://www.example.com/i/1.jpg"])
    #expect(article.images.first?.caption == "The new wing.")
    #expect(article.images.first?.credit == "A. Smith")
    #expect(lines(article) == [first, second])
  }

  @Test func dayOfAnEveningIsTheLocalOne() {
    let head = """
      <meta property="article:published_time" content="2024-01-24T03:22:07Z">
      """
    let article = read(
      page(
        "<h1>Museum opens new wing</h1><p>Jan. 23, 2024</p><p>\(first)</p><p>\(second)</p>",
        head: head
      )
    )
    #expect(article.published?.text == "2024-01-24T03:22:07Z")
    #expect(article.published?.day == CalendarDate(2024, 1, 23))
  }

  @Test(arguments: [
    "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
    "", "<p>", "<html><body><a href=/1>One</a><br><a href=/2>Two</a></body></html>",
  ])
  func saysWhatIsNoArticle(_ html: String) {
    #expect(read(html).issues.map(\.code).contains("page.notArticle"))
  }

  @Test func nothingIsReadTwiceFromAnyCut() {
    // Every prefix of a page is a page: none may end the run.
    let html = Array(
      page("<h1>Museum</h1><table><tr><td>\(first)<br>\(second)</table><ul><li>x").utf8
    )
    for end in stride(from: 0, through: html.count, by: 7) {
      _ = read(String(decoding: html[..<end], as: UTF8.self))
    }
  }
}
