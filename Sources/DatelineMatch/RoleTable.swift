import DatelineLexicon
import DatelineModel

/// What the words of a pack's table are evidence for: a bit for each role, by the hash of the
/// word's key.
struct RoleTable: Sendable {
  private var keys: [UInt64] = [0]
  private var bits: [UInt64] = [0]
  private var filter = HashFilter(count: 0)

  /// Reads the columns `word` and `roles`; roles that `names` lacks are passed over.
  init(_ table: Table?, fold: Fold, names: (Substring) -> UInt64?) {
    guard let table, let word = table.column("word"), let role = table.column("roles") else {
      return
    }
    var size = 64
    while size < 4 * table.rowCount { size *= 2 }
    keys = Array(repeating: 0, count: size)
    bits = Array(repeating: 0, count: size)
    filter = HashFilter(count: table.rowCount)
    var scan = Scan()
    for row in 0..<table.rowCount {
      let hash = fold.key(of: Array(table.string(row, word).utf8), using: &scan)
        .withUnsafeBufferPointer { KeyHash.of($0) }
      guard hash != KeyHash.none else { continue }
      let slot = slot(hash)
      keys[slot] = hash
      filter.insert(hash)
      for name in table.alternatives(row, role) { bits[slot] |= names(name) ?? 0 }
    }
  }

  /// The roles of the word with a hash; 0 where the table has none.
  @inline(__always)
  subscript(hash: UInt64) -> UInt64 { filter.mayContain(hash) ? bits[slot(hash)] : 0 }

  /// The place of a hash, or the free one where it would stand.
  @inline(__always)
  private func slot(_ hash: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }
}
