import DatelineGazetteer
import DatelineLexicon
import DatelineModel

/// What is asked of the gazetteer for every name, read once.
struct PlaceFacts: Sendable {
  /// Countries that are cities.
  private static let cityStates: Set<String> = ["SG", "HK", "MO", "MC", "VA", "GI"]
  /// Countries whose regions the press names without the country.
  private static let knownRegions: Set<String> = [
    "US", "CN", "GB", "CA", "AU", "TW", "JP", "DE", "FR", "IT", "ES", "IN", "KR",
  ]
  /// Countries whose names are not written by their sound in Chinese.
  private static let hanCountries: Set<String> = ["CN", "TW", "HK", "MO", "JP", "KR", "VN", "SG"]

  let gazetteer: Gazetteer
  private var cityStates: Set<PlaceID> = []
  private var knownRegions: Set<PlaceID> = []
  private var hanCountries: Set<PlaceID> = []

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    for place in gazetteer.countries {
      guard let code = gazetteer[place].countryCode else { continue }
      if Self.cityStates.contains(code) { cityStates.insert(place) }
      if Self.knownRegions.contains(code) { knownRegions.insert(place) }
      if Self.hanCountries.contains(code) { hanCountries.insert(place) }
    }
  }

  /// How well known a city is, in people: inhabitants, and what they do not show.
  func renown(_ city: PlaceID) -> Int {
    let place = gazetteer[city]
    var renown = (place.population ?? 0) + 5_000 * place.fame
    if place.isCapital { renown += 500_000 }
    return renown
  }

  /// Whether a country is a city too.
  func isCityState(_ country: PlaceID) -> Bool { cityStates.contains(country) }

  /// Whether the press names a region without its country.
  func isKnown(region: PlaceID) -> Bool {
    gazetteer[region].country.map { knownRegions.contains($0) } ?? false
  }

  /// Whether a city's Chinese name is written by sound.
  func isForeignToHan(_ city: PlaceID) -> Bool {
    gazetteer[city].country.map { !hanCountries.contains($0) } ?? false
  }

  /// The capital, if it is called after the country (Kuwait City, Panama City, Luxembourg).
  func namesake(of country: PlaceID) -> PlaceID? {
    guard let capital = gazetteer.capital(of: country),
      gazetteer[capital].name.hasPrefix(gazetteer[country].name)
    else { return nil }
    return capital
  }
}

/// One column of a table of words, as small numbers.
struct WordColumn: Sendable {
  private let table: Table?
  private let column: Int

  init(_ table: Table?, _ column: String) {
    self.table = table
    self.column = table?.column(column) ?? 0
  }

  /// The number in a row; 0 where there is none.
  subscript(row: Int) -> Int {
    guard let table, row < table.rowCount else { return 0 }
    return table.integer(row, column) ?? 0
  }

  /// Whether a row's part of speech (ICTCLAS) can stand within a name: no verb, adverb, pronoun,
  /// preposition, conjunction or particle.
  func isNominal(_ row: Int) -> Bool {
    guard let table, row < table.rowCount else { return true }
    switch table.firstByte(row, column) {
    case UInt8(ascii: "v"):
      let part = table.bytes(row, column)
      return part.count > 1 && part[1] == UInt8(ascii: "n")
    case UInt8(ascii: "d"), UInt8(ascii: "r"), UInt8(ascii: "p"), UInt8(ascii: "c"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      return false
    default: return true
    }
  }
}
