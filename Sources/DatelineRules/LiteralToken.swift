import DatelineLexicon
import DatelineModel

/// A token of a pattern's literal text, cut as the text of articles is cut.
struct LiteralToken: Hashable {
  /// The text as written in the pattern.
  let text: String
  /// What kind of token it is.
  let kind: Scan.TokenKind
  /// Whether it is written with a capital first.
  let isCapital: Bool

  private static let cutter = Fold()

  /// The tokens of a text, and before which of them white space stands.
  static func tokens(of text: String) -> [(token: LiteralToken, spaceBefore: Bool)] {
    // A possessive is cut from the word before it, which a slot stands for here.
    let isPossessive = text == "'s" || text.hasPrefix("'s ")
    let bytes = Array(((isPossessive ? "a" : "") + text).utf8)
    var scan = Scan()
    _ = cutter.key(of: bytes, using: &scan)
    return scan.tokens.dropFirst(isPossessive ? 1 : 0).enumerated().map { index, token in
      let text = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
      let isCapital = token.letterCase == .capitalised || token.letterCase == .upper
      let literal = LiteralToken(text: text, kind: token.kind, isCapital: isCapital)
      return (literal, token.spaceBefore && index > 0)
    }
  }
}
