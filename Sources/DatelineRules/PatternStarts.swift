import DatelineModel

/// Which rules can match at a token, as sets of bits, one a rule.
///
/// A set for each thing that the first, the second and the third token can be. A rule is tried only
/// where it is in the sets of all three: of the many rules that begin with a number or with "the",
/// hardly one is left.
package struct PatternStarts: Sendable {
  /// How many tokens are looked at.
  package static let depth = 3

  /// What one of the tokens may be.
  package struct Level: Sendable {
    /// Sets by symbol, one behind the other.
    package fileprivate(set) var bySymbol: [UInt64] = []
    /// Sets by kind of token, and by count of digits (`digitSets` of them).
    package fileprivate(set) var byKind: [UInt64] = []
    package fileprivate(set) var byDigits: [UInt64] = []
    /// Rules that go on with a capitalised word.
    package fileprivate(set) var capitalised: [UInt64] = []
    /// Rules that have ended before this token, or may go on with anything.
    package fileprivate(set) var anything: [UInt64] = []
  }

  /// Counts of digits that are told apart: the last one is for all longer numbers.
  package static let digitSets = 10

  /// The words of a set.
  package private(set) var width = 0
  /// One for each of the first tokens.
  package private(set) var levels: [Level] = []
  /// Rules that begin with a name of the lexicon, and the senses of such names, a bit each.
  package private(set) var byName: [UInt64] = []
  package private(set) var senses: UInt64 = 0
  /// Rules that need what other rules have found.
  package private(set) var composed: [UInt64] = []
  /// The most tokens that a composed rule may take before what it needs.
  package static let composedReach = 12

  init() {}

  init(_ program: PatternProgram) {
    width = (program.entries.count + 63) / 64
    let empty = [UInt64](repeating: 0, count: width)
    byName = empty
    composed = empty
    var level = Level()
    level.bySymbol = Array(repeating: 0, count: width * (program.symbols.count + 1))
    level.byKind = Array(repeating: 0, count: width * 5)
    level.byDigits = Array(repeating: 0, count: width * Self.digitSets)
    level.capitalised = empty
    level.anything = empty
    levels = Array(repeating: level, count: Self.depth)

    var walk = PatternWalk(program)
    for (rule, entry) in program.entries.enumerated() {
      var states: Set<PatternWalk.State> = [.at(Int(entry.match))]
      for depth in 0..<Self.depth {
        let (next, takes) = walk.advance(states)
        for take in takes { add(take, rule, depth) }
        states = next
      }
      if walk.isComposed(Int(entry.match)) { Self.insert(rule, &composed, 0, width) }
    }
  }

  private static func insert(_ rule: Int, _ sets: inout [UInt64], _ index: Int, _ width: Int) {
    sets[index * width + rule / 64] |= 1 << UInt64(rule % 64)
  }

  private mutating func add(_ take: PatternWalk.Take, _ rule: Int, _ depth: Int) {
    switch take {
    case .symbol(let symbol):
      Self.insert(rule, &levels[depth].bySymbol, Int(symbol), width)
    case .kind(let kind):
      Self.insert(rule, &levels[depth].byKind, Int(kind.rawValue), width)
    case .digits(let counts):
      for count in counts { Self.insert(rule, &levels[depth].byDigits, count, width) }
    case .capitalised:
      Self.insert(rule, &levels[depth].capitalised, 0, width)
    case .name(let mask):
      guard depth == 0 else { return add(.anything, rule, depth) }
      Self.insert(rule, &byName, 0, width)
      senses |= mask
    case .anything:
      Self.insert(rule, &levels[depth].anything, 0, width)
    }
  }
}

/// Follows the patterns of a program token by token, without a text.
private struct PatternWalk {
  /// A place between two tokens.
  enum State: Hashable {
    case at(Int)
    /// Within a word of the slot at an instruction.
    case word(Int, node: UInt32)
    /// Within a number that the slot at an instruction takes.
    case number(Int)
    /// Nothing more is known.
    case anywhere
  }

  /// What a token may be.
  enum Take: Hashable {
    case symbol(UInt32)
    case kind(Scan.TokenKind)
    case digits(ClosedRange<Int>)
    case capitalised
    case name(UInt64)
    case anything
  }

  let program: PatternProgram
  /// The edges of the trie, by parent.
  private var edges: [UInt32: [(symbol: UInt32, child: UInt32)]] = [:]
  private let numeralSymbols: [UInt32]

  init(_ program: PatternProgram) {
    self.program = program
    for edge in program.trie.edges {
      edges[edge.parent, default: []].append((edge.symbol, edge.child))
    }
    numeralSymbols = program.numerals.indices.filter { program.numerals[$0] != nil }.map(
      UInt32.init
    )
  }

