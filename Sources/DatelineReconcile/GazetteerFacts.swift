internal import DatelineGazetteer
internal import DatelineLexicon
internal import DatelineModel

/// What reconciling asks, answered by the gazetteer.
struct GazetteerFacts: PlaceFacts {
  let gazetteer: Gazetteer

  func kind(of place: PlaceID) -> EntityKind { gazetteer[place].kind }

  func area(_ area: PlaceID, contains place: PlaceID) -> Bool {
    guard area != place else { return false }
    let inner = gazetteer[place]
    return inner.country == area || inner.region == area
  }

  func capital(of country: PlaceID) -> PlaceID? { gazetteer.capital(of: country) }

  func englishName(of place: PlaceID) -> String { gazetteer[place].name }

  func chineseForms(of place: PlaceID) -> [ChineseForm] {
    gazetteer[place].chineseNames.map { name in
      var regions: [Region] = []
      if name.regions.contains(.mainland) { regions.append(.cn) }
      if name.regions.contains(.taiwan) { regions.append(.tw) }
      if name.regions.contains(.hongKong) { regions.append(.hk) }
      if name.regions.contains(.singapore) { regions.append(.sg) }
      return ChineseForm(text: name.text, regions: regions)
    }
  }

  /// Whether a country or region has a city of its name, or a capital named after it.
  func hasNamesake(_ area: PlaceID) -> Bool {
    if let capital = capital(of: area), englishName(of: capital).hasPrefix(englishName(of: area)) {
      return true
    }
    return gazetteer.places(named: englishName(of: area)).contains { self.area(area, contains: $0) }
  }

  func hasName(_ text: String, _ place: PlaceID) -> Bool {
    let known = gazetteer[place]
    return ([known.name] + known.englishForms + known.chineseNames.map(\.text))
      .contains { areEqual($0, text) }
  }

  func areEqual(_ left: String, _ right: String) -> Bool {
    left == right || gazetteer.fold.key(of: left) == gazetteer.fold.key(of: right)
  }

  func form(of place: PlaceID, resembling text: String) -> String? {
    let isHan = text.unicodeScalars.contains { $0.isHan }
    let known = gazetteer[place]
    let forms = isHan ? chineseForms(of: place).map(\.text) : [known.name] + known.englishForms
    let key = Array(gazetteer.fold.string(of: text).unicodeScalars)
    guard key.count >= (isHan ? 2 : 4) else { return nil }
    return forms.first { form in
      let other = Array(gazetteer.fold.string(of: form).unicodeScalars)
      let allowed = isHan || key.count < 6 ? 1 : 2
      return Self.distance(key, other, limit: allowed) <= allowed
    }
  }

  func areas(named text: String) -> [PlaceID] {
    gazetteer.places(named: text, kind: .country) + gazetteer.places(named: text, kind: .region)
  }

  /// The number of characters that are wrong, missing, too many or swapped with their neighbour;
  /// anything above `limit` where it is more.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
