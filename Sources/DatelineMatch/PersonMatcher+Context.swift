import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// What stands around some tokens.
  struct Context {
    var titles: PersonTitles
    /// Points for being a person.
    var score: Float = 0
    /// The points that say that it is a person, not only that it is a name.
    var evidence: Float = 0

    mutating func add(_ points: Float) {
      score += points
      evidence += points
    }
  }

  /// The words around the parts of a run.
  func context(
    _ first: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> Context {
    let (firstToken, endToken) = (search.parts[first].first, search.parts[end - 1].end)
    var context = Context(titles: titles(before: firstToken, article, scan))
    context.add(context.titles.score)
    // What is left over of the run.
    if first > 0, context.titles.start >= firstToken {
      let left = search.parts[first - 1]
      if left.traits.contains(.head) {
        context.score -= 5
      } else if !left.traits.contains(.stop), !left.traits.contains(.demonym),
        !left.traits.contains(.adjective), !left.traits.contains(.suffix)
      {
        context.score -= left.traits.contains(.place) || left.traits.contains(.brand) ? 0.5 : 1.5
      }
    }
    if end < search.parts.count {
      let right = search.parts[end]
      if right.traits.contains(.tail) {
        context.score -= 5
      } else if !right.traits.contains(.suffix), !right.traits.contains(.title) {
        // A name goes on rather than that a word nobody knows stands behind it, or a surname.
        // Paul James Tolland.
        let last = search.parts[end - 1]
        let goesOn =
          right.wordClass == 0
          && (!right.traits.contains(.place) || end - first > 1 && last.given.weight >= 6)
        context.score -= goesOn || right.surname.weight >= 4 ? 2.2 : 1.5
      }
    }
    weighLeft(&context, context.titles.start, article, scan, search)
    weighRight(&context, endToken, article, scan)
    return context
  }

  private func weighLeft(
    _ context: inout Context,
    _ start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) {
    guard start > 0, scan.tokens[start - 1].block == scan.tokens[start].block else { return }
    let left = start - 1
    let token = scan.tokens[left]
    if token.kind == .han {
      if context.titles.score > 0 { return }
      context.score += 0.3
      return
    }
    if token.kind == .word {
      let roles = words.roles(scan, left, start)
      // A thing is called so too.
      if let hit = tables.hit(left, scan), hit.kinds.contains(.speechVerb),
        token.letterCase == .lower, !roles.contains(.by)
      {
        context.add(1.2)
      }
      if roles.contains(.by) {
        context.score += 0.8
        if let previous = search.findings.last, previous.end == left { context.add(1.5) }
        if left > 0, words.roles(scan, left - 1, left).contains(.authored) { context.add(1.3) }
      }
      if roles.contains(.article), context.titles.score == 0 { context.score -= 2 }
      if left > 0, isOf(left, article, scan),
        words.roles(scan, left - 1, left).contains(.ofPerson)
      {
        context.add(1.2)
      }
      if roles.contains(.head), token.letterCase == .lower { context.score -= 0.5 }
      return
    }
    let byte = article.text[Int(token.start)]
    if byte == UInt8(ascii: "&") {
      // Two whole names are a pair of people; one word is half of a firm.
      let isPair = search.findings.last.map { $0.end == left && $0.shape == .full } ?? false
      context.score -=
        isPair && start + 1 < scan.tokens.count
          && scan.tokens[start + 1].letterCase.isCapital ? 0 : 3
    }
    if byte == UInt8(ascii: ","), let previous = search.findings.last, previous.end == left,
      !previous.isHan
    {
      context.add(1)
    }
    // His agent, Pini Zahavi.
    if left > 0, byte == UInt8(ascii: ","), context.titles.score == 0,
      scan.tokens[left - 1].letterCase == .lower,
      let title = title(endingAt: left, article, scan)
    {
      context.add(1.2)
      setTitle(&context.titles, (range: title.0, kind: title.1))
    }
    // 莫雷诺（Moreno）: beside a name in the other script.
    if left > 0, scan.tokens[left - 1].kind == .han, isOpenBracket(left, article, scan) {
      if let previous = search.findings.last, previous.end == left {
        context.add(2)
      } else if let doubt = search.doubts.last, doubt.finding.end == left {
        context.add(1)
      }
    }
  }

  private func weighRight(
    _ context: inout Context,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    guard end < scan.tokens.count, scan.tokens[end].block == scan.tokens[end - 1].block else {
      return
    }
    let token = scan.tokens[end]
    if token.kind == .word, token.letterCase == .lower || token.letterCase == .none {
      let roles = words.roles(scan, end, end + 1)
      if roles.contains(.thing) || roles.contains(.tail), !roles.contains(.kin) {
        context.score -= 3
      }
      if roles.contains(.verb) { context.add(0.8) }
      if isSpeechVerb(at: end, scan) { context.add(1.5) }
      // Green has argued.
      if roles.contains(.auxiliary), isSpeechVerb(at: end + 1, scan) { context.add(1.2) }
      return
    }
    if token.kind == .han {
      if hasSpeechVerb(at: end, scan) { context.add(2) }
      if let title = titleAfter(end, scan) {
        context.add(1.5)
        setTitle(&context.titles, title)
      }
      let roles = words.rolesHan(scan, at: end)
      if roles.contains(.tailHan) { context.score -= 3 }
      if roles.contains(.afterHan) { context.score += 0.5 }
      return
    }
    let byte = article.text[Int(token.start)]
    if byte == UInt8(ascii: "'") || token.range.count == 4 {
      context.score += 0.3
      let next = end + 1
      if next < scan.tokens.count, scan.tokens[next].kind == .word,
        !words.roles(scan, next, next + 1).isDisjoint(with: .thing)
      {
        context.score -= 1.5
      }
    }
    if byte == UInt8(ascii: "&") {
      context.score -= isWholeName(at: end + 1, scan) ? 0.5 : 3
    }
    if byte == UInt8(ascii: ","), end + 2 < scan.tokens.count {
      let next = scan.tokens[end + 1]
      if next.kind == .number, next.range.count <= 2, scan.tokens[end + 2].kind == .punctuation {
        context.add(2)
      } else if next.kind == .word, next.block == token.block {
        if isSpeechVerb(at: end + 1, scan) { context.add(0.8) }
        let roles = words.roles(scan, end + 1, end + 2)
        if roles.contains(.verb) { context.add(0.7) }
        // Nobody but people is who.
        if roles.contains(.relative) { context.add(1.8) }
        if let title = apposition(at: end + 1, scan) {
          context.add(1.5)
          setTitle(&context.titles, title)
        }
      }
    }
    if end + 1 < scan.tokens.count, isOpenBracket(end, article, scan) {
      if scan.tokens[end + 1].kind == .han || opensLife(end + 1, article, scan) {
        context.add(1.5)
      }
    }
  }

  /// Whether a given name stands at a token, and a capital behind it.
  private func isWholeName(at token: Int, _ scan: borrowing Scan) -> Bool {
    guard token + 1 < scan.tokens.count, scan.tokens[token + 1].letterCase.isCapital,
      scan.tokens[token + 1].block == scan.tokens[token - 1].block,
      let hit = tables.hit(token, scan), hit.kinds.contains(.givenName)
    else { return false }
    return tables.given(hit.form).weight >= 3
  }

  /// Whether a token is the word `of`.
  func isOf(_ token: Int, _ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    scan.tokens[token].letterCase == .lower && scan.tokens[token].range.count == 2
      && byteIs("o", token, article, scan)
      && article.text[Int(scan.tokens[token].start) + 1] == UInt8(ascii: "f")
  }

  /// Whether the years of a life begin at a token: born 1986, 1872–1896.
  private func opensLife(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard token + 1 < scan.tokens.count, scan.tokens[token + 1].block == scan.tokens[token].block
    else { return false }
    if scan.tokens[token].kind == .word {
      return words.roles(scan, token, token + 1).contains(.life)
    }
    guard scan.tokens[token].kind == .number, (2...4).contains(scan.tokens[token].range.count)
    else {
      return false
    }
    return isHyphen(token + 1, article, scan) || character(token + 1, article, scan) == 0x2013
  }

  private func setTitle(_ titles: inout PersonTitles, _ title: (range: Range<Int>, kind: TitleKind))
  {
    if title.kind == .honorific {
      titles.honorific = titles.honorific ?? title.range
    } else {
      titles.role = titles.role ?? title.range
    }
  }

  func isOpenBracket(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    bracket(token, article, scan, ascii: UInt8(ascii: "("), wide: 0x88)
  }

  func isCloseBracket(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    bracket(token, article, scan, ascii: UInt8(ascii: ")"), wide: 0x89)
  }

  private func bracket(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    ascii: UInt8,
    wide: UInt8
  ) -> Bool {
    guard token >= 0, token < scan.tokens.count, scan.tokens[token].kind == .punctuation else {
      return false
    }
    let start = Int(scan.tokens[token].start)
    if article.text[start] == ascii { return true }
    // U+FF08, U+FF09.
    return scan.tokens[token].range.count == 3 && article.text[start] == 0xEF
      && article.text[start + 1] == 0xBC && article.text[start + 2] == wide
  }

  // MARK: Words of speech

  /// Whether a word of speech begins at a token.
  ///
  /// One Chinese character (道, 答) counts only before a
  /// pause, and only right behind the name.
  func isSpeechVerb(at token: Int, _ scan: borrowing Scan, atOnce: Bool = true) -> Bool {
    guard token < scan.tokens.count else { return false }
    for hit in scan.hits(at: token) where hit.kinds.contains(.speechVerb) {
      let end = Int(hit.endToken)
      if scan.tokens[token].kind != .han || end - token >= 2 { return true }
      if atOnce,
        words.roles(scan, token, end).contains(.says) || end == scan.tokens.count
          || scan.tokens[end].kind == .punctuation
      {
        return true
      }
    }
    return false
  }

  /// Whether a Chinese word of speech begins at a token, or behind one or two characters that may
  /// stand between (也说, 随后表示).
  func hasSpeechVerb(at token: Int, _ scan: borrowing Scan) -> Bool {
    for start in token..<min(token + 3, scan.tokens.count) {
      guard scan.tokens[start].kind == .han, scan.tokens[start].block == scan.tokens[token].block
      else { return false }
      if isSpeechVerb(at: start, scan, atOnce: start == token) { return true }
    }
    return false
  }
}
