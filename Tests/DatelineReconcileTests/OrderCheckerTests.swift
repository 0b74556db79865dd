import DatelineGazetteer
import DatelineModel
import Testing

@testable import DatelineReconcile

@Suite struct OrderCheckerTests {
  static let facts = GazetteerFacts(gazetteer: .bundled)

  func items(_ names: String) -> [ListItem] {
    names.split { "、,".contains($0) }.map { name in
      let text = name.drop { $0 == " " }
      let candidates = Self.facts.meanings(of: String(text))
      return ListItem(text: String(text), place: candidates.first, candidates: candidates)
    }
  }

  @Test(arguments: [
    ("北京、成都、广州、杭州、上海、西安", OrderClaim.pinyin, false, true),
    ("北京、保定、成都", .pinyin, false, false),
    ("北京、保定、成都", .pinyin, true, true),
    ("重庆、大连、长沙", .pinyin, false, false),
    ("长沙、重庆、厦门", .pinyin, false, true),
    ("大连、上海、天津、北京、南京、重庆", .strokes, false, true),
    ("重庆、上海、北京", .strokes, false, false),
    ("曼谷、北京、倫敦、洛杉磯", .englishAlphabet, false, true),
    ("倫敦、曼谷、北京", .englishAlphabet, false, false),
    ("Bangkok, Beijing, London, Los Angeles", .englishAlphabet, false, true),
    ("Bangkok, Los Angeles, London", .englishAlphabet, false, false),
    ("Bangkok, Los Angeles, London", .englishAlphabet, true, true),
    ("Beijing, Chengdu, Shanghai", .pinyin, false, true),
  ])
  func claimsAreChecked(names: String, claim: OrderClaim, isByInitials: Bool, holds: Bool) {
    let checker = OrderChecker(facts: Self.facts, isByInitials: isByInitials)
    #expect(checker.holds(claim, items(names)) == holds)
  }

  @Test func oneNameIsInEveryOrder() {
    let checker = OrderChecker(facts: Self.facts, isByInitials: false)
    #expect(checker.holds(.pinyin, items("北京")) == nil)
  }
}
