import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Testing

/// A slot map or none, a pattern with the rest of its rule, a text, and what is found in it.
typealias PatternCase = (slots: String, rule: String, text: String, found: [String])

let literalCases: [PatternCase] = [
  (
    "{}", "match: of the", "Of the many, ofthe few; OF\u{3000}THE end.",
    ["Of the", "OF\u{3000}THE"]
  ),
  ("{}", "match: may", "May the mayor; dismay; maybe MAY.", ["May", "MAY"]),
  ("{}", "match: May, case: written", "May or may not, MAY.", ["May", "MAY"]),
  ("{}", "match: café", "Cafe, CAFÉ", ["Cafe", "CAFÉ"]),
  ("{}", "match: today", "today's news", ["today"]),
  ("{}", "match: 十号", "十號、十 号、十\n号", ["十號"]),
  ("{}", "match: '2024年'", "2024年 2024 年 ２０２４年 12024年", ["2024年", "2024 年", "２０２４年"]),
  ("{}", "match: a-b", "a-b a‐b a - b a b a–b", ["a-b", "a‐b"]),
  ("{}", "match: a - b", "a-b a - b a\n- b", ["a-b", "a - b"]),
  ("{}", "match: a b", "a\nb", []),
  ("{}", "match: '(a|b c)d'", "ad b cd b c d", []),
  ("{}", "match: '(a|b c) d'", "a d b c d", ["a d", "b c d"]),
  ("{}", "match: 'a (b)? c'", "a b c, a c, a b", ["a b c", "a c"]),
  ("{}", "match: 'a(.)? b'", "a. b a b a . b", ["a. b", "a b"]),
  ("{}", "match: 'a+ b'", "b a a a b", ["a a a b"]),
  ("{}", "match: 'a{2,3}'", "a, a a, a a a a a", ["a a", "a a a", "a a"]),
  ("{}", "match: '(a|a b|a b c)'", "a b c", ["a b c"]),
  ("{}", #"match: '\(a\)'"#, "(a) （a） a", ["(a)", "（a）"]),
  ("{}", "match: ['^a', 'b$']", "a a b b\na b", ["a", "b", "a", "b"]),
  ("{}", "match: 'the <a b> c'", "the a b c", ["a b"]),
  ("{}", "match: 'a[not:  b]'", "a b a c a\nb", ["a", "a"]),
  ("{}", "match: a, not before: [b, c d]", "a b, a c d, a c, ab, a", ["a", "a"]),
  ("{}", "match: a, not after: [b, c d]", "b a, c d a, d a, a", ["a", "a"]),
  ("{}", "match: a, not after: x+", "x x x a, a", ["a"]),
]

let numberCases: [PatternCase] = [
  ("{n: {range: [1, 31]}}", "match: '{n}'", "0 1 31 32 007 ３１ x3 3x", ["1", "31", "007", "３１"]),
  ("{n: {range: [1, 99], digits: 2}}", "match: '{n}'", "1 01 99 099", ["01", "99"]),
  (
    "{n: {range: [1, 9999]}}", "match: '{n}'", "1.5 1,234 12:30 1/2 1-2 3, 4. 5: 6",
    ["3", "4", "5", "6"]
  ),
  ("{n: {range: [1, 9999]}}", "match: '{n}', edges: open", "1.5 x2", ["1", "5", "2"]),
  (
    "{n: {range: [0, 99999], written: han}}", "match: '{n}'",
    "二十五、廿五、一百零三、二〇二四、两千、兩萬、一万二千三百、十、贰拾、零、十 五",
    ["二十五", "廿五", "一百零三", "二〇二四", "两千", "兩萬", "一万二千三百", "十", "贰拾", "零", "十", "五"]
  ),
  (
    "{n: {range: [1, 9999], written: han, digits: 4}}", "match: '{n}年'", "二〇二四年 二四年 二千零六年",
    ["二〇二四年", "二千零六年"]
  ),
  (
    "{n: {range: [0, 999999], written: english}}", "match: '{n}'",
    "five, twenty-five, twenty five, two thousand and six, nineteen ninety-nine, nineteen oh five, first",
    [
      "five", "twenty-five", "twenty five", "two thousand and six", "nineteen ninety-nine",
      "nineteen oh five",
    ]
  ),
  (
    "{n: {range: [1, 999], written: ordinal}}", "match: '{n}'",
    "1st 2nd 3rd 4th 11th 12th 21st 1th 2st 22th first twenty-first one hundred and fifth five",
    [
      "1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "first", "twenty-first",
      "one hundred and fifth",
    ]
  ),
  (
    "{d: {range: [1, 31]}, m: {words: {May: 5, 'Oct(.)?': 10}}}", "match: '{m} {d}'",
    "Oct2, Oct. 2, May 3, Oct 32", ["Oct2", "Oct. 2", "May 3"]
  ),
]

let hanEdgeCases: [PatternCase] = [
  ("{n: {range: [1, 9999]}}", "match: '{n}'", "2000万 3百 3月 三百", ["3"]),
  ("{n: {range: [1, 99], written: han}}", "match: '{n}日'", "一百二十五日、二十五日", ["二十五日"]),
]

let slotCases: [PatternCase] = [
  (
    "{w: {words: {new year: 1, new: 2}}}", "match: '{w}'", "new year, new-year, new",
    ["new year", "new", "new"]
  ),
  (
    "{w: {words: {May: 5, march: 3}, case: written}}", "match: '{w}'", "May may MAY march March",
    ["May", "MAY", "march", "March"]
  ),
  ("{w: {words: {后天: 2}}}", "match: '{w}'", "后天、後天、后 天", ["后天", "後天"]),
  (
    "{h: {han: [2, 3], starts: 王 欧阳}}", "match: '{h}说'", "王明说，王小明说，欧阳明说，李明说，王说",
    ["王明说", "王小明说", "欧阳明说"]
  ),
  ("{h: {han: [2, 3], not: 的}}", "match: '{h}'", "我的书很好", ["书很好"]),
  (
    "{c: {capitalised: [2, 3], inner: van de}}", "match: '{c}'",
    "Inez van Lamsweerde and J. Doe, Jean-Paul Gaultier; Two\nLines",
    ["Inez van Lamsweerde", "J. Doe", "Jean-Paul Gaultier"]
  ),
  ("{c: {capitalised: [1, 3], not: The}}", "match: '{c}'", "The Big Apple", ["Big Apple"]),
  (
    "{t: {token: [word, number], count: [1, 2]}}", "match: 'No. {t}'", "No. 5 by, No. 5, No. ",
    ["No. 5 by", "No. 5"]
  ),
  (
    "{c: {name: [city]}}", "match: 'in {c}'", "in New York, in Paris, in Rome",
    ["in New York", "in Paris"]
  ),
  (
    "{d: {range: [1, 31]}, r: {pattern: '{d}(-{d:end})?'}}", "match: 'May {r}'", "May 3-5, May 6",
    ["May 3-5", "May 6"]
  ),
]

@Suite struct PatternTests {
  @Test(arguments: literalCases + numberCases + hanEdgeCases + slotCases)
  func finds(_ row: PatternCase) throws {
    let fixture = try PatternFixture(
      PatternFixture.yaml(slots: row.slots, row.rule),
      [("New York", .city), ("Paris", .city)]
    )
    #expect(fixture.found(row.text) == row.found)
  }

  @Test func capturesCarryValuesAndPlaces() throws {
    let slots = "{d: {range: [1, 31]}, m: {words: {May: 5}}, w: {words: {early: START}}}"
    let fixture = try PatternFixture(
      PatternFixture.yaml(slots: slots, "match: '{w}? {m} {d:first}(-{d:last})?'")
    )
    let match = try #require(fixture.matches("In early May 3-5.").first)
    #expect(match["w"]?.text == "START")
    #expect(match["m"]?.number == 5)
    #expect(match["first"]?.number == 3)
    #expect(match["last"]?.number == 5)
    #expect(match["last"]?.range == ByteRange(15, 16))
    #expect(match.range == ByteRange(3, 16))
    #expect(match["d"] == nil)
  }

  @Test func patternSlotsCaptureTheirText() throws {
    let fixture = try PatternFixture(
      PatternFixture.yaml(
        slots: "{n: {pattern: 'a {w}'}, w: {words: [b]}}",
        "match: 'x {n:whole}'"
      )
    )
    let match = try #require(fixture.matches("x a b").first)
    #expect(match["whole"]?.range == ByteRange(2, 5))
    #expect(match["w"]?.text == "b")
  }

  @Test func oneRuleFindsNoOverlaps() throws {
    let fixture = try PatternFixture(PatternFixture.yaml("match: 'a b a'"))
    #expect(fixture.found("a b a b a") == ["a b a"])
  }

  @Test func nestedRepetitionEnds() throws {
    let fixture = try PatternFixture(
      PatternFixture.yaml("match: '((a|a a|a a a){1,16} ){1,4}b'")
    )
    #expect(fixture.found(String(repeating: "a ", count: 3_000)) == [])
  }

  @Test func aDecodedBookFindsTheSame() throws {
    let yaml = PatternFixture.yaml(
      slots: "{d: {range: [1, 31], written: [han, digits]}, m: {words: {五月: 5}}}",
      "match: '{m}{d}(日|号)[not: 游]'"
    )
    let fixture = try PatternFixture(yaml)
    let bytes = Bytes(fixture.book.encode())
    let decoded = try PatternFixture(RuleBook(decoding: bytes))
    let text = "五月二十五日、五月3號、五月三号游、五月"
    #expect(fixture.matches(text).count == 2)
    #expect(decoded.matches(text) == fixture.matches(text))
  }

  @Test func addedBooksKeepTheirRules() throws {
    var book = try PatternFixture(PatternFixture.yaml("match: a")).book
    book.add(try PatternFixture(PatternFixture.yaml("match: b")).book)
    let fixture = try PatternFixture(book)
    #expect(fixture.matches("a b").map(\.rule) == [0, 1])
    #expect(book.rules.map(\.pack) == [0, 1])
  }
}
