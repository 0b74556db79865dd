/// One row of the place table as it lies in a blob: eight words.
///
/// The compiler writes it and the gazetteer reads it. Places stand in the order of `PlaceID`: the
/// cities by GeoNames id, then the countries by code, then the regions by key.
public struct PlaceRecord: Sendable {
  /// What a name in the name table is.
  public enum NameKind: UInt8, Sendable {
    /// The English name to print, another English form.
    case english, englishForm
    /// The mainland's name; Taiwan's, or the mainland's converted.
    case simplified, traditional
    /// A Chinese form whose regions may be known.
    case chineseForm
    /// A country's ISO 3166-1 code, a region's GeoNames key.
    case key
  }

  /// GeoNames' feature codes, in the order of their numbers here.
  public static let features = [
    "", "PCLI", "ADM1", "PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLCH", "PPLF",
    "PPLG", "PPLH", "PPLL", "PPLQ", "PPLR", "PPLS", "PPLW", "PPLX", "STLMT", "ADM2",
  ]
  /// Stands for "no country" and "no region".
  public static let none: UInt16 = 0xFFFF
  /// Stands for an unknown coordinate.
  public static let noCoordinate = Int32.max
  /// Words of a row.
  public static let wordCount = 8

  /// The GeoNames id, 0 if none.
  public var geonames: UInt32 = 0
  /// The number of the Wikidata id, 0 if none.
  public var wikidata: UInt32 = 0
  /// Inhabitants, 0 if not known.
  public var population: UInt32 = 0
  /// Ten-thousandths of a degree.
  public var latitude = Self.noCoordinate
  /// Ten-thousandths of a degree.
  public var longitude = Self.noCoordinate
  /// The country's row among the countries.
  public var country = Self.none
  /// The region's row among the regions; a county's is that of what it lies in.
  public var region = Self.none
  /// The index of the feature code in `features`.
  public var feature: UInt8 = 0
  /// How many names GeoNames knows, at most 255.
  public var fame: UInt8 = 0
  /// Whether readers anywhere know the city, by the judgement of the overlay.
  public var isWellKnown = false
  /// The code of the county's name (`countyCode`), 0 if none is known.
  public var county: UInt16 = 0
  /// Where the names begin in the name table: a count, then for each name its kind in the high and
  /// its regions in the low four bits of a byte, its length, its bytes.
  public var names: UInt32 = 0

  /// Makes a row of which nothing is known.
  public init() {}

  /// The row as words.
  public var words: [UInt32] {
    [
      geonames, wikidata, population, UInt32(bitPattern: latitude), UInt32(bitPattern: longitude),
      UInt32(country) | UInt32(region) << 16,
      UInt32(feature) | (isWellKnown ? 0x80 : 0) | UInt32(fame) << 8 | UInt32(county) << 16, names,
    ]
  }

  /// Reads row `index` of the section `places`.
  public init(_ table: Bytes, _ index: Int) {
    let first = index * Self.wordCount
    geonames = table.word(first)
    wikidata = table.word(first + 1)
    population = table.word(first + 2)
    latitude = Int32(bitPattern: table.word(first + 3))
    longitude = Int32(bitPattern: table.word(first + 4))
    country = UInt16(truncatingIfNeeded: table.word(first + 5))
    region = UInt16(truncatingIfNeeded: table.word(first + 5) >> 16)
    feature = UInt8(truncatingIfNeeded: table.word(first + 6)) & 0x7F
    isWellKnown = table.word(first + 6) & 0x80 != 0
    fame = UInt8(truncatingIfNeeded: table.word(first + 6) >> 8)
    county = UInt16(truncatingIfNeeded: table.word(first + 6) >> 16)
    names = table.word(first + 7)
  }

  /// A number for a county's name, by which a text's counties are compared with a city's: FNV-1a
  /// of its ASCII letters in lower case, folded to 16 bits; 0 if it has none.
  public static func countyCode(_ name: some Sequence<UInt8>) -> UInt16 {
    var hash: UInt32 = 0x811C_9DC5
    var isEmpty = true
    for byte in name {
      let letter = byte | 0x20
      guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { continue }
      hash = (hash ^ UInt32(letter)) &* 0x0100_0193
      isEmpty = false
    }
    return isEmpty ? 0 : max(1, UInt16(truncatingIfNeeded: hash ^ hash >> 16))
  }
}

extension Bytes {
  /// The word at an index of a section of words.
  public func word(_ index: Int) -> UInt32 { load(UInt32.self, at: 4 * index) }
}
