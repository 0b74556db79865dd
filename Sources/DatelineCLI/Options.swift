import ArgumentParser
import DatelinePipeline
import DatelineRules

/// What all commands that make records have in common.
struct CommonOptions: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .customLong("jobs")],
    help: "Threads; one a core if not given."
  )
  var jobs: Int?

  @Option(
    name: .customLong("rules"),
    help: "A folder of rule packs that are added. May be repeated."
  )
  var rules: [String] = []

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("-j \(jobs): give a number of threads from 1") }
  }

  /// The pipeline with the added packs; ends the program with every mistake in them.
  func pipeline() throws -> Pipeline {
    do {
      return try Pipeline(rules: rules)
    } catch {
      Terminal.complain(error.description)
      throw ExitCode.usage
    }
  }
}
