public import DatelineLexicon
public import DatelineModel
public import DatelineRules

/// Finds calendar expressions: dates, partial and relative ones, seasons, ranges.
///
/// The rules of the packs of type `date` find them, their templates (`DateTemplate`) say what
/// they are, and the article decides what that means: the day of publication, what the text named
/// before, and whether the sentence looks ahead.
public struct DateMatcher: Matcher {
  /// How often rules may be made of what others have found: the evening of a day, at a time.
  private static let maximumDepth = 3
  /// How many tokens a date stands at most behind one of its sentence to look where that looks.
  private static let reach = 14

  private let patterns: PatternMatcher
  private let rules: [Rule]
  /// For each rule what it needs.
  private let conditions: [DateConditions]
  private let templates: [DateTemplate?]

  /// Makes a matcher for the date rules of a book.
  ///
  /// - Throws: The mistakes in templates.
  public init(_ book: RuleBook, _ lexicons: Lexicons) throws(RuleMistakes) {
    let isDatePack = book.packs.map { $0.types == [.date] }
    var templates: [DateTemplate?] = []
    var mistakes: [FileMistake] = []
    var wanted: Set<String> = []
    for rule in book.rules {
      guard rule.kind == .date else {
        templates.append(nil)
        if rule.kind == nil, isDatePack[rule.pack] { wanted.insert(rule.id) }
        continue
      }
      do {
        templates.append(try DateTemplate(rule.template, rule: rule.id))
        wanted.insert(rule.id)
      } catch {
        templates.append(nil)
        let file = book.packs[rule.pack].id + ".yaml"
        mistakes.append(FileMistake(file: file, line: 1, column: 1, problem: "\(error)"))
      }
    }
    guard mistakes.isEmpty else { throw RuleMistakes(mistakes) }
    self.templates = templates
    rules = book.rules
    conditions = book.rules.map { DateConditions($0.needs) }
    patterns = PatternMatcher(book, lexicons) { wanted.contains($0.id) }
  }

  /// A match with what it says.
  private struct Candidate {
    var match: PatternMatch
    /// `nil` for a decoy.
    var reading: DateReading?
    /// Whether rules that are made of dates have not seen it yet.
    var isNew = true
  }

  /// Appends the dates of an article.
  public func match(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    var search = patterns.search(article, scan)
    let matches = search.matches()
    guard !matches.isEmpty else { return }
    let tense = DateTense(text: article.text, tokens: scan.tokens)
    var candidates = chosen(orderOfDays(candidates(matches, [], tense)))
    for _ in 0..<Self.maximumDepth {
      let readings = candidates.map { $0.reading ?? .nothing }
      let found = candidates.enumerated().compactMap { index, candidate in
        candidate.reading.map { reading in
          PatternRun.Found(
            first: candidate.match.tokens.lowerBound,
            end: candidate.match.tokens.upperBound,
            mask: reading.mask,
            index: index,
            isNew: candidate.isNew
          )
        }
      }
      let composed = self.candidates(search.matches(of: found), readings, tense)
      guard !composed.isEmpty else { break }
      let before = candidates.map(\.match.range)
      for index in candidates.indices { candidates[index].isNew = false }
      candidates = chosen(candidates + composed)
      if candidates.map(\.match.range) == before { break }
    }
    let anchor = article.published?.day
    var resolver = DateResolver(anchor: anchor, isNarrative: isNarrative(candidates, anchor))
    var rows = DateTense.Rows()
    let tables = tables(article)
    var last: (sentence: Int, end: Int, lean: DateTense.Lean)?
    for candidate in candidates {
      guard let reading = candidate.reading else { continue }
      let tokens = candidate.match.tokens
      let needs = conditions[candidate.match.rule]
      let sentence = tense.sentence(of: tokens.lowerBound)
      var lean = tense.lean(tokens, &rows)
      // It will rain on Sunday and, far behind the verb, by Tuesday.
      if lean == .open, let last, last.sentence == sentence, last.lean == .ahead,
        tokens.lowerBound - last.end <= Self.reach
      {
        lean = .ahead
      }
      last = (sentence, tokens.upperBound, lean)
      let place = DatePlace(
        block: tables?[Int(scan.tokens[tokens.lowerBound].block)]
          ?? Int(scan.tokens[tokens.lowerBound].block),
        sentence: sentence,
        token: tokens.lowerBound,
        isAtStart: tokens.lowerBound - sentence <= 2,
        isHeading: tense.isHeading(tokens),
        lean: lean,
        looksOn: lean == .ahead && tense.looksOn(to: tokens),
        isAside: needs.contains(.aside),
        needsKnown: needs.contains(.known),
        isOneLess: lean == .back && needs.contains(.looksBack),
        isFromNow: lean == .ahead && needs.contains(.aheadFromNow)
      )
      let found: [(ByteRange, DateValue)]
      if let ranges = ends(of: candidate, reading, scan) {
        guard let values = resolver.resolveEnds(reading, at: place) else { continue }
        found = [(ranges.first, values.first), (ranges.last, values.last)]
      } else {
        guard let value = resolver.resolve(reading, at: place) else { continue }
        found = [(candidate.match.range, value)]
      }
      for (range, value) in found {
        mentions.append(
          Mention(
            range: range,
            kind: .date,
            value: .date(value),
            rule: rules[candidate.match.rule].id,
            confidence: rules[candidate.match.rule].confidence
          )
        )
      }
    }
  }

