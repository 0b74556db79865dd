internal import DatelineModel

/// A holiday of a fixed rule, as a slot's value writes it.
///
/// `12-25` is a day of the year, `11-4-4` the fourth Thursday of November, `5--1-1` the last Monday of
/// May, `11-4-4+1` the day after it, `easter-2` the Friday before Easter, `lunar-8-15` a day of the
/// Chinese calendar (`lunar-1-0` the eve of its new year), `term-6` a solar term counted from 小寒.
struct Holiday: Hashable, Sendable {
  private enum Rule: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    case weekday(month: Int, nth: Int, weekday: Int)
    case easter(Int)
    case lunar(month: Int, day: Int)
    case term(Int)
  }

  private let rule: Rule
  /// How many days after the rule's day it is.
  private var shift = 0

  /// Reads a rule; `nil` if it is none.
  init?(_ text: String) {
    if text.hasPrefix("easter") {
      guard let days = Int(text.dropFirst(6)) else { return nil }
      rule = .easter(days)
      return
    }
    if text.hasPrefix("term-") {
      guard let term = Int(text.dropFirst(5)), (0..<24).contains(term) else { return nil }
      rule = .term(term)
      return
    }
    if text.hasPrefix("lunar-") {
      let parts = text.dropFirst(6).split(separator: "-").map { Int($0) }
      guard parts.count == 2, let month = parts[0], let day = parts[1] else { return nil }
      rule = .lunar(month: month, day: day)
      return
    }
    var text = text
    if let plus = text.firstIndex(of: "+") {
      guard let days = Int(text[plus...].dropFirst()) else { return nil }
      shift = days
      text = String(text[..<plus])
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
    if case .fixed(let month, let day) = rule, shift == 0 { (month, day) } else { nil }
  }

  /// Its day in a year.
  func day(in year: Int) -> CalendarDate? {
    let day: CalendarDate? =
      switch rule {
      case .fixed(let month, let day): CalendarDate(year, month, day)
      case .weekday(let month, let nth, let weekday):
        DatePeriod.weekday(weekday, nth, month, year)
      case .easter(let days): Self.easter(year)?.adding(days: days)
      // The days of the last month lie in the next year.
      case .lunar(let month, let day):
        DateLunar.day(month, day, isLeap: false, in: month == 12 ? year - 1 : year)
      case .term(let term): DateLunar.term(term, in: year)
      }
    return shift == 0 ? day : day?.adding(days: shift)
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
