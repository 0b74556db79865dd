/// Something that a stage noticed about one document: a cap that was hit, bytes that were lost.
public struct Issue: Hashable, Sendable {
  /// How much an issue matters.
  public enum Level: String, Sendable {
    /// Worth knowing; nothing was lost.
    case note
    /// Something was lost or capped: the record is `partial`.
    case warning
    /// There is no article: the record is `failed`.
    case error
  }

  /// How much it matters.
  public var level: Level
  /// A stable dotted code (`charset.replaced`, `tree.depth`, `page.notArticle`).
  public var code: String
  /// The stage: `load`, `decode`, `parse`, `read`, `match`, `reconcile`.
  public var stage: String
  /// One sentence for a person: what was found, with numbers, and what to do if anything can be.
  public var message: String

  /// Makes an issue.
  public init(_ level: Level, _ code: String, stage: String, _ message: String) {
    self.level = level
    self.code = code
    self.stage = stage
    self.message = message
  }
}
