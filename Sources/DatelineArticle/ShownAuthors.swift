/// What was once found out about the authors that a page shows: several readers ask for it again.
final class ShownAuthors {
  private var statements: [String]?
  private var names: [String: [String]] = [:]

  /// The page's statements, found by `find` the first time.
  func statements(_ find: () -> [String]) -> [String] {
    if let statements { return statements }
    let found = find()
    statements = found
    return found
  }

  /// The names in a statement, as ``AuthorNames/names(in:)`` gives them.
  func names(in statement: String) -> [String] {
    if let known = names[statement] { return known }
    let found = AuthorNames.names(in: statement)
    names[statement] = found
    return found
  }
}
