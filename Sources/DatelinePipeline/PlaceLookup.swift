internal import DatelineGazetteer
internal import DatelineLexicon
public import DatelineModel
internal import DatelineOutput

/// What the gazetteer knows of a name: the places that have it, or else those with names like it.
public struct PlaceLookup: Sendable {
  /// A place.
  public struct Candidate: Sendable {
    /// City, country or region.
    public var kind: EntityKind
    /// The English name, further English forms.
    public var names: [String]
    /// The Chinese names, each with the regions that use it (`cn`, `tw`, `hk`, `sg`), which may not
    /// be known.
    public var chinese: [(name: String, regions: [String])]
    /// The canonical Chinese names: the mainland's, and Taiwan's or else the mainland's converted.
    public var simplified: String?
    /// See `simplified`.
    public var traditional: String?
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// The state or province.
    public var admin1: String?
    /// Inhabitants.
    public var population: Int?
    /// Degrees north and east.
    public var latitude: Double?
    /// See `latitude`.
    public var longitude: Double?
    /// The GeoNames id.
    public var geonames: Int?
    /// The Wikidata id.
    public var wikidata: String?
  }

  /// The name that was looked up.
  public let name: String
  /// The places that have the name, the most renowned first.
  public let candidates: [Candidate]
  /// Where there are none, the places whose names are written almost like it, the nearest first.
  public let nearest: [Candidate]

  /// Looks a name up in the built-in gazetteer.
  ///
  /// - Parameters:
  ///   - name: A name in either language.
  ///   - limit: How many places with names like it are given.
  public init(_ name: String, limit: Int = 8) {
    let gazetteer = Gazetteer.bundled
    self.name = name
    let kinds: [SenseKind] = [.city, .country, .region]
    var found: [PlaceID] = []
    for kind in kinds { found += gazetteer.places(named: name, kind: kind) }
    candidates = found.map { Candidate(gazetteer[$0], gazetteer) }
    guard found.isEmpty else {
      nearest = []
      return
    }
    let near = kinds.flatMap { gazetteer.misspellings(of: name, kind: $0, limit: limit) }
    // A stable order: nearest first, cities before countries before regions.
    let order = near.indices.sorted { (near[$0].distance, $0) < (near[$1].distance, $1) }
    nearest = order.prefix(limit).map { Candidate(gazetteer[near[$0].place], gazetteer) }
  }

  /// The lookup as JSON (`dateline.lookup/1`) with a final line feed.
  public var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("candidates")
    Self.write(candidates, &json)
    json.key("name")
    json.value(name)
    json.key("nearest")
    Self.write(nearest, &json)
    json.key("schema")
    json.value("dateline.lookup/1")
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private static func write(_ candidates: [Candidate], _ json: inout JSONWriter) {
    json.array(candidates) { json, place in
      json.beginObject()
      json.key("admin1")
      json.value(place.admin1)
      json.key("chinese")
      json.array(place.chinese) { json, form in
        json.beginObject()
        json.key("name")
        json.value(form.name)
        json.key("regions")
        json.array(form.regions) { $0.value($1) }
        json.endObject()
      }
      json.key("country")
      json.value(place.country)
      json.key("geonames")
      json.value(place.geonames)
      json.key("latitude")
      json.value(place.latitude)
      json.key("longitude")
      json.value(place.longitude)
      json.key("names")
      json.array(place.names) { $0.value($1) }
      json.key("population")
      json.value(place.population)
      json.key("simplified")
      json.value(place.simplified)
      json.key("traditional")
      json.value(place.traditional)
      json.key("type")
      json.value(place.kind.rawValue)
      json.key("wikidata")
      json.value(place.wikidata)
      json.endObject()
    }
  }
}

extension PlaceLookup.Candidate {
  init(_ place: DatelineGazetteer.Place, _ gazetteer: Gazetteer) {
    let tags: [(ChineseRegions, String)] = [
      (.mainland, "cn"), (.taiwan, "tw"), (.hongKong, "hk"), (.singapore, "sg"),
    ]
    kind = place.kind
    names = [place.name] + place.englishForms
    chinese = place.chineseNames.map { form in
      (form.text, tags.filter { form.regions.contains($0.0) }.map(\.1))
    }
    simplified = place.simplifiedChinese
    traditional = place.traditionalChinese
    country = place.countryCode
    admin1 = place.kind == .city ? place.region.map { gazetteer[$0].name } : nil
    population = place.population
    latitude = place.latitude
    longitude = place.longitude
    geonames = place.geonames
    wikidata = place.wikidata
  }
}
