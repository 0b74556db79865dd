public import DatelineModel

extension Fold {
  /// Appends the tokens of a block of text, and their keys.
  ///
  /// Keys of one block are never part of the same key as those of another. Runs in linear time.
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - range: the block's bytes, on the boundaries of code points.
  ///   - block: the number that the tokens carry.
  ///   - scan: receives the tokens; its hits are left alone.
  public func tokenize(
    _ text: [UInt8], _ range: ByteRange, block: Int, into scan: inout Scan
  ) {
    precondition(range.start >= 0 && range.end <= text.count && text.count < Int(UInt32.max) / 2)
    let firstToken = scan.tokens.count
    let firstKey = scan.keys.bytes.count
    // No character makes more than two tokens' worth of bytes of key: at most three bytes for two.
    // Eight bytes are written at once, of which some may not count.
    let keyCapacity = 2 * range.count + 16
    text.withUnsafeBufferPointer { text in
      scan.tokens.append(addingCapacity: range.count) { tokens in
        scan.keys.starts.append(addingCapacity: range.count) { starts in
          scan.keys.bytes.append(addingCapacity: keyCapacity) { keys in
            scan.keys.ends.append(addingCapacity: keyCapacity) { ends in
              tokens.withUnsafeMutableBufferPointer { tokens, tokenCount in
                starts.withUnsafeMutableBufferPointer { starts, startCount in
                  keys.withUnsafeMutableBufferPointer { keys, keyCount in
                    ends.withUnsafeMutableBufferPointer { ends, endCount in
                      guard let textBase = text.baseAddress, let tokenBase = tokens.baseAddress,
                        let startBase = starts.baseAddress, let keyBase = keys.baseAddress,
                        let endBase = ends.baseAddress
                      else { return }
                      var tokenizer = Tokenizer(
                        fold: self, text: textBase, textEnd: text.count, range: range, block: UInt32(block),
                        firstToken: firstToken, firstKey: firstKey, tokens: tokenBase,
                        starts: startBase, keys: keyBase, ends: endBase
                      )
                      tokenizer.run()
                      tokenCount = tokenizer.tokenCount
                      startCount = tokenizer.tokenCount
                      keyCount = tokenizer.keyCount
                      endCount = tokenizer.keyCount
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

/// Cuts one block into tokens. Writes into memory that is large enough for the worst block.
private struct Tokenizer {
  /// What the key of the next token depends on: what stands before it.
  enum Before {
    case blockStart, alphabetic, eastAsian, ampersand, punctuation
  }

  let fold: Fold
  let text: UnsafePointer<UInt8>
  let textEnd: Int
  let end: Int
  let block: UInt32
  let firstToken: Int
  let firstKey: Int
  let tokens: UnsafeMutablePointer<Scan.Token>
  let starts: UnsafeMutablePointer<UInt32>
  let keys: UnsafeMutablePointer<UInt8>
  let ends: UnsafeMutablePointer<UInt8>
  var position: Int
  var tokenCount = 0
  var keyCount = 0
  var before = Before.blockStart
  var spaceBefore = true
  /// Whether a full stop that does not count stands before, which parts words as a space does.
  var stopBefore = false
  /// The modulus of the number of the next token, as `Scan.Keys.ends` has it.
  var mark: UInt8

  init(
    fold: Fold, text: UnsafePointer<UInt8>, textEnd: Int, range: ByteRange, block: UInt32, firstToken: Int,
    firstKey: Int, tokens: UnsafeMutablePointer<Scan.Token>,
    starts: UnsafeMutablePointer<UInt32>, keys: UnsafeMutablePointer<UInt8>,
    ends: UnsafeMutablePointer<UInt8>
  ) {
    self.fold = fold
    self.text = text
    self.textEnd = textEnd
    position = range.start
    end = range.end
    self.block = block
    self.firstToken = firstToken
    self.firstKey = firstKey
    self.tokens = tokens
    self.starts = starts
    self.keys = keys
    self.ends = ends
    mark = UInt8(firstToken % 255) + 1
  }

  mutating func run() {
    let letters = fold.asciiLetters.base
    while position < end {
      let byte = text[position]
      if letters[Int(byte)] != 0 {
        word()
      } else if byte == 0x20 {
        position += 1
        spaceBefore = true
      } else if byte >= 0xE4 && byte <= 0xE9 && position + 2 < end {
        hanRun()
      } else if byte < 0x80 {
        ascii(byte)
      } else {
        beyondASCII()
      }
    }
    write(Fold.endOfBlock)
  }

  // MARK: Tokens

  private mutating func ascii(_ byte: UInt8) {
    let start = position
    switch byte {
    case 0...0x20, 0x7F:
      position += 1
      spaceBefore = true
    case 0x30...0x39: number()
    case UInt8(ascii: "'"):
      apostrophe(length: 1)
    case UInt8(ascii: "-"):
      position += 1
      hyphen(from: start)
    case UInt8(ascii: "&"):
      position += 1
      begin(.ampersand)
      write(byte)
      finish(start, .punctuation)
    case UInt8(ascii: ".") where endsAbbreviation():
      position += 1
      starts[tokenCount] = UInt32(firstKey + keyCount)
      finish(start, .punctuation)
      stopBefore = true
    default:
      position += 1
      begin(.punctuation)
      write(byte)
      finish(start, .punctuation)
    }
  }

  private mutating func beyondASCII() {
    let start = position
    let (scalar, length) = decode(at: position)
    switch CharacterClass.fast(scalar) {
    case .space:
      position += length
      spaceBefore = true
    case .ignorable, .mark:
      position += length
    case .letter:
      word()
    case .digit:
      number()
    case .han:
      position += length
      begin(.eastAsian)
      writeHan(scalar)
      finish(start, .han)
    case .kana:
      kana()
    case .apostrophe:
      apostrophe(length: length)
    case .hyphen:
      position += length
      hyphen(from: start)
    case .innerDot:
      position += length
      begin(.punctuation)
      write(Fold.innerDot)
      finish(start, .punctuation)
    case .punctuation:
      position += length
      begin(scalar == 0xFF06 ? .ampersand : .punctuation)
      writePunctuation(scalar)
      finish(start, .punctuation)
    }
  }

  /// Characters whose first byte is 0xE4 to 0xE9: U+4000 to U+9FFF, but for a few symbols all Han.
  private mutating func hanRun() {
    begin(.eastAsian)
    let han = fold.han.base
    var (place, token, key, mark) = (position, tokenCount, keyCount, mark)
    var isSpaced = spaceBefore
    while place + 2 < end, text[place] >= 0xE4 && text[place] <= 0xE9 {
      let scalar = decode(at: place).scalar
      if scalar < 0x4E00 && CharacterClass.of(scalar) != .han { break }
      let code = han[Int(scalar - Fold.hanStart)]
      starts[token] = UInt32(truncatingIfNeeded: firstKey + key)
      keys[key] = UInt8(truncatingIfNeeded: code >> 8)
      keys[key + 1] = UInt8(truncatingIfNeeded: code)
      ends[key] = 0
      ends[key + 1] = mark
      (tokens + token).initialize(
        to: Scan.Token(
          start: UInt32(truncatingIfNeeded: place), end: UInt32(truncatingIfNeeded: place + 3),
          kind: .han, letterCase: .none, spaceBefore: isSpaced, block: block
        )
      )
      isSpaced = false
      place += 3
      token += 1
      key += 2
      mark = mark == 255 ? 1 : mark + 1
    }
    // A symbol at the start (U+4DC0–4DFF) is left to the general way.
    guard place > position else {
      beyondASCII()
      return
    }
    (position, tokenCount, keyCount, self.mark) = (place, token, key, mark)
    spaceBefore = false
  }

  private mutating func word() {
    let start = position
    begin(.alphabetic)
    let keyStart = keyCount
    var uppers = 0
    var lowers = 0
    var startsUpper = false
    var wordEnd = position
    while position < end {
      let letters = lettersHere()
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

  /// The ASCII letters among the next eight bytes, up to the first byte that is none; their keys are
  /// written, and some bytes behind them.
  @inline(__always)
  private func lettersHere() -> (count: Int, uppers: Int, startsUpper: Bool) {
    var bytes: UInt64 = 0
    if position + 8 <= textEnd {
      bytes = UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self).littleEndian
    } else {
      for offset in (0..<min(8, end - position)).reversed() {
        bytes = bytes << 8 | UInt64(text[position + offset])
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
    let count = min(others.trailingZeroBitCount >> 3, end - position)
    UnsafeMutableRawPointer(keys + keyCount).storeBytes(of: folded.littleEndian, as: UInt64.self)
    UnsafeMutableRawPointer(ends + keyCount).storeBytes(of: 0, as: UInt64.self)
    let capitals = letters & ~(bytes << 2) & ~(UInt64.max << UInt64(8 * count))
    return (count, capitals.nonzeroBitCount, capitals & 0x80 != 0)
  }

  /// Whether the apostrophe here joins two parts of a word; writes its key if so.
  private mutating func innerApostrophe(length: Int) -> Bool {
    let next = position + length
    guard isLetter(at: next), !isPossessive(at: next) else { return false }
    write(UInt8(ascii: "'"))
    return true
  }

  private mutating func apostrophe(length: Int) {
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

  private mutating func hyphen(from start: Int) {
    let joinsHan = before == .eastAsian && !spaceBefore
    stopBefore = false
    begin(.punctuation)
    write(joinsHan ? Fold.innerDot : UInt8(ascii: " "))
    finish(start, .punctuation)
  }

  private mutating func number() {
    let start = position
    begin(.alphabetic)
    while position < end {
      let byte = text[position]
      if byte >= 0x30 && byte <= 0x39 {
        write(byte)
        position += 1
      } else if byte == 0xEF {
        let (scalar, length) = decode(at: position)
        guard scalar >= 0xFF10 && scalar <= 0xFF19 else { break }
        write(UInt8(truncatingIfNeeded: scalar - 0xFF10 + 0x30))
        position += length
      } else {
        break
      }
    }
    finish(start, .number)
  }

  private mutating func kana() {
    let start = position
    begin(.eastAsian)
    while position < end {
      let (scalar, length) = decode(at: position)
      guard CharacterClass.fast(scalar) == .kana else { break }
      writeCode(scalar)
      position += length
    }
    finish(start, .kana)
  }

  // MARK: Parts of tokens

  /// Begins a token's key, after the separator from the token before if one counts.
  @inline(__always)
  private mutating func begin(_ kind: Before) {
    if spaceBefore {
      let isSeparated =
        switch (before, kind) {
        case (.blockStart, _), (.ampersand, _), (_, .ampersand): false
        case (.alphabetic, .eastAsian), (.eastAsian, .alphabetic): false
        default: true
        }
      if isSeparated { write(UInt8(ascii: " ")) }
    } else if stopBefore && kind == .alphabetic {
      write(UInt8(ascii: " "))
    }
    stopBefore = false
    before = kind
    starts[tokenCount] = UInt32(truncatingIfNeeded: firstKey + keyCount)
  }

  @inline(__always)
  private mutating func finish(
    _ start: Int, _ kind: Scan.TokenKind, _ letterCase: Scan.Case = .none, end: Int? = nil
  ) {
    (tokens + tokenCount).initialize(
      to: Scan.Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end ?? position),
        kind: kind, letterCase: letterCase, spaceBefore: spaceBefore, block: block
      )
    )
    if Int(starts[tokenCount]) < firstKey + keyCount { ends[keyCount - 1] = mark }
    spaceBefore = false
    tokenCount += 1
    mark = mark == 255 ? 1 : mark + 1
  }

  /// Gives words that are written in several ways one key.
  private mutating func shorten(from start: Int) {
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
  private func endsAbbreviation() -> Bool {
    guard before == .alphabetic, !spaceBefore, tokenCount > 0 else { return false }
    let start = Int(starts[tokenCount - 1]) - firstKey
    guard tokens[tokenCount - 1].kind == .word, (2...4).contains(keyCount - start) else {
      return false
    }
    let packed = (start..<keyCount).reduce(0) { $0 << 8 | UInt32(keys[$1]) }
    return Abbreviations.packed.contains(packed)
  }

  private func isLetter(at place: Int) -> Bool {
    guard place < end else { return false }
    let byte = text[place]
    if byte < 0x80 { return fold.asciiLetters[Int(byte)] != 0 }
    return CharacterClass.of(decode(at: place).scalar) == .letter
  }

  /// Whether an `s` stands here that ends the word.
  private func isPossessive(at place: Int) -> Bool {
    guard place < end, text[place] | 0x20 == UInt8(ascii: "s"), !isLetter(at: place + 1) else {
      return false
    }
    return place + 1 >= end || text[place + 1] < 0x30 || text[place + 1] > 0x39
  }

  // MARK: Characters

  @inline(__always)
  private func decode(at place: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(text[place])
    func more(_ offset: Int) -> UInt32 { UInt32(text[place + offset]) & 0x3F }
    if first < 0x80 { return (first, 1) }
    // The text is valid UTF-8; the checks keep a broken promise from reading past its end.
    if first < 0xE0 {
      guard place + 1 < end else { return (0xFFFD, 1) }
      return ((first & 0x1F) << 6 | more(1), 2)
    }
    if first < 0xF0 {
      guard place + 2 < end else { return (0xFFFD, 1) }
      return ((first & 0x0F) << 12 | more(1) << 6 | more(2), 3)
    }
    guard place + 3 < end else { return (0xFFFD, 1) }
    return ((first & 0x07) << 18 | more(1) << 12 | more(2) << 6 | more(3), 4)
  }

  @inline(__always)
  private mutating func write(_ byte: UInt8) {
    keys[keyCount] = byte
    ends[keyCount] = 0
    keyCount += 1
  }

  @inline(__always)
  private mutating func writeHan(_ scalar: UInt32) {
    guard scalar >= Fold.hanStart && scalar < Fold.hanEnd else {
      writeCode(scalar)
      return
    }
    let code = fold.han.base[Int(scalar - Fold.hanStart)]
    write(UInt8(truncatingIfNeeded: code >> 8))
    write(UInt8(truncatingIfNeeded: code))
  }

  private mutating func writeLetter(_ scalar: UInt32) -> (isUpper: Bool, isLower: Bool) {
    let table = scalar < 0x250 ? fold.latin : fold.latinAdditional
    let start = scalar < 0x250 ? LatinLetters.start : LatinLetters.additionalStart
    if scalar >= start && scalar < start + UInt32(table.count) {
      let entry = table.base[Int(scalar - start)]
      for index in 0..<(entry >> 16 & 0xFF) {
        write(UInt8(truncatingIfNeeded: entry >> (8 * index)))
      }
      let isUpper = entry >> 24 != 0
      return (isUpper, !isUpper)
    }
    if scalar >= 0xFF21 && scalar <= 0xFF5A {
      let letter = scalar - 0xFEE0
      write(UInt8(truncatingIfNeeded: letter | 0x20))
      return (letter & 0x20 == 0, letter & 0x20 != 0)
    }
    let (folded, isUpper, isLower) = Fold.lowered(scalar)
    writeCode(folded)
    return (isUpper, isLower)
  }

  private mutating func writePunctuation(_ scalar: UInt32) {
    switch scalar {
    case 0xFF01...0xFF5E: write(UInt8(truncatingIfNeeded: scalar - 0xFEE0))
    case 0x201C, 0x201D, 0x201F: write(UInt8(ascii: "\""))
    case 0x301C: write(UInt8(ascii: "~"))
    default: writeCode(scalar)
    }
  }

  /// Writes the code of a character that has no shorter one.
  private mutating func writeCode(_ scalar: UInt32) {
    if scalar > 0x3000 && scalar < 0x3100 {
      write(0xED)
      write(UInt8(truncatingIfNeeded: scalar))
    } else {
      write(UInt8(truncatingIfNeeded: 0xEE + scalar / (255 * 255)))
      write(UInt8(truncatingIfNeeded: scalar / 255 % 255 + 1))
      write(UInt8(truncatingIfNeeded: scalar % 255 + 1))
    }
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

extension CharacterClass {
  /// `of`, with the characters of Chinese text first.
  @inline(__always)
  static func fast(_ scalar: UInt32) -> CharacterClass {
    scalar >= 0x4E00 && scalar < 0xA000 ? .han : of(scalar)
  }
}
