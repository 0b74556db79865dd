import DatelineModel

extension DateReader {
  func finish(
    _ bytes: [UInt8],
    _ day: CalendarDate,
    _ start: Int,
    _ from: Int,
    _ end: Int
  ) -> Found? {
    // 2024-01-234 and 1.2.2024.5 are no dates; 2024年1月23日10:30 is one with its time.
    if from < end, bytes[from].isDigit {
      guard from > start, bytes[from - 1] >= 0x80, let time = time(bytes, from, end) else {
        return nil
      }
      let stamp = Stamp(day: day, seconds: time.seconds, offset: time.offset)
      return Found(stamp: stamp, range: start..<time.end)
    }
    var stamp = Stamp(day: day, seconds: nil, offset: nil)
    var stop = from
    var at = from
    // Between date and time stand a T, a space, a comma, a stroke, or a short word (at, um, um, à).
    let limit = Swift.min(end, from + 12)
    while at < limit, !bytes[at].isDigit { at += 1 }
    if at < limit, at > from, let time = time(bytes, at, end) {
      stamp.seconds = time.seconds
      stamp.offset = time.offset
      stop = time.end
    }
    return Found(stamp: stamp, range: start..<stop)
  }

  func time(
    _ bytes: [UInt8],
    _ from: Int,
    _ end: Int
  ) -> (seconds: Int, offset: Int?, end: Int)? {
    guard let hour = number(bytes, from, end), hour.digits <= 2, hour.value < 25 else { return nil }
    var at = hour.end
    guard at < end, bytes[at] == 0x3A || bytes[at] == 0x2E || bytes[at] == 0x68 else { return nil }
    guard let minute = number(bytes, at + 1, end), minute.digits == 2, minute.value < 60 else {
      return nil
    }
    at = minute.end
    var seconds = hour.value % 24 * 3600 + minute.value * 60
    if at < end, bytes[at] == 0x3A, let second = number(bytes, at + 1, end), second.digits <= 2,
      second.value < 61
    {
      seconds += Swift.min(59, second.value)
      at = second.end
      if at < end, bytes[at] == 0x2E || bytes[at] == 0x2C,
        let fraction = number(bytes, at + 1, end)
      {
        at = fraction.end
      }
    }
    let next = skipSpaces(bytes, at, end)
    if next + 1 < end {
      let letter = bytes[next].lowered
      let after = bytes[next + 1] == 0x2E && next + 2 < end ? bytes[next + 2] : bytes[next + 1]
      if letter == 0x61 || letter == 0x70, after.lowered == 0x6D {
        if letter == 0x70, hour.value < 12 { seconds += 12 * 3600 }
        if letter == 0x61, hour.value == 12 { seconds -= 12 * 3600 }
        at = next + (bytes[next + 1] == 0x2E ? 4 : 2)
        at = Swift.min(at, end)
      }
    }
    let zone = offset(bytes, at, end)
    return (seconds, zone?.minutes, zone?.end ?? at)
  }

  func offset(_ bytes: [UInt8], _ from: Int, _ end: Int) -> (minutes: Int, end: Int)? {
    var at = from
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x28 { at += 1 }
    guard at < end else { return nil }
    if bytes[at] == 0x5A || bytes[at] == 0x7A, at + 1 >= end || !bytes[at + 1].isLetter {
      return (0, at + 1)
    }
    var base: Int?
    for zone in Self.zones where bytes.has(zone.name, at: at) && at + zone.name.count <= end {
      let stop = at + zone.name.count
      if stop < end, bytes[stop].isLetter { continue }
      base = zone.offset
      at = stop
      break
    }
    guard at < end, bytes[at] == 0x2B || bytes[at] == 0x2D,
      let first = number(bytes, at + 1, end)
    else { return base.map { ($0, at) } }
    let sign = bytes[at] == 0x2D ? -1 : 1
    if first.digits == 4, first.value <= 1400 {
      return (sign * (first.value / 100 * 60 + first.value % 100), first.end)
    }
    guard first.digits <= 2, first.value <= 14 else { return base.map { ($0, at) } }
    if first.end < end, bytes[first.end] == 0x3A, let second = number(bytes, first.end + 1, end),
      second.digits == 2
    {
      return (sign * (first.value * 60 + second.value), second.end)
    }
    return (sign * first.value * 60, first.end)
  }
}
