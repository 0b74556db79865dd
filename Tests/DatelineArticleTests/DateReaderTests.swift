import DatelineModel
import Testing

@testable import DatelineArticle

@Suite struct DateReaderTests {
  @Test(arguments: [
    ("2024-01-23T10:30:00Z", "2024-01-23T10:30:00Z"),
    ("2024-01-23T10:30:00.123+0800", "2024-01-23T10:30:00+08:00"),
    ("2024-01-23 10:30", "2024-01-23"),
    ("2024/1/23", "2024-01-23"),
    ("20240123", "2024-01-23"),
    ("Tue, 23 Jan 2024 10:30:00 +0000", "2024-01-23T10:30:00Z"),
    ("Tue Jan 23 10:30:00 -0500 2024", "2024-01-23T10:30:00-05:00"),
    ("January 23, 2024", "2024-01-23"),
    ("Jan. 23rd, 2024, 10:30 p.m. EST", "2024-01-23T22:30:00-05:00"),
    ("23 Jan 2024", "2024-01-23"),
    ("23. Januar 2024", "2024-01-23"),
    ("23 de enero de 2024", "2024-01-23"),
    ("23 января 2024", "2024-01-23"),
    ("2024年1月23日 10:30", "2024-01-23"),
    ("民國113年1月23日", "2024-01-23"),
    ("2024년 1월 23일", "2024-01-23"),
    ("1706005800", "2024-01-23T10:30:00Z"),
    ("1706005800000", "2024-01-23T10:30:00Z"),
    ("23.01.2024", "2024-01-23"),
    ("01/23/2024", "2024-01-23"),
    ("23/01/2024", "2024-01-23"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(DateReader().read(text)?.moment.text == expected)
  }

  @Test(arguments: ["", "30 February 2024", "2024-13-01", "0123456789012", "May be 2024", "1.2.3"])
  func refuses(_ text: String) {
    #expect(DateReader().read(text) == nil)
  }

  @Test func openOrderFollowsTheHint() {
    #expect(DateReader(monthFirst: true).read("03/04/2024")?.day == CalendarDate(2024, 3, 4))
    #expect(DateReader(monthFirst: false).read("03/04/2024")?.day == CalendarDate(2024, 4, 3))
  }
}
