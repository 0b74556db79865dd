internal import CSQLite
internal import Foundation

/// A SQLite database with the tables, written beside its place and put there when it is whole.
final class SQLiteFile {
  private let path: String
  private let temporary: String
  private var database: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  init(_ path: String) throws {
    self.path = path
    temporary = path + ".partial"
    try? FileManager.default.removeItem(atPath: temporary)
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try check(sqlite3_open(temporary, &database))
    // The file is thrown away if anything goes wrong: it need not survive a crash halfway.
    try run("PRAGMA journal_mode=OFF")
    try run("PRAGMA synchronous=OFF")
    for table in Tables.all {
      let columns = table.columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
      try run("CREATE TABLE \(table.name) (\(columns))")
    }
    try run("BEGIN")
    for table in Tables.all {
      let places = Array(repeating: "?", count: table.columns.count).joined(separator: ",")
      var statement: OpaquePointer?
      let sql = "INSERT INTO \(table.name) VALUES (\(places))"
      try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil))
      statements[table.name] = statement
    }
  }

  deinit { close() }

  func add(_ rows: [Tables.Row]) throws {
    for row in rows {
      guard let statement = statements[row.table] else { continue }
      for (index, cell) in row.cells.enumerated() {
        try check(Self.bind(cell, to: statement, Int32(index + 1)))
      }
      let status = sqlite3_step(statement)
      guard status == SQLITE_DONE else { return try check(status) }
      try check(sqlite3_reset(statement))
    }
  }

  /// Writes the indices and puts the file in its place.
  func finish() throws {
    try run("COMMIT")
    for table in Tables.all {
      for index in table.indices {
        let name = ([table.name] + index).joined(separator: "_")
        let columns = index.map { "\"\($0)\"" }.joined(separator: ", ")
        try run("CREATE INDEX \(name) ON \(table.name) (\(columns))")
      }
    }
    close()
    guard rename(temporary, path) == 0 else { throw ExportFailure.unwritable(path) }
  }

  private func close() {
    for statement in statements.values { sqlite3_finalize(statement) }
    statements = [:]
    sqlite3_close(database)
    database = nil
  }

  private func run(_ sql: String) throws { try check(sqlite3_exec(database, sql, nil, nil, nil)) }

  private func check(_ status: Int32) throws {
    guard status != SQLITE_OK else { return }
    throw ExportFailure.unwritable(path + " (\(String(cString: sqlite3_errstr(status))))")
  }

  private static func bind(_ cell: Cell, to statement: OpaquePointer, _ index: Int32) -> Int32 {
    switch cell {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .real(let number): return sqlite3_bind_double(statement, index, number)
    case .text(let text):
      return dateline_sqlite3_bind_text(statement, index, text, Int32(text.utf8.count))
    }
  }
}
