import DatelineModel
import Testing

@testable import DatelineArticle

@Suite struct TextReaderTests {
  private func read(_ text: String, _ format: Document.Format = .text) -> Article {
    let document = Document(uri: "-", bytes: Array(text.utf8), sha256: "", format: format)
    return ArticleReader().read(document)
  }

  @Test func readsAClipping() {
    let article = read(
      """
      RUBRIC AND LABEL

      # House opens new ‘Garden’ show

      March 3, 2023

      *The lamp stands at the heart of the show. Image credit: House*

      By DAILY LAMP NEWS SERVICE

      The house **Maison** is opening a show in Paris, Rome and other cities of the old world. These

      include Milan and Tokyo, and it is not the last one ([see story](#)).

      ---

      © 2023 Example, Inc. All rights reserved.

      Lamp Daily is published each day.
      """
    )
    #expect(article.title == "House opens new ‘Garden’ show")
    #expect(article.section == "RUBRIC AND LABEL")
    #expect(article.published?.text == "2023-03-03")
    #expect(article.publishedFrom == "text")
    #expect(article.authors == [])
    #expect(article.images.map(\.credit) == ["House"])
    #expect(article.blocks.map(\.kind) == [.title, .caption, .paragraph])
    #expect(article.string(in: article.blocks[2].range).hasSuffix("the last one (see story)."))
    #expect(article.languages == [.english])
  }

  @Test func verbatimTextStaysAsItIs() {
    let text = "  One line.\n\n\tTwo lines.  \r\n三行"
    let article = read(text, .verbatim)
    #expect(String(decoding: article.text, as: UTF8.self) == text)
    #expect(
      article.blocks.map { article.string(in: $0.range) } == ["One line.", "Two lines.", "三行"]
    )
  }

  @Test func listsStayLists() {
    let article = read(
      "# Cities\n\nThe shops are in these places:\n\n- Paris\n- Rome\n\nAnd\n\n1. Bern\n2. Köln"
    )
    let groups = article.blocks.filter { $0.kind == .listItem }.map(\.group)
    #expect(groups == [1, 1, 2, 2])
  }

  @Test func frontMatterIsNoTextAndFillsWhatIsMissing() {
    let text =
      "---\ntitle: \"A day out\"\nauthor: Jane Doe\ndate: 2024-07-16\n---\n\nThe boat left at nine with everybody on board.\n"
    var document = Document(uri: "-", bytes: Array(text.utf8), sha256: nil, format: .markdown)
    document.mediaType = "text/markdown"
    let article = ArticleReader().read(document)
    #expect(article.title == "A day out")
    #expect(article.authors == ["Jane Doe"])
    #expect(article.published?.day == CalendarDate(2024, 7, 16))
    #expect(!String(decoding: article.text, as: UTF8.self).contains("author"))
  }
}
