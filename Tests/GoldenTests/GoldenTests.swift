import DatelineOutput
import DatelinePipeline
import Foundation
import TestSupport
import Testing

/// Output holds what `dateline run` makes of Corpus. `make run` writes it; the tests only read.
@Suite struct GoldenTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What `run` writes for every input, by path below Output; the source's path as in a run from the
  /// root.
  static let made: [(path: String, json: [UInt8])] = {
    _ = FileManager.default.changeCurrentDirectoryPath(root.path)
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: output) }
    _ = try? Batch().run(["Corpus"], into: output.path) { _ in }
    let found = FileManager.default.enumerator(atPath: output.path)?.allObjects as? [String] ?? []
    var made: [(path: String, json: [UInt8])] = []
    for path in found.sorted() where path.hasSuffix(".json") && path != "summary.json" {
      guard let json = try? Data(contentsOf: output.appending(path: path)) else { continue }
      made.append((path, Array(json)))
    }
    return made
  }()

  @Test func corpusHasAtLeastThirtyPages() {
    #expect(Self.made.count >= 30)
  }

  @Test func outputIsWhatRunMakes() throws {
    for (path, json) in Self.made {
      let url = Self.root.appending(path: "Output/\(path)")
      let golden = try? Data(contentsOf: url)
      #expect(golden == Data(json), "Output/\(path) differs: run `make run`, look at the diff")
    }
  }

  @Test func outputHoldsNothingElse() throws {
    let output = Self.root.appending(path: "Output")
    let found = FileManager.default.enumerator(atPath: output.path)?.allObjects as? [String] ?? []
    let files = found.filter { $0.hasSuffix(".json") }
    #expect(Set(files) == Set(Self.made.map(\.path) + ["summary.json"]))
  }

  @Test func everyRecordFollowsTheSchema() throws {
    let schema = try JSONSchema(RecordSchema.text)
    for (path, json) in Self.made {
      #expect(try schema.mistakes(in: Data(json)) == [], "\(path)")
    }
  }

  /// Offsets, counts and references of every record agree with one another.
  @Test func everyRecordAgreesWithItself() throws {
    for (path, json) in Self.made {
      let record = try #require(
        JSONSerialization.jsonObject(with: Data(json)) as? [String: Any],
        "\(path)"
      )
      let text = Array(try #require(record["text"] as? String).unicodeScalars)
      let entities = record["entities"] as? [[String: Any]] ?? []
      let ids = entities.compactMap { $0["id"] as? String }
      #expect(Set(ids).count == ids.count, "\(path)")
      var counts: [String: Int] = [:]
      var end = 0
      for mention in record["mentions"] as? [[String: Any]] ?? [] {
        let range = try #require(Self.range(of: mention))
        #expect(range.lowerBound >= end, "\(path): mentions overlap")
        end = range.upperBound
        #expect(String(String.UnicodeScalarView(text[range])) == mention["text"] as? String)
        let entity = try #require(mention["entity"] as? String)
        #expect(ids.contains(entity), "\(path): \(entity)")
        counts[entity, default: 0] += 1
      }
      for entity in entities {
        let id = try #require(entity["id"] as? String)
        #expect(entity["mentions"] as? Int == counts[id], "\(path): \(id)")
      }
      for list in record["lists"] as? [[String: Any]] ?? [] {
        for item in list["items"] as? [[String: Any]] ?? [] {
          let range = try #require(Self.range(of: item))
          #expect(String(String.UnicodeScalarView(text[range])) == item["text"] as? String)
        }
      }
      for found in record["reconciliations"] as? [[String: Any]] ?? [] {
        try checkEveryItemOnce(found, path)
      }
    }
  }

  func checkEveryItemOnce(_ found: [String: Any], _ path: String) throws {
    let pairs = found["pairs"] as? [[String: Any]] ?? []
    let groups = found["ambiguous"] as? [[String: Any]] ?? []
    for (side, only, count) in [
      ("left", "onlyLeft", "leftCount"), ("right", "onlyRight", "rightCount"),
    ] {
      let all =
        pairs.compactMap { $0[side] as? Int } + (found[only] as? [Int] ?? [])
        + groups.flatMap { $0[side] as? [Int] ?? [] }
      #expect(all.sorted() == Array(0..<(found[count] as? Int ?? -1)), "\(path)")
    }
  }

  static func range(of object: [String: Any]) -> Range<Int>? {
    guard let start = object["start"] as? Int, let end = object["end"] as? Int, start < end else {
      return nil
    }
    return start..<end
  }
}
