import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The points that make a name of two parts or more.
  static let threshold: Float = 3
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
    search.nickname = nil
    var token = start
    let block = scan.tokens[start].block
    while token < scan.tokens.count, scan.tokens[token].block == block,
      search.parts.count < Self.longestRun,
      let part = part(at: token, isFirst: search.parts.isEmpty, article, scan, search.known)
    {
      search.parts.append(part)
      token = part.end
      token = behindSuffixComma(token, article, scan)
      if search.nickname == nil, let next = behindNickname(token, article, scan, search) {
        search.nickname = token..<next
        token = next
      }
    }
    // Particles at the end belong to no name (Los Angeles de).
    while let last = search.parts.last, last.traits.contains(.particle),
      scan.tokens[last.first].letterCase == .lower
    {
      search.parts.removeLast()
    }
    let runEnd = max(search.parts.last?.end ?? start + 1, start + 1)
    noteCompany(scan, &search)
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
      let hit = tables.hit(token + 1, scan), hit.kinds.contains(.particle),
      tables.particle(hit.form).isSuffix, scan.tokens[token + 1].letterCase.isCapital,
      tables.surname(hit.form).weight == 0
    else { return token }
    return token + 1
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
    // Fellow Ethiopian Tirunesh Dibaba.
    if part.traits.contains(.demonym), part.given.weight < 3, part.surname.weight < 3,
      index + 2 < search.parts.count
    {
      return false
    }
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
    if isEpithet(index, article, scan, search) { return index + 1 }
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
          // Jones, MD; Jones QC: a degree or an order is not her name.
          if !isDegree(part, article, scan) { best?.end = part.end }
          bestEnd = end + 1
        }
        break
      }
      if let title = titleEnd(at: end, search, scan), title < search.parts.count,
        part.surname.weight == 0 || title > end + 1 || part.end > part.first + 1
          || nameFollows(end, search)
      {
        break
      }
      if var found = weigh(index, end + 1, article, scan, search) {
        // Martin Luther King Jr: what stands before it is the whole name.
        if end + 1 < search.parts.count, search.parts[end + 1].traits.contains(.suffix) {
          found.score += 1.5
        }
        if found.score <= best?.score ?? -.infinity {
          end += 1
          continue
        }
        best = found
        bestEnd = end + 1
      }
      end += 1
    }
    if var best, best.score >= Self.threshold {
      best.end = behindEpithet(best.end, scan)
      if let nickname = search.nickname, best.first < nickname.lowerBound,
        best.end > nickname.upperBound
      {
        best.nickname = nickname
      }
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

  /// Whether a part is a degree or an order, and no number or Jr.
  private func isDegree(
    _ part: LatinPart,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let token = scan.tokens[part.first]
    if token.letterCase == .upper {
      let word = article.text[Int(token.start)..<Int(token.end)]
      let isNumber = word.allSatisfy {
        $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") || $0 == UInt8(ascii: "X")
      }
      return !isNumber && !word.elementsEqual("JR".utf8) && !word.elementsEqual("SR".utf8)
    }
    return byteIs(",", part.first - 1, article, scan) && byteIs("P", part.first, article, scan)
  }

  /// The part behind the title that begins at a part; `nil` where none begins.
  private func titleEnd(
    at index: Int,
    _ search: borrowing PersonSearch,
    _ scan: borrowing Scan
  ) -> Int? {
    guard !search.parts[index].traits.contains(.initial) else { return nil }
    for hit in scan.hits(at: search.parts[index].first) {
      guard hit.kinds.contains(.title) else { continue }
      let end = Int(hit.endToken)
      // King, Bishop, Dean and others are names too.
      let part = search.parts[index]
      // Dean Ashton, but Dean Robert Ashton; Baker Mayfield.
      let kind = tables.title(hit.form)
      if end == part.first + 1, index == 0, search.parts.count == 2, part.end == end,
        part.given.weight >= 5 && (kind == .other || kind == .profession)
          || part.surname.weight >= 5 && kind == .profession
            && scan.tokens[part.first].letterCase == .capitalised
      {
        return nil
      }
      if end == part.first + 1, part.given.weight > 0 || part.surname.weight > 0,
        index > 0, search.parts[index - 1].given.weight > 0, !nameFollows(index, search)
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

  /// Whether a part that is a title as well has a place before it and a whole name behind it, so that
  /// it is the title (Dallas Mayor Eric Johnson, not Harry Dean Stanton).
  private func nameFollows(_ index: Int, _ search: borrowing PersonSearch) -> Bool {
    guard index > 0, index + 2 < search.parts.count,
      search.parts[index].traits.contains(.title)
    else { return false }
    let (given, family) = (search.parts[index + 1], search.parts[index + 2])
    // District Judge Jose Martinez.
    let isWhole = given.given.weight >= 5 && !given.given.isCommon && family.surname.weight > 0
    guard
      search.parts[index - 1].traits.contains(.place) || search.parts[index].surname.weight < 5
        || isWhole
    else { return false }
    return (given.given.weight > 0 || given.wordClass == 0)
      && given.traits.isDisjoint(with: [.stop, .tail, .suffix, .title])
      && family.traits.isDisjoint(with: [.stop, .tail, .suffix, .title])
  }

  /// Whether a word that is no name says what the person with the whole name behind it is (Promoter
  /// Eddie Hearn) or does (Retouching Meredith Silver).
  private func isEpithet(
    _ index: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> Bool {
    let part = search.parts[index]
    guard index + 2 < search.parts.count, !part.isKnown,
      part.traits.isDisjoint(with: [.initial, .particle, .hyphen])
    else { return false }
    let (given, family) = (search.parts[index + 1], search.parts[index + 2])
    guard given.given.weight >= 4, !given.given.isCommon, given.wordClass != 10,
      family.surname.weight > 0, family.traits.isDisjoint(with: [.stop, .tail, .suffix])
    else { return false }
    if part.wordClass > 0 { return true }
    let word = article.text[Int(scan.tokens[part.first].start)..<Int(scan.tokens[part.first].end)]
    return word.count >= 7 && Self.epithetEnds.contains { word.suffix($0.count).elementsEqual($0) }
  }

  /// What words for people's work end in.
  private static let epithetEnds: [[UInt8]] = [
    "er", "or", "ist", "ing", "ism", "ant", "man", "ess",
  ]
  .map { Array($0.utf8) }
}
