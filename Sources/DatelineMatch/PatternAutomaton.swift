import DatelineModel
import DatelineRules

/// Tells from the tokens alone which rules of a program can match from a token on.
///
/// A finite automaton, built as texts need it: most tokens begin nothing and cost one look into a
/// table. It does not look at white space, at the values of numbers and at what stands around a match,
/// so that it lets rules through that do not match, but never keeps one back that does.
struct PatternAutomaton {
  /// What the automaton sees of a token: `symbol << 9 | digits << 5 | capital << 4 | kind`.
  typealias Sight = UInt64

  /// The most states; a text that needs more makes it begin anew.
  static let maximumStates = 4_096
  /// The number of the state from which no rule can match any more.
  static let dead: Int32 = 0
  /// The number of the state before the first token.
  private static let first: Int32 = 2
  /// What the number of a state has that accepts a rule.
  private static let accepting: Int32 = 1

  /// An instruction that waits for a token.
  private struct Item: Hashable {
    var place: UInt32
    /// Within a slot, what of it was taken: a node of the words, or one of the marks below; 0 before
    /// its first token.
    var node: UInt32 = 0
  }

  /// A slot that has had its first token and may take more of the same.
  private static let more = UInt32.max
  /// A number in digits that lacks the ending of an ordinal.
  private static let suffix = UInt32.max - 1

  private struct State: Hashable {
    var items: [Item] = []
    /// The rules whose pattern may end here, ascending.
    var accepted: [UInt16] = []
  }

  /// What tokens lead on from a state: most tokens of most texts do not, and are known by this
  /// alone.
  private struct Wants {
    /// Kinds of which every token may do, a bit each.
    var kinds: UInt8 = 0
    var symbols = SymbolSet()

    @inline(__always)
    func mayTake(_ sight: Sight) -> Bool {
      if kinds >> UInt8(truncatingIfNeeded: sight & 15) & 1 == 1 { return true }
      let symbol = UInt32(truncatingIfNeeded: sight >> 9)
      return symbol != 0 && symbols.mayContain(symbol)
    }

    mutating func insert(_ kind: Scan.TokenKind) { kinds |= 1 << kind.rawValue }
  }

  private let program: PatternProgram
  /// The symbols of numeral words.
  private let numerals: SymbolSet
  /// For each place in the code, its rule.
  private var ruleOfPlace: [UInt16] = []
  private let start: State
  /// Its items that wait for a word of their own, by the word's symbol, and the others.
  private var startOfSymbol: [UInt32: [Item]] = [:]
  private var otherStarts: [Item] = []
  /// The rules that begin with a name.
  let rulesOfNames: [UInt16]
  private var states: [State] = []
  /// For each state, what tokens it may go on with.
  private var wants: [Wants] = []
  private var numbers: [State: Int32] = [:]
  /// The next states by state and sight.
  private var steps = PatternSteps()
  /// The states after the first token, for tokens that have no symbol.
  private var plain: [Int32] = []

  /// Makes the automaton of the rules that `isWanted` is true of.
  init(_ program: PatternProgram, _ isWanted: [Bool]) {
    // What is seen of a token has less than 32 bits, and the number of a state less than 16.
    precondition(program.symbols.count < 1 << 22)
    self.program = program
    var numerals = SymbolSet()
    for (symbol, word) in program.numerals.enumerated() where word != nil {
      numerals.insert(UInt32(symbol))
    }
    self.numerals = numerals
    for (index, entry) in program.entries.enumerated() {
      while ruleOfPlace.count < Int(entry.match) {
        ruleOfPlace.append(UInt16(clamping: max(index, 1) - 1))
      }
    }
    while ruleOfPlace.count < program.code.count {
      ruleOfPlace.append(UInt16(clamping: max(program.entries.count, 1) - 1))
    }
    var closure = Closure()
    for (index, entry) in program.entries.enumerated() where isWanted[index] {
      Self.close(Int(entry.match), program, ruleOfPlace, &closure)
    }
    start = closure.state
    rulesOfNames = closure.named.sorted()
    for item in start.items {
      let instruction = program.code[Int(item.place)]
      if instruction.operation == .literal {
        startOfSymbol[instruction.a, default: []].append(item)
      } else {
        otherStarts.append(item)
      }
    }
    removeAll()
  }

  private mutating func removeAll() {
    states = [State(), start]
    wants = [Wants(), wants(of: start)]
    numbers = [State(): Self.dead]
    steps.removeAll()
    plain = Array(repeating: -1, count: 512)
  }

  // MARK: Running

