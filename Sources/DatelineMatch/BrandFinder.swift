import DatelineLexicon
import DatelineModel

/// Finds the brands that an article names, for the matchers of brands and of products.
struct BrandFinder: Sendable {
  /// Kinds whose longer names hide a brand inside them.
  private static let coverKinds = SenseKinds(
    .decoy,
    .brand,
    .famousPerson,
    .city,
    .region,
    .country
  )
  /// Kinds that make a name in lower case doubtful.
  private static let plainKinds = SenseKinds(
    .wordLatin,
    .givenName,
    .city,
    .region,
    .country,
    .category,
    .title,
    .speechVerb,
    .demonym
  )
  /// Kinds that make a name in capitals doubtful.
  static let nameKinds = SenseKinds(.givenName, .surname, .city, .region, .country, .mononym)

  let lexicons: Lexicons
  let brands: BrandCatalogue
  let products: ProductCatalogue
  let cues: BrandCues
  let characters: BrandCharacters

  init(lexicons: Lexicons, tables: (String) -> Table?) {
    self.lexicons = lexicons
    brands = BrandCatalogue(tables("brands"), lexicons)
    products = ProductCatalogue(
      products: tables("products"),
      categories: tables("categories"),
      brands,
      lexicons
    )
    cues = BrandCues(tables("brand-cues"), fold: lexicons.fold)
    characters = BrandCharacters(
      brands: tables("brands"),
      categories: tables("categories"),
      fold: lexicons.fold
    )
  }

  /// What a mention of a brand means.
  func value(of brand: Int32, _ findings: BrandFindings) -> BrandValue {
    brand >= 0 ? brands.value(of: brand) : findings.found[Int(-1 - brand)]
  }

  /// Everything that names a brand, and what may.
  func find(_ article: borrowing Article, _ scan: borrowing Scan) -> BrandFindings {
    var findings = BrandFindings()
    findings.isListing = isListing(article, scan)
    collect(article, scan, into: &findings)
    for index in findings.readings.indices {
      refusePeople(&findings.readings[index], scan)
      refuseShops(&findings.readings[index], scan)
    }
    settle(&findings, scan)
    findCalled(article, scan, into: &findings)
    return findings
  }

  // MARK: Candidates

  private func collect(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into findings: inout BrandFindings
  ) {
    var coverStart = 0
    var coverEnd = 0
    for index in scan.hits.indices {
      let hit = scan.hits[index]
      let kinds = hit.kinds
      if kinds.contains(.product) { findings.productHits.append(index) }
      if kinds.contains(.category) { findings.categoryHits.append(index) }
      let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
      if kinds.contains(.brand), end > coverEnd || first <= coverStart && end == coverEnd,
        let reading = reading(hit, kinds, findings.isListing, article, scan)
      {
        findings.readings.append(reading)
      }
      if end > coverEnd, kinds.rawValue & Self.coverKinds.rawValue != 0, end - first > 1,
        scan.tokens[first].letterCase != .lower
      {
        (coverStart, coverEnd) = (first, end)
      }
    }
  }

