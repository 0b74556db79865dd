import ArgumentParser
import DatelineModel
import DatelinePipeline
import DatelineReconcile
import DatelineSource

/// `dateline cities`: whether two languages name the same cities.
struct Cities: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the lists of cities of two languages side by side.",
    discussion: """
      Takes one bilingual document, or two documents in two languages, or two plain lists with a \
      city a line. Ends with 0 if they name the same cities, 1 if they differ.

      Examples:
        dateline cities release.html
        dateline cities release.zh.html release.en.html
        dateline cities zh.txt en.txt --json
      """
  )

  @Argument(help: "A document; - for standard input.")
  var first: String

  @Argument(help: "The same in another language.")
  var second: String?

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  mutating func run() throws {
    let pipeline = try common.pipeline()
    let report: CityReport
    do {
      report = try pipeline.cities(try Self.input(first), try second.map(Self.input))
    } catch let unreadable as Pipeline.Unreadable {
      Terminal.complain("dateline: \(unreadable.description)")
      throw ExitCode.allFailed
    }
    if json {
      _ = Terminal.write(report.json)
    } else {
      Self.show(report)
    }
    if report.verdict == .differ { throw ExitCode.differ }
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

  private static func show(_ report: CityReport) {
    guard !report.reconciliations.isEmpty else {
      let lists = report.left.count == 1 ? "one list" : "\(report.left.count) lists"
      Terminal.print("Nothing to compare: \(lists) of cities, and none in another language.")
      report.left.forEach { Terminal.print("  \($0.names.joined(separator: ", "))") }
      return
    }
    for found in report.reconciliations {
      guard let left = report.left.first(where: { $0.id == found.left }),
        let right = report.right.first(where: { $0.id == found.right })
      else { continue }
      CityTable(found, left: left, right: right).lines.forEach(Terminal.print)
      Terminal.print("")
    }
    for issue in report.issues { Terminal.print(Style.yellow(issue.message)) }
  }
}
