import DatelineLexicon
import DatelineModel

/// Brands in the titles of shops' listings (云恩厨柜厨房欧式实木), which are no sentences: the maker stands
/// first, its name in two scripts side by side.
extension BrandFinder {
  /// The longest title of a listing, in bytes.
  private static let longestListing = 260
  /// The longest Chinese name of a brand that no pack has.
  private static let longestName = 4
  /// How many steps a head may be from the start, and how many words its Latin name may have.
  private static let (headSteps, latinWords) = (10, 3)
  private static let wordKinds = SenseKinds(
    .wordHan,
    .category,
    .product,
    .brand,
    .city,
    .country,
    .region,
    .title,
    .decoy
  )
  private static let placeKinds = SenseKinds(.city, .country, .region, .demonym)

  /// Whether the whole text is the title of a listing: short, without a sentence, with what sellers
  /// write or a kind of product.
  func isListing(_ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    guard article.text.count <= Self.longestListing, article.blocks.count == 1 else { return false }
    var han = 0
    var (offers, prose) = (0, 0)
    for token in scan.tokens.indices {
      let kind = scan.tokens[token].kind
      if kind == .punctuation {
        let range = BrandCues.keyRange(scan, token, token + 1)
        if let place = range.first, scan.keys.bytes[place] == 0xED, scan.keys.bytes[place + 1] == 2
        {
          return false
        }
      }
      guard kind == .han else { continue }
      han += 1
      let cue = cues.cues(scan, at: token).cues
      if cue.contains(.listing) { offers += 1 }
      if cue.contains(.prose) { prose += 1 }
      if !cue.isDisjoint(with: [.act, .launch, .time, .founds]) { return false }
    }
    guard han >= 4, prose == 0 || offers >= 2 && prose == 1 else { return false }
    return offers > 0 || scan.hits.contains { $0.kinds.contains(.category) }
  }

  /// Whether the brand's name in the other script stands right beside some tokens: dell戴尔,
  /// 耐克/nike.
  func isBesideItself(_ brand: Int32, _ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    let isHan = scan.tokens[first].kind == .han
    // Behind it.
    var next = end
    if next < scan.tokens.count, isPairMark(next, scan) { next += 1 }
    if next < scan.tokens.count, (scan.tokens[next].kind == .han) != isHan,
      scan.tokens[next].kind != .punctuation, scan.tokens[next].block == scan.tokens[first].block,
      names(brand, from: next, scan)
    {
      return true
    }
    // Before it.
    var last = first - 1
    if last > 0, isPairMark(last, scan) { last -= 1 }
    guard last >= 0, (scan.tokens[last].kind == .han) != isHan,
      scan.tokens[last].kind != .punctuation, scan.tokens[last].block == scan.tokens[first].block
    else { return false }
    for start in max(0, last - 5)...last where names(brand, from: start, to: last + 1, scan) {
      return true
    }
    return false
  }

