import ArgumentParser
import DatelineExport

/// `dateline export`: records for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Turn records into CSV, SQLite, ninjs, JSON-LD or WebAnno files.",
    discussion: """
      Records are a folder that run wrote, or a file that extract wrote.

      Examples:
        dateline export Output --to sqlite              into records.sqlite
        dateline export Output --to csv -o tables       a file a table in the folder tables
        dateline export records.ndjson --to jsonld -o records.jsonld
      """
  )

  @Argument(help: "A folder of records, or a file with a record a line.")
  var records = "Output"

  @Option(help: "csv, sqlite, ninjs, jsonld or webanno.")
  var to: Form

  @Option(name: .shortAndLong, help: "The file, or for csv and webanno the folder, to write.")
  var output: String?

  mutating func run() throws {
    let target = output ?? to.format.standardTarget
    do {
      let count = try Export(records).write(to.format, to: target)
      Terminal.complain("\(count) records → \(target)")
    } catch {
      Terminal.complain("dateline: \(error)")
      throw ExitCode.usage
    }
  }

  /// The values of `--to`.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case csv, sqlite, ninjs, jsonld, webanno

    var format: Export.Format {
      switch self {
      case .csv: .csv
      case .sqlite: .sqlite
      case .ninjs: .ninjs
      case .jsonld: .jsonld
      case .webanno: .webanno
      }
    }
  }
}
