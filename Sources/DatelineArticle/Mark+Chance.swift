import DatelineModel

/// What looks like a word in a class or an id, and says nothing of the element.
extension MarkReader {
  /// Words up to this many bytes turn up by chance in what generators make up: `e-41ad7cb`.
  static let longestChance = 3

  /// How many names of one or two letters a class holds where none of them is a word.
  private static let mostInitials = 5

  /// What runs on for longer beside a word, without a sign or a space, nobody has thought up.
  private static let longestName = 64

  /// Whether a short word is a piece of a name that a generator made up: a hash (`41ad7cb`,
  /// `k3OpAdRb`), a part of a UUID, or one of many names of two letters.
  ///
  /// `initials` keeps what the class as a whole has told about such names.
  static func isChance(
    _ bytes: [UInt8],
    _ word: Range<Int>,
    token: Int,
    in range: ByteRange,
    initials: inout Bool?
  ) -> Bool {
    var first = word.lowerBound
    while first > token, bytes[first - 1].isLetter || bytes[first - 1].isDigit {
      first -= 1
      if word.lowerBound - first > longestName { return true }
    }
    var last = word.upperBound
    while last < range.end, bytes[last].isLetter || bytes[last].isDigit {
      last += 1
      if last - word.upperBound > longestName { return true }
    }
    if first == word.lowerBound, last == word.upperBound {
      guard word.count <= 2, first == token, last == range.end || bytes[last].isSpace else {
        return false
      }
      let isAmong = initials ?? isAmongInitials(bytes, range)
      initials = isAmong
      return isAmong
    }
    if bytes[first..<word.lowerBound].contains(where: \.isDigit) { return true }
    if let digit = bytes[word.upperBound..<last].firstIndex(where: \.isDigit) {
      return bytes[digit..<last].contains(where: \.isLetter)
        || isInIdentifier(bytes, first..<last, token: token)
    }
    // "AdKtRB": words of a name are longer than its capitals are apart.
    let segment = bytes[first..<last]
    var words = 1
    for index in segment.indices.dropFirst() where segment[index].isUpper {
      if !segment[index - 1].isUpper { words += 1 }
    }
    return words >= 3 && segment.count * 2 < words * 5
  }

  /// Whether a class holds so many names of one or two letters that they stand for declarations.
  private static func isAmongInitials(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    var count = 0
    for name in bytes[range.start..<range.end].split(whereSeparator: \.isSpace)
    where name.count <= 2 {
      count += 1
      if count >= mostInitials { return true }
    }
    return false
  }

  /// Whether four hexadecimal digits follow others behind a dash, as in a UUID.
  private static func isInIdentifier(_ bytes: [UInt8], _ range: Range<Int>, token: Int) -> Bool {
    let isHexadecimal = { (byte: UInt8) in
      byte.isDigit || byte.lowered >= 0x61 && byte.lowered <= 0x66
    }
    guard range.count == 4, bytes[range].allSatisfy(isHexadecimal), range.lowerBound - 5 >= token,
      bytes[range.lowerBound - 1] == 0x2D
    else { return false }
    let before = bytes[range.lowerBound - 5..<range.lowerBound - 1]
    return before.allSatisfy(isHexadecimal) && before.contains(where: \.isDigit)
  }

  private static let topics: [[UInt8]] = ["tag-", "category-"].map { Array($0.utf8) }
  private static let posts: [[UInt8]] = ["status-publish", "hentry"].map { Array($0.utf8) }

  /// Whether a name in the class of a post is that of what the post is about: `tag-newsletters`.
  ///
  /// `post` keeps whether the class as a whole is a post's.
  static func namesTopic(
    _ bytes: [UInt8],
    _ name: Range<Int>,
    in range: ByteRange,
    post: inout Bool?
  ) -> Bool {
    guard topics.contains(where: { name.count > $0.count && bytes.has($0, at: name.lowerBound) })
    else { return false }
    let isPost = post ?? posts.contains { bytes.find($0, in: range.start..<range.end) != nil }
    post = isPost
    return isPost
  }
}
