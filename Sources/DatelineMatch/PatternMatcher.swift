public import DatelineLexicon
public import DatelineModel
public import DatelineRules

/// Finds what the patterns of a rule book match.
public struct PatternMatcher: Sendable {
  /// The book.
  public let book: RuleBook
  private let lexicons: Lexicons
  /// For each program, what finds the rules that need nothing of what others have found.
  private let automata: [PatternAutomata]
  /// For each program, what finds the other rules.
  private let composed: [PatternAutomata]

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
    func automata(composed: Bool) -> [PatternAutomata] {
      book.programs.map { program in
        PatternAutomata(
          program,
          program.entries.indices.map { rule in
            isWanted(book.rules[program.firstRule + rule]) && program.isComposed(rule) == composed
          }
        )
      }
    }
    self.automata = automata(composed: false)
    composed = automata(composed: true)
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
      automata: automata,
      composed: composed
    )
  }
}

/// A search of one text in passes.
struct PatternSearch {
  fileprivate var runs: [PatternRun]
  fileprivate let automata: [PatternAutomata]
  fileprivate let composed: [PatternAutomata]

  /// What rules match that need nothing of what others have found.
  mutating func matches() -> [PatternMatch] {
    var result: [PatternMatch] = []
    for index in runs.indices {
      automata[index].withAutomaton { runs[index].matches(&$0, into: &result) }
    }
    return result
  }

  /// What rules match that are made of what others have found.
  mutating func matches(of found: [PatternRun.Found]) -> [PatternMatch] {
    var result: [PatternMatch] = []
    for index in runs.indices where !composed[index].isEmpty {
      composed[index].withAutomaton { runs[index].matches(&$0, of: found, into: &result) }
    }
    return result
  }
}
