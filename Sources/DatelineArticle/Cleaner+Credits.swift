import DatelineModel

/// The list of who made the pictures and the film, below the text.
extension Cleaner {
  /// Fewer lines of a role and a name may be part of the text.
  private static let fewestCredits = 3
  private static let longestCredit = 120
  /// How many bytes a role has at most.
  private static let longestRole = 45

  private static let makers: [[UInt8]] = [
    "photo", "styl", "makeup", "make-up", "hair", "groom", "produc", "direct", "editor", "design",
    "video", "casting", "manicur", "nails", "assist", "art ", "sound", "camera", "music", "gaffer",
    "color", "retouch", "tailor", "copy", "set ", "prop", "writer", "illustrat", "haare", "kamera",
    "regie", "schnitt", "redaktion", "coiffure", "maquillage",
  ].map { Array($0.utf8) }
  /// What only those are called who made pictures: not the posts of a company, nor a prize.
  private static let strongMakers: [[UInt8]] = [
    "photo", "hair", "makeup", "make-up", "styl", "casting", "manicur", "gaffer", "kamera",
    "maquillage", "coiffure", "retouch", "set design",
  ].map { Array($0.utf8) }
  private static let fewestStrong = 2
  private static let credit = Array("credit".utf8)

  /// Takes out the lines at the end that name a role and who had it, with the headings among them.
  func trimCredits(_ lines: inout [Int]) {
    var place = lines.count
    var count = 0
    var strong = 0
    var isHeaded = false
    while place > 3 {
      let line = page.lines[lines[place - 1]]
      if let role = creditedRole(line) {
        count += 1
        if begins(aWordIn: role, Self.strongMakers) { strong += 1 }
      } else if isCreditHeading(line) {
        isHeaded = true
      } else {
        break
      }
      place -= 1
    }
    guard count >= Self.fewestCredits, isHeaded || strong >= Self.fewestStrong else { return }
    lines.removeLast(lines.count - place)
  }

  private func isCreditHeading(_ line: Line) -> Bool {
    line.count < Self.longestRole && line.stops == 0
      && page.text.find(Self.credit, in: line.range) != nil
  }

  /// The role in a line that names one and, behind a colon, who had it.
  private func creditedRole(_ line: Line) -> Range<Int>? {
    guard line.count < Self.longestCredit, line.stops == 0, line.kind != .cell else { return nil }
    let head = Int(line.start)..<min(Int(line.end), Int(line.start) + Self.longestRole)
    guard let colon = page.text[head].firstIndex(of: 0x3A), colon + 2 < Int(line.end) else {
      return nil
    }
    let name = page.text.trimmed(colon + 1..<Int(line.end))
    guard let first = page.text[name].first, first.isUpper || first >= 0x80,
      !page.text[name].contains(where: \.isDigit)
    else { return nil }
    let role = Int(line.start)..<colon
    return begins(aWordIn: role, Self.makers) ? role : nil
  }

  /// Whether a word within a range begins with one of some letters.
  private func begins(aWordIn range: Range<Int>, _ beginnings: [[UInt8]]) -> Bool {
    range.contains { at in
      guard at == range.lowerBound || !page.text[at - 1].isLetter && page.text[at - 1] < 0x80 else {
        return false
      }
      return beginnings.contains {
        at + $0.count <= range.upperBound && page.text.has($0, at: at)
      }
    }
  }
}
