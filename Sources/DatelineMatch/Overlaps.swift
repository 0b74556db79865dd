public import DatelineModel

extension [Mention] {
  /// The mentions that remain when overlaps have been decided, in text order, without decoys.
  ///
  /// The longest mention wins wherever it stands; among equally long ones the more confident, then
  /// the one that comes first in the order of kinds below. A decoy takes its place like any other and is
  /// dropped at the end. The result does not depend on the order of the mentions.
  public func withoutOverlaps() -> [Mention] {
    let order = indices.sorted { left, right in
      self[left].precedes(self[right])
    }
    var chosen: [Mention] = []
    for index in order {
      let mention = self[index]
      // `chosen` is kept in text order, so that two neighbours tell whether there is room.
      let place = chosen.partitioningIndex { $0.range.start >= mention.range.start }
      if place < chosen.count, chosen[place].range.overlaps(mention.range) { continue }
      if place > 0, chosen[place - 1].range.overlaps(mention.range) { continue }
      chosen.insert(mention, at: place)
    }
    return chosen.filter { mention in
      if case .decoy = mention.value { return false }
      return true
    }
  }

  /// The first index whose element satisfies `belongs`, which must hold for all after it.
  private func partitioningIndex(where belongs: (Mention) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Mention {
  fileprivate func precedes(_ other: Mention) -> Bool {
    if range.count != other.range.count { return range.count > other.range.count }
    if confidence != other.confidence { return confidence > other.confidence }
    if range.start != other.range.start { return range.start < other.range.start }
    if rank != other.rank { return rank < other.rank }
    return rule < other.rule
  }

  /// Decoys come first among readings that nothing else tells apart.
  private var rank: Int {
    if case .decoy = value { return 0 }
    switch kind {
    case .date: return 1
    case .product: return 2
    case .brand: return 3
    case .person: return 4
    case .city: return 5
    case .country: return 6
    case .region: return 7
    }
  }
}
