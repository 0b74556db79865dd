import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Whether the name opens a block as news do: "PARIS —", "LONDON (Reuters) -".
  func isDateline(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    let startsBlock = index(before: reading.first, scan) == nil
    let isUpper = scan.tokens[reading.first].letterCase == .upper
    guard startsBlock || isUpper && isSentenceStart(reading.first, scan) else { return false }
    var depth = 0
    for place in reading.end..<min(reading.end + 12, scan.tokens.count) {
      let token = scan.tokens[place]
      guard token.block == scan.tokens[reading.first].block else { return false }
      guard token.kind == .punctuation else {
        if depth == 0, token.letterCase == .lower || place > reading.end + 6 { return false }
        continue
      }
      switch byte(place, scan) {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/"): break
      case UInt8(ascii: "-"):
        let next = place + 1
        let isSpaced =
          token.spaceBefore && next < scan.tokens.count && scan.tokens[next].spaceBefore
        if isSpaced { return true }
        if next < scan.tokens.count, byte(next, scan) == UInt8(ascii: "-") { return true }
        if depth == 0 { return false }
      default:
        // En and em dash: E2 80 93, E2 80 94.
        if token.end - token.start == 3, isDash(place, scan) { return true }
        return false
      }
    }
    return false
  }

  func markPerson(_ reading: inout PlaceReading, _ points: Int) {
    reading.object(.person, points)
    if points >= 6 { reading.isPerson = true }
  }

  func index(before token: Int, _ scan: borrowing Scan) -> Int? {
    guard token > 0, scan.tokens[token - 1].block == scan.tokens[token].block else { return nil }
    return token - 1
  }

  func isInBlock(_ token: Int, of reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    token < scan.tokens.count && scan.tokens[token].block == scan.tokens[reading.first].block
  }

  /// The single byte of a token's key; 0 for longer ones.
  func byte(_ token: Int, _ scan: borrowing Scan) -> UInt8 {
    let start = Int(scan.keys.starts[token])
    guard start < scan.keys.bytes.count else { return 0 }
    let key = scan.keys.bytes[start]
    // The key of a hyphen is a space, that of an abbreviation's full stop is empty.
    if scan.tokens[token].kind == .punctuation {
      if key == UInt8(ascii: " ") {
        return scan.keys.ends[start] != 0 ? UInt8(ascii: "-") : UInt8(ascii: ".")
      }
      if token + 1 < scan.keys.starts.count, Int(scan.keys.starts[token + 1]) == start {
        return UInt8(ascii: ".")
      }
    }
    return key
  }

  private func isDash(_ token: Int, _ scan: borrowing Scan) -> Bool {
    // The keys of U+2013 to U+2015: three bytes made of the code point (see `Fold`).
    let start = Int(scan.keys.starts[token])
    guard start + 2 < scan.keys.bytes.count, scan.keys.bytes[start] == 0xEE else { return false }
    let second = Int(scan.keys.bytes[start + 1]) - 1
    let point = second * 255 + Int(scan.keys.bytes[start + 2]) - 1
    return (0x2013...0x2015).contains(point)
  }

  func isApostrophe(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let start = Int(scan.keys.starts[token])
    return start < scan.keys.bytes.count && scan.keys.bytes[start] == UInt8(ascii: "'")
  }

  func isInitial(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token >= 0, token + 1 < scan.tokens.count else { return false }
    let word = scan.tokens[token]
    return word.kind == .word && word.end - word.start == 1 && word.letterCase == .capitalised
      && byte(token + 1, scan) == UInt8(ascii: ".")
  }

  /// Whether a party stands before a hyphen: (R-Ocilla), D-Boston.
  func isParty(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard byte(token, scan) == UInt8(ascii: "-"), !scan.tokens[token].spaceBefore,
      let letter = index(before: token, scan), scan.tokens[letter].kind == .word,
      scan.tokens[letter].end - scan.tokens[letter].start == 1
    else { return false }
    let key = byte(letter, scan)
    return key == UInt8(ascii: "r") || key == UInt8(ascii: "d") || key == UInt8(ascii: "i")
  }

  /// Whether "of" behind this says where somebody is from: Steven Sachs of, Sachs, 58, of.
  func isPersonOrAge(_ token: Int, _ scan: borrowing Scan) -> Bool {
    switch scan.tokens[token].kind {
    case .number: return true
    case .punctuation: return byte(token, scan) == UInt8(ascii: ",")
    case .word:
      guard scan.tokens[token].letterCase == .capitalised, !isSentenceStart(token, scan) else {
        return false
      }
      let kinds = wordKinds(at: token, scan)
      return kinds.contains(.surname) && !kinds.contains(.wordLatin)
    default: return false
    }
  }

  /// Whether a noun or another name follows, so that an article before the name is the noun's.
  func isModifier(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    guard isInBlock(reading.end, of: reading, scan) else { return false }
    let next = scan.tokens[reading.end]
    guard next.kind == .word else { return byte(reading.end, scan) == UInt8(ascii: "-") }
    if next.letterCase != .lower { return true }
    return words.roles(scan, reading.end, reading.end + 1).contains(.behind)
  }

  func isAge(_ token: Int, _ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    guard isInBlock(token + 1, of: reading, scan), scan.tokens[token].kind == .number else {
      return false
    }
    let length = scan.tokens[token].end - scan.tokens[token].start
    // A comma, or a dash that stands apart: Owen, 7, and Adelaide, 4 — both here.
    let mark = byte(token + 1, scan)
    let isClosed =
      mark == UInt8(ascii: ",") || mark == UInt8(ascii: ".")
      || mark == 0xE2 && scan.tokens[token + 1].spaceBefore
        && scan.tokens[token + 1].range.count == 3
    return length <= 2 && isClosed
      && (reading.kinds.contains(.surname) || reading.kinds.contains(.givenName))
  }

  func isSentenceEnd(_ token: Int, _ scan: borrowing Scan) -> Bool {
    switch byte(token, scan) {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  func isSentenceStart(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard let before = index(before: token, scan) else { return true }
    return scan.tokens[before].kind == .punctuation && isSentenceEnd(before, scan)
  }

  /// What the longest name that ends with a word, or else the word, can mean.
  func wordKinds(at token: Int, _ scan: borrowing Scan) -> SenseKinds {
    var kinds: UInt32 = 0
    for hit in scan.hits(at: token) where Int(hit.endToken) == token + 1 {
      kinds |= hit.kinds.rawValue
    }
    return SenseKinds(rawValue: kinds)
  }

  func hasHit(_ kind: SenseKind, at token: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains { $0.kinds.contains(kind) }
  }

  /// Whether a title ends with a token; its abbreviation's full stop lies between.
  func hasTitle(endingAt token: Int, _ scan: borrowing Scan) -> Bool {
    for start in stride(from: token, through: max(0, token - 3), by: -1) {
      for hit in scan.hits(at: start)
      where Int(hit.endToken) == token + 1 && hit.kinds.contains(.title) {
        return true
      }
    }
    return false
  }
}
