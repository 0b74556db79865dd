import DatelineLexicon
import DatelineModel

/// What a word beside a name says about the name; a row of the pack's table `place-words.tsv` can have
/// several.
struct PlaceRoles: OptionSet, Sendable {
  let rawValue: UInt64

  /// A place follows (in, near; 在, 位于).
  static let inside = PlaceRoles(rawValue: 1)
  /// A place or something else follows (at, from, to; 到, 从).
  static let toward = PlaceRoles(rawValue: 2)
  /// The word "of", which says something only behind certain words.
  static let of = PlaceRoles(rawValue: 4)
  /// Words before a place that are no prepositions (visited, downtown).
  static let before = PlaceRoles(rawValue: 8)
  /// Nouns for places (city, town, capital), before "of" or the name.
  static let noun = PlaceRoles(rawValue: 16)
  /// What belongs to a place and is named behind it (residents, police; 市民, 机场).
  static let behind = PlaceRoles(rawValue: 32)
  /// Makes the name a part of another place's name (County, Street; 县, 路).
  static let tail = PlaceRoles(rawValue: 64)
  /// Makes the name a part of an institution's name (University, Council).
  static let institution = PlaceRoles(rawValue: 128)
  /// Stands between the items of a list.
  static let separator = PlaceRoles(rawValue: 256)
  /// Stands behind a person's name (who, Jr; 先生).
  static let person = PlaceRoles(rawValue: 512)
  /// A Han character that writes foreign names by their sound.
  static let sound = PlaceRoles(rawValue: 1024)
  /// A direction, before "of" or the name (west).
  static let direction = PlaceRoles(rawValue: 2048)
  /// The definite article.
  static let article = PlaceRoles(rawValue: 4096)
  /// The plural of a tail, which counts in lower case too (Medina and Geauga counties).
  static let plural = PlaceRoles(rawValue: 8192)
  /// A name that is more often something else though no table of words or names has it.
  static let common = PlaceRoles(rawValue: 16384)
  /// "St", which begins saints and what is named after them.
  static let saint = PlaceRoles(rawValue: 32768)
  /// Makes the name a state's or province's (Washington state).
  static let region = PlaceRoles(rawValue: 65536)
  /// Makes a country's or region's name another's (New England, Latin America).
  static let prefix = PlaceRoles(rawValue: 131072)

  /// A verb of sports, beside which a city is its club (效力, 迎战, vs), and English verbs in the
  /// plural, which cities do not take.
  static let club = PlaceRoles(rawValue: 262144)
  /// A word of two characters that says what an institution does, though a verb elsewhere (规划).
  static let subject = PlaceRoles(rawValue: 524288)
  /// 的.
  static let possessive = PlaceRoles(rawValue: 2_097_152)
  /// Follows a club's name (striker).
  static let team = PlaceRoles(rawValue: 8_388_608)
  /// Opens a clause (that, when).
  static let clause = PlaceRoles(rawValue: 4_194_304)
  /// Stands between the parties of a case or two clubs (v).
  static let versus = PlaceRoles(rawValue: 16_777_216)
  /// A country that is a given name as often (Jordan).
  static let namesake = PlaceRoles(rawValue: 33_554_432)
  /// A capital that speaks for its country though it is a name as well (London).
  static let state = PlaceRoles(rawValue: 67_108_864)
  /// "Is", in Chinese.
  static let copula = PlaceRoles(rawValue: 1_048_576)

  /// The names in the table.
  static let names: [String: PlaceRoles] = [
    "inside": .inside, "toward": .toward, "of": .of, "before": .before, "noun": .noun,
    "behind": .behind, "tail": .tail, "institution": .institution, "separator": .separator,
    "person": .person, "sound": .sound, "direction": .direction,
    "article": .article, "plural": .plural, "common": .common,
    "saint": .saint, "region": .region, "prefix": .prefix,
    "club": .club, "subject": .subject, "copula": .copula, "possessive": .possessive,
    "clause": .clause, "team": .team, "versus": .versus,
    "namesake": .namesake, "state": .state,
  ]
}

/// The words whose presence beside a name is evidence, looked up by the keys of tokens.
struct PlaceWords: Sendable {
  /// The longest Chinese word, in characters.
  static let longestHan = 4
  /// The key of 市.
  let cityKey: (UInt8, UInt8)
  private let roles: RoleTable

  /// Reads the rows of `place-words.tsv`; roles that this build does not know are passed over.
  init(_ table: Table?, fold: Fold) {
    let city = fold.key(of: "市")
    cityKey = city.count == 2 ? (city[0], city[1]) : (0, 0)
    roles = RoleTable(table, fold: fold) { PlaceRoles.names[String($0)]?.rawValue }
  }

  /// The roles of the word that some tokens make, which must be without space between if Han.
  func roles(_ scan: borrowing Scan, _ first: Int, _ end: Int) -> PlaceRoles {
    // An empty key at the end of the text ends with its block.
    guard Int(scan.keys.starts[end - 1]) < scan.keys.bytes.count else { return [] }
    return PlaceRoles(rawValue: roles[scan.keyHash(first, end)])
  }
}
