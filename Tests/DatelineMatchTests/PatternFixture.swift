import DatelineLexicon
import DatelineMatch
import DatelineModel
import DatelineRules
import Foundation

/// Puts a rule book and a matcher together for texts of one block.
struct PatternFixture {
  let book: RuleBook
  let scanner: DatelineMatch.Scanner
  let matcher: PatternMatcher

  /// The fold of the fixture: the traditional characters that the tests use.
  static let fold = Fold(
    hanKeys: Bytes(
      Fold.hanKeys(
        ["號": "号", "後": "后", "兩": "两", "貳": "贰", "萬": "万"].reduce(into: [:]) {
          map,
          pair in
          map[pair.key.unicodeScalars.first?.value ?? 0] = pair.value.unicodeScalars.first?.value
        }
      ).withUnsafeBytes { Array($0) }
    )
  )

  /// Reads one pack.
  init(_ yaml: String, _ lexicon: [(String, SenseKind)] = []) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "patterns-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(yaml.utf8).write(to: folder.appending(path: "test.yaml"))
    try self.init(RuleBook.load(folder, fold: Self.fold), lexicon)
  }

  init(_ book: RuleBook, _ names: [(String, SenseKind)] = []) throws {
    self.book = book
    var builder = LexiconBuilder(fold: Self.fold)
    for (index, name) in names.enumerated() {
      builder.add(name.0, Sense(name.1, UInt32(index)))
    }
    let lexicon = try Lexicon(encoded: Bytes(builder.encode()))
    scanner = DatelineMatch.Scanner(Lexicons([lexicon], fold: Self.fold))
    matcher = PatternMatcher(book, scanner.lexicons)
  }

  /// A pack of slots and one date rule.
  static func yaml(slots: String = "{}", _ rule: String) -> String {
    """
    pack: test
    types: [date]
    slots: \(slots)
    rules:
      - { id: rule, date: x, \(rule) }
    examples: [none]
    """
  }

  /// The article of a text: a block for each line.
  static func article(_ text: String) -> Article {
    var article = Article()
    article.text = Array(text.utf8)
    var start = 0
    for line in article.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let range = ByteRange(start, start + line.count)
      if !range.isEmpty {
        article.blocks.append(.init(kind: .paragraph, language: nil, range: range))
      }
      start += line.count + 1
    }
    return article
  }

  func matches(_ text: String) -> [PatternMatch] {
    let article = Self.article(text)
    return matcher.matches(article, scanner.scan(article))
  }

  /// The texts of all mentions.
  func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return matches(text).map {
      String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self)
    }
  }
}
