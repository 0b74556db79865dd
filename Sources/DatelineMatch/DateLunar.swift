internal import DatelineModel

/// The Chinese calendar, from 1900 to 2100.
enum DateLunar {
  /// A day of a month; the last one for a 30th that the month has not, the day before the month for 0.
  ///
  /// - Returns: `nil` for a year out of the table, or a leap month that the year has not.
  static func day(_ month: Int, _ day: Int, isLeap: Bool, in year: Int) -> CalendarDate? {
    guard let (first, length) = self.month(month, isLeap: isLeap, in: year), (0...30).contains(day)
    else { return nil }
    return first.adding(days: min(day, length) - 1)
  }

  /// A month or one of its days.
  static func period(
    _ month: Int,
    _ day: Int?,
    isLeap: Bool,
    in year: Int
  ) -> DatePeriod? {
    if let day { return self.day(month, day, isLeap: isLeap, in: year).map { DatePeriod($0) } }
    guard let (first, length) = self.month(month, isLeap: isLeap, in: year) else { return nil }
    return DatePeriod(first).through(DatePeriod(first.adding(days: length - 1)))
  }

  /// The day of a solar term, 0 being 小寒.
  static func term(_ term: Int, in year: Int) -> CalendarDate? {
    let index = year - DateLunarTable.firstYear
    guard DateLunarTable.years.indices.contains(index) else { return nil }
    let shift = DateLunarTable.termShifts[term].withUTF8Buffer { Int($0[index]) - 0x30 }
    return CalendarDate(year, term / 2 + 1, Int(DateLunarTable.termDays[term]) + shift)
  }

  private static func month(
    _ month: Int,
    isLeap: Bool,
    in year: Int
  ) -> (first: CalendarDate, length: Int)? {
    let index = year - DateLunarTable.firstYear
    guard (1...12).contains(month), DateLunarTable.years.indices.contains(index),
      let newYear = CalendarDate(year, 1, 1)
    else { return nil }
    let code = DateLunarTable.years[index]
    let leap = Int(code >> 6 & 15)
    guard !isLeap || leap == month else { return nil }
    let place = month - 1 + (isLeap || (leap > 0 && month > leap) ? 1 : 0)
    var days = Int(code & 63)
    for earlier in 0..<place { days += length(earlier, code) }
    return (newYear.adding(days: days), length(place, code))
  }

  private static func length(_ place: Int, _ code: UInt32) -> Int {
    code >> UInt32(10 + place) & 1 == 1 ? 30 : 29
  }
}
