internal import Glibc

/// Reads the header `Retry-After` (RFC 9110).
enum RetryAfter {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The seconds from now, at least none; `nil` for what is neither a number nor a date.
  static func seconds(_ header: String) -> Double? { seconds(header, now: time(nil)) }

  /// The same, counted from `now` in seconds since 1970.
  static func seconds(_ header: String, now: Int) -> Double? {
    // "120" or "Sun, 06 Nov 1994 08:49:37 GMT"
    let words = header.split { " :,".contains($0) }
    if words.count == 1 { return Int(words[0]).flatMap { $0 >= 0 ? Double($0) : nil } }
    guard words.count == 8, words[7] == "GMT",
      let month = months.firstIndex(of: String(words[2]))
    else { return nil }
    let numbers = [words[1], words[3], words[4], words[5], words[6]].compactMap { Int32($0) }
    guard numbers.count == 5 else { return nil }
    var parts = tm()
    parts.tm_mday = numbers[0]
    parts.tm_mon = Int32(month)
    parts.tm_year = numbers[1] - 1900
    parts.tm_hour = numbers[2]
    parts.tm_min = numbers[3]
    parts.tm_sec = numbers[4]
    return Double(max(0, timegm(&parts) - now))
  }
}
