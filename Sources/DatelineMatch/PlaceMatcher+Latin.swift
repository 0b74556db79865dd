import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Adds the evidence of the words beside a name in Latin letters.
  func weighLatin(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    weighLeft(&reading, scan)
    weighRight(&reading, scan)
    if reading.isEmbedded, reading.score - reading.evidence < 3 { reading.add(-2) }
    if isDateline(reading, scan) { reading.add(6, .dateline) }
  }

  // MARK: Before the name

  private func weighLeft(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    let first = reading.first
    guard let left = index(before: first, scan) else {
      if reading.kinds.contains(.wordLatin) { reading.add(-2) }
      return
    }
    let token = scan.tokens[left]
    if token.kind == .han {
      weighHanLeft(&reading, scan)
      return
    }
    guard token.kind == .word else {
      if byte(left, scan) != UInt8(ascii: ":"), isSentenceEnd(left, scan),
        reading.kinds.contains(.wordLatin)
      {
        reading.add(-2)
      }
      if isInitial(left - 1, scan), byte(left, scan) == UInt8(ascii: ".") {
        markPerson(&reading, 7)
      }
      if hasTitle(endingAt: left, scan)
        || byte(left, scan) == UInt8(ascii: ".") && left > 0 && hasTitle(endingAt: left - 1, scan)
      {
        markPerson(&reading, 8)
      }
      if isParty(left, scan) { reading.add(6, .context) }
      // Hyphenated names: Wilkes-Barre, Stratford-upon-Avon; not Paris-London.
      if byte(left, scan) == UInt8(ascii: "-"), !token.spaceBefore,
        !scan.tokens[first].spaceBefore, reading.score < 5
      {
        reading.add(-3)
      }
      return
    }
    let roles = words.roles(scan, left, first)
    if token.letterCase == .lower {
      weighLowerLeft(&reading, roles, left, scan)
    } else {
      weighNameLeft(&reading, roles, left, scan)
    }
  }

  private func weighLowerLeft(
    _ reading: inout PlaceReading, _ roles: PlaceRoles, _ left: Int, _ scan: borrowing Scan
  ) {
    if roles.contains(.inside) {
      reading.add(4, .preposition)
    } else if roles.contains(.of) {
      if left > 0, scan.tokens[left - 1].block == scan.tokens[left].block {
        let head = words.roles(scan, left - 1, left)
        if head.contains(.noun) {
          reading.add(8, .noun)
        } else if head.contains(.direction) {
          reading.add(4, .preposition)
        } else if !head.contains(.institution), isPersonOrAge(left - 1, scan) {
          reading.add(3, .preposition)
        }
      }
    } else if roles.contains(.noun) {
      reading.add(3, .noun)
    } else if roles.contains(.before) {
      reading.add(3, .context)
    } else if roles.contains(.direction) {
      reading.add(2, .context)
    } else if roles.contains(.toward) {
      reading.add(reading.kinds.contains(.surname) ? 1 : 2, .preposition)
    } else if roles.contains(.article), reading.score < 6 {
      reading.add(reading.score >= 4 || isModifier(reading, scan) ? -1 : -4)
    }
    if hasTitle(endingAt: left, scan) { markPerson(&reading, 4) }
    let kinds = wordKinds(at: left, scan)
    if kinds.contains(.particle), !kinds.contains(.wordLatin), roles.isEmpty { reading.add(-4) }
  }

  private func weighNameLeft(
    _ reading: inout PlaceReading, _ roles: PlaceRoles, _ left: Int, _ scan: borrowing Scan
  ) {
    let kinds = wordKinds(at: left, scan)
    let startsSentence = isSentenceStart(left, scan)
    if hasTitle(endingAt: left, scan) {
      markPerson(&reading, 8)
      return
    }
    if roles.contains(.article) {
      if reading.score < 6 {
        reading.add(reading.score >= 4 || isModifier(reading, scan) ? -1 : -4)
      }
      return
    }
    if startsSentence, kinds.contains(.wordLatin), !roles.contains(.inside),
      !roles.contains(.toward), !roles.contains(.tail)
    {
      return
    }
    if roles.contains(.tail) {
      reading.add(-6)
      return
    }
    if roles.contains(.inside) || roles.contains(.before), !kinds.contains(.surname) || startsSentence {
      reading.add(roles.contains(.inside) ? 4 : 2, .preposition)
      return
    }
    if roles.contains(.toward) && startsSentence {
      reading.add(1, .preposition)
      return
    }
    if roles.contains(.direction) {
      // South America; states that are called so have names of their own.
      if reading.kind == .country { reading.add(-9) }
      // West London is in London; East Brady may be another town.
      if reading.score < 5 { reading.add(-3) }
      return
    }
    if kinds.contains(.givenName) {
      let isName = reading.kinds.contains(.surname) || reading.kinds.contains(.givenName)
      markPerson(&reading, isName ? 8 : kinds.contains(.wordLatin) ? 1 : 4)
      return
    }
    if kinds.contains(.wordLatin) || startsSentence || kinds.contains(.demonym) { return }
    if reading.isPersonal, isCommonSurname(reading.form) {
      markPerson(&reading, 5)
      return
    }
    if kinds.rawValue & Self.placeKinds.rawValue != 0 { return }
    // A name of more words: Nordstrom Chicago, Pink Floyd Florence.
    reading.isEmbedded = true
    reading.add(reading.score >= 5 ? -1 : -4)
    if kinds.contains(.surname), reading.kinds.contains(.surname) { markPerson(&reading, 3) }
  }

  // MARK: Behind the name

  private func weighRight(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    var right = reading.end
    guard isInBlock(right, of: reading, scan) else { return }
    var token = scan.tokens[right]
    if token.kind == .han {
      weighHanRight(&reading, scan)
      return
    }
    if token.kind == .punctuation {
      let byte = byte(right, scan)
      if byte == UInt8(ascii: "'") || isApostrophe(right, scan) {
        // The city's mayor: the possessive is a token of its own.
        right += 1
        guard isInBlock(right, of: reading, scan) else { return }
        token = scan.tokens[right]
        if token.kind == .word, token.letterCase == .lower,
          words.roles(scan, right, right + 1).contains(.behind)
        {
          reading.add(2, .context)
        }
        return
      }
      if byte == UInt8(ascii: "-"), !token.spaceBefore, isInBlock(right + 1, of: reading, scan),
        !scan.tokens[right + 1].spaceBefore
      {
        let roles = words.roles(scan, right + 1, right + 2)
        if roles.contains(.behind) {
          reading.add(4, .context)
        } else if scan.tokens[right + 1].letterCase == .capitalised, reading.score < 5 {
          reading.add(-3)
        }
        return
      }
      if byte == UInt8(ascii: ",") {
        if isAge(right + 1, reading, scan) { markPerson(&reading, 7) }
        if pluralTailFollows(right, of: reading, scan) { reading.add(-9) }
      }
      return
    }
    guard token.kind == .word else { return }
    let roles = words.roles(scan, right, right + 1)
    if token.letterCase == .lower {
      if roles.contains(.plural)
        || roles.contains(.separator) && pluralTailFollows(right, of: reading, scan)
      {
        reading.add(-9)
        return
      }
      if roles.contains(.region), reading.region != nil {
        reading.kind = .region
        reading.add(3, .context)
        return
      }
      if roles.contains(.behind) { reading.add(2, .context) }
      // Capitals speak for their countries.
      if reading.kind == .city, reading.score < 5, hasHit(.speechVerb, at: right, scan) {
        reading.add(-2)
      }
      let isName = reading.kinds.contains(.surname) || reading.kinds.contains(.givenName)
      if isName, roles.contains(.person) || hasHit(.speechVerb, at: right, scan) {
        markPerson(&reading, 4)
      }
      return
    }
    weighNameRight(&reading, roles, right, scan)
  }

  /// Whether a list that goes on at a token ends with "counties" or the like, which makes its items
  /// parts of such names.
  private func pluralTailFollows(
    _ token: Int, of reading: PlaceReading, _ scan: borrowing Scan
  ) -> Bool {
    for place in token..<token + 10 where isInBlock(place, of: reading, scan) {
      let roles = words.roles(scan, place, place + 1)
      if roles.contains(.separator) { continue }
      guard scan.tokens[place].kind == .word else { return false }
      if scan.tokens[place].letterCase == .lower { return roles.contains(.plural) }
    }
    return false
  }

  private func weighNameRight(
    _ reading: inout PlaceReading, _ roles: PlaceRoles, _ right: Int, _ scan: borrowing Scan
  ) {
    let kinds = wordKinds(at: right, scan)
    let isName = reading.kinds.contains(.surname) || reading.kinds.contains(.givenName)
    if roles.contains(.tail) {
      reading.add(-9)
    } else if isInitial(right, scan) {
      if isName { markPerson(&reading, 7) }
    } else if roles.contains(.person), isName {
      markPerson(&reading, 7)
    } else if roles.contains(.institution) {
      reading.isEmbedded = true
      if reading.kind == .region { reading.add(-4) }
      if reading.evidence < 3 { reading.add(reading.score >= 5 ? -1 : -3) }
      if reading.isSaint { reading.add(-6) }
    } else if roles.contains(.behind) {
      reading.add(1, .context)
    } else if kinds.contains(.title) {
      reading.add(1, .context)
    } else if reading.kinds.contains(.givenName), kinds.contains(.surname) {
      markPerson(&reading, kinds.contains(.wordLatin) && !isSurname(at: right, scan) ? 4 : 8)
    } else if reading.kind == .city, !reading.kinds.contains(.wordLatin),
      reading.end - reading.first == 1, !kinds.contains(.wordLatin), isSurname(at: right, scan)
    {
      reading.isEmbedded = true
      reading.add(-3)
    } else if kinds.contains(.wordLatin) || kinds.rawValue & Self.placeKinds.rawValue != 0 {
      if kinds.contains(.wordLatin) { reading.isEmbedded = true }
      if reading.isSaint, reading.evidence < 5 { reading.add(-4) }
    } else if reading.kinds.contains(.givenName) {
      markPerson(&reading, 6)
    } else {
      reading.isEmbedded = true
      reading.add(reading.score >= 5 ? -1 : -3)
    }
  }

  /// Whether a word is a common surname.
  private func isSurname(at token: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains { Int($0.endToken) == token + 1 && isCommonSurname($0.form) }
  }

  // MARK: Datelines

  /// Whether the name opens a block as news do: PARIS —, LONDON (Reuters) -, Mobile, Ala. —.
  private func isDateline(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
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
        let isSpaced = token.spaceBefore && next < scan.tokens.count && scan.tokens[next].spaceBefore
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

  // MARK: Looking at tokens

  func markPerson(_ reading: inout PlaceReading, _ points: Int) {
    reading.add(-points)
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

  private func isApostrophe(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let start = Int(scan.keys.starts[token])
    return start < scan.keys.bytes.count && scan.keys.bytes[start] == UInt8(ascii: "'")
  }

  private func isInitial(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token >= 0, token + 1 < scan.tokens.count else { return false }
    let word = scan.tokens[token]
    return word.kind == .word && word.end - word.start == 1 && word.letterCase == .capitalised
      && byte(token + 1, scan) == UInt8(ascii: ".")
  }

  /// Whether a party stands before a hyphen: (R-Ocilla), D-Boston.
  private func isParty(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard byte(token, scan) == UInt8(ascii: "-"), !scan.tokens[token].spaceBefore,
      let letter = index(before: token, scan), scan.tokens[letter].kind == .word,
      scan.tokens[letter].end - scan.tokens[letter].start == 1
    else { return false }
    let key = byte(letter, scan)
    return key == UInt8(ascii: "r") || key == UInt8(ascii: "d") || key == UInt8(ascii: "i")
  }

  /// Whether "of" behind this says where somebody is from: Steven Sachs of, Sachs, 58, of.
  private func isPersonOrAge(_ token: Int, _ scan: borrowing Scan) -> Bool {
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
  private func isModifier(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    guard isInBlock(reading.end, of: reading, scan) else { return false }
    let next = scan.tokens[reading.end]
    guard next.kind == .word else { return byte(reading.end, scan) == UInt8(ascii: "-") }
    if next.letterCase != .lower { return true }
    return words.roles(scan, reading.end, reading.end + 1).contains(.behind)
  }

  private func isAge(_ token: Int, _ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    guard isInBlock(token + 1, of: reading, scan), scan.tokens[token].kind == .number else {
      return false
    }
    let length = scan.tokens[token].end - scan.tokens[token].start
    return length <= 2 && byte(token + 1, scan) == UInt8(ascii: ",")
      && reading.kinds.contains(.surname)
  }

  private func isSentenceEnd(_ token: Int, _ scan: borrowing Scan) -> Bool {
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
      kinds |= lexicons.kinds(of: hit.form).rawValue
    }
    return SenseKinds(rawValue: kinds)
  }

  private func hasHit(_ kind: SenseKind, at token: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains { lexicons.kinds(of: $0.form).contains(kind) }
  }

  /// Whether a title ends with a token; its abbreviation's full stop lies between.
  private func hasTitle(endingAt token: Int, _ scan: borrowing Scan) -> Bool {
    for start in stride(from: token, through: max(0, token - 3), by: -1) {
      for hit in scan.hits(at: start)
      where Int(hit.endToken) == token + 1 && lexicons.kinds(of: hit.form).contains(.title) {
        return true
      }
    }
    return false
  }
}
