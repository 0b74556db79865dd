/// A pattern as it is written.
indirect enum PatternSyntax: Hashable {
  /// One token of literal text.
  case literal(LiteralToken)
  /// A slot of the pack, captured under a name; `offset` is its place in the pattern.
  case slot(String, name: String, offset: Int)
  /// One after the other.
  case sequence([PatternSyntax])
  /// One of them.
  case choice([PatternSyntax])
  /// So many times in a row.
  case repeated(PatternSyntax, ClosedRange<Int>)
  /// The part that is the mention.
  case span(PatternSyntax)
  /// Nothing, where this does not follow.
  case not(PatternSyntax)
  /// White space or none.
  case space
  /// The start of a block.
  case blockStart(offset: Int)
  /// The end of a block.
  case blockEnd(offset: Int)

  /// Whether this can match without taking a token.
  func canBeEmpty(_ slot: (String) -> Bool) -> Bool {
    switch self {
    case .literal: false
    case .slot(let id, _, _): slot(id)
    case .sequence(let parts): parts.allSatisfy { $0.canBeEmpty(slot) }
    case .choice(let parts): parts.contains { $0.canBeEmpty(slot) }
    case .repeated(let part, let count): count.lowerBound == 0 || part.canBeEmpty(slot)
    case .span(let part): part.canBeEmpty(slot)
    case .not, .space, .blockStart, .blockEnd: true
    }
  }

  /// Calls `visit` for every slot.
  func forEachSlot(_ visit: (_ id: String, _ name: String, _ offset: Int) -> Void) {
    switch self {
    case .slot(let id, let name, let offset): visit(id, name, offset)
    case .sequence(let parts), .choice(let parts): for part in parts { part.forEachSlot(visit) }
    case .repeated(let part, _), .span(let part), .not(let part): part.forEachSlot(visit)
    case .literal, .space, .blockStart, .blockEnd: break
    }
  }
}

/// What is wrong with a pattern, and where.
struct PatternMistake: Error, Hashable {
  /// Code points from the pattern's start.
  var offset: Int
  /// What is wrong.
  var problem: String
}
