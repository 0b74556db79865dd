import DatelineLexicon
import DatelineModel

/// The place table in the making: what the gazetteer says about each place, without the lexicon's
/// part (which name means which place).
///
/// Sections: `places`, a `PlaceRecord` a place, in the order of `PlaceID` (cities, countries,
/// regions); `placeNames`, see `PlaceRecord.names`; `placeCounts`, the numbers of cities, countries
/// and regions; `placesByGeonames`, the indices of the places that have an id, in the order of the
/// ids; `capitals`, for each country the index of its capital, or `UInt32.max`.
struct PlaceTable {
  private var records: [PlaceRecord] = []
  private var names: [UInt8] = []
  private var counts: [UInt32] = []
  private var capitals: [UInt32] = []

  /// Collects the rows of `cities.tsv`, `countries.tsv` and `regions.tsv`.
  init(cities: Table, countries: Table, regions: Table) throws(FileMistake) {
    guard countries.rowCount < Int(PlaceRecord.none), regions.rowCount < Int(PlaceRecord.none)
    else {
      throw FileMistake(file: "regions.tsv", line: 1, column: 1, problem: "over 65534 rows")
    }
    let countryRows = try Self.rows(countries, "iso2", "countries.tsv")
    let regionRows = try Self.rows(regions, "key", "regions.tsv")
    try add(cities, "cities.tsv") { row, cell in
      var record = PlaceRecord()
      record.country = countryRows[cell("country")] ?? PlaceRecord.none
      record.region = regionRows[cell("admin1")] ?? PlaceRecord.none
      record.feature = Self.feature(cell("feature"))
      record.latitude = Self.coordinate(cell("latitude"))
      record.longitude = Self.coordinate(cell("longitude"))
      record.population = UInt32(cell("population")) ?? 0
      record.fame = UInt8(cell("fame")) ?? 0
      record.isWellKnown = cell("sources").contains("overlay")
      record.county = PlaceRecord.countyCode(cell("county").utf8)
      return (record, nil)
    }
    var cityIndices: [String: UInt32] = [:]
    for (index, record) in records.enumerated() {
      cityIndices[String(record.geonames)] = UInt32(index)
    }
    var capitals: [UInt32] = []
    try add(countries, "countries.tsv") { row, cell in
      var record = PlaceRecord()
      record.country = UInt16(row)
      record.feature = Self.feature("PCLI")
      capitals.append(cityIndices[cell("capital")] ?? .max)
      return (record, cell("iso2"))
    }
    self.capitals = capitals
    try add(regions, "regions.tsv") { row, cell in
      var record = PlaceRecord()
      record.country = countryRows[cell("country")] ?? PlaceRecord.none
      if cell("parent").isEmpty {
        record.region = UInt16(row)
        record.feature = Self.feature("ADM1")
      } else {
        record.region = regionRows[cell("parent")] ?? PlaceRecord.none
        record.feature = Self.feature("ADM2")
        record.county = PlaceRecord.countyCode(cell("county").utf8)
      }
      return (record, cell("key"))
    }
  }

  /// Adds the sections to a blob.
  func write(to blob: inout BlobWriter) {
    let known = records.indices.filter { records[$0].geonames != 0 }
    let order = known.sorted { (records[$0].geonames, $0) < (records[$1].geonames, $1) }
    blob.add("places", records.flatMap(\.words))
    blob.add("placeNames", names)
    blob.add("placeCounts", counts)
    blob.add("placesByGeonames", order.map { UInt32($0) })
    blob.add("capitals", capitals)
  }

  /// Adds a table; `make` gets the row and a function that reads its cells, and returns what the
  /// record has beyond ids and names, and the place's key.
  private mutating func add(
    _ table: Table,
    _ file: String,
    _ make: (Int, (String) -> String) -> (record: PlaceRecord, key: String?)
  ) throws(FileMistake) {
    for name in ["geonames", "name", "zhHans", "zhHant", "english", "chinese"] {
      _ = try Self.column(table, name, file)
    }
    var columns: [String: Int] = [:]
    for (index, name) in table.columns.enumerated() { columns[name] = index }
    for row in 0..<table.rowCount {
      func cell(_ name: String) -> String { columns[name].map { table.string(row, $0) } ?? "" }
      var (record, key) = make(row, cell)
      record.geonames = UInt32(cell("geonames")) ?? 0
      record.wikidata = UInt32(cell("wikidata").dropFirst()) ?? 0
      record.names = UInt32(names.count)
      var listed: [(PlaceRecord.NameKind, UInt8, Substring)] = []
      for (kind, name) in [
        (PlaceRecord.NameKind.english, cell("name")), (.simplified, cell("zhHans")),
        (.traditional, cell("zhHant")), (.key, key ?? ""),
      ] where !name.isEmpty {
        listed.append((kind, 0, name[...]))
      }
      for form in cell("english").split(separator: "|") { listed.append((.englishForm, 0, form)) }
      for form in cell("chinese").split(separator: "|") {
        let parts = form.split(separator: "@", maxSplits: 1)
        listed.append((.chineseForm, parts.count == 2 ? Self.regions(parts[1]) : 0, parts[0]))
      }
      append(listed)
      records.append(record)
    }
    counts.append(UInt32(table.rowCount))
  }

  private mutating func append(_ listed: [(PlaceRecord.NameKind, UInt8, Substring)]) {
    names.append(UInt8(min(listed.count, 255)))
    for (kind, regions, name) in listed.prefix(255) {
      let bytes = Array(name.utf8)
      // No name comes near 255 bytes; one that does would lose its end within a character.
      guard bytes.count <= 255 else { preconditionFailure("the name \(name) is too long") }
      names.append(kind.rawValue << 4 | regions)
      names.append(UInt8(bytes.count))
      names += bytes
    }
  }

  private static func rows(
    _ table: Table,
    _ name: String,
    _ file: String
  ) throws(FileMistake) -> [String: UInt16] {
    let column = try Self.column(table, name, file)
    var result: [String: UInt16] = [:]
    for row in 0..<table.rowCount { result[table.string(row, column)] = UInt16(row) }
    return result
  }

  private static func column(
    _ table: Table,
    _ name: String,
    _ file: String
  ) throws(FileMistake) -> Int {
    guard let column = table.column(name) else {
      throw FileMistake(file: file, line: 1, column: 1, problem: "no column is named \(name)")
    }
    return column
  }

  /// `tw,hk` as bits: 1 mainland, 2 Taiwan, 4 Hong Kong, 8 Singapore.
  private static func regions(_ tags: Substring) -> UInt8 {
    tags.split(separator: ",").reduce(0) { mask, tag in
      switch tag {
      case "cn": mask | 1
      case "tw": mask | 2
      case "hk": mask | 4
      case "sg": mask | 8
      default: mask
      }
    }
  }

  private static func feature(_ code: String) -> UInt8 {
    UInt8(PlaceRecord.features.firstIndex(of: code) ?? 0)
  }

  private static func coordinate(_ degrees: String) -> Int32 {
    Double(degrees).map { Int32(($0 * 10_000).rounded()) } ?? PlaceRecord.noCoordinate
  }
}
