public import DatelineModel

/// What two editions of a text, each a document of its own, say about each other's cities.
public struct EditionComparison: Sendable {
  /// One side of a comparison: a list, or all cities that the text names where it has no list.
  public struct Side: Sendable {
    /// The list's id, or `text`.
    public var id: String
    /// The language; `nil` where it is not known.
    public var language: Language?
    /// The names as written, in order.
    public var names: [String]
  }

  /// The left document's lists that were compared.
  public var left: [Side] = []
  /// The right document's.
  public var right: [Side] = []
  /// The comparisons; `left` and `right` are ids of the sides.
  public var reconciliations: [Reconciliation] = []
}

extension Resolver {
  /// Compares the cities of two documents: their lists where both have some that name the same
  /// cities for the most part, else all the cities that each of them names.
  public func compare(_ left: Resolution, _ right: Resolution) -> EditionComparison {
    var comparison = EditionComparison()
    for (leftIndex, ours) in left.items.enumerated() {
      for (rightIndex, theirs) in right.items.enumerated()
      where ListSet.haveMuchInCommon(ours, theirs) {
        let one = side(left.lists[leftIndex], ours)
        let other = side(right.lists[rightIndex], theirs)
        add(one, ours, other, theirs, to: &comparison)
      }
    }
    if comparison.reconciliations.isEmpty {
      let ours = left.items.count == 1 ? left.items[0] : left.namedCities
      let theirs = right.items.count == 1 ? right.items[0] : right.namedCities
      add(
        side("text", ours, left),
        ours,
        side("text", theirs, right),
        theirs,
        to: &comparison
      )
    }
    return comparison
  }

  /// The lists of one document, as sides.
  public func sides(of resolution: Resolution) -> [EditionComparison.Side] {
    zip(resolution.lists, resolution.items).map { side($0, $1) }
  }

  private func add(
    _ left: EditionComparison.Side,
    _ ours: [ListItem],
    _ right: EditionComparison.Side,
    _ theirs: [ListItem],
    to comparison: inout EditionComparison
  ) {
    if !comparison.left.contains(where: { $0.id == left.id }) { comparison.left.append(left) }
    if !comparison.right.contains(where: { $0.id == right.id }) { comparison.right.append(right) }
    let reconciler = ListReconciler(facts: facts, left: ours, right: theirs)
    comparison.reconciliations.append(
      reconciler.reconciliation(
        ids: (left.id, right.id),
        isTraditional: (
          left.language == .traditionalChinese, right.language == .traditionalChinese
        ),
        entity: entityID
      )
    )
  }

  private func side(_ list: CityList, _ items: [ListItem]) -> EditionComparison.Side {
    EditionComparison.Side(id: list.id, language: list.language, names: items.map(\.text))
  }

  private func side(_ id: String, _ items: [ListItem], _ resolution: Resolution)
    -> EditionComparison.Side
  {
    EditionComparison.Side(
      id: resolution.items.count == 1 ? resolution.lists[0].id : id,
      language: resolution.lists.first?.language,
      names: items.map(\.text)
    )
  }
}
