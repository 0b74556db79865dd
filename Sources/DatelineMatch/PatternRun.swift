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
    var name: UInt16
    var value: SlotValue
    var first: Int
    var end: Int
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

  mutating func matches(_ isWanted: [Bool], into result: inout [PatternMatch]) {
    // Where each rule may match next, and the token at which it was tried last, plus one.
    var free = [Int](repeating: 0, count: program.entries.count)
    let starts = program.starts
    for token in tokens.indices {
      func consider(_ rules: some Sequence<UInt16>) {
        for rule in rules {
          let rule = Int(rule)
          guard isWanted[rule], free[rule] <= token else { continue }
          free[rule] = token + 1
          guard let match = match(rule, at: token) else { continue }
          free[rule] = max(token + 1, best.end)
          result.append(match)
        }
      }
      if symbols[token] != 0 { consider(starts.rules(symbol: symbols[token])) }
      let kind = tokens[token].kind
      consider(starts.byKind[Int(kind.rawValue)])
      if kind == .number {
        let count = digitCount(token)
        consider(starts.byDigits[min(count, starts.byDigits.count - 1)])
      } else if kind == .word, isCapitalised(token) {
        consider(starts.capitalised)
      }
      if !starts.byName.isEmpty, firstHit[token] != firstHit[token + 1],
        hasSense(at: token, starts.senses)
      {
        consider(starts.byName)
      }
    }
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
        .init(name: program.names[Int($0.name)], value: $0.value, range: range($0.first, $0.end))
      }
    )
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
        captures.append(Capture(name: instruction.b, value: .none, first: token, end: -1))
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
