/// Text with Markdown's marks for emphasis, links, images and code taken out.
struct MarkdownInline {
  /// The plain text, white space collapsed.
  var text: [UInt8] = []
  /// Whether all of it stood in emphasis.
  var isEmphasis = false
  /// Bytes that stood in links.
  var linkBytes = 0
  /// The addresses of images.
  var images: [String] = []

  private struct Run {
    var at: Int
    var count: Int
    var mark: UInt8
  }

  init(_ source: [UInt8], _ range: Range<Int>) {
    let range = source.trimmed(range)
    let removed = Self.emphasis(source, range)
    var at = range.lowerBound
    var linkStarts: [(text: Int, close: Int, end: Int)] = []
    while at < range.upperBound {
      if let link = linkStarts.last, at == link.close {
        linkBytes += text.count - link.text
        linkStarts.removeLast()
        at = link.end
        continue
      }
      let byte = source[at]
      if let count = removed[at] {
        at += count
        continue
      }
      switch byte {
      case 0x5C where at + 1 < range.upperBound && Self.isMark(source[at + 1]):
        text.append(source[at + 1])
        at += 2
      case 0x60:
        at += 1
      case 0x21 where at + 1 < range.upperBound && source[at + 1] == 0x5B:
        guard let link = Self.link(source, at + 1, range.upperBound) else { fallthrough }
        images.append(source.string(link.address))
        at = link.end
      case 0x5B:
        if let link = Self.link(source, at, range.upperBound) {
          linkStarts.append((text.count, link.close, link.end))
          at += 1
        } else {
          text.append(byte)
          at += 1
        }
      case 0x3C where Self.tagEnd(source, at, range.upperBound) != nil:
        let end = Self.tagEnd(source, at, range.upperBound) ?? at + 1
        if source.has([0x3C, 0x62, 0x72], at: at) { space() }
        at = end
      case 0x09, 0x0A, 0x0D, 0x20:
        space()
        at += 1
      case 0xC2 where at + 1 < range.upperBound && source[at + 1] == 0xA0:
        space()
        at += 2
      case 0xC2 where at + 1 < range.upperBound && source[at + 1] == 0xAD:
        at += 2
      case 0xE2
      where at + 2 < range.upperBound && source[at + 1] == 0x80 && source[at + 2] == 0x8B:
        at += 3
      default:
        text.append(byte)
        at += 1
      }
    }
    for link in linkStarts { linkBytes += text.count - link.text }
    text = Array(text[text.trimmed(0..<text.count)])
    isEmphasis = Self.isWhole(source, range, removed)
  }

  private mutating func space() {
    if let last = text.last, last != 0x20 { text.append(0x20) }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    (byte > 0x20 && byte < 0x30) || (byte > 0x39 && byte < 0x41) || (byte > 0x5A && byte < 0x61)
      || (byte > 0x7A && byte < 0x7F)
  }

  /// The runs of `*` and `_` that open or close emphasis: place to length.
  private static func emphasis(_ source: [UInt8], _ range: Range<Int>) -> [Int: Int] {
    var open: [Run] = []
    var removed: [Int: Int] = [:]
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = source[at]
      if byte == 0x5C {
        at += 2
        continue
      }
      guard byte == 0x2A || byte == 0x5F else {
        at += 1
        continue
      }
      var end = at
      while end < range.upperBound, source[end] == byte { end += 1 }
      let before = at > range.lowerBound ? source[at - 1] : 0x20
      let after = end < range.upperBound ? source[end] : 0x20
      var opens = !after.isSpace
      var closes = !before.isSpace
      if byte == 0x5F {
        opens = opens && !(before.isLetter || before.isDigit || before >= 0x80)
        closes = closes && !(after.isLetter || after.isDigit || after >= 0x80)
      }
      let count = end - at
      if count <= 3 {
        if closes, let match = open.lastIndex(where: { $0.mark == byte && $0.count == count }) {
          removed[open[match].at] = open[match].count
          removed[at] = count
          open.removeSubrange(match...)
        } else if opens {
          open.append(Run(at: at, count: count, mark: byte))
        }
      }
      at = end
    }
    return removed
  }

  private static func isWhole(
    _ source: [UInt8],
    _ range: Range<Int>,
    _ removed: [Int: Int]
  ) -> Bool {
    guard !range.isEmpty, let first = removed[range.lowerBound] else { return false }
    let mark = source[range.lowerBound]
    guard removed[range.upperBound - first] != nil, source[range.upperBound - 1] == mark else {
      return false
    }
    // The first run's partner must be the last one: *a* and *b* is not whole.
    for at in removed.keys where at > range.lowerBound && at < range.upperBound - first {
      if source[at] == mark, removed[at] == first { return false }
    }
    return true
  }

  /// `[text](address)` at `at`: where the text closes, the address, and the end.
  private static func link(
    _ source: [UInt8],
    _ at: Int,
    _ end: Int
  ) -> (close: Int, address: Range<Int>, end: Int)? {
    var depth = 0
    var close = at
    while close < end {
      if source[close] == 0x5C {
        close += 2
        continue
      }
      if source[close] == 0x5B { depth += 1 }
      if source[close] == 0x5D {
        depth -= 1
        if depth == 0 { break }
      }
      close += 1
    }
    guard close + 1 < end, source[close + 1] == 0x28 else { return nil }
    var stop = close + 2
    var level = 1
    while stop < end {
      if source[stop] == 0x28 { level += 1 }
      if source[stop] == 0x29 {
        level -= 1
        if level == 0 { break }
      }
      stop += 1
    }
    guard stop < end else { return nil }
    var addressEnd = close + 2
    while addressEnd < stop, !source[addressEnd].isSpace { addressEnd += 1 }
    return (close, (close + 2)..<addressEnd, stop + 1)
  }

  /// The end of an HTML tag at `at`; `nil` if none stands there.
  private static func tagEnd(_ source: [UInt8], _ at: Int, _ end: Int) -> Int? {
    var next = at + 1
    if next < end, source[next] == 0x2F { next += 1 }
    guard next < end, source[next].isLetter else { return nil }
    let limit = min(end, at + 400)
    while next < limit {
      if source[next] == 0x3A, next - at < 10 { return nil }
      if source[next] == 0x3E { return next + 1 }
      next += 1
    }
    return nil
  }
}
