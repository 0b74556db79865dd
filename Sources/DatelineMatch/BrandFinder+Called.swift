import DatelineLexicon
import DatelineModel

extension BrandFinder {
  /// The names that an article gives a brand of no pack: in Latin letters, in Chinese, or both.
  private struct Naming {
    var latin: Range<Int>?
    var han: Range<Int>?
  }

  /// Finds brands that no pack has, by what the article calls a brand, a label, a house, and all their
  /// mentions: "Tarn & Fell, the maker of bags", 香水品牌柯榆（Keyu）.
  func findCalled(
    _ article: borrowing Article, _ scan: borrowing Scan, into findings: inout BrandFindings
  ) {
    var namings: [Naming] = []
    for token in scan.tokens.indices {
      switch scan.tokens[token].kind {
      case .word:
        if let naming = latinNaming(token, scan) { namings.append(naming) }
      case .han:
        if let naming = hanNaming(token, scan) { namings.append(naming) }
      default: break
      }
      if namings.count >= 16 { break }
    }
    guard !namings.isEmpty else { return }
    var keys: [[UInt8]] = []
    var owners: [Int] = []
    let known = findings.readings.filter { $0.state != .refused }
    for naming in namings {
      let ranges = [naming.latin, naming.han].compactMap(\.self)
      let isKnown = ranges.contains { range in
        known.contains { $0.first < range.upperBound && range.lowerBound < $0.end }
      }
      if isKnown { continue }
      let texts = ranges.map { Array(scan.keys.bytes[BrandCues.keyRange(scan, $0.lowerBound, $0.upperBound)]) }
      if texts.contains(where: keys.contains) { continue }
      var names: [Name] = []
      if let latin = naming.latin { names.append(Name(text(latin, article, scan), language: .english)) }
      if let han = naming.han { names.append(Name(text(han, article, scan), language: nil)) }
      guard let first = names.first else { continue }
      let owner = findings.found.count
      findings.found.append(BrandValue(id: ProductNames.slug(first.text), names: names))
      keys += texts
      owners += texts.map { _ in owner }
    }
    guard !keys.isEmpty else { return }
    addMentions(keys, owners, scan, into: &findings)
  }

  private func addMentions(
    _ keys: [[UInt8]], _ owners: [Int], _ scan: borrowing Scan, into findings: inout BrandFindings
  ) {
    var added: [BrandReading] = []
    for token in scan.tokens.indices {
      let word = scan.tokens[token]
      guard word.kind == .han || word.kind == .word && word.letterCase != .lower else { continue }
      for (key, owner) in zip(keys, owners) {
        guard let end = Self.end(of: key, at: token, scan) else { continue }
        added.append(
          BrandReading(
            first: token, end: end, form: 0, brand: Int32(-1 - owner), isHan: word.kind == .han,
            isCommon: false, state: .supported, confidence: 0.7, rule: "brands#called"
          )
        )
        break
      }
    }
    findings.readings += added
    findings.readings.sort { ($0.first, $1.end) < ($1.first, $0.end) }
  }

  /// One past the last of the tokens that begin at a token and have a key; `nil` if they have another.
  static func end(of key: [UInt8], at token: Int, _ scan: borrowing Scan) -> Int? {
    let start = Int(scan.keys.starts[token])
    guard let first = key.first, start + key.count <= scan.keys.bytes.count,
      scan.keys.bytes[start] == first,
      scan.keys.bytes[start..<start + key.count].elementsEqual(key)
    else { return nil }
    var end = token + 1
    while end < scan.tokens.count, Int(scan.keys.starts[end]) < start + key.count { end += 1 }
    return BrandCues.keyRange(scan, token, end).count == key.count ? end : nil
  }

  private func text(
    _ range: Range<Int>, _ article: borrowing Article, _ scan: borrowing Scan
  ) -> String {
    article.string(in: scan.range(from: range.lowerBound, upTo: range.upperBound))
  }

  // MARK: English

  /// The name that is said at a token to be a firm's.
  private func latinNaming(_ token: Int, _ scan: borrowing Scan) -> Naming? {
    let word = scan.tokens[token]
    if word.letterCase == .lower {
      // "the label Kestrel", "founded Ostrava & Lane in".
      guard isNameStart(token + 1, token, scan) else { return nil }
      let cue = cues.cues(scan, token, token + 1)
      let isFounder = cue.contains(.founds)
      guard cue.contains(.firm) || isFounder else { return nil }
      return name(from: token + 1, scan).map { Naming(latin: $0) }
    }
    // "Keyu, the perfume house".
    guard word.letterCase != .none, token == 0 || !isNamePart(token - 1, token, scan),
      let name = name(from: token, scan), isComma(name.upperBound, scan)
    else { return nil }
    let article = name.upperBound + 1
    guard article < scan.tokens.count, scan.tokens[article].block == word.block,
      cues.cues(scan, article, article + 1).contains(.article)
    else { return nil }
    var place = article + 1
    while place < min(article + 8, scan.tokens.count), scan.tokens[place].block == word.block {
      if scan.tokens[place].kind == .punctuation && !isHyphen(place, scan) { return nil }
      if cues.cues(scan, place, place + 1).contains(.firm) { return Naming(latin: name) }
      if isWord("of", place, scan) || isWord("who", place, scan) { return nil }
      place += 1
    }
    return nil
  }

