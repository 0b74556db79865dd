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
}
