/// The steps of an automaton that are known: a hash table of states by keys that are never 0.
///
/// An entry is the key, which has less than 48 bits, and in the lowest 16 bits the state. One thread
/// uses the table at a time.
final class PatternSteps: @unchecked Sendable {
  private static let startSize = 1_024
  private static let recentSize = 2_048

  private var entries: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var count = 0
  /// The steps that were taken last, each where its key's hash says: most of those of a text, in so
  /// little memory that it stays near the processor.
  private let recent: UnsafeMutablePointer<UInt64>

  init() {
    mask = Self.startSize - 1
    entries = Self.entries(Self.startSize)
    recent = Self.entries(Self.recentSize)
  }

  deinit {
    entries.deallocate()
    recent.deallocate()
  }

  private static func entries(_ size: Int) -> UnsafeMutablePointer<UInt64> {
    let entries = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
    entries.initialize(repeating: 0, count: size)
    return entries
  }

  /// The state that a key leads to; -1 where that is not known.
  @inline(__always)
  subscript(key: UInt64) -> Int32 {
    let place = recent + Self.slot(key) & (Self.recentSize &- 1)
    if place.pointee &>> 16 == key { return Int32(truncatingIfNeeded: place.pointee & 0xFFFF) }
    guard let entry = find(key) else { return -1 }
    place.pointee = entry
    return Int32(truncatingIfNeeded: entry & 0xFFFF)
  }

  @inline(never)
  private func find(_ key: UInt64) -> UInt64? {
    var index = Self.slot(key) & mask
    while entries[index] != 0 {
      if entries[index] >> 16 == key { return entries[index] }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Adds a key that is not known.
  func insert(_ key: UInt64, _ target: Int32) {
    precondition(key != 0 && key < 1 << 48 && target >= 0 && target < 1 << 16)
    if 2 * count >= mask { grow() }
    count += 1
    put(key << 16 | UInt64(target))
  }

  /// Forgets everything.
  func removeAll() {
    entries.update(repeating: 0, count: mask + 1)
    recent.update(repeating: 0, count: Self.recentSize)
    count = 0
  }

  private func put(_ entry: UInt64) {
    var index = Self.slot(entry >> 16) & mask
    while entries[index] != 0 { index = (index + 1) & mask }
    entries[index] = entry
  }

  private func grow() {
    let (old, oldSize) = (entries, mask + 1)
    mask = 2 * oldSize - 1
    entries = Self.entries(2 * oldSize)
    for index in 0..<oldSize where old[index] != 0 { put(old[index]) }
    old.deallocate()
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }
}
