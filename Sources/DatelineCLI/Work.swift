import ArgumentParser
import DatelinePipeline

/// `dateline work`: a worker process; started by `run` and `extract`, not by people.
struct Work: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)

  @Option var rules: [String] = []
  @Option var seconds = WorkerLimits().seconds
  @Option var megabytes = WorkerLimits().megabytes

  mutating func run() throws {
    // Ctrl-C is for the parent, which lets the documents under way be finished.
    Interruption.ignore()
    let limits = WorkerLimits(seconds: seconds, megabytes: megabytes)
    WorkerLoop.run(try Pipeline(rules: rules), limits)
  }
}
