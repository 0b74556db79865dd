internal import Foundation
internal import GRDB

/// A SQLite database with the tables.
final class SQLiteFile {
  private let path: String
  private let temporary: String
  private let queue: DatabaseQueue
  private var pending: [Tables.Row] = []

  init(_ path: String) throws {
    self.path = path
    temporary = path + ".partial"
    try? FileManager.default.removeItem(atPath: temporary)
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    var configuration = Configuration()
    // The file is thrown away if anything goes wrong: it need not survive a crash halfway.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode=OFF") }
    queue = try DatabaseQueue(path: temporary, configuration: configuration)
    try queue.write { database in
      for table in Tables.all {
        let columns = table.columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
        try database.execute(sql: "CREATE TABLE \(table.name) (\(columns))")
      }
    }
  }

  func add(_ rows: [Tables.Row]) throws {
    pending += rows
    if pending.count > 10_000 { try flush() }
  }

  /// Writes what is left and the indices, and puts the file in its place.
  func finish() throws {
    try flush()
    try queue.write { database in
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
    try queue.write { database in
      for row in pending {
        let places = Array(repeating: "?", count: row.cells.count).joined(separator: ",")
        let statement = try database.cachedStatement(
          sql: "INSERT INTO \(row.table) VALUES (\(places))"
        )
        try statement.execute(arguments: StatementArguments(row.cells.map(Self.value)))
      }
    }
    pending.removeAll(keepingCapacity: true)
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
