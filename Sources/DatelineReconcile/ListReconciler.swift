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

  /// Items whose other meanings are named by the other list. Where two or more on each side could be
  /// meant, nothing tells which.
  private func matchHomonyms(_ matching: inout Matching) {
    var partners: [Int: [Int]] = [:]
    var suitors: [Int: [Int]] = [:]
    for leftIndex in matching.freeLeft {
      for rightIndex in matching.freeRight where meaning(leftIndex, rightIndex) != nil {
        partners[leftIndex, default: []].append(rightIndex)
        suitors[rightIndex, default: []].append(leftIndex)
      }
    }
    for (leftIndex, found) in partners.sorted(by: { $0.key < $1.key }) {
      guard matching.partnerOfLeft[leftIndex] == nil,
        !matching.isSetAsideLeft.contains(leftIndex)
      else { continue }
      let rights = found.filter { matching.partnerOfRight[$0] == nil }
      if rights.count == 1, let only = rights.first, suitors[only]?.count == 1 {
        matching.pair(leftIndex, only, meaning(leftIndex, only), .homonym)
        continue
      }
      let lefts = Set(rights.flatMap { suitors[$0] ?? [] }).filter {
        matching.partnerOfLeft[$0] == nil && !matching.isSetAsideLeft.contains($0)
      }
      guard !rights.isEmpty else { continue }
      // Equal names in equal number on both sides pair off in order: nothing depends on which.
      let texts = Set(lefts.map { left[$0].text })
      let places = Set(rights.map { right[$0].place })
      if texts.count == 1, places.count == 1 {
        for (one, other) in zip(lefts.sorted(), rights) {
          matching.pair(one, other, meaning(one, other), .homonym)
        }
        continue
      }
      matching.ambiguous.append(.init(left: lefts.sorted(), right: rights.sorted()))
      matching.isSetAsideLeft.formUnion(lefts)
      matching.isSetAsideRight.formUnion(rights)
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
    let freeRight = matching.freeRight
    for leftIndex in matching.freeLeft {
      let fitting = freeRight.filter { rightIndex in
        matching.partnerOfRight[rightIndex] == nil && areaPlace(leftIndex, rightIndex) != nil
      }
      // Of several cities in the country its capital is meant; otherwise nothing tells which.
      let best = fitting.count == 1 ? fitting.first : fitting.first { isCapitalPair(leftIndex, $0) }
      if let best { matching.pair(leftIndex, best, areaPlace(leftIndex, best), .area) }
    }
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
    for leftIndex in matching.freeLeft where left[leftIndex].place == nil {
      for rightIndex in matching.freeRight {
        guard let place = right[rightIndex].place,
          let form = facts.form(of: place, resembling: left[leftIndex].text)
        else { continue }
        matching.pair(leftIndex, rightIndex, place, .slip(form))
        break
      }
    }
    for rightIndex in matching.freeRight where right[rightIndex].place == nil {
      for leftIndex in matching.freeLeft {
        guard let place = left[leftIndex].place,
          let form = facts.form(of: place, resembling: right[rightIndex].text)
        else { continue }
        matching.pair(leftIndex, rightIndex, place, .slip(form))
        break
      }
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
