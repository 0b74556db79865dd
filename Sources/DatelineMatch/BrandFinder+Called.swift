import DatelineLexicon
import DatelineModel

extension BrandFinder {
  /// The names that an article gives a brand of no pack: in Latin letters, in Chinese, or both.
  struct Naming {
    var latin: Range<Int>?
    var han: Range<Int>?
  }

  /// The namings that are looked at: no article founds more firms.
  private static let mostNamings = 16

  /// Finds brands that no pack has, by what the article calls a brand, a label, a house, and all their
  /// mentions: "Tarn & Fell, the maker of bags", 香水品牌柯榆（Keyu）.
  func findCalled(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into findings: inout BrandFindings
  ) {
    var namings: [Naming] = []
    var isPhraseStart = true
    var block = UInt32.max
    for token in scan.tokens.indices where namings.count < Self.mostNamings {
      let kind = scan.tokens[token].kind
      if scan.tokens[token].block != block {
        block = scan.tokens[token].block
        isPhraseStart = true
      }
      if kind == .word {
        if let naming = latinNaming(token, scan) { namings.append(naming) }
      } else if kind == .han {
        if isPhraseStart, let naming = headNaming(token, scan) {
          namings.append(naming)
        } else if cues.endsFirm(scan, token), let naming = hanNaming(token, scan) {
          namings.append(naming)
        }
      }
      isPhraseStart = kind == .punctuation
    }
    if findings.isListing { findListed(article, scan, findings, into: &namings) }
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
      let texts = ranges.map {
        Array(scan.keys.bytes[BrandCues.keyRange(scan, $0.lowerBound, $0.upperBound)])
      }
      var names: [Name] = []
      if let latin = naming.latin {
        names.append(Name(text(latin, article, scan), language: .english))
      }
      if let han = naming.han { names.append(Name(text(han, article, scan), language: nil)) }
      // One name that is known already brings the other to the same brand.
      let owner: Int
      if let index = keys.firstIndex(where: texts.contains) {
        owner = owners[index]
      } else {
        owner = findings.found.count
        findings.found.append(BrandValue(id: "", names: []))
      }
      for (name, key) in zip(names, texts) where !keys.contains(key) {
        keys.append(key)
        owners.append(owner)
        findings.found[owner].names.append(name)
      }
      let all = findings.found[owner].names
      let main = all.first { $0.language == .english } ?? all.first
      findings.found[owner].id = ProductNames.slug(main?.text ?? "")
    }
    guard !keys.isEmpty else { return }
    addMentions(keys, owners, scan, into: &findings)
  }

  private func addMentions(
    _ keys: [[UInt8]],
    _ owners: [Int],
    _ scan: borrowing Scan,
    into findings: inout BrandFindings
  ) {
    var added: [BrandReading] = []
    for token in scan.tokens.indices {
      let word = scan.tokens[token]
      guard
        word.kind == .han
          || word.kind == .word && (word.letterCase != .lower || findings.isListing)
      else { continue }
      for (key, owner) in zip(keys, owners) {
        guard let end = Self.end(of: key, at: token, scan) else { continue }
        added.append(
          BrandReading(
            first: token,
            end: end,
            form: 0,
            brand: Int32(-1 - owner),
            isHan: word.kind == .han,
            isCommon: false,
            state: .supported,
            confidence: 0.7,
            rule: "brands#called"
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
    _ range: Range<Int>,
    _ article: borrowing Article,
    _ scan: borrowing Scan
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
    // "Keyu, the perfume house"; "Vela Motors".
    guard word.letterCase != .none, token == 0 || !isNamePart(token - 1, token, scan) else {
      return nil
    }
    let end = endOfName(from: token, scan)
    let hasSuffix =
      end - token > 1 && cues.cues(scan, end - 1, end).contains(.suffix)
      && !isTitleCased(around: token, scan)
    guard hasSuffix || isComma(end, scan), let name = name(from: token, scan) else { return nil }
    if hasSuffix { return Naming(latin: name) }
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
    let end = endOfName(from: first, scan)
    guard end > first else { return nil }
    let isJoined = (first..<end).contains { isAmpersand($0, scan) }
    for token in first..<end {
      for hit in scan.hits(at: token) where Int(hit.endToken) <= end {
        let kinds = hit.kinds
        let isWhole = token == first && Int(hit.endToken) == end
        if isWhole, kinds.rawValue & Self.notFirms.rawValue != 0 { return nil }
        let isPerson = kinds.contains(.givenName) && token == first && !isJoined && end - first > 1
        if isPerson, Int(hit.endToken) == first + 1, end - first <= 3 { return nil }
        if kinds.contains(.brand), isWhole { return nil }
      }
    }
    return first..<end
  }

  /// Where the words in capitals at a token end.
  private func endOfName(from first: Int, _ scan: borrowing Scan) -> Int {
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
    return end
  }

  private static let notFirms = SenseKinds(
    .city,
    .country,
    .region,
    .demonym,
    .famousPerson,
    .mononym,
    .decoy,
    .wordLatin,
    .title,
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
    let cue = cues.cues(scan, token - 1, token + 1)
    guard cue.contains(.firm) else { return nil }
    let next = token + 1
    // 公司发言人简兆南: somebody of the firm.
    if scan.hits(at: next).contains(where: { $0.kinds.contains(.title) }) {
      return nil
    }
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

  /// The firm that a phrase begins with: 罗文哈特酒店（Lowenhart Hotels）今天宣布, 青鸢科技发布.
  private func headNaming(_ token: Int, _ scan: borrowing Scan) -> Naming? {
    if startsWithWord(token, scan) { return nil }
    var end = token
    var suffixStart: Int?
    while end < scan.tokens.count, end - token < 8, scan.tokens[end].kind == .han,
      scan.tokens[end].block == scan.tokens[token].block
    {
      let cue = cues.cues(scan, at: end)
      if cue.cues.contains(.suffix), end > token {
        suffixStart = end
        end = cue.end
        break
      }
      if !cue.cues.isDisjoint(with: [.act, .launch, .time, .stop, .maker, .fresh]) { return nil }
      end += 1
    }
    guard end - token >= 2, end < scan.tokens.count else { return nil }
    if let latin = bracketed(end, scan) {
      guard isNews(latin.upperBound + 1, token, scan), name(from: latin.lowerBound, scan) != nil
      else {
        return nil
      }
      return Naming(latin: latin, han: token..<end)
    }
    guard let suffixStart, suffixStart - token >= 2, suffixStart - token < 5,
      isNews(end, token, scan)
    else { return nil }
    return Naming(han: token..<end)
  }

  /// Whether a token begins to say what somebody did.
  private func isNews(_ token: Int, _ before: Int, _ scan: borrowing Scan) -> Bool {
    guard token < scan.tokens.count, scan.tokens[token].block == scan.tokens[before].block else {
      return false
    }
    return !cues.cues(scan, at: token).cues.isDisjoint(with: [.act, .launch, .time, .office])
  }

  /// Whether a known word begins at a token, which then begins no unknown name.
  private func startsWithWord(_ first: Int, _ scan: borrowing Scan) -> Bool {
    let words = SenseKinds(.wordHan, .city, .country, .region, .brand)
    for hit in scan.hits(at: first) where Int(hit.endToken) - first > 1 {
      if hit.kinds.rawValue & words.rawValue != 0 { return true }
    }
    return false
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
