internal import DatelineModel

/// Years that go on from what a text named before.
extension DateResolver {
  /// The year of the first such day after the one from which its sentence looks on to it.
  func yearLookedOnTo(_ point: DatePoint, _ place: DatePlace) -> Int? {
    guard place.looksOn, let known, known.sentence == place.sentence, known.grain <= .month else {
      return nil
    }
    return [0, 1].lazy.map { known.day.year + $0 }.first { year in
      point.period(in: year)?.days.map { $0.upperBound > known.day } ?? false
    }
  }

  /// The year that the text named last, if it goes on telling of it.
  func carriedYear(_ point: DatePoint, _ place: DatePlace) -> Int? {
    guard let known else { return nil }
    guard isNarrative else {
      if place.lean == .open, isNextOfList(point, known, place) { return known.day.year }
      guard known.hasYear, known.block == place.block, known.day.year != anchor?.year,
        known.grain <= .month || frames(known, place),
        known.grain > .month || Self.year(of: point, after: known).step >= 0,
        // What is to come is of no year that has been.
        place.lean != .ahead || known.day.year > anchor?.year ?? .min,
        // What has been is of no year to come.
        place.lean != .back || known.day.year < anchor?.year ?? .max,
        !isNews(point, known, place)
      else { return section }
      return known.grain > .month ? known.day.year : Self.year(of: point, after: known).year
    }
    let (year, step) = Self.year(of: point, after: known)
    guard let earlier, point[.month] != nil || point.season != nil,
      abs(earlier.day.year - known.day.year) <= Self.memory
    else { return year }
    let (other, otherStep) = Self.year(of: point, after: earlier)
    if known.grain <= .month {
      // A date that was a glance back does not hold the tale back.
      if step >= 0 { return year }
      if otherStep >= 0, earlier.day > known.day { return other }
    }
    return Self.cost(otherStep) + Self.glance < Self.cost(step) ? other : year
  }

  /// Whether a day is of the days around the publication rather than of a year that the text named,
  /// long before it in that year.
  ///
  /// The last one came in March 2022. On October 30 a new one was shown. And of a year to come: the
  /// January 2024 issue is on sale Dec. 20.
  private func isNews(_ point: DatePoint, _ known: Known, _ place: DatePlace) -> Bool {
    guard let anchor, known.sentence != place.sentence || known.day > anchor, point.grain == .day,
      point[.month] != nil, let day = point.period(in: anchor.year)?.days?.lowerBound
    else { return false }
    let age = anchor.daysSinceEpoch - day.daysSinceEpoch
    let ahead = known.day > anchor ? Self.newsDays : 0
    return -ahead...Self.newsDays ~= age && Self.year(of: point, after: known).step > Self.taleDays
  }

  /// How many days back news lies at most, and how many days a tale hardly passes over.
  private static let newsDays = 14
  private static let taleDays = 90

  /// Whether a month follows another one of its sentence, and both have been: from a first show in
  /// March to a second one in April.
  private func isNextOfList(_ point: DatePoint, _ known: Known, _ place: DatePlace) -> Bool {
    guard let anchor, point.grain == .month, known.grain == .month, point[.month] != nil,
      known.sentence == place.sentence,
      let day = point.period(in: known.day.year)?.days?.upperBound
    else { return false }
    return known.day < day && day < anchor
  }

  /// How many years a tale that goes on lies at most from what was a glance aside.
  private static let memory = 20
  /// Whether a year is that of what its sentence tells: as it begins with the year, or names it just
  /// before, or speaks of a year to come.
  private func frames(_ known: Known, _ place: DatePlace) -> Bool {
    guard known.sentence == place.sentence else { return false }
    return known.isAtStart || place.token - known.token <= Self.nearTokens
      || known.day.year > anchor?.year ?? .max
  }

  /// How many tokens after a year the date begins to which it belongs: last year in the summer.
  private static let nearTokens = 5
  /// How many days further on a date must lie behind what the text named last than behind what it had
  /// named before, for that to have been a glance aside.
  private static let glance = 30

  /// What it costs a tale to go so many days on; steps back count more.
  private static func cost(_ step: Int) -> Int { step < 0 ? -step * 3 : step }

  /// The year of a point in a tale that has come to a day, and how many days the tale goes there.
  private static func year(of point: DatePoint, after known: Known) -> (year: Int, step: Int) {
    var year = known.day.year
    if let month = point[.month], known.grain <= .month, known.day.month - month >= 9 { year += 1 }
    guard let day = point.period(in: year)?.days?.lowerBound else { return (year, 0) }
    return (year, day.daysSinceEpoch - known.day.daysSinceEpoch)
  }
}
