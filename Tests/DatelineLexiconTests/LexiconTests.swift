import DatelineLexicon
import Testing

@Suite struct LexiconTests {
  @Test(arguments: [
    ("Saint-Tropez", "saint tropez"), ("São Paulo", "sao paulo"),
    ("圣胡-利", "圣胡利"), ("紐  約", "纽 约"), ("Le City手袋", "le city手袋"),
    ("Le City 手袋", "le city手袋"), ("2024 年", "2024年"), ("Straße", "strasse"),
    ("Ｐａris", "paris"), ("Xi’an", "xi'an"), ("ＬＶ", "ＬＶ"), ("e\u{301}tat", "etat"),
    ("New \u{A0}\n York", "new york"), (" Bath ", "bath"), ("弗朗·Ｐ", "弗朗p"), ("", ""),
  ])
  func folds(name: String, folded: String) throws {
    let folding = try testFolding()
    #expect(String(decoding: folding.fold(name), as: UTF8.self) == folded)
  }

  @Test(arguments: [
    ("New York City is", ["New", "New York", "New York City"]),
    ("NEW YORK", ["NEW", "NEW YORK"]),
    ("new-york", ["new", "new-york"]),
    ("New Yorker", ["New"]),
    ("Newer", []),
    ("New\u{301} Yórk", ["New\u{301}", "New\u{301} Yórk"]),
    ("紐約時報", ["紐約", "紐約時報"]),
    ("纽約城", ["纽約"]),
    ("纽·约", ["纽·约"]),
    ("Le City手袋", ["Le City手袋"]),
    ("Le City 手袋", ["Le City 手袋"]),
    ("U.S. is", ["U.S."]),
    ("Newé", []),
    ("New巴黎", ["New"]),
    ("New’s", ["New"]),
  ])
  func matches(text: String, found: [String]) throws {
    let lexicon = try testLexicon([
      "New", "New York", "New York City", "纽约", "紐約時報", "Le City手袋", "U.S.", "",
    ])
    let bytes = Array(text.utf8)
    let matches = lexicon.matches(in: bytes, at: 0)
    #expect(matches.map { String(decoding: bytes[..<$0.end], as: UTF8.self) } == found)
  }

  @Test func sensesComeMostRenownedFirstAndKeepTheirWriting() throws {
    let folding = try testFolding()
    var builder = LexiconBuilder(folding: folding)
    builder.add("Nice", Sense(.city, 7), rank: 10)
    builder.add("Nice", Sense(.city, 3), rank: 90)
    builder.add("nice", Sense(.wordLatin, 1))
    builder.add("US", Sense(.country, 2))
    builder.add("NICE", Sense(.city, 3), rank: 20)
    var blob = BlobBuilder()
    folding.write(to: &blob)
    builder.write(to: &blob)
    let lexicon = try #require(Blob(blob.build()).flatMap { Lexicon($0) })
    let nice = try #require(lexicon.form(of: "NICE"))
    #expect(
      Array(lexicon.senses(of: nice)) == [
        Sense(.city, 3), Sense(.city, 7), Sense(.wordLatin, 1, writing: .lower),
      ]
    )
    let us = try #require(lexicon.form(of: "us"))
    #expect(Array(lexicon.senses(of: us)) == [Sense(.country, 2, writing: .upper)])
    #expect(lexicon.senses(of: us).has(.country))
    #expect(!lexicon.senses(of: us).has(.city))
    #expect(lexicon.form(of: "u") == nil)
    #expect(lexicon.form(of: "") == nil)
  }

  @Test func findsEveryKeyAndNothingElse() throws {
    var random = Linear(state: 7)
    let letters = Array("abcdefgh纽约罗圣东西南北中 ")
    var names: Set<String> = []
    while names.count < 20_000 {
      let count = Int.random(in: 1...9, using: &random)
      let name = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
      // What folding changes has its own tests.
      if !name.hasPrefix(" "), !name.hasSuffix(" "), !name.contains("  ") { names.insert(name) }
    }
    let sorted = names.sorted()
    let half = sorted.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let lexicon = try testLexicon(half)
    let known = Set(half.map { lexicon.folding.fold($0) })
    #expect(lexicon.formCount == known.count)
    for name in sorted {
      #expect((lexicon.form(of: name) != nil) == known.contains(lexicon.folding.fold(name)))
    }
  }

  @Test func aBlobOfAnotherKindIsRefused() {
    #expect(Blob([]) == nil)
    #expect(Blob(Array("DATELINE".utf8) + [9, 0, 0, 0, 0, 0, 0, 0]) == nil)
    #expect(Blob(BlobBuilder().build()).flatMap { Lexicon($0) } == nil)
  }
}

/// A generator that makes the same numbers on every run.
struct Linear: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
