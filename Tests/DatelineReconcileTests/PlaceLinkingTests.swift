import DatelineGazetteer
import DatelineModel
import DatelineReconcile
import Testing

@Suite struct PlaceLinkingTests {
  private static let gazetteer = Gazetteer.bundled

  /// Resolves a text in which `[…]` marks names of places, each meaning all that the gazetteer knows by it.
  private static func resolve(
    _ marked: String,
    site: String? = nil,
    url: String? = nil
  ) -> (entities: [String: Entity], mentions: [ResolvedMention]) {
    var article = Article()
    article.site = site
    article.url = url
    var mentions: [Mention] = []
    var start: Int?
    for byte in marked.utf8 {
      switch byte {
      case UInt8(ascii: "["): start = article.text.count
      case UInt8(ascii: "]"):
        guard let first = start else { continue }
        let range = ByteRange(first, article.text.count)
        let name = article.string(in: range)
        let regions = gazetteer.places(named: name, kind: .region)
        let cities = gazetteer.places(named: name)
        mentions.append(
          Mention(
            range: range,
            kind: cities.isEmpty ? .region : .city,
            value: .places(cities + regions),
            rule: "test",
            confidence: 1
          )
        )
        start = nil
      default: article.text.append(byte)
      }
    }
    article.blocks = [
      .init(kind: .paragraph, language: nil, range: ByteRange(0, article.text.count))
    ]
    let resolution = Resolver(gazetteer).resolve(mentions, in: article)
    let entities = Dictionary(resolution.entities.map { ($0.id, $0) }) { first, _ in first }
    return (entities, resolution.mentions)
  }

  /// The state or province, or else the country, of the first mention.
  private static func area(_ marked: String, site: String? = nil, url: String? = nil) -> String? {
    let found = resolve(marked, site: site, url: url)
    let entity = found.mentions.first.flatMap { found.entities[$0.entity] }
    return entity?.admin1 ?? entity?.country
  }

  @Test(arguments: [
    ("The [Gainesville] council met in the Cooke County courthouse.", "Texas"),
    ("Girls from Cooke, Grayson and Love counties came to [Gainesville].", "Texas"),
    ("The [Gainesville] council met in the Hall County courthouse.", "Georgia"),
    ("The [Gainesville] council met.", "Florida"),
    ("Police in [Richmond] and Madison County said so.", "Kentucky"),
    ("Roads in [Athens]-Clarke County are closed.", "Georgia"),
    ("[Athens] is hot in July.", "Attica"),
    ("[西貢]、[沙田]及[大埔]錄得大雨。", "Sai Kung"),
    ("他在[西貢]街頭賣咖啡。", "Ho Chi Minh City"),
    ("The [Alexandria] City Public Schools and parents of [Alexandria] met.", "Virginia"),
    ("Parents of [Alexandria] met in the library.", "Alexandria"),
    ("[Dublin], a suburb of [Columbus] and [Cincinnati], [Ohio], grows.", "Ohio"),
  ])
  func countiesAndNeighboursSayWhichCity(text: String, area: String) {
    #expect(Self.area(text) == area)
  }

  @Test func theOutletsRegionDecidesBetweenSmallTowns() {
    #expect(Self.area("The [Franklin] council met.", site: "Indiana Herald") == "Indiana")
  }

  @Test func oneNeighbourMakesNoVillageOfACity() {
    #expect(Self.area("Rents in [Charlotte] rose as fast as in [Austin].") == "North Carolina")
  }

  @Test func worldCitiesStayInTheWorld() {
    let text = "Shows follow in [Paris], [Venice], [Nice] and [Rome], before [Dallas], [Texas]."
    let found = Self.resolve(text)
    let countries = found.mentions.prefix(4).map { found.entities[$0.entity]?.country }
    #expect(countries == ["FR", "IT", "FR", "IT"])
  }

  @Test func capitalsMakeNoOtherName() {
    let found = Self.resolve("[NEWARK] – A [Newark] man of Licking County was fined.")
    #expect(Set(found.mentions.map(\.entity)).count == 1)
    #expect(found.entities.values.first?.admin1 == "Ohio")
  }

  @Test func kansasCityIsTheLargerUnlessTheStateStandsBesideIt() {
    #expect(Self.area("Fans in [Kansas City] came from all of [Kansas].") == "Missouri")
    #expect(Self.area("Fans in [Kansas City], [Kansas], cheered.") == "Kansas")
  }

  @Test func aChoiceBySizeAloneIsLessSure() throws {
    let sure = Self.resolve("The [Gainesville] council met in the Cooke County courthouse.")
    let unsure = Self.resolve("The [Gainesville] council met.")
    #expect(try #require(sure.mentions.first).confidence >= 0.9)
    #expect(try #require(unsure.mentions.first).confidence < 0.9)
  }
}
