import DatelineLexicon
import DatelineRules
import Foundation

/// A folder of packs for one test.
struct PackFolder {
  let files: [String: String]

  /// One pack, `test.yaml`.
  init(_ yaml: String) { files = ["test.yaml": yaml] }

  init(_ files: [String: String]) { self.files = files }

  func load(base: RuleBook = RuleBook(), knownIDs: [String: Set<String>] = [:]) throws -> RuleBook {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "packs-\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: url)
    }
    return try RuleBook.load(folder, fold: Fold(), base: base, knownIDs: knownIDs)
  }

  /// The mistakes, one a line; empty if there are none.
  func mistakes(base: RuleBook = RuleBook(), knownIDs: [String: Set<String>] = [:]) throws -> String
  {
    do {
      _ = try load(base: base, knownIDs: knownIDs)
      return ""
    } catch let error as RuleMistakes {
      return error.description
    }
  }
}
