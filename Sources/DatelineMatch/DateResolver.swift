internal import DatelineModel

/// Where a date stands, as far as its meaning depends on that.
struct DatePlace: Hashable, Sendable {
  /// The index of its block.
  var block: Int
  /// The index of its sentence's first token.
  var sentence: Int
  /// The index of its own first token.
  var token: Int
  /// Whether it begins the sentence, but for a word or two.
  var isAtStart: Bool
  /// Whether it heads a part of the text (2005: The elections).
  var isHeading: Bool
  /// Where the sentence looks.
  var lean: DateTense.Lean
  /// Whether the sentence looks on to it from what it told before, not from the publication.
  var looksOn = false
  /// Whether the text does not go on from it.
  var isAside = false
  /// Whether it is a date only where the text has named another one before it.
  var needsKnown = false
  /// Whether it is counted as one less, unless it is the weekend already.
  var isOneLess = false
  /// Whether it is counted from the day of publication in any case.
  var isFromNow = false
}

/// Turns readings into values, in text order.
///
/// The day of publication decides what a text leaves open: of several days that a date can mean the
/// one nearest to it, days before it preferred. Where a text tells of other years, those that it
/// named last decide.
struct DateResolver {
  /// What the text named last.
  struct Known {
    var day: CalendarDate
    var grain: DatePeriod.Grain
    var block: Int
    var sentence: Int
    /// Its first token.
    var token: Int
    /// Whether it begins its sentence.
    var isAtStart: Bool
    /// Whether the text says the year.
    var hasYear: Bool
  }

  /// The day of publication.
  let anchor: CalendarDate?
  /// Whether the text is about other years than that of its publication.
  let isNarrative: Bool
  private(set) var known: Known?
  /// The day that it named last.
  private var knownDay: Known?
  /// What it had named before, where that was of another year, and the text may go on from it.
  private(set) var earlier: Known?
  /// The year that heads this part of the text.
  private(set) var section: Int?
  /// A far year in passing, to whose four years the text may have turned, and its block.
  private var passing: (day: CalendarDate, block: Int)?

  init(anchor: CalendarDate?, isNarrative: Bool) {
    self.anchor = anchor
    self.isNarrative = isNarrative
  }

  /// The value of a reading; `nil` if there is no such day.
  mutating func resolve(_ reading: DateReading, at place: DatePlace) -> DateValue? {
    if place.needsKnown {
      guard let known, isNarrative || known.block == place.block else { return nil }
      // A time alone is nothing where the text has come to a year or a month.
      if reading.first[.hour] != nil, known.grain > .day { return nil }
    }
    guard let period = period(reading, place) else { return nil }
    if !place.isAside, !reading.isCountedSpan {
      remember(period, reading.last ?? reading.first, place)
    }
    return Self.value(period)
  }

  /// The values of the two ends of a range; `nil` if there is no such range.
  mutating func resolveEnds(
    _ reading: DateReading,
    at place: DatePlace
  ) -> (first: DateValue, last: DateValue)? {
    guard let last = reading.last, let ends = ends(reading.first, last, place),
      let range = ends.first.through(ends.last)
    else { return nil }
    remember(range, last, place)
    return (Self.value(ends.first), Self.value(ends.last))
  }

  private static func value(_ period: DatePeriod) -> DateValue {
    DateValue(
      value: period.value,
      earliest: period.days?.lowerBound,
      latest: period.days?.upperBound
    )
  }

