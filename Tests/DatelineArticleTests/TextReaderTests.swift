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

  @Test(arguments: [
    (
      "For Immediate Release\n\nHOUSE TO SHOW LAMPS\n\nLYON, France (May 14, 2024) - The house said today that its lamps will travel, and that they shine.",
      "HOUSE TO SHOW LAMPS"
    ),
    (
      "PRESS RELEASE\n\nHouse shows lamps\n\nLYON, 14 May 2024 – The house said today that its lamps will travel, and that they shine in the dark.",
      "House shows lamps"
    ),
    (
      "新闻稿\n\n灯具展巡回九座城市\n\n（2024年5月14日，里昂）灯具之家今天宣布，展览将巡回九座城市，展出一百四十盏在黑暗中发光的灯，观众可以提着小灯寻找方向。",
      "灯具展巡回九座城市"
    ),
  ])
  func releasesHaveATitleAndADay(_ text: String, _ title: String) {
    let article = read(text)
    #expect(article.title == title)
    #expect(article.published?.text == "2024-05-14")
  }

  @Test func datelinesAreNotEveryDayInAText() {
    let article = read(
      "House shows lamps\n\nThe house has shown lamps since 14 May 2024 – and it will go on, for as long as they shine in the dark."
    )
    #expect(article.published == nil)
  }

  @Test func labelsInsideALineNameTheWriter() {
    let article = read(
      "补伞人\n\n江海副刊　文／王小明　2024年5月14日\n\n城里有一间铺子，门口挂着一把伞，伞上没有布，修伞的人说布在路上，要等到雨季过去才能送到。"
    )
    #expect(article.authors == ["王小明"])
    #expect(article.published?.text == "2024-05-14")
  }

  @Test func verbatimTextStaysAsItIs() {
    let text = "  One line.\n\n\tTwo lines.  \r\n三行"
    let article = read(text, .verbatim)
    #expect(String(decoding: article.text, as: UTF8.self) == text)
    #expect(
      article.blocks.map { article.string(in: $0.range) } == ["One line.", "Two lines.", "三行"]
    )
  }

  @Test func theHeadOfVerbatimTextIsReadBesideIt() {
    let text =
      "Ferry returns to Oslo\n\nBy Jane Doe\n\nThe night ferry to Oslo returned on Monday, after two winters in the dock, the line said.\n"
    let article = read(text, .verbatim)
    #expect(String(decoding: article.text, as: UTF8.self) == text)
    #expect(article.title == "Ferry returns to Oslo")
    #expect(article.authors == ["Jane Doe"])
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
