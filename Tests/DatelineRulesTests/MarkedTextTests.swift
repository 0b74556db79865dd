import DatelineModel
import DatelineRules
import Testing

@Suite struct MarkedTextTests {
  @Test(arguments: [
    "",
    "Nothing here.",
    "[昨天](2024-09-30)发布，[明日](2024-10-02)开售。",
    #"A \[note\] and a \\ before [Le City](balenciaga/le-city)."#,
    #"[a](b \) c)"#,
  ])
  func marksComeBack(_ line: String) throws {
    let text = try MarkedText(line)
    #expect(marked(text.text, text.mentions) == line)
  }

  @Test func rangesAreBytesOfThePlainText() throws {
    let text = try MarkedText("于[昨天](x)到[Rome](y)")
    #expect(text.text == "于昨天到Rome")
    #expect(text.mentions.map(\.range) == [ByteRange(3, 9), ByteRange(12, 16)])
    #expect(text.mentions.map(\.target) == ["x", "y"])
  }

  @Test(arguments: [
    ("a [b c", 2), ("a [b] c", 2), ("a ] c", 2), ("a [b](c", 2), ("[](c)", 0), ("[a]()", 0),
    ("[a [b](c)](d)", 3),
  ])
  func mistakesArePlaced(_ line: String, _ offset: Int) {
    let mistake = #expect(throws: MarkedText.Mistake.self) { try MarkedText(line) }
    #expect(mistake?.offset == offset)
  }

  @Test func ofOverlappingMentionsTheFirstAndLongestIsMarked() {
    let mentions = [
      MarkedMention(range: ByteRange(0, 1), target: "short"),
      MarkedMention(range: ByteRange(0, 3), target: "long"),
      MarkedMention(range: ByteRange(2, 5), target: "late"),
    ]
    #expect(marked("abcde", mentions) == "[abc](long)de")
  }

  @Test func aFailureShowsTheLineAsItCameOut() throws {
    let reference = try #require(CalendarDate("2024-10-01"))
    let example = Example(marked: "see [Rome](1)", reference: reference, file: "a.yaml", line: 7)
    let runner = ExampleRunner { _, day in
      [
        (ByteRange(0, 3), .city, "\(day)"), (ByteRange(4, 8), .date, "x"),
      ]
    }
    let failure = try #require(runner.run(example, types: [.city]))
    #expect(failure.found == "[see](2024-10-01) Rome")
    #expect(failure.description.hasPrefix("a.yaml:7: "))
    #expect(failure.description.hasSuffix(failure.found))
    #expect(
      runner.run(Example(marked: "Rome", reference: reference, file: "", line: 1), types: []) == nil
    )
  }
}
