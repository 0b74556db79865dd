public import DatelineModel

extension [Mention] {
  /// The mentions that remain when overlaps have been decided, in text order, without decoys.
  ///
  /// The longest mention wins wherever it stands; among equally long ones the more confident, then
  /// the one that comes first in the order of kinds below. A decoy takes its place like any other and is
  /// dropped at the end. The result does not depend on the order of the mentions.
  public func withoutOverlaps() -> [Mention] {
    let order = indices.map { Claim(self[$0], $0) }.sorted { left, right in
      left.precedes(right, in: self)
    }
    var chosen = DisjointRanges(capacity: count)
    for claim in order { chosen.take(claim.range, claim.index) }
    return chosen.taken.compactMap { _, index in
      if case .decoy = self[index].value { nil } else { self[index] }
    }
  }
}

/// What decides whether a mention keeps its place.
private struct Claim {
  let range: ByteRange
  let confidence: Double
  /// Among readings that nothing else tells apart the first ones win, decoys before all.
  let rank: Int
  /// The mention's place in the array.
  let index: Int

  init(_ mention: Mention, _ index: Int) {
    range = mention.range
    confidence = mention.confidence
    rank = Self.rank(of: mention)
    self.index = index
  }

  func precedes(_ other: Claim, in mentions: [Mention]) -> Bool {
    if range.count != other.range.count { return range.count > other.range.count }
    if confidence != other.confidence { return confidence > other.confidence }
    if range.start != other.range.start { return range.start < other.range.start }
    if rank != other.rank { return rank < other.rank }
    return mentions[index].rule < mentions[other.index].rule
  }

  private static func rank(of mention: Mention) -> Int {
    if case .decoy = mention.value { return 0 }
    switch mention.kind {
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
