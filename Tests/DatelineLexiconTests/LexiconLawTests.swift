import DatelineLexicon
import DatelineModel
import Testing

/// Laws over lexicons and texts made at random, from a few words so that they often meet.
@Suite struct LexiconLawTests {
  /// A generator that makes the same numbers in every run.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
      return bits ^ bits >> 31
    }
  }

  static let words = [
    "a", "ab", "abc", "New", "York", "é", "Ünder", "st.", "Saint", "市", "巴", "黎", "兰", "州", "山",
    "·",
    "-", "&", "7", "20", "О", "タ", "'s", ".", ",", "。",
  ]

  static func text(_ count: Int, _ random: inout Seeded) -> String {
    (0..<count).map { _ in
      (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
    }.joined()
  }

  /// The keys of all stretches of tokens, looked up one by one.
  static func naive(_ scan: Scan, _ keys: [[UInt8]: UInt32]) -> [[UInt32]] {
    var found: [[UInt32]] = []
    let starts = scan.keys.starts.map { Int($0) }
    let longest = keys.keys.map(\.count).max() ?? 0
    for first in scan.tokens.indices {
      var hits: [[UInt32]] = []
      var key: [UInt8] = []
      for last in first..<scan.tokens.count {
        let start = last == first ? starts[first] : starts[first] + key.count
        let next = last + 1 < starts.count ? starts[last + 1] : scan.keys.bytes.count - 1
        var end = max(next, start)
        // What stands before the next token's key and belongs to no token is a separator.
        while end > start, scan.keys.ends[end - 1] == 0 { end -= 1 }
        if end == start { continue }
        key += scan.keys.bytes[start..<end]
        if key.count > longest { break }
        if let form = keys[key] { hits.append([UInt32(first), UInt32(last + 1), form]) }
      }
      found += hits.reversed()
    }
    return found
  }

  @Test(arguments: 0..<40)
  func hitsAreThoseOfANaiveSearch(_ seed: UInt64) {
    var random = Seeded(state: seed)
    let fold = Fold()
    let names = (0..<200).map { _ in Self.text(Int.random(in: 1...4, using: &random), &random) }
    var builder = LexiconBuilder(fold: fold)
    for (index, name) in names.enumerated() { builder.add(name, Sense(.city, UInt32(index))) }
    let lexicon = builder.lexicon()
    let keys = Set(names.map { fold.key(of: $0) }).filter { !$0.isEmpty }
    let ordered = keys.sorted { $0.lexicographicallyPrecedes($1) }
    let forms = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { ($1, UInt32($0)) }
    )
    #expect(lexicon.formCount == ordered.count)
    for (key, form) in forms { #expect(lexicon.form(key) == Int(form)) }
    var scan = Scan()
    let bytes = Array(Self.text(600, &random).utf8)
    fold.tokenize(bytes, ByteRange(0, bytes.count), block: 0, into: &scan)
    Lexicons([lexicon], fold: fold).findHits(in: &scan)
    let hits = scan.hits.map { [$0.firstToken, $0.endToken, $0.form] }
    #expect(hits == Self.naive(scan, forms))
    #expect(!hits.isEmpty)
    for token in scan.tokens.indices {
      #expect(scan.hits(at: token).allSatisfy { $0.firstToken == token })
    }
  }

  @Test func whatASearchRemembersDoesNotChangeTheNext() {
    var random = Seeded(state: 3)
    let fold = Fold()
    var builders = [LexiconBuilder(fold: fold), LexiconBuilder(fold: fold)]
    for index in 0..<300 {
      builders[index % 2].add(Self.text(index % 4 + 1, &random), Sense(.city, UInt32(index)))
    }
    let parts = builders.map { $0.lexicon() }
    let used = Lexicons(parts, fold: fold)
    for _ in 0..<30 {
      let bytes = Array(Self.text(200, &random).utf8)
      var (scan, fresh) = (Scan(), Scan())
      for lexicons in [used, Lexicons(parts, fold: fold)] {
        fresh = scan
        scan.removeAll()
        fold.tokenize(bytes, ByteRange(0, bytes.count), block: 0, into: &scan)
        lexicons.findHits(in: &scan)
      }
      #expect(
        scan.hits.map { [$0.firstToken, $0.endToken, $0.form, $0.kindBits] }
          == fresh.hits.map { [$0.firstToken, $0.endToken, $0.form, $0.kindBits] }
      )
      #expect(scan.firstHit == fresh.firstHit && !scan.hits.isEmpty)
    }
  }

  @Test func theOrderOfAddingDoesNotMatter() {
    var random = Seeded(state: 1)
    var names = (0..<500).map { _ in Self.text(3, &random) }
    func encoded() -> [UInt8] {
      var builder = LexiconBuilder(fold: Fold())
      for name in names { builder.add(name, Sense(.brand, UInt32(name.utf8.count))) }
      return builder.encode()
    }
    let first = encoded()
    names.shuffle(using: &random)
    #expect(encoded() == first)
  }

  @Test func everyNameIsFoundWhereverItStands() {
    var random = Seeded(state: 5)
    let names = ["Nice", "São Paulo", "圣地亚哥", "St. Ives", "Aix-en-Provence", "H&M", "Levi’s"]
    let lexicons = Lexicons([LexiconTests.builder(names).lexicon()], fold: Fold())
    for name in names {
      for (before, after) in [
        ("", ""), ("(", ")"), ("x ", " x"), ("在", "的"), ("7 ", "，"), ("“", "”"),
      ] {
        let filler = Self.text(Int.random(in: 0...9, using: &random), &random)
        let found = LexiconTests.hits("\(filler)、\(before)\(name)\(after)", lexicons)
        #expect(found.contains { $0.text == name })
      }
    }
  }
}
