extension Tokenizer {
  @inline(__always)
  func decode(at place: Int) -> (scalar: UInt32, length: Int) {
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
  mutating func write(_ byte: UInt8) {
    keys[keyCount] = byte
    ends[keyCount] = 0
    keyCount += 1
  }

  @inline(__always)
  mutating func writeHan(_ scalar: UInt32) {
    guard scalar >= Fold.hanStart && scalar < Fold.hanEnd else {
      writeCode(scalar)
      return
    }
    let code = fold.han.base[Int(scalar - Fold.hanStart)]
    write(UInt8(truncatingIfNeeded: code >> 8))
    write(UInt8(truncatingIfNeeded: code))
  }

  mutating func writeLetter(_ scalar: UInt32) -> (isUpper: Bool, isLower: Bool) {
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

  mutating func writePunctuation(_ scalar: UInt32) {
    switch scalar {
    case 0xFF01...0xFF5E: write(UInt8(truncatingIfNeeded: scalar - 0xFEE0))
    case 0x201C, 0x201D, 0x201F: write(UInt8(ascii: "\""))
    case 0x301C: write(UInt8(ascii: "~"))
    default: writeCode(scalar)
    }
  }

  /// Writes the code of a character that has no shorter one.
  mutating func writeCode(_ scalar: UInt32) {
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

extension CharacterClass {
  /// `of`, with the characters of Chinese text first.
  @inline(__always)
  static func fast(_ scalar: UInt32) -> CharacterClass {
    scalar >= 0x4E00 && scalar < 0xA000 ? .han : of(scalar)
  }
}
