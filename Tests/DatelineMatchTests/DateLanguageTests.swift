import DatelineModel
import Testing

@testable import DatelineMatch

/// One table for both languages: the same words mean the same days.
@Suite struct DateLanguageTests {
  private static let table = """
    2024-03-05 2024-03-05 2024-03-05 | on March 5, 2024 | 2024年3月5日
    2024-09-30 2024-09-30 2024-09-30 | yesterday | 昨天
    2024-10-02TAF 2024-10-02 2024-10-02 | tomorrow afternoon | 明天下午
    2024-09-30TNI 2024-09-30 2024-09-30 | last night | 昨晚
    2024-10-02T20:30 2024-10-02 2024-10-02 | tomorrow at 8:30 p.m. | 明天晚上8点30分
    2024-10-02T14:00/2024-10-02T16:00 2024-10-02 2024-10-02 | tomorrow from 2 to 4 p.m. | 明天下午2点到4点
    2024-09-27 2024-09-27 2024-09-27 | last Friday | 上周五
    2024-W39 2024-09-23 2024-09-29 | last week | 上周
    2024-W40-WE 2024-10-05 2024-10-06 | this weekend | 这个周末
    2024-09 2024-09-01 2024-09-30 | last month | 上个月
    2023-03 2023-03-01 2023-03-31 | in March last year | 去年3月
    2024-Q3 2024-07-01 2024-09-30 | last quarter | 上季度
    2023-Q4 2023-10-01 2023-12-31 | the fourth quarter of last year | 去年第四季度
    2023-H1 2023-01-01 2023-06-30 | the first half of 2023 | 2023年上半年
    2024-01/2024-09 2024-01-01 2024-09-30 | the first nine months of 2024 | 2024年前九个月
    2023-Q1/2023-Q3 2023-01-01 2023-09-30 | the first three quarters of 2023 | 2023年前三季度
    2023-WI 2023-12-01 2024-02-29 | the winter of 2023 | 2023年冬季
    2024-SP/2024-SU 2024-03-01 2024-08-31 | SS24 | 2024春夏
    2025 2025-01-01 2025-12-31 | next year | 明年
    199 1990-01-01 1999-12-31 | the 1990s | 20世纪90年代
    17 1700-01-01 1799-12-31 | the 18th century | 18世纪
    2024-05-01/2024-05-05 2024-05-01 2024-05-05 | May 1-5 | 5月1日至5日
    2023-05-26/2023-05-29 2023-05-26 2023-05-29 | 2023-05-26 to 2023-05-29 | 2023-05-26至2023-05-29
    2008/2009 2008-01-01 2009-12-31 | the 2008-09 season | 2008-09赛季
    2023-01-01/2023-01-10 2023-01-01 2023-01-10 | the first ten days of last year | 去年前十天
    2023-03/2023-05 2023-03-01 2023-05-31 | March-May 2023 | 2023年3月至5月
    2024-09-30/2024-10-04 2024-09-30 2024-10-04 | Monday to Friday | 周一至周五
    2024-10-02/2024-10-08 2024-10-02 2024-10-08 | the next seven days | 未来七天
    2024-07-01/2024-09-30 2024-07-01 2024-09-30 | the past three months | 过去三个月
    2024-Q2/2024-Q3 2024-04-01 2024-09-30 | the past two quarters | 过去两个季度
    2024-W38 2024-09-16 2024-09-22 | two weeks ago | 两周前
    2024-07 2024-07-01 2024-07-31 | three months ago | 三个月前
    2019 2019-01-01 2019-12-31 | five years ago | 五年前
    2023-04 2023-04-01 2023-04-30 | a year and a half ago | 一年半前
    2023-10/2023-12 2023-10-01 2023-12-31 | the last three months of 2023 | 2023年最后三个月
    2024-09-01/2024-09-20 2024-09-01 2024-09-20 | the first 20 days of September | 9月前20天
    2024-03/2024-05 2024-03-01 2024-05-31 | from March to May | 3月至5月
    2024-05-06 2024-05-06 2024-05-06 | the first Monday of May 2024 | 2024年5月的第一个星期一
    2024-W19 2024-05-06 2024-05-12 | the second week of May 2024 | 2024年5月的第二周
    2024-12-25 2024-12-25 2024-12-25 | Christmas 2024 | 2024年圣诞节
    2023-11-23 2023-11-23 2023-11-23 | Thanksgiving 2023 | 2023年感恩节
    2024-03-31 2024-03-31 2024-03-31 | Easter 2024 | 2024年复活节
    2024-02-10 2024-02-10 2024-02-10 | Lunar New Year 2024 | 2024年春节
    2024-09-17 2024-09-17 2024-09-17 | Mid-Autumn Festival 2024 | 2024年中秋节
    FY2023 - - | fiscal 2023 | 2023财年
    BC0490 -0489-01-01 -0489-12-31 | 490 BC | 公元前490年
    BC03 -0399-01-01 -0300-12-31 | the 4th century BC | 公元前4世纪
    """

