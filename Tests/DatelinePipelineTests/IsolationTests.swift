import DatelinePipeline
import Foundation
import Testing

/// A document that crashes, hangs or eats memory costs itself alone; a run that is killed goes on.
@Suite(.serialized) struct IsolationTests {
  static func isolation(seconds: Int = 60, megabytes: Int = 1_024) -> Isolation {
    .processes(
      WorkerCommand(executable: Workplace.command),
      WorkerLimits(seconds: seconds, megabytes: megabytes)
    )
  }

  @Test func workersMakeTheSameBytes() throws {
    let place = try ResumeTests.place(20)
    try place.run(jobs: 1)
    try place.run(jobs: 3, isolation: Self.isolation(), into: "isolated")
    #expect(try place.output() == place.output("isolated"))
  }

  #if DEBUG
  @Test func oneDocumentCostsItselfAlone() throws {
    let place = try ResumeTests.place(20)
    for what in ["crash", "hang", "memory"] {
      try place.write("<!-- dateline-test: \(what) -->" + Workplace.page(1), to: "p7-\(what).html")
    }
    let summary = try place.run(isolation: Self.isolation(seconds: 5))
    #expect(summary.failed == 3)
    #expect(summary.inputs == 43)
    for (what, code) in [
      ("crash", "worker.crashed"), ("hang", "worker.timeout"), ("memory", "worker.memory"),
    ] {
      let record = try place.record("p7-\(what)")
      let issues = record["issues"] as? [[String: String]] ?? []
      #expect(issues.compactMap { $0["code"] } == [code])
      #expect((record["id"] as? String)?.hasPrefix("sha256:") == true)
    }
    // The documents that shared a worker with them are as they would be without.
    var others = try place.output()
    for name in ["p7-crash", "p7-hang", "p7-memory"] {
      others[name + ".json"] = nil
      try FileManager.default.removeItem(atPath: "\(place.path)/in/\(name).html")
    }
    try place.run(into: "without")
    var without = try place.output("without")
    others["summary.json"] = nil
    without["summary.json"] = nil
    #expect(others == without)
  }
  #endif

  @Test func aWorkerThatCannotStartStopsTheRun() throws {
    let place = try ResumeTests.place(2)
    let isolation = Isolation.processes(WorkerCommand(executable: "/bin/false"), WorkerLimits())
    #expect(throws: Batch.Failure.self) { try place.run(isolation: isolation) }
  }

  /// Kills the command again and again; `DATELINE_KILLS` says how often.
  @Test func whatIsKilledAtAnyMomentGoesOnWhereItStood() throws {
    let kills = ProcessInfo.processInfo.environment["DATELINE_KILLS"].flatMap { Int($0) } ?? 6
    let place = try ResumeTests.place(60)
    try place.run()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<kills {
      let process = Process()
      process.executableURL = URL(filePath: Workplace.command)
      process.arguments = ["run", place.path + "/in", "-o", place.path + "/killed", "-j", "2"]
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 10_000...400_000, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let process = Process()
    process.executableURL = URL(filePath: Workplace.command)
    process.arguments = ["run", place.path + "/in", "-o", place.path + "/killed", "-j2"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try place.output("killed") == place.output())
  }
}
