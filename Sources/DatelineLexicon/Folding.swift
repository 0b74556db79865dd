/// The one form under which the lexicon knows a name, made while a text is read.
///
/// Case, diacritics, full width and the difference between traditional and simplified characters
/// vanish; white space becomes one space; hyphens and middle dots become a space, or nothing behind
/// a Han character (圣胡利娅-德洛里亚 is 圣胡利娅德洛里亚). A space between a Han character and another
/// letter is dropped too, since both ways of writing are common. What is folded to what is data:
/// `characters.tsv`.
public struct Folding: Sendable {
  /// Page of each 256 code points up to U+2FFFF; page 0 is all identity.
  nonisolated(unsafe) private let pages: UnsafePointer<UInt16>
  /// The entries of the pages, one after another; see `Entry`.
  nonisolated(unsafe) private let entries: UnsafePointer<UInt32>
  private let blob: Blob

  static let pageCount = 0x300

  /// An entry is up to four bytes of folded UTF-8, the first in the lowest byte, or one of these,
  /// none of which is UTF-8.
  enum Entry {
    static let identity: UInt32 = 0
    static let dropped: UInt32 = 0xFFFF_FFFF
    static let separator: UInt32 = 0xFFFF_FFFE
    static let space: UInt32 = 0x20
  }

  /// What was read last.
  enum Last { case other, han, space }

  /// Reads the tables of a blob; `nil` if it has none.
  public init?(_ blob: Blob) {
    guard let pages = blob.table(.foldPages, of: UInt16.self)?.baseAddress,
      let entries = blob.table(.foldEntries, of: UInt32.self)?.baseAddress
    else { return nil }
    self.pages = pages
    self.entries = entries
    self.blob = blob
  }

  /// Folds the code point at `index`, moves behind it, and returns up to four bytes, first lowest;
  /// 0 if nothing is left of it.
  ///
  /// The text must be valid UTF-8 and `index` the start of a code point before `end`.
  @inline(__always)
  func next(
    _ text: UnsafePointer<UInt8>,
    _ index: inout Int,
    _ end: Int,
    _ last: inout Last
  ) -> UInt32 {
    let lead = text[index]
    if lead < 0x80 {
      index += 1
      // Letters and digits by arithmetic: they are most of a Latin text.
      if lead &- 0x61 < 26 || lead &- 0x30 < 10 {
        last = .other
        return UInt32(lead)
      }
      if lead &- 0x41 < 26 {
        last = .other
        return UInt32(lead | 0x20)
      }
      return settle(entries[Int(pages[0]) << 8 | Int(lead)], UInt32(lead), text, index, end, &last)
    }
    let (point, length, written) = Self.decode(text, index, lead)
    index += length
    guard point < UInt32(Self.pageCount) << 8 else {
      last = .other
      return written
    }
    let entry = entries[Int(pages[Int(point >> 8)]) << 8 | Int(point & 0xFF)]
    return settle(entry, written, text, index, end, &last)
  }

  /// Turns an entry into bytes, by what stands before and behind.
  @inline(__always)
  private func settle(
    _ entry: UInt32,
    _ written: UInt32,
    _ text: UnsafePointer<UInt8>,
    _ index: Int,
    _ end: Int,
    _ last: inout Last
  ) -> UInt32 {
    var folded = entry == Entry.identity ? written : entry
    if folded == Entry.dropped { return 0 }
    if folded == Entry.separator {
      if last == .han { return 0 }
      folded = Entry.space
    }
    if folded == Entry.space {
      let hanFollows = index < end && Self.startsHan(text[index])
      if last == .space || (last == .han) != hanFollows { return 0 }
      last = .space
      return folded
    }
    last = Self.startsHan(UInt8(truncatingIfNeeded: folded)) ? .han : .other
    return folded
  }

  /// Whether a lead byte begins a kana or Han character (or one of their punctuation marks).
  @inline(__always)
  static func startsHan(_ byte: UInt8) -> Bool { byte >= 0xE3 && byte != 0xEF }

  /// The code point at `index`, its length, and its bytes with the first lowest.
  @inline(__always)
  static func decode(
    _ text: UnsafePointer<UInt8>,
    _ index: Int,
    _ lead: UInt8
  ) -> (point: UInt32, length: Int, written: UInt32) {
    let first = UInt32(lead)
    let second = UInt32(text[index + 1])
    if lead < 0xE0 {
      return ((first & 0x1F) << 6 | second & 0x3F, 2, first | second << 8)
    }
    let third = UInt32(text[index + 2])
    if lead < 0xF0 {
      let point = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      return (point, 3, first | second << 8 | third << 16)
    }
    let fourth = UInt32(text[index + 3])
    let point = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
    return (point, 4, first | second << 8 | third << 16 | fourth << 24)
  }

  /// Adds the tables to another blob: that of names added at run time.
  public func write(to other: inout BlobBuilder) {
    for section in [Blob.Section.foldPages, .foldEntries] {
      if let bytes = blob.bytes(of: section) { other.add(section, bytes: Array(bytes)) }
    }
  }

  /// The folded form of a name, as bytes of UTF-8.
  ///
  /// Two names with the same folded form are the same name to the lexicon. Spaces at the ends are
  /// not part of it.
  public func fold(_ name: some StringProtocol) -> [UInt8] {
    var result: [UInt8] = []
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return }
      var index = 0
      var last = Last.space
      while index < buffer.count {
        var folded = next(text, &index, buffer.count, &last)
        while folded != 0 {
          result.append(UInt8(truncatingIfNeeded: folded))
          folded >>= 8
        }
      }
    }
    while result.last == 0x20 { result.removeLast() }
    return result
  }
}

extension Blob.Section {
  static let foldPages = Self(rawValue: 1)
  static let foldEntries = Self(rawValue: 2)
  static let trieUnits = Self(rawValue: 3)
  static let trieRoots = Self(rawValue: 4)
  static let formSenses = Self(rawValue: 5)
  static let senses = Self(rawValue: 6)
}
