import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// Takes one part, or a surname with particles, for a person where something says so; otherwise
  /// notes it for later.
  func single(
    _ index: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    var end = index + 1
    while search.parts[end - 1].traits.contains(.particle), end < search.parts.count { end += 1 }
    let part = search.parts[end - 1]
    // Elizabeth II.
    var nameEnd = part.end
    if end < search.parts.count, search.parts[end].traits.contains(.suffix),
      !search.parts[end].traits.contains(.stop)
    {
      nameEnd = search.parts[end].end
      end += 1
    } else {
      nameEnd = byname(of: part, behind: nameEnd, article, scan)
    }
    guard !part.traits.contains(.initial), !part.traits.contains(.stop),
      !part.traits.contains(.adjective)
    else { return }
    // A part of a longer run of capitals is seldom a name alone.
    let isAlone =
      (index == 0 || isPassable(search.parts[index - 1]))
      && (end == search.parts.count || search.parts[end].traits.contains(.stop)
        || search.parts[end].first < nameEnd)
    guard isAlone else { return }
    let first = search.parts[index].first
    // What is a place once is the same place wherever nothing but its name stands.
    if isBeforeRegion(nameEnd, article, scan) {
      search.places.insert(scan.keyHash(first, nameEnd))
    }
    var context = context(index, end, article, scan, search)
    addSharedRole(to: &context, before: first, article, scan, search)
    context.add(aloneScore(first, nameEnd, part.isKnown, article, scan))
    var finding = PersonFinding(
      first: first,
      end: nameEnd,
      shape: .surname,
      score: context.score,
      rule: "people/en#short"
    )
    finding.role = context.titles.role
    finding.honorific = context.titles.honorific
    finding.hasEvidence = context.evidence >= 1.5
    // Prince Charles and Queen Elizabeth are quarters of towns as well.
    if let cover = cover(first, nameEnd, search), !cover.isPlace || !cover.isSame,
      !(cover.isPlace && context.titles.isNoble && !isBehindTime(context.titles.start, scan)
        && !isBehindWay(context.titles.start, scan))
    {
      return
    }
    let isWord =
      part.wordClass == 10 || part.wordClass == 20 || part.wordClass == 35 && !part.isKnown
    let isOther =
      part.traits.contains(.place) || part.traits.contains(.brand)
      || part.traits.contains(.demonym) || part.traits.contains(.tail)
    if isWord || isOther, isBehindTime(first, scan) { finding.score -= 2 }
    // A month needs more than a verb to be a person.
    if part.traits.contains(.month),
      context.evidence < 1.5 || isBehindTime(first, scan) || isDated(first, scan)
    {
      return
    }
    if isAbbreviation(first, article, scan),
      !part.isKnown || context.evidence < 1.5 && scan.tokens[first].range.count <= 3
    {
      return
    }
    if !part.isKnown,
      part.traits.contains(.demonym) || isPeople(first, article, scan)
    {
      return
    }
    let startsSentence = isSentenceStart(first, article, scan)
    if let form = part.form, tables.isPlainMononym(form), context.score > -2 {
      finding.shape = .full
      finding.rule = "people/mononyms#\(string(first..<nameEnd, article, scan))"
      finding.score += 4
      finding.hasEvidence = true
      search.findings.append(finding)
      return
    }
    let isAmongHan =
      first > 0 && scan.tokens[first - 1].kind == .han
      && (nameEnd == scan.tokens.count || scan.tokens[nameEnd].kind != .word)
      || nameEnd < scan.tokens.count && scan.tokens[nameEnd].kind == .han
        && isSentenceStart(first, article, scan)
    // AI, VR: so short a word in capitals is an abbreviation.
    let isAbbreviation =
      nameEnd == first + 1 && scan.tokens[first].letterCase == .upper
      && scan.tokens[first].range.count <= 3
    if isAmongHan, !isAbbreviation, part.given.weight >= 4, !part.given.isCommon,
      part.wordClass == 0, !isOther,
      context.score > -1
    {
      finding.shape = .given
      finding.score = max(finding.score, 1)
      finding.rule = "people/en#given"
      search.findings.append(finding)
      return
    }
    let isRuler = nameEnd > part.end && part.isKnown && !isWord
    if !isRuler, isSubject(first, nameEnd, context, scan) {
      context.add(0.8)
      finding.score += 0.8
    }
    // Israel said, London objected: a country, but for those who are addressed by it.
    let isState = isState(part, scan) && context.titles.honorific == nil
    if !isState,
      isRuler || isOfRank(part, context, scan)
        || accepts(part, context, isWord, isOther, startsSentence)
        || isSpeaker(part, context, nameEnd, startsSentence, article, scan)
    {
      if isRuler || part.traits.contains(.mononym), context.titles.honorific == nil {
        finding.shape = .full
      }
      finding.rule = "people/en#title"
      search.findings.append(finding)
      return
    }
    if !isWord, !isOther, isEponym(part, nameEnd, scan) {
      finding.rule = "people/en#eponym"
      finding.score = min(finding.score, 1)
      search.findings.append(finding)
      return
    }
    search.doubts.append(
      PersonDoubt(
        finding: finding,
        hash: scan.keyHash(first, nameEnd),
        isCommon: isOther || isWord && (startsSentence || search.isTitleCase),
        isWord: isWord && !part.isKnown,
        isOther: isOther,
        isKnown: !isWord && (part.given.weight >= 4 || part.surname.weight >= 4),
        evidence: context.evidence
      )
    )
  }

  /// Whether a word is an abbreviation (AI, GPUs, IoT): its second letter or its last is a capital.
  private func isAbbreviation(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let range = scan.tokens[token].range
    guard range.count >= 2 else { return false }
    func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    if scan.tokens[token].letterCase == .upper { return range.count <= 6 }
    return range.count <= 8
      && (isCapital(article.text[range.start + 1]) || isCapital(article.text[range.end - 1]))
  }

  /// Whether what leads somewhere stands before a token: the road to, flew from.
  private func isBehindWay(_ token: Int, _ scan: borrowing Scan) -> Bool {
    token > 1 && scan.tokens[token - 2].block == scan.tokens[token].block
      && scan.tokens[token - 1].letterCase == .lower
      && words.roles(scan, token - 2, token - 1).contains(.way)
  }

  /// Whether a word ends as the names of peoples and parties do: Americans, Republicans.
  private func isPeople(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let range = scan.tokens[token].range
    return range.count >= 7
      && ["icans", "ians", "eans", "ists"].contains { ending in
        article.text[range.start..<range.end].suffix(ending.utf8.count).elementsEqual(ending.utf8)
      }
  }

  /// Whether a name alone is a country's or its capital's, and seldom a person's.
  private func isState(_ part: LatinPart, _ scan: borrowing Scan) -> Bool {
    let roles = words.roles(scan, part.first, part.end)
    if roles.contains(.state) { return true }
    guard part.traits.contains(.place), !roles.contains(.namesake) else { return false }
    return scan.hits(at: part.first).contains {
      Int($0.endToken) == part.end && $0.kinds.contains(.country)
    }
  }

  private func isPassable(_ part: LatinPart) -> Bool {
    part.traits.contains(.stop) || part.traits.contains(.title) || part.traits.contains(.demonym)
      || part.traits.contains(.adjective)
  }

  /// Whether a surname that is a word or a place as well stands behind a rank or an office that is
  /// written with a capital: President Bush.
  private func isOfRank(
    _ part: LatinPart,
    _ context: Context,
    _ scan: borrowing Scan
  ) -> Bool {
    guard context.titles.isOffice, context.titles.score >= 3, context.score >= 2.5,
      scan.tokens[context.titles.start].letterCase == .capitalised
    else { return false }
    return (part.surname.weight >= 4 || part.traits.contains(.mononym))
      && part.traits.isDisjoint(with: [.title, .tail, .head, .stop, .upper, .month, .demonym])
  }

  /// Whether a part alone is a person without a longer name in the article.
  private func accepts(
    _ part: LatinPart,
    _ context: Context,
    _ isWord: Bool,
    _ isOther: Bool,
    _ startsSentence: Bool
  ) -> Bool {
    if context.titles.honorific != nil || context.titles.isNoble, context.score >= 2 {
      // Princess Highway, Dr. HVAC.
      if !part.isKnown, !part.traits.isDisjoint(with: [.tail, .upper]) { return false }
      return !part.traits.contains(.title)
    }
    if part.traits.contains(.mononym) { return context.evidence >= 1.2 && !isOther }
    // Ross released her first record: a brand and a surname.
    if isOther, !isWord, part.surname.weight >= 4 || part.given.weight >= 5,
      part.traits.isDisjoint(with: [.tail, .upper, .demonym])
    {
      return context.evidence >= 1.4 && context.score >= 1.4
    }
    // His brother Frank.
    if part.wordClass > 0, !isOther, part.given.weight >= 5, context.evidence >= 1.5,
      context.score >= 1.5
    {
      return !part.traits.contains(.upper)
    }
    if isWord || isOther || part.traits.contains(.upper) { return false }
    if context.titles.score >= 3, context.score >= 2 {
      return part.isKnown || part.wordClass == 0
    }
    if part.wordClass > 0 { return false }
    let isPlain =
      part.surname.weight >= 3 && !part.surname.isCommon
      || part.given.weight >= 4 && !part.given.isCommon
    if isPlain {
      return context.score >= (part.surname.weight >= 5 ? 0.5 : 0.6)
        || part.given.weight >= 4 && context.score >= 0
    }
    // What nobody knows (Geekbench's, by Glamsquad) takes more than a word beside it.
    return context.score >= (part.isKnown ? 1.3 : 2)
  }

  /// What stands right beside a single name says: quotes hold titles, people own and do things.
  private func aloneScore(
    _ first: Int,
    _ end: Int,
    _ isKnown: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    var score: Float = 0
    if first > 0, scan.tokens[first - 1].block == scan.tokens[first].block {
      if isQuote(first - 1, article, scan), !scan.tokens[first].spaceBefore {
        // What is quoted whole is a title of a work; a quotation may begin with a name.
        let isWhole = end < scan.tokens.count && isQuote(end, article, scan)
        score -= isWhole ? 1.5 : 0.5
      }
      if scan.tokens[first - 1].kind == .word, scan.tokens[first - 1].letterCase == .lower,
        words.roles(scan, first - 1, first).contains(.inside)
      {
        score -= 0.8
      }
    }
    guard end < scan.tokens.count, scan.tokens[end].block == scan.tokens[first].block else {
      return score
    }
    let next = scan.tokens[end]
    if isQuote(end, article, scan), !next.spaceBefore { score -= 0.8 }
    if next.kind == .punctuation, next.range.count == 2 || next.range.count == 4, !next.spaceBefore,
      article.text[Int(next.end) - 1] == UInt8(ascii: "s"),
      end + 1 == scan.tokens.count || !scan.tokens[end + 1].letterCase.isCapital
    {
      score += 0.6
    }
    if isBeforeRegion(end, article, scan) { score -= 6 }
    if next.kind == .word, next.letterCase == .lower {
      let roles = words.roles(scan, end, end + 1)
      if roles.contains(.kin) { score += 3.5 }
      if isKnown, roles.contains(.copula) { score += 0.5 }
    }
    if next.kind == .word, next.letterCase == .lower, next.range.count >= 5,
      article.text[Int(next.end) - 1] == UInt8(ascii: "d"),
      article.text[Int(next.end) - 2] == UInt8(ascii: "e")
    {
      score += 0.7
    }
    return score
  }

  /// Whether a comma and a region follow (Shakespeare, Ont).
  ///
  /// The second title of two women (Ms) has the letters of Mississippi and is none.
  private func isBeforeRegion(
    _ comma: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let name = comma + 1
    guard name < scan.tokens.count,
      article.text[Int(scan.tokens[comma].start)] == UInt8(ascii: ","),
      scan.tokens[name].block == scan.tokens[comma].block,
      scan.tokens[name].letterCase.isCapital
    else { return false }
    var isRegion = false
    for hit in scan.hits(at: name) {
      if hit.kinds.contains(.title), scan.tokens[name].letterCase == .capitalised {
        let bearer = Int(hit.endToken)
        if scan.tokens[bearer...].prefix(2).contains(where: \.letterCase.isCapital) {
          return false
        }
      }
      let isPlace = hit.kinds.contains(.region) || hit.kinds.contains(.country)
      isRegion = isRegion || isPlace && !hit.kinds.contains(.givenName)
    }
    return isRegion
  }

  func isQuote(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard scan.tokens[token].kind == .punctuation else { return false }
    switch character(token, article, scan) {
    case 0x22, 0x201C, 0x201D, 0xAB, 0xBB: return true
    default: return false
    }
  }

  func isSentenceStart(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard token > 0, scan.tokens[token - 1].block == scan.tokens[token].block else { return true }
    guard scan.tokens[token - 1].kind == .punctuation else { return false }
    let byte = article.text[Int(scan.tokens[token - 1].start)]
    return byte != UInt8(ascii: ",") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "(")
      && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "'")
  }
}
