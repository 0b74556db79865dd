import DatelineModel

/// Which rules can begin at a token, by the token's symbol, kind, case, digits or names.
package struct PatternStarts: Sendable {
  /// Rules by symbol: those of symbol `s` are `rules[offsets[s]..<offsets[s + 1]]`.
  private var offsets: [UInt32] = [0, 0]
  private var rules: [UInt16] = []
  /// Rules that begin with any token of a kind.
  package private(set) var byKind: [[UInt16]] = Array(repeating: [], count: 5)
  /// Rules that begin with a number of so many digits; the last for all longer ones.
  package private(set) var byDigits: [[UInt16]] = Array(repeating: [], count: 10)
  /// Rules that begin with a capitalised word.
  package private(set) var capitalised: [UInt16] = []
  /// Rules that begin with a name of the lexicon.
  package private(set) var byName: [UInt16] = []
  /// The senses that those names have, a bit each.
  package private(set) var senses: UInt64 = 0

  init() {}

  init(_ program: PatternProgram) {
    var bySymbol: [[UInt16]] = Array(repeating: [], count: program.symbols.count + 1)
    // The symbols at which each root's words begin; looked up once, as slots serve many rules.
    var rootSymbols: [UInt32: [UInt32]] = [:]
    for edge in program.trie.edges { rootSymbols[edge.parent, default: []].append(edge.symbol) }
    for (index, entry) in program.entries.enumerated() {
      let rule = UInt16(index)
      var symbols: Set<UInt32> = []
      for start in Self.starts(of: Int(entry.match), program) {
        switch start.operation {
        case .literal: symbols.insert(start.a)
        case .slot:
          let slot = program.slots[Int(start.a)]
          add(slot, rule)
          symbols.formUnion(Self.symbols(of: slot, program, rootSymbols))
        default: break
        }
      }
      for symbol in symbols { bySymbol[Int(symbol)].append(rule) }
    }
    offsets = [0]
    for list in bySymbol {
      rules += list
      offsets.append(UInt32(rules.count))
    }
    byKind = byKind.map(Self.unique)
    byDigits = byDigits.map(Self.unique)
    capitalised = Self.unique(capitalised)
    byName = Self.unique(byName)
  }

  /// The rules that begin with a token of that symbol.
  package func rules(symbol: UInt32) -> ArraySlice<UInt16> {
    rules[Int(offsets[Int(symbol)])..<Int(offsets[Int(symbol) + 1])]
  }

  private static func unique(_ rules: [UInt16]) -> [UInt16] { Array(Set(rules)).sorted() }

  /// The instructions that can take a match's first token.
  private static func starts(
    of first: Int,
    _ program: PatternProgram
  ) -> [PatternProgram.Instruction] {
    var result: [PatternProgram.Instruction] = []
    var pending = [first]
    var seen: Set<Int> = []
    while let place = pending.popLast() {
      guard seen.insert(place).inserted else { continue }
      let instruction = program.code[place]
      switch instruction.operation {
      case .literal, .slot: result.append(instruction)
      case .split: pending += [place + 1, Int(instruction.a)]
      case .jump, .not: pending.append(Int(instruction.a))
      case .gap, .spanStart, .spanEnd, .open, .close, .blockStart, .blockEnd:
        pending.append(place + 1)
      case .accept: break
      }
    }
    return result
  }

  private mutating func add(_ slot: PatternProgram.SlotCode, _ rule: UInt16) {
    switch slot.kind {
    case .range:
      guard !slot.forms.isDisjoint(with: [.digits, .ordinal]) else { return }
      let low = slot.digitsLow == 0 ? 1 : slot.digitsLow
      let high = slot.digitsHigh == 0 ? byDigits.count - 1 : slot.digitsHigh
      for count in byDigits.indices where count >= min(low, byDigits.count - 1) && count <= high {
        byDigits[count].append(rule)
      }
    case .words: break
    case .han:
      if slot.root == 0 { byKind[Int(Scan.TokenKind.han.rawValue)].append(rule) }
    case .capitalised: capitalised.append(rule)
    case .token:
      for kind in byKind.indices where slot.mask & 1 << UInt64(kind) != 0 {
        byKind[kind].append(rule)
      }
    case .name:
      byName.append(rule)
      senses |= slot.mask
    }
  }

  private static func symbols(
    of slot: PatternProgram.SlotCode,
    _ program: PatternProgram,
    _ rootSymbols: [UInt32: [UInt32]]
  ) -> [UInt32] {
    switch slot.kind {
    case .words, .han: return rootSymbols[slot.root] ?? []
    case .range: break
    case .capitalised, .token, .name: return []
    }
    return program.numerals.indices.compactMap { symbol in
      let begins =
        switch program.numerals[symbol] {
        case .hanDigit, .hanUnit, .hanTens: slot.forms.contains(.han)
        case .unit, .tens, .power, .ordinalUnit, .ordinalTens, .ordinalPower:
          !slot.forms.isDisjoint(with: [.english, .ordinal])
        default: false
        }
      return begins ? UInt32(symbol) : nil
    }
  }
}
