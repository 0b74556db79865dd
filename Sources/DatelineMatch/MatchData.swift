internal import DatelineGazetteer
public import DatelineLexicon
public import DatelineRules
public import Foundation

/// What matching works with: the names, the tables and the rules, those that are built in and those
/// that a caller adds.
public struct MatchData: Sendable {
  /// All names.
  public let lexicons: Lexicons
  /// All rules.
  public let rules: RuleBook
  private let ownTables: [String: Table]

  /// What is built in.
  public static let embedded = MatchData(lexicons: .embedded, rules: .embedded, ownTables: [:])

  /// A table of the packs by its file's name without extension: the rows that are built in, then
  /// those that were added.
  public func table(_ name: String) -> Table? {
    ownTables[name] ?? Blob.embedded.table(name)
  }

  /// The ids of the rows that tables of other packs may refer to, by table.
  private var knownIDs: [String: Set<String>] {
    var known: [String: Set<String>] = [:]
    for name in ["brands", "categories", "products"] {
      guard let table = table(name), let column = table.column("id") else { continue }
      known[name] = Set((0..<table.rowCount).map { table.string($0, column) })
    }
    return known
  }

  /// Reads the packs of a folder, to be added to these.
  ///
  /// - Throws: All mistakes in the packs.
  public func book(ofPacksIn folder: URL) throws(RuleMistakes) -> RuleBook {
    try RuleBook.load(folder, fold: lexicons.fold, base: rules, knownIDs: knownIDs)
  }

  /// The same with the packs of a book added.
  public func adding(_ added: RuleBook) -> MatchData {
    var book = rules
    book.add(added)
    var tables = ownTables
    var names = LexiconBuilder(fold: lexicons.fold)
    for extra in added.tables {
      let (joined, firstRow) = join(table(extra.name), extra.table)
      tables[extra.name] = joined
      names.addForms(of: joined, extra.name, from: firstRow)
    }
    let all = Lexicons(lexicons.lexicons + [names.lexicon()], fold: lexicons.fold)
    return MatchData(lexicons: all, rules: book, ownTables: tables)
  }

  /// The rows of both tables under the columns of the first; a column that the second lacks is empty
  /// there.
  private func join(_ first: Table?, _ second: Table) -> (table: Table, firstRow: Int) {
    guard let first else { return (second, 0) }
    func rows(_ table: Table) -> [[String]] {
      let columns = first.columns.map { table.column($0) }
      return (0..<table.rowCount).map { row in
        columns.map { $0.map { table.string(row, $0) } ?? "" }
      }
    }
    return (Table(columns: first.columns, rows: rows(first) + rows(second)), first.rowCount)
  }
}
