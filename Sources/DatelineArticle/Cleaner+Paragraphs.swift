import DatelineModel

extension Cleaner {
  /// A paragraph of furniture is no longer.
  private static let longestFurniture = 260

  /// The paragraphs of a text that stands in a script, without those that are furniture.
  ///
  /// Nothing is known of the elements around them, so that their words decide alone.
  static func clean(_ paragraphs: [[UInt8]]) -> [[UInt8]] {
    var seen = HashSet(capacity: paragraphs.count)
    return paragraphs.filter { text in
      let range = 0..<text.count
      if text.count >= 60, !seen.insert(ByteHash.of(text)) { return false }
      if Phrases.isAside(text, range) || Phrases.isLabel(text, range) { return false }
      guard text.count < longestFurniture else { return true }
      let start = Phrases.start(text, range)
      return !(start > 0 && text.count <= start + 60) && !Phrases.holds(text, range)
    }
  }

  /// Fewer short paragraphs above the text are its date, its writer and its buttons.
  private static let fewestShort = 6

  /// The places of the short paragraphs right above the first long one that belong to the text, as
  /// they are many and stand beside it: what a recipe takes.
  func shortParagraphs(above first: Int, of chosen: [Int]) -> Set<Int> {
    guard first >= Self.fewestShort else { return [] }
    var around: Set<Int> = []
    var node = Int(page.lines[chosen[first]].node)
    for _ in 0..<3 where node > 0 {
      node = page.parent(node)
      around.insert(node)
    }
    let parent = page.parent(Int(page.lines[chosen[first - 1]].node))
    guard around.contains(parent), page.tree.nodes[parent].tag != .body else { return [] }
    var result: Set<Int> = []
    for place in (0..<first).reversed() {
      let line = page.lines[chosen[place]]
      guard page.parent(Int(line.node)) == parent, line.kind == .text,
        page.tree.nodes[Int(line.node)].tag == .p, line.linkBytes == 0,
        chosen[place] > titleLine, !Bylines.isByline(page.text, line.range),
        dates.first(in: page.text, line.range) == nil
      else { break }
      result.insert(place)
    }
    return result.count >= Self.fewestShort ? result : []
  }
}
