import DatelineLexicon
import DatelineRules
import Foundation
import Testing

@Suite struct BundledPackTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/DatelineRules/Packs")

  @Test func loadWithoutMistakes() throws {
    let book = try RuleBook.load(Self.folder, fold: Fold())
    #expect(book.packs.map(\.id).contains("dates/zh"))
    #expect(book.rules.contains { $0.id == "dates/en#month-day-year" })
  }

  @Test func decodingGivesWhatWasEncoded() throws {
    let book = try RuleBook.load(Self.folder, fold: Fold())
    let bytes = book.encode()
    let decoded = try RuleBook(decoding: Bytes(bytes), examples: true)
    #expect(decoded.rules == book.rules)
    #expect(decoded.packs.map(\.examples) == book.packs.map(\.examples))
    #expect(decoded.encode() == bytes)
    #expect(try RuleBook(decoding: Bytes(bytes)).packs.allSatisfy { $0.examples.isEmpty })
  }

  @Test func damagedBytesAreRefused() throws {
    let book = try PackFolder(
      """
      pack: test
      types: [date]
      slots: { d: { range: [1, 31] }, w: { words: { a b: 1, c: x } } }
      rules: [{ id: a, match: "{d} {w}", date: "{d}", not after: "{w}" }]
      examples: ["[1 c](1)"]
      """
    ).load()
    let bytes = book.encode()
    #expect(throws: RuleBook.DecodingMistake.self) { try RuleBook(decoding: Bytes([])) }
    for count in bytes.indices {
      #expect(throws: RuleBook.DecodingMistake.self) {
        try RuleBook(decoding: Bytes(Array(bytes[..<count])), examples: true)
      }
    }
    // Other bytes may still be a book, but must not stop the process.
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x15
      _ = try? RuleBook(decoding: Bytes(changed), examples: true)
    }
  }
}
