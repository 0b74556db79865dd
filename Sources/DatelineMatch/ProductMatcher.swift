public import DatelineLexicon
public import DatelineModel

/// Finds products: the packs' lines, their models, and what an article says a brand brings out.
///
/// A name alone makes no product: known lines whose name is a common word need their brand in the
/// article or a category noun behind; others need a brand in the article and a wording that names
/// products (a brand's possessive, "new", quotes) with a category noun.
public struct ProductMatcher: Matcher {
  let finder: BrandFinder

  /// Makes a matcher.
  ///
  /// - Parameters:
  ///   - lexicons: Those of the scanner.
  ///   - tables: Gives the tables of packs by name: `products`, `categories`, `brands`, `brand-cues`.
  public init(lexicons: Lexicons, tables: (String) -> Table?) {
    finder = BrandFinder(lexicons: lexicons, tables: tables)
  }

  /// Makes a matcher with the tables that a matcher of brands has read.
  public init(sharing brands: BrandMatcher) { finder = brands.finder }

  /// Appends the products of an article.
  public func match(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    append(finder.find(article, scan), article, scan, into: &mentions)
  }

  func append(
    _ findings: BrandFindings,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    guard !findings.productHits.isEmpty || findings.readings.contains(where: \.counts) else {
      return
    }
    var search = ProductSearch(finder, findings)
    search.findKnown(article, scan)
    if search.hasBrand {
      search.findModels(article, scan)
      search.findNamed(article, scan)
      search.findQuoted(article, scan)
      search.findUnnamed(article, scan)
      search.findRepeated(article, scan)
    }
    for reading in search.readings {
      mentions.append(
        Mention(
          range: scan.range(from: reading.first, upTo: reading.end),
          kind: .product,
          value: .product(reading.value),
          rule: "products/\(reading.rule)",
          confidence: reading.confidence
        )
      )
    }
  }
}

/// A stretch of text that names a product.
struct ProductReading: Sendable {
  /// Index of its first token.
  var first: Int
  /// One past the index of its last token.
  var end: Int
  var value: ProductValue
  /// The tokens of the name that the article itself gives it; `nil` for a line of the packs and for
  /// what has no name.
  var name: Range<Int>?
  /// The rule, behind `products/`.
  var rule: StaticString
  var confidence: Double
}

/// The search for products in one article.
struct ProductSearch {
  /// Groups of categories whose things are made and sold.
  static let goods: Set<String> = [
    "accessory", "appliance", "bag", "beauty", "clothing", "drink", "electronics", "food",
    "footwear", "fragrance", "home", "jewellery", "sport", "stationery", "toy", "vehicle", "watch",
    "health",
  ]

  let finder: BrandFinder
  /// The brands that count, in text order.
  let brands: [BrandReading]
  /// Those among them that make things.
  let makers: [BrandReading]
  let found: [BrandValue]
  let productHits: [Int]
  let categoryHits: [Int]
  /// The rows of the brands.
  let named: Set<Int32>
  /// The brand that the article is about: most mentions of makers are its.
  let main: Int32?
  var readings: [ProductReading] = []

  init(_ finder: BrandFinder, _ findings: BrandFindings) {
    self.finder = finder
    brands = findings.readings.filter(\.counts)
    found = findings.found
    productHits = findings.productHits
    categoryHits = findings.categoryHits
    named = Set(brands.map(\.brand))
    // What shops, papers and platforms are named for is not what they make.
    makers = brands.filter { brand in
      guard brand.brand >= 0 else { return true }
      let isSeller = finder.brands.isShop(brand.brand) || finder.brands.isPlatform(brand.brand)
      return !isSeller && finder.brands.field(of: brand.brand) != .media
    }
    var counts: [Int32: Int] = [:]
    for brand in makers { counts[brand.brand, default: 0] += 1 }
    let total = makers.count
    main = counts.first { 2 * $0.value > total }?.key
  }

  var hasBrand: Bool { !makers.isEmpty }
  var lexicons: Lexicons { finder.lexicons }
  var products: ProductCatalogue { finder.products }

  /// The id of a brand of the article.
  func id(of brand: Int32) -> String {
    brand >= 0 ? finder.brands.id(of: brand) : found[Int(-1 - brand)].id
  }

  /// The brand whose name ends before a token.
  func brand(endingAt token: Int) -> BrandReading? { brands.first { $0.end == token } }

  /// The brand that a thing named at a token belongs to: the last one before it in its sentence,
  /// otherwise the
  /// one that the article is about.
  func owner(of token: Int, _ scan: borrowing Scan) -> Int32? {
    for brand in makers.reversed() where brand.end <= token {
      guard scan.tokens[brand.first].block == scan.tokens[token].block, token - brand.end < 40
      else {
        break
      }
      if !(brand.end..<token).contains(where: { finder.endsSentence($0, scan) }) {
        return brand.brand
      }
    }
    return main
  }

  /// Whether a reading has the stretch already.
  func isTaken(_ first: Int, _ end: Int) -> Bool {
    readings.contains { $0.first < end && first < $0.end }
  }

  /// Whether two tokens stand in one block.
  func areTogether(_ left: Int, _ right: Int, _ scan: borrowing Scan) -> Bool {
    scan.tokens.indices.contains(left) && scan.tokens.indices.contains(right)
      && scan.tokens[left].block == scan.tokens[right].block
  }
}
