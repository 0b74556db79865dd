import DatelineModel

/// Small readings of bytes that the readers of this module share.
///
/// Text is UTF-8 throughout, and everything that decides is ASCII or a whole character compared as
/// bytes: no `String` is built to look at a page.
extension UInt8 {
  /// White space as HTML knows it, and the vertical tab.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLower: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var lowered: UInt8 { isUpper ? self | 0x20 : self }
  /// The number of bytes of the character that starts with this byte.
  var sequenceLength: Int {
    if self < 0x80 { return 1 }
    if self < 0xE0 { return 2 }
    return self < 0xF0 ? 3 : 4
  }
}

/// Eight copies of a byte, to compare with eight bytes of text at once, letters without case.
private struct EightBytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  private let copies: UInt64
  private let cases: UInt64

  /// - Parameter byte: no upper-case letter.
  init(_ byte: UInt8) {
    copies = UInt64(byte) * Self.ones
    cases = byte.isLower ? 0x20 * Self.ones : 0
  }

  /// Bytes of 0 where the letter stands; the first byte of the text is the lowest.
  func differing(_ text: UInt64) -> UInt64 { (UInt64(littleEndian: text) | cases) ^ copies }
}

extension [UInt8] {
  /// Whether `other` stands at `offset`, ASCII letters compared without case; `other` is lower case.
  func has(_ other: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + other.count <= count else { return false }
    for index in 0..<other.count where self[offset + index].lowered != other[index] {
      return false
    }
    return true
  }

  /// The first place of `other`, whose ASCII letters must be lower case, within `range`; letters of
  /// ASCII are compared without case.
  func find(_ other: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = other.first, range.count >= other.count else { return nil }
    let last = range.upperBound - other.count
    var index = range.lowerBound
    guard other.count > 1 else {
      while index <= last {
        if self[index].lowered == first { return index }
        index += 1
      }
      return nil
    }
    // Eight places at a time: the first two bytes of `other` as eight copies each, compared with
    // the bytes there and with those one further.
    let lead = EightBytes(first)
    let next = EightBytes(other[1])
    return withUnsafeBytes { bytes in
      while index <= last {
        guard index + 9 <= bytes.count else {
          if has(other, at: index) { return index }
          index += 1
          continue
        }
        // A byte of 0 is where both stand.
        let differing =
          lead.differing(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          | next.differing(bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt64.self))
        let zeros = (differing &- EightBytes.ones) & ~differing & (EightBytes.ones << 7)
        if zeros == 0 {
          index += 8
          continue
        }
        index += zeros.trailingZeroBitCount / 8
        if index > last { return nil }
        if has(other, at: index) { return index }
        index += 1
      }
      return nil
    }
  }

  /// The code point at `offset` and its length in bytes; the bytes are valid UTF-8.
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let lead = self[offset]
    let length = lead.sequenceLength
    if length == 1 || offset + length > count { return (UInt32(lead), 1) }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (value, length)
  }

  /// The code point that ends before `offset`, and its length in bytes.
  func scalar(before offset: Int) -> (value: UInt32, length: Int) {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// `range` without white space at its ends: ASCII, U+00A0, U+3000 and what has no width.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let (value, length) = scalar(at: start)
      guard Scalars.isSpace(value) else { break }
      start += length
    }
    while end > start {
      let (value, length) = scalar(before: end)
      guard Scalars.isSpace(value) else { break }
      end -= length
    }
    return start..<Swift.max(start, end)
  }

  /// A stretch as a string.
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

/// Classes of code points.
enum Scalars {
  /// Letters of the scripts that part their words, beyond ASCII: Latin, Greek, Cyrillic and on to
  /// those of India.
  static func isAlphabetic(_ value: UInt32) -> Bool { value >= 0xC0 && value < 0x2000 }

  static func isSpace(_ value: UInt32) -> Bool {
    value <= 0x20 || value == 0xA0 || value == 0x3000 || value == 0xFEFF
      || (value >= 0x2000 && value <= 0x200B) || value == 0x202F || value == 0x2060
  }

  static func isHan(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF)
      || (value >= 0xF900 && value <= 0xFAFF) || (value >= 0x20000 && value <= 0x3FFFF)
      || value == 0x3005 || value == 0x3007
  }

  static func isKana(_ value: UInt32) -> Bool {
    (value >= 0x3041 && value <= 0x30FF && value != 0x30FB) || (value >= 0xFF66 && value <= 0xFF9D)
  }

  static func isHangul(_ value: UInt32) -> Bool {
    (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0x1100 && value <= 0x11FF)
      || (value >= 0x3130 && value <= 0x318F)
  }

  /// Characters between which Chinese and Japanese put no space: ideographs, kana, their marks.
  static func isWide(_ value: UInt32) -> Bool {
    isHan(value) || (value >= 0x3001 && value <= 0x30FF) || (value >= 0xFF01 && value <= 0xFF60)
      || value == 0x201C || value == 0x201D || value == 0x2014 || value == 0x2026
  }

  /// Marks that end a sentence.
  static func endsSentence(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x061F, 0x06D4, 0x0964:
      true
    default: false
    }
  }

  /// Closing marks that may follow the end of a sentence.
  static func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x203A, 0x300D, 0x300F, 0x3011, 0xFF09:
      true
    default: false
    }
  }
}

/// A table from words to bits, built once and probed by hash.
///
/// The words are few and fixed, so that equal hashes of different words are not expected; a probe
/// costs one multiplication and mostly one comparison.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private let mask: Int

  init(_ groups: [(bits: UInt32, words: String)]) {
    var count = 0
    for group in groups { count += group.words.utf8.count { $0 == 0x20 } + 1 }
    var size = 64
    while size < count * 3 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt32](repeating: 0, count: size)
    mask = size - 1
    for group in groups {
      for word in group.words.split(separator: " ") {
        let key = ByteHash.of(word.utf8)
        var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        keys[slot] = key
        values[slot] |= group.bits
      }
    }
  }

  /// The bits of the word with this hash; 0 for a word that is not in the table.
  func bits(_ key: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }
}

/// A set of phrases, built once and probed by hash.
struct WordSet: Sendable {
  private let hashes: HashSet

  init(_ phrases: [String]) {
    var hashes = HashSet(capacity: phrases.count)
    for phrase in phrases { hashes.insert(ByteHash.of(phrase.utf8)) }
    self.hashes = hashes
  }

  /// Whether a phrase with this hash is in the set.
  func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }
}

/// A set of hashes: open addressing, no hashing of hashes.
struct HashSet: Sendable {
  private var slots: [UInt64]
  private var mask: Int

  /// Makes room for about `count` members.
  init(capacity count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
    self.count = 0
  }

  /// The number of members.
  private(set) var count: Int

  /// Adds a member; whether it is new.
  @discardableResult
  mutating func insert(_ value: UInt64) -> Bool {
    if count * 4 >= slots.count * 3 { grow() }
    let value = value == 0 ? 1 : value
    var slot = Int(truncatingIfNeeded: value ^ (value >> 29)) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = value
    count += 1
    return true
  }

  func contains(_ value: UInt64) -> Bool {
    let value = value == 0 ? 1 : value
    var slot = Int(truncatingIfNeeded: value ^ (value >> 29)) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  /// How many members two sets share.
  func shared(with other: HashSet) -> Int {
    var result = 0
    for value in slots where value != 0 && other.contains(value) { result += 1 }
    return result
  }

  private mutating func grow() {
    var larger = HashSet(capacity: slots.count)
    for value in slots where value != 0 { larger.insert(value) }
    self = larger
  }
}
