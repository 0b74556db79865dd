import DatelineModel
import DatelineRules
import Testing

@Suite struct BrandMatcherTests {
  @Test func examplesComeOutAsMarked() throws {
    let examples = try BrandFixture.examples("brands")
    #expect(examples.count > 80)
    for example in examples {
      let failure = BrandFixture.failure(example, .brand)
      #expect(failure == nil, "\(failure?.description ?? "")")
    }
  }

  @Test(arguments: [
    // Common words: the case, and what stands beside them.
    ("She bought the jeans from Gap and a bag at Zara.", ["Gap → gap", "Zara → zara"]),
    ("There is a gap in the market.", []),
    ("Apple unveiled a watch.", ["Apple → apple"]),
    ("An apple fell on the table.", []),
    ("The chief executive of Apple spoke first.", ["Apple → apple"]),
    ("Samsung and Apple sell most phones.", ["Samsung → samsung", "Apple → apple"]),
    // Elsewhere unambiguous.
    ("Apple Inc. grew. Analysts like Apple.", ["Apple Inc. → apple", "Apple → apple"]),
    // People.
    ("Designer Tom Ford left the room.", []),
    ("A Tom Ford suit hung there.", ["Tom Ford → tom-ford"]),
    ("Mr. Armani bowed.", []),
    ("Grace Coach won the race.", []),
    // Lower case, addresses and handles.
    ("I wear uniqlo every day.", ["uniqlo → uniqlo"]),
    ("Write to press@balenciaga.com or follow @balenciaga.", []),
    // Platforms are places where something stands.
    ("The film was shown on Instagram.", []),
    ("Instagram launched a shop.", ["Instagram → instagram"]),
    // Chinese words that hold a brand's name, and places inside brands.
    ("她喝了小米粥。", []),
    ("小米发布新手机。", ["小米 → xiaomi"]),
    ("华为和小米都降价了。", ["华为 → huawei", "小米 → xiaomi"]),
    ("巴黎世家在巴黎开店。", ["巴黎世家 → balenciaga"]),
    ("巴黎世家(Balenciaga)的新品", ["巴黎世家 → balenciaga", "Balenciaga → balenciaga"]),
    // Brands of no pack.
    (
      "Quill & Marrow, the Danish maker of lamps, opens. Quill & Marrow is new.",
      ["Quill & Marrow → quill-marrow", "Quill & Marrow → quill-marrow"]
    ),
    ("香水品牌榆未（Yuwei）开店。榆未来了。", ["榆未 → yuwei", "Yuwei → yuwei", "榆未 → yuwei"]),
    ("Anna Berg, the maker of lamps, spoke.", []),
  ])
  func namesCountWhereTheyMeanTheBrand(text: String, expected: [String]) {
    #expect(BrandFixture.found(text, .brand) == expected)
  }

  @Test func bothNamesBelongToTheValue() {
    let mention = BrandFixture.mentions("BALENCIAGA 推出新系列").mentions.first
    guard case .brand(let brand) = mention?.value else {
      Issue.record("no brand")
      return
    }
    #expect(brand.names.map(\.text) == ["Balenciaga", "巴黎世家"])
  }
}