  /// The cells of the rows: the value, the first and the last day, English, Chinese.
  static var rows: [[String]] {
    table.split(separator: "\n").map { row in
      let cells = row.split(separator: " | ").map(String.init)
      return cells[0].split(separator: " ").map(String.init) + cells.dropFirst()
    }
  }

  @Test(arguments: rows)
  func meansTheSameInBoth(_ row: [String]) throws {
    for text in row[3...] {
      let mentions = try DateTests.fixture.get().mentions(text, CalendarDate(2024, 10, 1))
      let found = mentions.compactMap { mention -> [String]? in
        guard case .date(let value) = mention.value else { return nil }
        return [value.value]
          + [value.earliest, value.latest].map { day in
            day.map { "\($0)" } ?? "-"
          }
      }
      #expect(found == [Array(row[..<3])], "\(text)")
    }
  }

  /// A range of two days with their months is two mentions in both languages, each with its day.
  @Test(arguments: [
    ("2023-12-01 2024-01-05", "December 1, 2023 to January 5, 2024", "2023年12月1日至2024年1月5日"),
    ("2023-05-01 2023-06-05", "from May 1 to June 5, 2023", "2023年5月1日起至6月5日止"),
    ("2023-12-28 2024-01-03", "Dec. 28–Jan. 3, 2024", "2023年12月28日—1月3日"),
    ("2024-09-28 2024-10-03", "between Sept. 28 and Oct. 3", "9月28日到10月3日"),
  ])
  func rangesOfWholeDays(_ days: String, _ english: String, _ chinese: String) throws {
    let expected = days.split(separator: " ").map { [String($0), String($0), String($0)] }
    for text in [english, chinese] {
      let mentions = try DateTests.fixture.get().mentions(text, CalendarDate(2024, 10, 1))
      let found = mentions.compactMap { mention -> [String]? in
        guard case .date(let value) = mention.value else { return nil }
        return [value.value] + [value.earliest, value.latest].map { $0.map { "\($0)" } ?? "-" }
      }
      #expect(found == expected, "\(text)")
    }
  }

  @Test(arguments: [
    (1900, 1, 1, false, "1900-01-31"), (1949, 7, 7, true, "1949-08-30"),
    (2020, 4, 1, true, "2020-05-23"), (2023, 2, 1, true, "2023-03-22"),
    (2023, 12, 30, false, "2024-02-09"), (2024, 8, 15, false, "2024-09-17"),
    (2033, 11, 1, true, "2033-12-22"), (2100, 1, 1, false, "2100-02-09"),
  ])
  func daysOfTheChineseCalendar(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ isLeap: Bool,
    _ expected: String
  ) {
    let found = DateLunar.day(month, day, isLeap: isLeap, in: year)
    #expect(found == CalendarDate(expected))
  }

  @Test func monthsThatDoNotExist() {
    #expect(DateLunar.day(3, 1, isLeap: true, in: 2024) == nil)
    #expect(DateLunar.day(1, 1, isLeap: false, in: 1899) == nil)
    #expect(DateLunar.day(1, 1, isLeap: false, in: 2101) == nil)
  }
}
