import DatelineLexicon
import DatelineModel
import DatelineRules

/// Runs the patterns of one program over one text.
///
/// Instructions are followed depth first: `step` tries every way through a pattern from one token,
/// and keeps the one that ends last.
struct PatternRun {
  /// The most instructions that one rule may take at one token.
  static let maximumSteps = 2_000

  /// A capture on the way.
  struct Capture {
    /// What the capture's number is.
    enum Kind: UInt8 {
      case none
      /// A number.
      case number
      /// The index of a value of the program.
      case value
    }

    var name: UInt16
    var kind = Kind.none
    var number = 0
    var first: Int
    var end: Int
  }

  /// What other rules have found, for slots of kind `date`.
  struct Found {
    /// Its first token, and one past its last one.
    var first: Int
    var end: Int
    /// What it is: a bit for each kind that such slots name.
    var mask: UInt64
    /// The number that captures of it have.
    var index: Int
  }

  /// The way that ended last so far.
  struct Best {
    var end = 0
    var captures: [Capture] = []
    var span = -1
    var spanEnd = -1
  }

  let program: PatternProgram
  let text: [UInt8]
  let tokens: [Scan.Token]
  let hits: [Scan.Hit]
  let firstHit: [UInt32]
  let symbols: [UInt32]
  let lexicons: Lexicons
  let numerals: PatternNumerals

  // What `step` works on.
  var entry = PatternProgram.Entry.none
  var start = 0
  var steps = 0
  var captures: [Capture] = []
  var span = -1
  var spanEnd = -1
  var best = Best()
  /// What other rules have found, by first token.
  var found: [Found] = []
  /// Where each rule may match next.
  private var free: [Int] = []
  /// Where a look around a match must end, while `isLooking`; -1 for anywhere.
  var lookEnd = -1
  var isLooking = false
  /// The numbers that were read last, and where: many rules begin with the same slot.
  var numbers: [PatternNumerals.Number] = []
  var numbersToken = -1
  var numbersForms: NumberForms = []

  init(
    _ program: PatternProgram,
    _ text: [UInt8],
    _ scan: borrowing Scan,
    _ lexicons: Lexicons
  ) {
    self.program = program
    self.text = text
    self.lexicons = lexicons
    tokens = scan.tokens
    hits = scan.hits
    firstHit = scan.firstHit
    symbols = program.symbols.symbols(of: scan, in: text)
    numerals = PatternNumerals(
      text: text,
      tokens: tokens,
      symbols: symbols,
      numerals: program.numerals
    )
  }

  /// Finds what rules match that need nothing of what others have found.
  ///
  /// - Parameters:
  ///   - wanted: the rules, a bit each.
  ///   - result: where the matches are appended.
  mutating func matches(_ wanted: [UInt64], into result: inout [PatternMatch]) {
    let rules = zip(wanted, program.starts.composed).map { $0 & ~$1 }
    free = [Int](repeating: 0, count: program.entries.count)
    matches(rules, at: tokens.indices, into: &result)
  }

  /// Finds what rules match that are made of what others have found.
  ///
  /// - Parameters:
  ///   - wanted: the rules, a bit each.
  ///   - found: what has been found, by first token; nothing overlaps.
  ///   - result: where the matches are appended.
  mutating func matches(
    _ wanted: [UInt64],
    of found: [Found],
    into result: inout [PatternMatch]
  ) {
    let rules = zip(wanted, program.starts.composed).map { $0 & $1 }
    guard rules.contains(where: { $0 != 0 }) else { return }
    self.found = found
    free = [Int](repeating: 0, count: program.entries.count)
    var done = 0
    for place in found {
      var first = max(done, place.first - PatternStarts.composedReach)
      while first < place.first, tokens[first].block != tokens[place.first].block { first += 1 }
      matches(rules, at: max(done, first)..<(place.first + 1), into: &result)
      done = place.first + 1
    }
  }

