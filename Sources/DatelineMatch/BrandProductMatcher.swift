public import DatelineModel

/// Finds brands and products in one go: the same mentions as the two matchers, in half the time.
public struct BrandProductMatcher: Matcher {
  private let brands: BrandMatcher
  private let products: ProductMatcher

  /// Makes a matcher with the tables that a matcher of brands has read.
  public init(_ brands: BrandMatcher) {
    self.brands = brands
    products = ProductMatcher(sharing: brands)
  }

  /// Appends the brands and products of an article.
  public func match(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    let findings = brands.finder.find(article, scan)
    brands.append(findings, scan, into: &mentions)
    products.append(findings, article, scan, into: &mentions)
  }
}