  private mutating func remember(_ period: DatePeriod, _ point: DatePoint, _ place: DatePlace) {
    guard let days = period.days, period.grain <= .year else { return }
    if place.isHeading, period.grain == .year { section = days.lowerBound.year }
    // The year before is a glance back: sales rose from a year earlier.
    if point.isContext, let offset = point.offset, offset.count < 0 { return }
    if isNarrative, point.offset != nil, !point.isContext { return }
    if isNarrative, period.grain == .year, let known,
      abs(days.lowerBound.year - known.day.year) > 3,
      passing.map({ $0.day.year / 4 }) != days.lowerBound.year / 4
    {
      // A far year in passing does not end the tale; a second one does.
      passing = (days.lowerBound, place.block)
      return
    }
    passing = nil
    var hasYear = point.namesYear
    if let known, !hasYear, known.hasYear, known.block == place.block || isNarrative,
      known.day.year == days.upperBound.year
    {
      hasYear = true
    }
    if place.isAtStart && period.grain == .year || !point.namesYear {
      earlier = nil
    } else if let known {
      earlier = known.day.year == days.lowerBound.year ? nil : known
    }
    let named = Known(
      day: period.value.contains("/") && period.grain < .year ? days.upperBound : days.lowerBound,
      grain: period.grain,
      block: place.block,
      sentence: place.sentence,
      token: place.token,
      isAtStart: place.isAtStart,
      hasYear: hasYear
    )
    known = named
    if period.grain == .day { knownDay = named }
  }

  // MARK: Points

  /// The period of a point; `nil` if there is no such day.
  func period(_ point: DatePoint, _ place: DatePlace) -> DatePeriod? {
    guard let clock = point.clock else { return day(point, place) }
    return day(point, place)?.at(clock)
  }

  /// The point without its time of the day.
  private func day(_ point: DatePoint, _ place: DatePlace) -> DatePeriod? {
    if let base = point.base.first, let offset = point.offset {
      guard let period = period(base, place), let day = period.days?.lowerBound else { return nil }
      return point.counted(offset.count, offset.unit, from: day)
    }
    if let offset = point.offset {
      guard let base = base(of: point, offset.unit, place) else {
        return point.isContext ? unknown(point) : point.partial
      }
      let isOneLess = place.isOneLess && base.weekday < 6
      return point.counted(offset.count - (isOneLess ? 1 : 0), offset.unit, from: base)
    }
    if point.isContext {
      if point[.month] != nil || point.season != nil { return following(point, place) }
      guard let base = base(of: point, .day, place) else { return unknown(point) }
      if let weekday = point[.weekday] {
        return DatePeriod(base.adding(days: (weekday - base.weekday + 6) % 7 + 1))
      }
      return DatePeriod(base)
    }
    if let year = point[.year] ?? point[.short].map({ fullYear($0) }) {
      return point.period(in: year)
    }
    if let decade = point[.decade] {
      if let century = point[.century] { return .decade(century * 100 - 100 + decade % 100) }
      return .decade(decade >= 100 || decade < 0 ? decade : fullDecade(decade))
    }
    if let century = point[.century] { return .century(century) }
    if let year = point[.fiscal] {
      return DatePeriod(partial: "FY\(year < 100 ? fullYear(year) : year)", .year)
    }
    if point[.month] == nil, point[.lunarMonth] == nil, point.season == nil, point.holiday == nil,
      point[.quarter] == nil,
      point[.half] == nil, point[.week] == nil
    {
      if let day = point[.day] { return self.day(day, point, place) }
      if let weekday = point[.weekday] { return self.weekday(weekday, point, place) }
      return nil
    }
    return year(of: point, place).flatMap { point.period(in: $0) } ?? point.partial
  }

  /// The first month or season of its name after what the text named last: the following March.
  private func following(_ point: DatePoint, _ place: DatePlace) -> DatePeriod? {
    guard let base = base(of: point, .year, place) else { return unknown(point) }
    if base == known?.day, known?.grain == .year { return point.period(in: base.year + 1) }
    let found = [0, 1].lazy.compactMap { point.period(in: base.year + $0) }
      .first { $0.days.map { $0.lowerBound > base } ?? false }
    // What has been is not to come, whatever was named before.
    if place.lean == .back, let day = found?.days?.lowerBound, let anchor, day > anchor {
      return unknown(point)
    }
    return found
  }

