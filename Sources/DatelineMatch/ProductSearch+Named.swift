import DatelineLexicon
import DatelineModel

extension ProductSearch {
  private static let noName = SenseKinds(
    .country,
    .region,
    .demonym,
    .city,
    .famousPerson,
    .mononym
  )

  /// Finds names in capitals before a noun of a kind of product: Balenciaga's new Phantom sneaker,
  /// Furry Sandals, 新款Phantom運動鞋.
  mutating func findNamed(_ article: borrowing Article, _ scan: borrowing Scan) {
    var covered = 0
    for index in categoryHits {
      let hit = scan.hits[index]
      let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
      guard first >= covered, let category = finder.category(at: first, scan), category.end == end
      else { continue }
      // Of two nouns (porcelain coffee cup) the last counts.
      if areTogether(first, end, scan), let next = finder.category(at: end, scan), next.end > end,
        Self.goods.contains(products.group(ofCategory: next.row))
      {
        continue
      }
      covered = end
      if scan.tokens[first].kind == .han {
        findHanNamed(first, end, category.row, article, scan)
      } else {
        findLatinNamed(first, end, category.row, article, scan)
      }
    }
  }

  private mutating func findLatinNamed(
    _ noun: Int,
    _ end: Int,
    _ category: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    let group = products.group(ofCategory: category)
    guard Self.goods.contains(group) || group == "collection" || group == "campaign" else { return }
    let isCapital = scan.tokens[noun].letterCase == .capitalised
    // Greater China is no porcelain.
    if isCapital, hasKind(.country, noun, scan) { return }
    var start = noun
    while noun - start < 4, areTogether(start - 1, noun, scan), isNamePart(start - 1, scan),
      brand(endingAt: start) == nil
    {
      start -= 1
    }
    while start < noun, scan.tokens[start].kind == .punctuation { start += 1 }
    guard !isTaken(start, noun + 1) else { return }
    let trigger = trigger(before: start, scan)
    guard start < noun else {
      addBranded(noun, end, category, group, isCapital, article, scan)
      return
    }
    guard isGoodName(start, noun, scan), trigger != .none || isCapital else { return }
    if trigger != .brand {
      if finder.isTitleCased(around: start, scan) || finder.isSentenceStart(start, scan) { return }
      if trigger == .none, !Self.goods.contains(group) || products.isWeak(category: category) {
        return
      }
      // The Christmas Tree Association is named on.
      if isNamePart(end, scan), areTogether(end, noun, scan) { return }
    }
    let stop = isCapital && Self.goods.contains(group) ? end : noun
    add(
      start,
      stop,
      nameEnd: noun,
      name: text(start, noun, article, scan),
      brand: owner(of: start, scan),
      category: category,
      rule: "phrases#named",
      confidence: trigger == .brand ? 0.85 : trigger == .fresh ? 0.75 : 0.6,
      isHan: false
    )
  }

  /// Adds a kind of product that has its brand for a name: the Balenciaga Coffee Cup.
  private mutating func addBranded(
    _ noun: Int,
    _ end: Int,
    _ category: Int,
    _ group: String,
    _ isCapital: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    guard isCapital, Self.goods.contains(group), let brand = brand(endingAt: noun),
      areTogether(brand.first - 1, noun, scan),
      finder.cues.cues(scan, brand.first - 1, brand.first).contains(.article),
      !finder.isTitleCased(around: noun, scan)
    else { return }
    add(
      brand.first,
      end,
      name: "",
      brand: brand.brand,
      category: category,
      rule: "phrases#branded",
      confidence: 0.7,
      isHan: false
    )
  }

  /// What stands before a name and makes a product of it.
  enum Trigger {
    case none, fresh, brand
  }

