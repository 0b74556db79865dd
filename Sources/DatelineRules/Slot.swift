import DatelineLexicon
import DatelineModel

/// A typed place of a pattern.
struct Slot: Hashable {
  /// What it matches.
  enum Kind: Hashable {
    case range(NumberRange)
    case words([Word], written: Bool)
    case han(count: ClosedRange<Int>, starts: [String], not: [String])
    case capitalised(count: ClosedRange<Int>, inner: [String], not: [String])
    case token(kinds: Set<Scan.TokenKind>, count: ClosedRange<Int>)
    case name([SenseKind])
    /// What other rules have found: a bit for each of `Slot.found`.
    case found(UInt64)
    case pattern(PatternSyntax)
  }

  /// A number, and how it may be written.
  struct NumberRange: Hashable {
    var low: Int
    var high: Int
    var written: NumberForms
    var digits: ClosedRange<Int>?
  }

  /// A word of a slot and its value.
  struct Word: Hashable {
    /// The tokens; `spaceBefore` of the first is meaningless.
    var tokens: [SurfaceToken]
    var value: SlotValue
  }

  /// A token of a word.
  struct SurfaceToken: Hashable {
    var token: LiteralToken
    var spaceBefore: Bool
  }

  var id: String
  var kind: Kind

  /// The names of what a slot of kind `date` takes; their indices are the bits of its mask.
  static let found = [
    "day", "part", "clock", "week", "month", "season", "year", "longer", "range",
  ]
}

/// The ways to write a number.
public struct NumberForms: OptionSet, Hashable, Sendable {
  /// The bits, one a form.
  public var rawValue: UInt8

  /// Makes a set of forms from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// ASCII or full-width digits.
  public static let digits = NumberForms(rawValue: 1)
  /// Chinese numerals.
  public static let han = NumberForms(rawValue: 2)
  /// English cardinals in words.
  public static let english = NumberForms(rawValue: 4)
  /// English ordinals, in digits (`1st`) or in words.
  public static let ordinal = NumberForms(rawValue: 8)

  static let named: [(name: String, form: NumberForms)] = [
    ("digits", .digits), ("han", .han), ("english", .english), ("ordinal", .ordinal),
  ]
}
