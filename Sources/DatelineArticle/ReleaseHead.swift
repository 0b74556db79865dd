import DatelineModel

/// What press releases have above their text: a note of release, and the place and the day before
/// the first sentence.
enum ReleaseHead {
  private static let notes: [[UInt8]] = [
    "for immediate release", "immediate release", "for release", "press release", "news release",
    "media release", "media advisory", "embargoed", "under embargo", "not for release",
    "pressemitteilung", "communiqué de presse", "新闻稿", "即时发布", "供即时发布", "新聞稿", "即時發布", "即時發佈",
  ].map { Array($0.utf8) }

  /// How much may stand behind the words of a note, such as a day.
  private static let rest = 24
  /// How far into its paragraph the day of a dateline may begin and end.
  private static let reach = 72

  /// Whether a text says that what follows is released, and no more.
  static func isNote(_ text: [UInt8]) -> Bool {
    var start = 0
    while start < text.count, text[start] < 0x80, !text[start].isLetter { start += 1 }
    return notes.contains { text.count - start <= $0.count + rest && text.has($0, at: start) }
  }

  /// The day in the dateline that a paragraph begins with: `LYON, France (May 14, 2024) - …`,
  /// （2024年5月14日，里昂）….
  static func day(_ text: [UInt8]) -> Stamp? {
    let head = 0..<min(text.count, reach)
    guard let found = DateReader().first(in: text, head) else { return nil }
    let before = text.trimmed(0..<found.range.lowerBound)
    let first = before.isEmpty ? 0 : text.scalar(at: before.lowerBound).value
    let isBracket = first == 0x28 || first == 0xFF08 || first == 0x3010 || first == 0x5B
    guard isBracket && before.count <= 3 || isPlace(text[before]) else { return nil }
    // A stroke or the end of brackets parts the dateline from the sentence.
    var at = found.range.upperBound
    while at < head.upperBound {
      let (value, length) = text.scalar(at: at)
      switch value {
      case 0x2013, 0x2014, 0x29, 0xFF09, 0x3011, 0x5D: return found.stamp
      case 0x2D where at > 0 && text[at - 1] == 0x20: return found.stamp
      case 0x2E, 0x3002: return nil
      default: at += length
      }
    }
    return nil
  }

  /// Whether a place in capitals opens a stretch.
  private static func isPlace(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = bytes.prefix { $0 != 0x20 && $0 != 0x2C }
    return word.count >= 3 && word.allSatisfy { $0.isUpper || $0 >= 0x80 }
      && word[word.startIndex].isUpper
  }
}
