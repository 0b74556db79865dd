import DatelineModel

/// A date as a page writes it, perhaps with a time, perhaps with the offset from UTC.
struct Stamp: Hashable {
  var day: CalendarDate
  /// Seconds since midnight; `nil` if no time is stated.
  var seconds: Int?
  /// Minutes east of UTC; `nil` if none is stated.
  var offset: Int?

  /// The calendar day at the place of publication, where that is another one than `day`.
  var localDay: CalendarDate?

  init(day: CalendarDate, seconds: Int?, offset: Int?) {
    self.day = day
    self.seconds = seconds
    self.offset = offset
  }

  /// The moment as the record says it: the time stays only where its offset is known.
  var moment: Article.Moment {
    guard let seconds, let offset else {
      return Article.Moment(text: day.description, day: day)
    }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    var text = day.description + "T" + two(seconds / 3600) + ":" + two(seconds / 60 % 60)
    text += ":" + two(seconds % 60)
    if offset == 0 {
      text += "Z"
    } else {
      text += (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60)
    }
    return Article.Moment(text: text, day: localDay ?? day)
  }

  /// Minutes since 1970 in UTC, for comparing; an unknown offset counts as UTC.
  var minutes: Int { day.daysSinceEpoch * 1440 + (seconds ?? 0) / 60 - (offset ?? 0) }
}
