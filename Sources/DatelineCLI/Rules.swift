import ArgumentParser
import DatelinePipeline
import DatelineRules

/// `dateline rules`: work on rule packs.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check rule packs.",
    subcommands: [Check.self]
  )

  /// `dateline rules check`: read packs and run their examples.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read rule packs, run their examples, and say each mistake with file:line:column.",
      discussion: """
        Without a folder the packs that Dateline is built from are checked, if it is run in its \
        source tree.

        Examples:
          dateline rules check
          dateline rules check my-packs
        """
    )

    @Argument(help: "A folder of packs.")
    var folder = "Sources/DatelineRules/Packs"

    mutating func run() throws {
      let check: RuleCheck
      do {
        check = try RuleCheck(folder: folder)
      } catch {
        Terminal.complain(error.description)
        Terminal.complain("\(error.list.count) mistakes in \(folder)")
        throw ExitCode.usage
      }
      for failure in check.failures { Terminal.print(failure.description) }
      let right = check.examples - check.failures.count
      Terminal.print(
        "\(check.packs) packs, \(check.rules) rules, \(check.rows) rows: "
          + "\(right) of \(check.examples) examples right"
      )
      if !check.failures.isEmpty { throw ExitCode.usage }
    }
  }
}
