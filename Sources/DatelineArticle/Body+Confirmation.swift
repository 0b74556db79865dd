extension Body {
  mutating func confirm() {
    confirmed = [Bool](repeating: false, count: page.lines.count)
    let size = facts.articleBody.reduce(0) { $0 + $1.count }
    guard size >= 200 else { return }
    var body: [UInt8] = []
    for line in facts.articleBody { body.append(contentsOf: Self.letters(line, 0..<line.count)) }
    guard body.count >= 150 else { return }
    let width = 20
    var windows = HashSet(capacity: body.count)
    var hash: UInt64 = 0
    var top: UInt64 = 1
    let base: UInt64 = 1_099_511_628_211
    for _ in 1..<width { top = top &* base }
    for index in body.indices {
      if index >= width { hash = hash &- UInt64(body[index - width]) &* top }
      hash = hash &* base &+ UInt64(body[index])
      if index + 1 >= width { windows.insert(hash) }
    }
    var found = 0
    for (index, line) in page.lines.enumerated() where line.count >= 25 {
      let letters = Self.letters(page.text, line.range)
      guard letters.count >= width else { continue }
      var hash: UInt64 = 0
      var hits = 0
      for at in letters.indices {
        if at >= width { hash = hash &- UInt64(letters[at - width]) &* top }
        hash = hash &* base &+ UInt64(letters[at])
        if at + 1 >= width, windows.contains(hash) { hits += 1 }
      }
      if hits * 10 >= (letters.count - width + 1) * 6 {
        confirmed[index] = true
        found += letters.count
      }
    }
    confirmedShare = min(1, Double(found) / Double(body.count))
  }

  /// Letters and digits of a stretch, ASCII in lower case: what two copies of a text share.
  static func letters(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte.isLetter || byte.isDigit { result.append(byte.lowered) }
        at += 1
      } else {
        let length = byte.sequenceLength
        if byte != 0xE2, byte != 0xC2, at + length <= range.upperBound {
          result.append(contentsOf: bytes[at..<at + length])
        }
        at += length
      }
    }
    return result
  }
}
