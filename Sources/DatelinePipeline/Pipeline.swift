internal import DatelineArticle
internal import DatelineGazetteer
internal import DatelineHTML
internal import DatelineLexicon
internal import DatelineMatch
internal import DatelineModel
internal import DatelineReconcile
public import DatelineRules
internal import DatelineSource
internal import Foundation

/// All stages with their data: what turns an input into a record.
///
/// Immutable and shared; each thread works with a `Worker` of its own.
public struct Pipeline: Sendable {
  /// Dateline's version, as `dateline --version` and the records say it.
  public static let version = "0.1.0"

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
    for folder in rules {
      data = data.adding(try data.book(ofPacksIn: URL(filePath: folder)))
    }
    matcher = try .standard(data, gazetteer: gazetteer)
    provenance = Record.Provenance(
      version: Self.version,
      libxml2: HTMLParser.libxml2Version,
      rules: Blob.embeddedRulesHash,
      gazetteer: Blob.embeddedGazetteerHash
    )
  }

  /// Makes what one thread works with.
  public func makeWorker() -> Worker { Worker(self) }
}
