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
  private struct Capture {
    var name: UInt16
    var value: SlotValue
    var first: Int
    var end: Int
  }

  /// The way that ended last so far.
  private struct Best {
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

  // What `step` works on.
  private var entry = PatternProgram.Entry.none
  private var start = 0
  private var steps = 0
  private var captures: [Capture] = []
  private var span = -1
  private var spanEnd = -1
  private var best = Best()
  /// Where a look around a match must end; -1 anywhere. Only used while `isLooking`.
  private var lookEnd = -1
  private var isLooking = false

  init(
    _ program: PatternProgram, _ text: [UInt8], _ scan: borrowing Scan, _ lexicons: Lexicons
  ) {
    self.program = program
    self.text = text
    self.lexicons = lexicons
    tokens = scan.tokens
    hits = scan.hits
    firstHit = scan.firstHit
    symbols = program.symbols.symbols(of: scan, in: text)
  }

  mutating func matches(_ isWanted: [Bool], into result: inout [PatternMatch]) {
    // Where each rule may match next, and the token at which it was tried last, plus one.
    var free = [Int](repeating: 0, count: program.entries.count)
    for token in tokens.indices {
      let starts = program.starts
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
  private mutating func match(_ rule: Int, at token: Int) -> PatternMatch? {
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

  private func range(_ first: Int, _ end: Int) -> ByteRange {
    ByteRange(Int(tokens[first].start), Int(tokens[end - 1].end))
  }

  // MARK: Steps

  /// Follows the instructions from `place` with the next token to take; `gap` says whether white
  /// space may precede it. True ends the search.
  private mutating func step(_ place: Int, _ token: Int, _ gap: Bool) -> Bool {
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

  private mutating func close(_ name: UInt16, _ place: Int, _ token: Int, _ gap: Bool) -> Bool {
    guard let index = captures.lastIndex(where: { $0.name == name && $0.end < 0 }) else {
      return step(place + 1, token, gap)
    }
    captures[index].end = token
    if step(place + 1, token, gap) { return true }
    captures[index].end = -1
    return false
  }

  private mutating func accept(_ token: Int) -> Bool {
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
  private func fits(_ token: Int, _ gap: Bool) -> Bool {
    guard token > start, tokens[token].spaceBefore else { return true }
    let before = tokens[token - 1]
    guard before.block == tokens[token].block else { return false }
    return gap || Self.mayBeParted(before.kind, tokens[token].kind)
  }

  /// Whether white space between two tokens means nothing: between a Han character and a number or
  /// a Latin word.
  private static func mayBeParted(_ left: Scan.TokenKind, _ right: Scan.TokenKind) -> Bool {
    switch (left, right) {
    case (.han, .number), (.han, .word), (.number, .han), (.word, .han): true
    default: false
    }
  }

  // MARK: Slots

  /// Goes on at `place` behind everything that a slot can take at a token, longest first.
  private mutating func take(
    _ slot: Int, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    let code = program.slots[slot]
    switch code.kind {
    case .range: return takeNumber(code, name, place, token)
    case .words: return takeWord(code, name, place, token)
    case .han: return takeHan(code, name, place, token)
    case .capitalised: return takeCapitalised(code, name, place, token)
    case .token: return takeTokens(code, name, place, token)
    case .name: return takeName(code, name, place, token)
    }
  }

  private mutating func goOn(
    _ name: UInt16, _ value: SlotValue, _ place: Int, _ first: Int, _ end: Int
  ) -> Bool {
    captures.append(Capture(name: name, value: value, first: first, end: end))
    if step(place, end, false) { return true }
    captures.removeLast()
    return false
  }

  private mutating func takeNumber(
    _ code: PatternProgram.SlotCode, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    let reader = PatternNumerals(
      text: text, tokens: tokens, symbols: symbols, numerals: program.numerals)
    for number in reader.numbers(at: token, code.forms) {
      guard number.value >= code.low, number.value <= code.high,
        code.digitsLow == 0 || (code.digitsLow...code.digitsHigh).contains(number.digits)
      else { continue }
      if goOn(name, .number(number.value), place, token, number.end) { return true }
    }
    return false
  }

  private mutating func takeWord(
    _ code: PatternProgram.SlotCode, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    var node = code.root
    var end = token
    var parted: UInt16 = 0
    var lower: UInt16 = 0
    var words: [(end: Int, value: UInt32)] = []
    while end < tokens.count, end - token < 16 {
      if end > token, tokens[end].block != tokens[token].block { break }
      node = program.trie.child(of: node, symbols[end])
      if node == 0 { break }
      let bit = UInt16(1) << UInt16(end - token)
      if end > token, !fits(end, false) { parted |= bit }
      if !isCapitalised(end) { lower |= bit }
      end += 1
      let terminal = program.trie.terminal(node)
      if terminal.value != WordTrie.Terminal.none, parted & ~terminal.spaces == 0,
        lower & terminal.capitals == 0
      {
        words.append((end, terminal.value))
      }
    }
    for word in words.reversed() {
      if goOn(name, program.values[Int(word.value)], place, token, word.end) { return true }
    }
    return false
  }

  private mutating func takeHan(
    _ code: PatternProgram.SlotCode, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    if code.root != 0, longestWord(code.root, token) == 0 { return false }
    var end = token
    while end < tokens.count, end - token < code.high, tokens[end].kind == .han,
      end == token || fits(end, false), code.excluded == 0 || longestWord(code.excluded, end) == 0
    {
      end += 1
    }
    return takeAny(of: token + code.low, upTo: end, name, place, token)
  }

  private mutating func takeTokens(
    _ code: PatternProgram.SlotCode, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    var end = token
    while end < tokens.count, end - token < code.high,
      code.mask & 1 << UInt64(tokens[end].kind.rawValue) != 0, end == token || fits(end, true)
    {
      end += 1
    }
    return takeAny(of: token + code.low, upTo: end, name, place, token)
  }

  /// Goes on behind each end from the last to `least`.
  private mutating func takeAny(
    of least: Int, upTo last: Int, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    var end = last
    while end >= least {
      if goOn(name, .none, place, token, end) { return true }
      end -= 1
    }
    return false
  }

  /// Takes words with a capital: parts with hyphens between them are one word, initials keep their
  /// full stop.
  private mutating func takeCapitalised(
    _ code: PatternProgram.SlotCode, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    var ends: [Int] = []
    var end = token
    var count = 0
    while end < tokens.count, count < code.high, end == token || fits(end, true) {
      guard code.excluded == 0 || longestWord(code.excluded, end) == 0 else { break }
      if tokens[end].kind == .word, isCapitalised(end) {
        end = endOfCapitalised(end)
        count += 1
        if count >= code.low { ends.append(end) }
      } else if count > 0, code.root != 0, longestWord(code.root, end) > 0 {
        end += longestWord(code.root, end)
        count += 1
      } else {
        break
      }
    }
    for end in ends.reversed() where goOn(name, .none, place, token, end) { return true }
    return false
  }

  private func endOfCapitalised(_ token: Int) -> Int {
    var end = token + 1
    if tokens[token].range.count == 1, end < tokens.count, !tokens[end].spaceBefore,
      text[Int(tokens[end].start)] == UInt8(ascii: ".")
    {
      return end + 1
    }
    while end + 1 < tokens.count, isHyphen(end), !tokens[end].spaceBefore,
      !tokens[end + 1].spaceBefore, tokens[end + 1].kind == .word
    {
      end += 2
    }
    return end
  }

  private func isHyphen(_ token: Int) -> Bool {
    symbols[token] != 0 && Int(symbols[token]) < program.numerals.count
      && program.numerals[Int(symbols[token])] == .hyphen
  }

  private mutating func takeName(
    _ code: PatternProgram.SlotCode, _ name: UInt16, _ place: Int, _ token: Int
  ) -> Bool {
    for index in Int(firstHit[token])..<Int(firstHit[token + 1]) {
      let hit = hits[index]
      guard UInt64(lexicons.kinds(of: hit.form).rawValue) & code.mask != 0 else { continue }
      if goOn(name, .number(Int(hit.form)), place, token, Int(hit.endToken)) { return true }
    }
    return false
  }

  /// The number of tokens of the longest word below a root that stands at a token; 0 for none.
  private func longestWord(_ root: UInt32, _ token: Int) -> Int {
    var node = root
    var end = token
    var longest = 0
    while end < tokens.count, end == token || tokens[end].block == tokens[token].block {
      node = program.trie.child(of: node, symbols[end])
      if node == 0 { break }
      end += 1
      if program.trie.terminal(node).value != WordTrie.Terminal.none { longest = end - token }
    }
    return longest
  }

  // MARK: Around a match

  /// Whether instructions match from a token, up to `end` or (-1) to anywhere.
  private mutating func look(_ place: Int, _ token: Int, _ gap: Bool, end: Int) -> Bool {
    let (wasLooking, oldEnd, depth) = (isLooking, lookEnd, captures.count)
    isLooking = true
    lookEnd = end
    let found = step(place, token, gap)
    isLooking = wasLooking
    lookEnd = oldEnd
    captures.removeLast(captures.count - depth)
    return found && steps <= Self.maximumSteps
  }

  private mutating func isVetoedAfter(_ token: Int) -> Bool {
    guard entry.notBefore != 0, token < tokens.count,
      tokens[token].block == tokens[token - 1].block
    else { return false }
    return look(Int(entry.notBefore), token, true, end: -1)
  }

  private mutating func isVetoedBefore(_ token: Int) -> Bool {
    guard entry.notAfter != 0 else { return false }
    let block = tokens[token].block
    var first = token - 1
    while first >= 0, first >= token - Int(entry.reach), tokens[first].block == block {
      steps = 0
      start = first
      if look(Int(entry.notAfter), first, true, end: token) { return true }
      first -= 1
    }
    return false
  }

  /// Whether a match may begin at a token: it is no number, or no number that began before it.
  private func canBegin(_ token: Int) -> Bool {
    guard tokens[token].kind == .number, token > 0, !tokens[token].spaceBefore else { return true }
    switch tokens[token - 1].kind {
    case .word: return false
    case .punctuation where token > 1 && !tokens[token - 1].spaceBefore:
      return !(tokens[token - 2].kind == .number && joins(token - 1, token))
    default: return true
    }
  }

  /// Whether a match may end before a token: the token before it is no number, or one that ends.
  private func canEnd(_ token: Int) -> Bool {
    guard tokens[token - 1].kind == .number, token < tokens.count, !tokens[token].spaceBefore else {
      return true
    }
    switch tokens[token].kind {
    case .word: return false
    case .punctuation where token + 1 < tokens.count && !tokens[token + 1].spaceBefore:
      return !(tokens[token + 1].kind == .number && joins(token, token + 1))
    default: return true
    }
  }

  /// Whether punctuation joins two numbers into one: a comma does so before three digits.
  private func joins(_ punctuation: Int, _ number: Int) -> Bool {
    let token = tokens[punctuation]
    let bytes = text[Int(token.start)..<Int(token.end)]
    switch bytes.count == 1 ? bytes[Int(token.start)] : 0 {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"): return true
    case UInt8(ascii: ","): return digitCount(number) == 3
    default: return false
    }
  }

  // MARK: Tokens

  private func isCapitalised(_ token: Int) -> Bool {
    tokens[token].letterCase == .capitalised || tokens[token].letterCase == .upper
  }

  private func digitCount(_ token: Int) -> Int {
    // A full-width digit takes three bytes.
    let token = tokens[token]
    let count = token.range.count
    return text[Int(token.start)] < 0x80 && text[Int(token.end) - 1] < 0x80 ? count : (count + 2) / 3
  }

  private func hasSense(at token: Int, _ mask: UInt64) -> Bool {
    for index in Int(firstHit[token])..<Int(firstHit[token + 1])
    where UInt64(lexicons.kinds(of: hits[index].form).rawValue) & mask != 0 {
      return true
    }
    return false
  }
}
