public import DatelineModel

/// A row of two lists side by side.
public struct CityRow: Sendable {
  /// The left item.
  public var left: Int?
  /// The right item.
  public var right: Int?
  /// How the two belong together; `nil` where one stands alone.
  public var pair: Reconciliation.Pair?
  /// Whether the item could be paired in several ways.
  public var isAmbiguous = false

  /// The rows of a comparison: the left items in order, and what only the right list has behind what it
  /// follows there.
  public static func rows(of found: Reconciliation) -> [CityRow] {
    let ambiguousRight = Set(found.ambiguous.flatMap(\.right))
    let alone = found.onlyRight + ambiguousRight
    var follows: [Int: [CityRow]] = [:]
    let paired = Set(found.pairs.map(\.right))
    var last = -1
    var next = 0
    for index in alone.sorted() {
      while next < index {
        if paired.contains(next) { last = next }
        next += 1
      }
      follows[last, default: []].append(
        CityRow(right: index, isAmbiguous: ambiguousRight.contains(index))
      )
    }
    let rows =
      found.pairs.map { CityRow(left: $0.left, right: $0.right, pair: $0) }
      + found.onlyLeft.map { CityRow(left: $0) }
      + found.ambiguous.flatMap(\.left).map { CityRow(left: $0, isAmbiguous: true) }
    let ordered = rows.sorted { ($0.left ?? 0) < ($1.left ?? 0) }
    return (follows[-1] ?? [])
      + ordered.flatMap { row in [row] + (row.right.flatMap { follows[$0] } ?? []) }
  }
}
