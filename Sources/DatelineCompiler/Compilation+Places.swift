import DatelineLexicon
import DatelineModel
import Foundation

extension Compilation {
  /// Adds the names of the places: cities, then countries, then regions, in the order of their
  /// tables, are the index space of `PlaceID`.
  mutating func addPlaces(_ directory: URL) throws {
    var start: UInt32 = 0
    for (name, kind) in [
      ("cities", SenseKind.city), ("countries", .country), ("regions", .region),
    ] {
      guard let table = tables[name] else { continue }
      let file = directory.appending(path: name + ".tsv").path
      let columns = try ["name", "zhHans", "zhHant", "english", "chinese"].map {
        try column($0, of: table, file)
      }
      let demonyms = table.column("demonyms")
      for row in 0..<table.rowCount {
        let sense = Sense(kind, start + UInt32(row))
        let rank = renown(table, row)
        for column in columns {
          for form in table.alternatives(row, column) { addPlace(form, sense, rank) }
        }
        guard let demonyms else { continue }
        for form in table.alternatives(row, demonyms) {
          addPlace(form, Sense(.demonym, sense.index), 0)
        }
      }
      start += UInt32(table.rowCount)
    }
  }

  /// What decides between places of one name where nothing else does: people, and what people
  /// within the bounds do not show (Kuwait City has 60,000 of them).
  private func renown(_ table: Table, _ row: Int) -> UInt32 {
    func number(_ name: String) -> Int {
      table.column(name).flatMap { table.integer(row, $0) } ?? 0
    }
    func text(_ name: String) -> String { table.column(name).map { table.string(row, $0) } ?? "" }
    var result = number("population") + 5_000 * number("fame")
    if text("feature") == "PPLC" { result += 1_000_000 }
    if text("sources").contains("overlay") { result += 500_000 }
    return UInt32(clamping: result)
  }

  private mutating func addPlace(_ form: Substring, _ sense: Sense, _ rank: UInt32) {
    // The regions in which a form is used stand behind it.
    let name = form.prefix { $0 != "@" }
    let flags: SenseFlags = name.isAbbreviation(upTo: 5) ? [.exactCase, .short] : []
    lexicon.addName(name, sense, flags, rank: rank)
  }
}
