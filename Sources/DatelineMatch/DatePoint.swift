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
  /// Whether it is counted from the day of publication.
  var isPublished = false
  /// Whether it is counted from the date before it in the text.
  var isContext = false
  /// Whether the day itself is meant.
  var isExact = false

  subscript(field: Field) -> Int? {
    get { fields[field] }
    set { fields[field] = newValue }
  }

  /// The point that a match gives.
  ///
  /// - Returns: `nil` for a day that no year has (30 February), or without any field.
  init?(_ parts: [DateTemplate.Part], _ match: PatternMatch) {
    for part in parts {
      switch part {
      case .published: isPublished = true
      case .context: isContext = true
      case .exact: isExact = true
      case .field(let field, let operand):
        guard let name = operand.name, let capture = match[name] else { continue }
        guard set(field, capture, operand) else { return nil }
      case .offset(let operand, let unit):
        if let name = operand.name, match[name] == nil { continue }
        let unit: DateUnit? =
          switch unit {
          case .fixed(let unit): unit
          case .captured(let name): match[name]?.text.flatMap { DateUnit(rawValue: $0) }
          }
        guard let unit, let count = operand.value(match) else { return nil }
        offset = unit == .fortnight ? (count * 2, .week) : (count, unit)
      }
    }
    guard isPossible else { return nil }
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
    default:
      guard let number = capture.number else { return false }
      self[field] = operand.applied(to: number)
      return true
    }
  }

  private var isPossible: Bool {
    if let month = self[.month], !(1...12).contains(month) { return false }
    if let day = self[.day] {
      if let month = self[.month] {
        // 2024 is a leap year.
        guard CalendarDate(self[.year] ?? 2024, month, day) != nil else { return false }
      } else if !(1...31).contains(day) {
        return false
      }
    }
    if let week = self[.week], self[.month] == nil, !(1...53).contains(week) { return false }
    return !fields.isEmpty || season != nil || holiday != nil || offset != nil || isPublished
      || isContext
  }

  static func == (left: DatePoint, right: DatePoint) -> Bool {
    left.fields == right.fields && left.season == right.season && left.holiday == right.holiday
      && left.offset?.count == right.offset?.count && left.offset?.unit == right.offset?.unit
      && left.isPublished == right.isPublished && left.isContext == right.isContext
      && left.isExact == right.isExact
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

  init?(_ template: DateTemplate, _ match: PatternMatch) {
    guard let first = DatePoint(template.points[0], match) else { return nil }
    self.first = first
    guard template.points.count > 1 else { return }
    guard let last = DatePoint(template.points[1], match) else { return nil }
    self.last = last
    guard isOrdered else { return nil }
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
    if first[.month] == last[.month], let from = first[.day], let to = last[.day] {
      return from < to
    }
    return true
  }
}
