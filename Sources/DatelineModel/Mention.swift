/// The index of a place (city, country or region) in the gazetteer.
public struct PlaceID: Hashable, Comparable, Sendable {
  /// The index; stable within one compiled gazetteer only.
  public var index: Int32

  /// Makes an id.
  public init(_ index: Int32) { self.index = index }

  /// The order of the table.
  public static func < (left: PlaceID, right: PlaceID) -> Bool { left.index < right.index }
}

/// What a mention or an entity is.
public enum EntityKind: String, Hashable, Sendable, CaseIterable {
  case city, country, region, person, product, brand, date
}

/// A stretch of the text that names something.
public struct Mention: Sendable {
  /// What it means, before the document has been looked at as a whole.
  public enum Value: Sendable {
    /// A place: the candidates, best first by what the matcher could see; never empty.
    case places([PlaceID])
    /// A person.
    case person(PersonName)
    /// A brand.
    case brand(BrandValue)
    /// A product.
    case product(ProductValue)
    /// A calendar expression.
    case date(DateValue)
    /// Something that is none of these although it looks like one (a decoy): it takes its place and
    /// is dropped when overlaps have been decided.
    case decoy
  }

  /// Where it stands in `Article.text`.
  public var range: ByteRange
  /// What it is; meaningless for a decoy.
  public var kind: EntityKind
  /// What it means.
  public var value: Value
  /// The rule that made it, as `pack/table-or-rule#id`.
  public var rule: String
  /// How sure the matcher is, 0 to 1.
  public var confidence: Double

  /// Makes a mention.
  public init(
    range: ByteRange,
    kind: EntityKind,
    value: Value,
    rule: String,
    confidence: Double
  ) {
    self.range = range
    self.kind = kind
    self.value = value
    self.rule = rule
    self.confidence = confidence
  }
}

/// A person's name as one mention gives it.
public struct PersonName: Hashable, Sendable {
  /// The name as written, without honorifics and roles, white space collapsed.
  public var text: String
  /// The given names; `nil` where the mention has none or the order is not known.
  public var given: String?
  /// The family name; `nil` for a mononym or a given name alone.
  public var family: String?
  /// The honorific that stood before or after it (`Ms.`, 先生).
  public var honorific: String?
  /// The role that the text states beside it (creative director, 摄影师).
  public var role: String?
  /// The language of the script that it is written in.
  public var language: Language?
  /// The same person's name in the other script, where the text gives both side by side
  /// (弗朗索瓦·普羅斯特(François Prost)).
  public var alias: String?
  /// Whether it is a full name, which can stand for the entity, and not a later short form.
  public var isFull: Bool

  /// Makes a name of which only the text is known.
  public init(text: String, isFull: Bool) {
    self.text = text
    self.isFull = isFull
  }
}

/// A brand of a rule pack.
public struct BrandValue: Hashable, Sendable {
  /// The pack's id (`balenciaga`).
  public var id: String
  /// Its names, the canonical one of each language first.
  public var names: [Name]

  /// Makes a brand.
  public init(id: String, names: [Name]) {
    self.id = id
    self.names = names
  }
}

/// A product, from a pack or found by rule.
public struct ProductValue: Hashable, Sendable {
  /// `brand/product` for a known line; a key made from brand, name and category otherwise.
  public var id: String
  /// Its names.
  public var names: [Name]
  /// The id of its brand.
  public var brand: String?
  /// The id of its category (`sneaker`, `handbag`).
  public var category: String?

  /// Makes a product.
  public init(id: String, names: [Name], brand: String?, category: String?) {
    self.id = id
    self.names = names
    self.brand = brand
    self.category = category
  }
}

/// The meaning of a calendar expression.
public struct DateValue: Hashable, Sendable {
  /// The TIMEX3 value (`2024-01-23`, `2024-SP`, `2024-01-15/2024-01-18`, `XXXX-01-23`).
  public var value: String
  /// The first day that it covers; `nil` where the value is partial.
  public var earliest: CalendarDate?
  /// The last day that it covers, included.
  public var latest: CalendarDate?

  /// Makes a value.
  public init(value: String, earliest: CalendarDate?, latest: CalendarDate?) {
    self.value = value
    self.earliest = earliest
    self.latest = latest
  }
}
