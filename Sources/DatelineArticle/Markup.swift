/// Plain text from strings that hold HTML: values of metadata, article bodies in scripts.
enum Markup {
  private static let entities: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20,
    "rsquo": 0x2019, "lsquo": 0x2018, "rdquo": 0x201D, "ldquo": 0x201C, "ndash": 0x2013,
    "mdash": 0x2014, "hellip": 0x2026, "eacute": 0xE9, "egrave": 0xE8, "agrave": 0xE0,
    "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC,
    "szlig": 0xDF, "ccedil": 0xE7, "ntilde": 0xF1, "middot": 0xB7, "copy": 0xA9, "reg": 0xAE,
    "laquo": 0xAB, "raquo": 0xBB, "aacute": 0xE1, "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA,
  ]

  /// The text on one line: tags removed, entities resolved, white space collapsed and trimmed.
  static func plain(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    for line in lines(bytes, range) {
      if !result.isEmpty { result.append(0x20) }
      result.append(contentsOf: line)
    }
    return result
  }

  /// The same for a string.
  static func plain(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: plain(bytes, 0..<bytes.count), as: UTF8.self)
  }

  /// The paragraphs: line feeds, `br` and the tags of blocks part them; none is empty.
  static func lines(_ bytes: [UInt8], _ range: Range<Int>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var line: [UInt8] = []
    func flush() {
      let kept = line.trimmed(0..<line.count)
      if !kept.isEmpty { result.append(Array(line[kept])) }
      line.removeAll(keepingCapacity: true)
    }
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte == 0x0A || byte == 0x0D {
        flush()
        at += 1
      } else if byte == 0x3C, let end = aside(bytes, at, range.upperBound) {
        flush()
        at = end
      } else if byte == 0x3C, let tag = tag(bytes, at, range.upperBound) {
        if tag.isBlock { flush() }
        at = tag.end
      } else if byte == 0x26, let entity = entity(bytes, at, range.upperBound) {
        if !Scalars.isSpace(entity.value) {
          line.append(scalar: entity.value)
        } else if line.last != 0x20 {
          line.append(0x20)
        }
        at = entity.end
      } else if byte.isSpace || byte < 0x20 {
        if line.last != 0x20 { line.append(0x20) }
        at += 1
      } else if byte == 0xC2, at + 1 < range.upperBound, bytes[at + 1] == 0xA0 {
        if line.last != 0x20 { line.append(0x20) }
        at += 2
      } else if byte == 0xC2, at + 1 < range.upperBound, bytes[at + 1] == 0xAD {
        at += 2
      } else {
        line.append(byte)
        at += 1
      }
    }
    flush()
    return result
  }

  private static let asides: [[UInt8]] = ["<figcaption", "<script", "<style", "<iframe", "<aside"]
    .map { Array($0.utf8) }
  private static let boxes: [[UInt8]] = ["<div", "<span", "<p"].map { Array($0.utf8) }
  private static let captionWord = Array("caption".utf8)
  /// How many bytes a caption and its markup have at most.
  private static let longestCaption = 1_500

  /// The end of an element that begins here and holds no text of the article's: a caption, a script.
  private static func aside(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    let isName = { (name: [UInt8]) in
      bytes.has(name, at: start) && start + name.count < end && !bytes[start + name.count].isLetter
    }
    guard let name = asides.first(where: isName) ?? boxes.first(where: isName) else { return nil }
    var end = end
    if name[1] == 0x64 || name[1] == 0x70 || name.count == 5 {
      var close = start
      while close < end, bytes[close] != 0x3E { close += 1 }
      guard bytes.find(captionWord, in: start..<close) != nil else { return nil }
      // A caption is short: a longer box with such a class holds the article.
      end = min(end, close + longestCaption)
    }
    var depth = 0
    var at = start
    while at < end {
      if bytes[at] == 0x3C {
        if bytes.has(name, at: at) {
          depth += 1
        } else if at + 1 < end, bytes[at + 1] == 0x2F, bytes.has(Array(name[1...]), at: at + 2) {
          depth -= 1
          if depth == 0 {
            while at < end, bytes[at] != 0x3E { at += 1 }
            return min(at + 1, end)
          }
        }
      }
      at += 1
    }
    return nil
  }

  private static func tag(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (end: Int, isBlock: Bool)?
  {
    var at = start + 1
    guard at < end else { return nil }
    if bytes[at] == 0x2F { at += 1 }
    guard at < end, bytes[at].isLetter || bytes[at] == 0x21 else { return nil }
    let name = at
    while at < end, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
    let first = bytes[name].lowered
    let length = at - name
    // p, br, li, ul, ol, tr, td, hr, div, h1 to h6, blockquote, figure, section: by first letters.
    let isBlock =
      (length == 1 && first == 0x70)
      || (length == 2
        && (bytes.has([0x62, 0x72], at: name) || first == 0x6C || first == 0x75
          || first == 0x68 || first == 0x74 || bytes.has([0x6F, 0x6C], at: name)))
      || (length >= 3 && (first == 0x64 || bytes.has([0x62, 0x6C, 0x6F], at: name)))
    while at < end, bytes[at] != 0x3E { at += 1 }
    return at < end ? (at + 1, isBlock) : nil
  }

  private static func entity(
    _ bytes: [UInt8],
    _ start: Int,
    _ end: Int
  ) -> (value: UInt32, end: Int)? {
    var at = start + 1
    let limit = Swift.min(end, start + 12)
    while at < limit, bytes[at] != 0x3B { at += 1 }
    guard at < limit, at > start + 1 else { return nil }
    if bytes[start + 1] == 0x23 {
      let isHex = bytes[start + 2] | 0x20 == 0x78
      let digits = String(decoding: bytes[(start + (isHex ? 3 : 2))..<at], as: UTF8.self)
      guard let value = UInt32(digits, radix: isHex ? 16 : 10) else { return nil }
      return (value, at + 1)
    }
    let name = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
    guard let value = entities[name] else { return nil }
    return (value, at + 1)
  }
}
