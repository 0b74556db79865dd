import DatelineLexicon
import DatelineModel

/// Compiles the patterns of packs into one program.
struct PatternCompiler {
  /// The most instructions of one rule.
  static let maximumSize = 8_192
  /// The most tokens that a look behind a match goes back.
  static let maximumReach = 16

  /// What cannot be compiled.
  struct Mistake: Error {
    var problem: String
  }

  private let fold: Fold
  private(set) var program = PatternProgram()
  private var names: [String: UInt16] = [:]
  private var values: [SlotValue: UInt32] = [:]
  private var slots: [String: Slot] = [:]
  private var compiled: [String: UInt32] = [:]
  private var written = false

  init(_ fold: Fold) {
    self.fold = fold
    program.numeralIndices = [-1]
    for (index, numeral) in NumeralWord.all.enumerated() {
      let symbol = Int(symbol(LiteralToken.tokens(of: numeral.text)[0].token))
      if symbol == program.numeralIndices.count { program.numeralIndices.append(Int16(index)) }
    }
  }

  /// The program of all packs added.
  consuming func finish() -> PatternProgram {
    program.finish()
    return program
  }

  /// Begins a pack: its slots are the ones that patterns name.
  mutating func begin(_ slots: [String: Slot]) {
    self.slots = slots
    compiled = [:]
  }

  /// Adds a rule.
  mutating func add(_ draft: PackDraft.RuleDraft) throws(Mistake) {
    written = draft.written
    let start = program.code.count
    let match = block(draft.match)
    let notAfter = draft.notAfter.isEmpty ? 0 : block(.choice(draft.notAfter))
    let notBefore = draft.notBefore.isEmpty ? 0 : block(.choice(draft.notBefore))
    guard program.code.count - start <= Self.maximumSize else {
      throw Mistake(problem: "the rule is too large: \(program.code.count - start) steps")
    }
    guard program.entries.count < Int(UInt16.max) else { throw Mistake(problem: "too many rules") }
    let reach = draft.notAfter.map(length).max() ?? 0
    program.entries.append(
      .init(
        match: match,
        notAfter: notAfter,
        notBefore: notBefore,
        reach: UInt8(min(reach, Self.maximumReach)),
        edgesOpen: draft.edgesOpen
      )
    )
  }

  /// Code of its own for a pattern.
  private mutating func block(_ syntax: PatternSyntax) -> UInt32 {
    let start = program.code.count
    emit(syntax)
    append(.accept)
    return UInt32(start)
  }

  private mutating func append(
    _ operation: PatternProgram.Instruction.Operation,
    a: UInt32 = 0,
    b: UInt16 = 0,
    flag: Bool = false
  ) {
    program.code.append(.init(operation: operation, flag: flag, b: b, a: a))
  }

  private mutating func emit(_ syntax: PatternSyntax) {
    guard program.code.count < 1_000_000 else { return }
    switch syntax {
    case .literal(let token):
      append(.literal, a: symbol(token), flag: written && token.isCapital)
    case .slot(let id, let name, _):
      emitSlot(id, name)
    case .sequence(let parts):
      for part in parts { emit(part) }
    case .choice(let parts):
      emitChoice(parts)
    case .repeated(let part, let count):
      emitRepeated(part, count)
    case .span(let part):
      append(.spanStart)
      emit(part)
      append(.spanEnd)
    case .not(let part):
      let place = program.code.count
      append(.not)
      emit(part)
      append(.accept)
      program.code[place].a = UInt32(program.code.count)
    case .space: append(.gap)
    case .blockStart: append(.blockStart)
    case .blockEnd: append(.blockEnd)
    }
  }

  private mutating func emitChoice(_ parts: [PatternSyntax]) {
    var ends: [Int] = []
    for (index, part) in parts.enumerated() {
      let split = program.code.count
      let isLast = index == parts.count - 1
      if !isLast { append(.split) }
      emit(part)
      guard !isLast else { break }
      ends.append(program.code.count)
      append(.jump)
      program.code[split].a = UInt32(program.code.count)
    }
    for end in ends { program.code[end].a = UInt32(program.code.count) }
  }

  private mutating func emitRepeated(_ part: PatternSyntax, _ count: ClosedRange<Int>) {
    var splits: [Int] = []
    for index in 0..<count.upperBound {
      if index >= count.lowerBound {
        splits.append(program.code.count)
        append(.split)
      }
      if index > 0 { append(.gap) }
      emit(part)
    }
    for split in splits { program.code[split].a = UInt32(program.code.count) }
  }

