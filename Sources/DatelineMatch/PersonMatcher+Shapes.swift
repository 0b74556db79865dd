import DatelineLexicon
import DatelineModel

/// Shapes of names that the names of single peoples have, and of things that look like these.
extension PersonMatcher {
  /// The token behind a given name that is cut short; `nil` where a part is none.
  ///
  /// Md. Rafiq, Mohd Faiz: the rest of the name must follow. Behind a comma such letters are a state (Bethesda, Md.) or a degree.
  func endOfShortened(
    _ part: LatinPart,
    _ isFirst: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int? {
    let before = part.first - 1
    guard scan.tokens[part.first].letterCase == .capitalised,
      words.roles(scan, part.first, part.end).contains(.shortened),
      before < 0 || !byteIs(",", before, article, scan)
    else { return nil }
    let hasPoint = hasPoint(behind: part.first, article, scan)
    // Without its point Md can be nothing else, but Ma is a surname.
    guard hasPoint || isFirst && part.traits.contains(.suffix) else { return nil }
    let next = part.end + (hasPoint ? 1 : 0)
    guard next < scan.tokens.count, scan.tokens[next].letterCase.isCapital,
      scan.tokens[next].spaceBefore, scan.tokens[next].block == scan.tokens[part.first].block
    else { return nil }
    // So said Ma. Stocks fell.
    if part.surname.weight > 0, before >= 0, isSpeechVerb(at: before, scan) { return nil }
    return next
  }

  /// Whether a name is a club's and its town's: Al-Wehda Amman.
  func isClub(
    _ parts: ArraySlice<LatinPart>,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard parts.count == 2, let head = parts.first, let last = parts.last,
      head.traits.contains(.hyphen), last.traits.contains(.place), last.given.weight == 0,
      scan.tokens[head.first].range.count == 2, byteIs("A", head.first, article, scan)
    else { return false }
    return article.text[Int(scan.tokens[head.first].start) + 1] == UInt8(ascii: "l")
  }

  /// Where the Chinese given name begins in a name of Hong Kong that has a western one in front, her
  /// husband's surname, and mostly her own too (Fanny Law Fan Chiu-fun, Regina Ip Suk-yee); `nil` for
  /// other names.
  ///
  /// - Returns: The index of the part behind the surname that she goes by.
  func ownName(_ parts: ArraySlice<LatinPart>, _ scan: borrowing Scan) -> Int? {
    guard parts.count == 3 || parts.count == 4, let head = parts.first, let last = parts.last,
      last.traits.contains(.hyphen), last.traits.isDisjoint(with: [.adjective, .tail]),
      scan.tokens[last.first].letterCase == .capitalised,
      scan.tokens[last.end - 1].letterCase == .lower, last.end - last.first == 3,
      head.given.weight >= 3, !head.traits.contains(.hyphen)
    else { return nil }
    let families = parts[parts.startIndex + 1..<parts.endIndex - 1]
    return families.allSatisfy { $0.surname.weight > 0 && $0.end == $0.first + 1 }
      ? parts.startIndex + 2 : nil
  }
}
