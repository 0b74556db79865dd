public import DatelineLexicon
public import DatelineModel

/// Finds brands: the packs' ones by their names, others by what the article calls a brand.
///
/// A name that is a common word too counts only where something supports it: what stands beside it,
/// a list with other brands, a product of the brand, the brand's unambiguous name elsewhere.
public struct BrandMatcher: Matcher {
  let finder: BrandFinder

  /// Makes a matcher.
  ///
  /// - Parameters:
  ///   - lexicons: Those of the scanner.
  ///   - tables: Gives the tables of packs by name: `brands`, `brand-cues`, `products`, `categories`.
  ///     Without the first there are no brands, without the others less evidence.
  public init(lexicons: Lexicons, tables: (String) -> Table?) {
    finder = BrandFinder(lexicons: lexicons, tables: tables)
  }

  /// Appends the brands of an article.
  public func match(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    append(finder.find(article, scan), scan, into: &mentions)
  }

  func append(
    _ findings: BrandFindings,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    for reading in findings.readings where reading.counts {
      mentions.append(
        Mention(
          range: scan.range(from: reading.first, upTo: reading.end),
          kind: .brand,
          value: .brand(finder.value(of: reading.brand, findings)),
          rule: "brands/\(reading.rule)",
          confidence: reading.confidence
        )
      )
    }
  }
}
