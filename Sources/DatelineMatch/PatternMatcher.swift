public import DatelineLexicon
public import DatelineModel
public import DatelineRules

/// Finds what the patterns of a rule book match.
public struct PatternMatcher: Sendable {
  /// The book.
  public let book: RuleBook
  private let lexicons: Lexicons
  /// For each program, which of its rules are wanted: a bit each.
  private let wanted: [[UInt64]]

  /// Makes a matcher for the rules that `isWanted` is true of.
  ///
  /// - Parameters:
  ///   - book: the rules.
  ///   - lexicons: what the forms of scans mean.
  ///   - isWanted: chooses rules, for instance those of one type.
  public init(
    _ book: RuleBook,
    _ lexicons: Lexicons,
    where isWanted: (Rule) -> Bool = { _ in true }
  ) {
    self.book = book
    self.lexicons = lexicons
    wanted = book.programs.map { program in
      var bits = [UInt64](repeating: 0, count: program.starts.width)
      for rule in program.entries.indices where isWanted(book.rules[program.firstRule + rule]) {
        bits[rule / 64] |= 1 << UInt64(rule % 64)
      }
      return bits
    }
  }

  /// All matches, by rule the leftmost and there the longest; in the order of their first tokens.
  ///
  /// Matches of one rule do not overlap, those of different rules may. Takes linear time: a rule
  /// that finds too many ways to read one place (2,000 steps) leaves it. Rules with slots of kind
  /// `date` match nothing here.
  public func matches(_ article: borrowing Article, _ scan: borrowing Scan) -> [PatternMatch] {
    var search = search(article, scan)
    return search.matches()
  }

  /// A search in several passes, where rules are made of what other rules have found.
  func search(_ article: borrowing Article, _ scan: borrowing Scan) -> PatternSearch {
    PatternSearch(
      runs: book.programs.map { PatternRun($0, article.text, scan, lexicons) },
      wanted: wanted
    )
  }
}

/// A search of one text in passes.
struct PatternSearch {
  fileprivate var runs: [PatternRun]
  fileprivate let wanted: [[UInt64]]

  /// What rules match that need nothing of what others have found.
  mutating func matches() -> [PatternMatch] {
    var result: [PatternMatch] = []
    for index in runs.indices { runs[index].matches(wanted[index], into: &result) }
    return result
  }

  /// What rules match that are made of what others have found.
  mutating func matches(of found: [PatternRun.Found]) -> [PatternMatch] {
    var result: [PatternMatch] = []
    for index in runs.indices { runs[index].matches(wanted[index], of: found, into: &result) }
    return result
  }
}
