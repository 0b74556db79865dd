internal import DatelineArticle
internal import DatelineGazetteer
internal import DatelineLexicon
internal import DatelineMatch
internal import DatelineModel
internal import DatelineReconcile
public import DatelineRules
internal import FoundationEssentials

/// What checking a folder of rule packs found.
public struct RuleCheck: Sendable {
  /// The number of packs.
  public var packs: Int
  /// The number of rules.
  public var rules: Int
  /// The number of rows in tables.
  public var rows: Int
  /// The number of examples.
  public var examples: Int
  /// The examples that came out otherwise than they are marked.
  public var failures: [ExampleFailure]

  /// Reads the packs of a folder and runs their examples with the whole pipeline.
  ///
  /// The packs are added to those that are built in. A folder of packs that are built in, in the source
  /// tree, is checked against the pipeline as it was built.
  ///
  /// - Throws: All mistakes in the packs.
  public init(folder: String) throws(RuleMistakes) {
    let url = URL(filePath: folder)
    let embedded = MatchData.embedded
    let builtIn = Set(embedded.rules.packs.map(\.id))
    let own: RuleBook
    let data: MatchData
    if let book = try? RuleBook.load(url, fold: embedded.lexicons.fold),
      book.packs.contains(where: { builtIn.contains($0.id) })
    {
      (own, data) = (book, embedded)
    } else {
      own = try embedded.book(ofPacksIn: url)
      data = embedded.adding(own)
    }
    packs = own.packs.count
    rules = own.rules.count
    rows = own.tables.reduce(0) { $0 + $1.table.rowCount }
    examples = own.packs.reduce(0) { $0 + $1.examples.count }
    failures = try Self.runner(data).run(own.packs)
  }

  private static func runner(_ data: MatchData) throws(RuleMistakes) -> ExampleRunner {
    let gazetteer = Gazetteer.bundled
    let matcher = try ArticleMatcher.standard(data, gazetteer: gazetteer)
    let resolver = Resolver(gazetteer)
    let reader = ArticleReader()
    return ExampleRunner { text, reference in
      var document = Document(uri: "-", bytes: Array(text.utf8), sha256: nil, format: .verbatim)
      document.published = reference.description
      let article = reader.read(document)
      var scan = Scan()
      let mentions = matcher.mentions(in: article, using: &scan)
      let resolution = resolver.resolve(mentions, in: article)
      let entities = Dictionary(
        resolution.entities.map { ($0.id, $0) },
        uniquingKeysWith: { $1 }
      )
      return resolution.mentions.map { mention in
        (mention.range, mention.kind, entities[mention.entity].map(Self.target) ?? "")
      }
    }
  }

  /// What an example calls an entity.
  private static func target(of entity: Entity) -> String {
    switch entity.kind {
    case .city, .country, .region: return entity.name
    case .person: return entity.names.first?.text ?? entity.name
    case .brand, .product, .date:
      return entity.id.split(separator: ":", maxSplits: 1).last.map(String.init) ?? entity.id
    }
  }
}