  /// Tries rules at tokens: those whose sets hold the first tokens from there on.
  private mutating func matches(
    _ rules: [UInt64],
    at range: Range<Int>,
    into result: inout [PatternMatch]
  ) {
    let width = program.starts.width
    for token in range {
      let first = rows(token)
      var second: Rows?
      var third: Rows?
      let isName =
        program.starts.senses != 0 && firstHit[token] != firstHit[token + 1]
        && hasSense(at: token, program.starts.senses)
      for word in 0..<width {
        var bits = self.bits(first, 0, word)
        if isName { bits |= program.starts.byName[word] }
        bits &= rules[word]
        guard bits != 0 else { continue }
        let next = second ?? rows(token + 1, after: token)
        second = next
        bits &= self.bits(next, 1, word)
        guard bits != 0 else { continue }
        let last = third ?? rows(next.isEnd ? tokens.count : token + 2, after: token)
        third = last
        bits &= self.bits(last, 2, word)
        while bits != 0 {
          let rule = word * 64 + bits.trailingZeroBitCount
          bits &= bits - 1
          guard free[rule] <= token, let match = match(rule, at: token) else { continue }
          free[rule] = max(token + 1, best.end)
          result.append(match)
        }
      }
    }
  }

  /// Which sets of `PatternStarts` a token chooses.
  private struct Rows {
    var symbol = 0
    /// -1 for none.
    var kind = -1
    var digits = -1
    var isCapitalised = false
    /// Whether there is no such token in the block.
    var isEnd: Bool { kind < 0 }
  }

  private func rows(_ token: Int, after first: Int = -1) -> Rows {
    guard token < tokens.count, first < 0 || tokens[token].block == tokens[first].block else {
      return Rows()
    }
    let kind = tokens[token].kind
    return Rows(
      symbol: Int(symbols[token]),
      kind: Int(kind.rawValue),
      digits: kind == .number ? min(digitCount(token), PatternStarts.digitSets - 1) : -1,
      isCapitalised: kind == .word && isCapitalised(token)
    )
  }

  @inline(__always)
  private func bits(_ rows: Rows, _ depth: Int, _ word: Int) -> UInt64 {
    let starts = program.starts
    var bits = starts.levels[depth].anything[word]
    guard rows.kind >= 0 else { return bits }
    bits |= starts.levels[depth].bySymbol[rows.symbol * starts.width + word]
    bits |= starts.levels[depth].byKind[rows.kind * starts.width + word]
    if rows.digits >= 0 {
      bits |= starts.levels[depth].byDigits[rows.digits * starts.width + word]
    }
    if rows.isCapitalised { bits |= starts.levels[depth].capitalised[word] }
    return bits
  }

  /// The longest match of a rule that begins at a token.
  mutating func match(_ rule: Int, at token: Int) -> PatternMatch? {
    entry = program.entries[rule]
    start = token
    steps = 0
    captures.removeAll(keepingCapacity: true)
    span = -1
    spanEnd = -1
    best.end = 0
    guard entry.edgesOpen || canBegin(token) else { return nil }
    _ = step(Int(entry.match), token, false)
    guard best.end > token, !isVetoedBefore(token) else { return nil }
    let whole = tokens[token].start..<tokens[best.end - 1].end
    let mention = best.span < 0 ? token..<best.end : best.span..<best.spanEnd
    return PatternMatch(
      rule: program.firstRule + rule,
      range: range(mention.lowerBound, mention.upperBound),
      tokens: mention,
      whole: ByteRange(Int(whole.lowerBound), Int(whole.upperBound)),
      captures: best.captures.map {
        .init(name: program.names[Int($0.name)], value: value($0), range: range($0.first, $0.end))
      }
    )
  }

  private func value(_ capture: Capture) -> SlotValue {
    switch capture.kind {
    case .none: .none
    case .number: .number(capture.number)
    case .value: program.values[capture.number]
    }
  }

  func range(_ first: Int, _ end: Int) -> ByteRange {
    ByteRange(Int(tokens[first].start), Int(tokens[end - 1].end))
  }

  // MARK: Steps

