internal import DatelineModel

/// A name of up to 16 bytes in lower case, packed so that comparing is two comparisons of words.
struct PackedName: Equatable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  /// Packs `count` bytes, letters in lower case; `nil` if they are more than 16.
  @inline(__always)
  init?(_ bytes: UnsafePointer<UInt8>, count: Int) {
    guard count <= 16 else { return nil }
    for offset in 0..<min(count, 8) {
      low |= UInt64(lowercased(bytes[offset])) << UInt64(offset &* 8)
    }
    if count > 8 {
      for offset in 8..<count {
        high |= UInt64(lowercased(bytes[offset])) << UInt64((offset &- 8) &* 8)
      }
    }
  }

  @inline(__always)
  var hash: Int {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 54)
  }
}

/// An ASCII letter in lower case; any other byte as it is.
@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 {
  byte &- 0x41 < 26 ? byte | 0x20 : byte
}

/// Whether the byte is white space in HTML: tab, line feed, form feed, carriage return, space.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}

/// Whether the byte is an ASCII letter.
@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// A small fixed map from names to numbers below 256.
struct NameTable: Sendable {
  private var slots: [UInt8]
  private var names: [PackedName]

  /// Makes a table in which every name means its index; index 0 means "unknown".
  ///
  /// Names of more than 16 bytes, and what stands at `skipping` first places, are left out.
  init(_ all: [String], skipping skipped: Int) {
    precondition(all.count <= 256)
    slots = [UInt8](repeating: 0, count: 1024)
    names = []
    for (index, name) in all.enumerated() {
      var copy = name
      guard
        let packed = copy.withUTF8({ bytes in
          bytes.baseAddress.flatMap { PackedName($0, count: bytes.count) }
        })
      else { preconditionFailure("a name is too long") }
      names.append(packed)
      guard index >= skipped else { continue }
      var slot = packed.hash
      while slots[slot] != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = UInt8(index)
    }
  }

  /// The index of a name, in whatever case it is written; 0 if it is not in the table.
  @inline(__always)
  func index(of bytes: UnsafePointer<UInt8>, count: Int) -> UInt8 {
    guard let packed = PackedName(bytes, count: count) else { return 0 }
    var slot = packed.hash
    while slots[slot] != 0 {
      if names[Int(slots[slot])] == packed { return slots[slot] }
      slot = (slot + 1) & 1023
    }
    return 0
  }

  /// The elements by their raw values.
  static let tags = NameTable(Tag.allCases.map(\.name), skipping: 2)
  /// The attributes by their raw values.
  static let attributes = NameTable(AttributeName.allCases.map(\.name), skipping: 1)
}

extension NameTable {
  /// The element of a name; `.unknown` if HTML does not define it.
  @inline(__always)
  func tag(_ bytes: UnsafePointer<UInt8>, count: Int) -> Tag {
    let index = index(of: bytes, count: count)
    return index == 0 ? .unknown : Tag(rawValue: index) ?? .unknown
  }

  /// The attribute of a name; `.unknown` if it is none of ours.
  @inline(__always)
  func attribute(_ bytes: UnsafePointer<UInt8>, count: Int) -> AttributeName {
    AttributeName(rawValue: index(of: bytes, count: count)) ?? .unknown
  }
}
