internal import DatelineModel

extension DateTense {
  /// What is known of the rows of schedules so far.
  struct Rows {
    /// The block of the row that was looked at last.
    fileprivate var block: UInt32?
    /// Whether the text before it looks ahead.
    fileprivate var isAhead = false

    /// Nothing known.
    init() {}
  }

  /// How many tokens a row of a schedule has at most.
  private static let longestRow = 24
  /// What speaks of the past in a row.
  private static let backHan: [[UInt8]] = ["了", "已", "曾"].map { Array($0.utf8) }

  /// Where the words around a date look; the rows of a schedule, which have no verb, look where the
  /// text before them does.
  func lean(_ date: Range<Int>, _ rows: inout Rows) -> Lean {
    let lean = lean(date)
    guard lean == .open || lean == .unmarked, let first = row(date) else { return lean }
    let isAhead = looksAhead(before: first, rows)
    rows.block = UInt32(tokens[first].block)
    rows.isAhead = isAhead
    return isAhead ? .ahead : lean
  }

  /// The first token of the row that a date begins; `nil` if its block is none.
  private func row(_ date: Range<Int>) -> Int? {
    let block = tokens[date.lowerBound].block
    var first = date.lowerBound
    while first > 0, tokens[first - 1].block == block {
      guard tokens[first - 1].kind == .punctuation else { return nil }
      first -= 1
    }
    var end = date.upperBound
    if end < tokens.count, tokens[end].block == block, word(end).elementsEqual(Self.comma) {
      return nil
    }
    while end < tokens.count, tokens[end].block == block {
      let word = word(end)
      guard end - first < Self.longestRow, !Self.ends.contains(where: { word.elementsEqual($0) }),
        !Self.backHan.contains(where: { word.elementsEqual($0) })
      else { return nil }
      end += 1
    }
    return first
  }

  /// Whether the nearest block before a token that is longer than a row looks ahead, or one between
  /// them.
  private func looksAhead(before first: Int, _ rows: Rows) -> Bool {
    var end = first
    while end > 0 {
      let block = tokens[end - 1].block
      if let known = rows.block, known == UInt32(block) { return rows.isAhead }
      var start = end - 1
      while start > 0, tokens[start - 1].block == block { start -= 1 }
      if looksAhead(start..<end) { return true }
      if end - start > Self.longestRow { return false }
      end = start
    }
    return false
  }

  /// Whether a block says at least as much of what will be as of what has been.
  private func looksAhead(_ block: Range<Int>) -> Bool {
    var ahead = 0
    var back = 0
    for token in block {
      if tokens[token].kind == .han {
        if says(token)?.says == .ahead { return true }
      } else if let isAhead = tense(token) {
        if isAhead { ahead += 1 } else { back += 1 }
      }
    }
    return ahead > 0 && ahead >= back
  }
}
