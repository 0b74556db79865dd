import DatelineModel
import DatelinePipeline
import DatelineReconcile

/// Two lists side by side.
struct CityTable {
  private let found: Reconciliation
  private let left: EditionComparison.Side
  private let right: EditionComparison.Side
  private let differencesOnly: Bool

  init(
    _ found: Reconciliation,
    left: EditionComparison.Side,
    right: EditionComparison.Side,
    differencesOnly: Bool
  ) {
    self.found = found
    self.left = left
    self.right = right
    self.differencesOnly = differencesOnly
  }

  /// The lines: a heading, then a row for each pair and each item that stands alone.
  var lines: [String] {
    var table = TextTable()
    let paired = (
      Set(found.pairs.compactMap { left.items[$0.left].entity }),
      Set(found.pairs.compactMap { right.items[$0.right].entity })
    )
    for row in CityRow.rows(of: found) where !differencesOnly || row.pair?.relation != .same {
      let one = row.left.map { left.items[$0] }
      let other = row.right.map { right.items[$0] }
      var note = row.pair?.note ?? ""
      if row.isAmbiguous {
        note = CityWords.ambiguous
      } else if row.pair == nil, let one {
        note = CityWords.only(one, "left", isRepeated: paired.0.contains(one.entity ?? ""))
      } else if row.pair == nil, let other {
        note = CityWords.only(other, "right", isRepeated: paired.1.contains(other.entity ?? ""))
      }
      let sign = row.pair.map { CityWords.sign(for: $0.relation) } ?? (row.isAmbiguous ? "?" : "–")
      table.add(
        [
          row.left.map { String($0 + 1) } ?? "", one?.text ?? "", sign, other?.text ?? "",
          row.right.map { String($0 + 1) } ?? "", note,
        ],
        style: row.pair.map { Self.style(for: $0.relation) } ?? .red
      )
    }
    return [heading] + table.lines.map { "  " + $0 }
  }

  private var heading: String {
    let title =
      "\(Self.name(of: left, found.leftCount)) ↔ \(Self.name(of: right, found.rightCount)): "
      + CityWords.verdict(on: found)
    return Style.bold(title) + CityWords.claim(found)
  }

  /// A side's id, language, regions and length.
  static func name(of side: EditionComparison.Side, _ count: Int) -> String {
    let regions = CityWords.regions(of: side)
    return [side.id, side.language?.tag, regions, "(\(count))"].compactMap { $0 }
      .joined(separator: " ")
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
