import DatelineGazetteer
import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Testing

@Suite struct ScannerTests {
  /// An article of paragraphs.
  static func article(_ paragraphs: [String]) -> Article {
    var article = Article()
    for paragraph in paragraphs {
      let start = article.text.count
      article.text += Array(paragraph.utf8)
      let range = ByteRange(start, article.text.count)
      article.blocks.append(.init(kind: .paragraph, language: nil, range: range))
      article.text.append(UInt8(ascii: "\n"))
    }
    return article
  }

  /// The hits of an article with a sense of a kind.
  static func hits(_ article: Article, _ scanner: Scanner, _ kind: SenseKind) -> [String] {
    let scan = scanner.scan(article)
    return scan.hits.filter { scanner.lexicons.kinds(of: $0.form).contains(kind) }.map {
      article.string(in: scan.range(from: Int($0.firstToken), upTo: Int($0.endToken)))
    }
  }

  static let places: Scanner = {
    var builder = LexiconBuilder(fold: Fold())
    for (index, name) in ["New York", "York", "Nice", "巴黎"].enumerated() {
      builder.add(name, Sense(.city, UInt32(index)))
    }
    return Scanner(Lexicons([builder.lexicon()], fold: Fold()))
  }()

  @Test func blocksAreScannedApart() {
    let article = Self.article(["New", "York", "", "巴", "黎", "Nice", "in New York"])
    #expect(Self.hits(article, Self.places, .city) == ["York", "Nice", "New York", "York"])
    let scan = Self.places.scan(article)
    #expect(scan.tokens.map { $0.block } == [0, 1, 3, 4, 5, 6, 6, 6])
    #expect(scan.tokens.map { $0.spaceBefore } == [true, true, true, true, true, true, true, true])
    #expect(scan.firstHit.count == scan.tokens.count + 1)
    #expect(scan.hits(at: 6).count == 1 && scan.hits(at: 7).count == 1)
  }

  @Test func textOutsideBlocksIsNotScanned() {
    var article = Self.article(["Nice", "York"])
    article.blocks.removeFirst()
    #expect(Self.hits(article, Self.places, .city) == ["York"])
    article.blocks = []
    #expect(Self.places.scan(article).tokens.isEmpty)
  }

  @Test func aScanIsOverwrittenByTheNext() {
    var scan = Self.places.scan(Self.article(["New York New York", "Nice"]))
    Self.places.scan(Self.article(["x York"]), into: &scan)
    let fresh = Self.places.scan(Self.article(["x York"]))
    #expect(scan.tokens.map { $0.range } == fresh.tokens.map { $0.range })
    #expect(scan.hits.map { $0.firstToken } == [1])
    #expect(scan.firstHit == fresh.firstHit)
    #expect(scan.keys.bytes == fresh.keys.bytes && scan.keys.ends == fresh.keys.ends)
  }

  @Test func longTextsHaveAllTheirHits() {
    let article = Self.article(
      Array(repeating: String(repeating: "New York 巴黎, ", count: 700), count: 3)
    )
    let scan = Self.places.scan(article)
    #expect(scan.hits.count == 3 * 700 * 3)
    for token in scan.tokens.indices {
      #expect(scan.hits(at: token).allSatisfy { Int($0.firstToken) == token })
    }
  }

  @Test(arguments: [
    ("Shows in Paris, São Paulo and St. Louis", ["Paris", "São Paulo", "St. Louis"]),
    ("紐約、伦敦與聖保羅", ["紐約", "伦敦", "聖保羅"]),
  ])
  func theEmbeddedLexiconKnowsCities(_ text: String, _ cities: [String]) {
    let found = Self.hits(Self.article([text]), Scanner(.embedded), .city)
    #expect(Set(found).isSuperset(of: cities))
  }

  @Test func theEmbeddedDataIsWhole() {
    #expect(RuleBook.embedded.packs.contains { $0.id == "dates/en" })
    #expect(!RuleBook.embedded.rules.isEmpty)
    for name in ["words-zh", "words-en", "given-latin", "surnames-zh", "titles"] {
      #expect((Blob.embedded.table(name)?.rowCount ?? 0) > 100, "\(name)")
    }
    #expect(Blob.embeddedRulesHash.utf8.count == 16 && Blob.embeddedGazetteerHash.utf8.count == 16)
  }
}
