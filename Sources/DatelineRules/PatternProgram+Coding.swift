extension PatternProgram {
  func encode(into writer: inout RuleWriter) {
    writer.write(code) { writer, step in
      writer.write(Int(step.operation.rawValue) << 1 | (step.flag ? 1 : 0))
      writer.write(Int(step.b))
      writer.write(Int(step.a))
    }
    writer.write(entries) { writer, entry in
      writer.write(Int(entry.match))
      writer.write(Int(entry.notAfter))
      writer.write(Int(entry.notBefore))
      writer.write(Int(entry.reach) << 1 | (entry.edgesOpen ? 1 : 0))
    }
    writer.write(slots) { writer, slot in
      writer.write(Int(slot.kind.rawValue))
      writer.write(Int(slot.forms.rawValue))
      for value in [slot.low, slot.high, slot.digitsLow, slot.digitsHigh] { writer.write(value) }
      writer.write(slot.mask)
      writer.write(Int(slot.root))
      writer.write(Int(slot.excluded))
    }
    writer.write(names) { $0.write($1) }
    writer.write(values) { writer, value in
      switch value {
      case .none: writer.write(0)
      case .number(let number):
        writer.write(1)
        writer.write(number)
      case .text(let text):
        writer.write(2)
        writer.write(text)
      }
    }
    writer.write(symbols.hashes) { $0.write($1) }
    writer.write(trie.edges) { writer, edge in
      writer.write(Int(edge.parent))
      writer.write(Int(edge.symbol))
      writer.write(Int(edge.child))
    }
    writer.write(trie.terminals) { writer, terminal in
      writer.write(terminal.value == WordTrie.Terminal.none ? -1 : Int(terminal.value))
      guard terminal.value != WordTrie.Terminal.none else { return }
      writer.write(Int(terminal.spaces))
      writer.write(Int(terminal.capitals))
    }
    writer.write(numeralIndices) { $0.write(Int($1)) }
  }

  init(decoding reader: inout RuleDecoder) throws(RuleBook.DecodingMistake) {
    self.init()
    typealias Mistake = RuleBook.DecodingMistake
    code = try reader.list { reader throws(Mistake) in
      let head = try reader.integer()
      guard let operation = Instruction.Operation(rawValue: UInt8(truncatingIfNeeded: head >> 1))
      else { throw reader.damage }
      let b = try reader.number(UInt16.self)
      return Instruction(operation: operation, flag: head & 1 != 0, b: b, a: try reader.number())
    }
    entries = try reader.list { reader throws(Mistake) in
      let (match, notAfter, notBefore): (UInt32, UInt32, UInt32) = (
        try reader.number(), try reader.number(), try reader.number()
      )
      let tail = try reader.integer()
      return Entry(
        match: match,
        notAfter: notAfter,
        notBefore: notBefore,
        reach: UInt8(truncatingIfNeeded: tail >> 1),
        edgesOpen: tail & 1 != 0
      )
    }
    slots = try reader.list { reader throws(Mistake) in
      guard let kind = SlotCode.Kind(rawValue: try reader.number()) else { throw reader.damage }
      return SlotCode(
        kind: kind,
        forms: NumberForms(rawValue: try reader.number()),
        low: try reader.integer(),
        high: try reader.integer(),
        digitsLow: try reader.integer(),
        digitsHigh: try reader.integer(),
        mask: try reader.fixed(),
        root: try reader.number(),
        excluded: try reader.number()
      )
    }
    names = try reader.list { reader throws(Mistake) in try reader.string() }
    values = try reader.list { reader throws(Mistake) in
      switch try reader.integer() {
      case 0: return .none
      case 1: return .number(try reader.integer())
      case 2: return .text(try reader.string())
      default: throw reader.damage
      }
    }
    symbols = TokenSymbols(hashes: try reader.list { reader throws(Mistake) in try reader.fixed() })
    let edges = try reader.list { reader throws(Mistake) in
      WordTrie.Edge(
        parent: try reader.number(),
        symbol: try reader.number(),
        child: try reader.number()
      )
    }
    let terminals = try reader.list { reader throws(Mistake) in
      let value = try reader.integer()
      guard value >= 0 else { return WordTrie.Terminal() }
      guard let value = UInt32(exactly: value) else { throw reader.damage }
      return WordTrie.Terminal(
        value: value,
        spaces: try reader.number(),
        capitals: try reader.number()
      )
    }
    trie = WordTrie(edges: edges, terminals: terminals)
    numeralIndices = try reader.list { reader throws(Mistake) in try reader.number() }
    try check(reader)
    finish()
  }

  /// Refuses indices that lead nowhere, so that running a program needs no checks of its own.
  private func check(_ reader: RuleDecoder) throws(RuleBook.DecodingMistake) {
    let nodes = trie.terminals.count
    let isRight =
      code.allSatisfy { step in
        switch step.operation {
        case .literal: Int(step.a) <= symbols.count
        case .slot: Int(step.a) < slots.count && Int(step.b) < names.count
        case .open, .close: Int(step.b) < names.count
        case .split, .jump, .not: Int(step.a) < code.count
        default: true
        }
      }
      && entries.allSatisfy { max($0.match, $0.notAfter, $0.notBefore) < UInt32(code.count) }
      && slots.allSatisfy { Int($0.root) < nodes && Int($0.excluded) < nodes }
      && trie.edges.allSatisfy {
        Int($0.parent) < nodes && Int($0.child) < nodes && Int($0.symbol) <= symbols.count
      }
      && trie.terminals.allSatisfy {
        $0.value == WordTrie.Terminal.none || Int($0.value) < values.count
      }
      && numeralIndices.allSatisfy { Int($0) < NumeralWord.all.count }
      && numeralIndices.count <= symbols.count + 1
    guard isRight else { throw reader.damage }
  }
}
