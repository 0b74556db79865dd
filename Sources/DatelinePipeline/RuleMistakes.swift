internal import DatelineRules

/// All mistakes that were found in rule packs.
public struct RuleMistakes: Error, CustomStringConvertible {
  /// A line a mistake, each `file:line:column: problem`.
  public var description: String
}
