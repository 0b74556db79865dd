import DatelineModel

extension Tokenizer {
  /// Words in ASCII letters, one space between them: most of a Latin text.
  ///
  /// The first one that needs more care is left to `word`.
  mutating func plainWords() {
    begin(.alphabetic)
    // Of its own, not the tokenizer's, so that they can stay in registers.
    let firstKey = firstKey
    var (place, token, key, mark) = (position, tokenCount, keyCount, mark)
    var isSpaced = spaceBefore
    while true {
      var wordEnd = place
      var keyEnd = key
      var uppers = 0
      var startsUpper = false
      while true {
        let letters = letters(at: wordEnd, key: keyEnd)
        if wordEnd == place { startsUpper = letters.startsUpper }
        uppers &+= letters.uppers
        wordEnd &+= letters.count
        keyEnd &+= letters.count
        if letters.count < 8 || wordEnd == end { break }
      }
      let length = wordEnd &- place
      let behind = wordEnd < end ? text[wordEnd] : 0
      if behind >= 0x80 || behind == UInt8(ascii: "'") || mayShorten(key, length) {
        (position, tokenCount, keyCount, self.mark) = (place, token, key, mark)
        spaceBefore = isSpaced
        wordBegun()
        return
      }
      starts[token] = UInt32(truncatingIfNeeded: firstKey &+ key)
      ends[keyEnd &- 1] = mark
      hashes[token] = KeyHash.of(keys + key, readable: length)
      let letterCase: Scan.Case =
        if uppers == 0 {
          .lower
        } else if !startsUpper {
          .mixed
        } else {
          uppers == length && uppers > 1 ? .upper : .capitalised
        }
      (tokens + token).initialize(
        to: Scan.Token(
          start: UInt32(truncatingIfNeeded: place),
          end: UInt32(truncatingIfNeeded: wordEnd),
          kind: .word,
          letterCase: letterCase,
          spaceBefore: isSpaced,
          block: block
        )
      )
      isSpaced = false
      place = wordEnd
      token &+= 1
      key = keyEnd
      mark = mark == 255 ? 1 : mark &+ 1
      guard behind == 0x20, wordEnd &+ 1 < end else { break }
      guard (text[wordEnd &+ 1] | 0x20) &- UInt8(ascii: "a") < 26 else { break }
      keys[key] = UInt8(ascii: " ")
      ends[key] = 0
      key &+= 1
      place &+= 1
      isSpaced = true
    }
    (position, tokenCount, keyCount, self.mark) = (place, token, key, mark)
    spaceBefore = false
  }

  /// Whether a word may be one that `shorten` knows.
  @inline(__always)
  func mayShorten(_ key: Int, _ length: Int) -> Bool {
    guard length >= 4 && length <= 6 else { return false }
    let second = keys[key &+ 1]
    switch keys[key] {
    case 0x73: return second == UInt8(ascii: "a")
    case 0x6D, 0x66: return second == UInt8(ascii: "o")
    default: return false
    }
  }

  mutating func word() {
    begin(.alphabetic)
    wordBegun()
  }

  /// A word whose key has been begun.
  mutating func wordBegun() {
    let start = position
    starts[tokenCount] = UInt32(truncatingIfNeeded: firstKey + keyCount)
    let keyStart = keyCount
    var uppers = 0
    var lowers = 0
    var startsUpper = false
    var wordEnd = position
    while position < end {
      let letters = letters(at: position, key: keyCount)
      if letters.count > 0 {
        if lowers == 0 && uppers == 0 { startsUpper = letters.startsUpper }
        uppers += letters.uppers
        lowers += letters.count - letters.uppers
        position += letters.count
        keyCount += letters.count
        wordEnd = position
        if letters.count == 8 { continue }
        guard position < end else { break }
      }
      let byte = text[position]
      if byte < 0x80 {
        guard byte == UInt8(ascii: "'"), innerApostrophe(length: 1) else { break }
        position += 1
        continue
      }
      let (scalar, length) = decode(at: position)
      let kind = CharacterClass.fast(scalar)
      if kind == .letter {
        let (isUpper, isLower) = writeLetter(scalar)
        if isUpper && lowers == 0 && uppers == 0 { startsUpper = true }
        uppers += isUpper ? 1 : 0
        lowers += isLower ? 1 : 0
        wordEnd = position + length
      } else if kind == .mark {
        wordEnd = position + length
      } else if kind == .apostrophe {
        guard innerApostrophe(length: length) else { break }
      } else if kind != .ignorable {
        break
      }
      position += length
    }
    position = max(wordEnd, position)
    if keyCount - keyStart >= 4 && keyCount - keyStart <= 6 { shorten(from: keyStart) }
    let letterCase: Scan.Case =
      if uppers == 0 {
        lowers == 0 ? .none : .lower
      } else if !startsUpper {
        .mixed
      } else {
        lowers == 0 && uppers > 1 ? .upper : .capitalised
      }
    finish(start, .word, letterCase, end: wordEnd)
  }

