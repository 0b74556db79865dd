import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Foundation

/// The date packs with a matcher, as they stand in the sources.
struct DateFixture {
  static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  let book: RuleBook
  let scanner: DatelineMatch.Scanner
  let matcher: DateMatcher

  init() throws {
    let url = Self.sources.appending(path: "DatelineGazetteer/Data/characters.tsv")
    var map: [UInt32: UInt32] = [:]
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t").map { Array($0.unicodeScalars) }
      if cells.count > 2, cells[1].count == 1, cells[2].count == 1 {
        map[cells[1][0].value] = cells[2][0].value
      }
    }
    let fold = Fold(hanKeys: Bytes(Fold.hanKeys(map).withUnsafeBytes { Array($0) }))
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dates-\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Self.sources.appending(path: "DatelineRules/Packs/dates"),
      to: folder.appending(path: "dates")
    )
    book = try RuleBook.load(folder, fold: fold)
    let lexicon = try Lexicon(encoded: Bytes(LexiconBuilder(fold: fold).encode()))
    scanner = DatelineMatch.Scanner(Lexicons([lexicon], fold: fold))
    matcher = try DateMatcher(book, scanner.lexicons)
  }

  /// The dates of a text with a block for each line; lines with strokes are rows of a table.
  func mentions(_ text: String, _ published: CalendarDate?) -> [Mention] {
    var article = PatternFixture.article(text)
    for index in article.blocks.indices
    where article.string(in: article.blocks[index].range).contains(" | ") {
      article.blocks[index].kind = .tableRow
      article.blocks[index].group = 1
    }
    article.published = published.map { .init(text: $0.description, day: $0) }
    var mentions: [Mention] = []
    matcher.match(article, scanner.scan(article), into: &mentions)
    return mentions
  }

  /// The text with its dates marked.
  func marked(_ text: String, _ published: CalendarDate?) -> String {
    DatelineRules.marked(
      text,
      mentions(text, published).compactMap { mention in
        guard case .date(let value) = mention.value else { return nil }
        return MarkedMention(range: mention.range, target: value.value)
      }
    )
  }
}
