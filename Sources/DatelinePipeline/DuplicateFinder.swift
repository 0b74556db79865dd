internal import DatelineSource

/// Finds copies among many texts by their sketches, in memory of about 24 bytes a text.
///
/// Texts whose sketches agree in three bytes in a row are compared (locality-sensitive hashing); what
/// hangs together is then sorted out text by text, the earliest first, so that every copy is one of
/// the text that it is said to be a copy of.
struct DuplicateFinder {
  private static let rows = 3
  /// How many texts before it that agree in a band a text is compared with.
  ///
  /// What a large group of copies needs is one; the others are for groups that a common phrase threw
  /// together.
  private static let neighbours = 4
  private static let leaders = 64

  private let sketch: (Int) -> UnsafeRawBufferPointer?

  /// Describes the texts.
  ///
  /// - Parameter sketch: The sketch of a text by its number; `nil` for one that has none.
  init(_ sketch: @escaping (Int) -> UnsafeRawBufferPointer?) { self.sketch = sketch }

  /// For each text the text that it is a copy of, or itself.
  ///
  /// - Parameter order: The numbers of the texts, earliest first.
  /// - Returns: By number of the text.
  func originals(_ order: [UInt32]) -> [UInt32] {
    var parents = Array(0..<UInt32(order.count))
    link(order, &parents)
    var originals = Array(0..<UInt32(order.count))
    var groups: [UInt64] = []
    for rank in order.indices {
      let root = Self.root(UInt32(rank), &parents)
      if root != rank { groups.append(UInt64(root) << 32 | UInt64(rank)) }
    }
    groups.sort()
    var start = 0
    while start < groups.count {
      let root = groups[start] >> 32
      var end = start
      while end < groups.count, groups[end] >> 32 == root { end += 1 }
      sortOut([root] + groups[start..<end].map { $0 & 0xFFFF_FFFF }, order, &originals)
      start = end
    }
    return originals
  }

  private func sortOut(_ ranks: [UInt64], _ order: [UInt32], _ originals: inout [UInt32]) {
    var found: [UInt32] = []
    for rank in ranks {
      let text = order[Int(rank)]
      let leader = found.first { areCopies(Int($0), Int(text)) }
      if let leader {
        originals[Int(text)] = leader
      } else if found.count < Self.leaders {
        found.append(text)
      }
    }
  }

  private func link(_ order: [UInt32], _ parents: inout [UInt32]) {
    var keys: [UInt64] = []
    keys.reserveCapacity(order.count)
    for band in 0..<Sketch.size / Self.rows {
      keys.removeAll(keepingCapacity: true)
      for (rank, text) in order.enumerated() {
        guard let bytes = sketch(Int(text)) else { continue }
        var key: UInt64 = 0
        for row in 0..<Self.rows { key = key << 8 | UInt64(bytes[band * Self.rows + row]) }
        if key != 0 { keys.append(key << 32 | UInt64(rank)) }
      }
      keys.sort()
      for index in keys.indices {
        var other = index - 1
        while other >= 0, index - other <= Self.neighbours, keys[other] >> 32 == keys[index] >> 32 {
          let left = UInt32(truncatingIfNeeded: keys[other])
          let right = UInt32(truncatingIfNeeded: keys[index])
          let (first, second) = (Self.root(left, &parents), Self.root(right, &parents))
          if first != second, areCopies(Int(order[Int(left)]), Int(order[Int(right)])) {
            parents[Int(max(first, second))] = min(first, second)
          }
          other -= 1
        }
      }
    }
  }

  private func areCopies(_ left: Int, _ right: Int) -> Bool {
    guard let left = sketch(left), let right = sketch(right) else { return false }
    return Sketch.areCopies(left, right)
  }

  private static func root(_ start: UInt32, _ parents: inout [UInt32]) -> UInt32 {
    var index = start
    while parents[Int(index)] != index {
      parents[Int(index)] = parents[Int(parents[Int(index)])]
      index = parents[Int(index)]
    }
    return index
  }
}
