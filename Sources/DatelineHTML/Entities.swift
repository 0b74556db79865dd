import DatelineModel

/// Resolves character references as HTML does.
struct Entities: Sendable {
  /// A reference that was resolved.
  struct Match {
    /// The code point; 0 for a reference that means nothing that text can hold.
    var first: UInt32
    /// The second code point, or 0.
    var second: UInt32 = 0
    /// The bytes of the reference, `&` and `;` included.
    var count: Int
  }

  private struct Entry {
    var start: UInt16
    var count: UInt8
    var isLegacy: Bool
    var first: UInt32
    var second: UInt32
  }

  private var entries: [Entry] = []
  private var slots = [UInt16](repeating: 0, count: 8192)

  /// The longest name that counts without a semicolon.
  private static let longestLegacy = 6
  private static let longest = 31

  /// The table, read once.
  static let all = Entities()

  private init() {
    let base = EntityTable.entries.utf8Start
    let end = EntityTable.entries.utf8CodeUnitCount
    var index = 0
    while index < end {
      let start = index
      while base[index] != 0x3A, base[index] != 0x21 { index += 1 }
      var entry = Entry(
        start: UInt16(start),
        count: UInt8(index - start),
        isLegacy: base[index] == 0x21,
        first: 0,
        second: 0
      )
      index += 1
      while index < end, base[index] != 0x20 {
        if base[index] == 0x2B {
          entry.second = entry.first
          entry.first = 0
        } else {
          entry.first = entry.first << 4 | Self.digit(base[index])
        }
        index += 1
      }
      if entry.second != 0 { swap(&entry.first, &entry.second) }
      entries.append(entry)
      var slot = Self.hash(base + start, count: Int(entry.count))
      while slots[slot] != 0 { slot = (slot + 1) & 8191 }
      slots[slot] = UInt16(entries.count)
      index += 1
    }
  }

  private static func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    let hash = ByteHash.of(UnsafeBufferPointer(start: bytes, count: count))
    return Int(truncatingIfNeeded: (hash ^ hash >> 29) & 8191)
  }

  private static func digit(_ byte: UInt8) -> UInt32 {
    byte < 0x3A ? UInt32(byte) - 0x30 : UInt32(byte | 0x20) - 0x57
  }

  private func entry(_ bytes: UnsafePointer<UInt8>, count: Int) -> Entry? {
    let base = EntityTable.entries.utf8Start
    var slot = Self.hash(bytes, count: count)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if Int(entry.count) == count {
        var offset = 0
        while offset < count, base[Int(entry.start) + offset] == bytes[offset] { offset += 1 }
        if offset == count { return entry }
      }
      slot = (slot + 1) & 8191
    }
    return nil
  }

  /// Resolves the reference that starts with the `&` at `bytes`; `nil` if none does.
  ///
  /// In an attribute's value `&copy=` is no reference, because addresses are full of such.
  func match(_ bytes: UnsafePointer<UInt8>, left: Int, inAttribute: Bool) -> Match? {
    guard left > 2 else { return nil }
    if bytes[1] == 0x23 { return numeric(bytes, left: left) }
    var length = 0
    while length <= Self.longest, length + 1 < left, isAlphanumeric(bytes[length + 1]) {
      length += 1
    }
    guard length > 1 else { return nil }
    if length + 1 < left, bytes[length + 1] == 0x3B, let entry = entry(bytes + 1, count: length) {
      return Match(first: entry.first, second: entry.second, count: length + 2)
    }
    var shorter = min(length, Self.longestLegacy)
    while shorter > 1 {
      if let entry = entry(bytes + 1, count: shorter), entry.isLegacy {
        if inAttribute, shorter + 1 < left {
          let next = bytes[shorter + 1]
          if next == 0x3D || isAlphanumeric(next) { return nil }
        }
        return Match(first: entry.first, second: entry.second, count: shorter + 1)
      }
      shorter -= 1
    }
    return nil
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 0x30 < 10 }

  private func numeric(_ bytes: UnsafePointer<UInt8>, left: Int) -> Match? {
    var index = 2
    var value: UInt32 = 0
    let isHex = bytes[2] | 0x20 == 0x78
    if isHex { index = 3 }
    let start = index
    while index < left {
      let byte = bytes[index]
      if byte &- 0x30 < 10 {
        value = value * (isHex ? 16 : 10) + UInt32(byte &- 0x30)
      } else if isHex, (byte | 0x20) &- 0x61 < 6 {
        value = value * 16 + UInt32((byte | 0x20) &- 0x57)
      } else {
        break
      }
      value = min(value, 0x11_0000)
      index += 1
    }
    guard index > start else { return nil }
    if index < left, bytes[index] == 0x3B { index += 1 }
    return Match(first: Self.scalar(value), count: index)
  }

  /// The code point that a number means: 0x80 to 0x9F are windows-1252, as pages meant them.
  private static func scalar(_ value: UInt32) -> UInt32 {
    switch value {
    case 0, 0xD800...0xDFFF, 0xFFFE...0xFFFF, 0x11_0000...: 0xFFFD
    case 0x80...0x9F: UInt32(windows1252[Int(value) - 0x80])
    case 0x09, 0x0A: value
    case 0x0D: 0x0A
    case 0x0C: 0x20
    case 1..<0x20: 0
    default: value
    }
  }

  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
