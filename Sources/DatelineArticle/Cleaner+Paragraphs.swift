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
}
