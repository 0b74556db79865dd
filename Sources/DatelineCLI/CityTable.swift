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

  /// The lines: a heading, a row a pair, then what stands in one list only.
  var lines: [String] {
    var table = TextTable()
    for pair in found.pairs where !differencesOnly || pair.relation != .same {
      table.add(
        [
          String(pair.left + 1), left.items[pair.left].text, CityWords.sign(for: pair.relation),
          right.items[pair.right].text, String(pair.right + 1), pair.note ?? "",
        ],
        style: Self.style(for: pair.relation)
      )
    }
    let paired = (
      Set(found.pairs.compactMap { left.items[$0.left].entity }),
      Set(found.pairs.compactMap { right.items[$0.right].entity })
    )
    for index in found.onlyLeft {
      let item = left.items[index]
      let note = CityWords.only(item, "left", isRepeated: paired.0.contains(item.entity ?? ""))
      table.add([String(index + 1), item.text, "–", "", "", note], style: .red)
    }
    for index in found.onlyRight {
      let item = right.items[index]
      let note = CityWords.only(item, "right", isRepeated: paired.1.contains(item.entity ?? ""))
      table.add(["", "", "–", item.text, String(index + 1), note], style: .red)
    }
    for group in found.ambiguous {
      let ours = group.left.map { left.items[$0].text }.joined(separator: ", ")
      let theirs = group.right.map { right.items[$0].text }.joined(separator: ", ")
      table.add(["", ours, "?", theirs, "", CityWords.ambiguous], style: .red)
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
