internal import DatelineModel

/// Tells sentences apart, and those that look ahead.
struct DateTense {
  /// Where a sentence looks.
  enum Lean: Hashable, Sendable {
    case back, open, ahead
    /// Chinese verbs do not say; the press then speaks of what has been.
    case unmarked
  }

  static let ends = ["。", "！", "？", "；", "!", "?"].map { Array($0.utf8) }

  let text: [UInt8]
  let tokens: [Scan.Token]

  /// Where the sentence of a token begins, as the index of its first token.
  func sentence(of token: Int) -> Int {
    var first = token
    while first > 0, token - first < 120, tokens[first - 1].block == tokens[token].block,
      !ends(after: first - 1)
    {
      first -= 1
    }
    return first
  }

  /// Where the words around a date look.
  func lean(_ date: Range<Int>) -> Lean {
    guard isHanBeside(date) else { return latinLean(date) }
    return hanLean(date)
  }

  private func isHanBeside(_ date: Range<Int>) -> Bool {
    tokens[date].contains { $0.kind == .han }
  }

  /// How many tokens a heading has at most.
  private static let longestHeading = 14

  /// Whether a date begins a block that is a heading, with a colon or a dash behind it or nothing.
  func isHeading(_ date: Range<Int>) -> Bool {
    let block = tokens[date.lowerBound].block
    guard date.lowerBound == 0 || tokens[date.lowerBound - 1].block != block else { return false }
    var end = date.upperBound
    while end < tokens.count, tokens[end].block == block {
      end += 1
      if end - date.lowerBound > Self.longestHeading { return false }
    }
    guard date.upperBound < end else { return true }
    guard
      [":", "：", "-", "–", "—"].contains(where: { word(date.upperBound).elementsEqual($0.utf8) })
    else { return false }
    return !ends(after: end - 1)
  }

  /// Whether a sentence ends with a token.
  func ends(after token: Int) -> Bool {
    guard tokens[token].kind == .punctuation else { return false }
    let word = word(token)
    if Self.ends.contains(where: { word.elementsEqual($0) }) { return true }
    switch word.first {
    case UInt8(ascii: "."):
      guard token + 1 < tokens.count, token > 0 else { return true }
      guard tokens[token + 1].block == tokens[token].block else { return true }
      // 12.7, and the point of what is cut short (p.m.); but a quote may close behind a sentence.
      guard tokens[token + 1].spaceBefore else {
        let next = self.word(token + 1)
        return tokens[token + 1].kind == .punctuation && !next.elementsEqual(",".utf8)
      }
      return !isCutShort(token - 1) && tokens[token + 1].letterCase != .lower
        && tokens[token + 1].kind != .number
    default: return false
    }
  }

  /// Whether the full stop behind a word is that of its short form.
  ///
  /// Dr. Hale, but not: in May. He.
  private func isCutShort(_ token: Int) -> Bool {
    let before = tokens[token]
    guard before.kind == .word, before.letterCase != .lower, before.range.count <= 5 else {
      return false
    }
    // John F. Kennedy, U.S. troops.
    let word = word(token)
    if word.count == 1 || word.contains(UInt8(ascii: ".")) { return true }
    return ShortWords.contains(word)
  }

  func word(_ token: Int) -> ArraySlice<UInt8> {
    let range = tokens[token].range
    return text[range.start..<range.end]
  }
}
