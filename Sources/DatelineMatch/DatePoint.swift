internal import DatelineModel

/// A point of the calendar as a text gives it: some of its parts, the others open.
struct DatePoint: Hashable, Sendable {
  /// A part that a capture gives.
  enum Field: String, Hashable, Sendable {
    case year
    /// A year of two digits.
    case short
    case month, day
    /// 1 is Monday.
    case weekday
    case quarter, half
    /// `SP`, `SU`, `FA`, `WI`, or two of them with a slash (`SP/SU`).
    case season
    /// The week of the year, or of the month where one is given.
    case week
    /// The first year of a decade, or its two digits.
    case decade
    /// 21 is the one that began in 2000.
    case century
    /// -1 is the last one, 0 this one, 1 the next one.
    case which
    /// A name that `Holiday` knows.
    case holiday
    /// The third of a month: 1 to 3.
    case tenth
    /// Which of the weekdays of a month; -1 is the last one.
    case nth
    /// The time of the day; `noon` is 0 for a.m. and 12 for p.m.
    case hour, minute, second, noon
    /// A part of the day: `MO`, `MI`, `AF`, `EV`, `NI`.
    case part
    /// A month and a day of the Chinese calendar; whether the month is a leap month.
    case lunarMonth = "lunar-month"
    case lunarDay = "lunar-day"
    case leap
    /// Year, month and day in eight digits.
    case compact
    /// Day and hour in four digits, as pages print them without a space: 2018-12-1209:03.
    case dayHour = "day-hour"
    /// A fiscal year.
    case fiscal
    /// What is added to the year: the year before a reign's first one.
    case era
    /// A date that another rule found.
    case date

    /// The fields of a time of the day.
    static let clock: Set<Field> = [.hour, .minute, .second, .noon]

    /// The field that a capture of this name gives.
    init?(capture: String) {
      var name = Substring(capture)
      while let last = name.last, ("0"..."9").contains(last) { name.removeLast() }
      self.init(rawValue: String(name))
    }
  }

  /// The numbers of the fields that are given.
  var fields: [Field: Int] = [:]
  /// The season's letters.
  var season: String?
  /// The holiday.
  var holiday: Holiday?
  /// What is added to the base, and in which unit.
  var offset: (count: Int, unit: DateUnit)?
  /// What is added before that: the years of "a year and three days ago".
  var before: (count: Int, unit: DateUnit)?
  /// Whether it is counted from the day of publication.
  var isPublished = false
  /// Whether it is counted from the date before it in the text.
  var isContext = false
  /// Whether that date may stand in another paragraph.
  var isTold = false
  /// Whether the day itself is meant.
  var isExact = false
  /// The part of the day.
  var part: String?
  /// The date from which it is counted; none or one.
  var base: [DateReading] = []

  /// A point that says nothing.
  init() {}

  subscript(field: Field) -> Int? {
    get { fields[field] }
    set { fields[field] = newValue }
  }

  /// Whether the text names its year, as a number or as the last, this or the next one.
  ///
  /// A count of years (in three years) names none that other dates could go on from.
  var namesYear: Bool {
    if self[.year] != nil { return true }
    guard let offset, offset.unit == .year else { return false }
    return isContext || abs(offset.count) <= 1 || self[.month] != nil
  }

  /// Why there is no point.
  enum Refusal: Error {
    /// There is no such day: 30 February.
    case impossibleDay
    /// The match gives nothing that could be a date.
    case nothing
  }

  /// The point that a match gives.
  ///
  /// - Parameters:
  ///   - parts: the template.
  ///   - match: the match.
  ///   - found: what its captures of dates stand for.
  /// - Throws: `Refusal` if they make no date.
  init(
    _ parts: [DateTemplate.Part],
    _ match: PatternMatch,
    _ found: [DateReading]
  ) throws(Refusal) {
    try take(parts, match, found)
    for part in parts {
      switch part {
      case .published: isPublished = true
      case .context: isContext = true
      case .exact: isExact = true
      case .part(let part): self.part = part
      case .field(.date, _): break
      case .field(let field, let operand):
        guard let name = operand.name else {
          self[field] = operand.added
          continue
        }
        guard let capture = match[name] else { continue }
        guard set(field, capture, operand) else { throw .nothing }
      case .offset(let operand, let unit):
        if let name = operand.name, match[name] == nil { continue }
        let unit: DateUnit? =
          switch unit {
          case .fixed(let unit): unit
          case .captured(let name): match[name]?.text.flatMap { DateUnit(rawValue: $0) }
          }
        guard let unit, let count = operand.value(match) else { throw .nothing }
        before = offset
        offset = unit == .fortnight ? (count * 2, .week) : (count, unit)
      }
    }
    if let era = self[.era], let year = self[.year] {
      self[.era] = nil
      self[.year] = era + year
    }
    try check()
  }

  /// Takes the date that the template names: as the base of an offset, or as the point itself.
  private mutating func take(
    _ parts: [DateTemplate.Part],
    _ match: PatternMatch,
    _ found: [DateReading]
  ) throws(Refusal) {
    var isBase = false
    var reading: DateReading?
    for part in parts {
      if case .offset = part { isBase = true }
      guard case .field(.date, let operand) = part, let name = operand.name,
        let capture = match[name], let index = capture.number, index < found.count
      else { continue }
      reading = found[index]
    }
    guard let reading else { return }
    if isBase {
      base = [reading]
    } else {
      guard reading.last == nil else { throw .nothing }
      self = reading.first
    }
  }