  /// The reading of a hit; `nil` if it is not written as a brand's name is.
  private func reading(
    _ hit: Scan.Hit,
    _ kinds: SenseKinds,
    _ isListing: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> BrandReading? {
    let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
    let tokens = scan.tokens[first..<end]
    let isHan = scan.tokens[first].kind == .han || scan.tokens[end - 1].kind == .han
    var brand: Int32?
    for sense in lexicons.senses(of: hit.form) where sense.kind == .brand {
      guard sense.allows(tokens) || isListing,
        isWritten(sense, hit, kinds, isListing, article, scan)
          || isBesideItself(Int32(sense.index), first, end, scan)
      else { continue }
      brand = Int32(sense.index)
      break
    }
    guard let brand else { return nil }
    let isPaired = isBesideItself(brand, first, end, scan)
    // Platforms are mostly named as the place where something stands: on Instagram, 微信公众号.
    var isCommon =
      !isPaired && (brands.isCommon(brand, hit.form) || brands.isPlatform(brand))
    if isHan, !isPaired {
      switch boundary(first, end, scan) {
      case .inside: return nil
      case .crossed: isCommon = isCommon || end - first < 4
      case .clean: break
      }
    }
    return BrandReading(
      first: first,
      end: withFullStop(end, article, scan),
      form: hit.form,
      brand: brand,
      isHan: isHan,
      isCommon: isCommon,
      state: isCommon ? .open : .certain,
      rule: "brands#name"
    )
  }

  /// Whether the letters' case can be that of a name.
  private func isWritten(
    _ sense: LexiconSense,
    _ hit: Scan.Hit,
    _ kinds: SenseKinds,
    _ isListing: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
    let tokens = scan.tokens[first..<end]
    guard let word = tokens.first(where: { $0.kind == .word }) else { return true }
    if isPartOfAddress(first, end, article, scan) { return false }
    if word.letterCase == .none || sense.hasSameCase(as: tokens) { return true }
    let isCommon = brands.isCommon(Int32(sense.index), hit.form)
    let words = tokens.lazy.filter { $0.kind == .word }
    if word.letterCase != .lower {
      // A Swiss company is not SWISS.
      if isCommon, end - first == 1, kinds.contains(.demonym) { return false }
      // The row goes on: the article alone has a capital, as sentences begin.
      let isArticle = end - first > 1 && isWord("the", first, scan)
      guard isCommon || isArticle, end - first > 1 else { return true }
      return words.allSatisfy { $0.letterCase != .lower }
    }
    if isCommon, brands.field(of: Int32(sense.index)) == .style, end - first == 1 {
      return first > 1 && isWord("of", first - 1, scan)
        && (isWord("pair", first - 2, scan) || isWord("pairs", first - 2, scan))
    }
    if isListing { return !isCommon && !kinds.contains(.category) }
    // Names that are no words keep their meaning where the writer spares himself the capitals.
    let letters = words.reduce(0) { $0 + Int($1.end - $1.start) }
    return !isCommon && letters >= (isBesideHan(first, end, scan) ? 3 : 5)
      && kinds.rawValue & Self.plainKinds.rawValue == 0
      && words.allSatisfy { $0.letterCase == .lower }
      && !(end - first > 1 && brands.isHouse(Int32(sense.index)) && endsInWord(end, scan))
  }

  /// Whether the last word of a name is an ordinary one: the people's daily bread, a banyan tree.
  private func endsInWord(_ end: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: end - 1).contains {
      Int($0.endToken) == end && $0.kinds.contains(.wordLatin)
    }
  }

  /// Whether a Chinese character stands beside a Latin name.
  private func isBesideHan(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    first > 0 && scan.tokens[first - 1].kind == .han
      || end < scan.tokens.count && scan.tokens[end].kind == .han
  }

  /// Whether a name is a part of a web address, a mail address or a handle.
  private func isPartOfAddress(
    _ first: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let start = Int(scan.tokens[first].start)
    if start > 0 {
      switch article.text[start - 1] {
      case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "_"),
        UInt8(ascii: "="):
        return true
      case UInt8(ascii: "."):
        if start > 1, article.text[start - 2] > 0x20 { return true }
      default: break
      }
    }
    let stop = Int(scan.tokens[end - 1].end)
    guard stop + 1 < article.text.count else { return false }
    switch article.text[stop] {
    case UInt8(ascii: "."):
      return scan.tokens[first].letterCase == .lower && article.text[stop + 1] | 0x20 >= 0x61
        && article.text[stop + 1] | 0x20 <= 0x7A
    case UInt8(ascii: "@"), UInt8(ascii: "_"): return true
    default: return false
    }
  }

  /// The end of a name, with the full stop of `Co.` or `Inc.` that is a part of it.
  private func withFullStop(
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int {
    guard end < scan.tokens.count, scan.tokens[end].kind == .punctuation,
      !scan.tokens[end].spaceBefore, scan.tokens[end].block == scan.tokens[end - 1].block,
      article.text[Int(scan.tokens[end].start)] == UInt8(ascii: "."),
      BrandCues.keyRange(scan, end, end + 1).isEmpty
    else { return end }
    return end + 1
  }

  // MARK: Chinese

  enum Boundary {
    case clean, crossed, inside
  }

  /// Whether a name in Han characters is cut out of longer words.
  func boundary(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Boundary {
    let words = SenseKinds(.wordHan, .city, .country, .region, .product, .category, .title, .decoy)
    var result = Boundary.clean
    for start in max(0, first - 4)...first {
      guard scan.tokens[start].block == scan.tokens[first].block else { continue }
      for hit in scan.hits(at: start) {
        let stop = Int(hit.endToken)
        guard stop > first, stop - start > 1 else { continue }
        guard hit.kinds.rawValue & words.rawValue != 0 else { continue }
        if start <= first && stop >= end && stop - start > end - first {
          if !hit.kinds.contains(.product) { return .inside }
        } else if start < first && stop < end {
          result = .crossed
        }
      }
    }
    for start in first + 1..<max(end, first + 1) {
      for hit in scan.hits(at: start) where Int(hit.endToken) > end {
        if hit.kinds.contains(.wordHan), end - first < 3 { result = .crossed }
      }
    }
    return result
  }
}
