import ArgumentParser
import DatelineExport
import DatelineOutput

/// `dateline schema`: the JSON Schemas of what the commands write, and readers that know the types.
struct Schema: ParsableCommand {
  /// What a schema describes, or the program that is to read records.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case record, cities, editions, duckdb, pandas, spark
  }

  static let configuration = CommandConfiguration(
    abstract:
      "Print the JSON Schema of the records or of what `cities --json` writes, or a typed reader.",
    discussion: """
      Examples:
        dateline schema
        dateline schema --for cities
        dateline schema --for duckdb > records.sql
        dateline schema --for pandas --records Output > dateline_records.py
      """
  )

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "record, cities (one document or two), editions (two folders); or a reader for duckdb, pandas "
        + "or spark."
    )
  )
  var subject = Subject.record

  @Option(help: "The folder with the records that the reader reads.")
  var records = "Output"

  mutating func run() throws {
    let text =
      switch subject {
      case .record: RecordSchema.text
      case .cities: CityReportSchema.cities
      case .editions: CityReportSchema.editions
      case .duckdb: TypedReader.duckdb.text(folder: records)
      case .pandas: TypedReader.pandas.text(folder: records)
      case .spark: TypedReader.spark.text(folder: records)
      }
    if !Terminal.write(Array(text.utf8)) { return }
  }
}