  /// What is seen of each token.
  static func sights(of tokens: [Scan.Token], _ symbols: [UInt32], in text: [UInt8]) -> [Sight] {
    text.withUnsafeBufferPointer { text in
      guard let text = text.baseAddress else { return [] }
      return tokens.indices.map { sight(tokens[$0], symbols[$0], text) }
    }
  }

  @inline(__always)
  private static func sight(_ token: Scan.Token, _ symbol: UInt32, _ text: UnsafePointer<UInt8>)
    -> Sight
  {
    var sight = Sight(symbol) << 9 | Sight(token.kind.rawValue)
    if token.letterCase == .capitalised || token.letterCase == .upper { sight |= 1 << 4 }
    guard token.kind == .number else { return sight }
    // A full-width digit takes three bytes: their number is left open.
    var isASCII = true
    for index in Int(token.start)..<Int(token.end) where text[index] >= 0x80 { isASCII = false }
    return sight | (isASCII ? min(Sight(token.end - token.start), 14) : 15) << 5
  }

  /// The rules that begin with what the automaton does not see: they must be tried everywhere, those
  /// among them that begin with what other rules have found only where that begins.
  var rulesOfUnseen: [UInt16] { start.accepted }

  /// Appends the rules that can match from a token on, some perhaps twice.
  @inline(__always)
  mutating func rules(
    from token: Int,
    _ tokens: UnsafeBufferPointer<Scan.Token>,
    _ sights: UnsafePointer<Sight>,
    into rules: inout [UInt16]
  ) {
    let first = sights[token]
    var state: Int32
    if first < 512 {
      state = plain[Int(first)]
      if state < 0 {
        state = next(Self.first, first)
        plain[Int(first)] = state
      }
    } else {
      state = next(Self.first, first)
    }
    guard state != Self.dead else { return }
    let block = tokens[token].block
    var place = token
    while true {
      if state & Self.accepting != 0 {
        rules.append(contentsOf: states[Int(state &>> 1)].accepted)
      }
      place &+= 1
      guard place < tokens.count, tokens[place].block == block else { return }
      state = next(state, sights[place])
      if state == Self.dead { return }
    }
  }

  @inline(__always)
  private mutating func next(_ state: Int32, _ sight: Sight) -> Int32 {
    guard wants[Int(state &>> 1)].mayTake(sight) else { return Self.dead }
    let key = UInt64(truncatingIfNeeded: state) << 32 | sight
    let known = steps[key]
    return known >= 0 ? known : add(Int(state &>> 1), sight, key)
  }

  // MARK: Building

  @inline(never)
  private mutating func add(_ state: Int, _ sight: Sight, _ key: UInt64) -> Int32 {
    var closure = Closure()
    if state == 1 {
      let symbol = UInt32(truncatingIfNeeded: sight >> 9)
      for item in startOfSymbol[symbol] ?? [] { follow(item, sight, &closure) }
      for item in otherStarts { follow(item, sight, &closure) }
    } else {
      for item in states[state].items { follow(item, sight, &closure) }
    }
    let target = closure.state
    let number: Int32
    if let known = numbers[target] {
      number = known
    } else {
      if states.count == Self.maximumStates {
        // The state that is left is unknown from now on: nothing is remembered about it.
        removeAll()
        return append(target)
      }
      number = append(target)
    }
    steps.insert(key, number)
    return number
  }

  /// Numbers a state; the lowest bit says whether it accepts any rule.
  private mutating func append(_ state: State) -> Int32 {
    let number = Int32(states.count) << 1 | (state.accepted.isEmpty ? 0 : Self.accepting)
    states.append(state)
    wants.append(wants(of: state))
    numbers[state] = number
    return number
  }

  /// What `follow` takes from any of a state's items, and perhaps more.
  private func wants(of state: State) -> Wants {
    var wants = Wants()
    for item in state.items {
      let instruction = program.code[Int(item.place)]
      guard instruction.operation == .slot else {
        wants.symbols.insert(instruction.a)
        continue
      }
      let slot = program.slots[Int(instruction.a)]
      switch slot.kind {
      case .range:
        wants.symbols.formUnion(numerals)
        wants.insert(.number)
      case .words:
        wants.symbols.formUnion(program.trie.following(item.node == 0 ? slot.root : item.node))
      case .han: wants.insert(.han)
      case .capitalised:
        wants.insert(.word)
        guard item.node != 0 else { continue }
        wants.insert(.punctuation)
        wants.symbols.insertAll()
      case .token: wants.kinds |= UInt8(truncatingIfNeeded: slot.mask)
      case .name, .found: break
      }
    }
    return wants
  }

