import DatelineModel
import DatelineRules
import Testing

@Suite struct ProductMatcherTests {
  @Test func examplesComeOutAsMarked() throws {
    let examples = try BrandFixture.examples("products")
    #expect(examples.count > 80)
    for example in examples {
      let failure = BrandFixture.failure(example, .product)
      #expect(failure == nil, "\(failure?.description ?? "")")
    }
  }

  @Test(arguments: [
    // The noun: outside in English, unless it has a capital; inside in Chinese.
    ("Gucci sells the Furry Sandals again.", ["Furry Sandals → gucci/furry"]),
    ("Balenciaga's new Phantom sneaker is out.", ["Phantom → balenciaga/phantom"]),
    ("巴黎世家新款Phantom運動鞋", ["Phantom運動鞋 → balenciaga/phantom"]),
    // Not without a brand.
    ("The Phantom of the Opera opens.", []),
    // Models.
    ("The iPhone 15 Pro is lighter.", ["iPhone 15 Pro → apple/iphone-15-pro"]),
    ("Nike brings back the Air Max 97 in silver.", ["Air Max 97 → nike/air-max-97"]),
    ("The Lexus QT 300h is quiet.", ["QT 300h → lexus/qt-300h"]),
    ("Toyota sold 300 cars in 2023.", []),
    // What a brand names.
    ("Gucci’s Meadow campaign begins.", ["Meadow → gucci/meadow"]),
    ("Gucci goes live with its ‘Meadow’ campaign.", ["Meadow → gucci/meadow"]),
    ("古驰推出「车站」手袋。", ["车站 → gucci/车站"]),
    // And what has no name.
    ("Gucci launched a foldable leather umbrella.", ["foldable leather umbrella → gucci/umbrella"]),
    ("古驰推出全新可折叠的皮质雨伞。", ["可折叠的皮质雨伞 → gucci/umbrella"]),
    // Named once, known afterwards, in both scripts.
    (
      "古驰推出「车站」（Station）手袋。车站手袋限量发售。",
      ["车站 → gucci/station", "Station → gucci/station", "车站手袋 → gucci/station"]
    ),
    // Places and people are no products.
    ("Gucci opened a London store and a Kate Hudson campaign.", []),
    ("Italian leather is used by Gucci.", []),
  ])
  func phrasesNameProducts(text: String, expected: [String]) {
    #expect(BrandFixture.found(text, .product) == expected)
  }
}