  private mutating func set(
    _ field: Field,
    _ capture: PatternMatch.Capture,
    _ operand: DateTemplate.Operand
  ) -> Bool {
    switch field {
    case .season:
      season = capture.text
      return season != nil
    case .holiday:
      holiday = capture.text.flatMap { Holiday($0) }
      return holiday != nil
    case .part:
      part = capture.text
      return part != nil
    case .compact:
      guard let number = capture.number,
        CalendarDate(number / 10_000, number / 100 % 100, number % 100) != nil
      else { return false }
      self[.year] = number / 10_000
      self[.month] = number / 100 % 100
      self[.day] = number % 100
      return true
    case .dayHour:
      guard let number = capture.number, number / 100 >= 1, number / 100 <= 31, number % 100 < 25
      else { return false }
      self[.day] = number / 100
      self[.hour] = number % 100
      return true
    default:
      guard let number = capture.number else { return false }
      self[field] = operand.applied(to: number)
      return true
    }
  }

  private func check() throws(Refusal) {
    if let month = self[.month], !(1...12).contains(month) { throw .nothing }
    if let day = self[.day] {
      if let month = self[.month] {
        // 2024 is a leap year.
        guard CalendarDate(self[.year] ?? 2024, month, day) != nil else { throw .impossibleDay }
      } else if !(1...31).contains(day) {
        throw .nothing
      }
    }
    // 1911 S is a coin.
    if let decade = self[.decade], decade >= 1_000, decade % 10 != 0 { throw .nothing }
    if let week = self[.week], self[.month] == nil, !(1...53).contains(abs(week)) { throw .nothing }
    if self[.hour] != nil, clock == nil { throw .nothing }
    let isAny =
      !fields.isEmpty || season != nil || holiday != nil || offset != nil || isPublished
      || isContext
    guard isAny else { throw .nothing }
  }

  static func == (left: DatePoint, right: DatePoint) -> Bool {
    left.fields == right.fields && left.season == right.season && left.holiday == right.holiday
      && left.offset?.count == right.offset?.count && left.offset?.unit == right.offset?.unit
      && left.before?.count == right.before?.count && left.before?.unit == right.before?.unit
      && left.isPublished == right.isPublished && left.isContext == right.isContext
      && left.isExact == right.isExact && left.part == right.part
  }

  func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension DateTemplate.Operand {
  /// The number that it stands for in a match.
  func value(_ match: PatternMatch) -> Int? {
    guard let name else { return added }
    // Not `match[name]?.number.map(…)`: the optimiser of Swift 6.3.1 crashes on it.
    guard let capture = match[name], let number = capture.number else { return nil }
    return applied(to: number)
  }

  /// The capture's number, changed as it says.
  func applied(to number: Int) -> Int {
    if isBeforeChrist { return 1 - number }
    return (isNegated ? -number : number) + added
  }
}

/// What a match of a date rule says before the article has been looked at.
struct DateReading: Sendable {
  /// The point, or the range's first one.
  var first: DatePoint
  /// The range's last point.
  var last: DatePoint?

  init(
    _ template: DateTemplate,
    _ match: PatternMatch,
    _ found: [DateReading]
  ) throws(DatePoint.Refusal) {
    first = try DatePoint(template.points[0], match, found)
    guard template.points.count > 1 else { return }
    last = try DatePoint(template.points[1], match, found)
    guard isOrdered else { throw .nothing }
    shareNoon()
  }

  /// Whether it is a span counted from the day of publication (the next two years), whose ends the
  /// text does not name.
  var isCountedSpan: Bool { first.isExact && last != nil || last?.isExact == true }

  /// Whether it goes from a year to the one after it, of which two digits are written.
  var isOfTwoYearsRunning: Bool {
    guard let year = first[.year] ?? first[.short], let short = last?[.short] else { return false }
    return (year + 1) % 100 == short
  }

  /// A reading that says nothing.
  static let nothing = DateReading()

  private init() { first = DatePoint() }

  /// What it is, a bit each as slots of kind `date` name them.
  var mask: UInt64 {
    guard last == nil else { return 1 << 8 }
    if first[.hour] != nil { return 1 << 2 }
    if first.part != nil { return 1 << 1 }
    switch first.grain {
    case .day: return 1 << 0
    case .week: return 1 << 3
    case .month: return 1 << 4
    case .season: return 1 << 5
    case .year: return 1 << 6
    case .longer: return 1 << 7
    }
  }

  /// 2 to 4 p.m.: the first time is in the afternoon as well, if that is before the second one.
  private mutating func shareNoon() {
    guard let from = first[.hour], let to = last?[.hour] else { return }
    if let noon = last?[.noon], first[.noon] == nil, from <= 12 {
      first[.noon] = noon == 12 && from % 12 > to % 12 ? 0 : noon
    } else if let last, last.isTime, last[.noon] == nil, last.part == nil, to <= 12 {
      self.last?.part = first.part
    }
  }

  /// Whether the ends of a range stand in their order, as far as they are of one kind.
  private var isOrdered: Bool {
    guard let last else { return true }
    if let from = first[.year], let to = last[.year] {
      if from > to { return false }
      if from < to { return true }
      if let from = first[.month], let to = last[.month] {
        if from > to { return first[.day] == nil && last[.day] == nil }
        if from < to { return true }
      }
    }
    if first[.month] == last[.month], first[.year] == last[.year], first[.hour] == nil,
      let from = first[.day], let to = last[.day]
    {
      return from < to
    }
    return true
  }
}
