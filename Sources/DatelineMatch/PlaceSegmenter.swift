import DatelineLexicon
import DatelineModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Decides where words begin and end in Chinese text, around one name.
struct HanSegmenter: Sendable {
  /// Characters looked at on either side.
  static let reach = 8
  /// The words counted in the corpora behind `words-zh.tsv`.
  private static let total: Float = 17.2  // ln 29 million
  private static let wordKinds = SenseKinds(
    .wordHan,
    .city,
    .country,
    .region,
    .demonym,
    .brand,
    .decoy,
    .famousPerson,
    .product,
    .title
  )

  let lexicons: Lexicons
  let frequencies: WordColumn
  let parts: WordColumn
  let facts: PlaceFacts

  init(_ lexicons: Lexicons, _ words: Table?, _ facts: PlaceFacts) {
    self.lexicons = lexicons
    frequencies = WordColumn(words, "frequency")
    parts = WordColumn(words, "pos")
    self.facts = facts
  }

  /// How often a form stands in the corpora as a common word.
  func frequency(of form: UInt32) -> Int {
    lexicons.row(of: form, as: .wordHan).map { max(frequencies[$0], 1) } ?? 0
  }

  /// One past the longest word at a token, if that is no verb, particle or the like; a character
  /// that is no word counts as a noun.
  func endOfNoun(at token: Int, _ scan: borrowing Scan) -> Int? {
    for hit in scan.hits(at: token) {
      let kinds = hit.kinds
      if let row = lexicons.row(of: hit.form, as: .wordHan) {
        // 监 in 银监局: a rare character that is a verb elsewhere.
        let isRare = Int(hit.endToken) == token + 1 && frequencies[row] < 5_000
        return parts.isNominal(row) || isRare ? Int(hit.endToken) : nil
      }
      if kinds.rawValue & Self.wordKinds.rawValue != 0 { return Int(hit.endToken) }
    }
    return token + 1
  }

  /// Whether the most probable words of the text have these tokens as one.
  func isWord(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    let start = edge(first, by: -1, scan)
    guard isCrossed(first, end, from: start, scan) else { return true }
    let stop = edge(end, by: 1, scan)
    var best = [Float](repeating: -.infinity, count: stop - start + 1)
    var within = best
    best[0] = 0
    if start == first { within[0] = 0 }
    for token in start..<stop {
      let base = best[token - start]
      let constrained = token < first ? base : within[token - start]
      relax(&best, &within, token, token + 1, base, constrained, 3, first, end, start)
      for hit in scan.hits(at: token) {
        let hitEnd = Int(hit.endToken)
        let kinds = hit.kinds
        guard hitEnd <= stop, kinds.rawValue & Self.wordKinds.rawValue != 0 else { continue }
        // 上海市|中心 is no reading of 上海市中心.
        if kinds.contains(.city), hitEnd < stop, !kinds.contains(.wordHan),
          (token, hitEnd) != (first, end), startsLongWord(hitEnd - 1, beyond: hitEnd, scan)
        {
          continue
        }
        let count = occurrences(of: hit.form, kinds)
        relax(&best, &within, token, hitEnd, base, constrained, count, first, end, start)
      }
    }
    return within[stop - start] >= best[stop - start] - 0.7
  }

  /// Whether a common word of three characters or more begins at a token.
  private func startsLongWord(_ token: Int, beyond end: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains {
      Int($0.endToken) >= token + 3 && Int($0.endToken) > end
        && $0.kinds.contains(.wordHan)
    }
  }

  /// Offers a word to the best paths; `within` holds those that have the name as one word.
  private func relax(
    _ best: inout [Float],
    _ within: inout [Float],
    _ token: Int,
    _ wordEnd: Int,
    _ base: Float,
    _ constrained: Float,
    _ count: Int,
    _ first: Int,
    _ end: Int,
    _ start: Int
  ) {
    let cost = logf(Float(count)) - Self.total
    let place = wordEnd - start
    best[place] = max(best[place], base + cost)
    let isName = token == first && wordEnd == end
    if isName || wordEnd <= first || token >= end {
      within[place] = max(within[place], constrained + cost)
    }
  }

  private func occurrences(of form: UInt32, _ kinds: SenseKinds) -> Int {
    var count = max(kinds.contains(.wordHan) ? frequency(of: form) : 0, kinds.assumedFrequency)
    if kinds.contains(.city) {
      for sense in lexicons.senses(of: form) where sense.kind == .city {
        let renown = facts.renown(PlaceID(Int32(sense.index)))
        count = max(count, renown >= 1_000_000 ? 2_000 : renown >= 200_000 ? 300 : 40)
        break
      }
    }
    return max(count, 5)
  }

  /// Whether a known word begins inside the tokens and ends behind them, or the other way round, or
  /// holds them.
  private func isCrossed(
    _ first: Int,
    _ end: Int,
    from start: Int,
    _ scan: borrowing Scan
  ) -> Bool {
    for token in start..<end {
      for hit in scan.hits(at: token) {
        let hitEnd = Int(hit.endToken)
        // Longest first: the rest is no longer.
        guard hitEnd > (token < first ? first : end) else { break }
        guard hit.kinds.rawValue & Self.wordKinds.rawValue != 0 else { continue }
        return true
      }
    }
    return false
  }

  /// The end of the run of Han characters, at most `reach` away.
  private func edge(_ token: Int, by step: Int, _ scan: borrowing Scan) -> Int {
    var edge = token
    for _ in 0..<Self.reach {
      let next = step < 0 ? edge - 1 : edge
      guard next >= 0, next < scan.tokens.count, scan.tokens[next].kind == .han,
        step > 0 || edge == scan.tokens.count || scan.tokens[edge].block == scan.tokens[next].block,
        step < 0 || scan.tokens[next].block == scan.tokens[token - 1].block
      else { break }
      edge += step
    }
    return edge
  }
}
