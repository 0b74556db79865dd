/// A thing that the article names, once however often it is named.
public struct Entity: Sendable {
  /// The id, unique in the record and equal across records for the same thing where one is known:
  /// `geonames:1816670`, `brand:balenciaga`, `product:balenciaga/le-city`, `date:2024-01-23`,
  /// `person:1`.
  public var id: String
  /// What it is.
  public var kind: EntityKind
  /// The name to show: English where there is one, else as written.
  public var name: String
  /// Its names: those of the gazetteer or pack, or those in the text; no name twice.
  public var names: [Name] = []
  /// The GeoNames id.
  public var geonames: Int?
  /// The Wikidata id (`Q956`).
  public var wikidata: String?
  /// The ISO 3166-1 alpha-2 code.
  public var country: String?
  /// The English name of the state or province.
  public var admin1: String?
  /// Degrees north, WGS 84.
  public var latitude: Double?
  /// Degrees east, WGS 84.
  public var longitude: Double?
  /// Inhabitants.
  public var population: Int?
  /// A product's brand: the id of an entity where the brand is mentioned, else the pack's id.
  public var brand: String?
  /// A product's category.
  public var category: String?
  /// A person's role as the text states it.
  public var role: String?
  /// A date's TIMEX3 value.
  public var value: String?
  /// A date's first day.
  public var earliest: CalendarDate?
  /// A date's last day.
  public var latest: CalendarDate?
  /// How many mentions it has.
  public var mentions: Int = 0

  /// Makes an entity of which only id, kind and name are known.
  public init(id: String, kind: EntityKind, name: String) {
    self.id = id
    self.kind = kind
    self.name = name
  }
}

/// A mention together with the entity that it names.
public struct ResolvedMention: Sendable {
  /// The entity's id.
  public var entity: String
  /// What it is.
  public var kind: EntityKind
  /// Where it stands in `Article.text`.
  public var range: ByteRange
  /// The rule that made it.
  public var rule: String
  /// How sure we are, 0 to 1.
  public var confidence: Double

  /// Makes a mention.
  public init(
    entity: String,
    kind: EntityKind,
    range: ByteRange,
    rule: String,
    confidence: Double
  ) {
    self.entity = entity
    self.kind = kind
    self.range = range
    self.rule = rule
    self.confidence = confidence
  }
}
