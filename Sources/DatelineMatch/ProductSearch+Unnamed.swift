import DatelineLexicon
import DatelineModel

extension ProductSearch {
  /// Finds what a brand brings out without a name: its newest addition is a reusable porcelain
  /// coffee cup; 推出全新可重複使用的陶瓷咖啡杯.
  mutating func findUnnamed(_ article: borrowing Article, _ scan: borrowing Scan) {
    for index in categoryHits {
      let hit = scan.hits[index]
      let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
      guard let category = finder.category(at: first, scan), category.end == end,
        Self.goods.contains(products.group(ofCategory: category.row)),
        !areTogether(first, end, scan) || finder.category(at: end, scan) == nil,
        quote(startingAt: end, article, scan) == nil, let brand = ownBrand(before: first, scan)
      else { continue }
      let start =
        scan.tokens[first].kind == .han
        ? hanStart(first, end, scan).map { $0 + (isPossessive($0, article, scan) ? 1 : 0) }
        : latinStart(first, scan)
      guard let start, start < first else { continue }
      add(
        start,
        end,
        name: "",
        brand: brand,
        category: category.row,
        rule: "phrases#unnamed",
        confidence: 0.55,
        isHan: false
      )
    }
  }

  /// Whether a token is 的, which begins no name: 最新|的处理器.
  private func isPossessive(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let range = scan.tokens[token].range
    return article.text[range.start..<range.end].elementsEqual("的".utf8)
  }

  /// The brand named before a token in its sentence.
  private func ownBrand(before token: Int, _ scan: borrowing Scan) -> Int32? {
    for brand in makers.reversed() where brand.end <= token {
      guard areTogether(brand.first, token, scan), token - brand.end < 30,
        !(brand.end..<token).contains(where: { finder.endsSentence($0, scan) })
      else { return nil }
      return brand.brand
    }
    return nil
  }

  /// Where the phrase begins of which an English noun is the end: behind "launches a", or behind "is
  /// a" in a sentence about a new addition.
  private func latinStart(_ noun: Int, _ scan: borrowing Scan) -> Int? {
    guard scan.tokens[noun].letterCase == .lower else { return nil }
    var start = noun
    while noun - start < 4, areTogether(start - 1, noun, scan),
      scan.tokens[start - 1].kind == .word,
      scan.tokens[start - 1].letterCase == .lower,
      finder.cues.cues(scan, start - 1, start).isEmpty
    {
      start -= 1
    }
    guard start < noun, areTogether(start - 2, noun, scan),
      isArticle(start - 1, scan)
    else { return nil }
    let verb = start - 2
    let cue = finder.cues.cues(scan, verb, verb + 1)
    if cue.contains(.launch) { return start }
    guard finder.isWord("is", verb, scan) else { return nil }
    for token in max(0, verb - 10)..<verb where areTogether(token, noun, scan) {
      if finder.cues.cues(scan, token, token + 1).contains(.fresh) { return start }
    }
    return nil
  }

  private func isArticle(_ token: Int, _ scan: borrowing Scan) -> Bool {
    finder.isWord("a", token, scan) || finder.isWord("an", token, scan)
      || finder.isWord("its", token, scan)
  }

  /// Where the phrase begins of which a Chinese noun is the end: behind 推出 or 发布, and behind words
  /// like 全新 that follow these.
  private func hanStart(_ noun: Int, _ end: Int, _ scan: borrowing Scan) -> Int? {
    // The noun must be the last word of the phrase.
    if areTogether(end, noun, scan), scan.tokens[end].kind == .han {
      guard finder.cues.cues(scan, at: end).cues.contains(.separator) else { return nil }
    }
    var place = noun
    var start = noun
    while noun - place < 14, areTogether(place - 1, noun, scan), scan.tokens[place - 1].kind == .han
    {
      let cue = finder.cues.cues(scan, before: place)
      if cue.cues.contains(.launch) { return noun - start >= 2 ? start : nil }
      if cue.cues.contains(.fresh) {
        // What stands between the verb and this word is no part of the phrase.
        place = cue.start
        continue
      }
      place -= 1
      if place < start, start == noun || start == place + 1 { start = place }
    }
    return nil
  }
}
