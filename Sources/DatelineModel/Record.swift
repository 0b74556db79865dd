/// Everything that is said about one input: the value that DatelineOutput writes as JSON.
public struct Record: Sendable {
  /// How an input fared.
  public enum Status: String, Sendable {
    /// All of it was read.
    case ok
    /// Something was capped or lost; see the issues.
    case partial
    /// There is no article; see the issues.
    case failed
  }

  /// Which build, rules and data made the record.
  public struct Provenance: Hashable, Sendable {
    /// The version of Dateline.
    public var version: String
    /// The version of libxml2 (`2.9.14`).
    public var libxml2: String
    /// A hash over the rule packs.
    public var rules: String
    /// A hash over the gazetteer.
    public var gazetteer: String

    /// Makes a provenance.
    public init(version: String, libxml2: String, rules: String, gazetteer: String) {
      self.version = version
      self.libxml2 = libxml2
      self.rules = rules
      self.gazetteer = gazetteer
    }
  }

  /// The input.
  ///
  /// Its bytes may have been dropped; `byteCount` keeps their number.
  public var source: Document
  /// The number of bytes of the input after decompression.
  public var byteCount: Int
  /// How it fared.
  public var status: Status
  /// The charset that it was read in; `nil` if it was never decoded.
  public var charset: String?
  /// Where the charset was read.
  public var charsetFrom: String?
  /// The article; empty if there is none.
  public var article: Article
  /// The entities, in order of their first mention.
  public var entities: [Entity]
  /// The mentions, in text order.
  public var mentions: [ResolvedMention]
  /// The lists, in text order.
  public var lists: [CityList]
  /// The reconciliations, by left list, then right.
  public var reconciliations: [Reconciliation]
  /// A number that copies of one text share, sixteen hexadecimal digits; `nil` if there is too little
  /// text.
  public var similarityKey: String?
  /// The id of the record of the earliest copy of the same text; `nil` if there is none or it is this
  /// one.
  public var duplicateOf: String?
  /// The issues of all stages, in the order of the stages.
  public var issues: [Issue]
  /// Which build, rules and data made it.
  public var provenance: Provenance

  /// Makes a record with no findings.
  public init(source: Document, article: Article, provenance: Provenance) {
    self.source = source
    byteCount = source.bytes.count
    status = .ok
    self.article = article
    entities = []
    mentions = []
    lists = []
    reconciliations = []
    issues = []
    self.provenance = provenance
  }
}
