internal import DatelineModel

/// A list as pairing sees it.
struct PairableList {
  var items: [ListItem]
  var declaredCount: Int?
  var orderClaim: OrderClaim?
  /// Its place among the lists of its side, from 0.
  var rank: Int
}

/// Decides which lists belong together: by what they name, then by how many items they have and claim
/// to have, then by their places.
enum ListPairing {
  /// Lists belong together only if at least this share of the shorter one's cities stands in the
  /// other.
  private static let leastShareInCommon = 0.5

  /// The pairs, by left list; no list is in two of them, and one may be in none.
  static func pairs(_ left: [PairableList], _ right: [PairableList]) -> [(left: Int, right: Int)] {
    var found: [(score: Double, left: Int, right: Int)] = []
    for (one, ours) in left.enumerated() {
      for (other, theirs) in right.enumerated() {
        if let score = score(ours, theirs) { found.append((score, one, other)) }
      }
    }
    found.sort { ($0.score, $1.left, $1.right) > ($1.score, $0.left, $0.right) }
    var takenLeft: Set<Int> = []
    var takenRight: Set<Int> = []
    var pairs: [(left: Int, right: Int)] = []
    for (_, one, other) in found where !takenLeft.contains(one) && !takenRight.contains(other) {
      takenLeft.insert(one)
      takenRight.insert(other)
      pairs.append((one, other))
    }
    return pairs.sorted { $0.left < $1.left }
  }

  /// How well two lists fit; `nil` if they do not name the same cities for the most part, at least two.
  private static func score(_ left: PairableList, _ right: PairableList) -> Double? {
    let shared = countInCommon(left.items, right.items)
    let (shorter, longer) = (
      min(left.items.count, right.items.count), max(left.items.count, right.items.count)
    )
    guard shared >= 2, Double(shared) >= leastShareInCommon * Double(shorter) else { return nil }
    var score = 2 * Double(shared) / Double(shorter + longer)
    if shorter == longer { score += 0.02 }
    if let count = left.declaredCount, count == right.declaredCount { score += 0.02 }
    if let claim = left.orderClaim, claim == right.orderClaim { score += 0.02 }
    return score - 0.01 * Double(min(abs(left.rank - right.rank), 9))
  }

  /// The number of items of the right list that can mean a city of the left one, none of which counts
  /// twice.
  private static func countInCommon(_ left: [ListItem], _ right: [ListItem]) -> Int {
    var ours: [PlaceID: Int] = [:]
    for place in left.compactMap(\.likeliest) { ours[place, default: 0] += 1 }
    var shared = 0
    for item in right {
      guard let place = item.meanings.first(where: { ours[$0, default: 0] > 0 }) else { continue }
      ours[place, default: 0] -= 1
      shared += 1
    }
    return shared
  }
}
