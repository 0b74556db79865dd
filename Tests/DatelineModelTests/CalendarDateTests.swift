import DatelineModel
import Testing

@Suite struct CalendarDateTests {
  @Test func everyDayOfFourCenturiesKeepsItsNumber() {
    var previous = CalendarDate(daysSinceEpoch: -80_000)
    for number in -79_999..<66_097 {
      let date = CalendarDate(daysSinceEpoch: number)
      #expect(date.daysSinceEpoch == number)
      #expect(date > previous)
      previous = date
    }
  }

  @Test(arguments: [
    (2024, 2, 30), (2015, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (2024, 1, 0),
  ])
  func impossibleDaysAreRefused(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year, month, day) == nil)
  }

  @Test(arguments: [("1970-01-01", 4), ("2024-01-23", 2), ("2000-02-29", 2), ("1999-12-31", 5)])
  func weekdays(text: String, weekday: Int) {
    #expect(CalendarDate(text)?.weekday == weekday)
    #expect(CalendarDate(text)?.description == text)
  }

  @Test func aMonthLaterStaysInTheMonth() {
    #expect(CalendarDate(2024, 1, 31)?.adding(months: 1) == CalendarDate(2024, 2, 29))
    #expect(CalendarDate(2024, 1, 31)?.adding(months: -2) == CalendarDate(2023, 11, 30))
    #expect(CalendarDate(2024, 12, 5)?.adding(months: 1) == CalendarDate(2025, 1, 5))
  }
}
