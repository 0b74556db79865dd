import DatelineGazetteer
import DatelineModel

/// Cities of the gazetteer that can stand in a generated list: known by one name in each of the
/// languages, and by a name that means nothing else.
struct CityPool {
  /// Which names a list uses.
  enum Variant: String, CaseIterable {
    case simplified, taiwan, hongKong

    var isTraditional: Bool { self != .simplified }
    var region: ChineseRegions {
      switch self {
      case .simplified: .mainland
      case .taiwan: .taiwan
      case .hongKong: .hongKong
      }
    }
  }

  struct City {
    var place: PlaceID
    var english: String
    /// The name that each variant uses.
    var chinese: [Variant: String]
    /// The variants that are known to use it, or to use another.
    var isTagged: Bool
  }

  let gazetteer = Gazetteer.bundled
  private(set) var cities: [City] = []
  /// Chinese names that mean another, better known city first; by English name.
  private(set) var homonyms: [(city: City, otherMeaning: PlaceID)] = []
  /// Characters that only simplified writing has, or that it shares with another one.
  private let simplified: Set<Character>

  init() {
    var simplified: Set<Character> = []
    for code in UInt32(0x4E00)...0x9FFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let folded = gazetteer.fold.string(of: String(scalar))
      if folded != String(scalar), let first = folded.first { simplified.insert(first) }
    }
    self.simplified = simplified
    for place in gazetteer.cities {
      guard let city = city(place) else { continue }
      let first = gazetteer.places(named: city.chinese[.simplified] ?? "").first
      if first == place {
        cities.append(city)
      } else if let first, (gazetteer[place].population ?? 0) > 400_000 {
        homonyms.append((city, first))
      }
    }
  }

  private func city(_ id: PlaceID) -> City? {
    let place = gazetteer[id]
    guard (place.population ?? 0) >= (place.isCapital ? 50_000 : 250_000), place.feature != "PPLX",
      gazetteer.places(named: place.name).first == id, place.name.count >= 4,
      place.name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == " " }),
      let hans = place.simplifiedChinese, (2...6).contains(hans.count), isName(hans)
    else { return nil }
    let area =
      gazetteer.places(named: place.name, kind: .country)
      + gazetteer.places(named: hans, kind: .country)
      + gazetteer.places(named: hans, kind: .region)
    guard area.isEmpty else { return nil }
    var city = City(place: id, english: place.name, chinese: [.simplified: hans], isTagged: false)
    let names = place.chineseNames
    city.isTagged = names.contains { !$0.regions.isEmpty }
    if city.isTagged, place.regions(using: hans)?.contains(.mainland) != true { return nil }
    for variant in [Variant.taiwan, .hongKong] {
      var forms: [String] = []
      if city.isTagged {
        forms = names.filter { $0.regions.contains(variant.region) }.map(\.text)
      } else if let form = place.traditionalChinese,
        gazetteer.fold.key(of: form)
          == gazetteer.fold.key(of: hans)
      {
        forms = [form]
      }
      let canonical = place.traditionalChinese
      let written = forms.compactMap { form -> String? in
        if let canonical, gazetteer.fold.key(of: form) == gazetteer.fold.key(of: canonical) {
          return canonical
        }
        return form.contains(where: simplified.contains) ? nil : form
      }
      guard let form = written.first, isName(form),
        gazetteer.places(named: form).first
          == gazetteer.places(named: hans).first
      else { return nil }
      city.chinese[variant] = form
    }
    return city
  }

  private func isName(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Whether a variant is known to use another name than `text` for a city.
  func isForeign(_ text: String, _ city: City, to variant: Variant) -> Bool {
    guard let regions = gazetteer[city.place].regions(using: text), !regions.isEmpty else {
      return false
    }
    return !regions.contains(variant.region)
  }

  /// Whether nothing is called like this.
  func isUnknown(_ name: String) -> Bool {
    gazetteer.places(named: name).isEmpty && gazetteer.places(named: name, kind: .country).isEmpty
      && gazetteer.places(named: name, kind: .region).isEmpty
  }

  func simplifiedForm(of text: String) -> String { gazetteer.fold.string(of: text) }
}
