internal import Foundation
internal import GRDB

/// A SQLite database with the tables, written beside its place and put there when it is whole.
final class SQLiteFile {
  /// Rows are handed to the database so many at a time.
  private static let batch = 20_000

  private let path: String
  private let temporary: String
  private let queue: DatabaseQueue
  private var pending: [Tables.Row] = []

  init(_ path: String) throws {
    self.path = path
    temporary = path + ".partial"
    try? FileManager.default.removeItem(atPath: temporary)
    try TextFile.makeFolder(for: path)
    var configuration = Configuration()
    configuration.label = "dateline export"
    // The file is thrown away if anything goes wrong: it need not survive a crash halfway.
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF")
    }
    do {
      queue = try DatabaseQueue(path: temporary, configuration: configuration)
    } catch { throw Self.failure(error, path) }
    try write { database in
      for table in Tables.all {
        let columns = table.columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
        try database.execute(sql: "CREATE TABLE \(table.name) (\(columns))")
      }
    }
  }

  /// An export that ends halfway leaves nothing behind; once renamed, there is nothing to remove.
  deinit { unlink(temporary) }

  func add(_ rows: [Tables.Row]) throws {
    pending += rows
    if pending.count >= Self.batch { try flush() }
  }

  /// Writes what is left and the indices, and puts the file in its place.
  func finish() throws {
    try flush()
    try write { database in
      for table in Tables.all {
        for index in table.indices {
          let name = ([table.name] + index).joined(separator: "_")
          let columns = index.map { "\"\($0)\"" }.joined(separator: ", ")
          try database.execute(sql: "CREATE INDEX \(name) ON \(table.name) (\(columns))")
        }
      }
    }
    try queue.close()
    guard rename(temporary, path) == 0 else { throw ExportFailure.unwritable(path) }
  }

  private func flush() throws {
    let rows = pending
    pending.removeAll(keepingCapacity: true)
    try write { database in
      for row in rows {
        let places = Array(repeating: "?", count: row.cells.count).joined(separator: ",")
        let statement = try database.cachedStatement(
          sql: "INSERT INTO \(row.table) VALUES (\(places))"
        )
        try statement.execute(arguments: StatementArguments(row.cells.map(Self.value)))
      }
    }
  }

  private func write(_ updates: (Database) throws -> Void) throws {
    do { try queue.write(updates) } catch { throw Self.failure(error, path) }
  }

  private static func failure(_ error: any Error, _ path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    return ExportFailure.unwritable(path + " (\(error.message ?? error.description))")
  }

  private static func value(_ cell: Cell) -> DatabaseValue {
    switch cell {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
