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
      // 毛泽东思想, 洛克菲勒中心: the thing is named, and not who it is called by.
      if candidate.right < 0, words.rolesHan(scan, at: candidate.end).contains(.thing),
        candidate.kind != .chinese || isKnownName(candidate.first, candidate.end, scan)
      {
        candidate.evidence -= 5
        candidate.right -= 5
      }
      // 在世界里|根本: a well-known name of two characters that two words share.
      if candidate.kind == .famous, candidate.end - candidate.first == 2, candidate.end < end,
        left.titles.role == nil, isWordHan(candidate.end - 1, candidate.end + 1, scan),
        !beginsWord(candidate.end, end, scan)
      {
        candidate.evidence -= 3
      }
      // 方家井, 肖石村: what places end in and given names seldom do.
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
