import DatelineLexicon
import DatelineModel

/// A stretch of Han characters that could be a name.
struct HanCandidate {
  var first: Int
  var end: Int
  /// The end of the surname; the same as `first` for a name by sound.
  var familyEnd: Int
  /// Logarithm of the likelihood of the characters, before the context.
  var likelihood: Float
  /// What the context adds.
  var evidence: Float
  var titles: PersonTitles
  var rule: String
  var isFamous = false
  /// Whether it has characters that given names seldom have.
  var isOdd = false
  /// Whether the surname is a rare one.
  var isRare = false
  /// The smallest weight of its characters in given names.
  var leastWeight = 9
}

extension PersonMatcher {
  /// The longest run that is looked at as a whole.
  private static let longestRun = 400

  /// Finds the names in the run of Han characters that begins at a token; returns the token behind
  /// it.
  func hanRun(
    from start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int {
    let block = scan.tokens[start].block
    var end = start
    search.candidates.removeAll(keepingCapacity: true)
    while end < scan.tokens.count, scan.tokens[end].kind == .han, scan.tokens[end].block == block,
      end - start < Self.longestRun, end == start || !scan.tokens[end].spaceBefore
    {
      end += 1
    }
    if let end = initialledName(start, article, scan, &search) { return end }
    for token in start..<end { addCandidates(at: token, start, end, article, scan, &search) }
    let foreignEnd = foreignName(start, end, article, scan, &search)
    guard !search.candidates.isEmpty else { return foreignEnd }
    choose(start, end, article, scan, &search)
    return foreignEnd
  }

  // MARK: Candidates

  private func addCandidates(
    at token: Int,
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    for hit in scan.hits(at: token) {
      let kinds = lexicons.kinds(of: hit.form)
      let hitEnd = Int(hit.endToken)
      if kinds.contains(.famousPerson) || kinds.contains(.mononym), hitEnd - token >= 2,
        hitEnd <= end
      {
        var candidate = HanCandidate(
          first: token,
          end: hitEnd,
          familyEnd: token,
          likelihood: -9,
          evidence: 0,
          titles: PersonTitles(start: token),
          rule: "people/famous",
          isFamous: true
        )
        if let flags = tables.form(token, scan).flatMap({ tables.surnameFlags($0) }), flags.isEmpty,
          hitEnd - token <= 3
        {
          candidate.familyEnd = token + 1
        }
        weigh(&candidate, start, end, article, scan, search)
        search.candidates.append(candidate)
      }
      guard kinds.contains(.surnameHan), hitEnd < end || hitEnd == end,
        let flags = tables.surnameFlags(hit.form)
      else { continue }
      addNames(token, hitEnd, flags, start, end, article, scan, &search)
    }
    addSound(token, start, end, article, scan, &search)
  }

  private func addNames(
    _ first: Int,
    _ familyEnd: Int,
    _ flags: PersonTables.SurnameFlags,
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    let isCompound = familyEnd - first >= 2
    var base: Float = tables.isFrequentSurname(scan.hanCode(first)) ? -6.2 : -8
    let isWord = flags.contains(.word)
    if isWord { base -= base < -7 ? 1.5 : 0.8 }
    let isFunction = words.roles(scan, first, familyEnd).contains(.functionHan)
    if isCompound { base = -8 }
    let longest = flags.contains(.japanese) && isCompound ? 3 : 2
    var likelihood = base
    var given = familyEnd
    var isOdd = isFunction && first > start
    var leastWeight = 9
    while given < end, given - familyEnd < longest {
      let weight = tables.givenWeight(scan.hanCode(given))
      if longest == 2 {
        let isFunction = words.roles(scan, given, given + 1).contains(.functionHan)
        if isFunction { likelihood -= weight == 0 ? 8 : 2 }
        if weight == 0 || isFunction && weight < 2 { isOdd = true }
      }
      likelihood += weight == 0 ? -12 : -8.6 + 0.6 * Float(weight)
      leastWeight = min(leastWeight, weight)
      given += 1
      var total = likelihood
      if given - familyEnd == 1 { total -= isCompound ? 0.5 : 1.8 }
      if given - familyEnd == 3 { total -= 1.5 }
      var candidate = HanCandidate(
        first: first,
        end: given,
        familyEnd: familyEnd,
        likelihood: total,
        evidence: 0,
        titles: PersonTitles(start: first),
        rule: "people/zh#name"
      )
      candidate.isOdd = isOdd
      candidate.isRare = !isCompound && !tables.isFrequentSurname(scan.hanCode(first))
      candidate.leastWeight = leastWeight
      weigh(&candidate, start, end, article, scan, search)
      search.candidates.append(candidate)
    }
    // 王先生: the surname alone before an honorific.
    if let title = titleAfter(familyEnd, scan), title.kind == .honorific,
      isCompound || !flags.contains(.word) || tables.isFrequentSurname(scan.hanCode(first))
    {
      var candidate = HanCandidate(
        first: first,
        end: familyEnd,
        familyEnd: familyEnd,
        likelihood: base - 3,
        evidence: 4,
        titles: PersonTitles(start: first),
        rule: "people/zh#surname"
      )
      candidate.titles.honorific = title.range
      search.candidates.append(candidate)
    }
  }

  /// A foreign name without a dot, which only words around it can tell.
  private func addSound(
    _ first: Int,
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    var last = first
    while last < end, last - first < 6, tables.isSound(scan.hanCode(last)) { last += 1 }
    guard last - first >= 2 else { return }
    let titles = titles(before: first, article, scan)
    let hasTitle = titles.score > 0
    for stop in max(first + 2, min(first + 3, last))...last {
      guard
        hasTitle || hasSpeechVerb(at: stop, scan) && stop - first >= 3
          || titleAfter(stop, scan) != nil && stop - first >= 3
      else { continue }
      var candidate = HanCandidate(
        first: first,
        end: stop,
        familyEnd: first,
        likelihood: -6.5 - 3.4 * Float(stop - first),
        evidence: 0,
        titles: titles,
        rule: "people/zh#sound"
      )
      weigh(&candidate, start, end, article, scan, search)
      // Titles on either side alone are not enough for two characters.
      if stop - first >= 3 || candidate.evidence >= 6 { search.candidates.append(candidate) }
    }
  }

  /// Adds what stands beside a candidate.
  private func weigh(
    _ candidate: inout HanCandidate,
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) {
    let (first, last) = (candidate.first, candidate.end)
    let titles = titles(before: first, article, scan)
    if titles.score > 0 {
      candidate.evidence += 5
      candidate.titles = titles
    } else if first == start {
      candidate.evidence += leftPunctuation(first, article, scan)
    } else if words.roles(scan, first - 1, first).contains(.nearHan) {
      // In a list: X和Y.
      let isListed = search.candidates.contains { $0.end == first - 1 && $0.evidence >= 1 }
      candidate.evidence += isListed ? 1.5 : 0.8
    } else if first - 2 >= start, words.roles(scan, first - 2, first).contains(.nearHan) {
      candidate.evidence += 3.2
    }
    // 连昆明: a place that begins inside is no given name.
    for inside in first + 1..<max(last - 1, first + 1) {
      for hit in scan.hits(at: inside) where Int(hit.endToken) >= last {
        if lexicons.kinds(of: hit.form).rawValue & Self.placeKinds.rawValue != 0 {
          candidate.evidence -= 2
        }
      }
    }
    // 韩国人: so is a place that begins a name and does not end it.
    for hit in scan.hits(at: first) where Int(hit.endToken) == last - 1 && last - first > 2 {
      let kinds = lexicons.kinds(of: hit.form)
      if kinds.contains(.country) || kinds.contains(.demonym) { candidate.evidence -= 5 }
    }
    for hit in scan.hits(at: first) where Int(hit.endToken) == last {
      let kinds = lexicons.kinds(of: hit.form)
      if kinds.contains(.country) || kinds.contains(.demonym) || kinds.contains(.title)
        || kinds.contains(.speechVerb)
      {
        candidate.evidence -= 5
        break
      }
      if kinds.contains(.city), !candidate.isFamous {
        candidate.evidence -= 0.5
        break
      }
    }
    if last == end {
      candidate.evidence += rightPunctuation(last, article, scan)
      return
    }
    if let title = titleAfter(last, scan) {
      candidate.evidence += title.kind == .honorific ? 5 : 2.5
      if title.kind == .honorific {
        candidate.titles.honorific = title.range
      } else if candidate.titles.role == nil {
        candidate.titles.role = title.range
      }
    }
    if hasSpeechVerb(at: last, scan) { candidate.evidence += isSpeechVerb(at: last, scan) ? 5 : 3 }
    let roles = words.rolesHan(scan, at: last)
    if roles.contains(.afterHan) { candidate.evidence += 0.6 }
    if roles.contains(.tailHan) { candidate.evidence -= 5 }
  }

  private func leftPunctuation(
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    guard first > 0, scan.tokens[first - 1].block == scan.tokens[first].block else { return 0.6 }
    switch character(first - 1, article, scan) {
    case 0x3001, 0x2F, 0xFF0F: return 1.2
    case 0x3A, 0xFF1A: return 1.5
    case 0xB7, 0x2027, 0x30FB, 0x2022: return -6
    case 0x300A, 0x3008: return -4
    case 0x28, 0xFF08:
      return first > 1 && scan.tokens[first - 2].kind == .word
        && scan.tokens[first - 2].letterCase.isCapital ? 3 : 0.3
    default: return 0.5
    }
  }

  private func rightPunctuation(
    _ last: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    guard last < scan.tokens.count, scan.tokens[last].block == scan.tokens[last - 1].block else {
      return 0.3
    }
    switch character(last, article, scan) {
    case 0x3001, 0x2F, 0xFF0F: return 1.2
    case 0x3A, 0xFF1A: return 1.5
    case 0xB7, 0x2027, 0x30FB, 0x2022: return -6
    case 0x28, 0xFF08:
      return last + 2 < scan.tokens.count && scan.tokens[last + 1].kind == .word
        && scan.tokens[last + 1].letterCase.isCapital && scan.tokens[last + 2].kind == .word
        && scan.tokens[last + 2].letterCase.isCapital ? 3 : 0.5
    default: return 0.3
    }
  }

  /// The first code point of a token of punctuation.
  func character(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> UInt32 {
    let range = scan.tokens[token].range
    let bytes = article.text[range.start..<range.end]
    guard let first = bytes.first else { return 0 }
    switch bytes.count {
    case 2: return UInt32(first & 0x1F) << 6 | UInt32(bytes[range.start + 1] & 0x3F)
    case 3...:
      guard first >= 0xE0 else { return UInt32(first) }
      return UInt32(first & 0x0F) << 12 | UInt32(bytes[range.start + 1] & 0x3F) << 6
        | UInt32(bytes[range.start + 2] & 0x3F)
    default: return UInt32(first)
    }
  }
}
