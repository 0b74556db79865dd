import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The part that begins at a token; `nil` where no run goes on.
  func part(
    at token: Int,
    isFirst: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ known: PersonCache
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
    if isMonthOfDay(token, article, scan) { return nil }
    let length = Int(head.end - head.start)
    if length == 1, hasPoint(behind: token, article, scan) {
      part.end = token + 2
      part.traits = .initial
      return part
    }
    describe(&part, token, scan, known)
    if length == 1 { part.traits.insert(.initial) }
    if length <= 4, let end = endOfShortened(part, isFirst, article, scan) {
      part.end = end
      part.traits = .initial
      return part
    }
    // Jr. and Gen., but not: Wayne Martin QC. He spoke; Zahir Shah. He.
    if hasPoint(behind: token, article, scan),
      part.traits.contains(.suffix) && !part.traits.contains(.upper)
        || length <= 5 && !part.traits.isDisjoint(with: [.suffix, .title])
          && ShortWords.contains(article.text[Int(head.start)..<Int(head.end)])
    {
      part.end = token + 2
      return part
    }
    joinHyphens(&part, article, scan, known)
    return part
  }

  /// Whether a token is a month with its day or its year behind it: May 5, June 2024.
  private func isMonthOfDay(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let day = token + (hasPoint(behind: token, article, scan) ? 2 : 1)
    guard day < scan.tokens.count, scan.tokens[day].kind == .number,
      scan.tokens[day].block == scan.tokens[token].block
    else { return false }
    return !words.roles(scan, token, token + 1).isDisjoint(with: [.month, .shortMonth])
  }

  private func joinHyphens(
    _ part: inout LatinPart,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ known: PersonCache
  ) {
    var endsInWord = false
    while part.end + 1 < scan.tokens.count, isHyphen(part.end, article, scan),
      !scan.tokens[part.end].spaceBefore, !scan.tokens[part.end + 1].spaceBefore,
      scan.tokens[part.end + 1].kind == .word
    {
      let next = part.end + 1
      var other = LatinPart(first: next, end: next + 1)
      describe(&other, next, scan, known)
      if scan.tokens[next].letterCase == .lower,
        other.wordClass > 0
          ? !(other.isKnown && other.wordClass == 35)
          : !other.isKnown && scan.tokens[next].range.count >= 6
      {
        part.traits.insert(.adjective)
      }
      if other.given.weight > part.given.weight { part.given = other.given }
      endsInWord = other.wordClass == 10 || other.wordClass == 20
      // Tri-State: a word behind the hyphen makes it no name.
      if !other.isKnown, other.wordClass == 10 {
        (part.given, part.surname) = (other.given, other.surname)
      }
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
    let isStop = part.traits.contains(.stop)
    part.traits.subtract([.stop, .head, .title, .place, .mononym])
    var isListed = false
    for hit in scan.hits(at: part.first) where Int(hit.endToken) == part.end {
      // Major-General.
      if hit.kinds.contains(.title) { part.traits.insert(.title) }
      let given = tables.given(hit.form)
      if given.weight > 0 {
        part.given = given
        isListed = true
      }
    }
    // Jae-in: a listed name is one though its second half is a word.
    if isListed {
      part.traits.remove(.adjective)
      part.wordClass = 0
    }
    // All-Star Otis Colby.
    if isStop, !part.isKnown || endsInWord && !isListed { part.traits.insert(.adjective) }
    if !part.isKnown, part.traits.contains(.demonym) { part.traits.insert(.adjective) }
  }

  private func describe(
    _ part: inout LatinPart,
    _ token: Int,
    _ scan: borrowing Scan,
    _ known: PersonCache
  ) {
    let hash = scan.keys.hashes[token]
    if !known.take(hash, into: &part) {
      describe(&part, token, scan)
      known.keep(part, hash)
    }
    if scan.tokens[token].letterCase == .upper { part.traits.insert(.upper) }
  }

  /// Notes what holds for a word, in whatever capitals it is written.
  private func describe(_ part: inout LatinPart, _ token: Int, _ scan: borrowing Scan) {
    let roles = words.roles(scan, token, token + 1)
    if roles.contains(.stop) { part.traits.insert(.stop) }
    if roles.contains(.tail) { part.traits.insert(.tail) }
    if roles.contains(.head) { part.traits.insert(.head) }
    if roles.contains(.month) { part.traits.insert(.month) }
    if roles.contains(.company) { part.traits.insert(.company) }
    guard let hit = tables.hit(token, scan) else { return }
    let (form, kinds) = (hit.form, hit.kinds)
    part.form = form
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
    guard let hit = tables.hit(token, scan), hit.kinds.contains(.particle),
      tables.particle(hit.form).isParticle,
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
          let hit = tables.hit(next, scan), hit.kinds.contains(.particle)
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

  /// Tells family from given name.
  func splitName(_ finding: inout PersonFinding, _ parts: ArraySlice<LatinPart>) {
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

  /// Whether one part is a surname and the other two syllables, as Chinese names have them (Huang
  /// Zhiling).
  func isPinyin(
    _ head: LatinPart,
    _ last: LatinPart,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let (family, given) = head.surname.weight > 0 ? (head, last) : (last, head)
    guard family.surname.weight > 0, !given.isKnown, given.wordClass == 0,
      family.end == family.first + 1, given.end == given.first + 1
    else { return false }
    func text(_ part: LatinPart) -> ArraySlice<UInt8> {
      article.text[Int(scan.tokens[part.first].start)..<Int(scan.tokens[part.first].end)]
    }
    let pinyin = PersonTables.pinyin
    return pinyin.consists(text(family), of: 1) && pinyin.consists(text(given), of: 2)
  }
}
