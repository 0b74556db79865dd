import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The longest text that is a post of its own, in bytes.
  private static let longestPost = 400

  /// Whether an article is a post as social networks have them: one short block.
  func isPost(_ article: borrowing Article) -> Bool {
    article.text.count <= Self.longestPost && article.blocks.count == 1
  }

  /// Finds the account that is addressed at an `@` in a post; returns the token to go on with.
  ///
  /// The account is a person's unless its name holds a word of organisations.
  func account(
    at token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int {
    let first = token + 1
    var end = first
    while end < scan.tokens.count, scan.tokens[end].block == scan.tokens[token].block,
      end == first || !scan.tokens[end].spaceBefore
    {
      switch scan.tokens[end].kind {
      case .word, .number: break
      case .punctuation where article.text[Int(scan.tokens[end].start)] == UInt8(ascii: "_"): break
      default:
        return close(first, end, token, article, scan, &search)
      }
      end += 1
    }
    return close(first, end, token, article, scan, &search)
  }

  private func close(
    _ first: Int,
    _ end: Int,
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) -> Int {
    guard end > first, !(end == first + 1 && scan.tokens[first].kind == .number),
      scan.range(from: first, upTo: end).count >= 3,
      token == 0 || scan.tokens[token - 1].kind == .punctuation || scan.tokens[token].spaceBefore
    else { return token + 1 }
    for index in first..<end where scan.tokens[index].kind == .word {
      if words.isAccountOfMany(article.text, scan.tokens[index].range) { return end }
      guard end - first == 1 else { continue }
      for hit in scan.hits(at: index) where Int(hit.endToken) == index + 1 {
        let kinds = hit.kinds.rawValue
        if kinds & (Self.coverKinds.rawValue | Self.placeKinds.rawValue) != 0 { return end }
        if kinds & SenseKinds(.wordLatin).rawValue != 0,
          scan.tokens[index].letterCase == .lower, scan.tokens[first].spaceBefore
        {
          return first
        }
      }
    }
    search.findings.append(
      PersonFinding(first: first, end: end, shape: .full, score: 2, rule: "people/en#account")
    )
    return end
  }
}