  /// Whether a token can stand between two names of one brand.
  private func isPairMark(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard scan.tokens[token].kind == .punctuation else { return false }
    switch scan.keys.bytes[Int(scan.keys.starts[token])] {
    case UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "|"): return true
    default: return false
    }
  }

  private func names(
    _ brand: Int32,
    from first: Int,
    to end: Int? = nil,
    _ scan: borrowing Scan
  ) -> Bool {
    for hit in scan.hits(at: first) where hit.kinds.contains(.brand) {
      if let end, Int(hit.endToken) != end { continue }
      for sense in lexicons.senses(of: hit.form)
      where sense.kind == .brand && Int32(sense.index) == brand {
        return true
      }
    }
    return false
  }

  // MARK: Names

  /// Adds the brand at the head of a listing, and names in two scripts beside each other.
  func findListed(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ findings: borrowing BrandFindings,
    into namings: inout [Naming]
  ) {
    if let head = head(scan, findings), !isCounted(head, scan), let naming = listed(head, scan) {
      namings.append(naming)
    }
    for token in scan.tokens.indices.dropFirst().dropLast() where isSlash(token, scan) {
      guard scan.tokens[token - 1].kind == .word, scan.tokens[token + 1].kind == .han,
        let han = hanName(token + 1, isPaired: true, scan)
      else { continue }
      var first = token - 1
      while first > 0, scan.tokens[first - 1].kind == .word, token - first < Self.latinWords {
        first -= 1
      }
      guard scan.tokens[first].start + 2 <= scan.tokens[token - 1].end else { continue }
      namings.append(Naming(latin: first..<token, han: han))
    }
  }

  /// Whether a number touches a token from the left: 5号, 100张.
  private func isCounted(_ token: Int, _ scan: borrowing Scan) -> Bool {
    token > 0 && scan.tokens[token - 1].kind == .number && !scan.tokens[token].spaceBefore
  }

  private func isComma(_ token: Int, _ scan: borrowing Scan) -> Bool {
    scan.tokens[token].kind == .punctuation && !scan.tokens[token].spaceBefore
      && scan.keys.bytes[Int(scan.keys.starts[token])] == UInt8(ascii: ",")
  }

  private func isSlash(_ token: Int, _ scan: borrowing Scan) -> Bool {
    scan.tokens[token].kind == .punctuation
      && scan.keys.bytes[Int(scan.keys.starts[token])] == UInt8(ascii: "/")
  }

  /// The token at which a listing names its brand: behind offers, places and numbers; `nil` where
  /// a brand that is known stands there.
  private func head(_ scan: borrowing Scan, _ findings: borrowing BrandFindings) -> Int? {
    var token = 0
    for _ in 0..<Self.headSteps {
      guard token < scan.tokens.count else { return nil }
      for reading in findings.readings where reading.first == token && reading.state != .refused {
        return nil
      }
      switch scan.tokens[token].kind {
      case .punctuation, .number:
        token += 1
      case .han:
        let cue = cues.cues(scan, at: token)
        if cue.cues.contains(.listing) {
          token = cue.end
        } else if let place = scan.hits(at: token).first(where: {
          $0.kinds.rawValue & Self.placeKinds.rawValue != 0
        }) {
          token = Int(place.endToken)
        } else {
          return token
        }
      default:
        return token
      }
    }
    return nil
  }

  private func listed(_ head: Int, _ scan: borrowing Scan) -> Naming? {
    if scan.tokens[head].kind == .han {
      guard let han = hanName(head, scan) else { return nil }
      let next = han.upperBound < scan.tokens.count && isSlash(han.upperBound, scan) ? 1 : 0
      return Naming(latin: latinName(han.upperBound + next, scan), han: han)
    }
    guard let latin = latinName(head, scan) else { return nil }
    var next = latin.upperBound
    if next < scan.tokens.count, scan.tokens[next].kind == .punctuation { next += 1 }
    let han = next < scan.tokens.count ? hanName(next, isPaired: true, scan) : nil
    if han == nil, isPlainWord(head, scan) { return nil }
    return Naming(latin: latin, han: han)
  }

  /// The Latin name at a token: words of which no number is a part.
  private func latinName(_ first: Int, _ scan: borrowing Scan) -> Range<Int>? {
    var end = first
    while end < scan.tokens.count, end - first < 2 * Self.latinWords {
      if scan.tokens[end].kind == .word {
        if !cues.cues(scan, end, end + 1).isDisjoint(with: [.listing, .model]) { return nil }
        end += 1
      } else if end > first, isComma(end, scan), end + 1 < scan.tokens.count,
        scan.tokens[end + 1].kind == .word, !scan.tokens[end + 1].spaceBefore
      {
        // Some shops write a comma for a space.
        end += 1
      } else {
        break
      }
    }
    guard end > first, scan.tokens[end - 1].kind == .word,
      scan.tokens[end - 1].end - scan.tokens[first].start >= 3,
      end == scan.tokens.count || scan.tokens[end].kind != .number || scan.tokens[end].spaceBefore,
      end + 1 >= scan.tokens.count || !isHyphen(end, scan) || scan.tokens[end + 1].kind != .number
    else { return nil }
    return first..<end
  }

  /// The Chinese name of two to four characters at a token, up to where a word begins that is
  /// known; `nil` where one begins at the token itself.
  ///
  /// Beside its name in Latin letters it may have characters that no other brand has.
  private func hanName(
    _ first: Int,
    isPaired: Bool = false,
    _ scan: borrowing Scan
  ) -> Range<Int>? {
    guard scan.tokens[first].kind == .han, word(at: first, scan) == nil else { return nil }
    var end = first
    var wordEnd = first
    var strange = 0
    while end < scan.tokens.count, scan.tokens[end].kind == .han,
      end == first || !scan.tokens[end].spaceBefore
    {
      if end - first >= 2, wordEnd <= end, isWordStart(end, scan) { break }
      if end - first == Self.longestName { return nil }
      let cue = cues.cues(scan, end, end + 1)
      // 天雁牌.
      if cue.contains(.maker), end - first >= 2 { break }
      if !cue.isDisjoint(with: [.prose, .listing, .generic]) { return nil }
      if !characters.contains(scan.hanCode(end)) { strange += 1 }
      if end > first, let other = word(at: end, scan) { wordEnd = max(wordEnd, other) }
      end += 1
    }
    guard end - first >= 2, wordEnd <= end, isPaired || strange <= (end - first) / 3 else {
      return nil
    }
    return first..<end
  }

  private func isWordStart(_ token: Int, _ scan: borrowing Scan) -> Bool {
    word(at: token, scan) != nil || cues.cues(scan, at: token).cues.contains(.listing)
  }

  /// The end of the longest known word of two characters or more at a token.
  private func word(at token: Int, _ scan: borrowing Scan) -> Int? {
    for hit in scan.hits(at: token) where Int(hit.endToken) - token > 1 {
      if hit.kinds.rawValue & Self.wordKinds.rawValue != 0 { return Int(hit.endToken) }
    }
    return nil
  }
}
