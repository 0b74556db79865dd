import DatelineModel

/// What the classes of one page mean, remembered: cards, paragraphs and comments repeat theirs.
///
/// A slot holds one stretch of the tree's text and its mark; a stretch of other bytes takes its
/// place.
struct MarkCache {
  private struct Slot {
    var start: Int32 = 0
    var count: Int32 = -1
    var mark: Mark = []
  }

  private static let size = 256
  private var slots = [Slot](repeating: Slot(), count: size)

  /// What ``MarkReader/read(_:_:)`` makes of a stretch of the one text that this cache is asked for.
  mutating func read(_ text: [UInt8], _ range: ByteRange) -> Mark {
    let count = range.end - range.start
    // Short ones are read as fast as they are compared.
    guard count >= 8 else { return MarkReader.read(text, range) }
    let (place, isKnown) = text.withUnsafeBytes { bytes in
      func eight(_ at: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
      let tail = eight(range.end - 8)
      let hash = eight(range.start) ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(count)
      let place = Int((hash &* 0xD6E8_FEB8_6659_FD93) >> 56)
      let slot = slots[place]
      let first = Int(slot.start)
      guard slot.count == Int32(count), eight(first + count - 8) == tail else {
        return (place, false)
      }
      for at in stride(from: 0, to: count - 8, by: 8)
      where eight(first + at) != eight(range.start + at) {
        return (place, false)
      }
      return (place, true)
    }
    if isKnown { return slots[place].mark }
    let mark = MarkReader.read(text, range)
    slots[place] = Slot(start: Int32(range.start), count: Int32(count), mark: mark)
    return mark
  }
}
