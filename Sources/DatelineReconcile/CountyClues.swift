internal import DatelineLexicon

/// The counties that a text names.
///
/// Local papers say them where others say the state: Cooke County, Medina and Geauga counties, County
/// Cork, Wiltshire.
struct CountyClues {
  /// Words looked at before "counties".
  private static let reach = 9
  /// Codes of the names (`PlaceRecord.countyCode`).
  private var codes: Set<UInt16> = []

  /// Whether there are none.
  var isEmpty: Bool { codes.isEmpty }

  /// Whether a county's name is among them; not so for code 0.
  func contains(_ county: UInt16) -> Bool { county != 0 && codes.contains(county) }

  /// Adds a county by its code.
  mutating func add(_ county: UInt16) { codes.insert(county) }

  /// Reads a text once, byte by byte.
  init(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var place = 0
      while place + 4 < text.count {
        switch text[place] {
        case UInt8(ascii: "o"):
          if Self.matches("ount", text, place), place > 0 { readCounty(text, place - 1) }
        case UInt8(ascii: "a"):
          if Self.matches("arish", text, place), place > 0, text[place - 1] == UInt8(ascii: "P") {
            addNames(endingAt: place - 1, text, 1)
          }
        case UInt8(ascii: "s"):
          if Self.matches("shire", text, place) { addNames(endingAt: place + 5, text, 1) }
        default: break
        }
        place += 1
      }
    }
  }

  /// Reads the word that begins at a token with the letters "Count" or "count".
  private mutating func readCounty(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) {
    guard text[start] | 0x20 == UInt8(ascii: "c") else { return }
    if Self.matches("ounties", text, start + 1) {
      addNames(endingAt: start, text, Self.reach)
    } else if Self.matches("ounty", text, start + 1), text[start] == UInt8(ascii: "C") {
      addNames(endingAt: start, text, 1)
      // County Cork
      var end = start + 7
      while end < text.count, Self.isLetter(text[end]) { end += 1 }
      if end > start + 7 { codes.insert(PlaceRecord.countyCode(text[(start + 7)..<end])) }
    }
  }

  /// Adds the names of up to three capitalised words that end before a place; with a limit above 1
  /// those of a list, whose items commas and words in lower case ("and") part.
  private mutating func addNames(
    endingAt end: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ limit: Int
  ) {
    var (edge, nameEnd, length) = (end, end, 0)
    for _ in 0..<max(limit, 3) {
      var last = edge
      var isParted = false
      while last > 0, !Self.isLetter(text[last - 1]) {
        let byte = text[last - 1]
        guard byte < 0x80, edge - last < 3, byte != UInt8(ascii: ":") else { return }
        if byte == UInt8(ascii: ",") { isParted = true }
        last -= 1
      }
      var first = last
      while first > 0, Self.isLetter(text[first - 1]) { first -= 1 }
      guard first < last else { return }
      let isLower = text[first] >= UInt8(ascii: "a")
      // The word that is looked behind of is itself the name's end only where it is a "…shire".
      if (isParted || isLower) && limit == 1 && edge != end { return }
      if isLower && !(end == last && limit == 1) {
        guard limit > 1 else { return }
        (edge, nameEnd, length) = (first, first, 0)
        continue
      }
      if isParted { (nameEnd, length) = (last, 0) }
      length += 1
      if length <= 3 { codes.insert(PlaceRecord.countyCode(text[first..<nameEnd])) }
      edge = first
    }
  }

  private static func matches(
    _ word: StaticString,
    _ text: UnsafeBufferPointer<UInt8>,
    _ place: Int
  ) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place + length <= text.count else { return false }
    return (0..<length).allSatisfy { word.utf8Start[$0] == text[place + $0] }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "'")
  }
}
