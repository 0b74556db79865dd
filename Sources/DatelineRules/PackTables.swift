import DatelineLexicon
import DatelineModel
import Foundation

/// Reads the tables of packs, and checks what they say of each other.
struct PackTables {
  /// Columns whose cells are ids of another table.
  static let references = ["brand": "brands", "category": "categories"]

  private struct Cell {
    var file: PackFile
    var line: Int
    var column: Int
    var text: String
  }

  /// The ids of each table that has some, those of the book that is extended included.
  private var ids: [String: Set<String>]
  private var referring: [(table: String, cell: Cell)] = []

  /// Starts with the ids that are known already, by table.
  init(known: [String: Set<String>]) { ids = known }

  /// Reads a table; `nil` where something is wrong with it, which is reported.
  mutating func read(_ bytes: [UInt8], name: String, file: PackFile) -> Table? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      file.report(line: 1, column: 1, "not UTF-8")
      return nil
    }
    var columns: [Substring] = []
    var seen: [Substring: Int] = [:]
    var isRight = true
    // By bytes: a carriage return and a line feed are one Character.
    for (index, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = Substring(bytes.last == 0x0D ? bytes.dropLast() : bytes)
      if line.isEmpty || line.first == "#" { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if columns.isEmpty {
        columns = cells
        if Set(columns).count < columns.count || columns.contains("") { break }
        continue
      }
      isRight = check(cells, line: index + 1, columns, file, name, &seen) && isRight
    }
    guard isRight else { return nil }
    do {
      let table = try Table(tsv: bytes, file: file.name)
      if table.rowCount > 0 { return table }
      file.report(line: 1, column: 1, "a table without rows")
    } catch {
      file.report(line: error.line, column: error.column, error.problem)
    }
    return nil
  }

  private mutating func check(
    _ cells: [Substring],
    line: Int,
    _ columns: [Substring],
    _ file: PackFile,
    _ name: String,
    _ seen: inout [Substring: Int]
  ) -> Bool {
    func column(_ index: Int) -> Int {
      cells[..<index].reduce(1) { $0 + $1.unicodeScalars.count + 1 }
    }
    guard cells.count == columns.count else {
      let count = "\(cells.count) cells where \(columns.count) columns are named"
      file.report(
        line: line,
        column: column(min(cells.count - 1, columns.count)),
        "\(count): \(columns.joined(separator: ", "))"
      )
      return false
    }
    guard let first = cells.first, !first.isEmpty else {
      file.report(line: line, column: 1, "the first cell of a row must not be empty")
      return false
    }
    for (index, title) in columns.enumerated() {
      let text = String(cells[index])
      if title == "id" {
        let isID = text.split(separator: "/", omittingEmptySubsequences: false)
          .allSatisfy(isKebabCase)
        guard isID else {
          file.report(line: line, column: column(index), "an id is kebab-case: \"\(text)\"")
          return false
        }
        guard ids[name, default: []].insert(text).inserted else {
          file.report(line: line, column: column(index), "id twice: \"\(text)\"")
          return false
        }
      } else if let table = Self.references[String(title)], !text.isEmpty {
        let cell = Cell(file: file, line: line, column: column(index), text: text)
        referring.append((table, cell))
      }
    }
    let whole = cells.joined(separator: "\t")
    if let other = seen.updateValue(line, forKey: Substring(whole)) {
      file.report(line: line, column: 1, "the row of line \(other) again")
      return false
    }
    return true
  }

  /// Reports cells that refer to ids of no table; call it when all tables have been read.
  func checkReferences() {
    for (table, cell) in referring {
      for id in cell.text.split(separator: "|") where ids[table]?.contains(String(id)) != true {
        let allowed =
          ids[table].map { Self.nearest(String(id), $0).joined(separator: ", ") } ?? "none"
        cell.file.report(
          line: cell.line,
          column: cell.column,
          "no \"\(id)\" in \(table).tsv; allowed: \(allowed)"
        )
      }
    }
  }

  /// The ids of a few that are most like one, for a message that stays short.
  private static func nearest(_ id: String, _ ids: Set<String>) -> [String] {
    guard ids.count > 8 else { return ids.sorted() }
    func common(_ other: String) -> Int { zip(id.utf8, other.utf8).prefix { $0 == $1 }.count }
    let best = ids.sorted { (common($1), $0) < (common($0), $1) }.prefix(5)
    return Array(best) + ["… (\(ids.count))"]
  }
}
