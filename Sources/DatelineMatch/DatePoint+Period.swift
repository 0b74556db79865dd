internal import DatelineModel

extension DatePoint {
  /// Whether it says itself which year it is in, or from where it is counted.
  var hasBase: Bool {
    self[.year] != nil || self[.short] != nil || offset != nil || isContext || !base.isEmpty
      || self[.decade] != nil || self[.century] != nil || self[.which] != nil
  }

  /// Whether it is a time of the day alone.
  var isTime: Bool {
    self[.hour] != nil && fields.keys.allSatisfy(Field.clock.contains) && holiday == nil
      && season == nil && !hasBase && !isPublished
  }

  /// Whether it is a day with its month.
  var isFullDay: Bool { self[.month] != nil && self[.day] != nil }

  /// Whether it is a month, a day with its month, a season, a quarter or a half.
  var isPartOfYear: Bool {
    self[.month] != nil || season != nil || self[.quarter] != nil || self[.half] != nil
  }

  /// How long what it means is.
  var grain: DatePeriod.Grain {
    if self[.day] != nil || self[.weekday] != nil || holiday != nil || isExact { return .day }
    if self[.lunarMonth] != nil { return self[.lunarDay] == nil ? .month : .day }
    if self[.week] != nil { return .week }
    if self[.month] != nil { return .month }
    if season != nil || self[.quarter] != nil || self[.half] != nil { return .season }
    switch offset?.unit {
    case .day: return .day
    case .week, .weekend, .fortnight: return .week
    case .month: return .month
    case .quarter, .half: return .season
    case .year, .fiscal: return .year
    case .decade, .century: return .longer
    case nil: break
    }
    if self[.year] != nil || self[.short] != nil || self[.fiscal] != nil { return .year }
    if self[.decade] != nil || self[.century] != nil { return .longer }
    return .day
  }

  /// The time of the day or its part as TIMEX3 writes it (`T20:30`, `TNI`); `nil` for none, or for
  /// a time that no day has.
  var clock: String? {
    guard var hour = self[.hour] else { return part.map { "T" + $0 } }
    if let noon = self[.noon] {
      guard hour <= 12 || noon == 12 else { return nil }
      if hour <= 12 { hour = hour % 12 + noon }
    } else {
      switch part {
      case "AF" where hour < 12, "EV" where hour < 12: hour += 12
      case "NI" where (5...12).contains(hour): hour += 12
      case "MI" where hour < 4: hour += 12
      default: break
      }
    }
    let minute = self[.minute] ?? 0
    guard hour <= 24, minute < 60, hour < 24 || minute == 0 else { return nil }
    var text = "T\(DatePeriod.padded(hour, 2)):\(DatePeriod.padded(minute, 2))"
    if let second = self[.second] {
      guard second < 60 else { return nil }
      text += ":\(DatePeriod.padded(second, 2))"
    }
    return text
  }

  /// What the point means in a year; `nil` if that year has no such day.
  func period(in year: Int) -> DatePeriod? {
    if let holiday { return holiday.day(in: year).map { DatePeriod($0) } }
    if let month = self[.lunarMonth] {
      return DateLunar.period(month, self[.lunarDay], isLeap: self[.leap] == 1, in: year)
    }
    if let month = self[.month] { return period(in: month, of: year) }
    if let season { return .season(season, of: year) }
    if let quarter = self[.quarter] { return .quarter(quarter, of: year) }
    if let half = self[.half] { return .half(half, of: year) }
    if let week = self[.week] { return .week(week, of: year) }
    if self[.day] != nil || self[.weekday] != nil { return nil }
    return .year(year)
  }

  private func period(in month: Int, of year: Int) -> DatePeriod? {
    if let nth = self[.nth], let weekday = self[.weekday] {
      return DatePeriod.weekday(weekday, nth, month, year).map { DatePeriod($0) }
    }
    if let day = self[.day] { return CalendarDate(year, month, day).map { DatePeriod($0) } }
    if let tenth = self[.tenth] { return .tenth(tenth, month, of: year) }
    if let week = self[.week] { return .week(week, ofMonth: month, of: year) }
    return .month(month, of: year)
  }

