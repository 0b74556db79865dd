internal import DatelineModel

/// A stretch of the text as code points with their byte offsets.
///
/// Lists are found by looking around a few places, so that the cost of decoding does not matter.
struct Passage {
  /// The code points.
  let scalars: [Unicode.Scalar]
  /// The byte offset of each code point in the article's text, and of the end.
  let offsets: [Int]

  /// Decodes `range` of `text`.
  init(_ text: [UInt8], _ range: ByteRange) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(range.count)
    offsets.reserveCapacity(range.count + 1)
    var offset = range.start
    while offset < range.end, text[offset] < 0x80 {
      scalars.append(Unicode.Scalar(text[offset]))
      offsets.append(offset)
      offset += 1
    }
    for scalar in String(decoding: text[offset..<range.end], as: UTF8.self).unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(range.end)
    self.scalars = scalars
    self.offsets = offsets
  }

  /// The index of the first code point at or after a byte offset.
  func index(at offset: Int) -> Int {
    var low = 0
    var high = offsets.count - 1
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes of a range of code points.
  func bytes(_ range: Range<Int>) -> ByteRange {
    ByteRange(offsets[range.lowerBound], offsets[range.upperBound])
  }

  /// A range of code points as a string.
  func string(_ range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range])
    return text
  }

  /// The range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, scalars[lower].isBlank { lower += 1 }
    while upper > lower, scalars[upper - 1].isBlank { upper -= 1 }
    return lower..<upper
  }

  /// The index after the bracket that matches the opening one at `start`; `nil` if none within
  /// `limit` does.
  func closing(from start: Int, limit: Int) -> Int? {
    guard let close = scalars[start].closingBracket else { return nil }
    var index = start + 1
    while index < limit {
      if scalars[index] == close { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The index after bullets and numbers ("1.", "3)", "（二）", "•") at the start.
  var afterNumbering: Int {
    var index = skippingBlanks(0)
    while index < scalars.count, "•·‧・∙*-–—●○■◆▪◦✓".unicodeScalars.contains(scalars[index]) {
      index = skippingBlanks(index + 1)
    }
    if index < scalars.count, scalars[index].isNumberInItself {
      return skippingBlanks(index + 1)
    }
    var start = index
    let isOpen = start < scalars.count && "(（".unicodeScalars.contains(scalars[start])
    if isOpen { start += 1 }
    var end = start
    while end < scalars.count, end - start < 5, scalars[end].properties.numericType != nil {
      end += 1
    }
    guard end > start, end < scalars.count else { return index }
    let marks = isOpen ? ")）" : ".、)）．:："
    guard marks.unicodeScalars.contains(scalars[end]) else { return index }
    return skippingBlanks(end + 1)
  }

  /// Whether the items of a list part at an index: at a separator, or at a dash between blanks.
  func isSeparator(at index: Int) -> Bool {
    if scalars[index].isSeparator || scalars[index] == "\n" { return true }
    guard "-–—".unicodeScalars.contains(scalars[index]), index > 0, index + 1 < scalars.count else {
      return false
    }
    return scalars[index - 1].isBlank && scalars[index + 1].isBlank
  }

  /// Whether nothing but a number of an enumeration stands in a range ("2.", "（二）", "③").
  func isNumbering(_ range: Range<Int>) -> Bool {
    guard let first = range.first, range.count <= 6 else { return false }
    if scalars[first].isNumberInItself { return range.count == 1 }
    let isOpen = "(（".unicodeScalars.contains(scalars[first])
    let digits = range.dropFirst(isOpen ? 1 : 0).dropLast()
    return !digits.isEmpty && ".)）．:：".unicodeScalars.contains(scalars[range.upperBound - 1])
      && digits.allSatisfy { scalars[$0].properties.numericType != nil }
  }

  private func skippingBlanks(_ start: Int) -> Int {
    var index = start
    while index < scalars.count, scalars[index].isBlank { index += 1 }
    return index
  }

  /// The sentence around a range.
  func sentence(around range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower > 0, !isSentenceEnd(lower - 1) { lower -= 1 }
    while upper < scalars.count, !isSentenceEnd(upper) { upper += 1 }
    return lower..<min(upper + 1, scalars.count)
  }

  /// Whether a sentence ends with the code point at an index.
  func isSentenceEnd(_ index: Int) -> Bool {
    if scalars[index].endsSentence { return true }
    guard scalars[index] == "." else { return false }
    return index + 1 >= scalars.count || scalars[index + 1].isBlank
  }
}

extension Unicode.Scalar {
  /// Whether it is white space.
  var isBlank: Bool {
    value == 0x20 || value == 0xA0 || value == 0x3000 || (9...13).contains(value)
  }

  /// Whether it is a Han character.
  var isHan: Bool {
    (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
      || value == 0x3005 || value == 0x3007
  }

  /// Whether it parts the items of a list.
  var isSeparator: Bool {
    switch self {
    case "、", "，", ",", ";", "；", "/", "／", "|", "｜", "•", "·", "‧", "・", "･", "∙", "●", "◆",
      "▪", "\t":
      true
    default: false
    }
  }

  /// Whether it is a number and its mark at once (①, ⑴, ⒈, ❶).
  var isNumberInItself: Bool {
    (0x2460...0x249B).contains(value) || (0x2776...0x2793).contains(value)
      || (0x3251...0x325F).contains(value)
  }

  /// Whether it ends a sentence.
  var endsSentence: Bool {
    switch self {
    case "。", "！", "？", "!", "?", "\n": true
    default: false
    }
  }

  /// The bracket that closes this one.
  var closingBracket: Unicode.Scalar? {
    switch self {
    case "(": ")"
    case "（": "）"
    case "[": "]"
    case "【": "】"
    case "［": "］"
    default: nil
    }
  }
}
