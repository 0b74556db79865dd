import DatelineModel

/// Stretches of a text in its order, none of which overlaps another.
struct DisjointRanges {
  /// Those that were taken, and the indices of what they belong to.
  private(set) var taken: [(range: ByteRange, index: Int)] = []

  /// Makes room for so many.
  init(capacity: Int) { taken.reserveCapacity(capacity) }

  /// Takes a stretch unless it overlaps one that has been taken.
  mutating func take(_ range: ByteRange, _ index: Int) {
    // Two neighbours tell whether there is room.
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].range.start >= range.start { high = middle } else { low = middle + 1 }
    }
    if low < taken.count, taken[low].range.overlaps(range) { return }
    if low > 0, taken[low - 1].range.overlaps(range) { return }
    taken.insert((range, index), at: low)
  }
}