  /// Where the states lead by one token, and what that token may be.
  mutating func advance(_ states: Set<State>) -> (Set<State>, Set<Take>) {
    var next: Set<State> = []
    var takes: Set<Take> = []
    for state in states {
      switch state {
      case .anywhere:
        takes.insert(.anything)
        next.insert(.anywhere)
      case .word(let place, let node): word(place, node, &next, &takes)
      case .number(let place):
        for symbol in numeralSymbols { takes.insert(.symbol(symbol)) }
        next.formUnion([.number(place), .at(place + 1)])
      case .at(let place):
        for place in instructions(from: place) { take(place, &next, &takes) }
      }
    }
    return (next, takes)
  }

  /// Whether code takes what other rules have found.
  func isComposed(_ first: Int) -> Bool {
    var pending = [first]
    var seen: Set<Int> = []
    while let place = pending.popLast() {
      for place in instructions(from: place) where seen.insert(place).inserted {
        let instruction = program.code[place]
        if instruction.operation == .slot, program.slots[Int(instruction.a)].kind == .found {
          return true
        }
        if instruction.operation != .accept { pending.append(place + 1) }
      }
    }
    return false
  }

  /// The instructions that take a token, or accept, and can be reached without taking one.
  private func instructions(from first: Int) -> [Int] {
    var result: [Int] = []
    var pending = [first]
    var seen: Set<Int> = []
    while let place = pending.popLast() {
      guard seen.insert(place).inserted else { continue }
      let instruction = program.code[place]
      switch instruction.operation {
      case .literal, .slot, .accept: result.append(place)
      case .split: pending += [place + 1, Int(instruction.a)]
      case .jump, .not: pending.append(Int(instruction.a))
      case .gap, .spanStart, .spanEnd, .open, .close, .blockStart, .blockEnd:
        pending.append(place + 1)
      }
    }
    return result
  }

  private func word(
    _ place: Int,
    _ node: UInt32,
    _ next: inout Set<State>,
    _ takes: inout Set<Take>
  ) {
    for (symbol, child) in edges[node] ?? [] {
      takes.insert(.symbol(symbol))
      next.insert(.word(place, node: child))
      if program.trie.terminal(child).value != WordTrie.Terminal.none {
        next.insert(.at(place + 1))
      }
    }
  }

  private func take(_ place: Int, _ next: inout Set<State>, _ takes: inout Set<Take>) {
    let instruction = program.code[place]
    guard instruction.operation == .slot else {
      if instruction.operation == .accept {
        takes.insert(.anything)
        next.insert(.anywhere)
      } else {
        takes.insert(.symbol(instruction.a))
        next.insert(.at(place + 1))
      }
      return
    }
    let slot = program.slots[Int(instruction.a)]
    switch slot.kind {
    case .words: word(place, slot.root, &next, &takes)
    case .range: number(slot, place, &next, &takes)
    case .han:
      if slot.root == 0 {
        takes.insert(.kind(.han))
      } else {
        for (symbol, _) in edges[slot.root] ?? [] { takes.insert(.symbol(symbol)) }
      }
      next.insert(.anywhere)
    case .capitalised:
      takes.insert(.capitalised)
      next.insert(.anywhere)
    case .token:
      for kind in [Scan.TokenKind.word, .number, .han, .kana, .punctuation]
      where slot.mask & 1 << UInt64(kind.rawValue) != 0 {
        takes.insert(.kind(kind))
      }
      next.formUnion(slot.high > 1 ? [.anywhere] : [.at(place + 1)])
    case .name:
      takes.insert(.name(slot.mask))
      next.insert(.anywhere)
    case .found:
      takes.insert(.anything)
      next.insert(.anywhere)
    }
  }

  private func number(
    _ slot: PatternProgram.SlotCode,
    _ place: Int,
    _ next: inout Set<State>,
    _ takes: inout Set<Take>
  ) {
    if !slot.forms.isDisjoint(with: [.digits, .ordinal]) {
      let last = PatternStarts.digitSets - 1
      let low = min(slot.digitsLow == 0 ? 1 : slot.digitsLow, last)
      let high = min(slot.digitsHigh == 0 ? last : slot.digitsHigh, last)
      takes.insert(.digits(low...max(low, high)))
      if slot.forms.contains(.digits) { next.insert(.at(place + 1)) }
    }
    for symbol in numeralSymbols where begins(symbol, slot.forms) {
      takes.insert(.symbol(symbol))
      next.insert(.at(place + 1))
    }
    if slot.forms != .digits { next.insert(.number(place)) }
  }

  private func begins(_ symbol: UInt32, _ forms: NumberForms) -> Bool {
    switch program.numerals[Int(symbol)] {
    case .hanDigit, .hanUnit, .hanTens: forms.contains(.han)
    case .unit, .tens, .power, .ordinalUnit, .ordinalTens, .ordinalPower:
      !forms.isDisjoint(with: [.english, .ordinal])
    default: false
    }
  }
}
