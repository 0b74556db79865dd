import ArgumentParser
import DatelineModel
import DatelinePipeline
import DatelineReconcile
import DatelineSource
import Foundation

/// `dateline cities`: whether two languages name the same cities.
struct Cities: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the lists of cities of two languages side by side.",
    discussion: """
      Takes one bilingual document; two documents in two languages; two plain lists with a city a \
      line or parted by commas; or two folders, whose documents are paired by their links to other \
      languages, their addresses, their names, or the cities that they name. Ends with 0 if they \
      name the same cities, 1 if they differ or a document has no partner. With --lookup, shows \
      what is known of a name instead.

      Examples:
        dateline cities release.html
        dateline cities release.zh.html release.en.html --html diff.html
        dateline cities zh.txt en.txt --json
        dateline cities site/zh site/en --differences
        dateline cities --lookup 雪梨
      """
  )

  @Argument(help: "A document or a folder; - for standard input.")
  var first: String?

  @Argument(help: "The same in another language.")
  var second: String?

  @Option(help: "Show the places that have this name, the most renowned first.")
  var lookup: String?

  @Flag(help: "Write JSON; `dateline schema --for cities` describes it.")
  var json = false

  @Option(help: "Write a page that shows both texts side by side.")
  var html: String?

  @Flag(help: "Show only what is not the same.")
  var differences = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (first == nil) == (lookup != nil) else {
      throw ValidationError("give a document, or a name to --lookup")
    }
  }

  mutating func run() throws {
    if let lookup { return try show(PlaceLookup(lookup)) }
    guard let first else { return }
    let pipeline = try common.pipeline()
    guard Self.isFolder(first) || second.map(Self.isFolder) == true else {
      return try show(compare(pipeline, first))
    }
    guard let second, Self.isFolder(first), Self.isFolder(second) else {
      throw ValidationError("a folder is compared with another folder: give two")
    }
    try show(pipeline.cities(InputCursor([first]), InputCursor([second])))
  }

  private func compare(_ pipeline: Pipeline, _ first: String) throws -> CityReport {
    do {
      return try pipeline.cities(try Self.input(first), try second.map(Self.input))
    } catch let unreadable as Pipeline.Unreadable {
      Terminal.complain("dateline: \(unreadable.description)")
      throw ExitCode.allFailed
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func show(_ found: PlaceLookup) throws {
    if json {
      _ = Terminal.write(found.json)
    } else {
      PlaceTable(found.candidates).lines.forEach(Terminal.print)
    }
    guard found.candidates.isEmpty else { return }
    if !json {
      Terminal.complain("dateline: no place is called “\(found.name)”")
      if !found.nearest.isEmpty {
        Terminal.complain("Names that are written almost so:")
        PlaceTable(found.nearest).lines.forEach(Terminal.complain)
      }
    }
    throw ExitCode.differ
  }

  private static func input(_ path: String) throws -> Input {
    let cursor = InputCursor([path])
    guard let input = cursor.next() else {
      throw ValidationError("\(path): no document in it")
    }
    guard cursor.next() == nil else {
      throw ValidationError("\(path): holds several documents; give one")
    }
    return input
  }

  // MARK: Output

  private func show(_ report: CityReport) throws {
    try writePage([report])
    if json {
      _ = Terminal.write(report.json)
    } else {
      Terminal.print(CityText(report, differencesOnly: differences).lines)
    }
    if report.verdict == .differ { throw ExitCode.differ }
  }

  private func show(_ report: EditionsReport) throws {
    report.failed.forEach { Terminal.complain("dateline: \($0)") }
    try writePage(report.pairs)
    if json {
      _ = Terminal.write(report.json)
    } else {
      Terminal.print(CityText.lines(of: report, differencesOnly: differences))
    }
    if !report.failed.isEmpty {
      throw report.pairs.isEmpty ? ExitCode.allFailed : ExitCode.someFailed
    }
    if report.verdict == .differ { throw ExitCode.differ }
  }

  private func writePage(_ reports: [CityReport]) throws {
    guard let html else { return }
    do {
      try Data(CityPage(reports).bytes).write(to: URL(filePath: html), options: .atomic)
    } catch {
      throw ValidationError("\(html): cannot be written (\(error.localizedDescription))")
    }
  }
}
