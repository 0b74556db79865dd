import DatelineModel

/// Names without what stands behind them: days, ages, counts, posts and houses.
extension AuthorNames {
  private static let hangulPosts = [
    "기자", "칼럼니스트", "논설위원", "특파원", "평론가", "교수", "작가", "위원", "연구원", "소장", "대표", "변호사", "시인",
    "에디터", "인턴기자", "선임기자", "전문기자", "편집위원", "편집장", "통신원", "리포터",
  ]

  /// `홍길동 나무 칼럼니스트` without the post and what it is about.
  static func withoutHangulPost(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, Scalars.isHangul(first.value) else { return text }
    // House=Name and post.
    if let sign = text.firstIndex(of: "="), text.utf8.count < 60 {
      return withoutHangulPost(String(text[text.index(after: sign)...]))
    }
    let words = text.split(separator: " ")
    guard words.count >= 2, words.count <= 4, (2...4).contains(words[0].count),
      hangulPosts.contains(where: { words[words.count - 1].hasSuffix($0) })
    else { return text }
    return String(words[0])
  }

  /// `EXA` of "Do EXA" and "Da EXA", as Portuguese pages sign what no one person wrote.
  static func withoutArticle(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard words.count == 2, words[0] == "Do" || words[0] == "Da",
      words[1].utf8.allSatisfy({ $0.isUpper || $0.isDigit })
    else { return text }
    return String(words[1])
  }

  /// `Jane Doe March 18` without the day, whose year stood elsewhere.
  static func withoutDay(_ text: String) -> String {
    guard text.utf8.last?.isDigit == true, text.contains(" ") else { return text }
    let bytes = Array((text + ", 2000").utf8)
    guard let found = DateReader().first(in: bytes, 0..<bytes.count), found.range.lowerBound > 5
    else { return text }
    return trim(bytes.string(0..<found.range.lowerBound))
  }

  private static let weekdays: Set<String> = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
  ]

  private static let ago: Set<String> = [
    "prije", "vor", "hace", "há", "fa", "pred", "przed", "för",
  ]

  /// `Jane Doe` of "Jane Doe vor 26 Minuten".
  static func withoutAge(_ text: String) -> String {
    let words = text.split(separator: " ")
    // "Jane on Tue", whose day a comma parted.
    if words.count > 2, words[words.count - 2].lowercased() == "on",
      weekdays.contains(words[words.count - 1].lowercased())
    {
      return words.dropLast(2).joined(separator: " ")
    }
    guard let number = words.firstIndex(where: { $0.utf8.allSatisfy(\.isDigit) }), number >= 2,
      number + 1 < words.count, ago.contains(words[number - 1].lowercased())
    else { return text }
    return words[..<(number - 1)].joined(separator: " ")
  }

  /// `Jane Doe 12` without the count of posts, whose other digits a comma parted.
  static func withoutCount(_ text: String) -> String {
    guard text.utf8.last?.isDigit == true else { return text }
    let words = text.split(separator: " ")
    guard words.count >= 2, words[words.count - 1].utf8.allSatisfy(\.isDigit) else { return text }
    return words.dropLast().joined(separator: " ")
  }

  /// `Jane Doe` of "Jane Doe/Reuters", as agencies sign.
  static func withoutHouse(_ text: String) -> String {
    guard let slash = text.utf8.firstIndex(of: 0x2F) else { return text }
    let head = trim(String(text[..<slash]))
    let tail = trim(String(text[text.utf8.index(after: slash)...]))
    let lead = tail.split(separator: " ").first.map(String.init) ?? tail
    return head.contains(" ") && (isHouse(tail) || isAgency(lead)) ? head : text
  }

  /// Where a time of day begins: two figures or one, a colon and two.
  static func timeOfDay(_ bytes: [UInt8]) -> Int? {
    guard bytes.count > 3 else { return nil }
    for at in 1..<bytes.count - 2
    where bytes[at] == 0x3A && bytes[at - 1].isDigit && bytes[at + 1].isDigit
      && bytes[at + 2].isDigit
    {
      return at > 1 && bytes[at - 2].isDigit ? at - 2 : at - 1
    }
    return nil
  }

  static func withoutOutlet(_ text: String) -> String {
    let lower = text.lowercased()
    for outlet in outlets where lower.hasSuffix(outlet) {
      let rest = String(text.dropLast(outlet.count))
      if rest.contains(" ") { return trim(rest) }
    }
    return text
  }
}
