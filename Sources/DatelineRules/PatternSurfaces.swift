/// Multiplies out a word that is written with `(a|b)` and `?`.
enum PatternSurfaces {
  /// The most words that one entry may stand for.
  static let limit = 64
  /// The most tokens of a word.
  static let maximumTokens = 16

  /// All words that a text stands for, as tokens.
  static func expand(_ text: String) throws(PatternMistake) -> [[Slot.SurfaceToken]] {
    let syntax = try PatternParser.parse(text)
    let flat = try expand(syntax, PatternMistake(offset: 0, problem: "too many words in one entry"))
    let words = flat.map(Self.join)
    for word in words where word.isEmpty || word.count > maximumTokens {
      throw PatternMistake(offset: 0, problem: "a word has 1 to \(maximumTokens) tokens")
    }
    return words
  }

  /// A token, or white space (`nil`).
  private typealias Part = LiteralToken?

  private static func expand(
    _ syntax: PatternSyntax,
    _ tooMany: PatternMistake
  ) throws(PatternMistake) -> [[Part]] {
    var result: [[Part]] = []
    switch syntax {
    case .literal(let token):
      result = [[token]]
    case .space:
      result = [[nil]]
    case .choice(let parts):
      for part in parts { result += try expand(part, tooMany) }
    case .sequence(let parts):
      result = [[]]
      for part in parts {
        let tails = try expand(part, tooMany)
        guard result.count * tails.count <= limit else { throw tooMany }
        result = result.flatMap { head in tails.map { head + $0 } }
      }
    case .repeated(let part, 0...1):
      result = [[]] + (try expand(part, tooMany))
    case .repeated, .slot, .span, .not, .blockStart, .blockEnd:
      throw PatternMistake(offset: 0, problem: "a word holds text, (a|b) and ? only")
    }
    guard result.count <= limit else { throw tooMany }
    return result
  }

  private static func join(_ parts: [Part]) -> [Slot.SurfaceToken] {
    var tokens: [Slot.SurfaceToken] = []
    var space = false
    for part in parts {
      if let token = part {
        tokens.append(.init(token: token, spaceBefore: space))
        space = false
      } else {
        space = !tokens.isEmpty
      }
    }
    return tokens
  }
}
