/// A mistake in a rule pack or a table, placed where an editor can jump to it.
public struct FileMistake: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in code points, from 1.
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
