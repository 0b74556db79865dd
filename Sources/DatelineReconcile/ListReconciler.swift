internal import DatelineModel

/// Pairs the items of two lists, each item once, and says how the two sides of a pair relate.
struct ListReconciler {
  let facts: any PlaceFacts
  let left: [ListItem]
  let right: [ListItem]

  /// What has been decided; `nil` for an item without a partner.
  private struct Matching {
    var partnerOfLeft: [Int?]
    var partnerOfRight: [Int?]
    var pairs: [Pairing] = []
    var ambiguous: [Reconciliation.Ambiguity] = []
    var isSetAsideLeft: Set<Int> = []
    var isSetAsideRight: Set<Int> = []

    init(_ left: Int, _ right: Int) {
      partnerOfLeft = Array(repeating: nil, count: left)
      partnerOfRight = Array(repeating: nil, count: right)
    }

    var freeLeft: [Int] {
      partnerOfLeft.indices.filter { partnerOfLeft[$0] == nil && !isSetAsideLeft.contains($0) }
    }

    var freeRight: [Int] {
      partnerOfRight.indices.filter { partnerOfRight[$0] == nil && !isSetAsideRight.contains($0) }
    }

    mutating func pair(_ left: Int, _ right: Int, _ place: PlaceID?, _ kind: Kind) {
      partnerOfLeft[left] = right
      partnerOfRight[right] = left
      pairs.append(Pairing(left: left, right: right, place: place, kind: kind))
    }
  }

  /// Why two items were paired.
  enum Kind: Equatable {
    /// Both name the place.
    case place
    /// One name can mean several places, and the other list tells which.
    case homonym
    /// One names the country or region of the other.
    case area
    /// One is misspelt; the form that was meant.
    case slip(String)
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

  /// Pairs the items.
  ///
  /// - Returns: The pairs by left index, the items of each side that are left over, and the groups of
  ///   items that could be paired in more than one way. Every item is in exactly one of these.
  func match() -> (
    pairs: [Pairing], onlyLeft: [Int], onlyRight: [Int], ambiguous: [Reconciliation.Ambiguity]
  ) {
    var matching = Matching(left.count, right.count)
    matchPlaces(&matching)
    matchHomonyms(&matching)
    matchAreas(&matching)
    matchSlips(&matching)
    matchUnknown(&matching)
    return (
      matching.pairs.sorted { $0.left < $1.left }, matching.freeLeft, matching.freeRight,
      matching.ambiguous
    )
  }

  private func matchPlaces(_ matching: inout Matching) {
    var waiting: [PlaceID: [Int]] = [:]
    for index in right.indices.reversed() {
      if let place = right[index].place { waiting[place, default: []].append(index) }
    }
    for index in left.indices {
      guard let place = left[index].place, let partner = waiting[place]?.popLast() else { continue }
      matching.pair(index, partner, place, .place)
    }
  }

  /// Items whose other meanings are named by the other list.
  ///
  /// Where several on a side could be meant, nothing tells which.
  private func matchHomonyms(_ matching: inout Matching) {
    for group in groups(matching, where: { meaning($0, $1) != nil }) {
      let texts = (Set(group.left.map { left[$0].text }), Set(group.right.map { right[$0].text }))
      if group.left.count == group.right.count, texts.0.count == 1, texts.1.count == 1 {
        // Equal names in equal number pair off in order: nothing depends on which.
        for (one, other) in zip(group.left, group.right) {
          matching.pair(one, other, meaning(one, other), .homonym)
        }
      } else {
        matching.ambiguous.append(.init(left: group.left, right: group.right))
        matching.isSetAsideLeft.formUnion(group.left)
        matching.isSetAsideRight.formUnion(group.right)
      }
    }
  }

