import DatelineModel

/// Reads dates in the shapes of metadata and of the lines around a headline.
///
/// Not for running text: DatelineMatch reads that. Here one date is expected, and every shape is
/// tried at every place from the left.
struct DateReader {
  /// How `03/04/2024` is to be read where the numbers leave it open.
  var monthFirst: Bool

  init(monthFirst: Bool = true) { self.monthFirst = monthFirst }

  /// A date, and the bytes it takes with its time.
  struct Found {
    var stamp: Stamp
    var range: Range<Int>
  }

  /// The first date of a string.
  func read(_ text: String) -> Stamp? {
    let bytes = Array(text.utf8)
    return first(in: bytes, 0..<bytes.count, compact: true)?.stamp
  }

  /// The first date in a stretch; `compact` admits `20240123` and seconds since 1970.
  func first(in bytes: [UInt8], _ range: Range<Int>, compact: Bool = false) -> Found? {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte.isDigit {
        if let found = numeric(bytes, at, range, compact: compact) { return found }
        while at < range.upperBound, bytes[at].isDigit { at += 1 }
      } else if byte.isLetter || byte >= 0xC3 {
        if let found = era(bytes, at, range) { return found }
        if let found = monthFirst(bytes, at, range) { return found }
        at = skipWord(bytes, at, range.upperBound)
      } else {
        at += 1
      }
    }
    return nil
  }

  // MARK: Pieces

  func skipWord(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
    var at = from
    if bytes[at] >= 0xE3 { return Swift.min(end, at + bytes[at].sequenceLength) }
    while at < end, bytes[at].isLetter || (bytes[at] >= 0x80 && bytes[at] < 0xE3) { at += 1 }
    return Swift.max(at, from + 1)
  }

  func number(
    _ bytes: [UInt8],
    _ from: Int,
    _ end: Int
  ) -> (value: Int, digits: Int, end: Int)? {
    var at = from
    var value = 0
    while at < end, bytes[at].isDigit, at - from < 15 {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return at > from ? (value, at - from, at) : nil
  }

  func skipSpaces(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
    var at = from
    while at < end {
      let (value, length) = bytes.scalar(at: at)
      guard Scalars.isSpace(value) else { break }
      at += length
    }
    return at
  }

  func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    guard year >= 1900, year < 2100 else { return nil }
    return CalendarDate(year, month, day)
  }

  static let yearMark = Array("年".utf8)
  static let monthMark = Array("月".utf8)
  static let dayMark = Array("日".utf8)
  static let dayMark2 = Array("号".utf8)
  static let koreanYear = Array("년".utf8)
  static let koreanMonth = Array("월".utf8)
  static let koreanDay = Array("일".utf8)

  /// The length of a separator between year, month and day: an ASCII mark or 年 月 and the like.
  func separator(
    _ bytes: [UInt8],
    _ at: Int,
    _ end: Int
  ) -> (length: Int, mark: UInt8)? {
    guard at < end else { return nil }
    switch bytes[at] {
    case 0x2D, 0x2F, 0x2E, 0x5F: return (1, bytes[at])
    default:
      for mark in [Self.yearMark, Self.monthMark, Self.koreanYear, Self.koreanMonth]
      where bytes.has(mark, at: at) && at + mark.count <= end {
        return (mark.count, 0xE5)
      }
      return nil
    }
  }

  func numeric(
    _ bytes: [UInt8],
    _ start: Int,
    _ range: Range<Int>,
    compact: Bool
  ) -> Found? {
    let end = range.upperBound
    guard let first = number(bytes, start, end) else { return nil }
    if start > range.lowerBound, bytes[start - 1] == 0x2E || bytes[start - 1] == 0x2C {
      return nil
    }
    switch first.digits {
    case 4: return yearFirst(bytes, start, first.value, first.end, end)
    case 1, 2: return dayFirst(bytes, start, first.value, first.end, end)
    case 3 where isRepublicanYear(bytes, first.value, first.end, end):
      return yearFirst(bytes, start, first.value + 1911, first.end, end)
    case 8 where compact:
      let value = first.value
      guard let day = day(value / 10000, value / 100 % 100, value % 100) else { return nil }
      return finish(bytes, day, start, first.end, end)
    case 14 where compact:
      let value = first.value / 1_000_000
      guard let day = day(value / 10000, value / 100 % 100, value % 100) else { return nil }
      return Found(stamp: Stamp(day: day, seconds: nil, offset: nil), range: start..<first.end)
    case 10 where compact && first.value > 600_000_000,
      13 where compact && first.value > 600_000_000_000:
      let seconds = first.digits == 13 ? first.value / 1000 : first.value
      let day = CalendarDate(daysSinceEpoch: seconds / 86400)
      return Found(
        stamp: Stamp(day: day, seconds: seconds % 86400, offset: 0),
        range: start..<first.end
      )
    default: return nil
    }
  }

  /// Whether three digits are a year as Taiwan counts them, without the era before them: 113年,
  /// 113/05/04.
  private func isRepublicanYear(_ bytes: [UInt8], _ value: Int, _ from: Int, _ end: Int) -> Bool {
    guard value >= 100, value < 140 else { return false }
    let at = skipSpaces(bytes, from, end)
    if at + 3 <= end, bytes.has(Self.yearMark, at: at) { return true }
    return at + 6 <= end && bytes[at] == 0x2F && bytes[at + 3] == 0x2F
      && bytes[at + 1].isDigit && bytes[at + 2].isDigit && bytes[at + 4].isDigit
      && bytes[at + 5].isDigit && (at + 6 == end || !bytes[at + 6].isDigit)
  }

  func yearFirst(
    _ bytes: [UInt8],
    _ start: Int,
    _ year: Int,
    _ from: Int,
    _ end: Int
  ) -> Found? {
    guard year >= 1900, year < 2100 else { return nil }
    var at = skipSpaces(bytes, from, end)
    guard let mark = separator(bytes, at, end) else { return nil }
    at = skipSpaces(bytes, at + mark.length, end)
    // 2024 Jan 23, 2024-Jan-23
    if at < end, bytes[at].isLetter, let month = month(bytes, at, end) {
      at = month.end
      while at < end, bytes[at] == 0x2D || bytes[at] == 0x20 || bytes[at] == 0x2E { at += 1 }
      guard let number = number(bytes, at, end), number.digits <= 2,
        let day = day(year, month.value, number.value)
      else { return nil }
      return finish(bytes, day, start, number.end, end)
    }
    guard let month = number(bytes, at, end), month.digits <= 2 else { return nil }
    at = skipSpaces(bytes, month.end, end)
    guard let second = separator(bytes, at, end) else { return nil }
    at = skipSpaces(bytes, at + second.length, end)
    guard let number = number(bytes, at, end), number.digits <= 2,
      let day = day(year, month.value, number.value)
    else { return nil }
    return finish(bytes, day, start, skipDayMark(bytes, number.end, end), end)
  }

  func skipDayMark(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
    let at = skipSpaces(bytes, from, end)
    for mark in [Self.dayMark, Self.dayMark2, Self.koreanDay]
    where bytes.has(mark, at: at) && at + mark.count <= end {
      return at + mark.count
    }
    return from
  }

  func dayFirst(
    _ bytes: [UInt8],
    _ start: Int,
    _ first: Int,
    _ from: Int,
    _ end: Int
  ) -> Found? {
    guard first >= 1, first <= 31 else { return nil }
    // 23 January 2024, 23. Januar 2024, 23rd of January, 2024, 23 de enero de 2024, 23-Jan-2024
    var at = from
    if at + 1 < end, bytes[at].isLower || bytes[at].isUpper {
      let pair = [bytes[at].lowered, bytes[at + 1].lowered]
      if ["st", "nd", "rd", "th", "er"].contains(where: { Array($0.utf8) == pair }) { at += 2 }
    }
    while at < end,
      bytes[at] == 0x20 || bytes[at] == 0x2E || bytes[at] == 0x2D || bytes[at] == 0x2C
        || bytes[at] == 0x2F || bytes[at] == 0xC2 || bytes[at] == 0xA0 || bytes[at] == 0xBA
    { at += 1 }
    at = skipFiller(bytes, at, end)
    if at < end, at > from, bytes[at].isLetter || bytes[at] >= 0xC3,
      let month = month(bytes, at, end)
    {
      at = month.end
      while at < end,
        bytes[at] == 0x20 || bytes[at] == 0x2E || bytes[at] == 0x2D
          || bytes[at] == 0x2C || bytes[at] == 0x2F || bytes[at] == 0xC2 || bytes[at] == 0xA0
      { at += 1 }
      at = skipFiller(bytes, at, end)
      // 24 نيسان / أبريل 2020: the month by both of its names.
      if at < end, bytes[at] >= 0xD8, let again = self.month(bytes, at, end),
        again.value == month.value
      {
        at = skipSpaces(bytes, again.end, end)
      }
      guard let year = year(bytes, at, end), let day = day(year.value, month.value, first)
      else { return nil }
      return finish(bytes, day, start, year.end, end)
    }
    // 23.01.2024, 23/01/2024, 01/23/2024, 23-01-24
    at = from
    guard at < end, let mark = separator(bytes, at, end), mark.mark != 0xE5, mark.mark != 0x5F
    else { return nil }
    at = skipSpaces(bytes, at + 1, end)
    guard let second = number(bytes, at, end), second.digits <= 2 else { return nil }
    at = second.end
    guard at < end, bytes[at] == mark.mark else { return nil }
    at = skipSpaces(bytes, at + 1, end)
    guard let third = number(bytes, at, end), third.digits == 4 || third.digits == 2 else {
      return nil
    }
    if third.digits == 2, isBehindHan(bytes, start),
      let day = day(2000 + first, second.value, third.value)
    {
      return finish(bytes, day, start, third.end, end)
    }
    let year = third.digits == 4 ? third.value : 2000 + third.value
    if third.digits == 2, mark.mark == 0x2E || third.value > 60 { if first > 31 { return nil } }
    let isMonthFirst: Bool
    if first > 12 {
      isMonthFirst = false
    } else if second.value > 12 {
      isMonthFirst = true
    } else {
      isMonthFirst = mark.mark == 0x2E ? false : monthFirst
    }
    guard
      let day = isMonthFirst
        ? day(year, first, second.value) : day(year, second.value, first)
    else { return nil }
    return finish(bytes, day, start, third.end, end)
  }

  /// Whether a number stands behind a Han character, marks of a label between them: there 18-03-08
  /// begins with its year.
  private func isBehindHan(_ bytes: [UInt8], _ start: Int) -> Bool {
    var at = start
    while at > 0 {
      let (value, length) = bytes.scalar(before: at)
      if Scalars.isHan(value) { return true }
      guard value == 0x3A || value == 0xFF1A || Scalars.isSpace(value) else { return false }
      at -= length
    }
    return false
  }

  /// A year of four digits; where a counter is glued to it (`Dec 05, 20232 Shares`), the first four.
  func year(_ bytes: [UInt8], _ from: Int, _ end: Int) -> (value: Int, end: Int)? {
    guard let number = number(bytes, from, end) else { return nil }
    if number.digits == 4 { return (number.value, number.end) }
    guard number.digits == 5 || number.digits == 6 else { return nil }
    let value = number.digits == 5 ? number.value / 10 : number.value / 100
    return value >= 1990 && value < 2040 ? (value, number.end) : nil
  }

  func skipFiller(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
    for filler in ["de ", "of ", "del ", "d'", "på "] {
      let word = Array(filler.utf8)
      if from + word.count < end, bytes.has(word, at: from) { return from + word.count }
    }
    return from
  }

  func month(_ bytes: [UInt8], _ from: Int, _ end: Int) -> (value: Int, end: Int)? {
    var at = from
    var hash = ByteHash()
    // Up to U+1FFF: Latin, Greek, Cyrillic, Hebrew, Arabic, and the scripts of India and Thailand.
    while at < end, bytes[at].isLetter || (bytes[at] >= 0x80 && bytes[at] < 0xE2) {
      // Upper-case letters beyond ASCII: Š to š and Ş to ş do not matter, Cyrillic ones do.
      if bytes[at] == 0xD0, at + 1 < end, bytes[at + 1] >= 0x90, bytes[at + 1] <= 0xAF {
        let value = 0x400 + Int(bytes[at + 1]) - 0x80 + 0x20
        hash.add(UInt8(0xC0 | value >> 6))
        hash.add(UInt8(0x80 | value & 0x3F))
        at += 2
      } else {
        hash.add(bytes[at].lowered)
        at += 1
      }
    }
    guard at - from >= 3 else { return nil }
    // The bits of a month are its number; homonyms do not meet.
    let value = Int(Self.months.bits(hash.value))
    return value >= 1 && value <= 12 ? (value, at) : nil
  }

  func monthFirst(_ bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Found? {
    let end = range.upperBound
    if start > range.lowerBound, bytes[start - 1].isLetter { return nil }
    guard let month = month(bytes, start, end) else { return nil }
    var at = month.end
    while at < end,
      bytes[at] == 0x20 || bytes[at] == 0x2E || bytes[at] == 0xC2 || bytes[at] == 0xA0
        || bytes[at] == 0x2D
    { at += 1 }
    guard let day = number(bytes, at, end), day.digits <= 2 else { return nil }
    at = day.end
    if at + 1 < end, bytes[at].isLetter { at += 2 }
    while at < end,
      bytes[at] == 0x20 || bytes[at] == 0x2C || bytes[at] == 0xC2 || bytes[at] == 0xA0
        || bytes[at] == 0x2D
    { at += 1 }
    if let year = year(bytes, at, end) {
      guard let date = self.day(year.value, month.value, day.value) else { return nil }
      return finish(bytes, date, start, year.end, end)
    }
    guard let year = number(bytes, at, end) else { return nil }
    // Tue Jan 23 10:30:00 +0000 2024
    guard year.digits <= 2, let time = time(bytes, at, end) else { return nil }
    at = skipSpaces(bytes, time.end, end)
    guard let late = number(bytes, at, end), late.digits == 4,
      let date = self.day(late.value, month.value, day.value)
    else { return nil }
    return Found(
      stamp: Stamp(day: date, seconds: time.seconds, offset: time.offset),
      range: start..<late.end
    )
  }

  static let eras: [(name: [UInt8], base: Int)] = [
    ("民國", 1911), ("民国", 1911), ("中華民國", 1911), ("令和", 2018), ("平成", 1988),
  ].map { (Array($0.0.utf8), $0.1) }

  func era(_ bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Found? {
    guard bytes[start] >= 0xE4 else { return nil }
    let end = range.upperBound
    for era in Self.eras where bytes.has(era.name, at: start) {
      var at = skipSpaces(bytes, start + era.name.count, end)
      guard let year = number(bytes, at, end), year.digits <= 3 else { return nil }
      at = skipSpaces(bytes, year.end, end)
      guard let first = separator(bytes, at, end) else { return nil }
      at = skipSpaces(bytes, at + first.length, end)
      guard let month = number(bytes, at, end) else { return nil }
      at = skipSpaces(bytes, month.end, end)
      guard let second = separator(bytes, at, end) else { return nil }
      at = skipSpaces(bytes, at + second.length, end)
      guard let number = number(bytes, at, end),
        let date = day(era.base + year.value, month.value, number.value)
      else { return nil }
      return finish(bytes, date, start, skipDayMark(bytes, number.end, end), end)
    }
    return nil
  }
}
