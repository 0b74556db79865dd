import DatelinePipeline
import DatelineRules
import Foundation
import Testing

/// The examples of all packs, through the whole pipeline.
@Suite struct ExampleTests {
  @Test func everyExampleComesOutAsMarked() throws {
    let packs = GoldenTests.root.appending(path: "Sources/DatelineRules/Packs")
    let check = try RuleCheck(folder: packs.path)
    #expect(check.examples > 0)
    for failure in check.failures { Issue.record("\(failure)") }
  }
}
