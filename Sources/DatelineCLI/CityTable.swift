import DatelineModel
import DatelinePipeline
import DatelineReconcile

/// Two lists side by side.
struct CityTable {
  private let found: Reconciliation
  private let left: EditionComparison.Side
  private let right: EditionComparison.Side

  init(
    _ found: Reconciliation,
    left: EditionComparison.Side,
    right: EditionComparison.Side
  ) {
    self.found = found
    self.left = left
    self.right = right
  }

  /// The lines: a heading, a row a pair, then what stands in one list only.
  var lines: [String] {
    var table = TextTable()
    for pair in found.pairs {
      table.add(
        [
          String(pair.left + 1), left.names[pair.left], Self.sign(for: pair.relation),
          right.names[pair.right], String(pair.right + 1), pair.note ?? "",
        ],
        style: Self.style(for: pair.relation)
      )
    }
    for index in found.onlyLeft {
      table.add([String(index + 1), left.names[index], "–", "", "", "only left"], style: .red)
    }
    for index in found.onlyRight {
      table.add(["", "", "–", right.names[index], String(index + 1), "only right"], style: .red)
    }
    for group in found.ambiguous {
      let ours = group.left.map { left.names[$0] }.joined(separator: ", ")
      let theirs = group.right.map { right.names[$0] }.joined(separator: ", ")
      table.add(["", ours, "?", theirs, "", "could be paired in several ways"], style: .red)
    }
    return [heading] + table.lines.map { "  " + $0 }
  }

  private var heading: String {
    let order = found.order == .reordered ? ", in another order" : ""
    let title =
      "\(name(of: left, found.leftCount)) ↔ \(name(of: right, found.rightCount)): "
      + "\(verdict)\(order)"
    return Style.bold(title) + claim
  }

  private var verdict: String {
    switch found.verdict {
    case .agree: "the same cities"
    case .variants: "the same cities, some named in another way"
    case .differ: "different cities"
    }
  }

  private var claim: String {
    guard let check = found.orderClaim else { return "" }
    return check.holds ? "; the claimed order holds" : "; the claimed order does not hold"
  }

  private func name(of side: EditionComparison.Side, _ count: Int) -> String {
    [side.id, side.language?.tag, "(\(count))"].compactMap { $0 }.joined(separator: " ")
  }

  private static func sign(for relation: Reconciliation.Relation) -> String {
    switch relation {
    case .same: "="
    case .variant: "≈"
    case .granularity: "⊃"
    case .misspelt: "~"
    }
  }

  private static func style(for relation: Reconciliation.Relation) -> Style? {
    switch relation {
    case .same: nil
    case .variant: .cyan
    case .granularity: .yellow
    case .misspelt: .magenta
    }
  }
}
