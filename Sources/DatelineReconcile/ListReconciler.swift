internal import DatelineModel

/// Pairs the items of two lists, each item once, and says how the two sides of a pair relate.
///
/// The cost grows with the lengths of the lists, not with their product: whatever could belong to an
/// item is looked up. Only slips are looked for among all names that are left over.
struct ListReconciler {
  let facts: any PlaceFacts
  let left: [ListItem]
  let right: [ListItem]

  /// Pairs the items.
  func match() -> Matching {
    var matching = Matching(left.count, right.count)
    matchPlaces(&matching)
    matchHomonyms(&matching)
    matchAreas(&matching)
    matchUnknown(&matching)
    matchSlips(&matching)
    matchDoubleSlips(&matching)
    return matching
  }

  /// Pairs items that were taken for the same place; of several the clearest names first, so that
  /// nothing depends on their order.
  private func matchPlaces(_ matching: inout Matching) {
    let (ours, theirs) = (byPlace(left), byPlace(right))
    for index in left.indices {
      guard let place = left[index].place, let lefts = ours[place],
        lefts.allSatisfy({ $0 >= index }), let rights = theirs[place]
      else { continue }
      for (one, other) in zip(lefts, rights) { matching.pair(one, other, place, .place) }
    }
  }

  private func byPlace(_ items: [ListItem]) -> [PlaceID: [Int]] {
    var result: [PlaceID: [Int]] = [:]
    for (index, item) in items.enumerated() {
      if let place = item.place { result[place, default: []].append(index) }
    }
    for (place, indices) in result where indices.count > 1 {
      result[place] = indices.sorted { one, other in
        (items[one].meanings.count, items[one].text, one)
          < (items[other].meanings.count, items[other].text, other)
      }
    }
    return result
  }

  // MARK: Homonyms

  /// Items whose other meanings are named by the other list.
  ///
  /// Where several on a side could be meant, nothing tells which.
  private func matchHomonyms(_ matching: inout Matching) {
    for group in Matching.groups(homonyms(matching)) {
      let texts = (Set(group.left.map { left[$0].text }), Set(group.right.map { right[$0].text }))
      if texts.0.count == 1, texts.1.count == 1 {
        // Equal names pair off in order, nothing depends on which; what is too many stays alone.
        for (one, other) in zip(group.left, group.right) {
          matching.pair(one, other, meaning(left[one], right[other]), .homonym)
        }
      } else {
        matching.setAside(group.left, group.right)
      }
    }
  }

  /// The free items of both sides that can mean the same.
  private func homonyms(_ matching: Matching) -> [Matching.Edge] {
    var meanings: [PlaceID: [Int]] = [:]
    for index in matching.freeRight {
      for place in right[index].meanings { meanings[place, default: []].append(index) }
    }
    var edges: [Matching.Edge] = []
    for index in matching.freeLeft {
      var others: Set<Int> = []
      for place in left[index].meanings { others.formUnion(meanings[place] ?? []) }
      for other in others.sorted() {
        edges.append(.init(left: index, right: other, place: nil, kind: .homonym))
      }
    }
    return edges
  }

  /// The place that two items can both mean although it is not what each was taken for: what the one
  /// with fewer meanings names, if the other can mean it too.
  private func meaning(_ one: ListItem, _ other: ListItem) -> PlaceID? {
    let shared = Set(one.meanings).intersection(other.meanings)
    let named = [one, other].filter { item in item.place.map(shared.contains) ?? false }
    let clearest = named.min { first, second in
      (first.meanings.count, first.place ?? PlaceID(0))
        < (second.meanings.count, second.place ?? PlaceID(0))
    }
    return clearest?.place ?? shared.min()
  }

  // MARK: Areas

  private func matchAreas(_ matching: inout Matching) {
    // Of several cities in a country its capital is meant.
    let edges = areaEdges(matching)
    matching.pairMutual(edges.filter { isCapitalPair($0.left, $0.right) })
    matching.pairMutual(edges)
  }

  private func areaEdges(_ matching: Matching) -> [Matching.Edge] {
    let lefts = matching.freeLeft
    let rights = matching.freeRight
    var edges: [Matching.Edge] = []
    for (area, city) in areaPairs(lefts, left, rights, right) {
      edges.append(.init(left: area, right: city, place: right[city].likeliest, kind: .area))
    }
    for (area, city) in areaPairs(rights, right, lefts, left) {
      edges.append(.init(left: city, right: area, place: left[city].likeliest, kind: .area))
    }
    return edges
  }

  /// The free countries, regions and districts of one side with the free cities of the other that lie
  /// in them or around them.
  private func areaPairs(
    _ freeAreas: [Int],
    _ areas: [ListItem],
    _ freeCities: [Int],
    _ cities: [ListItem]
  ) -> [(area: Int, city: Int)] {
    var inArea: [PlaceID: [Int]] = [:]
    var wanted: [(item: Int, place: PlaceID)] = []
    for item in freeAreas {
      guard let place = areas[item].likeliest else { continue }
      if facts.kind(of: place) != .city || facts.isDistrict(place) { wanted.append((item, place)) }
    }
    if wanted.isEmpty { return [] }
    for item in freeCities {
      guard let place = cities[item].likeliest else { continue }
      for area in facts.areas(around: place) { inArea[area, default: []].append(item) }
    }
    var pairs: [(area: Int, city: Int)] = []
    for (item, place) in wanted {
      if facts.kind(of: place) != .city {
        pairs += (inArea[place] ?? []).map { (item, $0) }
        continue
      }
      let near = Set(facts.areas(around: place).flatMap { inArea[$0] ?? [] }).sorted()
      for city in near {
        if let other = cities[city].likeliest, facts.district(place, isPartOf: other) {
          pairs.append((item, city))
        }
      }
    }
    return pairs
  }

  private func isCapitalPair(_ leftIndex: Int, _ rightIndex: Int) -> Bool {
    guard let one = left[leftIndex].likeliest, let other = right[rightIndex].likeliest else {
      return false
    }
    return facts.capital(of: one) == other || facts.capital(of: other) == one
  }

  // MARK: Unknown names

  private func matchUnknown(_ matching: inout Matching) {
    var waiting: [[Unicode.Scalar]: [Int]] = [:]
    for index in matching.freeRight.reversed() where right[index].place == nil {
      waiting[facts.folded(right[index].text), default: []].append(index)
    }
    if waiting.isEmpty { return }
    for index in matching.freeLeft where left[index].place == nil {
      guard let partner = waiting[facts.folded(left[index].text)]?.popLast() else { continue }
      matching.pair(index, partner, nil, .unknown)
    }
  }
}

extension ListItem {
  /// The place that it was taken for and all others that its name can mean.
  var meanings: [PlaceID] {
    guard let place, !candidates.contains(place) else { return candidates }
    return [place] + candidates
  }
}
