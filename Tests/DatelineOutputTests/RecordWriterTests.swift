import DatelineModel
import DatelineOutput
import Foundation
import TestSupport
import Testing

@Suite struct RecordWriterTests {
  /// A record in which every kind of part occurs, over a text with characters of one to four bytes.
  static var full: Record {
    var article = Article()
    article.text = Array("é𠮷 巴黎、Rome".utf8)
    article.title = "A \"title\""
    article.authors = ["Jane Doe"]
    article.published = CalendarDate(2024, 1, 23).map {
      Article.Moment(text: "2024-01-23T10:00:00+08:00", day: $0)
    }
    article.publishedFrom = "meta"
    article.languages = [.traditionalChinese, .english]
    article.blocks = [
      Article.Block(kind: .paragraph, language: .english, range: ByteRange(0, article.text.count))
    ]
    article.images = [Article.Image(url: nil, caption: "c", credit: nil)]
    var source = Document(uri: "a.html", bytes: [1, 2], sha256: nil, format: .html)
    source.sha256 = String(repeating: "ab", count: 32)
    var record = Record(
      source: source,
      article: article,
      provenance: .init(version: "1", libxml2: "2.9.14", rules: "r", gazetteer: "g")
    )
    var paris = Entity(id: "geonames:2988507", kind: .city, name: "Paris")
    paris.names = [Name("巴黎", language: .simplifiedChinese)]
    paris.latitude = 48.85341
    paris.country = "FR"
    paris.wikidata = "Q90"
    paris.mentions = 1
    record.entities = [paris]
    let range = ByteRange(7, 13)
    record.mentions = [
      ResolvedMention(
        entity: paris.id,
        kind: .city,
        range: range,
        rule: "cities#Paris",
        confidence: 0.987
      )
    ]
    var list = CityList(
      id: "list:1",
      language: nil,
      range: range,
      items: [.init(range: range, entity: paris.id)]
    )
    list.declaredCount = 2
    record.lists = [list]
    var found = Reconciliation(left: "list:1", right: "list:2", leftCount: 1, rightCount: 1)
    found.pairs = [.init(left: 0, right: 0, entity: paris.id, relation: .variant, note: "n")]
    found.ambiguous = [.init(left: [1], right: [2, 3])]
    found.order = .same
    found.orderClaim = .init(list: "list:1", claim: .englishAlphabet, holds: true)
    record.reconciliations = [found]
    record.issues = [Issue(.warning, "charset.replaced", stage: "decode", "2 bytes")]
    return record
  }

  @Test(arguments: [true, false])
  func recordsFollowTheSchema(pretty: Bool) throws {
    let schema = try JSONSchema(RecordSchema.text)
    var writer = RecordWriter(pretty: pretty)
    #expect(try schema.mistakes(in: Data(writer.bytes(of: Self.full))) == [])
    let empty = Record(
      source: Document(uri: "-", bytes: [], sha256: nil, format: .html),
      article: Article(),
      provenance: .init(version: "1", libxml2: "2", rules: "r", gazetteer: "g")
    )
    #expect(try schema.mistakes(in: Data(writer.bytes(of: empty))) == [])
  }

  @Test func theSchemaRefusesWhatIsNoRecord() throws {
    let schema = try JSONSchema(RecordSchema.text)
    var writer = RecordWriter(pretty: false)
    let json = String(decoding: writer.bytes(of: Self.full), as: UTF8.self)
    for (old, new) in [
      (#""status":"ok""#, #""status":"fine""#), (#""title":"#, #""titel":"#),
      (#""confidence":0.99"#, #""confidence":1.5"#), (#""wikidata":"Q90""#, #""wikidata":"90""#),
      (#""uri":"a.html""#, #""uri":null"#), (#""onlyLeft":[]"#, #""onlyLeft":[-1]"#),
    ] {
      #expect(json.contains(old))
      let broken = json.replacing(old, with: new)
      #expect(try !schema.mistakes(in: Data(broken.utf8)).isEmpty, "\(new)")
    }
  }

  @Test func offsetsCountCodePoints() throws {
    var writer = RecordWriter(pretty: false)
    let json = try JSONSerialization.jsonObject(with: Data(writer.bytes(of: Self.full)))
    let record = try #require(json as? [String: Any])
    let mention = try #require((record["mentions"] as? [[String: Any]])?.first)
    #expect(mention["start"] as? Int == 3)
    #expect(mention["end"] as? Int == 5)
    #expect(mention["text"] as? String == "巴黎")
  }
}
