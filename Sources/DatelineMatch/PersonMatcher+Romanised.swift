import DatelineLexicon
import DatelineModel

/// Chinese names with their letters in brackets behind them: 許自由（Hsu Tzu-yu）.
///
/// As many syllables as characters leave little doubt, so that each half finds the other.
extension PersonMatcher {
  /// Adds the half that was not found, of Chinese and of romanised names beside each other.
  func addRomanised(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    var added: [PersonFinding] = []
    for (index, finding) in search.findings.enumerated() {
      if finding.isHan {
        guard finding.shape == .full, isOpenBracket(finding.end, article, scan),
          let end = endOfRomanised(finding.end + 1, article, scan),
          syllables(finding.end + 1, end, article, scan) == finding.end - finding.first,
          index + 1 == search.findings.count || search.findings[index + 1].first >= end
        else { continue }
        var other = PersonFinding(
          first: finding.end + 1,
          end: end,
          shape: .full,
          score: 4,
          rule: "people/zh#alias"
        )
        other.family = other.first..<other.first + 1
        other.given = other.first + 1..<end
        added.append(other)
      } else if finding.shape == .full, isOpenBracket(finding.first - 1, article, scan),
        endOfRomanised(finding.first, article, scan) == finding.end,
        let count = syllables(finding.first, finding.end, article, scan), count > 1,
        let han = hanName(count, before: finding.first - 1, behind: index, scan, search)
      {
        added.append(han)
      }
    }
    guard !added.isEmpty else { return }
    search.findings += added
    search.findings.sort { ($0.first, $1.end) < ($1.first, $0.end) }
  }

  /// The token of the closing bracket behind two to four words, of which those behind a hyphen may be
  /// in lower case; `nil` if something else stands there.
  private func endOfRomanised(
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int? {
    var end = first
    while end < min(first + 7, scan.tokens.count) {
      if scan.tokens[end].kind == .word {
        guard
          scan.tokens[end].letterCase.isCapital || end > first && isHyphen(end - 1, article, scan)
        else { return nil }
      } else if !isHyphen(end, article, scan) {
        break
      }
      end += 1
    }
    return end > first + 1 && isCloseBracket(end, article, scan) ? end : nil
  }

  /// How many syllables a romanised name has: one a word (Hsu Tzu-yu, Chan Tai Man), or those of pinyin
  /// (Xu Ziyou); `nil` if it is neither.
  private func syllables(
    _ first: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Int? {
    var count = 0
    var hasHyphen = false
    var isPinyin = true
    var areSyllables = true
    for token in first..<end {
      guard scan.tokens[token].kind == .word else {
        hasHyphen = true
        continue
      }
      count += 1
      let word = article.text[Int(scan.tokens[token].start)..<Int(scan.tokens[token].end)]
      areSyllables = areSyllables && PinyinSyllables.isShaped(word)
      isPinyin = isPinyin && PersonTables.pinyin.consists(word, of: 1)
    }
    if isPinyin || hasHyphen && areSyllables { return count }
    guard count == 2, scan.tokens[first].kind == .word, end == first + 2 else { return nil }
    let (left, right) = (scan.tokens[first], scan.tokens[first + 1])
    return PersonTables.pinyin.consists(article.text[Int(left.start)..<Int(left.end)], of: 1)
      && PersonTables.pinyin.consists(article.text[Int(right.start)..<Int(right.end)], of: 2)
      ? 3 : nil
  }

  /// Whether a word ends where some characters do, so that they are what somebody is: 公司董事, 程序员.
  private func endsInWord(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for token in max(0, first - 2)..<end - 1 {
      for hit in scan.hits(at: token) where Int(hit.endToken) == end {
        if hit.kinds.contains(.title) { return true }
        // 自由 is a name behind a surname.
        if token <= first, hit.kinds.contains(.wordHan), tables.frequency(hit.form) >= Self.usual {
          return true
        }
      }
      if !words.roles(scan, token, end).isDisjoint(with: [.officer, .thing, .tailHan]) {
        return true
      }
    }
    return false
  }

  /// How often a word is used at least that is rather itself than a name.
  private static let usual = 40

  /// The name of some characters that ends at a token, if it begins with a surname and nobody was found
  /// there, the finding before `index` least of all.
  private func hanName(
    _ count: Int,
    before end: Int,
    behind index: Int,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> PersonFinding? {
    let first = end - count
    guard (2...4).contains(count), first >= 0,
      scan.tokens[first].block == scan.tokens[end].block,
      (first..<end).allSatisfy({ scan.tokens[$0].kind == .han }),
      cover(first, end, search, isHan: true) == nil,
      index == 0 || search.findings[index - 1].end <= first, !endsInWord(first, end, scan)
    else { return nil }
    let family = scan.hits(at: first).first {
      $0.kinds.contains(.surnameHan) && Int($0.endToken) < end
    }
    guard let family else { return nil }
    var finding = PersonFinding(
      first: first,
      end: end,
      shape: .full,
      score: 5,
      rule: "people/zh#alias"
    )
    finding.isHan = true
    finding.family = first..<Int(family.endToken)
    finding.given = Int(family.endToken)..<end
    finding.hasEvidence = true
    return finding
  }
}