  /// A day so many units from another one.
  private static func day(_ count: Int, _ unit: DateUnit, from base: CalendarDate) -> CalendarDate {
    switch unit {
    case .day: base.adding(days: count)
    case .week, .weekend, .fortnight: base.adding(days: count * 7)
    case .month: base.adding(months: count)
    case .quarter: base.adding(months: count * 3)
    case .half: base.adding(months: count * 6)
    case .year, .fiscal: base.adding(months: count * 12)
    case .decade: base.adding(months: count * 120)
    case .century: base.adding(months: count * 1_200)
    }
  }

  /// The point so many units from a day, with the parts that are given besides.
  func counted(_ count: Int, _ unit: DateUnit, from base: CalendarDate) -> DatePeriod? {
    let base = before.map { Self.day($0.count, $0.unit, from: base) } ?? base
    switch unit {
    case .day: return DatePeriod(base.adding(days: count))
    case .week, .weekend, .fortnight:
      let day = base.adding(days: count * 7)
      if isExact { return DatePeriod(day) }
      if let weekday = self[.weekday] {
        return DatePeriod(day.adding(days: weekday - day.weekday))
      }
      return unit == .weekend ? .weekend(of: day) : .week(of: day)
    case .month:
      let day = base.adding(months: count)
      return isExact ? DatePeriod(day) : period(in: day.month, of: day.year)
    case .fiscal: return DatePeriod(partial: "FY\(base.year + count)", .year)
    case .quarter:
      let day = base.adding(months: count * 3)
      return .quarter((day.month + 2) / 3, of: day.year)
    case .half:
      let day = base.adding(months: count * 6)
      return .half(day.month > 6 ? 2 : 1, of: day.year)
    case .year:
      if isExact { return DatePeriod(base.adding(months: count * 12)) }
      return period(in: base.year + count)
    case .decade: return .decade((base.year / 10 + count) * 10)
    case .century:
      let century = base.year / 100 + 1 + count
      return self[.decade].map { .decade(century * 100 - 100 + $0 % 100) } ?? .century(century)
    }
  }

  /// The value where nothing says which year it is; `nil` if nothing is left of it.
  var partial: DatePeriod? {
    let month = self[.month].map { DatePeriod.padded($0, 2) }
    let day = self[.day].map { DatePeriod.padded($0, 2) }
    if let (month, day) = holiday?.fixedDay {
      let text = "XXXX-\(DatePeriod.padded(month, 2))-\(DatePeriod.padded(day, 2))"
      return DatePeriod(partial: text, .day)
    }
    if holiday != nil { return nil }
    if let day { return DatePeriod(partial: "XXXX-\(month ?? "XX")-\(day)", .day) }
    if let month { return DatePeriod(partial: "XXXX-\(month)", .month) }
    if let season {
      let seasons = season.split(separator: "/").map { "XXXX-\($0)" }.joined(separator: "/")
      return DatePeriod(partial: seasons, .season)
    }
    if let quarter = self[.quarter] { return DatePeriod(partial: "XXXX-Q\(quarter)", .season) }
    if let half = self[.half] { return DatePeriod(partial: "XXXX-H\(half)", .season) }
    if let weekday = self[.weekday] { return DatePeriod(partial: "XXXX-WXX-\(weekday)", .day) }
    switch offset?.unit {
    case .day: return DatePeriod(partial: "XXXX-XX-XX", .day)
    case .week, .fortnight: return DatePeriod(partial: "XXXX-WXX", .week)
    case .weekend: return DatePeriod(partial: "XXXX-WXX-WE", .week)
    case .month: return DatePeriod(partial: "XXXX-XX", .month)
    case .year: return DatePeriod(partial: "XXXX", .year)
    default: return nil
    }
  }
}
