import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// What lists say that no name says by itself.
  static let hanListRule = "people/zh#list"
  /// The longest Chinese name, in characters.
  private static let longestListed = 4

  /// Takes the items of lists of people for people that are shaped as Chinese names are, though
  /// their characters are a word (江南春) or seldom a name: 马化腾、江南春、王强; 通讯员 李琴雯 刘会.
  ///
  /// An item fills the place between two marks, or between two spaces. It takes people on both
  /// sides, or two on one; behind a space one is enough who is called a reporter or the like, or has
  /// three characters and stands first.
  func addHanListed(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    guard search.findings.contains(where: { $0.isHan && $0.shape == .full }) else { return }
    shortenOnce(scan, &search)
    search.findings.sort { ($0.first, $1.end) < ($1.first, $0.end) }
    for index in search.findings.indices { completeListed(&search.findings[index], article, scan) }
    let known = search.findings
    var added: [PersonFinding] = []
    for (index, finding) in known.enumerated() where finding.isHan && finding.shape == .full {
      var left = finding
      // Those before it in the same list.
      var before = 0
      var previous = index - 1
      var first = finding.first
      while previous >= 0, known[previous].end < first, before < 2,
        isParted(known[previous].end, first, article, scan)
      {
        before += 1
        first = known[previous].first
        previous -= 1
      }
      if before == 0, let item = item(before: finding, article, scan),
        isNamed(at: finding.end, behind: index, known, article, scan)
          || isSureItem(item.first, item.end, scan)
      {
        added.append(listed(item.first, item.familyEnd, item.end))
        before += 1
      }
      while let item = item(behind: left, article, scan) {
        let isKnown =
          known[index...].prefix { $0.first <= item.first }.contains { $0.first == item.first }
          || added.contains { $0.first == item.first }
        if isKnown { break }
        let isFollowed = isNamed(at: item.end, behind: index, known, article, scan)
        let isReported =
          item.isSpaced
          && (finding.role != nil || finding.end == left.end && isFirst(finding, scan))
        guard before >= 1 || isFollowed || isReported || isSureItem(item.first, item.end, scan)
        else { break }
        var listed = listed(item.first, item.familyEnd, item.end)
        listed.role = item.isSpaced ? finding.role : nil
        added.append(listed)
        left = listed
        before += 1
      }
    }
    search.findings += added
  }

  private func listed(_ first: Int, _ familyEnd: Int, _ end: Int) -> PersonFinding {
    hanName(first, familyEnd, end, score: 2, rule: Self.hanListRule)
  }

  /// A Chinese name whose surname ends where the given name begins.
  func hanName(
    _ first: Int,
    _ familyEnd: Int,
    _ end: Int,
    score: Float,
    rule: String
  ) -> PersonFinding {
    var name = PersonFinding(first: first, end: end, shape: .full, score: score, rule: rule)
    name.isHan = true
    name.family = first..<familyEnd
    name.given = familyEnd..<end
    return name
  }

  /// The likelihood from which on a surname is a common one.
  private static let commonFamily: Float = -5.2

  /// The least likelihood of a character of such a one's given name.
  private static let commonGiven: Float = -7

  /// Whether an item beside one name is one as well: three characters with a common surname and a
  /// likely given name, in which no word and no other name lies (黄瓜汁, 高中生, 吴江区).
  private func isSureItem(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    let characters = tables.characters
    guard end - first == 3,
      characters.likelihood(scan.hanCode(first), .family) > Self.commonFamily,
      characters.likelihood(scan.hanCode(first + 1), .first) > Self.commonGiven,
      characters.likelihood(scan.hanCode(first + 2), .second) > Self.commonGiven
    else { return false }
    for token in first..<end {
      if token > first, words.roles(scan, token, token + 1).contains(.tailHan) { return false }
      for hit in scan.hits(at: token)
      where Int(hit.endToken) - token > 1 && Int(hit.endToken) <= end {
        // 林汉川, 易建新: a given name may be a word or a town as well.
        let others = token == first ? Self.otherKinds : Self.otherThanGiven
        if hit.kinds.rawValue & others.rawValue != 0 { return false }
      }
    }
    return true
  }

  /// The item that opens a list before a name, if it has the shape of a Chinese name: 吴曼青、汪启航.
  private func item(
    before name: PersonFinding,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> (first: Int, familyEnd: Int, end: Int)? {
    let end = name.first - 1
    guard end >= 2, isListMark(end, article, scan),
      scan.tokens[end].block == scan.tokens[name.first].block
    else { return nil }
    var first = end
    while first > 0, end - first <= Self.longestListed, scan.tokens[first - 1].kind == .han,
      scan.tokens[first - 1].block == scan.tokens[end].block,
      first == end || !scan.tokens[first].spaceBefore
    { first -= 1 }
    guard end - first >= 2, first == 0 || scan.tokens[first - 1].kind != .word,
      let familyEnd = familyEnd(first, end, scan), !isOtherName(first, end, scan)
    else { return nil }
    return (first, familyEnd, end)
  }

  /// How often a name of two characters stands before one of three is taken for it and a word.
  private static let often = 3

  /// Takes the last character off a name of three that is found once, where the first two are a
  /// name that stands elsewhere: 刘明 in 刘明听了.
  private func shortenOnce(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    var counts: [UInt64: Int] = [:]
    var longer = false
    for finding in search.findings where isPlainHan(finding) {
      counts[scan.keyHash(finding.first, finding.end), default: 0] += 1
      if finding.end - finding.first == 3 { longer = true }
    }
    guard longer else { return }
    for index in search.findings.indices {
      let finding = search.findings[index]
      guard isPlainHan(finding), finding.end - finding.first == 3,
        counts[scan.keyHash(finding.first, finding.end)] == 1,
        let count = counts[scan.keyHash(finding.first, finding.end - 1)], count >= Self.often
      else { continue }
      switch tables.characters.wordClass(scan.hanCode(finding.end - 1)) {
      case .verb, .adverb, .preposition, .particle: break
      // 周岚家
      default: guard count >= 2 * Self.often else { continue }
      }
      search.findings[index].end -= 1
      search.findings[index].given = finding.first + 1..<finding.end - 1
    }
  }

  private func isPlainHan(_ finding: PersonFinding) -> Bool {
    finding.isHan && finding.shape == .full && finding.rule == Self.hanRule
      && finding.end - finding.first <= 3 && finding.family?.count == 1
  }

  /// Takes the character that is left over between a name of two and a mark for its third one:
  /// 丁红都、王小明.
  private func completeListed(
    _ finding: inout PersonFinding,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    let end = finding.end
    guard finding.isHan, finding.shape == .full, end - finding.first == 2,
      finding.given?.count == 1, end < scan.tokens.count, scan.tokens[end].kind == .han,
      !scan.tokens[end].spaceBefore, isListMark(end + 1, article, scan)
    else { return }
    // 陈启志、龚平: a character that is seldom a word by itself.
    let isRare = tables.characters.likelihood(scan.hanCode(end), .word) < Self.rare
    // 任敏、辛云来、章若楠: between two marks all is name.
    let isListed = finding.first > 0 && isListMark(finding.first - 1, article, scan)
    switch tables.characters.wordClass(scan.hanCode(end)) {
    case .adverb, .preposition, .conjunction: break
    case .noun: guard isListed || isRare else { return }
    case .verb: guard isListed else { return }
    case nil: guard isRare else { return }
    default: return
    }
    finding.end = end + 1
    finding.given = end - 1..<end + 1
  }

  /// Whether a mark of lists parts the end of one name from the beginning of another.
  private func isParted(
    _ end: Int,
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard first < scan.tokens.count, end > 0, scan.tokens[end - 1].block == scan.tokens[first].block
    else { return false }
    let mark = behindBracket(end, article, scan)
    return first == mark + 1 && isListMark(mark, article, scan)
  }

  /// The most tokens in brackets behind a name in a list: a year, an office.
  private static let longestBracket = 14

  /// The token behind the brackets that begin at one; the token itself where none do.
  private func behindBracket(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int {
    guard isOpenBracket(token, article, scan) else { return token }
    for end in token + 1..<min(scan.tokens.count, token + Self.longestBracket)
    where isCloseBracket(end, article, scan) { return end + 1 }
    return token
  }

  private func isListMark(_ token: Int, _ article: borrowing Article, _ scan: borrowing Scan)
    -> Bool
  {
    token < scan.tokens.count && scan.tokens[token].kind == .punctuation
      && character(token, article, scan) == 0x3001
  }

  /// The item that follows a name in a list, if it has the shape of a Chinese name.
  private func item(
    behind name: PersonFinding,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> (first: Int, familyEnd: Int, end: Int, isSpaced: Bool)? {
    let count = scan.tokens.count
    guard name.end < count, scan.tokens[name.end].block == scan.tokens[name.end - 1].block else {
      return nil
    }
    let isSpaced = scan.tokens[name.end].kind == .han && scan.tokens[name.end].spaceBefore
    let mark = behindBracket(name.end, article, scan)
    guard isSpaced || isListMark(mark, article, scan), mark + 1 < count,
      scan.tokens[mark + 1].block == scan.tokens[name.end].block
    else { return nil }
    let first = isSpaced ? name.end : mark + 1
    var end = first
    while end < count, end - first <= Self.longestListed, scan.tokens[end].kind == .han,
      scan.tokens[end].block == scan.tokens[first].block,
      end == first || !scan.tokens[end].spaceBefore
    { end += 1 }
    guard end - first >= 2, end == count || scan.tokens[end].kind != .word,
      let familyEnd = familyEnd(first, end, scan), !isOtherName(first, end, scan)
    else { return nil }
    return (first, familyEnd, end, isSpaced)
  }

  /// The end of the surname of a run that is as long as a name; `nil` if it begins with none.
  private func familyEnd(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Int? {
    for hit in scan.hits(at: first) where hit.kinds.contains(.surnameHan) {
      guard let flags = tables.surnameFlags(hit.form), !flags.contains(.japanese) else { continue }
      let length = Int(hit.endToken) - first
      let given = end - first - length
      guard given == 1 || given == 2, length == 2 || end - first <= 3 else { continue }
      // 和平, 高兴: with a surname that is a word only two characters more make a name.
      if flags.contains(.word), given == 1, length == 1 { continue }
      // 于北京, 任主任: what follows is a place or an office.
      if flags.contains(.word), isOtherName(Int(hit.endToken), end, scan) { continue }
      return Int(hit.endToken)
    }
    return nil
  }

  private static let otherKinds = SenseKinds(
    .wordHan,
    .city,
    .country,
    .region,
    .demonym,
    .brand,
    .product,
    .decoy,
    .title,
    .speechVerb
  )

  /// What no given name is.
  private static let otherThanGiven = otherKinds.subtracting(SenseKinds(.wordHan, .city))

  /// Whether a run is a word or the name of something else.
  private func isOtherName(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: first) where Int(hit.endToken) == end {
      if hit.kinds.rawValue & Self.otherKinds.rawValue != 0 { return true }
      if hit.kinds.contains(.nameHan), tables.name(hit.form)?.isPerson == false { return true }
    }
    return false
  }

  /// Whether a name that was found follows behind a mark at a token.
  private func isNamed(
    at end: Int,
    behind index: Int,
    _ known: [PersonFinding],
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let mark = behindBracket(end, article, scan)
    guard isListMark(mark, article, scan) else { return false }
    var next = index + 1
    while next < known.count, known[next].first <= mark { next += 1 }
    return next < known.count && known[next].first == mark + 1 && known[next].shape == .full
  }

  /// Whether a name fills a place between spaces or behind a mark.
  private func isFirst(_ finding: PersonFinding, _ scan: borrowing Scan) -> Bool {
    finding.first > 0 && finding.end - finding.first == 3
      && (scan.tokens[finding.first].spaceBefore || scan.tokens[finding.first - 1].kind != .han)
  }
}
