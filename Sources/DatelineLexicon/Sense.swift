/// What a form of the lexicon can mean: a kind, and an index whose table the kind determines.
public struct Sense: Hashable, Sendable {
  /// How the name is written where it has this sense.
  public enum Writing: UInt8, Sendable {
    /// With a capital (Paris), or in letters that have no case (巴黎).
    case capitalised
    /// In capitals only (NYC, UK): the folded form matches `us`, this sense should not.
    case upper
    /// In lower case (of, handbag): any writing in a text can have this sense.
    case lower
  }

  /// What it is.
  public var kind: SenseKind
  /// How it is written in the table that it comes from.
  public var writing: Writing
  /// The row in the kind's table, below 2²⁴: a place of the gazetteer, a row of a pack's table, a
  /// slot word of the rule book.
  public var index: UInt32

  /// Makes a sense.
  ///
  /// `LexiconBuilder.add` sets the writing by looking at the form.
  public init(_ kind: SenseKind, _ index: UInt32, writing: Writing = .capitalised) {
    self.kind = kind
    self.index = index
    self.writing = writing
  }

  /// One word: index in bits 0–23, kind in 24–29, writing in 30–31.
  var packed: UInt32 {
    precondition(index < 1 << 24)
    return index | UInt32(kind.rawValue) << 24 | UInt32(writing.rawValue) << 30
  }

  /// Unpacks a word; `nil` if this build does not know the kind or the writing.
  init?(packed: UInt32) {
    guard let kind = SenseKind(rawValue: UInt8(packed >> 24 & 0x3F)),
      let writing = Writing(rawValue: UInt8(packed >> 30))
    else { return nil }
    self.init(kind, packed & 0xFF_FFFF, writing: writing)
  }
}

/// The kinds of things that have names in the lexicon.
public enum SenseKind: UInt8, Sendable, CaseIterable {
  /// Places; index into the gazetteer's place table.
  case city, country, region
  /// Adjective or inhabitant of a country ("French"); index of the country's place.
  case demonym
  /// Rows of the packs' tables of the same name.
  case brand, product, category
  case givenName, surname, surnameHan, title, speechVerb, particle, mononym, famousPerson
  /// Names that contain or equal another kind's name and are something else (纽约时报, Hyde Park).
  case decoy
  /// Ordinary words, which bound names and make readings unlikely.
  case wordHan, wordLatin
  /// A literal word of a pattern or of a slot; index into the rule book's slot words.
  case slotWord
}
