internal import DatelineModel

/// Days and weekdays that stand alone.
extension DateResolver {
  /// A day without a month.
  func day(_ number: Int, _ point: DatePoint, _ place: DatePlace) -> DatePeriod? {
    if let known, known.grain <= .month, isNarrative || known.block == place.block,
      !isAfterPublication(number, known.day), !isElsewhere(number, known, place.lean)
    {
      let shift = known.grain == .day && known.day.day >= 25 && number <= 6 ? 1 : 0
      if let day = CalendarDate(known.day.year, known.day.month, 1).map({
        $0.adding(months: shift)
      }), let result = CalendarDate(day.year, day.month, number) {
        return DatePeriod(result)
      }
    }
    guard let anchor else { return point.partial }
    var best: (cost: Int, day: CalendarDate)?
    // A weekday beside it may lead far: Friday the 13th.
    let shifts = point[.weekday] == nil ? [0, -1, 1, -2, 2] : Array(-12...12)
    for shift in shifts {
      let month = anchor.adding(days: 1 - anchor.day).adding(months: shift)
      guard let day = CalendarDate(month.year, month.month, number) else { continue }
      let distance = day.daysSinceEpoch - anchor.daysSinceEpoch
      var cost = cost(distance, place.lean, 2)
      // A day or two may lie between the event and the page's own date, not more.
      if place.lean == .back, distance > 2 { cost *= 3 }
      // A day of the month before is named so for some days only.
      if place.lean == .unmarked, distance < -Self.namedBare, day.month != anchor.month {
        cost *= 3
      }
      if let weekday = point[.weekday], day.weekday != weekday {
        // 星期三（11日）: the weekday is wrong rather than that the text has leapt for months.
        cost += point.isExact ? Self.wrongWeekday : 10_000
      }
      if cost < best?.cost ?? Int.max { best = (cost, day) }
    }
    return best.map { DatePeriod($0.day) }
  }

  /// Whether a day of the month of publication would lie behind it, where the text has not gone so far:
  /// the 30th in a dispatch of 1 October is in September.
  private func isAfterPublication(_ number: Int, _ known: CalendarDate) -> Bool {
    guard let anchor, !isNarrative, known <= anchor else { return false }
    return known.year == anchor.year && known.month == anchor.month && number > anchor.day
  }

  /// Whether a day is not of the month that the text has named last: what is to come lies behind the
  /// publication, what has been before it.
  private func isElsewhere(_ number: Int, _ known: Known, _ lean: DateTense.Lean) -> Bool {
    guard let anchor, !isNarrative, let day = CalendarDate(known.day.year, known.day.month, number)
    else { return false }
    // 推迟至10月，主办方9日致歉: a day or two old, and not of a month to come.
    if lean == .unmarked, known.day > anchor, known.day.month != anchor.month,
      known.grain > .day || number < known.day.day
    {
      return 0...Self.freshDays ~= anchor.day - number
    }
    guard lean == .ahead || lean == .back else { return false }
    return lean == .ahead
      ? known.grain == .month && day < anchor : known.day > anchor && day > anchor
  }

  /// How many days old what is reported of the day before mostly is.
  private static let freshDays = 1
  /// How many days after it a day of the month before is still named without its month.
  private static let namedBare = 7
  /// What a weekday beside a day that is another one counts, in days.
  private static let wrongWeekday = 120

  /// Whether the tale has come to the days of its publication.
  private var isNearPublication: Bool {
    guard let known, let anchor, known.grain == .day else { return false }
    return (-Self.nearDays...Self.nearDays).contains(
      known.day.daysSinceEpoch - anchor.daysSinceEpoch
    )
  }

  /// How many days around its publication are near it.
  private static let nearDays = 60

  /// A weekday alone: the last one, or the next one where the text looks ahead.
  func weekday(_ weekday: Int, _ point: DatePoint, _ place: DatePlace) -> DatePeriod? {
    if isNarrative, point[.which] == nil, point[.nth] == nil, !isNearPublication {
      guard let known, known.grain == .day else { return point.partial }
      return DatePeriod(known.day.adding(days: (weekday - known.day.weekday + 7) % 7))
    }
    if place.looksOn, point[.which] == nil, point[.nth] == nil, let known, known.hasYear,
      known.grain == .day, known.sentence == place.sentence
    {
      return DatePeriod(known.day.adding(days: (weekday - known.day.weekday + 6) % 7 + 1))
    }
    guard let anchor else { return point.partial }
    if let nth = point[.nth] {
      let ahead = (weekday - anchor.weekday + 6) % 7 + 1
      let back = (anchor.weekday - weekday + 6) % 7 + 1
      return DatePeriod(anchor.adding(days: nth < 0 ? -back : ahead))
    }
    if let which = point[.which] {
      return DatePeriod(anchor.adding(days: weekday - anchor.weekday + 7 * which))
    }
    let ahead = (weekday - anchor.weekday + 7) % 7
    return DatePeriod(anchor.adding(days: ahead == 0 || place.lean == .ahead ? ahead : ahead - 7))
  }
}
