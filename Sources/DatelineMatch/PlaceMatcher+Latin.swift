import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Adds the evidence of the words beside a name in Latin letters.
  func weighLatin(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    weighLeft(&reading, scan)
    weighRight(&reading, scan)
    if reading.isEmbedded, reading.score - reading.evidence < 3 {
      reading.object(.longerName, 2)
    }
    if isDateline(reading, scan) { reading.add(6, .dateline) }
  }

  private func weighLeft(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    let first = reading.first
    guard !reading.startsCell, let left = index(before: first, scan) else {
      if reading.kinds.contains(.wordLatin), !reading.endsCell { reading.object(.word, 2) }
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
        reading.object(.word, 2)
      }
      if isInitial(left - 1, scan), byte(left, scan) == UInt8(ascii: ".") {
        markPerson(&reading, 7)
      }
      if hasTitle(endingAt: left, scan)
        || byte(left, scan) == UInt8(ascii: ".") && left > 0
          && scan.tokens[left - 1].range.count <= 5
          && scan.tokens[left - 1].letterCase.isCapital && hasTitle(endingAt: left - 1, scan)
      {
        markPerson(&reading, 8)
      }
      if isParty(left, scan) { reading.add(6, .context) }
      if byte(left, scan) == UInt8(ascii: "."), left > 0,
        words.roles(scan, left - 1, left).contains(.versus)
      {
        reading.object(.club, 9)
      }
      // Hyphenated names: Wilkes-Barre, Stratford-upon-Avon; not Paris-London.
      if byte(left, scan) == UInt8(ascii: "-"), !token.spaceBefore,
        !scan.tokens[first].spaceBefore
      {
        // Annandale-on-Hudson is no Hudson.
        let isInside =
          left > 1 && scan.tokens[left - 1].letterCase == .lower
          && byte(left - 2, scan) == UInt8(ascii: "-")
          && !words.roles(scan, left - 1, left).contains(.toward)
        if isInside {
          reading.object(.longerName, 9)
        } else if reading.score < 5 {
          reading.object(.longerName, 3)
        }
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
    _ reading: inout PlaceReading,
    _ roles: PlaceRoles,
    _ left: Int,
    _ scan: borrowing Scan
  ) {
    if roles.contains(.inside) {
      // A word with a capital in the middle of a sentence: in Nice, in Reading.
      let isCity = reading.city.map { facts.renown($0) >= 250_000 } ?? false
      reading.add(reading.kinds.contains(.wordLatin) && isCity ? 6 : 4, .preposition)
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
      reading.object(.article, reading.score >= 4 || isModifier(reading, scan) ? 1 : 4)
    }
    if roles.contains(.versus) { reading.object(.club, 9) }
    if hasTitle(endingAt: left, scan) { markPerson(&reading, 4) }
    let kinds = wordKinds(at: left, scan)
    if kinds.contains(.particle), !kinds.contains(.wordLatin), roles.isEmpty {
      reading.object(.person, 4)
    }
  }

  /// Whether a name that ends with a token begins as the clubs of Arab towns do: Al-Wehda Amman.
  private func isArabClub(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token >= 2, !scan.tokens[token].spaceBefore, byte(token - 1, scan) == UInt8(ascii: "-"),
      scan.tokens[token - 2].block == scan.tokens[token].block,
      scan.tokens[token - 2].letterCase == .capitalised
    else { return false }
    return scan.keys.bytes[BrandCues.keyRange(scan, token - 2, token - 1)].elementsEqual("al".utf8)
  }

  private func weighNameLeft(
    _ reading: inout PlaceReading,
    _ roles: PlaceRoles,
    _ left: Int,
    _ scan: borrowing Scan
  ) {
    let kinds = wordKinds(at: left, scan)
    let startsSentence = isSentenceStart(left, scan)
    if isArabClub(left, scan) {
      reading.object(.club, 12)
      return
    }
    if hasTitle(endingAt: left, scan) {
      markPerson(&reading, 8)
      return
    }
    if roles.contains(.article) {
      if reading.score < 6 {
        reading.object(.article, reading.score >= 4 || isModifier(reading, scan) ? 1 : 4)
      }
      return
    }
    // New England, at the start of a sentence as well.
    if roles.contains(.prefix), reading.kind != .city {
      reading.object(.longerName, 14)
      return
    }
    if startsSentence, kinds.contains(.wordLatin), !roles.contains(.inside),
      !roles.contains(.toward), !roles.contains(.tail)
    {
      return
    }
    if roles.contains(.tail) {
      reading.object(.longerName, 14)
      return
    }
    if roles.contains(.inside) || roles.contains(.before),
      !kinds.contains(.surname) || startsSentence
    {
      reading.add(roles.contains(.inside) ? 4 : 2, .preposition)
      return
    }
    if roles.contains(.toward) && startsSentence {
      reading.add(1, .preposition)
      return
    }
    if roles.contains(.direction) {
      // South America; states that are called so have names of their own.
      if reading.kind == .country { reading.object(.longerName, 9) }
      // West London is in London; East Brady may be another town.
      if reading.score < 5 { reading.object(.longerName, 3) }
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
    reading.object(.longerName, reading.score >= 5 ? 1 : 4)
    if kinds.contains(.surname), reading.kinds.contains(.surname) { markPerson(&reading, 3) }
  }
}
