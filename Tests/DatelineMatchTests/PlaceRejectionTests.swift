import DatelineGazetteer
import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Testing

@Suite struct PlaceRejectionTests {
  private static func objection(to name: String, in text: String) throws -> PlaceObjection? {
    var article = Article()
    article.text = Array(text.utf8)
    article.blocks = [
      .init(kind: .paragraph, language: nil, range: ByteRange(0, article.text.count))
    ]
    var scan = Scan()
    let matcher = try ArticleMatcher.standard(.embedded, gazetteer: .bundled)
    return matcher.rejections(in: article, using: &scan)
      .first { article.string(in: $0.range) == name }?.objection
  }

  @Test(arguments: [
    ("reading", "She was reading.", PlaceObjection.lowerCase),
    ("Baltimore", "The Baltimore Sun was sold.", .known),
    ("Jackson", "Mr. Jackson, 58, left.", .person),
    ("兰州", "马里兰州", .insideWord),
    ("武汉市", "武汉市公安局发布通报", .institution),
    ("利物浦", "他效力利物浦", .club),
    ("Most", "Most left early.", .word),
    ("Orange", "The Orange Street shop", .longerName),
  ])
  func everyRejectionHasItsReason(name: String, text: String, objection: PlaceObjection) throws {
    #expect(try Self.objection(to: name, in: text) == objection)
  }

  @Test func whatIsAMentionIsNotRejected() throws {
    #expect(try Self.objection(to: "Paris", in: "The show opens in Paris.") == nil)
  }
}
