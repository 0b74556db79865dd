internal import DatelineGazetteer
internal import DatelineModel

/// The names in lists of cities that nothing but the list tells to be cities (大津, Madison).
struct OverlookedCities {
  /// A list with at least this share of known cities turns a brand's or a person's name into a city's.
  private static let shareOfSureList = 0.7
  /// How sure a city is that only its list makes one.
  private static let confidence = 0.85

  let gazetteer: Gazetteer

  /// The mentions with those of the overlooked cities, in text order; `nil` if there are none.
  func added(to mentions: [Mention], _ lists: [FoundList], _ article: Article) -> [Mention]? {
    var cities: [Mention] = []
    var replaced: Set<Int> = []
    for list in lists {
      let known = list.items.count { $0.anchor != nil }
      let isSure = Double(known) >= Self.shareOfSureList * Double(list.items.count)
      for item in list.items where item.anchor == nil {
        let name = article.string(in: item.range)
        let candidates = gazetteer.places(named: name)
        guard !candidates.isEmpty else { continue }
        let others = overlapping(item.range, mentions)
        if !others.isEmpty {
          guard isSure, others.allSatisfy({ mayBeCity(mentions[$0], item.range) }) else { continue }
          replaced.formUnion(others)
        }
        let isHan = name.unicodeScalars.contains { $0.isHan }
        cities.append(
          Mention(
            range: item.range,
            kind: .city,
            value: .places(candidates),
            rule: isHan ? "cities/zh#list" : "cities/en#list",
            confidence: Self.confidence
          )
        )
      }
    }
    guard !cities.isEmpty else { return nil }
    let kept = mentions.indices.filter { !replaced.contains($0) }.map { mentions[$0] }
    return (kept + cities).sorted { $0.range.start < $1.range.start }
  }

  /// Whether a mention inside a name could be a part of it, or the name itself taken for something else.
  private func mayBeCity(_ mention: Mention, _ range: ByteRange) -> Bool {
    guard range.contains(mention.range) else { return false }
    switch mention.value {
    case .places: return true
    case .brand, .person: return mention.range == range
    default: return false
    }
  }

  private func overlapping(_ range: ByteRange, _ mentions: [Mention]) -> Range<Int> {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < mentions.count, mentions[end].range.start < range.end { end += 1 }
    return low..<end
  }
}
