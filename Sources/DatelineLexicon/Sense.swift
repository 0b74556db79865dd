/// What a form of the lexicon can mean: a kind, and an index whose table the kind determines.
public struct Sense: Hashable, Sendable {
  /// What it is.
  public var kind: SenseKind
  /// The row in the kind's table, below 2²⁴: a place of the gazetteer, a row of a pack's table, a
  /// slot word of the rule book.
  public var index: UInt32

  /// Makes a sense.
  public init(_ kind: SenseKind, _ index: UInt32) {
    self.kind = kind
    self.index = index
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
  case givenName, surname, surnameHan, title, speechVerb, particle, mononym, famousPerson, nameHan
  /// Names that contain or equal another kind's name and are something else (纽约时报, Hyde Park).
  case decoy
  /// Ordinary words, which bound names and make readings unlikely.
  case wordHan, wordLatin
  /// A literal word of a pattern or of a slot; index into the rule book's slot words.
  case slotWord
}
