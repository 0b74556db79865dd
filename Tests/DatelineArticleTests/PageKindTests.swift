import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// What the text is of a page that is a category, a shop's, a recipe or a song, and of an article
/// among other things.
@Suite struct PageKindTests {
  private func lines(
    _ html: String,
    url: String = "https://www.example.com/a/story"
  ) -> [String] {
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = url
    var parser = HTMLParser()
    let tree = parser.parse(document)
    let article = ArticleReader().read(tree, document)
    return article.blocks.map { article.string(in: $0.range) }
  }

  private func page(_ body: String, head: String = "") -> String {
    """
    <html lang="en"><head><title>Ferry returns to Oslo | Example News</title>\(head)</head><body>
    <nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
    \(body)<footer><p>© 2024 Example News</p></footer></body></html>
    """
  }

  private func data(_ json: String) -> String {
    "<script type=\"application/ld+json\">\(json)</script>"
  }

  private let story = [
    "The night ferry to Oslo returned on Monday, after two winters in the dock, the line said.",
    "It carries four hundred passengers, a hundred cars and, for the first time, bicycles.",
    "The harbour master had waited on the quay since five, and the baker had come with buns.",
  ]

  private var paragraphs: String { story.map { "<p>\($0)</p>" }.joined() }

  // MARK: Articles

  @Test(arguments: [
    "<div class='elementor-element elementor-element-41ad7cb'>", "<div id='k3OpAdRbTW'>",
    "<div class='post type-post status-publish hentry category-cookies'>",
    "<div id='skip-to-story'>",
  ])
  func namesThatSayNothingTakeNothingOut(_ element: String) {
    let body = "<h1>Ferry returns to Oslo</h1><div>\(element)<p>\(story[0])</p></div></div>"
    #expect(lines(page(body + paragraphs)).contains(story[0]))
  }