  /// What stands before a token: a brand, with or without possessive and "new", or "new" alone.
  func trigger(before start: Int, _ scan: borrowing Scan) -> Trigger {
    var place = start - 1
    var isFresh = false
    for _ in 0..<4 {
      guard areTogether(place, start, scan) else { break }
      if brand(endingAt: place + 1) != nil { return .brand }
      if finder.isPossessive(place, scan) {
        return brand(endingAt: place) != nil ? .brand : isFresh ? .fresh : .none
      }
      let cue = finder.cues.cues(scan, before: place + 1)
      if !cue.cues.isDisjoint(with: [.fresh, .launch]) {
        isFresh = true
      } else if !cue.cues.contains(.article), scan.tokens[place].letterCase != .lower {
        break
      } else if cue.cues.contains(.stop), !cue.cues.contains(.article) {
        break
      }
      place = cue.cues.isEmpty ? place - 1 : cue.start - 1
    }
    return isFresh ? .fresh : .none
  }

  /// Whether a token can be a part of a product's name in Latin letters.
  private func isNamePart(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let word = scan.tokens[token]
    switch word.kind {
    case .word:
      guard word.letterCase != .lower, word.letterCase != .none else { return false }
      return !finder.cues.cues(scan, token, token + 1).contains(.stop)
    case .number: return true
    case .punctuation: return finder.isHyphen(token, scan) && !word.spaceBefore
    default: return false
    }
  }

  /// Whether a stretch in capitals can be a product's name, and is not a place's or a person's.
  private func isGoodName(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    guard (first..<end).contains(where: { scan.tokens[$0].kind == .word }) else { return false }
    guard scan.tokens[first].kind == .word else { return false }
    for token in first..<end {
      for hit in scan.hits(at: token) {
        guard Int(hit.endToken) <= end else { continue }
        let kinds = hit.kinds
        let isWhole = token == first && Int(hit.endToken) == end
        if kinds.rawValue & Self.noName.rawValue != 0, isWhole || token == first {
          return false
        }
        if kinds.contains(.brand), isWhole { return false }
        if kinds.contains(.decoy) { return false }
        if isWhole, kinds.contains(.title) { return false }
      }
    }
    // Two names of a person.
    if end - first == 2, hasKind(.givenName, first, scan), hasKind(.surname, first + 1, scan) {
      return false
    }
    return true
  }

  private func hasKind(_ kind: SenseKind, _ token: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains {
      Int($0.endToken) == token + 1 && $0.kinds.contains(kind)
    }
  }

  private mutating func findHanNamed(
    _ noun: Int,
    _ end: Int,
    _ category: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    let group = products.group(ofCategory: category)
    guard Self.goods.contains(group) || group == "collection" || group == "campaign" else { return }
    var nameEnd = noun
    while noun - nameEnd < 3, areTogether(nameEnd - 1, noun, scan),
      scan.tokens[nameEnd - 1].kind == .han, finder.cues.cues(scan, before: nameEnd).cues.isEmpty
    {
      nameEnd -= 1
    }
    guard areTogether(nameEnd - 1, noun, scan), !scan.tokens[nameEnd].spaceBefore,
      scan.tokens[nameEnd - 1].kind == .word || scan.tokens[nameEnd - 1].kind == .number
    else { return }
    var start = nameEnd
    while nameEnd - start < 5, areTogether(start - 1, noun, scan),
      scan.tokens[start - 1].kind != .han, isNamePart(start - 1, scan),
      brand(endingAt: start) == nil
    {
      start -= 1
    }
    guard start < nameEnd, isGoodName(start, nameEnd, scan), isWordy(start, nameEnd, scan),
      !isTaken(start, end)
    else { return }
    let trigger = trigger(before: start, scan)
    guard trigger != .none || isNamedInTitle(start, scan) else { return }
    add(
      start,
      end,
      nameEnd: nameEnd,
      name: text(start, nameEnd, article, scan),
      brand: owner(of: start, scan),
      category: category,
      rule: "phrases#named-zh",
      confidence: trigger == .brand ? 0.85 : 0.75,
      isHan: false
    )
  }

  /// Whether a possessive 的 stands before, which makes the name somebody's product.
  private func isNamedInTitle(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard areTogether(token - 1, token, scan) else { return true }
    return scan.tokens[token - 1].kind == .han
  }

  /// Whether a Latin name in Chinese text is more than an abbreviation of a technique (LED, AI).
  private func isWordy(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    (first..<end).contains { token in
      let word = scan.tokens[token]
      return word.kind == .word && word.end - word.start >= 3
        && (word.letterCase == .capitalised || word.end - word.start >= 4)
    }
  }
}
