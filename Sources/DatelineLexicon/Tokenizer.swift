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
    _ text: [UInt8],
    _ range: ByteRange,
    block: Int,
    into scan: inout Scan
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
          scan.keys.hashes.append(addingCapacity: range.count) { hashes in
            scan.keys.bytes.append(addingCapacity: keyCapacity) { keys in
              scan.keys.ends.append(addingCapacity: keyCapacity) { ends in
                tokens.withUnsafeMutableBufferPointer { tokens, tokenCount in
                  starts.withUnsafeMutableBufferPointer { starts, startCount in
                    hashes.withUnsafeMutableBufferPointer { hashes, hashCount in
                      keys.withUnsafeMutableBufferPointer { keys, keyCount in
                        ends.withUnsafeMutableBufferPointer { ends, endCount in
                          guard let textBase = text.baseAddress, let tokenBase = tokens.baseAddress,
                            let startBase = starts.baseAddress, let hashBase = hashes.baseAddress,
                            let keyBase = keys.baseAddress,
                            let endBase = ends.baseAddress
                          else { return }
                          var tokenizer = Tokenizer(
                            fold: self,
                            text: textBase,
                            textEnd: text.count,
                            range: range,
                            block: UInt32(block),
                            firstToken: firstToken,
                            firstKey: firstKey,
                            tokens: tokenBase,
                            starts: startBase,
                            hashes: hashBase,
                            keys: keyBase,
                            ends: endBase
                          )
                          tokenizer.run()
                          tokenCount = tokenizer.tokenCount
                          startCount = tokenizer.tokenCount
                          hashCount = tokenizer.tokenCount
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
  }
}

/// Cuts one block into tokens.
///
/// Writes into memory that is large enough for the worst block.
struct Tokenizer {
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
  let hashes: UnsafeMutablePointer<UInt64>
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
    fold: Fold,
    text: UnsafePointer<UInt8>,
    textEnd: Int,
    range: ByteRange,
    block: UInt32,
    firstToken: Int,
    firstKey: Int,
    tokens: UnsafeMutablePointer<Scan.Token>,
    starts: UnsafeMutablePointer<UInt32>,
    hashes: UnsafeMutablePointer<UInt64>,
    keys: UnsafeMutablePointer<UInt8>,
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
    self.hashes = hashes
    self.keys = keys
    self.ends = ends
    mark = UInt8(firstToken % 255) + 1
  }

  mutating func run() {
    let letters = fold.asciiLetters.base
    while position < end {
      let byte = text[position]
      if letters[Int(byte)] != 0 {
        plainWords()
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

  mutating func ascii(_ byte: UInt8) {
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

  mutating func beyondASCII() {
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
  mutating func hanRun() {
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
      hashes[token] = KeyHash.of(keys + key, readable: 2)
      (tokens + token).initialize(
        to: Scan.Token(
          start: UInt32(truncatingIfNeeded: place),
          end: UInt32(truncatingIfNeeded: place + 3),
          kind: .han,
          letterCase: .none,
          spaceBefore: isSpaced,
          block: block
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

  mutating func hyphen(from start: Int) {
    let joinsHan = before == .eastAsian && !spaceBefore
    stopBefore = false
    begin(.punctuation)
    write(joinsHan ? Fold.innerDot : UInt8(ascii: " "))
    finish(start, .punctuation)
  }

  mutating func number() {
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

  mutating func kana() {
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

  /// Begins a token's key, after the separator from the token before if one counts.
  @inline(__always)
  mutating func begin(_ kind: Before) {
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
  mutating func finish(
    _ start: Int,
    _ kind: Scan.TokenKind,
    _ letterCase: Scan.Case = .none,
    end: Int? = nil
  ) {
    (tokens + tokenCount).initialize(
      to: Scan.Token(
        start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end ?? position),
        kind: kind,
        letterCase: letterCase,
        spaceBefore: spaceBefore,
        block: block
      )
    )
    let keyStart = Int(starts[tokenCount]) - firstKey
    if keyStart < keyCount { ends[keyCount - 1] = mark }
    hashes[tokenCount] = KeyHash.of(keys + keyStart, readable: keyCount - keyStart)
    spaceBefore = false
    tokenCount += 1
    mark = mark == 255 ? 1 : mark + 1
  }
}
