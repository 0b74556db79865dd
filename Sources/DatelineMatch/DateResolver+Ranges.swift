internal import DatelineModel

extension DateResolver {
  /// The period of a reading; `nil` if there is no such day or range.
  func period(_ reading: DateReading, _ place: DatePlace) -> DatePeriod? {
    guard let last = reading.last else { return period(reading.first, place) }
    guard let ends = ends(reading.first, last, place) else { return nil }
    return ends.first.through(ends.last)
  }

  /// The periods with which a range begins and ends; parts that one of them leaves out are the
  /// other's.
  func ends(
    _ first: DatePoint,
    _ last: DatePoint,
    _ place: DatePlace
  ) -> (first: DatePeriod, last: DatePeriod)? {
    var (first, last) = (first, last)
    if let short = last[.short], let from = first[.year] {
      // 1998-02 ends in the next century, but 2015-12 is no range.
      let year = from + (short - from % 100 + 100) % 100
      guard year > from, year <= max(from, anchor?.year ?? year) + 10 else { return nil }
      last[.short] = nil
      last[.year] = year
    }
    if !first.hasBase, let year = last[.year] {
      first[.year] = year
      if let from = first[.month], let to = last[.month], from > to { first[.year] = year - 1 }
      if first[.month] == nil, first[.day] != nil { first[.month] = last[.month] }
    }
    if !first.hasBase, !last.hasBase, first.isPartOfYear, last.isPartOfYear,
      carriedYear(first, place) == nil, let anchor,
      let ends = ends(first, last, around: anchor, place.lean)
    {
      return ends
    }
    guard let start = period(first, place) else { return nil }
    if start.days == nil, last.isTime {
      return (start, DatePeriod(partial: last.clock ?? "", .day))
    }
    guard !last.hasBase, let day = start.days?.lowerBound else {
      if !last.hasBase, last[.month] == nil { last[.month] = first[.month] }
      return period(last, place).map { (start, $0) }
    }
    if last.isTime {
      // 9 p.m. to 2 a.m. ends on the next day.
      let isNextDay = (last.clock ?? "") < (first.clock ?? "")
      return (start, DatePeriod(day.adding(days: isNextDay ? 1 : 0)).at(last.clock))
    }
    if let weekday = last[.weekday], last[.month] == nil, last[.day] == nil, last[.which] == nil {
      let end = DatePeriod(day.adding(days: (weekday - day.weekday + 7) % 7))
      return (start, last.clock.map { end.at($0) } ?? end)
    }
    last[.year] = day.year
    if last[.month] == nil, last[.day] != nil || last.fields[.tenth] != nil {
      last[.month] = day.month
    }
    if let end = period(last, place), start.through(end) != nil { return (start, end) }
    last[.year] = day.year + 1
    return period(last, place).map { (start, $0) }
  }
}
