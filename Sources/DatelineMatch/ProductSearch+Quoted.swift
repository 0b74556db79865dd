import DatelineLexicon
import DatelineModel

extension ProductSearch {
  /// Finds names in quotes beside a noun of a kind of product, or behind a word that brings one out:
  /// the ‘Closet’ campaign, 「潮線」腕表, 手机“听雨3”.
  mutating func findQuoted(_ article: borrowing Article, _ scan: borrowing Scan) {
    for index in categoryHits {
      let hit = scan.hits[index]
      let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
      guard let category = finder.category(at: first, scan), category.end == end else { continue }
      let group = products.group(ofCategory: category.row)
      guard Self.goods.contains(group) || group == "collection" || group == "campaign" else {
        continue
      }
      if let name = quote(endingAt: first, article, scan) {
        addQuoted(name, category.row, article, scan)
      } else if scan.tokens[first].kind == .han, let name = quote(startingAt: end, article, scan) {
        addQuoted(name, category.row, article, scan)
      } else if let name = called(end, scan) {
        addQuoted(name, category.row, article, scan)
      }
    }
  }

  /// The name behind "called" at a token: a floor light called Heron.
  private func called(_ token: Int, _ scan: borrowing Scan) -> Range<Int>? {
    guard areTogether(token - 1, token, scan), scan.tokens[token].kind == .word,
      finder.cues.cues(scan, token, token + 1).contains(.called)
    else { return nil }
    var end = token + 1
    while end - token < 5, areTogether(token, end, scan), scan.tokens[end].kind == .word,
      scan.tokens[end].letterCase != .lower,
      !finder.cues.cues(scan, end, end + 1).contains(.stop)
    {
      end += 1
    }
    return end > token + 1 ? token + 1..<end : nil
  }

  private mutating func addQuoted(
    _ name: Range<Int>,
    _ category: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    let first = scan.tokens[name.lowerBound]
    guard first.kind != .word || first.letterCase != .lower else { return }
    guard !finder.isSpeechQuoted(name, scan), isNameLike(name, scan) else { return }
    let isPlace = scan.hits(at: name.lowerBound).contains {
      Int($0.endToken) == name.upperBound
        && $0.kinds.rawValue & SenseKinds(.city, .country, .region).rawValue != 0
    }
    if isPlace { return }
    add(
      name.lowerBound,
      name.upperBound,
      nameEnd: name.upperBound,
      name: text(name.lowerBound, name.upperBound, article, scan),
      brand: owner(of: name.lowerBound, scan),
      category: category,
      rule: "phrases#quoted",
      confidence: 0.75,
      isHan: first.kind == .han
    )
  }

  /// Whether what is quoted can be a name: no sentence, no exclamation, and in Chinese more than a
  /// character and, where no brand is named in the block, no plain word.
  private func isNameLike(_ name: Range<Int>, _ scan: borrowing Scan) -> Bool {
    guard !name.contains(where: { finder.endsSentence($0, scan) }) else { return false }
    guard scan.tokens[name.lowerBound].kind == .han else { return true }
    // “翻盖式”手机: what a thing is like.
    guard name.count > 1,
      !finder.cues.cues(scan, name.upperBound - 1, name.upperBound).contains(.manner)
    else { return false }
    let block = scan.tokens[name.lowerBound].block
    return makers.contains { scan.tokens[$0.first].block == block }
  }

  /// The tokens between quotes of which the second stands directly before a token.
  private func quote(
    endingAt token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Range<Int>? {
    var close = token - 1
    // The name in the other script may stand between: 「潮線」（Tideline）腕表.
    for open in max(0, token - 7)..<max(token - 2, 0) {
      if finder.bracketed(open, scan)?.upperBound == token - 1 { close = open - 1 }
    }
    guard areTogether(close, token, scan),
      let kind = Quotes.kind(ofClosing: article.text, scan.tokens[close])
    else { return nil }
    var open = close - 1
    while close - open <= 9, areTogether(open, close, scan) {
      if Quotes.opens(article.text, scan.tokens[open], kind) {
        return open + 1 < close ? open + 1..<close : nil
      }
      open -= 1
    }
    return nil
  }

  /// The tokens between quotes of which the first stands at a token.
  func quote(
    startingAt token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Range<Int>? {
    guard areTogether(token - 1, token, scan) else { return nil }
    var close = token + 1
    while close - token <= 9, areTogether(token, close, scan) {
      if let kind = Quotes.kind(ofClosing: article.text, scan.tokens[close]) {
        guard Quotes.opens(article.text, scan.tokens[token], kind), token + 1 < close else {
          return nil
        }
        return token + 1..<close
      }
      close += 1
    }
    return nil
  }
}

/// Pairs of quotes.
private enum Quotes {
  /// Opening and closing ones; straight ones open and close.
  static let pairs: [(String, String)] = [
    ("\u{2018}", "\u{2019}"), ("\u{201C}", "\u{201D}"), ("\"", "\""), ("'", "'"),
    ("「", "」"), ("『", "』"), ("《", "》"),
  ]

  static func kind(ofClosing text: [UInt8], _ token: Scan.Token) -> Int? {
    guard token.kind == .punctuation else { return nil }
    return pairs.firstIndex { isEqual(text, token, $0.1) }
  }

  static func opens(_ text: [UInt8], _ token: Scan.Token, _ kind: Int) -> Bool {
    token.kind == .punctuation && isEqual(text, token, pairs[kind].0)
  }

  private static func isEqual(_ text: [UInt8], _ token: Scan.Token, _ mark: String) -> Bool {
    text[Int(token.start)..<Int(token.end)].elementsEqual(mark.utf8)
  }
}
