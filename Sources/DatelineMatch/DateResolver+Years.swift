internal import DatelineModel

extension DateResolver {
  /// The year, of those so far from that of the publication, in which a point lies nearest to it; `nil`
  /// if none of them has it.
  func best(
    _ shifts: [Int],
    _ point: DatePoint,
    _ anchor: CalendarDate,
    _ place: DatePlace
  ) -> Int? {
    var best: (cost: Int, year: Int)?
    for shift in shifts {
      guard let period = point.period(in: anchor.year + shift),
        let distance = period.distance(from: anchor)
      else { continue }
      var cost =
        point[.month] == nil
        ? cost(distance, place.lean, 4)
        : cost(distance, place.lean, inYear: shift == 0, isMonth: point.grain == .month)
      // A weekday beside the day tells the year.
      if let weekday = point[.weekday], point[.nth] == nil, let day = period.days?.lowerBound,
        day.weekday != weekday
      {
        cost += 1_000
      }
      if cost < best?.cost ?? Int.max { best = (cost, anchor.year + shift) }
    }
    return best?.year
  }

  /// The range of parts of a year, of those from the last to the next year, that lies nearest to a day
  /// as a whole.
  func ends(
    _ first: DatePoint,
    _ last: DatePoint,
    around anchor: CalendarDate,
    _ lean: DateTense.Lean
  ) -> (first: DatePeriod, last: DatePeriod)? {
    var best: (cost: Int, ends: (first: DatePeriod, last: DatePeriod))?
    for year in anchor.year - 1...anchor.year + 1 {
      guard let end = last.period(in: year), let same = first.period(in: year) else { continue }
      // November to March begins in the year before.
      let start = same.through(end) == nil ? first.period(in: year - 1) : same
      guard let start, let range = start.through(end), let distance = range.distance(from: anchor)
      else { continue }
      let inYear =
        range.days?.lowerBound.year == anchor.year || range.days?.upperBound.year == anchor.year
      var cost = cost(distance, lean, inYear: inYear, isMonth: first.grain > .day)
      // What has been has ended: they sold well between November and August.
      if lean == .back, let end = range.days?.upperBound, first.grain > .day, cost == 0 {
        let rest = end.daysSinceEpoch - anchor.daysSinceEpoch
        if rest > Self.restOfRange { cost = rest * 12 }
      }
      // 前三季度 of the year to come says so.
      if lean == .unmarked, distance > 0, !inYear { cost += 240 }
      if cost < best?.cost ?? Int.max {
        best = (cost, (start.at(first.clock), end.at(last.clock)))
      }
    }
    return best?.ends
  }

  /// How far a day is; days on the side to which the sentence does not look count more.
  func cost(_ distance: Int, _ lean: DateTense.Lean, _ weight: Int) -> Int {
    switch lean {
    case .ahead: distance < 0 ? -distance * 4 : distance
    case .open: distance < 0 ? -distance : distance * 2
    case .unmarked: distance < 0 ? -distance : distance * weight
    case .back: distance < 0 ? -distance : distance * weight * 3
    }
  }

  /// How far a month or a day of it is; the press hardly leaves out a year that is not its own.
  private func cost(
    _ distance: Int,
    _ lean: DateTense.Lean,
    inYear: Bool,
    isMonth: Bool
  ) -> Int {
    switch lean {
    // A month that has been is not the next one.
    case .back where distance > 0 && isMonth: distance * 12 + 400
    case .open where distance < 0: -distance * (inYear ? 1 : 2)
    case .open where inYear: distance * 3 / 2
    case .unmarked where distance < 0: -distance * (inYear ? 2 : 4)
    case .unmarked: distance * (inYear ? 3 : 8)
    default: cost(distance, lean, 4)
    }
  }

  /// How many days a range of months may go on behind what the text tells of it.
  private static let restOfRange = 150

  /// How many days a month or season lies ahead that "this" still means where the sentence looks back.
  private static let farAhead = 150

  /// How many days ago a season ended that "this" does not mean where the sentence looks ahead.
  private static let longGone = 60

  /// The year of the last, this or the next month, season or holiday.
  func year(
    of point: DatePoint,
    _ which: Int,
    _ anchor: CalendarDate,
    _ lean: DateTense.Lean
  ) -> Int? {
    if which == 0 {
      if point.season == "WI", anchor.month < 3 { return anchor.year - 1 }
      let distance = point.period(in: anchor.year)?.distance(from: anchor) ?? 0
      // This summer will be hot: not the one that has been.
      if lean == .ahead, point.season != nil, distance < -Self.longGone { return anchor.year + 1 }
      return anchor.year - (lean == .back && distance > Self.farAhead ? 1 : 0)
    }
    let shifts = which < 0 ? [1, 0, -1, -2] : [-1, 0, 1, 2]
    let year = shifts.map { anchor.year + $0 }.first { year in
      guard let distance = point.period(in: year)?.distance(from: anchor) else { return false }
      return which < 0 ? distance < 0 : distance > 0
    }
    return year.map { $0 + (which < 0 ? which + 1 : which - 1) }
  }
}