  /// What can wait for a token, collected.
  private struct Closure {
    var items: Set<Item> = []
    var accepted: Set<UInt16> = []
    /// Those of them that wait for a name.
    var named: Set<UInt16> = []

    var state: State {
      State(
        items: items.sorted { ($0.place, $0.node) < ($1.place, $1.node) },
        accepted: accepted.sorted()
      )
    }
  }

  /// Adds what waits at a place and behind all that takes no token.
  private static func close(
    _ place: Int,
    _ program: PatternProgram,
    _ ruleOfPlace: [UInt16],
    _ closure: inout Closure
  ) {
    var pending = [place]
    var seen: Set<Int> = []
    while let place = pending.popLast() {
      guard seen.insert(place).inserted else { continue }
      let instruction = program.code[place]
      switch instruction.operation {
      case .literal: closure.items.insert(Item(place: UInt32(place)))
      case .slot:
        let kind = program.slots[Int(instruction.a)].kind
        if kind == .name || kind == .found {
          // How far a name reaches cannot be seen, nor what other rules have found.
          closure.accepted.insert(ruleOfPlace[place])
          if kind == .name { closure.named.insert(ruleOfPlace[place]) }
        } else {
          closure.items.insert(Item(place: UInt32(place)))
        }
      case .split: pending += [place + 1, Int(instruction.a)]
      case .jump, .not: pending.append(Int(instruction.a))
      case .gap, .spanStart, .spanEnd, .open, .close, .blockStart, .blockEnd:
        pending.append(place + 1)
      case .accept: closure.accepted.insert(ruleOfPlace[place])
      }
    }
  }

  /// Adds what an item can wait for when it has taken a token.
  private func follow(_ item: Item, _ sight: Sight, _ closure: inout Closure) {
    let instruction = program.code[Int(item.place)]
    let symbol = UInt32(truncatingIfNeeded: sight >> 9)
    let isCapital = sight >> 4 & 1 == 1
    let kind = Scan.TokenKind(rawValue: UInt8(sight & 15))
    func goOn(_ closure: inout Closure) {
      Self.close(Int(item.place) + 1, program, ruleOfPlace, &closure)
    }
    func goOn(staying node: UInt32, _ closure: inout Closure) {
      goOn(&closure)
      closure.items.insert(Item(place: item.place, node: node))
    }
    guard instruction.operation == .slot else {
      if symbol == instruction.a, isCapital || !instruction.flag { goOn(&closure) }
      return
    }
    let slot = program.slots[Int(instruction.a)]
    switch slot.kind {
    case .range:
      let isNumeral = Int(symbol) < program.numerals.count && program.numerals[Int(symbol)] != nil
      if item.node == Self.suffix {
        if isNumeral { goOn(&closure) }
      } else if item.node == Self.more {
        // Zeros may be digits among Chinese numerals.
        if isNumeral || kind == .number { goOn(staying: Self.more, &closure) }
      } else if kind == .number {
        let digits = Int(sight >> 5 & 15)
        let isFitting =
          slot.digitsLow == 0 || digits >= 14 || slot.digitsLow...slot.digitsHigh ~= digits
        guard isFitting else { return }
        if slot.forms.contains(.digits) { goOn(&closure) }
        if slot.forms.contains(.ordinal) {
          closure.items.insert(Item(place: item.place, node: Self.suffix))
        }
      } else if isNumeral,
        kind == .han
          ? slot.forms.contains(.han) : !slot.forms.isDisjoint(with: [.english, .ordinal])
      {
        goOn(staying: Self.more, &closure)
      }
    case .words:
      let node = program.trie.child(of: item.node == 0 ? slot.root : item.node, symbol)
      guard node != 0 else { return }
      closure.items.insert(Item(place: item.place, node: node))
      if program.trie.terminal(node).value != WordTrie.Terminal.none { goOn(&closure) }
    case .han:
      guard kind == .han else { return }
      let isStart = slot.root == 0 || program.trie.child(of: slot.root, symbol) != 0
      if item.node != 0 || isStart { goOn(staying: Self.more, &closure) }
    case .capitalised:
      let isStart = kind == .word && isCapital
      let isInner = item.node != 0 && (kind == .word || kind == .punctuation || symbol != 0)
      if isStart || isInner { goOn(staying: Self.more, &closure) }
    case .token:
      if let kind, slot.mask >> UInt64(kind.rawValue) & 1 == 1 {
        goOn(staying: Self.more, &closure)
      }
    case .name, .found: break
    }
  }
}