  @Test func whatCallsItselfTeaserBelowTheHeadlineBeginsTheArticle() {
    let head = "<meta property=og:type content=article>" + data(#"{"@type":"NewsArticle"}"#)
    let body = """
      <article><h1>Ferry returns to Oslo</h1>
      <div class="article-body"><div class="teaser-content"><p>\(story[0])</p></div><p>\(story[1])</p><p>\(story[2])</p></div>
      <div class="teaser"><a href="/1">The town has built a quay, and nobody comes to see it.</a></div>
      </article>
      """
    #expect(lines(page(body, head: head)) == story)
  }

  @Test func articleStaysBesideTheStreamOfOthers() {
    let long = (1...20).map {
      "<p>On day \($0) the ferry sailed at noon, with cars, and with bicycles, the line said.</p>"
    }
    let stream = (1...12).map {
      "<li><h3><a href=\"/\($0)\">A harbour that waits for boat number \($0)</a></h3><p>The town has built quay \($0), and nobody comes to see it.</p></li>"
    }
    let head = data(#"{"@type":"ItemList"}"#)
    let body = """
      <ul>\(stream.joined())</ul><h1>Ferry returns to Oslo</h1><p>January 23, 2024</p>
      <article>\(long.joined())</article>
      """
    let text = lines(page(body, head: head))
    #expect(text.count == 20 && text.allSatisfy { $0.hasPrefix("On day") })
  }

  // MARK: Notes below and among the paragraphs

  @Test(arguments: [
    "<p>The quay in Oslo on Monday, where the baker waits with his buns. (AP)</p>",
    "<p>Enlarge this image</p>",
  ])
  func captionsAndControlsAmongParagraphsGo(_ line: String) {
    let body = "<h1>Ferry returns to Oslo</h1><p>\(story[0])</p>\(line)<p>\(story[1])</p>"
    #expect(lines(page(body + "<p>\(story[2])</p>")) == story)
  }

  @Test(arguments: [
    ["Best director: Jane Doe", "Best editor: Max Smith", "Best chair: Jo May"],
    [
      "Product name: Quay coat", "Colors: black, navy", "Design: two rows",
      "Production: 300 pieces",
    ],
    ["Managing director: Jane Doe", "Art director: Max Smith", "Editor: Jo May"],
  ])
  func rolesAndThingsThatAreNoCreditsStay(_ list: [String]) {
    let body = "<h1>Ferry returns to Oslo</h1>" + paragraphs + list.map { "<p>\($0)</p>" }.joined()
    #expect(lines(page(body)) == story + list)
  }

  @Test func reportsOfAgenciesInARoundupStay() {
    let reports = story.map { "\($0) (AP)" }
    let body = "<h1>Ferry returns to Oslo</h1>" + reports.map { "<p>\($0)</p>" }.joined()
    #expect(lines(page(body)) == reports)
  }

  @Test(arguments: [
    "<p><a href=/s>Support Example News</a></p>", "<p>Reporting by Example Press.</p>",
    "<p>With files from Example Press and Jo May</p>", "<p>Weitere Informationen</p>",
    "<h3>Photo Credits</h3><p>Photographer: Jo May</p><p>Hair Stylist: Al Lee</p><p>Prop Stylist: Bo Ray</p><p>Designer: <a href=/l>Li Fox</a></p>",
  ])
  func notesBelowTheTextGo(_ note: String) {
    #expect(lines(page("<h1>Ferry returns to Oslo</h1>" + paragraphs + note)) == story)
  }

  @Test(arguments: [
    ["The quay. It is in Oslo. (AP)"],
    ["Where: the old quay", "When: Monday, at noon", "Price: 9"],
  ])
  func endOfTheTextStays(_ end: [String]) {
    let body = "<h1>Ferry returns to Oslo</h1>" + paragraphs
    #expect(lines(page(body + end.map { "<p>\($0)</p>" }.joined())) == story + end)
  }

  @Test func headingsOfPicturesStay() {
    let headings = ["one", "two", "three"].map { "The baker has brought \($0) of his buns" }
    let body = headings.map { "<h2>\($0)</h2><figure><img src=/p.jpg></figure>" }.joined()
    #expect(
      lines(page("<h1>Ferry returns to Oslo</h1>" + paragraphs + body)) == story + headings
    )
  }

  @Test func forumBelowTheArticleIsNoText() {
    let posts = (1...2).map {
      "<li class='forum-fil'><div class='forum-message'><p>So I said, \($0) times, and so I say again.</p></div></li>"
    }
    let body = "<h1>Ferry returns to Oslo</h1>\(paragraphs)<ul class=forum>\(posts.joined())</ul>"
    #expect(lines(page(body)) == story)
  }

  @Test(arguments: ["<footer class=site-foot>", "<aside class='footer-widgets sidebar'>"])
  func whatThePublisherSaysBelowABriefIsNoText(_ element: String) {
    let brief = "<p>\(story[0])</p><p>\(story[1])</p>"
    let about = story.map { "\($0) So says the house, which has said so for a hundred years." }
    let body = """
      <article><h1>Ferry returns to Oslo</h1><div class="entry-content">\(brief)</div></article>
      \(element)<div class="about-text"><p>\(about.joined(separator: " "))</p></div>
      """
    let head = data(#"{"@type":"NewsArticle"}"#)
    let html = page(body, head: head).replacing("<body>", with: "<body class='single-post'>")
    #expect(lines(html) == Array(story.prefix(2)))
  }

  @Test func briefIsNotGivenUpForWhatStandsInScripts() {
    let menu = (1...40).map {
      "<li><a href=/\($0)>A harbour waits for its boat, number \($0)</a></li>"
    }
    let cookies = String(
      repeating: "We keep cookies, and so do those who pay us for it. ",
      count: 30
    )
    let scripts = """
      <script>var menu={"html":"<ul>\(menu.joined())</ul>"}</script>
      <script>var wall={"content":"\(cookies)"}</script>
      <noscript><p>\(story[1]) \(story[2]) \(story[1]) \(story[2]) \(story[1])</p></noscript>
      """
    let body = "<article><h1>Ferry returns to Oslo</h1><p>\(story[0])</p></article>\(scripts)"
    #expect(lines(page(body, head: data(#"{"@type":"NewsArticle"}"#))) == [story[0]])
  }

  @Test func linksBelowABriefAreNoMoreOfIt() {
    let links = (1...8).map { "<h3><a href=/\($0)>A harbour that waits for boat \($0)</a></h3>" }
    let body = """
      <article><h1>Ferry returns to Oslo</h1><p>\(story[0])</p>
      <aside>\(links.joined())</aside></article>
      """
    #expect(lines(page(body, head: data(#"{"@type":"NewsArticle"}"#))) == [story[0]])
  }

  // MARK: Short lines

  @Test func songIsText() {
    let song = (1...10).map { "The boat number \($0) is gone" }
    let body = """
      <h1>Ferry returns to Oslo</h1><div class="post-body">\(song.joined(separator: "<br>"))</div>
      <aside><h2>Support us</h2><p>To all who sing: give what you have, and we will sing on.</p></aside>
      """
    #expect(lines(page(body)) == song)
  }

  @Test func whatARecipeTakesStays() {
    let parts = [
      "300 g flour", "100 g almonds", "200 g butter", "1 egg", "1 pinch of salt", "buns",
    ]
    let steps = [
      "Put all of it into a bowl, and stir it with a spoon until it is smooth.",
      "Bake it for an hour, and bring it to the quay while it is warm.",
    ]
    let body = """
      <h1>Buns for the quay</h1><div>\(parts.map { "<p>\($0)</p>" }.joined())
      <ol>\(steps.map { "<li>\($0)</li>" }.joined())</ol></div>
      """
    #expect(lines(page(body)) == parts + steps)
  }

  // MARK: Lists and shops

  @Test func categoryIsItsList() {
    let cards = (1...12).map {
      "<div><h3><a href=\"/\($0)\">A harbour that waits for boat number \($0)</a></h3><p>The town has built quay \($0), and nobody comes to see it, the mayor said.</p></div>"
    }
    let head = """
      <meta property=og:type content=article>
      <meta property=article:published_time content=2024-01-23T10:00:00Z>
      """
    let text = lines(
      page("<main><h1>Ships</h1>\(cards.joined())</main>", head: head),
      url: "https://www.example.com/category/ships"
    )
    #expect(text.count { $0.hasPrefix("The town has built") } == 12)
  }

  @Test func whatElseAShopSellsIsNoText() {
    let others = (1...5).map {
      "<li><a href=\"/\($0)\">Boat of wood, number \($0)</a><p>$ \($0)9.00</p></li>"
    }
    let head = data(#"{"@type":"Product","name":"Boat of tin"}"#)
    let body = """
      <main><h1>Boat of tin</h1><p>$ 49.00</p><p>\(story[0])</p><h2>Details</h2>
      <table><tr><td>Length</td><td>9 cm</td></tr><tr><td>Width</td><td>3 cm</td></tr></table>
      <ul>\(others.joined())</ul></main>
      """
    let text = lines(page(body, head: head))
    #expect(text.contains(story[0]) && text.contains("Length | 9 cm"))
    #expect(!text.contains { $0.contains("Boat of wood") })
  }
}
