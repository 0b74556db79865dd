import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The most words of a nickname.
  private static let longestNickname = 3

  /// Skips a nickname between a given name and a surname: Dwayne “The Rock” Johnson, Robert (Bob)
  /// Casey.
  ///
  /// - Returns: The token of the surname; `nil` where no nickname begins at the token.
  func behindNickname(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> Int? {
    guard let given = search.parts.last, given.given.weight > 0, token + 3 < scan.tokens.count,
      scan.tokens[token].kind == .punctuation, scan.tokens[token].spaceBefore,
      scan.tokens[token].block == scan.tokens[given.first].block
    else { return nil }
    let isBracket = byteIs("(", token, article, scan)
    guard isBracket || isNicknameQuote(token, article, scan) else { return nil }
    var end = token + 1
    while end < scan.tokens.count, scan.tokens[end].kind == .word,
      end - token <= Self.longestNickname
    {
      end += 1
    }
    guard end > token + 1, end + 1 < scan.tokens.count, !scan.tokens[end].spaceBefore,
      isBracket ? byteIs(")", end, article, scan) : isNicknameQuote(end, article, scan),
      scan.tokens[end - 1].letterCase.isCapital
    else { return nil }
    if isBracket {
      guard end == token + 2, let form = tables.form(token + 1, scan),
        tables.given(form).weight > 0
      else { return nil }
    }
    let surname = scan.tokens[end + 1]
    guard surname.block == scan.tokens[token].block, surname.spaceBefore,
      surname.letterCase.isCapital,
      let part = part(at: end + 1, isFirst: true, article, scan, search.known),
      part.traits.isDisjoint(with: [.stop, .tail, .initial]),
      part.surname.weight > 0 || part.wordClass == 0
    else { return nil }
    return end + 1
  }

  private func isNicknameQuote(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    if isQuote(token, article, scan) { return true }
    guard scan.tokens[token].kind == .punctuation else { return false }
    switch character(token, article, scan) {
    case 0x27, 0x2018, 0x2019: return true
    default: return false
    }
  }
}
