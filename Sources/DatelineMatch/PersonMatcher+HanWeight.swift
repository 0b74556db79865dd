import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// Adds what stands beside the candidates that begin at one token.
  func weighCandidates(
    from index: Int,
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    guard index < search.candidates.count else { return }
    var left = leftSide(search.candidates[index].first, start, article, scan)
    if isTitle(start, article, scan) { left.score -= 2.5 }
    // 彼得杰克逊: a surname behind a given name.
    let first = search.candidates[index].first
    let isBehindGiven = search.candidates[..<index].reversed().prefix(24).contains {
      $0.end == first && $0.kind == .sound && $0.isKnown
    }
    // 记者李文峰张斌: names side by side behind one title.
    let isBehindNamed = search.candidates[..<index].reversed().prefix(16).contains {
      $0.end == first && $0.kind == .chinese && $0.titles.role != nil && $0.end - $0.first == 3
    }
    for index in index..<search.candidates.count {
      var candidate = search.candidates[index]
      candidate.evidence += left.score
      candidate.left = left.score
      if isBehindGiven, candidate.kind == .sound { candidate.evidence += 1.5 }
      candidate.titles.role = left.titles.role
      candidate.titles.honorific = candidate.titles.honorific ?? left.titles.honorific
      if candidate.kind != .surname {
        let right = rightSide(candidate.end, end, article, scan)
        candidate.evidence += right.score
        candidate.right = right.score
        candidate.titles.role = candidate.titles.role ?? right.titles.role
        candidate.titles.honorific = candidate.titles.honorific ?? right.titles.honorific
      }
      if candidate.kind == .sound {
        candidate.evidence += cutScore(candidate, start, end, scan)
        // 特约记者叶慕白: a surname stands before it.
        if candidate.end - candidate.first == 2, candidate.first > start,
          isCommonSurname(candidate.first - 1, scan),
          candidate.first - 1 == start
            || titles(before: candidate.first - 1, article, scan).score > 0
        {
          candidate.evidence -= 4
        }
      }
      // 900威尔: what a number counts.
      if candidate.kind == .sound || candidate.isForeign, isCounted(first, start, scan) {
        candidate.evidence -= 4
        candidate.left -= 4
      }
      // 记者马远）: nothing but the name stands behind a title.
      if candidate.end == end, candidate.kind == .chinese, left.score >= 2.5 {
        candidate.evidence += left.titles.role == nil ? 1.5 : 2.5
      }
      // 记者马强通讯员于启明: two offices, each before its name.
      if candidate.kind == .chinese, left.titles.role != nil, candidate.right >= 2,
        candidate.end < end, let title = titleAfter(candidate.end, scan), title.kind != .honorific,
        !isLink(candidate.end - 1, scan)
      {
        candidate.evidence += 2
      }
      // 冯警官向南都记者介绍: a preposition and whom somebody spoke to.
      if candidate.kind == .chinese, candidate.familyEnd == candidate.first + 1,
        tables.characters.wordClass(scan.hanCode(candidate.first)) == .preposition,
        speaksToReporter(candidate.familyEnd, end, scan)
      {
        candidate.evidence -= 4
      }
      if candidate.kind == .chinese, !candidate.isKnown {
        candidate.evidence += tornScore(candidate, start, end, article, scan)
      }
      // 周成龙 is not 成龙.
      if candidate.kind == .famous, candidate.end - candidate.first == 2, candidate.first > start,
        left.titles.role == nil, isCommonSurname(candidate.first - 1, scan)
      {
        candidate.evidence -= 2.5
      }
      // 洪家井, 肖金村: what places end in and given names seldom do.
      if candidate.kind == .chinese, !candidate.isKnown,
        candidate.end - candidate.familyEnd == 2 || candidate.isRare,
        tables.characters.likelihood(scan.hanCode(candidate.end - 1), .second) < -6.8,
        words.roles(scan, candidate.end - 1, candidate.end).contains(.tailHan)
      {
        candidate.evidence -= 2
      }
      // 金石开：具体问题具体分析: who speaks, as an interview has it.
      if candidate.first == start, candidate.end == end, end - start == 3,
        candidate.kind == .chinese, isSpeaker(start, end, article, scan)
      {
        candidate.evidence += 4
      }
      // （编辑：黄于）: nothing but the name stands behind the office and its colon.
      if candidate.first == start, candidate.end == end, end - start <= 3,
        candidate.kind == .chinese, left.score >= 3, isBehindColon(start, article, scan)
      {
        candidate.evidence += 5
      }
      // 毕景川（东湖大学）: nothing but the name stands before where somebody works.
      if candidate.first == start, candidate.end == end, end - start <= 3,
        candidate.kind == .chinese, candidate.right >= 2, left.score >= 0.3, left.score < 2.5,
        isOpenBracket(end, article, scan)
      {
        candidate.evidence += 3
      }
      // 卢景来（东湖大学）: nor is anything but the name's end before it.
      if candidate.first == start, candidate.end + 1 == end, end - start == 3,
        candidate.kind == .chinese, isOpenBracket(end, article, scan),
        bracketScore(end + 1, article, scan) >= 2
      {
        candidate.evidence -= 4
      }
      if isBehindNamed, candidate.kind == .chinese { candidate.evidence += 2 }
      candidate.isPlace = scan.hits(at: candidate.first).contains {
        Int($0.endToken) == candidate.end && $0.kinds.rawValue & Self.placeKinds.rawValue != 0
      }
      candidate.evidence += otherNames(
        candidate.first,
        candidate.end,
        isKnown: candidate.kind == .famous || candidate.isKnown,
        isTitled: left.titles.role != nil,
        scan
      )
      search.candidates[index] = candidate
    }
    preferWhole(from: first, index, &search)
    preferTitled(from: first, index, article, scan, &search)
  }

  /// Whether a character is a preposition or a conjunction.
  func isLink(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let wordClass = tables.characters.wordClass(scan.hanCode(token))
    return wordClass == .preposition || wordClass == .conjunction
  }

  /// Whether a number stands before a token.
  private func isCounted(_ token: Int, _ start: Int, _ scan: borrowing Scan) -> Bool {
    guard token > 0, scan.tokens[token - 1].block == scan.tokens[token].block else { return false }
    if token > start { return tables.characters.wordClass(scan.hanCode(token - 1)) == .number }
    return scan.tokens[token - 1].kind == .number
  }

  /// Takes a well-known name of two characters for the beginning of a longer one that something behind
  /// it says to be a name: 舒曼青（Shu Manqing） is not 舒曼.
  private func preferWhole(from first: Int, _ start: Int, _ search: inout PersonSearch) {
    for index in start..<search.candidates.count
    where search.candidates[index].kind == .famous
      && search.candidates[index].end - search.candidates[index].first == 2
    {
      let end = search.candidates[index].end
      let isPart = search.candidates[start...].contains {
        $0.first == first && $0.end == end + 1 && $0.kind == .chinese && $0.right >= 1.5
      }
      if isPart { search.candidates[index].evidence -= 3 }
    }
  }

  /// What words say that a Chinese name would tear (其后|思浩, 李玟|马上), or that it would join (向|神).
  private func tornScore(
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

  /// Whether tokens are a common word, or one of a class.
  private func isWordHan(
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
  private func isKnownName(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: first) where Int(hit.endToken) == end {
      if hit.kinds.contains(.famousPerson) { return true }
      if hit.kinds.contains(.nameHan), tables.name(hit.form)?.isPerson == true { return true }
    }
    return false
  }

  /// The longest name of an outlet before its reporter: 澎湃新闻记者.
  private static let longestOutlet = 6

  /// Whether the title of a reporter and a word of speech stand a little behind a token.
  private func speaksToReporter(_ token: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for place in token..<min(end, token + Self.longestOutlet) {
      guard let title = titleAfter(place, scan), title.kind != .honorific else { continue }
      return isSpeechVerb(at: title.range.upperBound, scan)
    }
    return false
  }

  /// What may stand between a name and a title behind it: 王明任主任, 李华前总理.
  private static let betweenTitle = Set("任为是当兼做副前原女男老总代某即和与及对向跟给让由".unicodeScalars.map(\.value))

  /// Takes a character between a name of two and a title for the end of the name: 刘彦随研究员.
  private func preferTitled(
    from first: Int,
    _ start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    for index in start..<search.candidates.count
    where search.candidates[index].kind == .chinese
      && search.candidates[index].end - search.candidates[index].first == 2
    {
      let end = search.candidates[index].end
      let isPart = search.candidates[start...].contains {
        $0.first == first && $0.end == end + 1 && $0.kind == .chinese
      }
      guard isPart, titleAfter(end, scan) == nil, titleAfter(end + 1, scan) != nil,
        !Self.betweenTitle.contains(character(end, article, scan))
      else { continue }
      search.candidates[index].evidence -= 3
    }
  }

  /// What characters that write sounds beside a foreign name say: 尼尔 within 金尼尔 is cut short.
  private func cutScore(
    _ candidate: HanCandidate,
    _ start: Int,
    _ end: Int,
    _ scan: borrowing Scan
  ) -> Float {
    var score: Float = 0
    let first = candidate.first
    if first > start, isLeftOver(first - 1, scan) { score -= 1.5 }
    switch tables.characters.wordClass(scan.hanCode(first)) {
    case .preposition, .conjunction:
      // 比|威尔克森, 负于|威尔: a word that leads up to a name.
      if candidate.end - first > 2, !candidate.isKnown, isKnownName(first + 1, candidate.end, scan)
      {
        score -= 4
      } else if first > start, isRelation(first - 1, first + 1, scan) {
        score -= 4
      }
    default: break
    }
    if candidate.end < end, isLeftOver(candidate.end, scan) { score -= 1.5 }
    return score
  }

  /// Whether tokens are a word that leads up to a name or a place: 负于, 位于.
  private func isRelation(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    let roles = words.roles(scan, first, end)
    return roles.contains(.inside) || roles.contains(.nearHan)
  }

  /// Whether a character is one of the surnames that most people bear, and seldom a word by itself.
  private func isCommonSurname(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let code = scan.hanCode(token)
    return tables.characters.likelihood(code, .family) > -5.2
      && tables.characters.wordClass(code) != .conjunction
      && tables.characters.wordClass(code) != .preposition
  }

  /// Whether a character writes sounds and seldom is a word by itself.
  private func isLeftOver(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let code = scan.hanCode(token)
    return tables.characters.isSound(code) && tables.characters.likelihood(code, .word) < Self.rare
  }
}
