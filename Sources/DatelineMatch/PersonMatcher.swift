public import DatelineLexicon
public import DatelineModel

/// Finds people.
///
/// A name is what given names, surnames, titles, words of speech and the rest of the article make
/// one; nothing is learnt. Runs of capitals and runs of Chinese characters are weighed by points,
/// of which the table in `PersonMatcher+Latin.swift` and the likelihoods in `PersonMatcher+Han.swift`
/// are the sources.
public struct PersonMatcher: Matcher {
  static let coverKinds = SenseKinds(.decoy, .brand, .product)
  static let placeKinds = SenseKinds(.city, .country, .region)
  static let nameKinds = SenseKinds(.givenName, .surname, .mononym, .famousPerson)

  let lexicons: Lexicons
  let tables: PersonTables
  let words: PersonWords
  private let caches = LendingPool { PersonCache() }

  /// Makes a matcher.
  ///
  /// - Parameters:
  ///   - lexicons: those of the scanner.
  ///   - tables: gives the tables of packs by name. Without them there is less evidence.
  public init(lexicons: Lexicons, tables: (String) -> Table?) {
    self.lexicons = lexicons
    self.tables = PersonTables(lexicons, tables)
    words = PersonWords(tables("person-words"), fold: lexicons.fold)
  }

  /// Appends the people of an article.
  public func match(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    guard !scan.tokens.isEmpty else { return }
    caches.withItem { match(article, scan, PersonSearch($0), into: &mentions) }
  }

  private func match(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ fresh: consuming PersonSearch,
    into mentions: inout [Mention]
  ) {
    var search = fresh
    collectCovers(scan, &search)
    let isPost = isPost(article)
    var token = 0
    while token < scan.tokens.count {
      switch scan.tokens[token].kind {
      case .word:
        token =
          scan.tokens[token].letterCase.isCapital
          ? latinRun(from: token, article, scan, &search) : token + 1
      case .han:
        token = hanRun(from: token, article, scan, &search)
      case .punctuation where isPost && byteIs("@", token, article, scan):
        token = account(at: token, article, scan, &search)
      default:
        token += 1
      }
    }
    guard !search.findings.isEmpty || !search.doubts.isEmpty else { return }
    leaveOutCompanies(scan, &search)
    settle(article, scan, &search)
    for finding in search.findings { mentions.append(mention(finding, article, scan)) }
  }

  /// Notes the tokens that longer names of other things hold.
  private func collectCovers(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    search.coverOfToken = Array(repeating: 0, count: scan.tokens.count)
    for index in scan.hits.indices {
      let hit = scan.hits[index]
      let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
      guard end - first > 1 else { continue }
      let kinds = hit.kinds
      let isCover = kinds.rawValue & Self.coverKinds.rawValue != 0
      let isPlace = kinds.rawValue & Self.placeKinds.rawValue != 0
      guard isCover || isPlace && scan.tokens[first].kind == .word else { continue }
      let letterCase = scan.tokens[first].letterCase
      guard letterCase != .lower else { continue }
      if scan.tokens[first].kind == .han, kinds.contains(.brand), !kinds.contains(.decoy),
        words.roles(scan, first, end).contains(.namesake)
      {
        continue
      }
      // Places named after people (Santa Ana) do not hide people; sorted out by points.
      let old = Int(search.coverOfToken[first])
      if old > 0, search.covers[old - 1].end >= end { continue }
      search.covers.append((first, end, kinds.contains(.decoy), isPlace && !isCover))
      for token in first..<end { search.coverOfToken[token] = Int32(search.covers.count) }
    }
  }

  /// The cover that holds some tokens or overlaps with them; `nil` for none, or if it lies within.
  ///
  /// Among Chinese characters an overlap says nothing: 陆慧明报道 has no 明报.
  func cover(
    _ first: Int,
    _ end: Int,
    _ search: borrowing PersonSearch,
    isHan: Bool = false
  ) -> (isSame: Bool, isDecoy: Bool, isPlace: Bool)? {
    for token in first..<end {
      let index = Int(search.coverOfToken[token])
      guard index > 0 else { continue }
      let cover = search.covers[index - 1]
      if isHan, cover.first > first || cover.end < end { continue }
      if cover.first >= first, cover.end <= end, cover.end - cover.first < end - first { continue }
      return (cover.first == first && cover.end == end, cover.isDecoy, cover.isPlace)
    }
    return nil
  }

  // MARK: Mentions

  private func mention(
    _ finding: PersonFinding,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Mention {
    let text = name(of: finding, article, scan)
    var name = PersonName(text: text, isFull: finding.shape == .full)
    switch finding.shape {
    case .full:
      name.family = finding.family.map { string($0, article, scan) }
      name.given = finding.given.map { without(finding.nickname, $0, article, scan) }
    case .surname: name.family = text
    case .given: name.given = text
    }
    name.role = finding.role.map { string($0, article, scan) }
    name.honorific = finding.honorific.map { string($0, article, scan) }
    name.alias = finding.alias.map { string($0, article, scan) }
    name.language = language(finding, article, scan)
    return Mention(
      range: scan.range(from: finding.first, upTo: finding.end),
      kind: .person,
      value: .person(name),
      rule: finding.rule,
      confidence: min(0.99, max(0.5, 0.5 + 0.05 * Double(finding.score)))
    )
  }

  /// The name without the nickname in it: Dwayne Johnson.
  private func name(
    of finding: PersonFinding,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> String {
    without(finding.nickname, finding.first..<finding.end, article, scan)
  }

  /// The text of tokens without the nickname among them; in names of the east it may stand first.
  private func without(
    _ nickname: Range<Int>?,
    _ tokens: Range<Int>,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> String {
    guard let nickname, tokens.contains(nickname.lowerBound) else {
      return string(tokens, article, scan)
    }
    let sides = [
      tokens.lowerBound..<nickname.lowerBound,
      min(nickname.upperBound, tokens.upperBound)..<tokens.upperBound,
    ]
    var parts: [String] = []
    for side in sides where !side.isEmpty { parts.append(string(side, article, scan)) }
    return parts.joined(separator: " ")
  }

  private func language(
    _ finding: PersonFinding,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Language? {
    guard finding.isHan else { return .english }
    let block = article.blocks[Int(scan.tokens[finding.first].block)].language
    if let block, block.isChinese { return block }
    return .simplifiedChinese
  }

  /// The text of tokens, white space collapsed.
  func string(
    _ tokens: Range<Int>,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> String {
    let range = scan.range(from: tokens.lowerBound, upTo: tokens.upperBound)
    let text = article.string(in: range)
    var isPlain = true
    for place in range.start..<range.end {
      let byte = article.text[place]
      if byte < 0x20 || byte == 0xC2 || byte == 0x20 && article.text[place - 1] == 0x20 {
        isPlain = false
      }
    }
    if isPlain { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Scan.Case {
  /// Whether a word written so begins with a capital.
  var isCapital: Bool { self == .capitalised || self == .upper }
}
