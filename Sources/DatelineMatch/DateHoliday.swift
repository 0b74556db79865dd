internal import DatelineModel

/// A holiday of a fixed rule, as a slot's value writes it.
///
/// `12-25` is a day of the year, `11-4-4` the fourth Thursday of November, `5--1-1` the last Monday of
/// May, `easter-2` the Friday before Easter.
struct Holiday: Hashable, Sendable {
  private enum Rule: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    case weekday(month: Int, nth: Int, weekday: Int)
    case easter(Int)
  }

  private let rule: Rule

  /// Reads a rule; `nil` if it is none.
  init?(_ text: String) {
    if text.hasPrefix("easter") {
      guard let days = Int(text.dropFirst(6)) else { return nil }
      rule = .easter(days)
      return
    }
    let parts = text.replacing("--", with: "-~").split(separator: "-").map { part in
      part.hasPrefix("~") ? Int(part.dropFirst()).map { -$0 } : Int(part)
    }
    guard let month = parts[0], parts.count > 1, let second = parts[1] else { return nil }
    if parts.count == 2 {
      rule = .fixed(month: month, day: second)
    } else if let weekday = parts[2] {
      rule = .weekday(month: month, nth: second, weekday: weekday)
    } else {
      return nil
    }
  }

  /// The month and day that it has in every year.
  var fixedDay: (month: Int, day: Int)? {
    if case .fixed(let month, let day) = rule { (month, day) } else { nil }
  }

  /// Its day in a year.
  func day(in year: Int) -> CalendarDate? {
    switch rule {
    case .fixed(let month, let day): CalendarDate(year, month, day)
    case .weekday(let month, let nth, let weekday):
      DatePeriod.weekday(weekday, nth, month, year)
    case .easter(let days): Self.easter(year)?.adding(days: days)
    }
  }

  /// Easter Sunday of the Gregorian calendar (Gauss's rule as Meeus and Butcher give it).
  private static func easter(_ year: Int) -> CalendarDate? {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
    let shift = (golden + 11 * moon + 22 * sunday) / 451
    let sum = moon + sunday - 7 * shift + 114
    return CalendarDate(year, sum / 31, sum % 31 + 1)
  }
}
