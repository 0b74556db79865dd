import DatelineGazetteer
import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Foundation
import Testing

@Suite struct PersonExampleTests {
  static let scanner = DatelineMatch.Scanner(.embedded)
  static let matcher = PersonMatcher(lexicons: .embedded) { name in
    Blob.embedded.section(name).map { Table(encoded: $0) }
  }

  /// The people of a text whose lines are blocks, overlaps decided.
  static func people(in text: String) -> [(range: ByteRange, name: PersonName)] {
    let article = PatternFixture.article(text)
    var mentions: [Mention] = []
    matcher.match(article, scanner.scan(article), into: &mentions)
    return mentions.withoutOverlaps().compactMap { mention in
      guard case .person(let name) = mention.value else { return nil }
      return (mention.range, name)
    }
  }

  /// The examples name the first full form of the person; a form fits if it is part of it.
  static func target(
    of name: PersonName,
    at range: ByteRange,
    in marked: MarkedText?
  ) -> String {
    let expected = marked?.mentions.first { $0.range == range }?.target
    guard let expected else { return name.text }
    let full = people(in: marked?.text ?? "").first { other in
      other.name.isFull && other.name.text == expected
    }
    return full != nil || name.text == expected ? expected : name.text
  }

  @Test func examplesComeOutAsMarked() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/DatelineRules/Packs/people")
    let book = try RuleBook.load(folder, fold: Lexicons.embedded.fold)
    #expect(book.packs.flatMap(\.examples).count >= 180)
    for pack in book.packs {
      for example in pack.examples {
        let marked = try? MarkedText(example.marked)
        let runner = ExampleRunner { text, _ in
          Self.people(in: text).map {
            ($0.range, .person, Self.target(of: $0.name, at: $0.range, in: marked))
          }
        }
        if let failure = runner.run(example, types: pack.types) { Issue.record("\(failure)") }
      }
    }
  }

  @Test(arguments: [
    (
      "South Korean actress Roh Yoon Seo, designer Patricia Field",
      ["Roh Yoon Seo/actress", "Patricia Field/designer"]
    ),
    ("innovative approach to design under Demna,” she said", ["Demna/-"]),
    ("While Ms. Elsesser and Ms. Field take to set", ["~Elsesser/-", "~Field/-"]),
    ("By DAILY NEWS SERVICE", []),
    ("© 2024 Coastal Relocation Services, Inc. All rights reserved.", []),
    (
      "由攝影師弗朗索瓦·普羅斯特(François Prost)掌鏡",
      ["弗朗索瓦·普羅斯特=François Prost/攝影師", "François Prost=弗朗索瓦·普羅斯特/-"]
    ),
    // The likeliest reading of all characters decides where a name ends.
    ("高调宣称，胡晓炼与周志仁同行", ["胡晓炼/-", "周志仁/-"]),
    ("神聖羅馬帝國皇帝查理四世即位", ["查理四世/皇帝"]),
    ("王先生没有回答。", []),
    ("@emmaharding thanks for the lovely words!", ["emmaharding/-"]),
    ("@DailyHerald thanks for the lovely words!", []),
  ])
  func namesAndWhatIsSaidOfThem(text: String, names: [String]) {
    let found = Self.people(in: text).map { _, name in
      (name.isFull ? "" : "~") + name.text + (name.alias.map { "=\($0)" } ?? "")
        + "/\(name.role ?? "-")"
    }
    #expect(found == names)
  }

  @Test(arguments: [
    // One whole name, and the surname in places that say nothing about it.
    ("Luis Ferreyra signs\nIt was when Ferreyra bit him", ["Luis Ferreyra", "~Ferreyra"]),
    ("Rebecca Odeh boxes\n“I was not sure,” Odeh tells us", ["Rebecca Odeh", "~Odeh"]),
    ("Tyson Blunt won\nThe loss to Blunt hurts", ["Tyson Blunt", "~Blunt"]),
    ("Denzel Warsaw acts\nHe lives in Warsaw", ["Denzel Warsaw"]),
    ("Min Ai sells phones\nThe price of AI fell", ["Min Ai"]),
    ("Dolce & Gabbana sold it", []),
    ("Tri-City Swimming opened in August", []),
  ])
  func surnamesAlone(text: String, names: [String]) {
    #expect(Self.people(in: text).map { _, name in (name.isFull ? "" : "~") + name.text } == names)
  }

  @Test func noTextIsTooStrange() {
    let texts = [
      "", ",", "王", "王王王", "王·", "·王", "Kim", "(", "Mr.", "Mr. ", "J.", "J. ", "van", "Jr.", "A-",
      "J·K·",
      "王(", "Kim, Jr.", "de la", "Kim de", "Kim van der", "、王、", "让-", "Dr. Dr.", "王先生", "先生", "O'",
    ]
    for text in texts {
      _ = Self.people(in: text)
      _ = Self.people(in: text + "\n" + text)
    }
  }
}
