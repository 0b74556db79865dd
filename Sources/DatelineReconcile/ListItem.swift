internal import DatelineModel

/// An item of a list as reconciling sees it.
struct ListItem: Sendable {
  /// The name as written.
  var text: String
  /// The place that the document decided on; `nil` if the name is unknown.
  var place: PlaceID?
  /// All places that the name could mean, best first.
  var candidates: [PlaceID]

  /// Whether it is written in Han characters.
  var isHan: Bool { text.unicodeScalars.contains { $0.isHan } }
}

/// What reconciling asks of the gazetteer.
protocol PlaceFacts: Sendable {
  /// The kind of a place.
  func kind(of place: PlaceID) -> EntityKind
  /// Whether a country or region contains a place.
  func area(_ area: PlaceID, contains place: PlaceID) -> Bool
  /// A country's capital.
  func capital(of country: PlaceID) -> PlaceID?
  /// Its English name.
  func englishName(of place: PlaceID) -> String
  /// Its Chinese forms with their regions.
  func chineseForms(of place: PlaceID) -> [ChineseForm]
  /// Whether a place has a name, in either language.
  func hasName(_ text: String, _ place: PlaceID) -> Bool
  /// Whether two names are equal when case, diacritics, script and width are left aside.
  func areEqual(_ left: String, _ right: String) -> Bool
  /// Whether a name differs from a form of the place by a slip: one or two letters, or one wrong
  /// Chinese character; the form that it resembles.
  func form(of place: PlaceID, resembling text: String) -> String?
  /// Whether a name is that of a country or region, and which.
  func areas(named text: String) -> [PlaceID]
}
