import DatelineModel
import DatelineRules
import Testing

@testable import DatelineMatch

@Suite struct DateTests {
  static let fixture = Result { try DateFixture() }

  @Test func examplesOfThePacks() throws {
    let fixture = try Self.fixture.get()
    let runner = ExampleRunner { text, reference in
      fixture.mentions(text, reference).compactMap { mention in
        guard case .date(let value) = mention.value else { return nil }
        return (mention.range, mention.kind, value.value)
      }
    }
    let failures = runner.run(fixture.book.packs).map(\.description).joined(separator: "\n")
    #expect(failures.isEmpty, "\(failures)")
    #expect(fixture.book.packs.reduce(0) { $0 + $1.examples.count } >= 2)
  }
}
