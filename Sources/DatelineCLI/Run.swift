import ArgumentParser
import DatelinePipeline
import DatelineSource

/// `dateline run`: the main job.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn press pages into one JSON record each.",
    discussion: """
      Inputs are files (.html, .txt, .md, .ndjson, .warc, .zip, feeds; each also with .gz), folders and \
      patterns. The records mirror the inputs' tree below the output folder; summary.json holds the \
      counts.

      A run that was ended, by whatever, goes on where it stood: what is there already, made by the \
      same version from the same bytes, is kept. A journal in the folder .dateline of the output folder \
      knows. --fresh makes everything anew.

      Examples:
        dateline run                              Corpus into Output
        dateline run clippings -o records
        dateline run 'press/*.html' CC-MAIN.warc.gz -o records -j 4
      """
  )

  @Argument(help: "Files, folders or patterns.")
  var inputs: [String] = ["Corpus"]

  @Option(name: .shortAndLong, help: "The folder that the records go to.")
  var output = "Output"

  @Option(help: "How to read the inputs.")
  var from: From = .auto

  @Flag(name: [.long, .customLong("no-resume")], help: "Make all records anew.")
  var fresh = false

  @Option(help: "How to show progress on standard error; auto: a line that changes on a terminal.")
  var progress: ProgressKind = .auto

  @OptionGroup var options: BatchOptions

  mutating func run() throws {
    let batch = try options.batch()
    Interruption.install()
    let report = ProgressReport(progress, inputs: inputs)
    let summary: Summary
    do {
      summary = try batch.run(
        inputs,
        format: from.format,
        into: output,
        fresh: fresh,
        progress: report.show
      )
    } catch {
      report.finish()
      Terminal.complain(error.description)
      if case .inUse = error { throw ExitCode.usage }
      throw ExitCode.allFailed
    }
    report.finish()
    Report(summary).lines(output: output).forEach(Terminal.complain)
    guard summary.inputs > 0 else {
      Terminal.complain(
        "dateline: no pages in \(inputs.joined(separator: ", ")): give files, or folders with "
          + ".html, .txt, .md, .ndjson, .warc or .zip files or feeds"
      )
      throw ExitCode.usage
    }
    throw ExitCode(summary)
  }
}
