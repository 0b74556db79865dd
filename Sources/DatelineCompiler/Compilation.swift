import DatelineLexicon
import DatelineModel
import DatelineRules
import Foundation

/// The blob in the making.
///
/// Sections: `hanKeys` (see `Fold`), `lexicon`, those of `PlaceTable`, `rules` (see `RuleBook`), and
/// each table of the packs under its file's name without extension.
struct Compilation {
  private var writer = BlobWriter()
  private(set) var fold = Fold()
  private(set) var tables: [String: Table] = [:]
  private var gazetteerHash = ContentHash()
  private var rulesHash = ContentHash()
  var lexicon = LexiconBuilder(fold: Fold())

  /// Reads the gazetteer's tables; those that do not exist are left out.
  mutating func addGazetteer(_ directory: URL) throws {
    for name in ["characters", "cities", "countries", "regions"] {
      let url = directory.appending(path: name + ".tsv")
      guard let data = try? Data(contentsOf: url) else {
        warn("\(url.path): no such table; the gazetteer lacks it")
        continue
      }
      gazetteerHash.add(name, data)
      tables[name] = try Table(tsv: Array(data), file: url.path)
    }
    let keys = Fold.hanKeys(try simplifiedCharacters(directory))
    writer.add("hanKeys", keys)
    fold = Fold(hanKeys: Bytes(keys.withUnsafeBytes { Array($0) }))
    lexicon = LexiconBuilder(fold: fold)
    if let cities = tables["cities"], let countries = tables["countries"],
      let regions = tables["regions"]
    {
      try PlaceTable(cities: cities, countries: countries, regions: regions).write(to: &writer)
    }
    try addPlaces(directory)
  }

  /// Reads and checks the packs, and their tables wherever they stand below the folder.
  mutating func addPacks(_ directory: URL) throws {
    writer.add("rules", try RuleBook.load(directory, fold: fold).encode())
    let found = FileManager.default.enumerator(atPath: directory.path)?.allObjects as? [String]
    for path in (found ?? []).sorted() where path.hasSuffix(".tsv") || path.hasSuffix(".yaml") {
      let url = directory.appending(path: path)
      let data = try Data(contentsOf: url)
      rulesHash.add(path, data)
      guard path.hasSuffix(".tsv") else { continue }
      let name = url.deletingPathExtension().lastPathComponent
      let table = try Table(tsv: Array(data), file: url.path)
      guard tables.updateValue(table, forKey: name) == nil else {
        throw FileMistake(file: url.path, line: 1, column: 1, problem: "a second \(name).tsv")
      }
      writer.add(name, table)
      lexicon.addForms(of: table, name)
    }
  }

  /// Writes the blob and the C file that embeds it.
  consuming func write(to directory: URL) throws {
    writer.add("lexicon", lexicon.encode())
    let blob = directory.appending(path: "dateline_data.bin")
    try Data(writer.encode()).write(to: blob)
    let source = """
      #include <stddef.h>
      #include <stdint.h>
      const uint8_t dateline_data[] __attribute__((aligned(16))) = {
      #embed "\(blob.path)"
      };
      const size_t dateline_data_size = sizeof dateline_data;
      const char dateline_rules_hash[] = "\(rulesHash.text)";
      const char dateline_gazetteer_hash[] = "\(gazetteerHash.text)";

      """
    try Data(source.utf8).write(to: directory.appending(path: "dateline_data.c"))
  }

  private func simplifiedCharacters(_ directory: URL) throws -> [UInt32: UInt32] {
    guard let table = tables["characters"] else { return [:] }
    let file = directory.appending(path: "characters.tsv").path
    let written = try column("written", of: table, file)
    let folded = try column("folded", of: table, file)
    var map: [UInt32: UInt32] = [:]
    for row in 0..<table.rowCount {
      let left = Array(table.string(row, written).unicodeScalars)
      let right = Array(table.string(row, folded).unicodeScalars)
      if left.count == 1, right.count == 1 { map[left[0].value] = right[0].value }
    }
    return map
  }

  /// The column of a name, which the table must have.
  func column(_ name: String, of table: Table, _ file: String) throws -> Int {
    guard let column = table.column(name) else {
      throw FileMistake(file: file, line: 1, column: 1, problem: "no column is named \(name)")
    }
    return column
  }

  private func warn(_ line: String) {
    FileHandle.standardError.write(Data("warning: \(line)\n".utf8))
  }
}

/// A hash of named contents, as 16 hexadecimal digits.
///
/// Tells versions apart; it is no protection against forgery.
struct ContentHash {
  private var hash = ByteHash()

  /// Adds a file.
  mutating func add(_ name: String, _ contents: Data) {
    for byte in name.utf8 { hash.add(byte) }
    hash.add(0)
    for byte in contents { hash.add(byte) }
    hash.add(0)
  }

  /// The digits.
  var text: String {
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
