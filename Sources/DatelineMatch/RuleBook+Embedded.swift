import DatelineGazetteer
import DatelineLexicon
public import DatelineRules

extension RuleBook {
  /// The rule packs that are compiled into the executable.
  ///
  /// Without their examples, and without their tables, which are sections of `Blob.embedded`.
  public static let embedded: RuleBook = {
    guard let section = Blob.embedded.section("rules") else {
      preconditionFailure("the embedded data has no rules")
    }
    do {
      return try RuleBook(decoding: section)
    } catch {
      preconditionFailure("the embedded rules are damaged: \(error)")
    }
  }()
}
