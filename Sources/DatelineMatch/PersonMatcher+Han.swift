import DatelineLexicon
import DatelineModel

/// A stretch of Han characters that could be a name.
struct HanCandidate {
  /// What makes it look like one.
  enum Kind {
    /// Surname and given name.
    case chinese
    /// A Japanese surname and given name.
    case japanese
    /// A foreign name by sound, without a dot.
    case sound
    /// Known by itself.
    case famous
    /// A surname alone before an honorific.
    case surname
  }

  var first: Int
  var end: Int
  /// The end of the surname; the same as `first` for a name without one.
  var familyEnd: Int
  var kind: Kind
  /// Logarithm of the likelihood of the characters, before the context.
  var likelihood: Float
  /// What the context adds.
  var evidence: Float = 0
  var titles: PersonTitles
  /// Whether names-zh.tsv has it.
  var isKnown = false
  /// Whether it is a place's name too.
  var isPlace = false
  /// Whether its surname is a rare one.
  var isRare = false
  /// Whether it can be half of a foreign name without a dot.
  var isForeign = false
  /// What stands on its left adds, and on its right.
  var left: Float = 0
  var right: Float = 0
  /// The tokens of the surname of a foreign name of two parts; `nil` where not told apart.
  var family: Range<Int>?
}

extension PersonMatcher {
  /// The longest run that is looked at as a whole.
  private static let longestRun = 400
  /// The longest foreign name without a dot.
  private static let longestSound = 8
  /// How likely a token is a Chinese, a Japanese, a foreign name; logarithms.
  private static let chinese: Float = -4.6
  private static let japanese: Float = -12.3
  private static let foreign: Float = -6
  /// How likely a foreign name has so many characters; logarithms.
  private static let soundLengths: [Float] = [0, 0, -1.9, -1, -1.2, -1.9, -2.7, -3.5, -4.5]
  /// The likelihood of a surname that is rare.
  private static let rareFamily: Float = -7.3
  /// The likelihood of a second given character that is a word of grammar, before a mark.
  private static let grammarAtEnd: Float = -8
  /// A reading so much less likely than that without a name is dropped at once.
  private static let hopeless: Float = -9

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
    if end - start == 1, let end = spacedName(start, article, scan, &search) { return end }
    if end - start > 1 {
      readPlain(start, end, scan, &search)
      for token in start..<end { addCandidates(at: token, start, end, article, scan, &search) }
    }
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
    let first = search.candidates.count
    for hit in scan.hits(at: token) {
      let kinds = hit.kinds
      let hitEnd = Int(hit.endToken)
      guard hitEnd <= end else { continue }
      if kinds.contains(.famousPerson) || kinds.contains(.mononym), hitEnd - token >= 2 {
        var candidate = HanCandidate(
          first: token,
          end: hitEnd,
          familyEnd: token,
          kind: .famous,
          likelihood: -9,
          titles: PersonTitles(start: token)
        )
        if let flags = tables.form(token, scan).flatMap({ tables.surnameFlags($0) }), flags.isEmpty,
          hitEnd - token <= 3
        {
          candidate.familyEnd = token + 1
        }
        search.candidates.append(candidate)
      }
      if kinds.contains(.surnameHan), let flags = tables.surnameFlags(hit.form) {
        addNames(token, hitEnd, flags, start, end, article, scan, &search)
      }
    }
    addSound(token, start, end, scan, &search)
    addCalled(token, end, article, scan, &search)
    addKnown(token, start, end, from: first, scan, &search)
    weighCandidates(from: first, start, end, article, scan, &search)
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
    let characters = tables.characters
    let isJapanese = isCompound && flags.contains(.japanese)
    var candidate = HanCandidate(
      first: first,
      end: familyEnd,
      familyEnd: familyEnd,
      kind: isJapanese ? .japanese : .chinese,
      likelihood: 0,
      titles: PersonTitles(start: first)
    )
    let family =
      isCompound ? -6.5 : characters.likelihood(scan.hanCode(first), .family)
    candidate.isRare = family < Self.rareFamily
    func add(_ candidate: HanCandidate, _ search: inout PersonSearch) {
      let plain = search.plain[candidate.end - start] - search.plain[first - start]
      if candidate.likelihood - plain > Self.hopeless { search.candidates.append(candidate) }
    }
    if familyEnd < end {
      let one = scan.hanCode(familyEnd)
      candidate.end = familyEnd + 1
      if isJapanese {
        // 山上, 中原: surnames that are words as well.
        let japanese = Self.japanese - (flags.contains(.word) ? 4 : 0)
        candidate.likelihood = japanese - 1.5 + characters.likelihood(one, .kanji)
        add(candidate, &search)
        var likelihood = japanese - 0.5
        for given in familyEnd..<min(familyEnd + 3, end) {
          likelihood += characters.likelihood(scan.hanCode(given), .kanji)
          candidate.end = given + 1
          candidate.likelihood = likelihood - (given - familyEnd == 2 ? 3 : 0)
          if given > familyEnd { add(candidate, &search) }
        }
      } else {
        candidate.likelihood = Self.chinese - 1.5 + family + characters.likelihood(one, .only)
        add(candidate, &search)
        // 汤先生 has no given name.
        if familyEnd + 1 < end, titleAfter(familyEnd, scan)?.kind != .honorific {
          candidate.end = familyEnd + 2
          var second = characters.likelihood(scan.hanCode(familyEnd + 1), .second)
          // 宁京同（南浦财经大学）: grammar leads to no mark.
          if familyEnd + 2 == end, second < Self.grammarAtEnd,
            isGrammarAtMark(familyEnd + 1, article, scan)
          {
            second = Self.grammarAtEnd
          }
          candidate.likelihood =
            Self.chinese - 0.4 + family + characters.likelihood(one, .first) + second
          add(candidate, &search)
        }
      }
    }
    // 王先生: the surname alone before an honorific.
    if !isJapanese, let title = titleAfter(familyEnd, scan), title.kind == .honorific {
      candidate.end = familyEnd
      candidate.kind = .surname
      candidate.likelihood = Self.chinese - 1.5 + family
      candidate.evidence = 5
      candidate.titles.honorific = title.range
      search.candidates.append(candidate)
    }
  }

  /// Whether a conjunction or a preposition stands before a mark that opens no quotation.
  private func isGrammarAtMark(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard isLink(token, scan) else { return false }
    let next = token + 1
    guard next < scan.tokens.count, scan.tokens[next].block == scan.tokens[token].block else {
      return true
    }
    return scan.tokens[next].kind == .punctuation && !isOpenQuote(next, article, scan)
  }

  /// Adds what people are called whose name is not told: 小刚（化名）, 乐乐（化名）.
  private func addCalled(
    _ first: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    guard first + 2 == end, isPseudonym(end, article, scan) else { return }
    let (left, right) = (scan.hanCode(first), scan.hanCode(first + 1))
    guard tables.characters.isFond(left) || left == right else { return }
    search.candidates.append(
      HanCandidate(
        first: first,
        end: end,
        familyEnd: first,
        kind: .chinese,
        likelihood: -9,
        titles: PersonTitles(start: first)
      )
    )
  }

  /// Adds foreign names without a dot.
  private func addSound(
    _ first: Int,
    _ start: Int,
    _ end: Int,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    let characters = tables.characters
    var last = first
    while last < end, last - first < Self.longestSound, characters.isSound(scan.hanCode(last)) {
      last += 1
    }
    guard last - first >= 2 else { return }
    var likelihood = Self.foreign + characters.likelihood(scan.hanCode(first), .begin)
    for final in first + 1..<last {
      let code = scan.hanCode(final)
      let length = final + 1 - first
      let total = likelihood + characters.likelihood(code, .end) + Self.soundLengths[length]
      // 纳斯里和西塞 are two.
      likelihood += characters.likelihood(code, .inside) - (isFunction(final, scan) ? 3 : 0)
      let plain = search.plain[final + 1 - start] - search.plain[first - start]
      guard total - plain > -3 else { continue }
      search.candidates.append(
        HanCandidate(
          first: first,
          end: final + 1,
          familyEnd: first,
          kind: .sound,
          likelihood: total,
          titles: PersonTitles(start: first),
          isForeign: true
        )
      )
    }
  }

  /// The end of the ordinal of a ruler (二世) that begins at a token; `nil` for none.
  func ordinal(_ token: Int, _ end: Int, _ scan: borrowing Scan) -> Int? {
    let characters = tables.characters
    var last = token
    while last < end, last - token < 3, characters.isDigit(scan.hanCode(last)) { last += 1 }
    guard last > token, last < end, characters.isGeneration(scan.hanCode(last)) else { return nil }
    return last + 1
  }

  /// Makes the candidates likelier that names-zh.tsv has, and adds those that no shape gives.
  private func addKnown(
    _ token: Int,
    _ start: Int,
    _ end: Int,
    from first: Int,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    for hit in scan.hits(at: token) {
      let hitEnd = Int(hit.endToken)
      guard hitEnd <= end, hit.kinds.contains(.nameHan),
        let name = tables.name(hit.form), name.isPerson
      else { continue }
      let known = log(name.frequency) - Self.total
      var isFound = false
      for index in first..<search.candidates.count where search.candidates[index].end == hitEnd {
        // 弗格森 has no surname 弗.
        if name.isSound, search.candidates[index].isRare { continue }
        let likelihood = search.candidates[index].likelihood
        search.candidates[index].likelihood = max(likelihood, known) + 1
        search.candidates[index].isKnown = true
        search.candidates[index].isForeign = name.isSound
        isFound = true
      }
      guard !isFound else { continue }
      var candidate = HanCandidate(
        first: token,
        end: hitEnd,
        familyEnd: token,
        kind: hitEnd - token > 3 || name.isSound ? .sound : .chinese,
        likelihood: known,
        titles: PersonTitles(start: token)
      )
      candidate.isKnown = true
      candidate.isForeign = name.isSound
      search.candidates.append(candidate)
    }
  }
}
