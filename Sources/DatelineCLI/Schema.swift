import ArgumentParser
import DatelineOutput

/// `dateline schema`: the JSON Schemas of what the commands write.
struct Schema: ParsableCommand {
  /// What a schema describes.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case record, cities, editions
  }

  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the records, or of what `cities --json` writes."
  )

  @Option(
    name: .customLong("for"),
    help: "record, cities (one document or two), or editions (two folders)."
  )
  var subject = Subject.record

  mutating func run() throws {
    let text =
      switch subject {
      case .record: RecordSchema.text
      case .cities: CityReportSchema.cities
      case .editions: CityReportSchema.editions
      }
    if !Terminal.write(Array(text.utf8)) { return }
  }
}
