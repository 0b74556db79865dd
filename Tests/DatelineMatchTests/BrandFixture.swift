import DatelineGazetteer
import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Foundation

/// The matchers of brands and products with the packs that are built in.
enum BrandFixture {
  static let scanner = Scanner(Lexicons.embedded)
  static let brands = BrandMatcher(lexicons: .embedded) { Blob.embedded.table($0) }
  static let products = ProductMatcher(sharing: brands)

  /// The mentions of a text whose lines are paragraphs, overlaps decided.
  static func mentions(_ text: String) -> (article: Article, mentions: [Mention]) {
    let lines = text.split(separator: "\n").map(String.init)
    let article = ScannerTests.article(lines)
    let scan = scanner.scan(article)
    var mentions: [Mention] = []
    brands.match(article, scan, into: &mentions)
    products.match(article, scan, into: &mentions)
    return (article, mentions.withoutOverlaps())
  }

  /// The id of what a mention means.
  static func target(_ mention: Mention) -> String {
    switch mention.value {
    case .brand(let brand): brand.id
    case .product(let product): product.id
    default: ""
    }
  }

  /// `text → id` for each mention of a kind.
  static func found(_ text: String, _ kind: EntityKind) -> [String] {
    let (article, mentions) = mentions(text)
    return mentions.filter { $0.kind == kind }.map {
      "\(article.string(in: $0.range)) → \(target($0))"
    }
  }

  /// The examples of a pack.
  static func examples(_ pack: String) throws -> [Example] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/DatelineRules/Packs")
    let book = try RuleBook.load(folder, fold: Fold())
    return book.packs.filter { $0.id == pack }.flatMap(\.examples)
  }

  /// Runs an example; `nil` if it comes out as marked.
  static func failure(_ example: Example, _ kind: EntityKind) -> ExampleFailure? {
    let runner = ExampleRunner { text, _ in
      mentions(text).mentions.map { ($0.range, $0.kind, target($0)) }
    }
    return runner.run(example, types: [kind])
  }
}
