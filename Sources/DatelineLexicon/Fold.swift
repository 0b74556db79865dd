public import DatelineModel

/// The one form in which names are stored and looked up.
///
/// Letters lose case and diacritics (É is e, ß is ss), traditional characters become simplified, full
/// width becomes ASCII; apostrophes, hyphens and the dots inside foreign names have one form each. A
/// hyphen between words is as good as a space; `Saint`, `St.` and `St` are one word, and so are
/// `Mount` and `Mt.`, `Fort` and `Ft.`; the full stop of a title or of a company's form (`Dr.`, `Co.`)
/// does not count; spaces around `&`, and between Chinese and Latin, do not count.
///
/// A key is a string of bytes without zeros. One byte: ASCII, and the codes below. Two bytes: Han
/// (0x80–0xEC first), and U+3001–30FF (0xED first). Three bytes (0xEE–0xFF first): all others.
public struct Fold: Sendable {
  /// Ends the key of a block; part of no key.
  static let endOfBlock: UInt8 = 0x01
  /// The dot, of whatever form, between the parts of a foreign name.
  static let innerDot: UInt8 = 0x02
  static let hanStart: UInt32 = 0x3400
  static let hanEnd: UInt32 = 0xA000

  /// Where characters are looked up, in one place, so that folds are copied at no cost.
  private let tables: Tables

  /// For each byte: the lower-case letter if it is an ASCII letter, otherwise 0.
  var asciiLetters: Vector<UInt8> { tables.asciiLetters }
  /// See `LatinLetters.packed`.
  var latin: Vector<UInt32> { tables.latin }
  var latinAdditional: Vector<UInt32> { tables.latinAdditional }
  /// For each code point from U+3400 to U+9FFF, the key of its simplified character: the first byte
  /// in the high half.
  var han: Vector<UInt16> { tables.han }

  private final class Tables: Sendable {
    let asciiLetters: Vector<UInt8>
    let latin: Vector<UInt32>
    let latinAdditional: Vector<UInt32>
    let han: Vector<UInt16>

    init(_ hanKeys: Bytes?) {
      asciiLetters = Vector(
        (0...255).map { (byte: UInt8) in
          switch byte {
          case 0x41...0x5A: byte | 0x20
          case 0x61...0x7A: byte
          default: 0
          }
        }
      )
      latin = Vector(LatinLetters.packed(LatinLetters.letters))
      latinAdditional = Vector(LatinLetters.packed(LatinLetters.additional))
      han = Vector(hanKeys ?? Bytes(Fold.hanKeys([:]).withUnsafeBytes { Array($0) }))
    }
  }

  /// Makes a fold from a table of Han keys that `hanKeys(_:)` made; `nil` folds each character to
  /// itself.
  public init(hanKeys: Bytes? = nil) {
    tables = Tables(hanKeys)
    precondition(han.count == Int(Self.hanEnd - Self.hanStart))
  }

  /// The table of Han keys for a map of characters (traditional to simplified).
  ///
  /// Characters outside U+3400–9FFF, and chains of replacements, are left alone.
  public static func hanKeys(_ simplified: [UInt32: UInt32]) -> [UInt16] {
    (hanStart..<hanEnd).map { scalar in
      let folded = simplified[scalar] ?? scalar
      let offset = (hanStart..<hanEnd).contains(folded) ? folded - hanStart : scalar - hanStart
      return UInt16(0x8001 + ((offset / 255) << 8) + offset % 255)
    }
  }

  /// The key of a name; empty for a name of white space alone.
  public func key(of name: String) -> [UInt8] {
    var scan = Scan()
    return key(of: Array(name.utf8), using: &scan)
  }

  /// The key of a name, with the memory of `scan`, which holds the name's tokens afterwards.
  public func key(of name: [UInt8], using scan: inout Scan) -> [UInt8] {
    scan.removeAll()
    tokenize(name, ByteRange(0, name.count), block: 0, into: &scan)
    return Array(scan.keys.bytes.dropLast())
  }

  /// The key of a name as readable text.
  public func string(of name: String) -> String {
    var text = String.UnicodeScalarView()
    let key = self.key(of: name)
    var index = 0
    while index < key.count {
      let (scalar, length) = Self.scalar(key[index...])
      text.append(scalar)
      index += length
    }
    return String(text)
  }

  /// The code point at the start of a key, and the length of its code.
  private static func scalar(_ key: ArraySlice<UInt8>) -> (Unicode.Scalar, Int) {
    let bytes = key.prefix(3).map { UInt32($0) }
    let (value, length): (UInt32, Int) =
      switch bytes[0] {
      case UInt32(innerDot): (0xB7, 1)
      case 0..<0x80: (bytes[0], 1)
      case 0xED: (0x3000 + bytes[1], 2)
      case 0x80..<0xED: (hanStart + (bytes[0] - 0x80) * 255 + bytes[1] - 1, 2)
      default: (((bytes[0] - 0xEE) * 255 + bytes[1] - 1) * 255 + bytes[2] - 1, 3)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// A letter of another alphabet without case, and the case it had.
  static func lowered(_ scalar: UInt32) -> (scalar: UInt32, isUpper: Bool, isLower: Bool) {
    switch scalar {
    case 0x391...0x3AB: (scalar + 32, true, false)
    case 0x386: (0x3AC, true, false)
    case 0x388...0x38A: (scalar + 37, true, false)
    case 0x38C: (0x3CC, true, false)
    case 0x38E, 0x38F: (scalar + 63, true, false)
    case 0x3C2: (0x3C3, false, true)
    case 0x3AC...0x3CE: (scalar, false, true)
    case 0x400...0x40F: (scalar + 80, true, false)
    case 0x410...0x42F: (scalar + 32, true, false)
    case 0x430...0x45F: (scalar, false, true)
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F:
      (scalar | 1, scalar & 1 == 0, scalar & 1 == 1)
    case 0x531...0x556: (scalar + 48, true, false)
    case 0x561...0x587: (scalar, false, true)
    default: (scalar, false, false)
    }
  }
}
