/// Recognises lines that say who wrote, and takes the names out of them.
enum Bylines {
  /// Whether a short line is a byline: `By Jane Doe`, `文／王小明`, `記者王小明／台北報導`.
  static func isByline(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count < 160 else { return false }
    return names(text, range) != nil
  }

  /// Whether a line is the word alone that a name follows (`By`, `Written by:`).
  static func isBare(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    isOne(of: bareWords, text, range)
  }

  /// Whether a line is the word alone that several names follow (`Authors`).
  static func isBareOfMany(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    isOne(of: manyWords, text, range)
  }

  private static func isOne(of words: [[UInt8]], _ text: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    // "By:", "By —".
    while end > range.lowerBound {
      let (value, length) = text.scalar(before: end)
      guard value == 0x3A || value == 0xFF1A || value == 0x20 || value == 0x2014 else { break }
      end -= length
    }
    guard end > range.lowerBound, range.count <= 20 else { return false }
    return words.contains { word in
      word.count == end - range.lowerBound && text.has(word, at: range.lowerBound)
    }
  }

  private static let manyWords: [[UInt8]] = [
    "authors", "author(s)", "autoren", "auteurs", "autores",
  ].map { Array($0.utf8) }

  private static let bareWords: [[UInt8]] = [
    "by", "written by", "article by", "posted by", "story by", "words by", "text by", "author",
    "von", "autor", "autorin", "autor/in", "text von", "par", "auteur", "por", "作者", "文",
  ].map { Array($0.utf8) }

  private static let starts = BylineLabels.labels(.line).map { Array($0.utf8) }

  private static let by = Array("by ".utf8)

  /// The names' part of a line that begins like a byline.
  static func names(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let range = text.trimmed(range)
    var at = range.lowerBound
    while at < range.upperBound,
      text[at] == 0x2D || text[at] == 0x20 || text[at] == 0x5B
        || text[at] == 0x28 || text[at] == 0x7C
    { at += 1 }
    for start in starts where at + start.count < range.upperBound && text.has(start, at: at) {
      var rest = text.trimmed((at + start.count)..<range.upperBound)
      guard !rest.isEmpty else { return nil }
      // "By by Jane Doe": the template's word and the writer's.
      if text.has(by, at: rest.lowerBound), rest.count > by.count {
        rest = text.trimmed((rest.lowerBound + by.count)..<rest.upperBound)
      }
      let first = text.scalar(at: rest.lowerBound).value
      // Names begin with a capital or are in a script without case.
      let isName = (first >= 0x41 && first <= 0x5A) || first >= 0xC0
      guard isName || start.first == 0x62 && first == 0x40 else { return nil }
      return rest
    }
    return nil
  }
}