  /// For each block the first row of its table, or the block itself where it is no row: the year of one
  /// row is that of the days in those below it; `nil` where there is no table.
  private func tables(_ article: borrowing Article) -> [Int]? {
    guard article.blocks.contains(where: { $0.kind == .tableRow }) else { return nil }
    var table: (group: Int, first: Int)?
    var result: [Int] = []
    for (index, block) in article.blocks.enumerated() {
      if block.kind != .tableRow {
        table = nil
      } else if table?.group != block.group {
        table = (block.group, index)
      }
      result.append(table?.first ?? index)
    }
    return result
  }

  /// Where the two ends of a range stand, if they are mentions of their own: on both sides of what
  /// the pattern captures as `dash`.
  private func ends(
    of candidate: Candidate,
    _ reading: DateReading,
    _ scan: borrowing Scan
  ) -> (first: ByteRange, last: ByteRange)? {
    guard conditions[candidate.match.rule].contains(.apart), reading.first.isFullDay,
      reading.last?.isFullDay == true, let dash = candidate.match["dash"]
    else { return nil }
    let (range, tokens) = (candidate.match.range, candidate.match.tokens)
    let before = tokens.last { scan.tokens[$0].range.end <= dash.range.start }
    let after = tokens.first { scan.tokens[$0].range.start >= dash.range.end }
    guard let before, let after else { return nil }
    return (
      ByteRange(range.start, scan.tokens[before].range.end),
      ByteRange(scan.tokens[after].range.start, range.end)
    )
  }

  /// What matches say; a day that does not exist hides what its parts could be.
  private func candidates(
    _ matches: [PatternMatch],
    _ found: [DateReading],
    _ tense: DateTense
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    let isGame = matches.contains { conditions[$0.rule].contains(.game) }
    let weather = Set(
      matches.lazy.filter { conditions[$0.rule].contains(.weather) }.map {
        tense.tokens[$0.tokens.lowerBound].block
      }
    )
    for match in matches {
      let needs = conditions[match.rule]
      if isGame, needs.contains(.noGame) { continue }
      if needs.contains(.noWeather),
        weather.contains(tense.tokens[match.tokens.lowerBound].block)
      {
        continue
      }
      if tense.isInAddress(match.range) { continue }
      guard let template = templates[match.rule] else {
        candidates.append(Candidate(match: match))
        continue
      }
      if needs.contains(.ahead), tense.lean(match.tokens) == .back { continue }
      if needs.contains(.will), tense.lean(match.tokens) != .ahead { continue }
      do {
        var reading = try DateReading(template, match, found)
        if needs.contains(.told) { reading.first.isTold = true }
        if needs.contains(.nextYear), !reading.isOfTwoYearsRunning { continue }
        candidates.append(Candidate(match: match, reading: reading))
      } catch .impossibleDay {
        candidates.append(Candidate(match: match))
      } catch {
        continue
      }
    }
    return candidates
  }

  /// Leaves out readings with the day first, where another reading is possible and nothing speaks
  /// for this one.
  private func orderOfDays(_ candidates: [Candidate]) -> [Candidate] {
    let isDayFirst = candidates.map { conditions[$0.match.rule].contains(.dayFirst) }
    guard isDayFirst.contains(true) else { return candidates }
    var monthFirst: Set<ByteRange> = []
    for (candidate, isDayFirst) in zip(candidates, isDayFirst) where !isDayFirst {
      monthFirst.insert(candidate.match.range)
    }
    let dayFirst = zip(candidates, isDayFirst).filter(\.1).map(\.0.match.range)
    let ambiguous = Set(dayFirst).intersection(monthFirst)
    let isEvident = ambiguous.count < Set(dayFirst).count
    return zip(candidates, isDayFirst).filter { candidate, isDayFirst in
      !ambiguous.contains(candidate.match.range) || isDayFirst == isEvident
    }.map(\.0)
  }

  /// What remains of overlapping matches, in text order: the longest, then the most confident.
  private func chosen(_ candidates: [Candidate]) -> [Candidate] {
    let ordered = candidates.indices.sorted { left, right in
      precedes(candidates[left], candidates[right])
    }
    var chosen = DisjointRanges(capacity: candidates.count)
    for index in ordered { chosen.take(candidates[index].match.range, index) }
    return chosen.taken.map { candidates[$0.index] }
  }

  /// Whether a candidate is taken rather than another one that it overlaps.
  private func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    let (first, second) = (left.match.range, right.match.range)
    if first.count != second.count { return first.count > second.count }
    let (one, other) = (left.match.rule, right.match.rule)
    if rules[one].priority != rules[other].priority {
      return rules[one].priority > rules[other].priority
    }
    if rules[one].confidence != rules[other].confidence {
      return rules[one].confidence > rules[other].confidence
    }
    if first.start != second.start { return first.start < second.start }
    return left.match.rule < right.match.rule
  }

  /// Whether an article tells of other years than its own: nine of ten years that it names are more
  /// than one year away, days that are counted from its own taken for such years.
  private func isNarrative(_ candidates: [Candidate], _ anchor: CalendarDate?) -> Bool {
    guard let anchor else { return true }
    var near = 0
    var far = 0
    for candidate in candidates {
      guard let point = candidate.reading?.first else { continue }
      if let year = point[.year] {
        if abs(year - anchor.year) <= 1 { near += 1 } else { far += 1 }
      } else if point.offset != nil && !point.isContext || point[.which] != nil
        || point[.weekday] != nil && point[.month] == nil && !point.isContext
      {
        near += 1
      }
    }
    return far >= 4 && near * 10 < far
  }
}
