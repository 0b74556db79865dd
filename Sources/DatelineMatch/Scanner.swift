public import DatelineLexicon
public import DatelineModel

/// Cuts an article into tokens and finds every name that the lexicons know.
public struct Scanner: Sendable {
  /// The lexicons, which say what a hit's form means.
  public let lexicons: Lexicons

  /// Makes a scanner.
  public init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  /// The tokens and names of an article's blocks; text outside blocks has none.
  public func scan(_ article: borrowing Article) -> Scan {
    var scan = Scan()
    self.scan(article, into: &scan)
    return scan
  }

  /// Scans into the memory of an earlier scan, which is overwritten.
  public func scan(_ article: borrowing Article, into scan: inout Scan) {
    scan.removeAll()
    for (index, block) in article.blocks.enumerated() {
      lexicons.fold.tokenize(article.text, block.range, block: index, into: &scan)
    }
    lexicons.findHits(in: &scan)
  }
}
