import DatelineLexicon
import DatelineModel

/// What the words around a Chinese name say of its ends: it may tear or join them.
extension PersonMatcher {
  /// What words say that a Chinese name would tear (其后|思浩, 李玟|马上), or that it would join (向|神).
  func tornScore(
    _ candidate: HanCandidate,
    _ start: Int,
    _ runEnd: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    guard candidate.familyEnd == candidate.first + 1 else { return 0 }
    let (first, end) = (candidate.first, candidate.end)
    let characters = tables.characters
    var score = givenScore(candidate, runEnd, scan) + cutOffScore(candidate, runEnd, article, scan)
    // 孙岚|孙女士: the surname again, before a form of address.
    let givenEnd = first + 2
    if givenEnd + 1 < runEnd, scan.hanCode(givenEnd) == scan.hanCode(first),
      titleAfter(givenEnd + 1, scan)?.kind == .honorific
    {
      score += end == givenEnd ? 5 : -8
    }
    // 记者徐静|抢到: what begins behind the name is a verb.
    if end - first == 3, end < runEnd, characters.wordClass(scan.hanCode(end - 1)) == .verb {
      let isVerb =
        isWordHan(end - 1, end + 1, scan, .verb)
        || characters.isComplement(scan.hanCode(end))
          && characters.likelihood(scan.hanCode(end - 1), .second) < -8
      if isVerb { score -= 2.5 }
    }
    // 李玟|马上: so is an adverb, where the character seldom ends names.
    if end - first == 3, end < runEnd, isWordHan(end - 1, end + 1, scan, .adverb),
      characters.likelihood(scan.hanCode(end - 1), .second) < -7
    {
      score -= 3
    }
    guard candidate.left < 2.5 else { return score }
    let isWord: Bool =
      tables.form(first, scan).flatMap { tables.surnameFlags($0) }?.contains(.word) == true
    if isWord || candidate.isRare, first > start, isWordHan(first - 1, first + 1, scan) {
      score -= isWord ? 2 : 4
      if isWord, candidate.isRare { score -= 4 }
    }
    // 黄色|常表示
    if end - first == 3, end < runEnd, characters.wordClass(scan.hanCode(end - 1)) == .adverb,
      isWordHan(first, first + 2, scan)
    {
      score -= 6
    }
    // 七十余城
    if first > start, candidate.left < 0.5,
      characters.wordClass(scan.hanCode(first - 1)) == .number
    {
      score -= 2.5
    }
    switch characters.wordClass(scan.hanCode(first)) {
    case .preposition, .conjunction:
      // 向神, 向世人, 负于威尔
      if end - first == 2 {
        let isRare = characters.likelihood(scan.hanCode(first), .family) < -6.2
        if isRare, candidate.right < 4 { score -= 2 }
        if isRare, characters.likelihood(scan.hanCode(end - 1), .only) < -7.5 { score -= 4 }
      } else if isWordHan(first + 1, end, scan) || isKnownName(first + 1, end, scan) {
        score -= 3
      }
    default: break
    }
    if end - first == 3, end < runEnd, isWordHan(end - 1, end + 1, scan),
      isKnownName(first, end - 1, scan)
    {
      score -= 3
    }
    return score
  }

  /// What one character of grammar between the end of a name and a mark says: it is the end of the
  /// name (宁京同（南浦财经大学）).
  private func cutOffScore(
    _ candidate: HanCandidate,
    _ runEnd: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    let end = candidate.end
    guard end - candidate.first == 2, end + 1 == runEnd else { return 0 }
    guard isLink(end, scan) else { return 0 }
    guard runEnd < scan.tokens.count, scan.tokens[runEnd].block == scan.tokens[end].block else {
      return -3
    }
    guard scan.tokens[runEnd].kind == .punctuation else { return 0 }
    // 李明和“小张”, 李明与《论语》: what is joined stands in marks.
    return isOpenQuote(runEnd, article, scan) ? 0 : -3
  }

  /// Whether a mark opens a quotation or a title.
  func isOpenQuote(_ token: Int, _ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    switch character(token, article, scan) {
    case 0x201C, 0x300C, 0x300A, 0x3008, 0x22, 0x40: true
    default: false
    }
  }

  /// What a given name that hardly is one says: 李岚|遂, 陈妻, 周某惊.
  private func givenScore(
    _ candidate: HanCandidate,
    _ runEnd: Int,
    _ scan: borrowing Scan
  ) -> Float {
    let length = candidate.end - candidate.familyEnd
    let last = scan.hanCode(candidate.end - 1)
    // （王琳饰）, （刘通摄）: what somebody did for it.
    if length == 2, candidate.end == runEnd, candidate.end < scan.tokens.count,
      scan.tokens[candidate.end].kind == .punctuation,
      tables.characters.isCredit(last)
    {
      return -6
    }
    if length == 2, tables.characters.isSomebody(scan.hanCode(candidate.familyEnd)),
      candidate.titles.role == nil
    {
      return -4
    }
    if length == 1, tables.characters.isUnnamed(last) { return -6 }
    // 刘彦随教授 has one that is rare.
    guard candidate.titles.role == nil, candidate.titles.honorific == nil else { return 0 }
    if tables.characters.likelihood(last, length == 1 ? .only : .second) < -14.5 { return -2.5 }
    let roles = words.roles(scan, candidate.end - 1, candidate.end)
    return length == 1 && roles.contains(.functionHan) && roles.contains(.afterHan) ? -2 : 0
  }

  /// Whether a common word of two characters or more begins at a token of a run.
  func beginsWord(_ token: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains {
      let last = Int($0.endToken)
      return last - token > 1 && last <= end && $0.kinds.contains(.wordHan)
    }
  }

  /// Whether tokens are a common word, or one of a class.
  func isWordHan(
    _ first: Int,
    _ end: Int,
    _ scan: borrowing Scan,
    _ wordClass: HanCharacters.WordClass? = nil
  ) -> Bool {
    scan.hits(at: first).contains { hit in
      guard Int(hit.endToken) == end, hit.kinds.contains(.wordHan) else { return false }
      guard let wordClass else { return tables.frequency(hit.form) >= 150 }
      return tables.wordClassHan(hit.form) == wordClass && tables.frequency(hit.form) >= 20
    }
  }

  /// Whether tokens are a person's name that the tables have.
  func isKnownName(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: first) where Int(hit.endToken) == end {
      if hit.kinds.contains(.famousPerson) { return true }
      if hit.kinds.contains(.nameHan), tables.name(hit.form)?.isPerson == true { return true }
    }
    return false
  }
}
