internal import DatelineGazetteer
internal import DatelineLexicon
internal import DatelineModel

/// What reconciling asks, answered by the gazetteer.
struct GazetteerFacts: PlaceFacts {
  /// A district lies at most so many kilometres from the middle of its city.
  private static let reachOfCity = 40.0

  let gazetteer: Gazetteer

  func kind(of place: PlaceID) -> EntityKind { gazetteer[place].kind }

  func areas(around place: PlaceID) -> [PlaceID] {
    let inner = gazetteer[place]
    return [inner.country, inner.region].compactMap { $0 }.filter { $0 != place }
  }

  func isDistrict(_ place: PlaceID) -> Bool {
    gazetteer.cities.contains(place) && gazetteer[place].feature == "PPLX"
  }

  func district(_ district: PlaceID, isPartOf city: PlaceID) -> Bool {
    let (part, whole) = (gazetteer[district], gazetteer[city])
    guard district != city, part.country == whole.country, whole.feature != "PPLX",
      let away = gazetteer.kilometres(from: district, to: city)
    else { return false }
    return away <= Self.reachOfCity
  }

  func renown(of place: PlaceID) -> Int {
    let known = gazetteer[place]
    return (known.population ?? 0) + 5_000 * known.fame
  }

  func capital(of country: PlaceID) -> PlaceID? { gazetteer.capital(of: country) }

  func englishName(of place: PlaceID) -> String { gazetteer[place].name }

  func latinForms(of place: PlaceID) -> [String] {
    let known = gazetteer[place]
    return [known.name] + known.englishForms
  }

  /// The forms; where the mainland's and Taiwan's names differ and nothing else is known of their use,
  /// each is its region's.
  func chineseForms(of place: PlaceID) -> [ChineseForm] {
    let known = gazetteer[place]
    var forms = known.chineseNames.map { name in
      var regions: [Region] = []
      if name.regions.contains(.mainland) { regions.append(.cn) }
      if name.regions.contains(.taiwan) { regions.append(.tw) }
      if name.regions.contains(.hongKong) { regions.append(.hk) }
      if name.regions.contains(.singapore) { regions.append(.sg) }
      return ChineseForm(text: name.text, regions: regions)
    }
    if forms.allSatisfy(\.regions.isEmpty), let mainland = known.simplifiedChinese,
      let taiwan = known.traditionalChinese, !areEqual(mainland, taiwan)
    {
      for index in forms.indices {
        if areEqual(forms[index].text, mainland) { forms[index].regions = [.cn] }
        if areEqual(forms[index].text, taiwan) { forms[index].regions = [.tw] }
      }
    }
    return forms
  }

  /// Whether a country or region has a city of its name, or a capital named after it.
  func hasNamesake(_ area: PlaceID) -> Bool {
    if let capital = capital(of: area), englishName(of: capital).hasPrefix(englishName(of: area)) {
      return true
    }
    return gazetteer.places(named: englishName(of: area)).contains { self.area(area, contains: $0) }
  }

  func folded(_ text: String) -> [Unicode.Scalar] {
    Array(gazetteer.fold.string(of: text).unicodeScalars)
  }

  func areEqual(_ left: String, _ right: String) -> Bool {
    left == right || gazetteer.fold.key(of: left) == gazetteer.fold.key(of: right)
  }

  func areas(named text: String) -> [PlaceID] {
    gazetteer.places(named: text, kind: .country) + gazetteer.places(named: text, kind: .region)
  }

  func meant(by text: String) -> [(place: PlaceID, form: String)] {
    let name = NearForm(folded(text))
    let isHan = text.unicodeScalars.contains { $0.isHan }
    return gazetteer.misspellings(of: text).compactMap { found in
      let forms =
        isHan ? chineseForms(of: found.place).map(\.text) : latinForms(of: found.place)
      let nearest = forms.compactMap { form in
        name.distance(to: NearForm(folded(form)), limit: 2).map { ($0, form) }
      }.min { $0.0 < $1.0 }
      return nearest.map { (found.place, $0.1) }
    }
  }

  /// The places that a name can mean, cities first; former names included.
  func meanings(of name: String) -> [PlaceID] {
    let key = gazetteer.fold.key(of: name)
    let former = FormerNames.ids[key].flatMap { gazetteer.place(geonames: $0) }
    let cities = gazetteer.places(named: name)
    return cities + [former].compactMap { $0 }.filter { !cities.contains($0) } + areas(named: name)
  }

  func isFormer(_ text: String, _ place: PlaceID) -> Bool {
    guard let id = gazetteer[place].geonames, let names = FormerNames.names[id] else {
      return false
    }
    return names.contains { areEqual($0, text) }
  }
}
