import DatelineLexicon
import DatelineModel

/// The titles and roles before and behind names.
extension PersonMatcher {
  /// The titles that end right before a token.
  func titles(
    before token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> PersonTitles {
    var titles = PersonTitles(start: token)
    var end = token
    for _ in 0..<3 {
      guard let (range, kind) = title(endingAt: end, article, scan) else { break }
      if kind == .honorific {
        titles.honorific = titles.honorific ?? range
        titles.score = max(titles.score, 4)
      } else {
        titles.role = titles.role ?? range
        titles.score = max(titles.score, 3)
        if kind == .nobility, end == token, scan.tokens[range.lowerBound].letterCase.isCapital {
          titles.isNoble = true
        }
        if kind == .other, end == token { titles.isOffice = true }
      }
      titles.start = range.lowerBound
      end = range.lowerBound
      guard scan.tokens[token].kind == .word else { break }
    }
    return titles
  }

  /// The longest title whose last token, points and plurals aside, ends at a token.
  func title(
    endingAt end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> (Range<Int>, TitleKind)? {
    var last = end
    let block = scan.tokens[min(end, scan.tokens.count - 1)].block
    if last > 0, scan.tokens[last - 1].block == block, byteIs(".", last - 1, article, scan),
      scan.tokens[last - 1].range.count == 1, !scan.tokens[last - 1].spaceBefore
    {
      last -= 1
    }
    guard last > 0, scan.tokens[last - 1].block == block else { return nil }
    let isHan = scan.tokens[last - 1].kind == .han
    if !isHan, scan.tokens[last - 1].kind != .word { return nil }
    var found: (Range<Int>, TitleKind)?
    let reach = isHan ? 8 : 6
    for start in stride(from: last - 1, through: max(0, last - reach), by: -1) {
      guard scan.tokens[start].block == block else { break }
      for hit in scan.hits(at: start) where Int(hit.endToken) == last {
        guard hit.kinds.contains(.title), let kind = tables.title(hit.form)
        else {
          continue
        }
        // One Chinese character alone says too little; a full stop ends a sentence unless the title
        // is an abbreviation.
        if isHan, last - start < 2 { continue }
        if last < end, kind != .honorific, last - start == 1,
          scan.tokens[start].range.count > 5 || scan.tokens[start].letterCase == .lower
        {
          continue
        }
        if !isHan, scan.tokens[start].range.count == 1, last == end { continue }
        // Written small, a form of address is a verb or a noun (to miss Rochester).
        if !isHan, kind == .honorific, scan.tokens[start].letterCase == .lower,
          words.roles(scan, start, last).contains(.verbal)
        {
          continue
        }
        found = (start..<last, kind)
      }
    }
    if found == nil, !isHan, last == end, let plural = pluralTitle(at: last - 1, article, scan) {
      return (plural, .other)
    }
    return found
  }

  /// A title in the plural (photographers), or one with a word for several behind it.
  private func pluralTitle(
    at token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Range<Int>? {
    let word = scan.tokens[token]
    guard word.letterCase == .lower, word.range.count > 5 else { return nil }
    var bytes = Array(article.text[Int(word.start)..<Int(word.end)])
    if bytes == Array("duo".utf8) { return nil }
    guard bytes.last == UInt8(ascii: "s") else { return nil }
    bytes.removeLast()
    guard let form = lexicons.form(String(decoding: bytes, as: UTF8.self)),
      lexicons.kinds(of: form).contains(.title)
    else { return nil }
    return token..<token + 1
  }

  /// The title behind a comma: "X, chief executive of", "X, the designer".
  func apposition(
    at token: Int,
    _ scan: borrowing Scan
  ) -> (range: Range<Int>, kind: TitleKind)? {
    var start = token
    for _ in 0..<4 {
      guard start < scan.tokens.count, scan.tokens[start].kind == .word,
        scan.tokens[start].block == scan.tokens[token].block
      else { return nil }
      for hit in scan.hits(at: start) where hit.kinds.contains(.title) {
        guard let kind = tables.title(hit.form), kind != .honorific else { continue }
        return (start..<Int(hit.endToken), kind)
      }
      guard scan.tokens[start].letterCase == .lower || start > token else { return nil }
      start += 1
    }
    return nil
  }

  /// The Chinese title that begins at a token behind a name.
  func titleAfter(
    _ token: Int,
    _ scan: borrowing Scan
  ) -> (range: Range<Int>, kind: TitleKind)? {
    guard token < scan.tokens.count else { return nil }
    for hit in scan.hits(at: token) where hit.kinds.contains(.title) {
      guard Int(hit.endToken) - token >= 2, let kind = tables.title(hit.form) else { continue }
      return (token..<Int(hit.endToken), kind)
    }
    return nil
  }
}
