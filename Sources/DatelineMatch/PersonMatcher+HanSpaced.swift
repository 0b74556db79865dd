import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The least likelihood of a surname and of a given name with a space between them.
  private static let spacedFamily: Float = -7.3
  private static let spacedGiven: Float = -8.5

  /// What speeches are called by: 祝词, 贺辞.
  private static let speeches = Set("词詞辞辭".unicodeScalars.map(\.value))

  /// Finds a name of two characters that a space parts, as print sets it under names of three
  /// (记者 李　明, 谢　平（中央银行）); returns the token behind it, `nil` if there is none.
  ///
  /// Headings are set so as well (简　介): an office before it or where somebody works behind it tells.
  func spacedName(
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int? {
    let (given, end, count) = (first + 1, first + 2, scan.tokens.count)
    let block = scan.tokens[first].block
    let characters = tables.characters
    guard given < count, scan.tokens[given].kind == .han, scan.tokens[given].spaceBefore,
      scan.tokens[given].block == block, isSurname(first, scan),
      characters.likelihood(scan.hanCode(first), .family) > Self.spacedFamily,
      characters.likelihood(scan.hanCode(given), .only) > Self.spacedGiven,
      end == count || scan.tokens[end].block != block || scan.tokens[end].spaceBefore
        || scan.tokens[end].kind == .punctuation
    else { return nil }
    // 校长 祝 词: a heading.
    let isWord = scan.hits(at: first).contains {
      Int($0.endToken) == end && $0.kinds.contains(.wordHan)
    }
    guard !isWord, !Self.speeches.contains(character(given, article, scan)) else { return nil }
    let titles = titles(before: first, article, scan)
    let isBehindTitle = titles.score > 0
    guard
      isBehindTitle
        || isOpenBracket(end, article, scan)
          && bracketScore(end + 1, article, scan) >= 2
    else { return nil }
    var finding = hanName(first, given, end, score: 5 + titles.score, rule: Self.hanRule)
    finding.hasEvidence = true
    finding.role = titles.role
    finding.honorific = titles.honorific
    search.findings.append(finding)
    return end
  }

  /// Whether a token is a Chinese surname.
  private func isSurname(_ token: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains {
      Int($0.endToken) == token + 1 && $0.kinds.contains(.surnameHan)
    }
  }
}
