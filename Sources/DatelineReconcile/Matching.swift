internal import DatelineModel

/// Which items of two lists belong together, while it is being decided.
///
/// Every item is in exactly one pair, in one ambiguous group, or free.
struct Matching {
  /// Why two items were paired.
  enum Kind: Equatable {
    /// Both name the place.
    case place
    /// One name can mean several places, and the other list tells which.
    case homonym
    /// One names the country, region or district of the other.
    case area
    /// One is misspelt; the form that was meant, and whether the left one is the wrong one.
    case slip(meant: String, isLeft: Bool)
    /// Both are misspelt; the forms that were meant.
    case slips(left: String, right: String)
    /// Both are written the same and neither is known.
    case unknown
  }

  /// One pair before it is described.
  struct Pairing {
    var left: Int
    var right: Int
    var place: PlaceID?
    var kind: Kind
  }

  /// A pair that would fit.
  struct Edge {
    var left: Int
    var right: Int
    var place: PlaceID?
    var kind: Kind
  }

  private(set) var pairs: [Pairing] = []
  private(set) var ambiguous: [Reconciliation.Ambiguity] = []
  private var isFreeLeft: [Bool]
  private var isFreeRight: [Bool]

  init(_ left: Int, _ right: Int) {
    isFreeLeft = Array(repeating: true, count: left)
    isFreeRight = Array(repeating: true, count: right)
  }

  /// The items of the left list that are in no pair and no group, ascending.
  var freeLeft: [Int] { isFreeLeft.indices.filter { isFreeLeft[$0] } }
  /// The items of the right list that are in no pair and no group, ascending.
  var freeRight: [Int] { isFreeRight.indices.filter { isFreeRight[$0] } }

  mutating func pair(_ left: Int, _ right: Int, _ place: PlaceID?, _ kind: Kind) {
    isFreeLeft[left] = false
    isFreeRight[right] = false
    pairs.append(Pairing(left: left, right: right, place: place, kind: kind))
  }

  mutating func setAside(_ left: [Int], _ right: [Int]) {
    for index in left { isFreeLeft[index] = false }
    for index in right { isFreeRight[index] = false }
    ambiguous.append(.init(left: left, right: right))
  }

  /// Pairs the free items of which each fits one free item of the other side alone.
  mutating func pairMutual(_ edges: [Edge]) {
    var left: [Int: Int] = [:]
    var right: [Int: Int] = [:]
    let live = edges.filter { isFreeLeft[$0.left] && isFreeRight[$0.right] }
    for edge in live {
      left[edge.left, default: 0] += 1
      right[edge.right, default: 0] += 1
    }
    for edge in live where left[edge.left] == 1 && right[edge.right] == 1 {
      pair(edge.left, edge.right, edge.place, edge.kind)
    }
  }

  /// The items that edges tie together, directly or by way of others; each group has items of both
  /// sides, ascending.
  static func groups(_ edges: [Edge]) -> [(left: [Int], right: [Int])] {
    var ofLeft: [Int: [Int]] = [:]
    var ofRight: [Int: [Int]] = [:]
    for edge in edges {
      ofLeft[edge.left, default: []].append(edge.right)
      ofRight[edge.right, default: []].append(edge.left)
    }
    var seenLeft: Set<Int> = []
    var seenRight: Set<Int> = []
    var groups: [(left: [Int], right: [Int])] = []
    for start in ofLeft.keys.sorted() where seenLeft.insert(start).inserted {
      var lefts = [start]
      var rights: [Int] = []
      var next = 0
      while next < lefts.count {
        for right in ofLeft[lefts[next]] ?? [] where seenRight.insert(right).inserted {
          rights.append(right)
          for left in ofRight[right] ?? [] where seenLeft.insert(left).inserted {
            lefts.append(left)
          }
        }
        next += 1
      }
      groups.append((lefts.sorted(), rights.sorted()))
    }
    return groups
  }
}
