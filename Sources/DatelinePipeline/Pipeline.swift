internal import DatelineArticle
internal import DatelineGazetteer
internal import DatelineHTML
internal import DatelineLexicon
internal import DatelineMatch
internal import DatelineModel
internal import DatelineReconcile
public import DatelineRules
internal import DatelineSource
internal import FoundationEssentials

/// All stages with their data: what turns an input into a record.
///
/// Immutable and shared; each thread works with a `Worker` of its own.
public struct Pipeline: Sendable {
  /// Dateline's version, as `dateline --version` and the records say it.
  public static let version = Release.version

  let matcher: ArticleMatcher
  let resolver: Resolver
  let provenance: Record.Provenance

  /// Makes the pipeline with the rules that are built in.
  ///
  /// - Parameter rules: Folders of rule packs that are added.
  /// - Throws: `RuleMistakes` if a pack does not load.
  public init(rules: [String] = []) throws(RuleMistakes) {
    let gazetteer = Gazetteer.bundled
    resolver = Resolver(gazetteer)
    var data = MatchData.embedded
    var provenance = Self.builtInProvenance
    for folder in rules {
      data = data.adding(try data.book(ofPacksIn: URL(filePath: folder)))
      provenance.rules = Self.hash(provenance.rules, folder)
    }
    self.provenance = provenance
    matcher = try .standard(data, gazetteer: gazetteer)
  }

  /// What the records of a pipeline without added rules say of it.
  static var builtInProvenance: Record.Provenance {
    Record.Provenance(
      version: version,
      libxml2: HTMLParser.libxml2Version,
      rules: Blob.embeddedRulesHash,
      gazetteer: Blob.embeddedGazetteerHash
    )
  }

  /// The hash of rules to which a folder of packs is added.
  private static func hash(_ rules: String, _ folder: String) -> String {
    let content = FolderContent.bytes(of: folder, extensions: ["yaml", "tsv"])
    return String(ContentHash.sha256(of: Array(rules.utf8) + content).prefix(16))
  }

  /// Makes what one thread works with.
  public func makeWorker() -> Worker { Worker(self) }
}
