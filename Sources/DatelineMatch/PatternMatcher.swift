public import DatelineLexicon
public import DatelineModel
public import DatelineRules

/// Finds what the patterns of a rule book match.
public struct PatternMatcher: Sendable {
  /// The book.
  public let book: RuleBook
  private let lexicons: Lexicons
  /// For each program, whether each of its rules is wanted.
  private let isWanted: [[Bool]]

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
    self.isWanted = book.programs.map { program in
      program.entries.indices.map { isWanted(book.rules[program.firstRule + $0]) }
    }
  }

  /// All matches, by rule the leftmost and there the longest; in the order of their first tokens.
  ///
  /// Matches of one rule do not overlap, those of different rules may. Takes linear time: a rule
  /// that finds too many ways to read one place (2,000 steps) leaves it.
  public func matches(_ article: borrowing Article, _ scan: borrowing Scan) -> [PatternMatch] {
    var result: [PatternMatch] = []
    for (program, isWanted) in zip(book.programs, isWanted) {
      var run = PatternRun(program, article.text, scan, lexicons)
      run.matches(isWanted, into: &result)
    }
    return result
  }
}
