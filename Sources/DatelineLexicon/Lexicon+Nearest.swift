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
  /// script nor diacritics are mistakes. The form of the key itself is among the results if there
  /// is one. This walks a part of the trie that grows quickly with the distance (milliseconds for
  /// 2): it is for single names, not for texts.
  public func nearest(to key: [UInt8], within distance: Int) -> [Near] {
    let query = Self.characters(of: key)
    guard !query.isEmpty else { return [] }
    var search = NearSearch(units: units, query: query, limit: distance)
    search.visit(units[0], previous: [], row: Array(0...query.count), arriving: 0)
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
  var found: [Lexicon.Near] = []

  init(units: Vector<UInt32>, query: [UInt32], limit: Int) {
    self.units = units
    self.query = query
    self.limit = limit
  }

  /// The number of bytes of the character that begins with a byte of a key; see `Fold`.
  static func length(lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xEE ? 2 : 3 }

  /// Visits a node whose path has the distances `row` to the beginnings of the query, and
  /// `previous` before its last character, `arriving` (0 at the root).
  mutating func visit(_ node: UInt32, previous: [Int], row: [Int], arriving: UInt32) {
    if node >> 8 & 1 == 1, let distance = row.last, distance <= limit {
      found.append(Lexicon.Near(form: Int(units[Int(node >> 9)] >> 9), distance: distance))
    }
    guard let least = row.min(), least <= limit else { return }
    if least == limit {
      // No mistake is left: only what the query has can follow.
      for character in Set(query) {
        let child = descend(node, character)
        if child != 0 {
          step(child, character, previous: previous, row: row, arriving: arriving)
        }
      }
    } else {
      for lead in UInt8(1)...0xFF {
        let node = child(of: node, lead)
        guard node != 0 else { continue }
        forEachCharacter(node, UInt32(lead), Self.length(lead: lead) - 1) { search, code, node in
          search.step(node, code, previous: previous, row: row, arriving: arriving)
        }
      }
    }
  }

  /// Extends the table by one character of a path.
  private mutating func step(
    _ node: UInt32,
    _ character: UInt32,
    previous: [Int],
    row: [Int],
    arriving: UInt32
  ) {
    var next = [row[0] + 1]
    next.reserveCapacity(row.count)
    for column in 1..<row.count {
      let substitution = row[column - 1] + (query[column - 1] == character ? 0 : 1)
      var best = min(substitution, row[column] + 1, next[column - 1] + 1)
      if column > 1, !previous.isEmpty, query[column - 2] == character,
        query[column - 1] == arriving
      {
        best = min(best, previous[column - 2] + 1)
      }
      next.append(best)
    }
    visit(node, previous: row, row: next, arriving: character)
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

  /// Calls `body` for the characters that begin with the bytes in `code` and have `left` more.
  private mutating func forEachCharacter(
    _ node: UInt32,
    _ code: UInt32,
    _ left: Int,
    _ body: (inout NearSearch, UInt32, UInt32) -> Void
  ) {
    guard left > 0 else {
      body(&self, code, node)
      return
    }
    for byte in UInt8(1)...0xFF {
      let next = child(of: node, byte)
      if next != 0 { forEachCharacter(next, code << 8 | UInt32(byte), left - 1, body) }
    }
  }
}
