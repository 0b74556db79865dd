import Foundation
import Testing

/// Copies of one text are found, and nothing else is taken for one.
@Suite struct DuplicateTests {
  /// The text of every file, and which story it is.
  struct Text {
    var name: String
    var story: String
    var edit: String
  }

  @Test func copiesAreFoundAndOtherStoriesOfTheEventAreNot() throws {
    let place = try Workplace()
    var texts: [Text] = []
    for (event, stories) in Stories.events.enumerated() {
      for (version, story) in stories.enumerated() {
        for (number, (name, edit)) in Stories.edits.enumerated() {
          let text = Text(
            name: "\(event)-\(version)-\(number)",
            story: "\(event)-\(version)",
            edit: name
          )
          texts.append(text)
          try place.write(edit(story), to: text.name + ".txt")
        }
      }
    }
    for (day, story) in Stories.daily.enumerated() {
      texts.append(Text(name: "daily-\(day)", story: "daily-\(day)", edit: "as it was"))
      try place.write(story, to: "daily-\(day).txt")
    }
    let summary = try place.run()
    var keys: [String: String] = [:]
    for text in texts {
      keys[text.name] = try place.record(text.name)["similarityKey"] as? String
    }
    var (right, wrong, missed) = (0, 0, 0)
    for (index, left) in texts.enumerated() {
      for right_ in texts[(index + 1)...] {
        let areCopies = left.story == right_.story
        let found = keys[left.name] == keys[right_.name]
        switch (areCopies, found) {
        case (true, true): right += 1
        case (false, true):
          wrong += 1
          Issue.record("\(left.name) and \(right_.name) are taken for copies")
        case (true, false):
          missed += 1
        case (false, false): break
        }
      }
    }
    #expect(Double(right) / Double(right + wrong) >= 0.98)
    #expect(Double(right) / Double(right + missed) >= 0.9, "\(missed) of \(right + missed) missed")
    let copies = Stories.events.count * 2 * (Stories.edits.count - 1)
    #expect(summary.duplicates >= copies * 9 / 10)
    #expect(summary.duplicates <= copies)
  }

  @Test func theEarliestIsTheOriginalWhereverItStands() throws {
    let story = Stories.events[0][0].replacingOccurrences(of: "\n", with: " ")
    func line(_ id: String, _ day: String, _ extra: String = "") throws -> String {
      let object = ["id": id, "published": day, "text": extra + story]
      return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }
    let lines = try [
      line("late", "2024-03-05", "Repeated from last week. "), line("first", "2024-03-01"),
      line("same day", "2024-03-01", "By our staff. "), "{\"id\":\"other\",\"text\":\"Paris\"}",
    ]
    let place = try Workplace(["a.ndjson": lines.joined(separator: "\n")])
    let summary = try place.run()
    let records = try (0..<4).map { try place.record("a/00000\($0)") }
    let first = try #require(records[1]["id"] as? String)
    #expect(records.map { $0["duplicateOf"] as? String } == [first, nil, first, nil])
    let keys = records.map { $0["similarityKey"] as? String }
    #expect(keys[0] == keys[1] && keys[1] == keys[2] && keys[1] != nil && keys[3] == nil)
    #expect(summary.duplicates == 2)
    // What was found stays found, and costs no second writing.
    let before = try place.output()
    #expect(try place.run().unchanged == 4)
    #expect(try place.output() == before)
  }
}
