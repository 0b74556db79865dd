internal import DatelineArticle
internal import DatelineGazetteer
internal import DatelineHTML
internal import DatelineMatch
public import DatelineModel
internal import DatelineReconcile
internal import DatelineRules
public import DatelineSource

/// All stages with their data: what turns an input into a record.
///
/// Immutable and shared; each thread works with a `Worker` of its own.
public struct Pipeline: Sendable {
  /// Dateline's version, as `dateline --version` and the records say it.
  public static let version = "0.1.0"
}
