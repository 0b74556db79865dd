import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The most tokens of a sentence in which a pronoun is looked for.
  private static let sentenceReach = 16

  // MARK: Lists

  /// Takes doubtful names for people where they stand in a list of people, and characters before
  /// the actor in brackets.
  func settleLists(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    guard !search.findings.isEmpty, search.doubts.contains(where: { !$0.finding.isHan }) else {
      return
    }
    search.findings.sort { ($0.first, $1.end) < ($1.first, $0.end) }
    search.doubts.sort { ($0.finding.first, $1.finding.end) < ($1.finding.first, $0.finding.end) }
    let count = search.findings.count
    var chain: [Int] = []
    var points = 0
    var end = -1
    var (next, doubt) = (0, 0)
    while next < count || doubt < search.doubts.count {
      let takesDoubt =
        next == count
        || doubt < search.doubts.count
          && search.doubts[doubt].finding.first < search.findings[next].first
      let item = takesDoubt ? search.doubts[doubt].finding : search.findings[next]
      let index = takesDoubt ? doubt : -1
      if takesDoubt { doubt += 1 } else { next += 1 }
      guard !item.isHan, item.first >= end else { continue }
      if end < 0 || !isListed(end, item.first, article, scan) {
        take(chain, points, &search)
        chain.removeAll(keepingCapacity: true)
        points = 0
      }
      if index >= 0 {
        chain.append(index)
        if isCharacter(item, at: next, count, article, scan, search) { take([index], 4, &search) }
      } else {
        points += item.shape == .full ? 2 : 1
      }
      end = item.end
    }
    take(chain, points, &search)
  }

  /// Takes the doubtful names of a list.
  ///
  /// Full names count two points, others one; a part that is
  /// known as a name needs less of them beside it.
  private func take(_ chain: [Int], _ points: Int, _ search: inout PersonSearch) {
    guard points > 0 else { return }
    for index in chain {
      let doubt = search.doubts[index]
      guard points >= (doubt.isKnown ? 1 : chain.count > 1 ? 3 : 4), !doubt.isOther,
        !doubt.isCommon, doubt.finding.score >= -0.5
      else { continue }
      var finding = doubt.finding
      finding.shape = .full
      finding.rule = "people/en#list"
      search.findings.append(finding)
    }
  }

  /// Whether between two names stands what parts the names of a list.
  private func isListed(
    _ end: Int,
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard first > end, first - end <= 2, scan.tokens[end].block == scan.tokens[first].block else {
      return false
    }
    for token in end..<first {
      let isComma =
        scan.tokens[token].kind == .punctuation
        && (byteIs(",", token, article, scan) || byteIs("&", token, article, scan))
      guard isComma || words.roles(scan, token, token + 1).contains(.joins) else { return false }
    }
    return true
  }

  /// Adds the role that the names of a list share with the one before a token: Justices Hale, Lund and
  /// Kerr.
  func addSharedRole(
    to context: inout Context,
    before first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) {
    guard context.titles.role == nil, let previous = search.findings.last,
      previous.shape == .surname, !previous.isHan, let role = previous.role,
      isListed(previous.end, first, article, scan)
    else { return }
    let token = scan.tokens[role.upperBound - 1]
    let word = article.text[Int(token.start)..<Int(token.end)]
    let isPlural =
      word.suffix(3).elementsEqual("men".utf8)
      || word.last == UInt8(ascii: "s") && !word.suffix(2).elementsEqual("ss".utf8)
    guard isPlural else { return }
    context.titles.role = role
    context.add(2)
  }

  /// Whether a person's full name stands in brackets behind: Trinity (Carrie-Anne Moss).
  private func isCharacter(
    _ item: PersonFinding,
    at next: Int,
    _ count: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> Bool {
    guard next < count else { return false }
    let actor = search.findings[next]
    return actor.first == item.end + 1 && actor.shape == .full && !actor.isHan
      && isOpenBracket(item.end, article, scan) && isCloseBracket(actor.end, article, scan)
  }

  // MARK: Evidence for one name

  /// Whether a name is the subject of a sentence that goes on with he or she.
  func isSubject(
    _ first: Int,
    _ end: Int,
    _ context: Context,
    _ scan: borrowing Scan
  ) -> Bool {
    if first > 0, scan.tokens[first - 1].kind == .word,
      !words.roles(scan, first - 1, first).isDisjoint(with: [.by, .inside, .article])
    {
      return false
    }
    guard context.score > 0, end < scan.tokens.count, scan.tokens[end].letterCase == .lower else {
      return false
    }
    let block = scan.tokens[end].block
    var token = end
    while token < min(end + Self.sentenceReach, scan.tokens.count),
      scan.tokens[token].block == block
    {
      if scan.tokens[token].kind == .word, scan.tokens[token].letterCase == .lower,
        words.roles(scan, token, token + 1).contains(.pronoun)
      {
        return true
      }
      token += 1
    }
    return false
  }

  /// Whether a surname that is a word too has a verb of speech behind it (Price said).
  func isSpeaker(
    _ part: LatinPart,
    _ context: Context,
    _ end: Int,
    _ startsSentence: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard part.surname.weight >= 4, context.evidence >= 1.2, context.score >= 1.2,
      part.traits.isDisjoint(with: [.brand, .place, .tail, .title, .upper, .demonym, .head]),
      end < scan.tokens.count
    else { return false }
    // Field notes: at the start of a sentence a verb in -s may be a noun.
    if startsSentence, scan.tokens[end].kind == .word,
      article.text[Int(scan.tokens[end].end) - 1] != UInt8(ascii: "d")
    {
      return false
    }
    return isSpeechVerb(at: end, scan) || isSpeechVerb(at: end + 1, scan)
  }

  /// Whether a term that is named after somebody stands behind a name (Bessel function).
  func isEponym(_ part: LatinPart, _ end: Int, _ scan: borrowing Scan) -> Bool {
    guard end < scan.tokens.count, scan.tokens[end].kind == .word,
      scan.tokens[end].letterCase == .lower, scan.tokens[part.first].range.count >= 3,
      part.traits.isDisjoint(with: [.upper, .title, .month])
    else { return false }
    let roles = words.roles(scan, end, end + 1)
    return roles.contains(.eponym) && (part.wordClass == 0 || part.surname.weight > 0)
      || roles.contains(.looseEponym) && part.wordClass == 0
        && (part.surname.weight >= 2 || part.traits.contains(.mononym))
  }

  // MARK: Bynames

  /// The end of a byname that begins at a token: the Elder, the Great; the token itself for none.
  func behindEpithet(_ token: Int, _ scan: borrowing Scan) -> Int {
    guard token + 1 < scan.tokens.count, scan.tokens[token].kind == .word,
      scan.tokens[token].letterCase == .lower, scan.tokens[token].range.count == 3,
      scan.tokens[token + 1].letterCase.isCapital,
      scan.tokens[token + 1].block == scan.tokens[token - 1].block,
      words.roles(scan, token + 1, token + 2).contains(.epithet),
      words.roles(scan, token, token + 1).contains(.article)
    else { return token }
    return token + 2
  }

  /// The end of what belongs to one name behind it: the Elder, of Antioch, the number of a ruler.
  func byname(
    of part: LatinPart,
    behind end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int {
    guard end + 1 < scan.tokens.count, scan.tokens[end].kind == .word,
      scan.tokens[end].block == scan.tokens[part.first].block,
      part.given.weight >= 3 || part.traits.contains(.mononym),
      !part.traits.contains(.stop)
    else { return end }
    // Paul I of Russia.
    if scan.tokens[end].range.count == 1, byteIs("I", end, article, scan),
      scan.tokens[end + 1].kind == .punctuation
        || words.roles(scan, end + 1, end + 2).contains(.behindRuler)
        || titles(before: part.first, article, scan).isNoble
    {
      return end + 1
    }
    let epithet = behindEpithet(end, scan)
    if epithet > end { return epithet }
    guard part.given.weight >= 4, !part.given.isCommon, part.wordClass == 0,
      isOf(end, article, scan), scan.tokens[end + 1].letterCase == .capitalised,
      scan.tokens[end + 1].block == scan.tokens[end].block,
      !words.roles(scan, end + 1, end + 2).contains(.stop),
      end + 2 == scan.tokens.count || !scan.tokens[end + 2].letterCase.isCapital
    else { return end }
    return end + 2
  }
}