  private func isComma(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token < scan.tokens.count, scan.tokens[token].kind == .punctuation else { return false }
    return scan.keys.bytes[Int(scan.keys.starts[token])] == UInt8(ascii: ",")
  }

  private func isNameStart(_ token: Int, _ before: Int, _ scan: borrowing Scan) -> Bool {
    guard token < scan.tokens.count, scan.tokens[token].block == scan.tokens[before].block else {
      return false
    }
    let word = scan.tokens[token]
    return word.kind == .word && word.letterCase != .lower && word.letterCase != .none
  }

  private func isNamePart(_ token: Int, _ beside: Int, _ scan: borrowing Scan) -> Bool {
    guard isNameStart(token, beside, scan) else { return false }
    return !cues.cues(scan, token, token + 1).contains(.stop)
  }

  /// The name of up to four words in capitals at a token, `&` between them allowed; `nil` for a person's
  /// or a place's.
  private func name(from first: Int, _ scan: borrowing Scan) -> Range<Int>? {
    var end = first
    while end - first < 5 {
      if isNamePart(end, first, scan) {
        end += 1
      } else if end > first, end < scan.tokens.count, isAmpersand(end, scan),
        isNamePart(end + 1, first, scan)
      {
        end += 2
      } else {
        break
      }
    }
    guard end > first else { return nil }
    let isJoined = (first..<end).contains { isAmpersand($0, scan) }
    for token in first..<end {
      for hit in scan.hits(at: token) where Int(hit.endToken) <= end {
        let kinds = lexicons.kinds(of: hit.form)
        let isWhole = token == first && Int(hit.endToken) == end
        if isWhole, kinds.rawValue & Self.notFirms.rawValue != 0 { return nil }
        let isPerson = kinds.contains(.givenName) && token == first && !isJoined && end - first > 1
        if isPerson, Int(hit.endToken) == first + 1, end - first <= 3 { return nil }
        if kinds.contains(.brand), isWhole { return nil }
      }
    }
    return first..<end
  }

  private static let notFirms = SenseKinds(
    .city, .country, .region, .demonym, .famousPerson, .mononym, .decoy, .wordLatin, .title,
    .category
  )

  private func isAmpersand(_ token: Int, _ scan: borrowing Scan) -> Bool {
    scan.tokens[token].kind == .punctuation
      && scan.keys.bytes[Int(scan.keys.starts[token])] == UInt8(ascii: "&")
  }

  // MARK: Chinese

  /// The name behind a word like 品牌 that ends with this token.
  private func hanNaming(_ token: Int, _ scan: borrowing Scan) -> Naming? {
    guard token > 0, token + 1 < scan.tokens.count,
      scan.tokens[token + 1].block == scan.tokens[token].block
    else { return nil }
    guard cues.endsFirm(scan, token) else { return nil }
    let cue = cues.cues(scan, token - 1, token + 1)
    guard cue.contains(.firm) else { return nil }
    let next = token + 1
    if isNameStart(next, token, scan) {
      return name(from: next, scan).map { Naming(latin: $0) }
    }
    var end = next
    while end < scan.tokens.count, end - next < 7, scan.tokens[end].kind == .han,
      scan.tokens[end].block == scan.tokens[token].block,
      cues.cues(scan, at: end).cues.isDisjoint(with: [.act, .launch, .time, .stop])
    {
      end += 1
    }
    guard end - next >= 2, end - next < 7, end < scan.tokens.count else { return nil }
    let name = next..<end
    if let latin = bracketed(end, scan) { return Naming(latin: latin, han: name) }
    let after = cues.cues(scan, at: end).cues
    return after.isDisjoint(with: [.act, .launch, .time]) ? nil : Naming(han: name)
  }

  /// The Latin name in brackets at a token.
  func bracketed(_ open: Int, _ scan: borrowing Scan) -> Range<Int>? {
    guard open + 2 < scan.tokens.count, scan.tokens[open].kind == .punctuation,
      scan.keys.bytes[Int(scan.keys.starts[open])] == UInt8(ascii: "("),
      isNameStart(open + 1, open, scan)
    else { return nil }
    var close = open + 1
    while close - open < 7, close < scan.tokens.count,
      scan.tokens[close].block == scan.tokens[open].block
    {
      if scan.tokens[close].kind == .punctuation,
        scan.keys.bytes[Int(scan.keys.starts[close])] == UInt8(ascii: ")")
      {
        return open + 1..<close
      }
      close += 1
    }
    return nil
  }
}
