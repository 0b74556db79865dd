/// Recognises lines that say who wrote, and takes the names out of them.
enum Bylines {
  /// Whether a short line is a byline: `By Jane Doe`, `文／王小明`, `記者王小明／台北報導`.
  static func isByline(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count < 160 else { return false }
    return names(text, range) != nil
  }

  /// Whether a line is the word alone that names follow (`By`).
  static func isBare(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 15 else { return false }
    for word in [
      "by", "by:", "written by", "article by", "posted by", "story by", "words by", "author",
      "author:", "von", "par", "por", "作者", "作者：", "文",
    ]
    where word.utf8.count == range.count && text.has(Array(word.utf8), at: range.lowerBound) {
      return true
    }
    return false
  }

  private static let starts: [[UInt8]] = [
    "by ", "by: ", "written by ", "posted by ", "story by ", "words by ", "text by ", "words: ",
    "author: ", "authors: ", "reported by ", "published by ", "von ", "par ", "por ", "di ",
    "door ", "af ", "av ", "text: ", "autor: ",
    "auteur: ", "autore: ", "文／", "文/", "文|", "文丨", "文：", "文:", "文｜", "撰文／", "撰文/", "撰文：", "撰文:",
    "撰文｜", "作者：", "作者:", "作者 ", "作者/", "作者／", "作者丨", "作者|",
    "記者", "记者：", "记者:", "记者 ", "本报记者", "本報記者", "特约记者", "实习记者", "通讯员", "採訪／", "采写：", "采写/", "撰稿",
    "著者：", "著者 ", "文・", "執筆：", "글 ",
  ].map { Array($0.utf8) }

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
