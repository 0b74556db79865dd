import DatelineModel

/// Forms of titles for comparing them.
extension Titles {
  /// Letters and digits in lower case, for comparing what pages repeat with other marks.
  static func key(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte.isLetter || byte.isDigit { result.append(byte.lowered) }
        at += 1
        continue
      }
      let (value, length) = bytes.scalar(at: at)
      // General punctuation, CJK marks and full-width marks differ from source to source.
      let isMark =
        (value >= 0x2000 && value <= 0x206F) || (value >= 0x3000 && value <= 0x303F)
        || (value >= 0xFF00 && value <= 0xFF0F) || (value >= 0x80 && value <= 0xBF)
        || (value >= 0xFF1A && value <= 0xFF20) || value == 0x2122
      if !isMark { result.append(contentsOf: bytes[at..<at + length]) }
      at += length
    }
    return result
  }

  /// The share of the shorter text's words that the longer one has, 0 to 1.
  static func similarity(_ left: String, _ right: String) -> Double {
    let one = words(left)
    let two = words(right)
    guard one.count > 0, two.count > 0 else { return 0 }
    let shared = one.shared(with: two)
    return Double(shared) / Double(min(one.count, two.count))
  }

  /// The hashes of the words, each wide character being one.
  static func words(_ text: String) -> HashSet {
    var result = HashSet(capacity: 24)
    var hash = ByteHash()
    var length = 0
    let bytes = Array(text.utf8)
    var at = 0
    func end() {
      if length > 0 { result.insert(hash.value) }
      hash = ByteHash()
      length = 0
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte.isLetter || byte.isDigit {
        hash.add(byte.lowered)
        length += 1
        at += 1
      } else if byte < 0x80 {
        if byte != 0x27 { end() }
        at += 1
      } else {
        let (value, count) = bytes.scalar(at: at)
        if Scalars.isHan(value) || Scalars.isKana(value) {
          end()
          result.insert(UInt64(value))
        } else if value > 0xBF, !(value >= 0x2000 && value <= 0x206F),
          !(value >= 0x3000 && value <= 0x303F), !(value >= 0xFF00 && value <= 0xFF60)
        {
          for index in at..<at + count { hash.add(bytes[index]) }
          length += count
        } else if value != 0x2019 {
          end()
        }
        at += count
      }
    }
    end()
    return result
  }
}
