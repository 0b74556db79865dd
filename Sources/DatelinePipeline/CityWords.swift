public import DatelineModel
public import DatelineReconcile

/// How comparisons are put into words, on the terminal and on the page.
public enum CityWords {
  /// What is said of items that could be paired in more than one way.
  public static let ambiguous = "could be paired in several ways"

  /// What a comparison comes to.
  public static func verdict(on found: Reconciliation) -> String {
    let order = found.order == .reordered ? ", in another order" : ""
    switch found.verdict {
    case .agree: return "the same cities" + order
    case .variants: return "the same cities, some named in another way" + order
    case .differ: return (part(of: found) ?? "different cities") + order
    }
  }

  /// Where one list is a part of the other.
  private static func part(of found: Reconciliation) -> String? {
    guard found.ambiguous.isEmpty, !found.pairs.isEmpty else { return nil }
    let both = found.pairs.count
    if found.onlyLeft.isEmpty, found.rightCount > found.leftCount {
      return "the left names \(both) of the \(found.rightCount) cities of the right"
    }
    if found.onlyRight.isEmpty, found.leftCount > found.rightCount {
      return "the right names \(both) of the \(found.leftCount) cities of the left"
    }
    return nil
  }

  /// Whether a claimed order holds, with a semicolon before it; empty if none is claimed.
  public static func claim(_ found: Reconciliation) -> String {
    guard let check = found.orderClaim else { return "" }
    let order =
      switch check.claim {
      case .englishAlphabet: "alphabetical order"
      case .pinyin: "order by pinyin"
      case .strokes: "order by strokes"
      }
    return check.holds ? "; the claimed \(order) holds" : "; the claimed \(order) does not hold"
  }

  /// What is said of an item without a partner.
  public static func only(
    _ item: EditionComparison.Item,
    _ side: String,
    isRepeated: Bool
  ) -> String {
    let note = isRepeated ? "only \(side): stands there once more" : "only \(side)"
    return item.sentence.map { "\(note): \($0)" } ?? note
  }

  /// The regions whose Chinese names a side uses, in brackets; `nil` if they are not known.
  public static func regions(of side: EditionComparison.Side) -> String? {
    let names = side.regions.compactMap { tag in
      switch tag {
      case "cn": "mainland"
      case "tw": "Taiwan"
      case "hk": "Hong Kong"
      case "sg": "Singapore"
      default: nil
      }
    }
    return names.isEmpty ? nil : "[\(names.joined(separator: "/"))]"
  }

  /// The sign of a relation.
  public static func sign(for relation: Reconciliation.Relation) -> String {
    switch relation {
    case .same: "="
    case .variant: "≈"
    case .granularity: "⊃"
    case .misspelt: "~"
    }
  }
}