  /// A day, week or month in a narrative of which no more is known than its year.
  private func unknown(_ point: DatePoint) -> DatePeriod? {
    guard var partial = point.partial else { return nil }
    guard partial.grain < .year else { return point.isContext ? partial : nil }
    guard isNarrative, let known, partial.value.hasPrefix("XXXX") else { return partial }
    partial.value = DatePeriod.text(known.day.year) + partial.value.dropFirst(4)
    return partial
  }

  private func base(
    of point: DatePoint,
    _ unit: DateUnit,
    _ place: DatePlace
  ) -> CalendarDate? {
    guard point.isContext, !place.isFromNow else { return anchor }
    // On the day itself, the day after: a year or a month named in between is none.
    let known = point.isTold && unit == .day ? knownDay ?? self.known : self.known
    // In 2018 it was blocked. Five years later, it came.
    if unit == .year, point.offset?.count ?? 0 > 0, let passing, passing.block == place.block {
      return passing.day
    }
    guard let known,
      isNarrative || point.isTold || known.block == place.block || goesOn(place, known)
    else {
      // What was two years later does not lie ahead of the publication, nor does it in a text that
      // tells of other days, if nothing looks ahead.
      let isLater = point.offset?.count ?? 0 > 0
      let isOpen = place.lean != .ahead && known != nil
      return isLater && (place.lean == .back || point.isTold || isOpen) ? nil : anchor
    }
    let needed: DatePeriod.Grain =
      switch unit {
      case .day: .day
      case .week, .weekend, .fortnight: .week
      case .month: .month
      default: .year
      }
    if known.grain <= needed {
      // It crashed in May last year; a new rule is due by the end of the year.
      if place.lean == .ahead, !place.looksOn, !isNarrative, point.offset?.count == 0, let anchor,
        known.day < anchor, known.sentence != place.sentence
      {
        return anchor
      }
      // What has been is not counted from what is to come.
      if point.isTold, place.lean == .back, let anchor, known.day > anchor { return nil }
      return known.day
    }
    // The end of the month, of the year: of that of the publication, if the text names none.
    return point.offset?.count == 0 && !isNarrative ? anchor : nil
  }

  /// Whether the beginning of a block goes on from a day of the past that the block before it names.
  private func goesOn(_ place: DatePlace, _ known: Known) -> Bool {
    guard let anchor, place.isAtStart, place.lean != .ahead else { return false }
    return known.block + 1 == place.block && known.day < anchor
  }

  // MARK: Years

  private func fullYear(_ short: Int) -> Int {
    if isNarrative, let known { return nearest(short, known.day.year, 50) }
    return nearest(short, anchor?.year ?? 2025, 10)
  }

  private func fullDecade(_ short: Int) -> Int {
    // No decade of antiquity is written so.
    if isNarrative, let known, known.day.year > 1000 { return nearest(short, known.day.year, 50) }
    return nearest(short, anchor?.year ?? 2025, 0)
  }

  /// The year that ends with two digits and is at most `ahead` years after another one.
  private func nearest(_ short: Int, _ year: Int, _ ahead: Int) -> Int {
    let latest = year + ahead
    return latest - ((latest - short) % 100 + 100) % 100
  }

  private func year(of point: DatePoint, _ place: DatePlace) -> Int? {
    if point[.which] == nil, let year = yearLookedOnTo(point, place) ?? carriedYear(point, place) {
      return year
    }
    if let which = point[.which], let day = isNarrative ? known?.day ?? anchor : anchor {
      return year(of: point, which, day, place.lean)
    }
    guard let anchor else { return nil }
    // A half is that of this year (下半年), but for the second one in the year's first days.
    if let half = point[.half], place.lean == .unmarked || half == 1 || anchor.month > 2,
      point[.which] == nil, place.lean != .ahead
    {
      return anchor.year
    }
    let isLeapDay = point[.month] == 2 && point[.day] == 29
    let shifts = isLeapDay ? Array(-8...8) : [-1, 0, 1]
    return best(shifts, point, anchor, place) ?? best(Array(-8...8), point, anchor, place)
  }
}
