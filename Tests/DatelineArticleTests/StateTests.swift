import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// Articles that stand in a page's scripts alone.
@Suite struct StateTests {
  private static let headline = "Museum opens its new wing"
  private static let paragraphs = [
    "The museum opened its new wing on Monday, and hundreds of visitors came, the director said.",
    "It took four years to build, cost less than planned, and stays open until the end of summer.",
    "A baker across the street sold every bun before noon, and went home with an empty basket.",
  ]
  private static var markup: String { paragraphs.map { "<p>\($0)</p>" }.joined() }
  private static var parts: String {
    paragraphs.map { #"{"type": "paragraph", "text": "\#($0)"}"# }.joined(separator: ", ")
  }

  private func read(_ script: String, body: String = "<div id=app></div>") -> Article {
    let html = """
      <html lang=en><head><title>\(Self.headline) - The Example Lamp</title></head>
      <body>\(body)\(script)</body></html>
      """
    let document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    var parser = HTMLParser()
    let tree = parser.parse(document)
    return ArticleReader().read(tree, document)
  }

  private func text(_ article: Article) -> String { article.text.string(0..<article.text.count) }

  @Test(arguments: [
    // One string of markup, as JSON and as a script's object
    #"<script type="application/json">{"page": {"article": {"title": "\#(headline)", "author": {"name": "Jane Doe"}, "publishedAt": "2024-05-16T08:00:00Z", "body": "\#(markup)"}}}</script>"#,
    #"<script>window.__STATE__ = {article: {headline: "\#(headline)", byline: "By Jane Doe", "published": "2024-05-16T08:00:00Z", content: "\#(markup)"}};</script>"#,
    // Parts
    #"<script type="application/json">{"story": {"headline": "\#(headline)", "authors": [{"displayName": "Jane Doe"}], "publishDate": "2024-05-16T08:00:00Z", "content": [\#(parts)]}}</script>"#,
    // JSON inside of a string
    #"<script>state = JSON.parse("{\"story\": {\"title\": \"\#(headline)\", \"author\": \"Jane Doe\", \"publishedAt\": \"2024-05-16\", \"body\": \"\#(markup)\", \"tags\": [\"a\"]}}");</script>"#,
  ])
  func aFewSentencesAreTheTextOfAPageThatShowsNone(_ script: String) {
    let article = read(script)
    #expect(text(article) == Self.paragraphs.joined(separator: "\n\n"))
    #expect(article.title == Self.headline)
    #expect(article.authors == ["Jane Doe"])
    #expect(article.published?.day == CalendarDate("2024-05-16"))
  }

  @Test func sentencesUnderAnotherHeadlineAreNotThePages() {
    let article = read(
      #"<script type="application/json">{"shop": {"title": "Returns", "body": "\#(Self.markup)"}}</script>"#
    )
    #expect(article.text.isEmpty)
  }

  @Test func languagesWithoutSpacesAreProse() {
    let thai = [
      "สะพานท่าเรือเก่าจะปิดในวันจันทร์ หลังเจ้าหน้าที่พบรอยร้าวที่เสาสองต้น เทศบาลระบุ และรถประจำทางจะวิ่งอ้อมอ่าว",
      "โฆษกกล่าวว่าผู้ขับขี่ต้องใช้อุโมงค์จนถึงปลายฤดูร้อน เจ้าของร้านค้าทั้งสองฝั่งเกรงว่าลูกค้าจะลดลง",
    ]
    let article = read(
      #"<script type="application/json">{"story": {"title": "\#(Self.headline)", "body": "<p>\#(thai[0])</p><p>\#(thai[1])</p>"}}</script>"#
    )
    #expect(text(article) == thai.joined(separator: "\n\n"))
  }

  @Test func readersWithoutScriptsMayBeShownMore() {
    let long = (1...3).flatMap { day in Self.paragraphs.map { "<p>On day \(day): \($0)</p>" } }
      .joined()
    let article = read(
      #"<script type="application/json">{"story": {"title": "\#(Self.headline)", "body": "\#(Self.markup)"}}</script>"#,
      body: "<div id=app></div><noscript><h1>\(Self.headline)</h1>\(long)</noscript>"
    )
    #expect(article.text.count > Self.paragraphs.joined().utf8.count * 3 / 2)
  }
}
