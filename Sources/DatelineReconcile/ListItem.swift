internal import DatelineModel

/// An item of a list as reconciling sees it.
struct ListItem: Sendable {
  /// The name as written.
  var text: String
  /// The place that the document decided on; `nil` if the name is unknown.
  var place: PlaceID?
  /// All places that the name could mean, best first.
  var candidates: [PlaceID]
  /// Where it stands in the document's text.
  var range: ByteRange?

  /// The place, or what the name means most likely where the document did not decide.
  var likeliest: PlaceID? { place ?? candidates.first }

  /// Whether it is written in Han characters.
  var isHan: Bool { text.unicodeScalars.contains { $0.isHan } }
}

/// What reconciling asks of the gazetteer.
protocol PlaceFacts: Sendable {
  /// The kind of a place.
  func kind(of place: PlaceID) -> EntityKind
  /// The country and the region around a place, as far as they are known; not the place itself.
  func areas(around place: PlaceID) -> [PlaceID]
  /// Whether a place is a part of a city (Brooklyn, 浦東).
  func isDistrict(_ place: PlaceID) -> Bool
  /// Whether a district is a part of the city.
  func district(_ district: PlaceID, isPartOf city: PlaceID) -> Bool
  /// A country's capital.
  func capital(of country: PlaceID) -> PlaceID?
  /// How well known a place is; comparable between cities.
  func renown(of place: PlaceID) -> Int
  /// Its English name.
  func englishName(of place: PlaceID) -> String
  /// All its names in Latin letters, the English name first.
  func latinForms(of place: PlaceID) -> [String]
  /// Its Chinese forms with their regions.
  func chineseForms(of place: PlaceID) -> [ChineseForm]
  /// Whether a name is one that a place had in earlier times, or an old way to spell it.
  func isFormer(_ text: String, _ place: PlaceID) -> Bool
  /// A name without case, diacritics, script and width: equal for equal names.
  func folded(_ text: String) -> [Unicode.Scalar]
  /// The cities whose names are written almost like one that no city has, with these names; the nearest
  /// first.
  func meant(by text: String) -> [(place: PlaceID, form: String)]
  /// The countries and regions of a name.
  func areas(named text: String) -> [PlaceID]
}

extension PlaceFacts {
  /// Whether a country or region contains a place.
  func area(_ area: PlaceID, contains place: PlaceID) -> Bool {
    area != place && areas(around: place).contains(area)
  }

  /// Whether two names are equal when case, diacritics, script and width are left aside.
  func areEqual(_ left: String, _ right: String) -> Bool {
    left == right || folded(left) == folded(right)
  }

  /// Whether a place has a name, in either language.
  func hasName(_ text: String, _ place: PlaceID) -> Bool {
    (latinForms(of: place) + chineseForms(of: place).map(\.text)).contains { areEqual($0, text) }
  }
}
