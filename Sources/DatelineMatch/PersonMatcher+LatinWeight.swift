import DatelineLexicon
import DatelineModel

/// What speaks for and against a run of capitals being a name.
extension PersonMatcher {
  /// Weighs parts as one name; `nil` if they can be none.
  func weigh(
    _ first: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> PersonFinding? {
    let parts = search.parts[first..<end]
    let (head, last) = (search.parts[first], search.parts[end - 1])
    guard !last.traits.contains(.particle) || last.isKnown && last.traits.contains(.title) == false,
      !last.traits.contains(.initial)
    else { return nil }
    let (firstToken, endToken) = (head.first, last.end)
    let context = context(first, end, article, scan, search)
    var score = head.asFirst + last.asLast
    var unknown = 0
    for (place, part) in parts.enumerated() {
      if place > 0, place < parts.count - 1 { score += part.asMiddle }
      if !part.isKnown, !part.traits.contains(.initial), !part.traits.contains(.particle) {
        unknown += 1
      }
      if part.traits.contains(.tail), place > 0,
        !(part.surname.weight > 0 && place == parts.count - 1 && head.given.weight > 0
          && !isInside(first, scan, search)
          && (part.surname.weight >= (isBehindTime(firstToken, scan) ? 5 : 3)
            && !head.traits.contains(.place) || context.evidence >= 1))
      {
        score -= 4
      }
      if part.traits.contains(.demonym), !part.isKnown { score -= 3 }
    }
    var finding = PersonFinding(
      first: firstToken,
      end: endToken,
      shape: .full,
      score: 0,
      rule: "people/en#name"
    )
    splitName(&finding, parts)
    finding.role = context.titles.role
    finding.honorific = context.titles.honorific
    finding.hasEvidence = context.evidence >= 2
    score += context.score
    if unknown == parts.count {
      let hasTail = parts.contains { !$0.traits.isDisjoint(with: [.tail, .head, .upper, .brand]) }
      score += context.score >= 0.75 && !hasTail ? 0.2 : -2
    }
    // John Legend, Pete Thaw: behind a usual given name most words are surnames.
    if end - first == 2, head.isStrongGiven, !last.isKnown, last.wordClass >= 20,
      last.traits.isDisjoint(with: [.tail, .head, .stop, .upper, .demonym, .brand, .place]),
      !search.isTitleCase
    {
      score += last.wordClass == 20 ? 2.5 : 0.7
    }
    if unknown == 1, isPinyin(head, last, article, scan) { score += 1.5 }
    // In June Robespierre fell; last August German officials spoke; on 3 May Theresa Smith left.
    if head.traits.contains(.month), context.titles.score == 0,
      isDated(firstToken, scan)
        || end - first == 2 && (last.traits.contains(.demonym) || isBehindTime(firstToken, scan))
    {
      score -= 6
    }
    // Who runs for Jackson Mayor.
    if head.traits.contains(.place), head.given.weight < 7 || head.given.isCommon,
      last.traits.contains(.title), last.surname.weight < 5, context.titles.score == 0
    {
      score -= 4
    }
    // A title of a work, or a nickname.
    if firstToken > 0, isQuote(firstToken - 1, article, scan), endToken < scan.tokens.count,
      isQuote(endToken, article, scan), context.evidence < 1
    {
      score -= 1.5
    }
    // Fort Campbell, Beit Hanoun.
    if head.traits.contains(.head), head.given.weight == 0, context.titles.score == 0 {
      score -= 4
    }
    // Generative AI, and the station behind a caption: an abbreviation is no surname.
    if last.traits.contains(.upper), !head.traits.contains(.upper), last.end == last.first + 1,
      scan.tokens[last.first].range.count <= (last.isKnown ? 3 : 5)
    {
      score -= 3
    }
    // 175 N. State St.
    if head.traits.contains(.initial), firstToken > 0, scan.tokens[firstToken - 1].kind == .number,
      scan.tokens[firstToken].spaceBefore, isCompassPoint(firstToken, article, scan)
    {
      score -= 4
    }
    // Sunny Los Angeles.
    if !head.isStrongGiven, end - first > 2, !head.traits.contains(.initial), context.evidence < 2,
      let inner = cover(search.parts[first + 1].first, endToken, search), inner.isPlace,
      inner.isSame
    {
      score -= 4
    }
    if isClub(parts, article, scan), context.evidence < 1.2 { score -= 6 }
    if let own = ownName(parts, scan) {
      score += 2.5
      finding.family = parts[own - 1].first..<parts[own - 1].end
      finding.given = head.first..<parts[own - 2].end
    }
    let isFamous = isFamous(firstToken, endToken, scan)
    if isFamous { score += 4 }
    if let cover = cover(firstToken, endToken, search) {
      if cover.isPlace {
        score -= cover.isSame && context.titles.score == 0 ? 9 : 4
      } else if cover.isDecoy || !cover.isSame {
        score -= 8
      } else {
        score -= context.evidence >= 2.5 || isFamous && context.evidence >= 1 ? 0 : 20
      }
    }
    if search.isTitleCase, context.evidence < 1.5, !head.isPlainName || !last.isPlainName {
      score -= head.isStrongGiven && last.wordClass == 0 ? 0.5 : 1.5
    }
    if head.traits.contains(.upper), last.traits.contains(.upper), head.first + 1 == head.end,
      scan.tokens[head.first].range.count > 3
    {
      score -= head.isPlainName && last.isPlainName ? 0.5 : 3
    }
    finding.score = score
    return finding
  }

  /// Whether a name or a month stands before a part in its run: Vo Van|Kiet Street, Mar|Bella Beach.
  private func isInside(
    _ index: Int,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> Bool {
    guard index > 0 else { return false }
    let part = search.parts[index - 1]
    guard part.traits.isDisjoint(with: [.title, .adjective, .demonym]) else { return false }
    if !words.roles(scan, part.first, part.end).isDisjoint(with: [.month, .shortMonth]) {
      return true
    }
    return !part.traits.contains(.stop)
      && (part.isKnown || !part.traits.isDisjoint(with: [.particle, .place]))
  }

  /// Whether a letter stands for a point of the compass in an address.
  ///
  /// 175 N. State St., but neither "Since 2016 N. Hale has led" nor "On May 15 W. Hale came".
  private func isCompassPoint(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let number = scan.tokens[token - 1]
    guard scan.tokens[token].block == number.block, number.range.count >= 2 else { return false }
    let digits = article.text[number.range.start..<number.range.end]
    let isYear =
      digits.count == 4 && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
    if isYear || token > 1 && words.roles(scan, token - 2, token - 1).contains(.month) {
      return false
    }
    switch article.text[Int(scan.tokens[token].start)] {
    case UInt8(ascii: "N"), UInt8(ascii: "S"), UInt8(ascii: "E"), UInt8(ascii: "W"): return true
    default: return false
    }
  }

  /// Whether a preposition of place and time stands before a token.
  func isBehindTime(_ token: Int, _ scan: borrowing Scan) -> Bool {
    token > 0 && scan.tokens[token - 1].kind == .word
      && scan.tokens[token - 1].block == scan.tokens[token].block
      && words.roles(scan, token - 1, token).contains(.inside)
  }

  /// Whether a day stands before the token of a month, or what narrows it (3 May, in late April).
  func isDated(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token > 0, scan.tokens[token - 1].block == scan.tokens[token].block else { return false }
    let before = scan.tokens[token - 1]
    if before.kind == .number { return before.range.count <= 2 }
    guard before.letterCase == .lower, isBehindTime(token - 1, scan) else { return false }
    let key = scan.keys.bytes[BrandCues.keyRange(scan, token - 1, token)]
    return key.elementsEqual("late".utf8) || key.elementsEqual("early".utf8)
  }

  func isFamous(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: first) where Int(hit.endToken) == end {
      if hit.kinds.contains(.famousPerson) { return true }
    }
    return false
  }
}
