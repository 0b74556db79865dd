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
    /// Whether rules have not been tried on it yet.
    var isNew: Bool
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
  /// What an automaton sees of each token.
  private let sights: [PatternAutomaton.Sight]
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
    let symbols = program.symbols.symbols(of: scan, in: text)
    self.symbols = symbols
    sights = PatternAutomaton.sights(of: scan.tokens, symbols, in: text)
    numerals = PatternNumerals(
      text: text,
      tokens: tokens,
      symbols: symbols,
      numerals: program.numerals
    )
  }

  /// The most tokens that a rule may take before what others have found.
  private static let composedReach = 12

  /// Finds what the rules of an automaton match.
  ///
  /// - Parameters:
  ///   - automaton: says which rules to try where.
  ///   - result: where the matches are appended.
  mutating func matches(_ automaton: inout PatternAutomaton, into result: inout [PatternMatch]) {
    free = [Int](repeating: 0, count: program.entries.count)
    matches(&automaton, at: tokens.indices, found: -1, into: &result)
  }

  /// Finds what the rules of an automaton match that are made of what others have found.
  ///
  /// - Parameters:
  ///   - automaton: says which rules to try where.
  ///   - found: what has been found, by first token; nothing overlaps. Only rules that take something
  ///     new of it are sure to be tried.
  ///   - result: where the matches are appended.
  mutating func matches(
    _ automaton: inout PatternAutomaton,
    of found: [Found],
    into result: inout [PatternMatch]
  ) {
    self.found = found
    free = [Int](repeating: 0, count: program.entries.count)
    var done = 0
    for (index, place) in found.enumerated() {
      // A range may end with what is new.
      guard place.isNew || (index + 1 < found.count && found[index + 1].isNew) else { continue }
      var first = max(done, place.first - Self.composedReach)
      while first < place.first, tokens[first].block != tokens[place.first].block { first += 1 }
      let range = max(done, first)..<max(done, place.first + 1)
      matches(&automaton, at: range, found: place.first, into: &result)
      done = place.first + 1
    }
  }

  /// Tries rules at tokens; those that begin with what other rules have found at one token alone.
  private mutating func matches(
    _ automaton: inout PatternAutomaton,
    at range: Range<Int>,
    found place: Int,
    into result: inout [PatternMatch]
  ) {
    let tokens = tokens
    let sights = sights
    // These begin with a name, or with what other rules have found.
    let unseen = automaton.rulesOfUnseen
    let named = automaton.rulesOfNames
    var rules: [UInt16] = []
    tokens.withUnsafeBufferPointer { tokens in
      sights.withUnsafeBufferPointer { sights in
        guard let sights = sights.baseAddress else { return }
        for token in range {
          automaton.rules(from: token, tokens, sights, into: &rules)
          if token == place {
            rules.append(contentsOf: unseen)
          } else {
            rules.append(contentsOf: named)
          }
          guard !rules.isEmpty else { continue }
          rules.sort()
          var last = -1
          for rule in rules where Int(rule) != last {
            last = Int(rule)
            guard free[last] <= token, let match = match(last, at: token) else { continue }
            free[last] = max(token + 1, best.end)
            result.append(match)
          }
          rules.removeAll(keepingCapacity: true)
        }
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
}
