/// Cards of other articles among the lines of a text: a headline that leads to one, and a sentence.
extension Cleaner {
  /// The sentence of a card is no longer.
  private static let longestCard = 220
  private static let fewestCards = 2
  /// As many lines of furniture, at least, part the heading of such cards from the text.
  private static let gap = 2

  /// Takes out the cards at the end with the heading above them, where buttons and the like part
  /// them from a text that is longer than they are.
  func trimCards(_ lines: inout [Int]) {
    var place = lines.count
    while place > 0, isCardOrLink(lines[place - 1]) { place -= 1 }
    let first = (max(place, 1)..<max(place, lines.count, 1)).first {
      page.lines[lines[$0]].isHeading && lines[$0] - lines[$0 - 1] > Self.gap
    }
    guard let first else { return }
    let cards = lines[first...].count { !isLinkOrHeading(page.lines[$0]) }
    func size(_ part: ArraySlice<Int>) -> Int { part.reduce(0) { $0 + page.lines[$1].count } }
    guard cards >= Self.fewestCards, size(lines[first...]) <= size(lines[..<first]) else { return }
    lines.removeLast(lines.count - first)
  }

  private func isLinkOrHeading(_ line: Line) -> Bool { line.linkShare > 0.5 || line.isHeading }

  private func isCardOrLink(_ index: Int) -> Bool {
    let line = page.lines[index]
    if isLinkOrHeading(line) { return true }
    return line.kind != .cell && line.count < Self.longestCard && index > 0
      && page.lines[index - 1].linkShare > 0.85
  }

  private static let more: [[UInt8]] = [
    "read more", "continue reading", "weiterlesen", "mehr lesen", "lire la suite", "leer más",
    "seguir leyendo", "sigue leyendo", "leia mais", "ler mais", "leggi tutto",
    "continua a leggere", "lees meer", "lees verder", "läs mer", "les mer", "læs mere",
    "czytaj dalej", "czytaj więcej",
  ].map { Array($0.utf8) }
  private static let longestTeaser = 400

  /// Whether a line tells what another article says: below its headline, with a link to the rest.
  func isTeaser(_ index: Int) -> Bool {
    let line = page.lines[index]
    guard line.count < Self.longestTeaser, line.linkBytes > 0, index > 0,
      page.lines[index - 1].linkShare > 0.85
    else { return false }
    var end = Int(line.end)
    while end > Int(line.start), page.text[end - 1] < 0x80, !page.text[end - 1].isLetter {
      end -= 1
    }
    return Self.more.contains {
      end - $0.count > Int(line.start) && page.text.has($0, at: end - $0.count)
    }
  }
}
