import Testing

@testable import DatelineFetch

@Suite struct RetryAfterTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT
  static let now = 784_111_777

  @Test(arguments: [
    ("120", 120.0), (" 0 ", 0), ("Sun, 06 Nov 1994 08:49:38 GMT", 1),
    ("Sun, 06 Nov 1994 09:49:37 GMT", 3_600), ("Sat, 05 Nov 1994 08:49:37 GMT", 0),
    ("-5", nil), ("soon", nil), ("Sun, 06 Foo 1994 08:49:38 GMT", nil), ("", nil),
  ])
  func isRead(_ header: String, _ seconds: Double?) {
    #expect(RetryAfter.seconds(header, now: Self.now) == seconds)
  }
}
