internal import DatelineModel

/// A stretch of the calendar with its TIMEX3 value.
struct DatePeriod: Hashable, Sendable {
  /// How long it is, as far as reading on needs it.
  enum Grain: Int, Hashable, Sendable, Comparable {
    case day, week, month, season, year, longer

    static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }
  }

  var value: String
  var grain: Grain
  /// The first and the last day; `nil` where the value is partial.
  var days: ClosedRange<CalendarDate>?

  /// A day.
  init(_ day: CalendarDate) { self.init(value: Self.text(day), grain: .day, days: day...day) }

  init(value: String, grain: Grain, days: ClosedRange<CalendarDate>?) {
    self.value = value
    self.grain = grain
    self.days = days
  }

  /// The same day at a time of it.
  func at(_ clock: String?) -> DatePeriod {
    guard let clock, grain == .day, !value.contains("T") else { return self }
    return DatePeriod(value: value + clock, grain: grain, days: days)
  }

  /// A partial value, which has no days.
  init(partial value: String, _ grain: Grain) { self.init(value: value, grain: grain, days: nil) }

  /// The ISO week that a day lies in.
  static func week(of day: CalendarDate) -> DatePeriod {
    let monday = day.adding(days: 1 - day.weekday)
    let (year, week) = number(ofWeek: monday)
    return DatePeriod(
      value: "\(padded(year))-W\(padded(week, 2))",
      grain: .week,
      days: monday...monday.adding(days: 6)
    )
  }

  /// The Saturday and Sunday of the week that a day lies in.
  static func weekend(of day: CalendarDate) -> DatePeriod {
    let monday = day.adding(days: 1 - day.weekday)
    return DatePeriod(
      value: week(of: day).value + "-WE",
      grain: .week,
      days: monday.adding(days: 5)...monday.adding(days: 6)
    )
  }

  /// The ISO week of a number; `nil` for week 53 of a year without one.
  static func week(_ number: Int, of year: Int) -> DatePeriod? {
    if number < 0 {
      // 28 December is always in the last week of its year.
      return CalendarDate(year, 12, 28).map { Self.week(of: $0.adding(days: 7 * (number + 1))) }
    }
    guard let fourth = CalendarDate(year, 1, 4) else { return nil }
    let week = week(of: fourth.adding(days: 7 * (number - 1)))
    return week.value.hasPrefix(padded(year)) ? week : nil
  }

  /// The week of a month, the first being the one of its first Thursday.
  static func week(_ number: Int, ofMonth month: Int, of year: Int) -> DatePeriod? {
    guard let thursday = weekday(4, number, month, year) else { return nil }
    return week(of: thursday)
  }

  /// The `nth` of a weekday in a month; counted from the end if negative.
  static func weekday(_ weekday: Int, _ nth: Int, _ month: Int, _ year: Int) -> CalendarDate? {
    if nth < 0 {
      let last = CalendarDate(year, month, CalendarDate.days(inMonth: month, of: year))
      return last.map { $0.adding(days: -(($0.weekday - weekday + 7) % 7) + 7 * (nth + 1)) }
    }
    guard let first = CalendarDate(year, month, 1), nth > 0 else { return nil }
    let day = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1))
    return day.month == month ? day : nil
  }

  /// A month.
  static func month(_ month: Int, of year: Int) -> DatePeriod? {
    months(month, 1, of: year, "\(text(year))-\(padded(month, 2))", .month)
  }

  /// A quarter.
  static func quarter(_ quarter: Int, of year: Int) -> DatePeriod? {
    guard (1...4).contains(quarter) else { return nil }
    return months(quarter * 3 - 2, 3, of: year, "\(text(year))-Q\(quarter)", .season)
  }

  /// A half of a year.
  static func half(_ half: Int, of year: Int) -> DatePeriod? {
    guard (1...2).contains(half) else { return nil }
    return months(half * 6 - 5, 6, of: year, "\(text(year))-H\(half)", .season)
  }

  /// A season, or two of them with a slash between.
  static func season(_ season: String, of year: Int) -> DatePeriod? {
    let seasons = season.split(separator: "/")
    if seasons.count == 2, let first = Self.season(String(seasons[0]), of: year),
      let last = Self.season(String(seasons[1]), of: year)
    {
      return first.through(last)
    }
    let starts = ["SP": 3, "SU": 6, "FA": 9, "WI": 12]
    return starts[season].flatMap { months($0, 3, of: year, "\(text(year))-\(season)", .season) }
  }

  /// A third of a month (旬).
  static func tenth(_ tenth: Int, _ month: Int, of year: Int) -> DatePeriod? {
    guard let first = CalendarDate(year, month, tenth * 10 - 9) else { return nil }
    let length = CalendarDate.days(inMonth: month, of: year)
    guard let last = CalendarDate(year, month, tenth == 3 ? length : tenth * 10) else { return nil }
    return DatePeriod(first).through(DatePeriod(last))
  }

  /// A year.
  static func year(_ year: Int) -> DatePeriod? { months(1, 12, of: year, text(year), .year) }

  /// The decade that begins with a year.
  ///
  /// Of a year before Christ it is the decade that ends with the year, as the 470s ended with 470.
  static func decade(_ first: Int) -> DatePeriod? {
    guard first <= 0 else { return years(first, 10, padded(first / 10, 3)) }
    return years(first - 9, 10, "BC" + padded((1 - first) / 10, 3))
  }

  /// A century: 21 began in 2000; 0 is the last one before Christ.
  static func century(_ number: Int) -> DatePeriod? {
    guard number <= 0 else { return years(number * 100 - 100, 100, padded(number - 1, 2)) }
    return years(number * 100 - 99, 100, "BC" + padded(-number, 2))
  }

  private static func years(_ first: Int, _ count: Int, _ value: String) -> DatePeriod? {
    guard let start = CalendarDate(first, 1, 1),
      let end = CalendarDate(first + count - 1, 12, 31)
    else { return nil }
    return DatePeriod(value: value, grain: .longer, days: start...end)
  }

  private static func months(
    _ first: Int,
    _ count: Int,
    of year: Int,
    _ value: String,
    _ grain: Grain
  ) -> DatePeriod? {
    guard let start = CalendarDate(year, first, 1) else { return nil }
    let end = start.adding(months: count).adding(days: -1)
    return DatePeriod(value: value, grain: grain, days: start...end)
  }

  /// The range from this period to another one.
  func through(_ last: DatePeriod) -> DatePeriod? {
    var days: ClosedRange<CalendarDate>?
    if let from = self.days, let to = last.days {
      guard from.lowerBound <= to.upperBound else { return nil }
      days = from.lowerBound...to.upperBound
    }
    // A third of a month is a range itself.
    let ends = (
      value.split(separator: "/").first ?? "", last.value.split(separator: "/").last ?? ""
    )
    // Of two ends of which nothing is known nothing is known.
    let isUnknown = days == nil && (ends.0 + ends.1).allSatisfy { $0 == "X" || $0 == "-" }
    return DatePeriod(
      value: isUnknown ? String(ends.0) : "\(ends.0)/\(ends.1)",
      grain: max(grain, last.grain),
      days: days
    )
  }

  /// The days from here to the period: negative if it is over, 0 if it holds the day.
  func distance(from day: CalendarDate) -> Int? {
    guard let days else { return nil }
    if days.contains(day) { return 0 }
    let end = days.upperBound < day ? days.upperBound : days.lowerBound
    return end.daysSinceEpoch - day.daysSinceEpoch
  }

  private static func number(ofWeek monday: CalendarDate) -> (year: Int, week: Int) {
    let thursday = monday.adding(days: 3)
    guard let first = CalendarDate(thursday.year, 1, 1) else { return (thursday.year, 1) }
    return (thursday.year, (thursday.daysSinceEpoch - first.daysSinceEpoch) / 7 + 1)
  }

  /// The year as TIMEX3 writes it: 0 and below are years before Christ.
  static func text(_ year: Int) -> String {
    year > 0 ? padded(year) : "BC" + padded(1 - year)
  }

  private static func text(_ day: CalendarDate) -> String {
    "\(text(day.year))-\(padded(day.month, 2))-\(padded(day.day, 2))"
  }

  /// A number with leading zeros.
  static func padded(_ number: Int, _ width: Int = 4) -> String {
    let digits = String(max(0, number))
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
