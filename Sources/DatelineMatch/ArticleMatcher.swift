public import DatelineModel

/// Finds all mentions in an article: one scan, then every matcher, then the overlaps.
public struct ArticleMatcher: Sendable {
  private let scanner: Scanner
  let matchers: [any Matcher]

  /// Makes a matcher of its parts; their order does not matter.
  public init(_ scanner: Scanner, _ matchers: [any Matcher]) {
    self.scanner = scanner
    self.matchers = matchers
  }

  /// The mentions in text order, without overlaps.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - scan: Memory of an earlier scan, which is overwritten.
  /// - Returns: The mentions.
  public func mentions(in article: borrowing Article, using scan: inout Scan) -> [Mention] {
    candidates(in: article, using: &scan).withoutOverlaps()
  }

  /// What all matchers find, overlaps and decoys included.
  func candidates(in article: borrowing Article, using scan: inout Scan) -> [Mention] {
    scanner.scan(article, into: &scan)
    var mentions: [Mention] = []
    for matcher in matchers { matcher.match(article, scan, into: &mentions) }
    return mentions
  }
}
