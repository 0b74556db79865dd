import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The points that make a name of two parts or more.
  static let threshold: Float = 3.3
  /// The most parts that a run is looked at.
  private static let longestRun = 14
  /// The most parts of a name.
  private static let longestName = 6

  /// Finds the names in the run of capitals that begins at a token; returns the token behind it.
  func latinRun(
    from start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int {
    search.parts.removeAll(keepingCapacity: true)
    var token = start
    let block = scan.tokens[start].block
    while token < scan.tokens.count, scan.tokens[token].block == block,
      search.parts.count < Self.longestRun,
      let part = part(at: token, isFirst: search.parts.isEmpty, article, scan)
    {
      search.parts.append(part)
      token = part.end
      token = behindSuffixComma(token, article, scan)
    }
    // Particles at the end belong to no name (Los Angeles de).
    while let last = search.parts.last, last.traits.contains(.particle),
      scan.tokens[last.first].letterCase == .lower
    {
      search.parts.removeLast()
    }
    let runEnd = max(search.parts.last?.end ?? start + 1, start + 1)
    if Int(block) != search.block { readStyle(of: Int(block), from: start, scan, &search) }
    var index = 0
    while index < search.parts.count {
      guard canBegin(search.parts[index], index, search) else {
        index += 1
        continue
      }
      index = name(at: index, article, scan, &search)
    }
    return runEnd
  }

  /// Skips the comma before `Jr.`; returns `token` where none follows.
  private func behindSuffixComma(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int {
    guard token + 1 < scan.tokens.count, article.text[Int(scan.tokens[token].start)] == 0x2C,
      scan.tokens[token + 1].block == scan.tokens[token].block,
      let form = tables.form(token + 1, scan), lexicons.kinds(of: form).contains(.particle),
      tables.particle(form).isSuffix, scan.tokens[token + 1].letterCase.isCapital,
      tables.surname(form).weight == 0
    else { return token }
    return token + 1
  }

  // MARK: Parts

  /// The part that begins at a token; `nil` where no run goes on.
  private func part(
    at token: Int,
    isFirst: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> LatinPart? {
    let head = scan.tokens[token]
    guard head.kind == .word else { return nil }
    if !isFirst, !head.spaceBefore {
      // Tight only behind a point (J.R.) or a hyphen (al-Masry).
      let before = article.text[Int(head.start) - 1]
      guard before == 0x2E || isHyphen(token - 1, article, scan) else { return nil }
    }
    var part = LatinPart(first: token, end: token + 1)
    if !head.letterCase.isCapital {
      guard !isFirst, head.letterCase == .lower, isParticle(token, article, scan) else {
        return nil
      }
      part.traits = .particle
      if isHyphen(token + 1, article, scan), !scan.tokens[token + 1].spaceBefore {
        part.end = token + 2
      }
      return part
    }
    let length = Int(head.end - head.start)
    if length == 1, hasPoint(behind: token, article, scan) {
      part.end = token + 2
      part.traits = .initial
      return part
    }
    describe(&part, token, scan)
    if length == 1 { part.traits.insert(.initial) }
    if hasPoint(behind: token, article, scan),
      part.traits.contains(.suffix)
        || length <= 5 && part.traits.contains(.title)
    {
      part.end = token + 2
      return part
    }
    joinHyphens(&part, article, scan)
    return part
  }

  private func joinHyphens(
    _ part: inout LatinPart,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    while part.end + 1 < scan.tokens.count, isHyphen(part.end, article, scan),
      !scan.tokens[part.end].spaceBefore, !scan.tokens[part.end + 1].spaceBefore,
      scan.tokens[part.end + 1].kind == .word
    {
      let next = part.end + 1
      var other = LatinPart(first: next, end: next + 1)
      describe(&other, next, scan)
      if scan.tokens[next].letterCase == .lower, other.wordClass > 0,
        !(other.isKnown && other.wordClass == 35)
      {
        part.traits.insert(.adjective)
      }
      if other.given.weight > part.given.weight { part.given = other.given }
      if other.surname.weight > 0 { part.surname = other.surname }
      if part.wordClass > 0, other.wordClass == 0 || other.isKnown && !other.surname.isCommon {
        part.wordClass = 0
      }
      if other.traits.contains(.tail) { part.traits.insert(.tail) }
      part.traits.insert(.hyphen)
      part.form = nil
      part.end = next + 1
    }
    guard part.traits.contains(.hyphen) else { return }
    part.traits.subtract([.stop, .head, .title, .place, .mononym])
    for hit in scan.hits(at: part.first) where Int(hit.endToken) == part.end {
      let given = tables.given(hit.form)
      if given.weight > 0 { part.given = given }
    }
    if !part.isKnown, part.traits.contains(.demonym) { part.traits.insert(.adjective) }
  }

  private func describe(_ part: inout LatinPart, _ token: Int, _ scan: borrowing Scan) {
    let letterCase = scan.tokens[token].letterCase
    if letterCase == .upper { part.traits.insert(.upper) }
    let roles = words.roles(scan, token, token + 1)
    if roles.contains(.stop) { part.traits.insert(.stop) }
    if roles.contains(.tail) { part.traits.insert(.tail) }
    if roles.contains(.head) { part.traits.insert(.head) }
    guard let form = tables.form(token, scan) else { return }
    part.form = form
    let kinds = lexicons.kinds(of: form)
    if kinds.contains(.givenName) { part.given = tables.given(form) }
    if kinds.contains(.surname) { part.surname = tables.surname(form) }
    if kinds.contains(.wordLatin) { part.wordClass = tables.wordClass(form) }
    if kinds.contains(.demonym) { part.traits.insert(.demonym) }
    if kinds.contains(.brand) { part.traits.insert(.brand) }
    if kinds.contains(.mononym) { part.traits.insert(.mononym) }
    if kinds.contains(.title) { part.traits.insert(.title) }
    if kinds.rawValue & Self.placeKinds.rawValue != 0 { part.traits.insert(.place) }
    if kinds.contains(.particle) {
      let particle = tables.particle(form)
      if particle.isSuffix, part.surname.weight == 0 { part.traits.insert(.suffix) }
      if particle.isParticle { part.traits.insert(.particle) }
    }
  }

  /// Whether a word in lower case is a particle with a name behind it.
  private func isParticle(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard let form = tables.form(token, scan), lexicons.kinds(of: form).contains(.particle),
      tables.particle(form).isParticle,
      scan.tokens[token].range.count > 1 || byteIs("y", token, article, scan)
    else { return false }
    if words.roles(scan, token, token + 1).contains(.stop) { return false }
    // A name follows, perhaps behind one more particle.
    var next = token + 1
    for _ in 0..<3 {
      guard next < scan.tokens.count, scan.tokens[next].block == scan.tokens[token].block else {
        return false
      }
      if scan.tokens[next].kind == .word {
        if scan.tokens[next].letterCase.isCapital { return true }
        guard scan.tokens[next].letterCase == .lower, scan.tokens[next].range.count <= 4,
          let form = tables.form(next, scan), lexicons.kinds(of: form).contains(.particle)
        else { return false }
      } else if !isHyphen(next, article, scan) {
        return false
      }
      next += 1
    }
    return false
  }

  func byteIs(
    _ byte: Unicode.Scalar,
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    article.text[Int(scan.tokens[token].start)] == UInt8(ascii: byte)
  }

  func isHyphen(_ token: Int, _ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    guard token >= 0, token < scan.tokens.count, scan.tokens[token].kind == .punctuation else {
      return false
    }
    let start = Int(scan.tokens[token].start)
    if article.text[start] == 0x2D { return true }
    // U+2010, U+2011.
    return article.text[start] == 0xE2 && start + 2 < article.text.count
      && article.text[start + 1] == 0x80 && (0x90...0x91).contains(article.text[start + 2])
  }

  func hasPoint(
    behind token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    token + 1 < scan.tokens.count && scan.tokens[token + 1].block == scan.tokens[token].block
      && !scan.tokens[token + 1].spaceBefore && scan.tokens[token + 1].kind == .punctuation
      && byteIs(".", token + 1, article, scan) && scan.tokens[token + 1].range.count == 1
  }

  // MARK: Style

  /// Notes whether a block is in Title Case.
  private func readStyle(
    of block: Int,
    from start: Int,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    search.block = block
    var first = start
    while first > 0, scan.tokens[first - 1].block == scan.tokens[start].block { first -= 1 }
    var capitals = 0
    var lowers = 0
    var token = first
    while token < scan.tokens.count, scan.tokens[token].block == scan.tokens[start].block {
      if scan.tokens[token].kind == .word, scan.tokens[token].range.count >= 4 {
        if scan.tokens[token].letterCase == .lower { lowers += 1 } else { capitals += 1 }
      }
      token += 1
    }
    search.isTitleCase = capitals >= 4 && capitals > 3 * lowers
  }

  // MARK: Names

  private func canBegin(_ part: LatinPart, _ index: Int, _ search: borrowing PersonSearch) -> Bool {
    if part.traits.contains(.stop) {
      // A name that is such a word too (An, So, May) needs what follows.
      return false
    }
    if part.traits.contains(.adjective) || part.traits.contains(.suffix) { return false }
    if part.traits.contains(.particle), !part.isKnown {
      return part.traits.contains(.upper) == false
    }
    return true
  }

  /// Finds the best name that begins at a part or behind it; returns the part to go on with.
  private func name(
    at index: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int {
    // A title in capitals within the run belongs to the context.
    if let end = titleEnd(at: index, search, scan) { return end }
    var best: PersonFinding?
    var bestEnd = index + 1
    var end = index + 1
    while end < search.parts.count, end - index < Self.longestName {
      let part = search.parts[end]
      if part.traits.contains(.stop), part.surname.weight < 5 || end - index > 1 { break }
      if part.traits.contains(.adjective) { break }
      if part.traits.contains(.suffix), end - index >= 2 || part.traits.contains(.upper) == false {
        // A suffix ends the name.
        if let known = best, bestEnd == end {
          best = known
          best?.end = part.end
          bestEnd = end + 1
        }
        break
      }
      if let title = titleEnd(at: end, search, scan), title < search.parts.count,
        part.surname.weight == 0
      {
        break
      }
      if let found = weigh(index, end + 1, article, scan, search),
        found.score > (best?.score ?? -.infinity)
      {
        best = found
        bestEnd = end + 1
      }
      end += 1
    }
    if let best, best.score >= Self.threshold {
      search.findings.append(best)
      return bestEnd
    }
    if let best, best.score >= 1 {
      // Enough if the same name stands elsewhere with better evidence.
      search.doubts.append(
        PersonDoubt(
          finding: best,
          hash: scan.keyHash(best.first, best.end),
          isCommon: false,
          evidence: 0
        )
      )
    }
    single(index, article, scan, &search)
    return index + 1
  }

  /// The part behind the title that begins at a part; `nil` where none begins.
  private func titleEnd(
    at index: Int,
    _ search: borrowing PersonSearch,
    _ scan: borrowing Scan
  ) -> Int? {
    for hit in scan.hits(at: search.parts[index].first) {
      guard lexicons.kinds(of: hit.form).contains(.title) else { continue }
      let end = Int(hit.endToken)
      // King, Bishop, Dean and others are names too.
      let part = search.parts[index]
      if end == part.first + 1, part.given.weight > 0 || part.surname.weight > 0,
        index > 0, search.parts[index - 1].given.weight > 0
      {
        return nil
      }
      for (other, part) in search.parts.enumerated() where other >= index {
        if part.end == end || part.end == end + 1, other + 1 < search.parts.count {
          return other + 1
        }
        if part.first >= end { break }
      }
      return nil
    }
    return nil
  }

  /// Weighs parts as one name; `nil` if they can be none.
  private func weigh(
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
          && (part.surname.weight >= 5 && !head.traits.contains(.place) || context.evidence >= 1))
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
    if unknown == parts.count { score -= context.evidence < 1.5 ? 2 : 0.5 }
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
      score -= 1.5
    }
    if head.traits.contains(.upper), last.traits.contains(.upper), head.first + 1 == head.end,
      scan.tokens[head.first].range.count > 3
    {
      score -= head.isPlainName && last.isPlainName ? 0.5 : 3
    }
    finding.score = score
    return finding
  }

  /// Tells family from given name.
  private func splitName(_ finding: inout PersonFinding, _ parts: ArraySlice<LatinPart>) {
    guard let head = parts.first, let last = parts.last else { return }
    let isEastern =
      head.surname.weight > 0
      && (last.surname.weight == 0
        || last.traits.contains(.hyphen) && !head.traits.contains(.hyphen))
      && (head.given.weight == 0 || head.given.weight <= head.surname.weight)
      && head.end - head.first == 1
    if isEastern {
      finding.family = head.first..<head.end
      finding.given = head.end..<last.end
      return
    }
    var family = parts.endIndex - 1
    while family - 1 > parts.startIndex, parts[family - 1].traits.contains(.particle) {
      family -= 1
    }
    finding.family = parts[family].first..<last.end
    finding.given = head.first..<parts[family - 1].end
  }

  func isFamous(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: first) where Int(hit.endToken) == end {
      if lexicons.kinds(of: hit.form).contains(.famousPerson) { return true }
    }
    return false
  }
}
