public import DatelineModel

/// All mistakes that reading a folder of packs found; never empty.
public struct RuleMistakes: Error, Hashable, Sendable, CustomStringConvertible {
  /// The mistakes, by file, line and column.
  public var list: [FileMistake]

  /// Makes the error from mistakes in any order.
  public init(_ mistakes: [FileMistake]) {
    list = mistakes.sorted {
      ($0.file, $0.line, $0.column, $0.problem) < ($1.file, $1.line, $1.column, $1.problem)
    }
  }

  /// One mistake a line.
  public var description: String { list.map(\.description).joined(separator: "\n") }
}
