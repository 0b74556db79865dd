extension PatternSyntax {
  /// Whether the mention is a marked part.
  var holdsSpan: Bool {
    switch self {
    case .span: true
    case .sequence(let parts), .choice(let parts): parts.contains(where: \.holdsSpan)
    case .repeated(let part, _): part.holdsSpan
    case .literal, .slot, .not, .space, .blockStart, .blockEnd: false
    }
  }

  /// What is wrong with the marks of the mention; `nil` if nothing is.
  var spanProblem: String? {
    let counts = spanCounts
    if counts.contains(where: { $0 > 1 }) { return "only one <…> per pattern" }
    return counts.count > 1 ? "every way through the pattern needs the <…>" : nil
  }

  /// How many marks the ways through the pattern can meet.
  private var spanCounts: Set<Int> {
    switch self {
    case .span(let inner): Set(inner.spanCounts.map { $0 + 1 })
    case .sequence(let parts):
      parts.reduce(into: [0]) { sums, part in
        let counts = part.spanCounts
        sums = Set(sums.flatMap { sum in counts.map { sum + $0 } })
      }
    case .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.spanCounts) }
    case .repeated(let part, let count):
      count.lowerBound == 0 ? part.spanCounts.union([0]) : part.spanCounts
    case .literal, .slot, .not, .space, .blockStart, .blockEnd: [0]
    }
  }
}
