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
      languages, their addresses, their names, or the cities that they name. Texts without lists \
      are compared by all cities that they name. Ends with 0 if they name the same cities, 1 if \
      they differ, a document has no partner or what is listed cannot be compared. With --lookup, \
      shows what is known of a name instead.

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
    guard let second else {
      throw Self.wrong(
        "\(first): is a folder; give a second one with the other language's documents"
      )
    }
    guard Self.isFolder(first), Self.isFolder(second) else {
      let (folder, other) = Self.isFolder(first) ? (first, second) : (second, first)
      throw Self.wrong(
        "\(folder): is a folder, but \(other) is none; give two folders or two documents"
      )
    }
    for folder in [first, second] where InputCursor([folder]).next() == nil {
      throw Self.wrong("\(folder): holds no documents; give a folder with pages or texts")
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

  /// Says what is wrong with the command line, and gives the code to end with.
  private static func wrong(_ problem: String) -> ExitCode {
    Terminal.complain("dateline: \(problem)")
    return .usage
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
      throw wrong("\(path): holds no document; give a page, a text or a list")
    }
    guard cursor.next() == nil else {
      throw wrong("\(path): holds several documents; give one, or two folders to compare all")
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
    if report.reconciliations.isEmpty { Terminal.complain(Self.nothingToCompare(in: report)) }
    // A document that lists no cities has none that could differ.
    if report.documents.count == 1, report.left.isEmpty { return }
    if report.verdict != .agree, report.verdict != .variants { throw ExitCode.differ }
  }

  /// Why a single document has nothing to compare, and what to do.
  private static func nothingToCompare(in report: CityReport) -> String {
    let names = report.documents.map(\.uri).joined(separator: ", ")
    let lists =
      switch report.left.count {
      case 0: "names no cities in two languages"
      case 1: "has one list of cities, and none in another language"
      default:
        "has \(report.left.count) lists of cities, but none that belong together in two languages"
      }
    return "dateline: \(names): \(lists); give the edition in the other language as well"
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
    if Self.isFolder(html) { throw Self.wrong("\(html): is a folder; give --html a file's name") }
    do {
      try Data(CityPage(reports).bytes).write(to: URL(filePath: html), options: .atomic)
    } catch {
      throw Self.wrong(
        "\(html): cannot be written; see that its folder exists and may be written to"
      )
    }
  }
}
