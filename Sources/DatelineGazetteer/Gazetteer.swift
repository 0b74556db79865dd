public import DatelineLexicon
public import DatelineModel

/// The cities, regions and countries of the world.
///
///     let gazetteer = Gazetteer.bundled
///     for id in gazetteer.places(named: "雪梨") {
///       print(gazetteer[id].name, gazetteer[id].countryCode ?? "")   // Sydney AU
///     }
///
/// Opening it builds nothing: it reads the compiled tables where they lie in the executable.
public struct Gazetteer: Sendable {
  /// The gazetteer that is part of this executable.
  public static let bundled: Gazetteer = {
    guard let gazetteer = Gazetteer(Blob.embedded) else {
      preconditionFailure("the executable was linked without its gazetteer")
    }
    return gazetteer
  }()

  /// How names are folded.
  public var fold: Fold { tables.fold }
  /// The names of the places, among other names.
  public var lexicon: Lexicon { tables.lexicon }
  var nameTable: Bytes { tables.names }
  private var cityCount: Int { tables.cityCount }
  private var countryCount: Int { tables.countryCount }
  private var regionCount: Int { tables.regionCount }
  /// All of it in one place, so that gazetteers are copied at no cost.
  private let tables: Tables

  private final class Tables: Sendable {
    let fold: Fold
    let lexicon: Lexicon
    let names: Bytes
    let records: Bytes
    let byGeonames: Bytes
    let capitals: Bytes
    let cityCount: Int
    let countryCount: Int
    let regionCount: Int

    init?(_ blob: Blob) {
      guard let hanKeys = blob.section("hanKeys"), let encoded = blob.section("lexicon"),
        let lexicon = try? Lexicon(encoded: encoded), let records = blob.section("places"),
        let names = blob.section("placeNames"),
        let byGeonames = blob.section("placesByGeonames"),
        let capitals = blob.section("capitals"), let counts = blob.section("placeCounts"),
        counts.count == 12
      else { return nil }
      fold = Fold(hanKeys: hanKeys)
      self.lexicon = lexicon
      self.records = records
      self.names = names
      self.byGeonames = byGeonames
      self.capitals = capitals
      cityCount = Int(counts.word(0))
      countryCount = Int(counts.word(1))
      regionCount = Int(counts.word(2))
      let count = cityCount + countryCount + regionCount
      guard records.count == count * PlaceRecord.wordCount * 4, capitals.count == countryCount * 4
      else { return nil }
    }
  }

  /// Opens the gazetteer of a blob; `nil` if it has none.
  public init?(_ blob: Blob) {
    guard let tables = Tables(blob) else { return nil }
    self.tables = tables
  }

  /// The countries and territories, by ISO code.
  public var countries: PlaceRange { PlaceRange(cityCount, cityCount + countryCount) }
  /// The regions (states, provinces), by GeoNames key.
  public var regions: PlaceRange {
    PlaceRange(cityCount + countryCount, cityCount + countryCount + regionCount)
  }
  /// The cities, by GeoNames id.
  public var cities: PlaceRange { PlaceRange(0, cityCount) }

  /// What is known about a place.
  public subscript(id: PlaceID) -> Place {
    Place(gazetteer: self, id: id)
  }

  /// The place with a GeoNames id; `nil` if it is not in the gazetteer.
  ///
  /// Where a city and a country or region share an id (Singapore), this is the city.
  public func place(geonames: Int) -> PlaceID? {
    guard let wanted = UInt32(exactly: geonames), wanted > 0 else { return nil }
    var (low, high) = (0, tables.byGeonames.count / 4)
    while low < high {
      let middle = (low + high) / 2
      if record(Int(tables.byGeonames.word(middle))).geonames < wanted {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < tables.byGeonames.count / 4,
      record(Int(tables.byGeonames.word(low))).geonames == wanted
    else {
      return nil
    }
    return PlaceID(Int32(tables.byGeonames.word(low)))
  }

  /// The country or territory with an ISO 3166-1 alpha-2 code in capitals.
  public func country(code: String) -> PlaceID? { place(key: code, in: countries) }

  /// The region with a GeoNames key (`US.CA`, `GB.ENG`).
  public func region(key: String) -> PlaceID? { place(key: key, in: regions) }

  /// The capital of a country; `nil` if it has none in the gazetteer.
  public func capital(of country: PlaceID) -> PlaceID? {
    guard countries.contains(country) else { return nil }
    let city = tables.capitals.word(Int(country.index) - cityCount)
    return city == .max ? nil : PlaceID(Int32(city))
  }

  /// Keys ascend within a range, as bytes.
  private func place(key: String, in range: PlaceRange) -> PlaceID? {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let found = self[PlaceID(Int32(middle))].key ?? ""
      if found.utf8.lexicographicallyPrecedes(key.utf8) { low = middle + 1 } else { high = middle }
    }
    let id = PlaceID(Int32(low))
    return low < range.upperBound && self[id].key == key ? id : nil
  }

  func record(_ index: Int) -> PlaceRecord { PlaceRecord(tables.records, index) }
}

/// Places that follow one another in the table.
public struct PlaceRange: RandomAccessCollection, Sendable {
  let lowerBound: Int
  let upperBound: Int

  init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of places.
  public var endIndex: Int { upperBound - lowerBound }

  /// The place at a position.
  public subscript(position: Int) -> PlaceID { PlaceID(Int32(lowerBound + position)) }

  /// Whether a place is among them.
  public func contains(_ id: PlaceID) -> Bool {
    (lowerBound..<upperBound).contains(Int(id.index))
  }
}
