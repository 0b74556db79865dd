import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Adds the evidence of the words beside a Chinese name.
  func weighHan(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    guard han.isWord(reading.first, reading.end, scan) else {
      reading.object(.insideWord, 12)
      return
    }
    // 上海|市中心: a city with 市 behind it, and a word of three characters, share the 市.
    if isCityCharacter(reading.end - 1, scan), startsWord(reading.end - 1, scan, atLeast: 3) {
      reading.object(.insideWord, 12)
      return
    }
    extend(&reading, scan)
    weighHanLeft(&reading, scan)
    weighHanRight(&reading, scan)
  }

  /// Takes 市 into the name where it is no part of the next word (市民, 市长).
  private func extend(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    let next = reading.end
    guard reading.city != nil, isInBlock(next, of: reading, scan), isCityCharacter(next, scan),
      !isCityCharacter(next - 1, scan)
    else { return }
    guard !startsWord(next, scan) else { return }
    reading.end += 1
    reading.kind = .city
    reading.add(3, .noun)
  }

  func weighHanLeft(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    guard let left = index(before: reading.first, scan) else { return }
    let token = scan.tokens[left]
    if token.kind == .word || token.kind == .punctuation {
      if reading.isHan, isInnerDot(left, scan), !isAmongDots(reading, scan) {
        // 劳埃德·奥斯汀 is who 奥斯汀 is later on.
        let isName = left > 0 && words.roles(scan, left - 1, left).contains(.sound)
        if isName { markPerson(&reading, 6) } else { reading.object(.person, 6) }
      }
      // 标准列日vs桑普多利亚
      if words.roles(scan, left, left + 1).contains(.club) { reading.object(.club, 8) }
      return
    }
    guard token.kind == .han else { return }
    let roles = hanRoles(endingAt: reading.first, scan)
    if reading.isHan, roles.contains(.club) {
      reading.object(.club, 8)
      return
    }
    if roles.contains(.inside) {
      reading.add(4, .preposition)
    } else if roles.contains(.toward) {
      reading.add(2, .preposition)
    }
    guard reading.isHan else { return }
    if roles.isEmpty || roles == .sound { weighSound(&reading, left, isLeft: true, scan) }
    // 孙|中山: a surname and two characters are a person's name.
    if roles.isEmpty, reading.end - reading.first == 2,
      wordKinds(at: left, scan).contains(.surnameHan),
      !endsWord(left, scan)
    {
      reading.object(.person, 3)
    }
  }

  func weighHanRight(_ reading: inout PlaceReading, _ scan: borrowing Scan) {
    let right = reading.end
    guard isInBlock(right, of: reading, scan) else { return }
    let token = scan.tokens[right]
    if token.kind == .word, reading.isHan, words.roles(scan, right, right + 1).contains(.club) {
      reading.object(.club, 8)
      return
    }
    if token.kind == .punctuation, reading.isHan {
      if isInnerDot(right, scan), !isAmongDots(reading, scan) { reading.object(.person, 6) }
      // 华润置地（北京）股份有限公司
      if isBracketed(reading, scan), isInBlock(right + 1, of: reading, scan),
        scan.tokens[right + 1].kind == .han, institutionFollows(reading, from: right + 1, scan)
      {
        reading.object(.institution, 9)
      }
      return
    }
    guard token.kind == .han else { return }
    let roles = hanRoles(startingAt: right, of: reading, scan)
    if roles.contains(.tail) {
      reading.object(.longerName, 9)
    } else if roles.contains(.person) {
      reading.object(.person, reading.score < 5 ? 5 : 1)
    } else if reading.isHan, reading.kind == .city,
      institutionFollows(reading, from: reading.end, scan)
    {
      reading.object(.institution, 16)
    } else if isDescribedAsCity(reading, scan) {
      reading.add(5, .noun)
    } else if roles.contains(.behind) {
      reading.add(3, .context)
    } else if reading.isHan, roles.isEmpty || roles == .sound {
      weighSound(&reading, right, isLeft: false, scan)
    }
  }

  /// A foreign name beside a character that writes sounds, and is no word here, is a part of a
  /// longer name (米尔顿|凯恩斯).
  private func weighSound(
    _ reading: inout PlaceReading,
    _ token: Int,
    isLeft: Bool,
    _ scan: borrowing Scan
  ) {
    guard let city = reading.city, facts.isForeignToHan(city) || reading.score < 5 else { return }
    guard words.roles(scan, token, token + 1).contains(.sound) else { return }
    let isPartOfWord = isLeft ? endsWord(token, scan) : startsWord(token, scan)
    if !isPartOfWord { reading.object(.longerName, reading.score >= 6 ? 2 : 4) }
  }

  /// Whether brackets hold the name and nothing else.
  private func isBracketed(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    guard let left = index(before: reading.first, scan) else { return false }
    return byte(left, scan) == UInt8(ascii: "(") && byte(reading.end, scan) == UInt8(ascii: ")")
  }

  /// 卡莱尔是英格兰北部的城市: the sentence says what it is, with a noun for places at its end.
  private func isDescribedAsCity(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    let verb = reading.end
    guard reading.isHan, reading.kind == .city,
      words.roles(scan, verb, verb + 1).contains(.copula)
    else { return false }
    var place = verb + 1
    while place < verb + 24, isInBlock(place, of: reading, scan),
      scan.tokens[place].kind != .punctuation
    {
      place += 1
    }
    guard place - 2 > verb, isHanRun(place - 2, place, scan) else { return false }
    return words.roles(scan, place - 2, place).contains(.inside)
  }

  /// Whether the name opens an institution's (北京|电影学院, 武汉市|国土资源和房产|管理局): words that are no
  /// verbs or particles, but for those that say what an institution does, lead up to one for an
  /// institution.
  private func institutionFollows(
    _ reading: PlaceReading,
    from start: Int,
    _ scan: borrowing Scan
  ) -> Bool {
    var place = start
    let limit = min(place + 16, scan.tokens.count)
    while place < limit, isHanRun(place, place + 1, scan), isInBlock(place, of: reading, scan) {
      let roles = hanRoles(startingAt: place, of: reading, scan)
      // 长春市某医院: some hospital in the city.
      if roles.contains(.article) { return false }
      if roles.contains(.institution) {
        return place > start || !roles.contains(.behind)
      }
      if roles.contains(.subject) {
        place += 2
        continue
      }
      let joins = place > start && roles.contains(.separator) && !opensPlace(place + 1, scan)
      let isPlain = roles.subtracting([.sound, .common]).isEmpty
      guard isPlain || joins || roles.contains(.behind) && place > start,
        let next = joins ? place + 1 : han.endOfNoun(at: place, scan)
      else { return false }
      // 房管局 is a word, and an institution by its last character.
      if next > place + 1, isInBlock(next - 1, of: reading, scan),
        words.roles(scan, next - 1, next).contains(.institution)
      {
        return true
      }
      place = next
    }
    return false
  }

  /// Whether another place's name begins at a token.
  private func opensPlace(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token < scan.tokens.count else { return false }
    return scan.hits(at: token).contains {
      Int($0.endToken) > token + 1
        && $0.kinds.rawValue & Self.placeKinds.rawValue != 0
    }
  }

  // MARK: Words beside

  /// The roles of the longest word that ends before a token.
  private func hanRoles(endingAt end: Int, _ scan: borrowing Scan) -> PlaceRoles {
    for length in stride(from: PlaceWords.longestHan, through: 1, by: -1) {
      let start = end - length
      guard start >= 0, isHanRun(start, end, scan) else { continue }
      let roles = words.roles(scan, start, end)
      if !roles.isEmpty {
        // 美在 in 之美在: a single character may belong to the word before it.
        if length == 1, endsWord(start, scan) { return [] }
        return roles
      }
    }
    return []
  }

  /// The roles of the longest word that begins at a token.
  private func hanRoles(
    startingAt start: Int,
    of reading: PlaceReading,
    _ scan: borrowing Scan
  ) -> PlaceRoles {
    for length in stride(from: PlaceWords.longestHan, through: 1, by: -1) {
      let end = start + length
      guard end <= scan.tokens.count, isHanRun(start, end, scan),
        isInBlock(end - 1, of: reading, scan)
      else { continue }
      let roles = words.roles(scan, start, end)
      if !roles.isEmpty {
        if length == 1, startsWord(start, scan) || opensPlace(start, scan) { return [] }
        return roles
      }
    }
    return []
  }

  private func isHanRun(_ start: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    let block = scan.tokens[start].block
    return (start..<end).allSatisfy {
      scan.tokens[$0].kind == .han && scan.tokens[$0].block == block
    }
  }

  /// Whether a common word of two characters or more begins at a token.
  func startsWord(_ token: Int, _ scan: borrowing Scan, atLeast length: Int = 2) -> Bool {
    scan.hits(at: token).contains {
      Int($0.endToken) >= token + length && $0.kinds.contains(.wordHan)
    }
  }

  /// Whether a common word of two characters or more ends with a token.
  func endsWord(_ token: Int, _ scan: borrowing Scan) -> Bool {
    for start in stride(from: token - 1, through: max(0, token - 3), by: -1) {
      for hit in scan.hits(at: start)
      where Int(hit.endToken) == token + 1 && hit.kinds.contains(.wordHan) {
        return true
      }
    }
    return false
  }

  private func isCityCharacter(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard scan.tokens[token].kind == .han else { return false }
    let start = Int(scan.keys.starts[token])
    return start + 1 < scan.keys.bytes.count && scan.keys.bytes[start] == words.cityKey.0
      && scan.keys.bytes[start + 1] == words.cityKey.1
  }

  /// Whether dots part a list of places that the name is one of (巴黎·里昂·马赛), and not a person's
  /// name: three places at least fill what stands between the dots, one after the other.
  private func isAmongDots(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    var count = 1
    var first = reading.first
    while count < 3, let dot = index(before: first, scan), isInnerDot(dot, scan),
      let start = startOfPlace(endingAt: dot, of: reading, scan)
    {
      first = start
      count += 1
    }
    var end = reading.end
    while count < 3, isInBlock(end, of: reading, scan), isInnerDot(end, scan),
      isInBlock(end + 1, of: reading, scan), let next = endOfPlace(from: end + 1, of: reading, scan)
    {
      end = next
      count += 1
    }
    return count >= 3
  }

  /// The token at which a place's name begins that fills the characters before `end`.
  private func startOfPlace(
    endingAt end: Int,
    of reading: PlaceReading,
    _ scan: borrowing Scan
  ) -> Int? {
    var start = end
    while start > 0, end - start < 8, scan.tokens[start - 1].kind == .han,
      isInBlock(start - 1, of: reading, scan)
    {
      start -= 1
    }
    return start < end && endOfPlace(from: start, of: reading, scan) == end ? start : nil
  }

  /// The token behind a place's name that begins at `start`, if no character follows it.
  private func endOfPlace(
    from start: Int,
    of reading: PlaceReading,
    _ scan: borrowing Scan
  ) -> Int? {
    for hit in scan.hits(at: start) where hit.kinds.rawValue & Self.placeKinds.rawValue != 0 {
      let end = Int(hit.endToken)
      if !isInBlock(end, of: reading, scan) || scan.tokens[end].kind != .han { return end }
    }
    return nil
  }

  private func isInnerDot(_ token: Int, _ scan: borrowing Scan) -> Bool {
    byte(token, scan) == 0x02
  }
}
