import ArgumentParser
import DatelinePipeline
import DatelineSource
import Glibc

/// `dateline run`: the main job.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn press pages into one JSON record each.",
    discussion: """
      Inputs are files (.html, .txt, .md, .ndjson, each also with .gz), folders and patterns. The \
      records mirror the inputs' tree below the output folder; summary.json holds the counts.

      Examples:
        dateline run                              Corpus into Output
        dateline run clippings -o records
        dateline run 'press/*.html' export.ndjson -o records -j 4
      """
  )

  @Argument(help: "Files, folders or patterns.")
  var inputs: [String] = ["Corpus"]

  @Option(name: .shortAndLong, help: "The folder that the records go to.")
  var output = "Output"

  @OptionGroup var common: CommonOptions

  mutating func run() throws {
    let cursor = InputCursor(inputs)
    let batch = Batch(try common.pipeline(), jobs: common.jobs)
    Interruption.install()
    var lastShown = 0
    let summary: Summary
    do {
      summary = try batch.run(cursor, into: output) { summary in
        let now = time(nil)
        if Terminal.showsProgress, now != lastShown {
          lastShown = now
          Terminal.progress("\(summary.inputs) done, \(summary.failed) failed")
        }
      }
    } catch let failure as AtomicFile.Failure {
      Terminal.complain("\(failure.description); what was written before it is whole")
      throw ExitCode.allFailed
    }
    if Terminal.showsProgress { Terminal.progress("") }
    Report(summary).lines(output: output).forEach(Terminal.complain)
    guard summary.inputs > 0 else {
      Terminal.complain(
        "dateline: no pages in \(inputs.joined(separator: ", ")): give files, or folders with "
          + ".html, .txt, .md or .ndjson files"
      )
      throw ExitCode.usage
    }
    throw ExitCode(summary)
  }
}
