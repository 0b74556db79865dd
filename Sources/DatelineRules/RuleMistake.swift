/// A mistake in a rule pack, placed where an editor can jump to it.
public struct RuleMistake: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int
  /// What is wrong and what would be right.
  public var problem: String

  /// Makes a mistake.
  public init(file: String, line: Int, column: Int, problem: String) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
  }

  /// `file:line:column: problem`.
  public var description: String { "\(file):\(line):\(column): \(problem)" }
}

/// All mistakes that reading a folder of packs found; never empty.
public struct RuleMistakes: Error, Hashable, Sendable, CustomStringConvertible {
  /// The mistakes, by file, line and column.
  public var list: [RuleMistake]

  /// Makes the error from mistakes in any order.
  public init(_ mistakes: [RuleMistake]) {
    list = mistakes.sorted {
      ($0.file, $0.line, $0.column, $0.problem) < ($1.file, $1.line, $1.column, $1.problem)
    }
  }

  /// One mistake a line.
  public var description: String { list.map(\.description).joined(separator: "\n") }
}
