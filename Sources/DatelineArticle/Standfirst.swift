import DatelineModel

/// Finds the sentence that many articles carry between the title and the text.
struct Standfirst {
  let page: Page
  let facts: Facts
  let dates: DateReader
  let excluded: [Bool]

  /// The farthest line after the title that may be one.
  private static let reach = 12

  /// The line, if the article's lines do not hold it already.
  func find(titleLine: Int, kept: [Int]) -> Int? {
    guard titleLine >= 0, let first = kept.first, first > titleLine + 1 else { return nil }
    let summary = facts.summary.map { Self.letters(Array($0.utf8)) } ?? []
    for index in titleLine + 1..<min(first, titleLine + 1 + Self.reach) {
      let line = page.lines[index]
      guard line.count >= 40, line.count <= (index <= titleLine + 2 ? 1_200 : 500),
        line.linkShare < 0.3, !excluded[Int(line.node)],
        line.kind == .text || line.kind == .heading,
        !Bylines.isByline(page.text, line.range),
        line.count >= 120 || dates.first(in: page.text, line.range) == nil,
        Phrases.start(page.text, line.range) == 0, !Phrases.holds(page.text, line.range)
      else { continue }
      let letters = Self.letters(Array(page.bytes(line)))
      guard isMarked(line) || Self.begins(letters, summary) else { continue }
      let isThere = kept.prefix(6).contains {
        Self.begins(Self.letters(Array(page.bytes(page.lines[$0]))), letters)
      }
      return isThere ? nil : index
    }
    return nil
  }

  private static func letters(_ bytes: [UInt8]) -> [UInt8] {
    Body.letters(bytes, 0..<bytes.count)
  }

  /// Whether one of two texts begins with the other, or with most of it.
  private static func begins(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let count = min(one.count, other.count, 60)
    guard count >= 25 else { return false }
    return one[..<count] == other[..<count]
  }

  /// Whether the line's element, or the one around it, calls itself so.
  private func isMarked(_ line: Line) -> Bool {
    let node = Int(line.node)
    if page.marks[node].contains(.standfirst) { return true }
    let parent = page.parent(node)
    return parent > 0 && page.marks[parent].contains(.standfirst)
      && page.marks[parent].isDisjoint(with: [.body, .article, .main])
  }
}
