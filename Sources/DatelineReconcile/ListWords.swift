internal import DatelineModel

/// The words that join the last two items of a list.
enum Conjunction {
  private static let english = scalars(of: ["as well as", "along with", "and", "or", "&", "plus"])
  private static let chinese = scalars(
    of: ["以及", "还有", "還有", "和", "及", "与", "與", "跟", "暨", "或"]
  )

  private static func scalars(of words: [String]) -> [[Unicode.Scalar]] {
    words.map { Array($0.unicodeScalars) }
  }

  /// The index after a conjunction that stands at `index`, a word of its own in English.
  static func end(at index: Int, in passage: Passage, limit: Int) -> Int? {
    guard index < limit else { return nil }
    if passage.scalars[index].value >= 0x80 {
      for word in chinese where matches(word, at: index, in: passage, limit: limit) {
        return index + word.count
      }
      return nil
    }
    let startsWord =
      index == 0 || passage.scalars[index - 1].isBlank
      || passage.scalars[index - 1].isSeparator
    guard startsWord else { return nil }
    for word in english where matches(word, at: index, in: passage, limit: limit) {
      let end = index + word.count
      if end >= limit || passage.scalars[end].isBlank { return end }
    }
    return nil
  }

  private static func matches(
    _ word: [Unicode.Scalar],
    at index: Int,
    in passage: Passage,
    limit: Int
  ) -> Bool {
    guard index + word.count <= limit, passage.scalars[index] == word[0] else { return false }
    return passage.scalars[index..<index + word.count].elementsEqual(word)
  }
}

/// The words that introduce a list.
enum Introduction {
  private static let words = [
    "including", "includes", "include", "included", "are", "in", "to", "at", "across", "from",
    "namely", "like", "visit", "visits", "with", "of",
    "包括", "包含", "包括了", "涵盖", "涵蓋", "分别为", "分別為", "分别是", "分別是", "有", "为", "為", "是", "在", "于", "於",
    "覆盖",
    "覆蓋",
    "遍及", "遍布", "走进", "走進", "登陆", "登陸", "如",
  ]

  /// The index after the last introducing word within a piece; `nil` if it has none.
  static func end(in piece: Range<Int>, of passage: Passage) -> Int? {
    var best: Int?
    for word in words {
      let scalars = Array(word.unicodeScalars)
      guard piece.count > scalars.count else { continue }
      let isHan = scalars[0].isHan
      for start in piece.lowerBound...(piece.upperBound - scalars.count) {
        let end = start + scalars.count
        guard passage.scalars[start..<end].elementsEqual(scalars) else { continue }
        if !isHan {
          let opens = start == piece.lowerBound || passage.scalars[start - 1].isBlank
          guard opens, end < piece.upperBound, passage.scalars[end].isBlank else { continue }
        }
        best = max(best ?? 0, end)
      }
    }
    return best
  }
}
