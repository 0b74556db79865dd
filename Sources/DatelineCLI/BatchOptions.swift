import ArgumentParser
import DatelinePipeline
import DatelineRules

/// What the commands have in common that work on many documents.
struct BatchOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions

  @Option(
    help: """
      process: work on documents in processes of their own, so that one that crashes, hangs or eats \
      memory costs itself alone; none: all in this process.
      """
  )
  var isolation: Kind = .process

  @Option(help: "Seconds that one document may take in a worker process.")
  var seconds = WorkerLimits().seconds

  @Option(help: "Megabytes of memory that one worker process may take.")
  var megabytes = WorkerLimits().megabytes

  /// The values of `--isolation`.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case process, none
  }

  func validate() throws {
    if seconds < 1 { throw ValidationError("--seconds \(seconds): give a number from 1") }
    if megabytes < 256 { throw ValidationError("--megabytes \(megabytes): give a number from 256") }
  }

  /// The limits of a worker process.
  var limits: WorkerLimits { WorkerLimits(seconds: seconds, megabytes: megabytes) }

  /// The batch; ends the program with every mistake in added packs.
  func batch() throws -> Batch {
    let rules = common.rules.flatMap { ["--rules", $0] }
    let command = WorkerCommand(arguments: ["work"] + rules)
    do {
      return try Batch(
        rules: common.rules,
        jobs: common.jobs,
        isolation: isolation == .none ? .none : .processes(command, limits)
      )
    } catch {
      Terminal.complain(error.description)
      throw ExitCode.usage
    }
  }
}
