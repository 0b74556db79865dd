import DatelineLexicon
import DatelineModel

/// What the packs' table `brands.tsv` says about each brand, by row.
struct BrandCatalogue: Sendable {
  /// The column `flags`.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let common = Flags(rawValue: 1)
    static let person = Flags(rawValue: 2)
    static let place = Flags(rawValue: 4)

    static let names: [String: Flags] = ["common": .common, "person": .person, "place": .place]
  }

  /// Fields whose brands are named side by side.
  enum Field: UInt8, Sendable {
    case style, cars, electronics, food, home, travel, finance, media, health, other

    init(_ name: String) {
      self =
        switch name {
        case "fashion", "luxury", "jewellery", "beauty", "watches", "sport", "retail": .style
        case "cars": .cars
        case "electronics", "software", "games", "industry": .electronics
        case "food", "drink": .food
        case "home", "toys": .home
        case "hotels", "airlines", "services": .travel
        case "finance": .finance
        case "media": .media
        case "health": .health
        default: .other
        }
    }

    /// Whether brands of the field make products of a group of `categories.tsv`.
    func makes(_ group: String) -> Bool {
      switch group {
      case "clothing", "footwear", "bag", "accessory", "jewellery", "watch", "beauty", "fragrance":
        self == .style
      case "collection", "campaign", "event", "retail": self == .style || self == .cars
      case "vehicle": self == .cars
      case "electronics", "appliance": self == .electronics || self == .home
      case "food", "drink": self == .food
      case "home", "toy", "stationery": self == .home || self == .style
      case "media": self == .media || self == .electronics
      case "sport": self == .style
      case "health": self == .health || self == .style
      default: false
      }
    }
  }

  private let table: Table?
  private let idColumn: Int
  private let englishColumn: Int
  private let chineseColumn: Int
  private var flags: [Flags] = []
  private var fields: [Field] = []
  private var fieldNames: [String] = []
  /// Rows of which only some names are common, and these names: form << 24 | row.
  private var someCommon: Set<UInt32> = []
  private var commonForms: Set<UInt64> = []
  private var rows: [String: Int32] = [:]

  init(_ table: Table?, _ lexicons: Lexicons) {
    self.table = table
    func column(_ name: String) -> Int { table?.column(name) ?? 0 }
    idColumn = column("id")
    englishColumn = column("en")
    chineseColumn = column("zh")
    guard let table else { return }
    let (fieldColumn, flagColumn, commonColumn) =
      (column("field"), column("flags"), column("common"))
    rows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      rows[table.string(row, idColumn)] = Int32(row)
      let field = table.string(row, fieldColumn)
      fields.append(Field(field))
      fieldNames.append(field)
      let words = table.string(row, flagColumn).split(separator: " ")
      let flag = words.reduce(into: Flags()) { $0.formUnion(Flags.names[String($1)] ?? []) }
      flags.append(flag)
      guard flag.contains(.common) else { continue }
      for name in table.alternatives(row, commonColumn) {
        someCommon.insert(UInt32(row))
        guard let form = lexicons.form(String(name)) else { continue }
        commonForms.insert(UInt64(form) << 24 | UInt64(row))
      }
    }
  }

  /// The row of an id.
  func row(of id: String) -> Int32? { rows[id] }

  /// The row's id.
  func id(of row: Int32) -> String { table?.string(Int(row), idColumn) ?? "" }

  func flags(of row: Int32) -> Flags { flags[Int(row)] }

  func field(of row: Int32) -> Field { fields[Int(row)] }

  /// Whether a brand is a platform or a program.
  func isPlatform(_ row: Int32) -> Bool { fieldNames[Int(row)] == "software" }

  /// Whether a brand is none of goods and shops: a paper, a hotel, a bank.
  ///
  /// Those who write about clothes spare the capitals of their names; nobody spares these.
  func isHouse(_ row: Int32) -> Bool {
    switch fieldNames[Int(row)] {
    case "media", "hotels", "finance", "airlines", "industry", "services", "health": true
    default: false
    }
  }

  /// Whether a brand is a shop's.
  func isShop(_ row: Int32) -> Bool { fieldNames[Int(row)] == "retail" }

  /// Whether two brands are of the same field as the table has it.
  func haveSameField(_ left: Int32, _ right: Int32) -> Bool {
    fieldNames[Int(left)] == fieldNames[Int(right)]
  }

  /// Whether a brand's name is a common word as well.
  func isCommon(_ row: Int32, _ form: UInt32) -> Bool {
    guard flags[Int(row)].contains(.common) else { return false }
    guard someCommon.contains(UInt32(row)) else { return true }
    return commonForms.contains(UInt64(form) << 24 | UInt64(row))
  }

  /// What a mention of the brand means.
  func value(of row: Int32) -> BrandValue {
    var names: [Name] = []
    if let table {
      if let name = table.firstAlternative(Int(row), englishColumn) {
        names.append(Name(name, language: .english))
      }
      if let name = table.firstAlternative(Int(row), chineseColumn) {
        names.append(Name(name, language: .simplifiedChinese))
      }
    }
    return BrandValue(id: id(of: row), names: names)
  }
}