  /// Follows the instructions from `place`; true ends the search.
  ///
  /// - Parameters:
  ///   - place: the instruction.
  ///   - token: the next token to take.
  ///   - gap: whether white space may precede it.
  /// - Returns: whether a look around has succeeded, or the steps are used up.
  mutating func step(_ place: Int, _ token: Int, _ gap: Bool) -> Bool {
    var place = place
    var gap = gap
    while true {
      steps += 1
      guard steps <= Self.maximumSteps else { return true }
      let instruction = program.code[place]
      switch instruction.operation {
      case .literal:
        guard token < tokens.count, symbols[token] == instruction.a, fits(token, gap),
          !instruction.flag || isCapitalised(token)
        else { return false }
        return step(place + 1, token + 1, false)
      case .slot:
        guard token < tokens.count, fits(token, gap) else { return false }
        return take(Int(instruction.a), instruction.b, place + 1, token)
      case .gap:
        gap = true
      case .split:
        if step(place + 1, token, gap) { return true }
        place = Int(instruction.a)
        continue
      case .jump:
        place = Int(instruction.a)
        continue
      case .spanStart:
        let before = span
        span = token
        if step(place + 1, token, gap) { return true }
        span = before
        return false
      case .spanEnd:
        let before = spanEnd
        spanEnd = token
        if step(place + 1, token, gap) { return true }
        spanEnd = before
        return false
      case .open:
        captures.append(Capture(name: instruction.b, first: token, end: -1))
        if step(place + 1, token, gap) { return true }
        captures.removeLast()
        return false
      case .close:
        return close(instruction.b, place, token, gap)
      case .not:
        if look(place + 1, token, gap, end: -1) { return false }
        place = Int(instruction.a)
        continue
      case .blockStart:
        guard token < tokens.count, token == 0 || tokens[token - 1].block != tokens[token].block
        else { return false }
      case .blockEnd:
        guard token == tokens.count || tokens[token].block != tokens[token - 1].block else {
          return false
        }
      case .accept:
        return accept(token)
      }
      place += 1
    }
  }

  mutating func close(_ name: UInt16, _ place: Int, _ token: Int, _ gap: Bool) -> Bool {
    guard let index = captures.lastIndex(where: { $0.name == name && $0.end < 0 }) else {
      return step(place + 1, token, gap)
    }
    captures[index].end = token
    if step(place + 1, token, gap) { return true }
    captures[index].end = -1
    return false
  }

  mutating func accept(_ token: Int) -> Bool {
    if isLooking { return lookEnd < 0 || lookEnd == token }
    guard token > best.end, entry.edgesOpen || canEnd(token), !isVetoedAfter(token) else {
      return false
    }
    best = Best(
      end: token,
      captures: captures.filter { $0.end > $0.first },
      span: span,
      spanEnd: spanEnd
    )
    return false
  }

  /// Whether a token may follow the one before it here.
  func fits(_ token: Int, _ gap: Bool) -> Bool {
    guard token > start, tokens[token].spaceBefore else { return true }
    let before = tokens[token - 1]
    guard before.block == tokens[token].block else { return false }
    return gap || Self.mayBeParted(before.kind, tokens[token].kind)
  }

  /// Whether white space between two tokens means nothing: between a Han character and a number or
  /// a Latin word.
  static func mayBeParted(_ left: Scan.TokenKind, _ right: Scan.TokenKind) -> Bool {
    switch (left, right) {
    case (.han, .number), (.han, .word), (.number, .han), (.word, .han): true
    default: false
    }
  }

  // MARK: Tokens

  func isCapitalised(_ token: Int) -> Bool {
    tokens[token].letterCase == .capitalised || tokens[token].letterCase == .upper
  }

  func digitCount(_ token: Int) -> Int {
    // A full-width digit takes three bytes.
    let token = tokens[token]
    let count = token.range.count
    return text[Int(token.start)] < 0x80 && text[Int(token.end) - 1] < 0x80
      ? count : (count + 2) / 3
  }

  func hasSense(at token: Int, _ mask: UInt64) -> Bool {
    for index in Int(firstHit[token])..<Int(firstHit[token + 1])
    where UInt64(lexicons.kinds(of: hits[index].form).rawValue) & mask != 0 {
      return true
    }
    return false
  }
}
