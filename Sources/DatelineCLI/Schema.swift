import ArgumentParser
import DatelineOutput

/// `dateline schema`: the JSON Schema of the record.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the records."
  )

  mutating func run() throws {
    if !Terminal.write(Array(RecordSchema.text.utf8)) { return }
  }
}
