public import DatelineLexicon
public import DatelineModel
public import Foundation

extension RuleBook {
  /// Reads and compiles all packs of a folder: every `.yaml` file below it, in the order of paths,
  /// and the tables beside them.
  ///
  /// - Parameters:
  ///   - directory: the folder.
  ///   - fold: how texts are folded that the book will be used on.
  ///   - base: a book that this one will be added to: its packs' ids are taken.
  ///   - knownIDs: ids that tables may refer to besides those of the folder, by table name.
  /// - Returns: the book, with one program.
  /// - Throws: all mistakes of all files. A folder without packs, or none at all, is a mistake.
  public static func load(
    _ directory: URL,
    fold: Fold,
    base: RuleBook = RuleBook(),
    knownIDs: [String: Set<String>] = [:]
  ) throws(RuleMistakes) -> RuleBook {
    let loader = RuleBookLoader(fold: fold, knownIDs: knownIDs)
    return try loader.load(directory, takenIDs: Set(base.packs.map(\.id)))
  }

  /// The day on which examples count as published where a pack names none.
  public static var defaultReference: CalendarDate { PackReader.defaultReference }
}

/// Reads the packs of a folder.
private struct RuleBookLoader {
  let fold: Fold
  let knownIDs: [String: Set<String>]
  let mistakes = MistakeCollector()

  func load(_ directory: URL, takenIDs: Set<String>) throws(RuleMistakes) -> RuleBook {
    var book = RuleBook()
    var compiler = PatternCompiler(fold)
    var tables = PackTables(known: knownIDs)
    let paths = yamlPaths(directory)
    if paths.isEmpty { report(directory.path, "no packs (.yaml) here") }
    for path in paths {
      guard let (draft, file) = read(path, in: directory) else { continue }
      if takenIDs.contains(draft.pack.id) {
        file.report(
          line: 1,
          column: 1,
          "the pack \"\(draft.pack.id)\" is built in; choose another id"
        )
      }
      let folder = directory.appending(path: path).deletingLastPathComponent()
      let prefix = path.split(separator: "/").dropLast().map { "\($0)/" }.joined()
      for (name, node) in draft.tables {
        let url = folder.appending(path: name + ".tsv")
        if let other = book.tables.first(where: { $0.name == name }) {
          let pack =
            book.packs.indices.contains(other.pack) ? book.packs[other.pack].id : "this pack"
          file.report(node, "\(pack) has a \(name).tsv already")
          continue
        }
        guard let bytes = bytes(url) else {
          file.report(node, "no such file: \(name).tsv")
          continue
        }
        let tableFile = PackFile(name: prefix + name + ".tsv", text: "", mistakes: mistakes)
        guard let table = tables.read(bytes, name: name, file: tableFile) else { continue }
        book.tables.append(PackTable(name: name, pack: book.packs.count, table: table))
      }
      compiler.begin(draft.slots)
      for ruleDraft in draft.rules {
        do {
          try compiler.add(ruleDraft)
        } catch {
          file.report(line: ruleDraft.line, column: ruleDraft.column, error.problem)
        }
        var rule = ruleDraft.rule
        rule.pack = book.packs.count
        book.rules.append(rule)
      }
      book.packs.append(draft.pack)
    }
    tables.checkReferences()
    guard mistakes.list.isEmpty else { throw RuleMistakes(mistakes.list) }
    book.programs = [compiler.finish()]
    return book
  }

  private func report(_ file: String, _ problem: String) {
    mistakes.add(FileMistake(file: file, line: 1, column: 1, problem: problem))
  }

  /// The paths of all packs relative to the folder, sorted.
  private func yamlPaths(_ directory: URL) -> [String] {
    let found = FileManager.default.enumerator(atPath: directory.path)
    let paths = (found?.allObjects as? [String]) ?? []
    return paths.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  private func bytes(_ url: URL) -> [UInt8]? {
    (try? Data(contentsOf: url)).map { Array($0) }
  }

  private func read(_ path: String, in directory: URL) -> (PackDraft, PackFile)? {
    guard let bytes = bytes(directory.appending(path: path)) else {
      report(path, "the file cannot be read")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      report(path, "not UTF-8")
      return nil
    }
    let file = PackFile(name: path, text: text, mistakes: mistakes)
    var parts = path.dropLast(5).split(separator: "/")
    if parts.count > 1, parts[parts.count - 1] == parts[parts.count - 2] { parts.removeLast() }
    let reader = PackReader(file: file, expectedID: parts.joined(separator: "/"), fold: fold)
    return reader.read(text).map { ($0, file) }
  }
}
