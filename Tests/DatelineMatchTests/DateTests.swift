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
    #expect(fixture.book.packs.reduce(0) { $0 + $1.examples.count } >= 500)
  }

  @Test(arguments: [
    ("", "empty"), ("{colour}", "no field"), ("{year", "open brace"), ("{year}/", "empty end"),
    ("{year}/{month}/{day}", "three points"), ("soon", "unknown word"), ("published+", "no number"),
    ("{year:*2}", "unknown change"), ("Q", "letter without number"),
    ("T4", "time without placeholder"),
  ])
  func templateMistakes(_ template: String, _ what: String) {
    #expect(throws: DateTemplate.Mistake.self, "\(what)") {
      try DateTemplate(template, rule: "test#rule")
    }
  }

  /// Without a day of publication values stay partial.
  @Test(arguments: [
    ("It opened on January 23.", "It opened on [January 23](XXXX-01-23)."),
    ("It opened on Friday.", "It opened on [Friday](XXXX-WXX-5)."),
    ("It opened in March 2020.", "It opened in [March 2020](2020-03)."),
    ("展览于1月23日开幕。", "展览于[1月23日](XXXX-01-23)开幕。"),
    ("展览于2020年1月23日开幕。", "展览于[2020年1月23日](2020-01-23)开幕。"),
  ])
  func withoutPublication(_ text: String, _ marked: String) throws {
    #expect(try Self.fixture.get().marked(text, nil) == marked)
  }

  /// The year of one row of a table is that of the days in those below it, but of no line behind it.
  @Test func rowsOfTables() throws {
    let text = """
      [2004年](2004) | [9月25日](2004-09-25) | 甲台
      [9月26日](2004-09-26) | 乙台
      [2005年](2005) | [7月30日](2005-07-30) | 甲台
      [8月14日](2005-08-14) | 乙台
      [6月2日](2015-06-02)整理。
      """
    let plain = text.replacing(/\[(.*?)\]\(.*?\)/) { $0.1 }
    #expect(try Self.fixture.get().marked(plain, CalendarDate("2015-06-17")) == text)
  }

  /// A month and a day take the year that the press means.
  @Test(arguments: [
    ("It was launched on Dec. 10.", "2024-01-23", "2023-12-10"),
    ("It was named on Jan. 22.", "2024-01-23", "2024-01-22"),
    ("It will open on Feb. 2.", "2024-01-23", "2024-02-02"),
    ("It will open on Jan. 5.", "2024-12-20", "2025-01-05"),
    ("It was seen on Feb. 29.", "2023-05-05", "2020-02-29"),
    ("活动将于1月5日举行。", "2024-12-20", "2025-01-05"),
    ("12月28日，公司宣布。", "2025-01-03", "2024-12-28"),
    ("30日，公司宣布。", "2025-01-02", "2024-12-30"),
    ("展览8月28日开幕。", "2024-06-14", "2024-08-28"),
    ("店铺已于8月28日关闭。", "2024-06-14", "2023-08-28"),
    ("8月28日，公司发布公告。", "2024-06-14", "2023-08-28"),
    ("Stage two: July 6, Toronto", "2024-02-06", "2024-07-06"),
    ("Officials would not discuss the Saturday raid.", "2024-05-02", "2024-04-27"),
    ("A judge on Monday, who is to retire, fined them.", "2024-05-02", "2024-04-29"),
    ("A Saturday raid is planned.", "2024-05-02", "2024-05-04"),
    ("They will discuss a Saturday attack that is planned.", "2024-05-02", "2024-05-04"),
  ])
  func yearOfPartialDates(_ text: String, _ published: String, _ value: String) throws {
    let mentions = try Self.fixture.get().mentions(text, CalendarDate(published))
    let values = mentions.compactMap { mention -> DateValue? in
      if case .date(let value) = mention.value { value } else { nil }
    }
    #expect(values.map(\.value) == [value])
    #expect(values.map(\.earliest) == [CalendarDate(value)])
    #expect(values.map(\.latest) == [CalendarDate(value)])
  }

  @Test(arguments: [
    ("2024-Q1", "2024-01-01", "2024-03-31", "In the first quarter of 2024 it grew."),
    ("2023-WI", "2023-12-01", "2024-02-29", "The coat is from winter 2023."),
    ("202", "2020-01-01", "2029-12-31", "A look of the 2020s."),
    ("2024-W04", "2024-01-22", "2024-01-28", "It opens this week."),
    ("2024-01-15/2024-01-18", "2024-01-15", "2024-01-18", "It ran Jan 15-18, 2024."),
    ("2023", "2023-01-01", "2023-12-31", "去年销量上升。"),
  ])
  func firstAndLastDays(
    _ value: String,
    _ earliest: String,
    _ latest: String,
    _ text: String
  ) throws {
    let mentions = try Self.fixture.get().mentions(text, CalendarDate(2024, 1, 23))
    let values = mentions.compactMap { mention -> DateValue? in
      if case .date(let value) = mention.value { value } else { nil }
    }
    let expected = DateValue(
      value: value,
      earliest: CalendarDate(earliest),
      latest: CalendarDate(latest)
    )
    #expect(values == [expected])
  }

  /// A text about other years goes on in the year that it named last.
  @Test func narrative() throws {
    let text = """
      In May 1939 the house was founded. It moved in July 1940.
      On December 7, 1941, it closed. In January it was sold.
      On 3 March 1942 it reopened, and on 5 April it moved.
      """
    let marked = """
      In [May 1939](1939-05) the house was founded. It moved in [July 1940](1940-07).
      On [December 7, 1941](1941-12-07), it closed. In [January](1942-01) it was sold.
      On [3 March 1942](1942-03-03) it reopened, and on [5 April](1942-04-05) it moved.
      """
    #expect(try Self.fixture.get().marked(text, CalendarDate(2024, 1, 23)) == marked)
  }

  /// The rows of a schedule look where the text before them does.
  @Test(arguments: [
    ("The band will play in six cities.\nThe dates:\n", "[14 Feb](2025-02-14): Leeds"),
    ("The band played in six cities.\nThe dates:\n", "[14 Feb](2024-02-14): Leeds"),
    (
      "乐队将在六座城市演出，由他领队。\n具体场次如下：\n",
      "[9月7日](2024-09-07)　广州\n[9月14日](2024-09-14)　长沙"
    ),
    ("乐队将在六座城市演出，由他领队。\n具体场次如下：\n", "[2月7日](2025-02-07)　广州"),
    ("乐队在六座城市演出，由他领队。\n具体场次如下：\n", "[2月7日](2024-02-07)　广州"),
    ("乐队在六座城市演出，由他领队。\n具体场次如下：\n", "[9月7日](2024-09-07)　广州"),
    ("乐队将在六座城市演出，由他领队。\n", "[9月7日](2023-09-07)，他离开了广州。"),
  ])
  func rowsOfSchedules(_ before: String, _ rows: String) throws {
    let text = rows.replacing(/\[([^\]]+)\]\([^)]*\)/) { $0.output.1 }
    let marked = try Self.fixture.get().marked(before + text, CalendarDate(2024, 6, 18))
    #expect(marked == before + rows)
  }
}
