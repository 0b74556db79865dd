import DatelinePipeline
import Foundation
import Testing

/// A run keeps what an earlier one made, exactly as long as it is still right.
@Suite struct ResumeTests {
  static func place(_ count: Int = 12) throws -> Workplace {
    let place = try Workplace()
    for number in 0..<count { try place.write(Workplace.page(number), to: "p\(number).html") }
    let lines = (0..<count).map { "{\"id\":\"\($0)\",\"text\":\"Paris and Rome, \($0)\"}" }
    try place.write(lines.joined(separator: "\n"), to: "lines.ndjson")
    return place
  }

  @Test func aSecondRunMakesNothingAndChangesNothing() throws {
    let place = try Self.place()
    #expect(try place.run().unchanged == 0)
    let first = try place.output()
    let second = try place.run()
    #expect(second.unchanged == 24)
    #expect(second.inputs == 24)
    #expect(try place.output() == first)
  }

  @Test func onlyWhatChangedIsMadeAgain() throws {
    let place = try Self.place()
    try place.run()
    try place.write(Workplace.page(99), to: "p3.html")
    try place.write(Workplace.page(100), to: "q.html")
    try FileManager.default.removeItem(atPath: place.path + "/out/p5.json")
    try Data("{}".utf8).write(to: URL(filePath: place.path + "/out/p6.json"))
    #expect(try place.run().unchanged == 24 - 3)
    #expect(try place.output() == Self.fresh(place))
  }

  @Test func linesThatWereAppendedAreMadeAndTheOthersKept() throws {
    let place = try Self.place()
    try place.run()
    let lines = try String(contentsOfFile: place.path + "/in/lines.ndjson", encoding: .utf8)
    try place.write(lines + "\n{\"text\":\"Oslo\"}\n", to: "lines.ndjson")
    #expect(try place.run().unchanged == 24)
    #expect(try place.output() == Self.fresh(place))
  }

  @Test func aLineChangesWithTheFileThatItNames() throws {
    let place = try Workplace(["a.ndjson": "{\"path\":\"sub/x.html\"}", "sub/x.html": "<p>Paris"])
    try place.run()
    #expect(try place.run().unchanged == 2)
    try place.write("<p>Rome and more", to: "sub/x.html")
    #expect(try place.run().unchanged == 0)
  }

  @Test func otherRulesOrFreshMakeAllAnew() throws {
    let place = try Self.place(3)
    try place.run()
    #expect(try place.run(fresh: true).unchanged == 0)
    let pack = "pack: own\ntypes: []\n"
    try FileManager.default.createDirectory(
      atPath: place.path + "/packs",
      withIntermediateDirectories: true
    )
    try pack.write(toFile: place.path + "/packs/own.yaml", atomically: true, encoding: .utf8)
    let before = try place.record("p1")["provenance"] as? [String: String]
    #expect(try place.run(rules: [place.path + "/packs"]).unchanged == 0)
    let after = try place.record("p1")["provenance"] as? [String: String]
    #expect(before?["rules"] != after?["rules"])
    #expect(before?["gazetteer"] == after?["gazetteer"])
  }

  /// A journal that ends in the middle of an entry, or has been tampered with, costs work and no more.
  @Test(arguments: [1, 5, 40, 300])
  func aJournalThatWasCutIsReadAsFarAsItGoes(lost: Int) throws {
    let place = try Self.place()
    try place.run()
    let journal = URL(filePath: place.path + "/out/.dateline/journal")
    let bytes = try Data(contentsOf: journal)
    try bytes.dropLast(lost).write(to: journal)
    let unchanged = try place.run().unchanged
    #expect(unchanged < 24)
    #expect(unchanged >= 20)
    #expect(try place.output() == Self.fresh(place))
    var spoilt = try Data(contentsOf: journal)
    spoilt[spoilt.count / 2] ^= 0xFF
    try spoilt.write(to: journal)
    try place.run()
    #expect(try place.output() == Self.fresh(place))
  }

  @Test func twoRunsCannotWriteToOneFolder() throws {
    let place = try Self.place(2)
    try place.run()
    let descriptor = open(place.path + "/out/.dateline/journal", O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(throws: Batch.Failure.self) { try place.run() }
  }

  static func fresh(_ place: Workplace) throws -> [String: Data] {
    try place.run(into: "fresh")
    return try place.output("fresh")
  }
}
