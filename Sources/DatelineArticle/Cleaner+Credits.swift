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
  private static let credit = Array("credit".utf8)

  /// Takes out the lines at the end that name a role and who had it, with the headings among them.
  func trimCredits(_ lines: inout [Int]) {
    var place = lines.count
    var count = 0
    while place > 3 {
      let line = page.lines[lines[place - 1]]
      if isCredit(line) {
        count += 1
      } else if !isCreditHeading(line) {
        break
      }
      place -= 1
    }
    if count >= Self.fewestCredits { lines.removeLast(lines.count - place) }
  }

  private func isCreditHeading(_ line: Line) -> Bool {
    line.count < Self.longestRole && line.stops == 0
      && page.text.find(Self.credit, in: line.range) != nil
  }

  private func isCredit(_ line: Line) -> Bool {
    guard line.count < Self.longestCredit, line.stops == 0, line.kind != .cell else {
      return false
    }
    let head = Int(line.start)..<min(Int(line.end), Int(line.start) + Self.longestRole)
    guard let colon = page.text[head].firstIndex(of: 0x3A), colon + 2 < Int(line.end) else {
      return false
    }
    let role = Int(line.start)..<colon
    return Self.makers.contains { page.text.find($0, in: role) != nil }
  }
}
