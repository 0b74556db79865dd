import DatelineLexicon
public import DatelineModel

/// What the gazetteer knows about a place, read when asked for.
public struct Place: Sendable {
  /// A Chinese name, and who uses it.
  public struct ChineseName: Hashable, Sendable {
    /// The name as attested; its conversion into the other script is the same name.
    public var text: String
    /// The regions that use it; empty where that is not known.
    public var regions: ChineseRegions
  }

  /// Its index.
  public let id: PlaceID
  private let gazetteer: Gazetteer
  private let record: PlaceRecord

  init(gazetteer: Gazetteer, id: PlaceID) {
    self.gazetteer = gazetteer
    self.id = id
    record = gazetteer.record(Int(id.index))
  }

  /// `.city`, `.country` or `.region`.
  public var kind: EntityKind {
    if gazetteer.countries.contains(id) { return .country }
    return gazetteer.regions.contains(id) ? .region : .city
  }

  /// The GeoNames id.
  public var geonames: Int? { record.geonames == 0 ? nil : Int(record.geonames) }
  /// The Wikidata id (`Q956`).
  public var wikidata: String? { record.wikidata == 0 ? nil : "Q\(record.wikidata)" }
  /// Inhabitants; `nil` for regions and countries, and where GeoNames has none.
  public var population: Int? { record.population == 0 ? nil : Int(record.population) }
  /// Degrees north, WGS 84; `nil` for regions and countries.
  public var latitude: Double? { Self.degrees(record.latitude) }
  /// Degrees east, WGS 84; `nil` for regions and countries.
  public var longitude: Double? { Self.degrees(record.longitude) }
  /// GeoNames' feature code: `PPLC` capital, `PPLA` seat of a region, `PPLX` section of a city,
  /// `ADM1` region, `ADM2` county, `PCLI` country or territory.
  public var feature: String { PlaceRecord.features[Int(record.feature)] }
  /// Whether it is the capital of its country.
  public var isCapital: Bool { record.feature == Self.capital }
  /// How many names GeoNames knows for a city, at most 255: renown, where population says little.
  public var fame: Int { Int(record.fame) }

  /// Whether readers anywhere know the city: people have put it into the overlay.
  public var isWellKnown: Bool { record.isWellKnown }
  /// Whether it is a county: a region in a region.
  public var isCounty: Bool { record.feature == Self.county }
  /// The code of the county's name, also for a county itself (`PlaceRecord.countyCode`); 0 where none is known.
  public var county: UInt16 { record.county }

  /// The country; a country's own id for a country.
  public var country: PlaceID? {
    record.country == PlaceRecord.none ? nil : gazetteer.countries[Int(record.country)]
  }
  /// The country's ISO 3166-1 alpha-2 code.
  public var countryCode: String? { country.flatMap { gazetteer[$0].key } }
  /// The state or province of a city or a county; a state's own id for a state.
  public var region: PlaceID? {
    record.region == PlaceRecord.none ? nil : gazetteer.regions[Int(record.region)]
  }
  /// A country's ISO code or a region's GeoNames key; `nil` for cities.
  public var key: String? { first(.key) }

  /// Whether the mainland has a name for it.
  public var hasSimplifiedChinese: Bool { names.contains { $0.kind == .simplified } }

  /// The English name to print.
  public var name: String { first(.english) ?? "" }
  /// Further English forms: old names, the native name, abbreviations.
  public var englishForms: [String] {
    names.filter { $0.kind == .englishForm }.map(\.text.string)
  }
  /// The name in the mainland, in simplified characters.
  public var simplifiedChinese: String? { first(.simplified) }
  /// The name in Taiwan, or else the mainland's in traditional characters.
  public var traditionalChinese: String? { first(.traditional) }
  /// All Chinese names with the regions that use them, the most common first.
  ///
  /// The two canonical ones are among them; names that differ in script alone are here once.
  public var chineseNames: [ChineseName] {
    var result = names.filter { $0.kind == .chineseForm }
      .map { ChineseName(text: $0.text.string, regions: ChineseRegions(rawValue: $0.regions)) }
    let fold = gazetteer.fold
    for canonical in [simplifiedChinese, traditionalChinese].compactMap({ $0 }).reversed() {
      let key = fold.key(of: canonical)
      if !result.contains(where: { fold.key(of: $0.text) == key }) {
        result.insert(ChineseName(text: canonical, regions: []), at: 0)
      }
    }
    return result
  }

  /// The regions that use a Chinese form of this place's name; empty if that is not known, `nil` if
  /// the form is none of its names.
  public func regions(using form: some StringProtocol) -> ChineseRegions? {
    let fold = gazetteer.fold
    let key = fold.key(of: String(form))
    return chineseNames.first { fold.key(of: $0.text) == key }?.regions
  }

  // MARK: - Reading

  private static let capital = PlaceRecord.features.firstIndex(of: "PPLC").map { UInt8($0) }
  private static let county = PlaceRecord.features.firstIndex(of: "ADM2").map { UInt8($0) }

  private static func degrees(_ value: Int32) -> Double? {
    value == PlaceRecord.noCoordinate ? nil : Double(value) / 10_000
  }

  private func first(_ kind: PlaceRecord.NameKind) -> String? {
    names.first { $0.kind == kind }?.text.string
  }

  private var names: Names { Names(table: gazetteer.nameTable, offset: Int(record.names)) }

  /// The names of one place in the name table.
  private struct Names: Sequence, IteratorProtocol {
    let table: Bytes
    var offset: Int
    var left: Int

    init(table: Bytes, offset: Int) {
      self.table = table
      left = Int(table[offset])
      self.offset = offset + 1
    }

    mutating func next() -> (kind: PlaceRecord.NameKind, regions: UInt8, text: Bytes)? {
      guard left > 0, let kind = PlaceRecord.NameKind(rawValue: table[offset] >> 4) else {
        return nil
      }
      let start = offset + 2
      let end = start + Int(table[offset + 1])
      let regions = table[offset] & 0x0F
      left -= 1
      offset = end
      return (kind, regions, table[start..<end])
    }
  }
}

/// The regions whose Chinese has vocabularies of their own.
public struct ChineseRegions: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Mainland China.
  public static let mainland = Self(rawValue: 1)
  /// Taiwan.
  public static let taiwan = Self(rawValue: 2)
  /// Hong Kong (and Macau).
  public static let hongKong = Self(rawValue: 4)
  /// Singapore (and Malaysia).
  public static let singapore = Self(rawValue: 8)
}
