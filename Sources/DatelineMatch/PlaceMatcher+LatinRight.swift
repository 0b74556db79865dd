import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  func weighRight(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    var right = reading.end
    guard !reading.endsCell else { return }
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
        // St. John's Church
        if reading.isSaint, token.kind == .word, token.letterCase != .lower {
          reading.object(.institution, 6)
        }
        return
      }
      if byte == UInt8(ascii: "-"), !token.spaceBefore, isInBlock(right + 1, of: reading, scan),
        !scan.tokens[right + 1].spaceBefore
      {
        let roles = words.roles(scan, right + 1, right + 2)
        if roles.contains(.behind) {
          reading.add(4, .context)
        } else if scan.tokens[right + 1].letterCase == .lower, right + 2 < scan.tokens.count,
          scan.tokens[right + 2].kind == .punctuation, self.byte(right + 2, scan) == byte,
          !roles.contains(.toward)
        {
          // Annandale-on-Hudson.
          reading.object(.longerName, 9)
        } else if scan.tokens[right + 1].letterCase == .capitalised, reading.score < 5 {
          reading.object(.longerName, 3)
        }
        return
      }
      if byte == UInt8(ascii: ",") {
        if isAge(right + 1, reading, scan) { markPerson(&reading, 7) }
        if pluralTailFollows(right, of: reading, scan) { reading.object(.longerName, 9) }
      }
      return
    }
    guard token.kind == .word else { return }
    let roles = words.roles(scan, right, right + 1)
    if token.letterCase == .lower {
      if roles.contains(.plural)
        || roles.contains(.separator) && pluralTailFollows(right, of: reading, scan)
      {
        reading.object(.longerName, 9)
        return
      }
      if roles.contains(.region), reading.region != nil {
        reading.kind = .region
        reading.add(3, .context)
        return
      }
      if roles.contains(.behind) { reading.add(2, .context) }
      if roles.contains(.versus) { reading.object(.club, 9) }
      // Southampton have signed him: a city would take the singular.
      if reading.kind == .city,
        roles.contains(.team) || roles.contains(.club) && opensClause(reading, scan)
      {
        reading.object(.club, 9)
      }
      // Capitals speak for their countries.
      if reading.kind == .city, reading.score < 5, hasHit(.speechVerb, at: right, scan) {
        reading.object(.speech, 2)
      }
      let isName = reading.kinds.contains(.surname) || reading.kinds.contains(.givenName)
      // Israel said, London objected.
      let own = words.roles(scan, reading.first, reading.end)
      let isState =
        own.contains(.state) || reading.kind == .country && !own.contains(.namesake)
      if isName, roles.contains(.person) || !isState && hasHit(.speechVerb, at: right, scan) {
        markPerson(&reading, 4)
      }
      return
    }
    weighNameRight(&reading, roles, right, scan)
  }

  /// Whether a name begins a clause, so that it can be the subject of the verb behind it.
  private func opensClause(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    guard let left = index(before: reading.first, scan) else { return true }
    switch scan.tokens[left].kind {
    case .punctuation: return byte(left, scan) != UInt8(ascii: "&")
    case .word: return words.roles(scan, left, left + 1).contains(.clause)
    case .number, .han, .kana: return false
    }
  }

  /// Whether a list that goes on at a token ends with "counties" or the like, which makes its items
  /// parts of such names.
  private func pluralTailFollows(
    _ token: Int,
    of reading: PlaceReading,
    _ scan: borrowing Scan
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
    _ reading: inout PlaceReading,
    _ roles: PlaceRoles,
    _ right: Int,
    _ scan: borrowing Scan
  ) {
    let kinds = wordKinds(at: right, scan)
    let isName = reading.kinds.contains(.surname) || reading.kinds.contains(.givenName)
    let isDirection = words.roles(scan, reading.first, reading.end).contains(.direction)
    if roles.contains(.region), kinds.contains(.title), reading.region != nil {
      // Victoria Premier Daniel Andrews.
      reading.kind = .region
      reading.add(3, .context)
    } else if isDirection, kinds.rawValue & Self.placeKinds.rawValue != 0 {
      // Southwest China: not the region of Cameroon.
      reading.object(.longerName, 14)
    } else if roles.contains(.tail) {
      reading.object(.longerName, 9)
    } else if isInitial(right, scan) {
      if isName { markPerson(&reading, 7) }
    } else if roles.contains(.person), isName {
      markPerson(&reading, 7)
    } else if roles.contains(.institution) {
      reading.isEmbedded = true
      if reading.kind == .region { reading.object(.institution, 4) }
      if reading.evidence < 3 { reading.object(.institution, reading.score >= 5 ? 1 : 3) }
      if reading.isSaint { reading.object(.institution, 6) }
    } else if roles.contains(.behind) {
      // Toledo Mayor Carla Finch.
      reading.add(roles.contains(.noun) && kinds.contains(.title) ? 3 : 1, .context)
    } else if kinds.contains(.title) {
      reading.add(1, .context)
    } else if reading.kinds.contains(.givenName), kinds.contains(.surname) {
      markPerson(&reading, kinds.contains(.wordLatin) && !isSurname(at: right, scan) ? 4 : 8)
    } else if reading.kind == .city, !reading.kinds.contains(.wordLatin),
      reading.end - reading.first == 1, !kinds.contains(.wordLatin), isSurname(at: right, scan)
    {
      reading.isEmbedded = true
      reading.object(.longerName, 3)
    } else if kinds.contains(.wordLatin) || kinds.rawValue & Self.placeKinds.rawValue != 0 {
      if kinds.contains(.wordLatin) { reading.isEmbedded = true }
      if reading.isSaint, reading.evidence < 5 { reading.object(.institution, 4) }
    } else if reading.kinds.contains(.givenName) {
      markPerson(&reading, 6)
    } else {
      reading.isEmbedded = true
      reading.object(.longerName, reading.score >= 5 ? 1 : 3)
    }
  }

  /// Whether a word is a common surname.
  private func isSurname(at token: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains { Int($0.endToken) == token + 1 && isCommonSurname($0.form) }
  }
}
