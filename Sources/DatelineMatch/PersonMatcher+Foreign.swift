import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The rule of foreign names with dots.
  static let dottedRule = "people/zh#dotted"
  /// The longest part of a foreign name in Chinese.
  private static let longestPart = 8

  /// Finds a foreign name with dots (弗朗索瓦·普罗斯特) whose first part ends where a run of Han ends;
  /// returns the token to go on with.
  func foreignName(
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int {
    guard isDot(end, article, scan), end + 1 < scan.tokens.count else { return end }
    var first = firstOfPart(start, end, search, scan)
    // Initials before: J·K·罗琳.
    while first == start, first >= 2, isDot(first - 1, article, scan), isInitial(first - 2, scan) {
      first -= 2
    }
    var last = end
    var lastPart = first..<end
    var parts = 1
    while isDot(last, article, scan) || parts > 1 && isHyphen(last, article, scan),
      last + 1 < scan.tokens.count
    {
      if isInitial(last + 1, scan) {
        last += 2
        continue
      }
      let partEnd = endOfPart(last + 1, article, scan)
      guard partEnd > last + 1 else { break }
      lastPart = last + 1..<partEnd
      last = partEnd
      parts += 1
    }
    guard parts >= 2, last > end else { return end }
    addForeign(first, last, lastPart, article, scan, &search)
    return last
  }

  /// Finds a foreign name whose initials stand before a run of Han (J·K·罗琳); returns the token
  /// behind it, `nil` if there is none.
  func initialledName(
    _ start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int? {
    var first = start
    while first >= 2, scan.tokens[first - 2].block == scan.tokens[start].block,
      isInitial(first - 2, scan),
      isDot(first - 1, article, scan) || byteIs(".", first - 1, article, scan)
    {
      first -= 2
    }
    guard first < start else { return nil }
    var last = endOfPart(start, article, scan)
    var lastPart = start..<last
    while isDot(last, article, scan), last + 1 < scan.tokens.count {
      let partEnd = endOfPart(last + 1, article, scan)
      guard partEnd > last + 1 else { break }
      lastPart = last + 1..<partEnd
      last = partEnd
    }
    guard last - start >= 2, tables.isSound(scan.hanCode(start)) else { return nil }
    let count = search.findings.count
    addForeign(first, last, lastPart, article, scan, &search)
    return search.findings.count > count ? last : nil
  }

  private func addForeign(
    _ first: Int,
    _ last: Int,
    _ lastPart: Range<Int>,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    var sounds = 0
    var characters = 0
    for token in first..<last where scan.tokens[token].kind == .han {
      characters += 1
      if tables.isSound(scan.hanCode(token)) { sounds += 1 }
    }
    let titles = titles(before: first, article, scan)
    guard characters >= (scan.tokens[first].kind == .word ? 2 : 3),
      sounds * 10 >= characters * (titles.score > 0 ? 5 : 7)
    else { return }
    if words.rolesHan(scan, at: last).contains(.tailHan), titles.score == 0,
      titleAfter(last, scan) == nil
    {
      return
    }
    if let cover = cover(first, last, search), !cover.isSame || cover.isDecoy || titles.score == 0 {
      return
    }
    if titles.score <= 0, placeParts(first, last, scan) >= 2 { return }
    if isRoute(first, last, article, scan) { return }
    var finding = PersonFinding(
      first: first,
      end: last,
      shape: .full,
      score: 6 + titles.score,
      rule: Self.dottedRule
    )
    finding.isHan = true
    finding.role = titles.role
    finding.honorific = titles.honorific
    finding.family = lastPart
    finding.given = first..<lastPart.lowerBound - 1
    if let title = titleAfter(last, scan) {
      if title.kind == .honorific {
        finding.honorific = finding.honorific ?? title.range
      } else {
        finding.role = finding.role ?? title.range
      }
    }
    finding.hasEvidence = true
    search.findings.append(finding)
  }

  /// How many of the parts between dots are places' names: 米兰·罗马·那不勒斯 is a list.
  ///
  /// What is before the first dot may have been cut short by the search for a name there.
  private func placeParts(_ first: Int, _ last: Int, _ scan: borrowing Scan) -> Int {
    var count = 0
    var start = first
    for token in first...last where token == last || scan.tokens[token].kind == .punctuation {
      let reach = start == first ? max(0, start - 4)...start : start...start
      if reach.contains(where: { isPlace($0, token, scan) }) { count += 1 }
      start = token + 1
    }
    return count
  }

  /// Whether a part before a hyphen or behind it ends as roads and other things do: 大道-滨江东路.
  private func isRoute(
    _ first: Int,
    _ last: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    var hasHyphen = false
    var hasThing = false
    for token in first + 1...last where token == last || scan.tokens[token].kind == .punctuation {
      if token < last, isHyphen(token, article, scan) { hasHyphen = true }
      guard scan.tokens[token - 1].kind == .han else { continue }
      // 戴尔马: a character that writes sounds ends names as well.
      if words.roles(scan, token - 1, token).contains(.tailHan)
        && !tables.isSound(scan.hanCode(token - 1))
        || token - 2 >= first && scan.tokens[token - 2].kind == .han
          && words.roles(scan, token - 2, token).contains(.tailHan)
      {
        hasThing = true
      }
    }
    guard hasHyphen, !hasThing else { return hasHyphen }
    // 北惠路-锡澄路: the road goes on behind what was taken for a name.
    return last + 1 < scan.tokens.count && scan.tokens[last].kind == .han
      && scan.tokens[last + 1].kind == .han
      && words.roles(scan, last + 1, last + 2).contains(.tailHan)
  }

  /// Whether tokens are a place's name, and not a person's as well (乔治, 威尔斯).
  private func isPlace(_ start: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    end - start >= 2
      && scan.hits(at: start).contains {
        guard Int($0.endToken) == end, $0.kinds.rawValue & Self.placeKinds.rawValue != 0 else {
          return false
        }
        return !$0.kinds.contains(.nameHan) || tables.name($0.form)?.isPerson == false
      }
  }

  private func isDot(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard token < scan.tokens.count, scan.tokens[token].kind == .punctuation,
      !scan.tokens[token].spaceBefore
    else { return false }
    switch character(token, article, scan) {
    case 0xB7, 0x2027, 0x30FB, 0x2022, 0xFF0E, 0x22C5, 0xFF65, 0x2219: return true
    case 0x2D, 0x2010, 0x2011, 0x2E:
      // 让-吕克·莫罗: a hyphen or point between characters that write sounds.
      return token + 1 < scan.tokens.count && scan.tokens[token + 1].kind == .han
        && tables.isSound(scan.hanCode(token + 1)) && token > 0
        && scan.tokens[token - 1].kind == .han
        && tables.isSound(scan.hanCode(token - 1))
    default: return false
    }
  }

  private func isInitial(_ token: Int, _ scan: borrowing Scan) -> Bool {
    token < scan.tokens.count && scan.tokens[token].kind == .word
      && scan.tokens[token].range.count <= 2 && scan.tokens[token].letterCase.isCapital
  }

  /// How much likelier a part is that fills what stands before the dot.
  private static let wholeRun: Float = 2.5

  /// The same where the run can be nothing but sounds: 雅思敏, though 雅思 is a word.
  private static let wholeSound: Float = 9

  /// Whether all characters of a short run write sounds, and no place's name begins it (古巴|劳尔).
  private func isAllSound(_ start: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    guard end - start <= 5,
      (start..<end).allSatisfy({
        tables.isSound(scan.hanCode($0)) && !isFunction($0, scan) && !isOften(scan.hanCode($0))
      })
    else { return false }
    return !scan.hits(at: start).contains {
      Int($0.endToken) < end && Int($0.endToken) > start + 1
        && ($0.kinds.rawValue & Self.placeKinds.rawValue != 0 || $0.kinds.contains(.title))
    }
  }

  /// Where the part that ends at a token begins: the likeliest place, given how the run reads before.
  private func firstOfPart(
    _ start: Int,
    _ end: Int,
    _ search: borrowing PersonSearch,
    _ scan: borrowing Scan
  ) -> Int {
    guard end - start > 1 else { return start }
    let characters = tables.characters
    var best = end - 1
    var bestValue = -Float.infinity
    var inner: Float = characters.likelihood(scan.hanCode(end - 1), .end)
    for first in stride(from: end - 1, through: max(start, end - Self.longestPart), by: -1) {
      let code = scan.hanCode(first)
      let isGrammar = isGrammar(first, scan)
      // 西里西亚的汉娜: no name goes on over 的 and 和.
      let parting: Float =
        isGrammar && isOften(code) || characters.wordClass(code) == .conjunction
        ? 14 : isFunction(first, scan) || isGrammar ? 4 : 0
      var value =
        search.plain[first - start] + inner - parting
        + (first == end - 1 ? -3 : characters.likelihood(code, .begin))
      // 达里尔 holds Lille, 里尔.
      if isKnownPart(first, end, scan) { value += isTorn(first, start, end, scan) ? 2 : 6 }
      // 名帅|让: a word that leads up to a name ends there.
      if first - 2 >= start, words.roles(scan, first - 2, first).contains(.nearHan) { value += 4 }
      // 安|吉丽娜: a run seldom begins with one character that is left over, but for 由|让.
      if first == start, characters.wordClass(code) != .preposition {
        value += isAllSound(start, end, scan) ? Self.wholeSound : Self.wholeRun
      }
      if value > bestValue { (best, bestValue) = (first, value) }
      if first < end - 1 { inner += characters.likelihood(code, .inside) - parting }
    }
    return best
  }

  /// Whether a character is one of those that are words most often: 的.
  private func isOften(_ code: Int) -> Bool { tables.characters.likelihood(code, .word) > -5.2 }

  /// Whether a place's name that is nobody's begins behind a character that writes sounds and ends no
  /// word.
  private func isTorn(_ first: Int, _ start: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    guard first > start, tables.isSound(scan.hanCode(first - 1)), !isFunction(first - 1, scan)
    else { return false }
    for hit in scan.hits(at: first) where Int(hit.endToken) == end {
      if hit.kinds.contains(.nameHan), tables.name(hit.form)?.isPerson == true { return false }
    }
    guard first - 1 > start else { return true }
    return !scan.hits(at: first - 2).contains {
      Int($0.endToken) == first && $0.kinds.contains(.wordHan)
    }
  }

  /// Characters that write sounds but part words far more often.
  func isFunction(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let roles = words.roles(scan, token, token + 1)
    return roles.contains(.nearHan)
  }

  /// Characters of grammar that write no sounds.
  private func isGrammar(_ token: Int, _ scan: borrowing Scan) -> Bool {
    words.roles(scan, token, token + 1).contains(.functionHan)
      && !tables.isSound(scan.hanCode(token))
  }

  /// Whether tokens are a foreign name or a place's that is known (佛羅倫斯·漢娜).
  private func isKnownPart(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    end - first >= 2
      && scan.hits(at: first).contains {
        Int($0.endToken) == end
          && $0.kinds.rawValue & SenseKinds(.nameHan, .city, .region).rawValue != 0
      }
  }

  /// Where the part that begins at a token ends; the token itself if none begins.
  private func endOfPart(
    _ start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int {
    var end = start
    var runEnd = start
    while runEnd < scan.tokens.count, scan.tokens[runEnd].kind == .han,
      runEnd - start <= Self.longestPart, scan.tokens[runEnd].block == scan.tokens[start].block
    {
      runEnd += 1
    }
    // Between two dots all is name.
    if runEnd - start <= Self.longestPart, isDot(runEnd, article, scan),
      !(start..<runEnd).contains(where: { isFunction($0, scan) || beginsWord($0, scan) })
    {
      return runEnd
    }
    while end < min(runEnd, start + Self.longestPart) {
      if end > start {
        if isFunction(end, scan) || beginsWord(end, scan) { break }
        // A character that seldom writes sounds may be the last one.
        guard tables.isSound(scan.hanCode(end)) || isLastOfPart(end, start, runEnd, scan) else {
          break
        }
      }
      end += 1
    }
    return end
  }

  /// Whether a character that seldom writes sounds ends a part: it is the last one of the run, or
  /// what follows is grammar (因达农和) or would leave one character alone (卡臣被).
  private func isLastOfPart(_ token: Int, _ start: Int, _ runEnd: Int, _ scan: borrowing Scan)
    -> Bool
  {
    guard token - start < 4, !isGrammar(token, scan) else { return false }
    guard token + 1 < runEnd else { return true }
    return tables.characters.likelihood(scan.hanCode(token), .word) < Self.rare
      && (isFunction(token + 1, scan) || isGrammar(token + 1, scan))
  }

  private func beginsWord(_ token: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: token) where Int(hit.endToken) - token >= 2 {
      let kinds = hit.kinds
      if kinds.contains(.title) || kinds.contains(.speechVerb) { return true }
      if kinds.contains(.wordHan), tables.frequency(hit.form) >= 150 { return true }
    }
    return false
  }
}