  private mutating func emitSlot(_ id: String, _ name: String) {
    guard let slot = slots[id] else { return }
    if case .pattern(let inner) = slot.kind {
      append(.open, b: self.name(name))
      emit(inner)
      append(.close, b: self.name(name))
    } else {
      append(.slot, a: index(of: slot), b: self.name(name))
    }
  }

  private mutating func name(_ name: String) -> UInt16 {
    if let index = names[name] { return index }
    let index = UInt16(program.names.count)
    program.names.append(name)
    names[name] = index
    return index
  }

  private mutating func symbol(_ token: LiteralToken) -> UInt32 {
    program.symbols.intern(TokenSymbols.hash(token.text, token.kind, fold))
  }

  private mutating func index(of slot: Slot) -> UInt32 {
    if let index = compiled[slot.id] { return index }
    program.slots.append(code(of: slot.kind))
    let index = UInt32(program.slots.count - 1)
    compiled[slot.id] = index
    return index
  }

  private mutating func code(of kind: Slot.Kind) -> PatternProgram.SlotCode {
    switch kind {
    case .range(let range):
      return .init(
        kind: .range,
        forms: range.written,
        low: range.low,
        high: range.high,
        digitsLow: range.digits?.lowerBound ?? 0,
        digitsHigh: range.digits?.upperBound ?? 0
      )
    case .words(let words, let written):
      return .init(kind: .words, root: root(words, written: written))
    case .han(let count, let starts, let not):
      return .init(
        kind: .han,
        low: count.lowerBound,
        high: count.upperBound,
        root: root(starts),
        excluded: root(not)
      )
    case .capitalised(let count, let inner, let not):
      return .init(
        kind: .capitalised,
        low: count.lowerBound,
        high: count.upperBound,
        root: root(inner),
        excluded: root(not)
      )
    case .token(let kinds, let count):
      let mask: UInt64 = kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
      return .init(kind: .token, low: count.lowerBound, high: count.upperBound, mask: mask)
    case .name(let senses):
      return .init(kind: .name, mask: senses.reduce(0 as UInt64) { $0 | 1 << UInt64($1.rawValue) })
    case .found(let mask): return .init(kind: .found, mask: mask)
    case .pattern:
      preconditionFailure("the code of a pattern slot is inlined")
    }
  }

  /// The root of plain words; 0 for no words.
  private mutating func root(_ words: [String]) -> UInt32 {
    guard !words.isEmpty else { return 0 }
    return root(
      words.map { word in
        let tokens = LiteralToken.tokens(of: word)
        return Slot.Word(
          tokens: tokens.map { .init(token: $0.token, spaceBefore: $0.spaceBefore) },
          value: .none
        )
      },
      written: false
    )
  }

  private mutating func root(_ words: [Slot.Word], written: Bool) -> UInt32 {
    let root = program.trie.addRoot()
    for word in words {
      let symbols = word.tokens.map { symbol($0.token) }
      var terminal = WordTrie.Terminal(value: value(word.value))
      for (index, token) in word.tokens.enumerated() {
        if token.spaceBefore { terminal.spaces |= 1 << UInt16(index) }
        if written && token.token.isCapital { terminal.capitals |= 1 << UInt16(index) }
      }
      program.trie.add(symbols, to: root, terminal)
    }
    return root
  }

  private mutating func value(_ value: SlotValue) -> UInt32 {
    if let index = values[value] { return index }
    let index = UInt32(program.values.count)
    program.values.append(value)
    values[value] = index
    return index
  }

  /// The most tokens that a pattern takes, at most `maximumReach`.
  private func length(_ syntax: PatternSyntax) -> Int {
    let count =
      switch syntax {
      case .literal: 1
      case .slot(let id, _, _): length(ofSlot: id)
      case .sequence(let parts): parts.reduce(0) { $0 + length($1) }
      case .choice(let parts): parts.map(length).max() ?? 0
      case .repeated(let part, let count): length(part) * count.upperBound
      case .span(let part): length(part)
      case .not, .space, .blockStart, .blockEnd: 0
      }
    return min(count, Self.maximumReach)
  }

  private func length(ofSlot id: String) -> Int {
    switch slots[id]?.kind {
    case .words(let words, _): words.map(\.tokens.count).max() ?? 0
    case .token(_, let count), .han(let count, _, _): count.upperBound
    case .pattern(let inner): length(inner)
    case .range, .capitalised, .name, .found, nil: Self.maximumReach
    }
  }
}
