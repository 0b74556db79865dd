import DatelineGazetteer
import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Foundation
import Testing

@Suite struct PlaceExampleTests {
  static let scanner = DatelineMatch.Scanner(.embedded)
  static let matcher = PlaceMatcher(gazetteer: .bundled)

  /// The places of a text whose lines are blocks, overlaps decided.
  static func places(in text: String) -> [Mention] {
    var article = Article()
    article.text = Array(text.utf8)
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + line.utf8.count
      if end > start {
        article.blocks.append(
          Article.Block(kind: .paragraph, language: nil, range: ByteRange(start, end))
        )
      }
      start = end + 1
    }
    var mentions: [Mention] = []
    matcher.match(article, scanner.scan(article), into: &mentions)
    return mentions.withoutOverlaps()
  }

  /// What the mentions name: the first candidate's English name, a country's or region's kind before.
  static func names(in text: String) -> [String] {
    places(in: text).map { mention in
      guard case .places(let candidates) = mention.value, let first = candidates.first else {
        return "?"
      }
      let name = Gazetteer.bundled[first].name
      return mention.kind == .city ? name : "\(mention.kind.rawValue) \(name)"
    }
  }

  @Test func examplesComeOutAsMarked() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/DatelineRules/Packs/cities")
    let book = try RuleBook.load(folder, fold: Lexicons.embedded.fold)
    let examples = book.packs.flatMap(\.examples)
    #expect(examples.count >= 120)
    let runner = ExampleRunner { text, _ in
      Self.places(in: text).compactMap { mention in
        guard case .places(let candidates) = mention.value, let first = candidates.first else {
          return nil
        }
        return (mention.range, mention.kind, Gazetteer.bundled[first].name)
      }
    }
    for failure in runner.run(book.packs) { Issue.record("\(failure)") }
  }

  @Test(arguments: [
    (
      "Stores\n- Aspen\n- Beijing\n- East Hampton\n- Kuwait",
      ["Aspen", "Beijing", "East Hampton", "Kuwait City"]
    ),
    ("Stores\nAspen\nBeijing\nVenice", ["Aspen", "Beijing", "Venice"]),
    ("Paris\tMilan\tAspen", ["Paris", "Milan", "Aspen"]),
    ("门店\n北京\n科威特\n威尼斯", ["Beijing", "Kuwait City", "Venice"]),
    ("France, Kuwait and Iran", ["country France", "country Kuwait", "country Iran"]),
  ])
  func itemsOfListsSupportEachOther(text: String, names: [String]) {
    #expect(Self.names(in: text) == names)
  }

  @Test(arguments: [
    ("a store in Paris, Texas", "Paris", "US"), ("a store in Paris", "Paris", "FR"),
    ("London, Ontario", "London", "CA"), ("加州圣地亚哥", "San Diego", "US"),
    ("智利圣地亚哥", "Santiago", "CL"),
  ])
  func whatStandsBesideRanksTheCandidates(text: String, name: String, country: String) throws {
    let city = try #require(Self.places(in: text).first { $0.kind == .city })
    guard case .places(let candidates) = city.value, let first = candidates.first else { return }
    #expect(Gazetteer.bundled[first].name == name)
    #expect(Gazetteer.bundled[first].countryCode == country)
  }

  @Test func spansHoldTheNameAlone() {
    let text = "纽约市民在纽约市。New York City's mayor"
    let spans = Self.places(in: text).map {
      String(decoding: Array(text.utf8)[$0.range.start..<$0.range.end], as: UTF8.self)
    }
    #expect(spans == ["纽约", "纽约市", "New York City"])
  }

  @Test func noTextIsTooStrange() {
    for text in [
      "", ",", "市", "市市市", "Paris", "(", "New", "- ", "in", "·巴黎·", "Paris, ", "R-", "Dr.",
    ] {
      _ = Self.places(in: text)
      _ = Self.places(in: text + "\n" + text)
    }
  }
}
