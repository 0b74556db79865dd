/// What a code point is to the tokenizer.
enum CharacterClass: UInt8 {
  case space
  /// A letter of an alphabet or of a syllabary other than kana.
  case letter
  case digit
  case han
  case kana
  /// A mark that combines with the letter before it.
  case mark
  /// Shows nothing and parts nothing: soft hyphen, zero-width space, variation selector.
  case ignorable
  case apostrophe
  case hyphen
  /// A dot between the parts of a foreign name in Chinese.
  case innerDot
  case punctuation

  /// The class of a code point; every one that is not known to be something else is a letter.
  static func of(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0..<0x80: ascii(scalar)
    case 0x80..<0x370: latin(scalar)
    case 0x370..<0x2000: alphabets(scalar)
    case 0x2000..<0x2E80: symbols(scalar)
    case 0x2E80..<0xA000: eastAsian(scalar)
    case 0xA000..<0x10000: end(scalar)
    default: beyond(scalar)
    }
  }

  private static func ascii(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0...0x20, 0x7F: .space
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x27: .apostrophe
    case 0x2D: .hyphen
    default: .punctuation
    }
  }

  private static func latin(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x80...0xA0: .space
    case 0xAD: .ignorable
    case 0xB7: .innerDot
    case 0xAA, 0xB5, 0xBA: .letter
    case 0xA1...0xBF, 0xD7, 0xF7: .punctuation
    case 0x2BC: .apostrophe
    case 0x2C2...0x2C5, 0x2D2...0x2DF: .punctuation
    case 0x300...0x36F: .mark
    default: .letter
    }
  }

  private static func alphabets(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x37E, 0x387, 0x589, 0x5BE, 0x5C0, 0x5C3, 0x5F3, 0x5F4, 0x60C, 0x61B, 0x61F, 0x66A...0x66D,
      0x6D4, 0x964, 0x965, 0xE2F, 0xE3F, 0xE4F, 0xE5A, 0xE5B:
      .punctuation
    case 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F, 0x1AB0...0x1AFF,
      0x1DC0...0x1DFF:
      .mark
    case 0x1680, 0x180E: .space
    default: .letter
    }
  }

  private static func symbols(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: .ignorable
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: .space
    case 0x2010...0x2013, 0x2043, 0x2212: .hyphen
    case 0x2018, 0x2019, 0x201B, 0x2032: .apostrophe
    case 0x2022, 0x2027, 0x2219, 0x22C5: .innerDot
    case 0x20D0...0x20FF: .mark
    case 0x2C00...0x2DFF: .letter
    default: .punctuation
    }
  }

  private static func eastAsian(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x2E80...0x2FDF, 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B: .han
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: .han
    case 0x3000: .space
    case 0x302A...0x302F: .mark
    case 0x30FB: .innerDot
    case 0x3099, 0x309A: .mark
    case 0x3041...0x309F, 0x30A1...0x30FF, 0x31F0...0x31FF: .kana
    case 0x3105...0x318E, 0x31A0...0x31BF: .letter
    default: .punctuation
    }
  }

  private static func end(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0xF900...0xFAFF: .han
    case 0xE000...0xF8FF, 0xFE10...0xFE1F, 0xFE30...0xFE6F:
      scalar == 0xFE63 ? .hyphen : .punctuation
    case 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB: .ignorable
    case 0xFE20...0xFE2F: .mark
    case 0xFF10...0xFF19: .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFFA0...0xFFDC: .letter
    case 0xFF66...0xFF9F: .kana
    case 0xFF07: .apostrophe
    case 0xFF0D: .hyphen
    case 0xFF65: .innerDot
    case 0xFF01...0xFFFF: .punctuation
    default: .letter
    }
  }

  private static func beyond(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x1D400...0x1D7FF: .letter
    case 0x1D000...0x1D3FF, 0x1F000...0x1FAFF, 0xF0000...: .punctuation
    case 0x20000...0x3FFFF: .han
    case 0xE0000...0xE0FFF: .ignorable
    default: .letter
    }
  }
}