  /// The free items of both sides that `fits` ties together, directly or by way of others; each group
  /// has items of both sides, ascending.
  private func groups(
    _ matching: Matching,
    where fits: (Int, Int) -> Bool
  ) -> [(left: [Int], right: [Int])] {
    let freeRight = matching.freeRight
    var waiting = matching.freeLeft.map { one in (one, freeRight.filter { fits(one, $0) }) }
      .filter { !$0.1.isEmpty }
    var groups: [(left: [Int], right: [Int])] = []
    while !waiting.isEmpty {
      let first = waiting.removeFirst()
      var lefts = [first.0]
      var rights = Set(first.1)
      while let next = waiting.firstIndex(where: { !rights.isDisjoint(with: $0.1) }) {
        let (one, others) = waiting.remove(at: next)
        lefts.append(one)
        rights.formUnion(others)
      }
      groups.append((lefts.sorted(), rights.sorted()))
    }
    return groups
  }

  /// Pairs free items of which each fits one free item of the other side alone, until no such pair is
  /// left.
  private func pairMutual(
    _ matching: inout Matching,
    _ kind: (Int, Int) -> (place: PlaceID?, kind: Kind)?
  ) {
    while true {
      let freeRight = matching.freeRight
      var partners: [(left: Int, rights: [Int])] = []
      var suitors: [Int: Int] = [:]
      for one in matching.freeLeft {
        let rights = freeRight.filter { kind(one, $0) != nil }
        for other in rights { suitors[other, default: 0] += 1 }
        partners.append((one, rights))
      }
      var hasPaired = false
      for (one, rights) in partners where rights.count == 1 && suitors[rights[0]] == 1 {
        guard let found = kind(one, rights[0]) else { continue }
        matching.pair(one, rights[0], found.place, found.kind)
        hasPaired = true
      }
      if !hasPaired { return }
    }
  }

  /// The place that two items can both mean although it is not what each was taken for.
  private func meaning(_ leftIndex: Int, _ rightIndex: Int) -> PlaceID? {
    let one = left[leftIndex]
    let other = right[rightIndex]
    if let place = other.place, one.candidates.contains(place) { return place }
    if let place = one.place, other.candidates.contains(place) { return place }
    return nil
  }

  private func matchAreas(_ matching: inout Matching) {
    // Of several cities in a country its capital is meant.
    pairMutual(&matching) { one, other in
      isCapitalPair(one, other) ? (areaPlace(one, other), .area) : nil
    }
    pairMutual(&matching) { one, other in areaPlace(one, other).map { ($0, .area) } }
  }

  /// The city of a pair of which one side is the country or region around it.
  private func areaPlace(_ leftIndex: Int, _ rightIndex: Int) -> PlaceID? {
    guard let one = left[leftIndex].place, let other = right[rightIndex].place else { return nil }
    if facts.kind(of: one) != .city, facts.area(one, contains: other) { return other }
    if facts.kind(of: other) != .city, facts.area(other, contains: one) { return one }
    return nil
  }

  private func isCapitalPair(_ leftIndex: Int, _ rightIndex: Int) -> Bool {
    guard let one = left[leftIndex].place, let other = right[rightIndex].place else { return false }
    return facts.capital(of: one) == other || facts.capital(of: other) == one
  }

  private func matchSlips(_ matching: inout Matching) {
    pairMutual(&matching) { one, other in
      for (unknown, known) in [(left[one], right[other]), (right[other], left[one])] {
        guard unknown.place == nil, let place = known.place,
          let form = facts.form(of: place, resembling: unknown.text)
        else { continue }
        return (place, .slip(form))
      }
      return nil
    }
  }

  private func matchUnknown(_ matching: inout Matching) {
    for leftIndex in matching.freeLeft where left[leftIndex].place == nil {
      let partner = matching.freeRight.first { rightIndex in
        right[rightIndex].place == nil
          && facts.areEqual(left[leftIndex].text, right[rightIndex].text)
      }
      if let partner { matching.pair(leftIndex, partner, nil, .unknown) }
    }
  }
}
