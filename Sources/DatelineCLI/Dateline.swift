import ArgumentParser
import DatelinePipeline
import Glibc

/// The command `dateline`.
@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Press clippings in, facts out.",
    discussion: """
      Reads press articles, finds their cities, people, products and dates in English and Chinese, \
      says whether two languages name the same cities, and writes JSON.

      Exit codes: 0 all well, 1 the lists of cities differ, 2 wrong usage or rules, 3 some inputs \
      failed, 4 all failed, 130 interrupted.
      """,
    version: Pipeline.version,
    subcommands: [
      Run.self, Extract.self, Cities.self, Fetch.self, Explain.self, ExportCommand.self, Rules.self,
      Schema.self, Work.self,
    ]
  )

  static func main() {
    // A reader that went away shows as a failed write, which ends the program quietly.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        exit(withError: error)
      }
      Terminal.complain(fullMessage(for: error))
      Glibc.exit(ExitCode.usage.rawValue)
    }
  }
}

extension ExitCode {
  /// The lists of cities differ.
  static let differ = ExitCode(1)
  /// Wrong usage, or rules that do not load.
  static let usage = ExitCode(2)
  /// Some inputs failed.
  static let someFailed = ExitCode(3)
  /// All inputs failed.
  static let allFailed = ExitCode(4)
  /// The person at the terminal stopped it.
  static let interrupted = ExitCode(130)

  /// What a batch ends with.
  init(_ summary: Summary) {
    if Interruption.isRequested {
      self = .interrupted
    } else if summary.failed == 0 {
      self = .success
    } else {
      self = summary.failed == summary.inputs ? .allFailed : .someFailed
    }
  }
}
