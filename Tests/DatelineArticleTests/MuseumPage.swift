import DatelineHTML
import DatelineModel

@testable import DatelineArticle

/// A page of one story, for tests of what stands around its text.
enum MuseumPage {
  static let prose =
    "The museum opened its new wing on Monday, and hundreds of visitors came, the director said. It took four years to build, cost less than planned, and stays open until the end of summer."

  /// The article of a page with this body and head.
  static func read(
    _ body: String,
    head: String = "",
    url: String? = "https://www.example.com/a/story"
  ) -> Article {
    let html = """
      <html lang="en"><head><title>Museum opens new wing</title>\(head)</head><body>\(body)</body></html>
      """
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = url
    var parser = HTMLParser()
    let tree = parser.parse(document)
    return ArticleReader().read(tree, document)
  }
}
