/// What a capture of a pattern stands for.
public enum SlotValue: Hashable, Sendable {
  /// Nothing beyond the text itself.
  case none
  /// A number: of a `range` slot, or given with a word.
  case number(Int)
  /// A text given with a word.
  case text(String)
}
