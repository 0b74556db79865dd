import DatelineLexicon
import DatelineModel

extension ProductSearch {
  private static let coverKinds = SenseKinds(.decoy, .famousPerson)

  /// Finds the packs' lines.
  mutating func findKnown(_ article: borrowing Article, _ scan: borrowing Scan) {
    var coverEnd = 0
    for index in productHits {
      let hit = scan.hits[index]
      let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
      guard first >= coverEnd, !isCovered(hit, scan), let row = row(of: hit, scan),
        !isPrefixed(hit, scan)
      else { continue }
      coverEnd = end
      addKnown(row, first, withoutNoun(first, end, scan), article, scan)
    }
  }

  private mutating func addKnown(
    _ row: Int32,
    _ first: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    var value = products.value(of: row, finder.brands)
    var stop = end
    if scan.tokens[end - 1].kind != .han, let model = modelEnd(end, isNumberEnough: true, scan) {
      stop = model
      let name = text(first, stop, article, scan)
      value.names = [Name(name, language: .english)]
      value.id = "\(value.brand ?? "")/\(ProductNames.slug(name))"
    }
    stop = withCategory(first, stop, scan)
    readings.append(
      ProductReading(
        first: first,
        end: stop,
        value: value,
        name: nil,
        rule: stop == end ? "products#name" : "products#model",
        confidence: 0.9
      )
    )
  }

  /// The product that a hit names here; `nil` if none.
  private func row(of hit: Scan.Hit, _ scan: borrowing Scan) -> Int32? {
    var best: Int32?
    for sense in lexicons.senses(of: hit.form) where sense.kind == .product {
      let row = Int32(sense.index)
      guard products.isWritten(sense, hit, scan, lexicons) else { continue }
      let brand = products.brand(of: row)
      let isOwned = brand.map(named.contains) ?? false
      if products.needsBrand(row, hit.form) || products.isPerson(row) {
        guard counts(row, hit, isOwned, scan) else { continue }
      }
      if isOwned { return row }
      if best == nil { best = row }
    }
    guard best != nil || scan.tokens[Int(hit.firstToken)].kind != .han else { return nil }
    return best
  }

  /// Whether a name that is a common word means the product.
  private func counts(
    _ row: Int32,
    _ hit: Scan.Hit,
    _ isOwned: Bool,
    _ scan: borrowing Scan
  ) -> Bool {
    let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
    let isFollowed = isFollowedByKind(row, end, scan)
    guard isOwned || isFollowed else { return false }
    // "The Objects series" can be anybody's.
    if !isOwned, let own = products.category(of: row),
      !Self.goods.contains(products.group(ofCategory: own))
    {
      return false
    }
    // Another brand's sneaker of that name.
    if !isOwned, let owner = owner(of: first, scan), let brand = products.brand(of: row),
      owner < 0 || finder.brands.field(of: owner) == finder.brands.field(of: brand)
    {
      return false
    }
    if scan.tokens[first].kind == .han {
      return finder.boundary(first, end, scan) == .clean
    }
    if isPartOfName(first, end, scan) { return false }
    if isFollowed { return true }
    guard products.needsBrand(row, hit.form) else { return true }
    // The brand right before, with or without a possessive.
    let before = first - 1
    if areTogether(before, first, scan) {
      if let brand = brand(endingAt: first), brand.brand == products.brand(of: row) { return true }
      if finder.isPossessive(before, scan), brand(endingAt: before) != nil { return true }
    }
    guard !finder.isTitleCased(around: first, scan) else { return false }
    let kinds = hit.kinds
    let isWord = kinds.rawValue & SenseKinds(.wordLatin, .givenName, .surname).rawValue != 0
    if finder.isSentenceStart(first, scan) { return end - first > 1 || !isWord }
    if kinds.rawValue & BrandFinder.nameKinds.rawValue != 0 {
      return areTogether(before, first, scan)
        && finder.cues.cues(scan, before, first).contains(.article)
    }
    return true
  }

  /// Whether a noun of the product's kind follows.
  private func isFollowedByKind(_ row: Int32, _ end: Int, _ scan: borrowing Scan) -> Bool {
    guard areTogether(end - 1, end, scan), let category = finder.category(at: end, scan),
      let own = products.category(of: row)
    else { return false }
    return products.group(ofCategory: category.row) == products.group(ofCategory: own)
  }

  /// Whether the name is a part of a person's or of another thing's longer name.
  private func isPartOfName(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    if areTogether(first - 1, first, scan), scan.tokens[first - 1].kind == .word,
      scan.tokens[first - 1].letterCase == .capitalised, brand(endingAt: first) == nil,
      !finder.cues.cues(scan, first - 1, first).contains(.article)
    {
      let isGiven = scan.hits(at: first - 1).contains {
        $0.endToken == UInt32(first) && $0.kinds.contains(.givenName)
      }
      if isGiven { return true }
    }
    guard areTogether(end, first, scan), scan.tokens[end].kind == .word,
      scan.tokens[end].letterCase == .capitalised, finder.category(at: end, scan) == nil,
      !finder.cues.cues(scan, end, end + 1).contains(.model)
    else { return false }
    return end - first == 1
      && !scan.hits(at: end).contains {
        $0.kinds.contains(.product)
      }
  }

  /// Whether the hit begins with the brand, and a longer name begins behind it (香奈儿|五号香水).
  private func isPrefixed(_ hit: Scan.Hit, _ scan: borrowing Scan) -> Bool {
    let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
    guard let brand = brands.first(where: { $0.first == first }), brand.end < end else {
      return false
    }
    return scan.hits(at: brand.end).contains { other in
      Int(other.endToken) > end && other.kinds.contains(.product)
        && row(of: other, scan) != nil
    }
  }

  /// The end of a name without the noun in lower case that is a part of the pack's form (Kelly Bag).
  private func withoutNoun(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Int {
    guard scan.tokens[end - 1].letterCase == .lower, scan.tokens[first].letterCase != .lower else {
      return end
    }
    for token in max(first + 1, end - 2)..<max(end, first + 1)
    where scan.tokens[token].letterCase == .lower {
      if let category = finder.category(at: token, scan), category.end == end { return token }
    }
    return end
  }

  private func isCovered(_ hit: Scan.Hit, _ scan: borrowing Scan) -> Bool {
    let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
    for start in max(0, first - 4)...first {
      for other in scan.hits(at: start) where Int(other.endToken) >= end {
        let isLonger = Int(other.endToken) - start > end - first
        if isLonger, other.kinds.rawValue & Self.coverKinds.rawValue != 0 {
          return true
        }
      }
    }
    return scan.tokens[first].kind == .han && finder.boundary(first, end, scan) == .inside
  }

  /// The end of a product's name with the noun of its kind, where that belongs to the mention: in
  /// Chinese behind a Latin name (Phantom运动鞋), in English with a capital (Furry Sandals).
  func withCategory(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Int {
    guard areTogether(first, end, scan), let category = finder.category(at: end, scan),
      Self.goods.contains(products.group(ofCategory: category.row))
    else { return end }
    let next = scan.tokens[end]
    if next.kind == .han {
      // 凯莉包包 would be cut within a word.
      let isCrossed = finder.boundary(end, category.end, scan) == .inside
      return isCrossed ? end : category.end
    }
    let isCapital = next.letterCase == .capitalised && next.spaceBefore
    return isCapital && !finder.isTitleCased(around: first, scan) ? category.end : end
  }

  /// The text of some tokens, white space as it is.
  func text(
    _ first: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> String {
    article.string(in: scan.range(from: first, upTo: end))
  }
}
