/// An enumeration of cities in the text.
public struct CityList: Sendable {
  /// What a list holds; only lists of cities are kept today.
  public enum Kind: String, Sendable { case city }

  /// One item.
  public struct Item: Hashable, Sendable {
    /// Where it stands in `Article.text`, without numbering and notes.
    public var range: ByteRange
    /// The entity's id; `nil` where the name is unknown.
    public var entity: String?

    /// Makes an item.
    public init(range: ByteRange, entity: String?) {
      self.range = range
      self.entity = entity
    }
  }

  /// `list:1`, `list:2`, … in text order.
  public var id: String
  /// What it holds.
  public var kind: Kind
  /// The language.
  public var language: Language?
  /// From the first item to the last in `Article.text`.
  public var range: ByteRange
  /// The words that introduce it ("These include", 這些城市包括); `nil` if none do.
  public var lead: String?
  /// The number of items that the text claims (二十五座城市).
  public var declaredCount: Int?
  /// The order that the text claims; `nil` if it claims none.
  public var orderClaim: OrderClaim?
  /// The items in text order; an item that occurs twice is here twice.
  public var items: [Item]

  /// Makes a list.
  public init(id: String, language: Language?, range: ByteRange, items: [Item]) {
    self.id = id
    kind = .city
    self.language = language
    self.range = range
    self.items = items
  }
}

/// An order that a text claims for a list.
public enum OrderClaim: String, Sendable {
  /// By the English names, A to Z.
  case englishAlphabet
  /// By pinyin.
  case pinyin
  /// By the number of strokes.
  case strokes
}
