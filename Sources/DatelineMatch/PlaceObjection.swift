/// Why a name that could be a place is none.
public enum PlaceObjection: UInt8, Sendable {
  /// A word in lower case.
  case lowerCase
  /// A single Han character.
  case singleCharacter
  /// A part of a longer known name of something else: a brand, a work, an institution.
  case known
  /// A part of a mention of something else.
  case overlapped
  /// A part of a person's name, or a name that the text uses for a person.
  case person
  /// A name that more people have than know the place.
  case name
  /// A part of an institution's name.
  case institution
  /// A sports club called by its city.
  case club
  /// A part of a longer name, of a street, a river, another town.
  case longerName
  /// A part of a longer word, or of two words.
  case insideWord
  /// A common word.
  case word
  /// A name that is more often something else.
  case common
  /// A people or a language, not their country.
  case demonym
  /// A thing that is called by the name ("the Durango").
  case article
  /// A country's government, called by the name of its capital.
  case speech
  /// An abbreviation that could be anything.
  case abbreviation
  /// In a country of which the text does not speak.
  case afar
  /// Nothing speaks for it.
  case evidence

  /// The reason in words.
  public var description: String {
    switch self {
    case .lowerCase: "written in lower case"
    case .singleCharacter: "a single character"
    case .known: "part of a known name"
    case .overlapped: "part of another mention"
    case .person: "part of a person's name"
    case .name: "more often a person's name or a brand"
    case .institution: "part of an organisation's name"
    case .club: "a sports club"
    case .longerName: "part of a longer name"
    case .insideWord: "inside a longer word"
    case .word: "a common word"
    case .common: "more often something else"
    case .demonym: "a people or language"
    case .article: "a thing called so, by the article"
    case .speech: "a government, by what it does"
    case .abbreviation: "an abbreviation without evidence"
    case .afar: "in a country that the text does not name"
    case .evidence: "no evidence"
    }
  }
}
