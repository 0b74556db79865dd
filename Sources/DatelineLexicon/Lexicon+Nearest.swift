extension Lexicon {
  /// A name of the lexicon that is written almost like another.
  public struct Near: Hashable, Sendable {
    /// The form in the lexicon.
    public var form: Int
    /// How many characters are wrong, missing, too many, or swapped with their neighbour.
    public var distance: Int
  }

  /// The forms within an edit distance of a key that `Fold` made, nearest first, then in the order
  /// of forms.
  ///
  /// Counts in folded characters, one for a Han character as for a letter, so that neither case nor
  /// script nor diacritics are mistakes; a letter is never taken for a Han character, nor the other
  /// way round. The form of the key itself is among the results if there is one. This walks a part
  /// of the trie that grows quickly with the distance (tenths of a millisecond for 2): it is for single
  /// names, not for texts.
  public func nearest(to key: [UInt8], within distance: Int) -> [Near] {
    let query = Self.characters(of: key)
    guard !query.isEmpty else { return [] }
    var search = NearSearch(units: units, query: query, limit: distance)
    search.visit(units[0], depth: 0, arriving: 0)
    return search.found.sorted { ($0.distance, $0.form) < ($1.distance, $1.form) }
  }

  /// The codes of a key's characters, each in one word, its last byte lowest.
  private static func characters(of key: [UInt8]) -> [UInt32] {
    var result: [UInt32] = []
    var index = 0
    while index < key.count {
      let length = NearSearch.length(lead: key[index])
      result.append(key[index...].prefix(length).reduce(0) { $0 << 8 | UInt32($1) })
      index += length
    }
    return result
  }
}

/// A walk over the trie with one row of the edit-distance table for each character on the path.
private struct NearSearch {
  let units: Vector<UInt32>
  let query: [UInt32]
  let limit: Int
  /// The first bytes that characters can have which stand in a path for another or besides: those of
  /// letters where the query has letters alone, those of Han characters where it has none.
  let leads: ClosedRange<UInt8>
  /// The rows of the characters on the path, the root's first, each as wide as the query and one.
  var rows: [Int]
  var found: [Lexicon.Near] = []

  init(units: Vector<UInt32>, query: [UInt32], limit: Int) {
    self.units = units
    self.query = query
    self.limit = limit
    let letters = query.count { $0 < 0x80 }
    leads = letters == query.count ? 1...0x7F : letters == 0 ? 0x80...0xFF : 1...0xFF
    // A path that is longer than the query by more than the limit has no distance within it.
    rows = Array(repeating: 0, count: (query.count + limit + 2) * (query.count + 1))
    for column in 0...query.count { rows[column] = column }
  }

  /// The number of bytes of the character that begins with a byte of a key; see `Fold`.
  static func length(lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xEE ? 2 : 3 }

  /// Visits a node with so many characters on its path, of which `arriving` is the last (0 at the
  /// root); their rows are filled.
  mutating func visit(_ node: UInt32, depth: Int, arriving: UInt32) {
    let row = depth * (query.count + 1)
    let distance = rows[row + query.count]
    if node >> 8 & 1 == 1, distance <= limit {
      found.append(Lexicon.Near(form: Int(units[Int(node >> 9)] >> 9), distance: distance))
    }
    var least = rows[row]
    for column in 1...query.count { least = min(least, rows[row + column]) }
    guard least <= limit else { return }
    if least == limit {
      // No mistake is left: only what the query has here can follow.
      for column in query.indices where follows(column, row, depth, arriving) {
        let character = query[column]
        let isFirst = !(0..<column).contains {
          query[$0] == character && follows($0, row, depth, arriving)
        }
        guard isFirst else { continue }
        let child = descend(node, character)
        if child != 0 { step(child, character, depth: depth, arriving: arriving) }
      }
    } else {
      for lead in leads {
        let node = child(of: node, lead)
        guard node != 0 else { continue }
        let left = Self.length(lead: lead) - 1
        forEachCharacter(node, UInt32(lead), left, depth: depth, arriving: arriving)
      }
    }
  }

  /// Whether the path can go on with a character of the query when no mistake is left: because the
  /// query has it here, or because it is swapped with the one that arrived.
  private func follows(_ column: Int, _ row: Int, _ depth: Int, _ arriving: UInt32) -> Bool {
    if rows[row + column] == limit { return true }
    return depth > 0 && column + 1 < query.count && query[column + 1] == arriving
      && rows[row - (query.count + 1) + column] < limit
  }

  /// Extends the table by one character of a path.
  private mutating func step(
    _ node: UInt32,
    _ character: UInt32,
    depth: Int,
    arriving: UInt32
  ) {
    let width = query.count + 1
    let row = depth * width
    let next = row + width
    rows[next] = rows[row] + 1
    for column in 1..<width {
      let substitution = rows[row + column - 1] + (query[column - 1] == character ? 0 : 1)
      var best = min(substitution, rows[row + column] + 1, rows[next + column - 1] + 1)
      if column > 1, depth > 0, query[column - 2] == character, query[column - 1] == arriving {
        best = min(best, rows[row - width + column - 2] + 1)
      }
      rows[next + column] = best
    }
    visit(node, depth: depth + 1, arriving: character)
  }

  /// The node for a byte of a key; 0 if there is none.
  private func child(of node: UInt32, _ byte: UInt8) -> UInt32 {
    let unit = units[Int(node >> 9) ^ Int(byte)]
    return UInt8(truncatingIfNeeded: unit) == byte ? unit : 0
  }

  private func descend(_ node: UInt32, _ character: UInt32) -> UInt32 {
    var node = node
    for shift in [16, 8, 0] as [UInt32] {
      let byte = UInt8(truncatingIfNeeded: character >> shift)
      guard byte != 0 else { continue }
      node = child(of: node, byte)
      if node == 0 { return 0 }
    }
    return node
  }

  /// Steps to the characters that begin with the bytes in `code` and have `left` more.
  private mutating func forEachCharacter(
    _ node: UInt32,
    _ code: UInt32,
    _ left: Int,
    depth: Int,
    arriving: UInt32
  ) {
    guard left > 0 else {
      step(node, code, depth: depth, arriving: arriving)
      return
    }
    for byte in UInt8(1)...0xFF {
      let next = child(of: node, byte)
      guard next != 0 else { continue }
      forEachCharacter(next, code << 8 | UInt32(byte), left - 1, depth: depth, arriving: arriving)
    }
  }
}
