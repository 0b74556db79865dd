import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// Pages that an archive kept are read as what they were, and front pages as what they are.
@Suite struct ArchivedPageTests {
  private static let prose =
    "The museum opened its new wing on Monday, and hundreds of visitors came, the director said. It took four years to build, cost less than planned, and stays open until the end of summer."

  private func read(_ html: String, url: String) -> Article {
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = url
    var parser = HTMLParser()
    let tree = parser.parse(document)
    return ArticleReader().read(tree, document)
  }

  @Test(arguments: [
    (
      "https://archive.example/web/20240123101112/http://www.example.com/a",
      "http://www.example.com/a"
    ),
    ("https://archive.example/web/https://example.com/", "https://example.com/"),
    ("https://example.com/a?from=/https://example.org/", nil),
    ("https://example.com/2024/01/23/a", nil), ("/web/a", nil), ("", nil),
  ])
  func addresses(_ address: String, _ original: String?) {
    #expect(ArchivedAddress.original(of: address) == original ?? address)
  }

  @Test func whatASearchEngineSaysOfItsCopyIsNoText() {
    let html = """
      <div><div>This is Google's cache of <a href="https://example.com/a">https://example.com/a</a>. \
      It is a snapshot of the page as it appeared on Mar 15, 2021 10:11:12 GMT.</div>
      <div><span>Full version</span> <a href="x">Text-only version</a> <a href="y">View source</a></div>
      <span>Tip: To quickly find your search term on this page, press <b>Ctrl+F</b>.</span></div>
      <html lang="en"><head><title>Museum opens new wing</title></head><body>
      <h1>Museum opens new wing</h1><p>\(Self.prose)</p></body></html>
      """
    let article = read(html, url: "https://example.com/a")
    #expect(article.title == "Museum opens new wing")
    #expect(article.text.string(0..<article.text.count) == Self.prose)
  }

  @Test func theStampOfACaptureIsNoDayOfPublication() {
    let html = """
      <html lang="en"><head><title>Museum opens new wing</title>
      <link rel=canonical href="https://archive.example/web/20250607/https://example.com/wing">
      </head><body><div id="wm-ipp-base"><p>7 June 2025</p><p>\(Self.prose)</p></div>
      <h1>Museum opens new wing</h1><p>The baker sold every bun before noon, and went home with an \
      empty basket and a full purse.</p></body></html>
      """
    let article = read(html, url: "https://archive.example/web/20250607/https://example.com/wing")
    #expect(article.published == nil)
    #expect(article.canonicalURL == "https://example.com/wing")
    #expect(article.string(in: article.blocks[0].range).hasPrefix("The baker"))
    #expect(article.blocks.count == 1)
  }

  @Test(
    "Who wrote a teaser on a front page, and when, is not who wrote the page",
    arguments: [
      ("https://example.com/", true), ("https://example.com/en/", true),
      ("https://example.com/index.html", true), ("https://example.com/wing", false),
    ]
  )
  func frontPages(_ url: String, _ isFront: Bool) {
    let html = """
      <html lang="en"><head><title>Example News</title></head><body>
      <h1>Museum opens new wing</h1><p>By Jane Doe</p><p>January 23, 2024</p>
      <p>\(Self.prose)</p><p>\(Self.prose) Or so.</p></body></html>
      """
    let article = read(html, url: url)
    #expect(article.issues.map(\.code).contains("page.notArticle") == isFront)
    #expect(article.authors == (isFront ? [] : ["Jane Doe"]))
    #expect((article.published == nil) == isFront)
  }
}