  /// The ASCII letters among the eight bytes at a place, up to the first byte that is none; their
  /// keys are written, and some bytes behind them.
  @inline(__always)
  func letters(at place: Int, key: Int) -> (count: Int, uppers: Int, startsUpper: Bool) {
    var bytes: UInt64 = 0
    if place &+ 8 <= textEnd {
      bytes = UnsafeRawPointer(text + place).loadUnaligned(as: UInt64.self).littleEndian
    } else {
      for offset in (0..<min(8, end - place)).reversed() {
        bytes = bytes << 8 | UInt64(text[place + offset])
      }
    }
    // In each byte, the highest bit says whether it is a letter: from `a` and not beyond `z` once
    // in lower case, and ASCII.
    let folded = bytes | 0x2020_2020_2020_2020
    let low = folded & 0x7F7F_7F7F_7F7F_7F7F
    let isFromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let isBeyondZ = low &+ 0x0505_0505_0505_0505
    let letters = isFromA & ~isBeyondZ & ~bytes & 0x8080_8080_8080_8080
    let others = letters ^ 0x8080_8080_8080_8080
    let count = min(others.trailingZeroBitCount &>> 3, end &- place)
    UnsafeMutableRawPointer(keys + key).storeBytes(of: folded.littleEndian, as: UInt64.self)
    UnsafeMutableRawPointer(ends + key).storeBytes(of: 0, as: UInt64.self)
    let counted = count == 8 ? UInt64.max : 1 &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1
    let capitals = letters & ~(bytes &<< 2) & counted
    return (count, capitals.nonzeroBitCount, capitals & 0x80 != 0)
  }

  /// Whether the apostrophe here joins two parts of a word; writes its key if so.
  mutating func innerApostrophe(length: Int) -> Bool {
    let next = position + length
    guard isLetter(at: next), !isPossessive(at: next) else { return false }
    write(UInt8(ascii: "'"))
    return true
  }

  mutating func apostrophe(length: Int) {
    let start = position
    position += length
    let isAfterWord = before == .alphabetic && !spaceBefore
    begin(.punctuation)
    write(UInt8(ascii: "'"))
    if isAfterWord && isPossessive(at: position) {
      position += 1
      write(UInt8(ascii: "s"))
      before = .alphabetic
    }
    finish(start, .punctuation)
  }

  /// Gives words that are written in several ways one key.
  mutating func shorten(from start: Int) {
    let count = keyCount - start
    let first = keys[start]
    guard first == 0x73 || first == 0x6D || first == 0x66 else { return }
    func matches(_ word: StaticString) -> Bool {
      word.utf8CodeUnitCount == count
        && (0..<count).allSatisfy { keys[start + $0] == word.utf8Start[$0] }
    }
    if matches("saint") || matches("mount") || matches("fort") {
      keys[start + 1] = UInt8(ascii: "t")
      keyCount = start + 2
    } else if matches("sainte") {
      keys[start + 1] = UInt8(ascii: "t")
      keys[start + 2] = UInt8(ascii: "e")
      keyCount = start + 3
    }
  }

  /// Whether the token just before, without space, is a word whose full stop does not count.
  func endsAbbreviation() -> Bool {
    guard before == .alphabetic, !spaceBefore, tokenCount > 0 else { return false }
    let start = Int(starts[tokenCount - 1]) - firstKey
    guard tokens[tokenCount - 1].kind == .word, (2...4).contains(keyCount - start) else {
      return false
    }
    let packed = (start..<keyCount).reduce(0) { $0 << 8 | UInt32(keys[$1]) }
    return Abbreviations.packed.contains(packed)
  }

  func isLetter(at place: Int) -> Bool {
    guard place < end else { return false }
    let byte = text[place]
    if byte < 0x80 { return fold.asciiLetters[Int(byte)] != 0 }
    return CharacterClass.of(decode(at: place).scalar) == .letter
  }

  /// Whether an `s` stands here that ends the word.
  func isPossessive(at place: Int) -> Bool {
    guard place < end, text[place] | 0x20 == UInt8(ascii: "s"), !isLetter(at: place + 1) else {
      return false
    }
    return place + 1 >= end || text[place + 1] < 0x30 || text[place + 1] > 0x39
  }
}

/// The words whose full stop does not count.
private enum Abbreviations {
  /// Their letters in one integer, the last one lowest.
  static let packed: [UInt32] = [
    "bros", "capt", "co", "col", "corp", "dr", "ft", "gen", "gov", "hon", "inc", "jr", "lt", "ltd",
    "mr", "mrs", "ms", "mt", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "ste",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}
