import DatelineModel

/// A stretch of text that may name a brand.
struct BrandReading: Sendable {
  /// How far it has been settled.
  enum State: UInt8, Sendable {
    /// It could be a common word.
    case open
    /// It names the brand because something near it says so.
    case supported
    /// It names the brand and nothing else.
    case certain
    /// It is something else.
    case refused
  }

  /// Index of its first token.
  var first: Int
  /// One past the index of its last token.
  var end: Int
  /// The form in the lexicon; meaningless for a brand that no pack has.
  var form: UInt32
  /// The brand's row; below 0 for a brand that no pack has: -1 - its index in `found`.
  var brand: Int32
  /// Whether it is written in Han characters, or begins with one.
  var isHan: Bool
  /// Whether the form is the name of something else too.
  var isCommon: Bool
  var state: State
  var confidence = 1.0
  /// The rule, behind `brands/`.
  var rule: StaticString

  var counts: Bool { state == .supported || state == .certain }
}

/// The brands of an article.
struct BrandFindings: Sendable {
  /// In text order; longer ones first where two begin at one token.
  var readings: [BrandReading] = []
  /// The brands that no pack has, by the names that the article gives them.
  var found: [BrandValue] = []
  /// Whether the text is the title of a shop's listing, in which case says nothing.
  var isListing = false
  /// Indices of hits that can be products.
  var productHits: [Int] = []
  /// Indices of hits that are nouns of kinds of product.
  var categoryHits: [Int] = []
}
