import DatelineLexicon
import DatelineModel
import Testing

@Suite struct LexiconTests {
  static func builder(_ forms: [String]) -> LexiconBuilder {
    var builder = LexiconBuilder(fold: Fold())
    for (index, form) in forms.enumerated() { builder.add(form, Sense(.city, UInt32(index))) }
    return builder
  }

  /// The hits of a text, as the tokens' text in order of the hits.
  static func hits(_ text: String, _ forms: [String]) -> [String] {
    let lexicons = Lexicons([builder(forms).lexicon()], fold: Fold())
    return hits(text, lexicons).map { $0.text }
  }

  static func hits(_ text: String, _ lexicons: Lexicons) -> [(text: String, form: UInt32)] {
    let bytes = Array(text.utf8)
    var scan = Scan()
    lexicons.fold.tokenize(bytes, ByteRange(0, bytes.count), block: 0, into: &scan)
    lexicons.findHits(in: &scan)
    return scan.hits.map { hit in
      let range = scan.range(from: Int(hit.firstToken), upTo: Int(hit.endToken))
      return (String(decoding: bytes[range.start..<range.end], as: UTF8.self), hit.form)
    }
  }

  @Test(arguments: [
    (["york", "new york"], "New York’s", ["New York", "York"]),
    (["york"], "Yorkshire Newyork York", ["York"]),
    (["巴黎", "巴黎世家", "世家"], "在巴黎世家的", ["巴黎世家", "巴黎", "世家"]),
    (["levi's", "levi"], "Levi’s", ["Levi’s", "Levi"]),
    (
      ["saint louis"], "in St. Louis, St Louis and Saint-Louis",
      ["St. Louis", "St Louis", "Saint-Louis"]
    ),
    (["st."], "St. Saint", ["St", "Saint"]),
    (
      ["aix-en-provence"], "Aix en Provence; Aix-en-Provence",
      ["Aix en Provence", "Aix-en-Provence"]
    ),
    (["dolce & gabbana"], "Dolce&Gabbana", ["Dolce&Gabbana"]),
    (["t台"], "T 台T台", ["T 台", "T台"]),
    (["巴黎伦敦"], "巴黎 伦敦", []),
    (["a b"], "a\nb a  b a, b", ["a\nb", "a  b"]),
  ])
  func finds(_ forms: [String], _ text: String, _ expected: [String]) {
    #expect(Self.hits(text, forms) == expected)
  }

  @Test func aSenseCanDemandItsCase() {
    var builder = LexiconBuilder(fold: Fold())
    builder.add("US", Sense(.country, 7), .exactCase)
    builder.add("us", Sense(.wordLatin, 1))
    let lexicon = builder.lexicon()
    let senses = Array(lexicon.senses(of: 0))
    #expect(lexicon.formCount == 1)
    #expect(lexicon.kinds(of: 0) == SenseKinds(.country, .wordLatin))
    for (text, allowed) in [("US", [true, true]), ("us", [false, true]), ("Us", [false, true])] {
      var scan = Scan()
      Fold().tokenize(Array(text.utf8), ByteRange(0, text.utf8.count), block: 0, into: &scan)
      #expect(senses.map { $0.allows(scan.tokens[...]) } == allowed)
    }
  }

  @Test func oneSenseOfOneFormIsKeptOnce() {
    var builder = LexiconBuilder(fold: Fold())
    for form in ["IT", "It", "it"] { builder.add(form, Sense(.country, 1), .exactCase) }
    builder.add("Paris", Sense(.city, 2), [.exactCase, .short])
    builder.add("PARIS", Sense(.city, 2), .short)
    builder.add("Paris", Sense(.city, 2))
    let lexicon = builder.lexicon()
    #expect(lexicon.senses(of: 0).count == 3)
    #expect(lexicon.senses(of: 1).map { $0.flags } == [[]])
  }

  @Test func sensesOfAKindStandInOrderOfRank() {
    var builder = LexiconBuilder(fold: Fold())
    builder.add("Nice", Sense(.wordLatin, 1))
    for (index, rank) in [(3, 10), (7, 90), (5, 10)] as [(UInt32, UInt32)] {
      builder.add("Nice", Sense(.city, index), rank: rank)
    }
    #expect(builder.lexicon().senses(of: 0).map { $0.index } == [7, 3, 5, 1])
  }

  @Test func twoLexiconsAreSearchedTogether() {
    let first = Self.builder(["new york"]).lexicon()
    let second = Self.builder(["x", "new", "new york city", "new york"]).lexicon()
    let lexicons = Lexicons([first, second], fold: Fold())
    let found = Self.hits("New York City", lexicons)
    #expect(found.map { $0.text } == ["New York City", "New York", "New York", "New"])
    #expect(Set(found.map { $0.form >> 24 }) == [0, 1])
    #expect(found.map { lexicons.senses(of: $0.form).map { $0.index } } == [[2], [0], [3], [1]])
    #expect(lexicons.form("NEW YORK CITY") == found[0].form)
    #expect(lexicons.form("York") == nil)
  }
}
