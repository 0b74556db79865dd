import DatelineModel

/// Finds the address that another one holds, as those of archives and caches do.
enum ArchivedAddress {
  private static let scheme = Array("://".utf8)
  private static let inner: [[UInt8]] = ["/http://", "/https://"].map { Array($0.utf8) }

  /// `http://example.org/a` of `https://archive.example/web/20240123/http://example.org/a`; an address
  /// that holds no other one as it is.
  static func original(of url: String) -> String {
    let bytes = Array(url.utf8)
    guard let host = bytes.find(scheme, in: 0..<bytes.count) else { return url }
    // What a query holds is where to go next, and not what the page is a copy of.
    let end = bytes.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.count
    let path = min(host + scheme.count, end)..<end
    guard let at = inner.compactMap({ bytes.findLast($0, in: path) }).max() else { return url }
    return bytes.string((at + 1)..<bytes.count)
  }
}

/// Reads the day of publication that an address names.
enum AddressDate {
  /// A day in the address: /2024/01/23/, /20240123/, /2024-01-23-title; with `sections` also
  /// /2024/SPORT/01/23/, which may be the day when somebody began to write.
  static func date(in url: String, sections: Bool = false) -> Stamp? {
    let bytes = Array(url.utf8)
    var at = 0
    // The host holds no date.
    if let scheme = bytes.find(Array("://".utf8), in: 0..<bytes.count) { at = scheme + 3 }
    while at < bytes.count, bytes[at] != 0x2F { at += 1 }
    while at < bytes.count {
      guard bytes[at].isDigit, at == 0 || !bytes[at - 1].isDigit else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      let digits = end - at
      func value(_ range: Range<Int>) -> Int {
        var result = 0
        for index in range { result = result * 10 + Int(bytes[index] - 0x30) }
        return result
      }
      func made(_ year: Int, _ month: Int, _ day: Int) -> Stamp? {
        guard year >= 1990, year < 2040, let date = CalendarDate(year, month, day) else {
          return nil
        }
        return Stamp(day: date, seconds: nil, offset: nil)
      }
      if digits == 8 || digits == 14 || digits == 12,
        let stamp = made(value(at..<at + 4), value(at + 4..<at + 6), value(at + 6..<at + 8))
      {
        return stamp
      }
      if digits == 4, end + 4 < bytes.count, !bytes[end].isLetter {
        let mark = bytes[end]
        if mark == 0x2F || mark == 0x2D || mark == 0x5F {
          let year = value(at..<end)
          var next = end + 1
          var month = 0
          if bytes[next].isDigit {
            let start = next
            while next < bytes.count, bytes[next].isDigit { next += 1 }
            let size = next - start
            // /2024/0123/
            if size == 4,
              let stamp = made(year, value(start..<start + 2), value(start + 2..<start + 4)),
              mark == 0x2F || mark == 0x2D
            {
              return stamp
            }
            if size <= 2 { month = value(start..<next) }
          } else if bytes[next].isLetter, next + 3 < bytes.count {
            let names = [
              "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
            ]
            for (index, name) in names.enumerated() where bytes.has(Array(name.utf8), at: next) {
              month = index + 1
              next += 3
            }
          }
          if sections, month == 0, mark == 0x2F, let start = behindSection(bytes, end + 1) {
            next = start
            while next < bytes.count, bytes[next].isDigit { next += 1 }
            if next - start <= 2 { month = value(start..<next) }
          }
          if month > 0, next + 1 < bytes.count,
            bytes[next] == 0x2F || bytes[next] == 0x2D || bytes[next] == 0x5F
          {
            let start = next + 1
            var stop = start
            while stop < bytes.count, bytes[stop].isDigit { stop += 1 }
            if stop > start, stop - start <= 2,
              let stamp = made(year, month, value(start..<stop))
            {
              return stamp
            }
          }
        }
      }
      at = end
    }
    return nil
  }

  /// A section's name in an address is no longer.
  private static let longestSection = 24

  /// Where the part behind a section's name begins, if it does with a digit: the month behind
  /// `2024/SPORT/`.
  private static func behindSection(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start
    while at < bytes.count, bytes[at] != 0x2F {
      guard bytes[at].isLetter || bytes[at] == 0x5F || bytes[at] == 0x2D,
        at - start < longestSection
      else { return nil }
      at += 1
    }
    return at > start && at + 1 < bytes.count && bytes[at + 1].isDigit ? at + 1 : nil
  }
}
