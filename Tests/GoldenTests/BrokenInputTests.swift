import DatelineModel
import DatelinePipeline
import DatelineSource
import Foundation
import Testing

/// Input that is broken gives a record that says so, and the rest of the batch is complete.
@Suite struct BrokenInputTests {
  static let sentence = "The museum in Paris opened its doors to visitors on Monday morning. "

  static let files: [String: [UInt8]] = [
    "a-good.html": Array("<title>T</title><p>\(sentence)\(sentence)".utf8),
    "b-empty.html": [],
    "c-image.html": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(0...255),
    "d-cut.html.gz": [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C],
    "e-nul.html": Array("<title>T</title><p>\0\(sentence)\0".utf8),
    "f-deep.html": Array(
      (String(repeating: "<div>", count: 50_000) + "<p>\(sentence)").utf8
    ),
    "g-gbk.html": Array("<meta charset=utf-8><p>".utf8) + [
      0xB1, 0xB1, 0xBE, 0xA9, 0xBA, 0xCD, 0xC9, 0xCF, 0xBA, 0xA3, 0xB5, 0xC4, 0xBF, 0xA7, 0xB7,
      0xC8, 0xB9, 0xDD, 0xD6, 0xDC, 0xC4, 0xA9, 0xD7, 0xF8, 0xC2, 0xFA, 0xC1, 0xCB, 0xC8, 0xCB,
      0xA1, 0xA3,
    ],
    "h-lines.ndjson": Array(
      "{\"id\":\"1\",\"text\":\"Paris\"}\n{\"id\":\n{\"id\":\"3\",\"text\":\"Rome\"}\n".utf8
    ),
    "z-good.txt": Array(sentence.utf8),
  ]

  static let folder: String = {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, bytes) in files { try? Data(bytes).write(to: url.appending(path: name)) }
    return url.path
  }()

  func run(jobs: Int) throws -> (summary: Summary, files: [String: Data]) {
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: output) }
    let batch = try Batch(jobs: jobs)
    let summary = try batch.run([Self.folder], into: output.path) { _ in }
    var files: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: output.path)?.allObjects as? [String] ?? []
    for name in names where name.hasSuffix(".json") {
      files[name] = try Data(contentsOf: output.appending(path: name))
    }
    return (summary, files)
  }

  @Test func everyInputHasARecordThatSaysWhatIsWrong() throws {
    let (summary, files) = try run(jobs: 2)
    #expect(summary.inputs == 11)
    #expect(summary.ok + summary.partial + summary.failed == summary.inputs)
    #expect(files.count == summary.inputs + 1)
    func status(_ name: String) throws -> (String?, [String]) {
      let json = try JSONSerialization.jsonObject(with: try #require(files[name], "\(name)"))
      let record = try #require(json as? [String: Any])
      let issues = record["issues"] as? [[String: Any]] ?? []
      return (record["status"] as? String, issues.compactMap { $0["code"] as? String })
    }
    #expect(try status("a-good.json").0 == "ok")
    #expect(try status("b-empty.json") == ("failed", ["load.empty"]))
    #expect(try status("c-image.json") == ("failed", ["page.binary"]))
    #expect(try status("e-nul.json").0 == "ok")
    #expect(try status("f-deep.json").0 == "partial")
    #expect(try status("f-deep.json").1.contains("tree.depth"))
    #expect(try status("h-lines/000000.json").0 == "ok")
    #expect(try status("h-lines/000001.json") == ("failed", ["ndjson.malformed"]))
    #expect(try status("h-lines/000002.json").0 == "ok")
    #expect(try status("z-good.json").0 == "ok")
    let chinese = try #require(files["g-gbk.json"])
    #expect(String(decoding: chinese, as: UTF8.self).contains("北京和上海的咖啡馆"))
  }

  @Test func theOutputDoesNotDependOnTheNumberOfThreads() throws {
    let one = try run(jobs: 1).files
    let four = try run(jobs: 4).files
    #expect(one == four)
  }
}
