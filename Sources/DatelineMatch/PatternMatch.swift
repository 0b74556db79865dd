public import DatelineModel
public import DatelineRules

/// A stretch of the text that a rule's pattern matches.
public struct PatternMatch: Hashable, Sendable {
  /// What a slot of the pattern took.
  public struct Capture: Hashable, Sendable {
    /// The capture's name: the slot's, where the pattern gives no other.
    public var name: String
    /// The number or the word's value; for a `name` slot the form in the lexicon, as a number.
    public var value: SlotValue
    /// Where it stands in the text.
    public var range: ByteRange

    /// The value where it is a number.
    public var number: Int? {
      if case .number(let number) = value { number } else { nil }
    }

    /// The value where it is a text.
    public var text: String? {
      if case .text(let text) = value { text } else { nil }
    }
  }

  /// The index of the rule in `RuleBook.rules`.
  public var rule: Int
  /// The mention: the part that the pattern marks with `<…>`, or the whole match.
  public var range: ByteRange
  /// The tokens of the mention.
  public var tokens: Range<Int>
  /// The whole match, which contains the mention.
  public var whole: ByteRange
  /// The captures, in the order in which they begin; a name occurs as often as its slot matched.
  public var captures: [Capture]

  /// The first capture of a name; `nil` if the match has none.
  public subscript(name: String) -> Capture? { captures.first { $0.name == name } }
}
