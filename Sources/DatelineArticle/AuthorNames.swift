/// Makes names of what pages give as authors.
enum AuthorNames {
  /// The names in one statement, cleaned, in order.
  static func names(in statement: String) -> [String] {
    let text = withoutPlace(unwrapped(Markup.plain(statement)))
    guard !text.isEmpty, text.utf8.count < 600 else { return [] }
    if isBody(text) { return name(text).map { [$0] } ?? [] }
    var result: [String] = []
    var isWhere = false
    for piece in split(text) {
      if !result.isEmpty, degrees.contains(piece.text.lowercased()) || isPost(piece.text) {
        continue
      }
      // "Jane Doe, Berlin": where it was written; "Example News, Hamburg": where the house is;
      // "Jane Doe, N1 East — Port Example": for whom, and where.
      if piece.mark == .dash, isWhere { continue }
      isWhere =
        piece.mark != .none && (isPlace(piece.text) || isChannel(piece.text))
        && result.contains { looksLikePerson($0) || isHouse($0) }
      if isWhere { continue }
      for name in names(piece: piece.text) where !result.contains(name) {
        // After a name, what begins in lower case is a description.
        if !result.isEmpty, let first = name.utf8.first, first.isLower, name.contains(" ") {
          continue
        }
        result.append(name)
      }
    }
    // "Jane Doe, Example Times": the outlet stands behind who writes for it.
    if result.count > 1, result.contains(where: { !isHouse($0) && !isDesk($0) }) {
      result.removeAll { isHouse($0) && !isAgency($0) }
    }
    // "Jane Doe Jane Doe": a picture's text and the name itself.
    return result.map { name in
      let words = name.split(separator: " ")
      let half = words.count / 2
      guard words.count >= 4, words.count % 2 == 0, words[..<half] == words[half...] else {
        return name
      }
      return words[..<half].joined(separator: " ")
    }
  }

  /// A statement without the brackets around all of it: `［王小明，Example］`.
  private static func unwrapped(_ text: String) -> String {
    guard text.first == "［" || text.first == "[", text.last == "］" || text.last == "]" else {
      return text
    }
    let inner = text.dropFirst().dropLast()
    guard !inner.contains(where: { $0 == "［" || $0 == "[" || $0 == "］" || $0 == "]" }) else {
      return text
    }
    return inner.contains { $0 == "，" || $0 == "," } ? String(inner) : text
  }

  /// Whether every word of a piece names a post: what stands behind a name and a comma.
  static func isPost(_ piece: String) -> Bool {
    piece.split(separator: " ").allSatisfy {
      let word = $0.lowercased()
      return postWords.contains(word) || jobWords.contains(word) || trades.contains(word)
        || degrees.contains(word)
    }
  }

  /// A statement of Taiwan's papers without the place and the kind of report behind its stroke, and
  /// without the desk before it: 記者林佳／台南報導, 即時中心／綜合報導.
  private static func withoutPlace(_ text: String) -> String {
    guard let end = reports.first(where: { text.hasSuffix($0) }),
      let stroke = text.lastIndex(where: { $0 == "／" || $0 == "/" }),
      text[stroke...].count <= end.count + 6
    else { return text.hasSuffix("中心") && text.count <= 6 ? "" : text }
    let head = trim(String(text[..<stroke]))
    return head.hasSuffix("中心") ? "" : head
  }

  private static let reports = ["報導", "報道", "报道", "外電", "外电"]

  /// The names in a piece that no mark parts: mostly one or none.
  private static func names(piece: String) -> [String] {
    guard let name = name(piece) else { return [] }
    // "Jane Doe/Max Smith"
    let sides = name.split(separator: "/").map { trim(String($0)) }
    if sides.count > 1, sides.allSatisfy({ looksLikePerson($0) }) { return sides }
    // 张三 李四: two names with a family name each.
    let words = name.split(separator: " ").map(String.init)
    if words.count >= 2, words.allSatisfy({ HanBylines.isName($0) }) { return words }
    return [name]
  }

  /// One name, or `nil` if the piece is none.
  private static func name(_ piece: String) -> String? {
    var text = piece
    var changed = true
    while changed {
      changed = false
      let lower = text.lowercased()
      for prefix in prefixes where lower.hasPrefix(prefix) && lower.utf8.count > prefix.utf8.count {
        text = String(text.dropFirst(prefix.count))
        text = trim(text)
        changed = true
        break
      }
    }
    let isPost = isHanPost(text)
    for suffix in suffixes where text.hasSuffix(suffix) && text.count > suffix.count + 1 {
      text = trim(String(text.dropLast(suffix.count)))
    }
    text = trim(text)
    guard !text.isEmpty else { return nil }
    // 某报见习记者 names the post alone.
    if isPost, !HanNames.isName(text), !isHanHouse(text) { return nil }
    // Jane Doe @janedoe
    if let handle = text.range(of: " @"), handle.lowerBound > text.startIndex {
      text = trim(String(text[..<handle.lowerBound]))
    }
    text = withoutAge(text)
    for tail in [
      " archive page", " follow", " on", " last", " »", " posted", " updated", " at", " |", " ⋅",
      " •", "’s", " says", " reviewed", " edited",
    ]
    where text.lowercased().hasSuffix(tail) {
      text = trim(String(text.dropLast(tail.count)))
    }
    // "Jane Doe le 3 mai", but Kevin Le has a surname.
    for tail in [" am", " le"] where text.hasSuffix(tail) {
      text = trim(String(text.dropLast(tail.count)))
    }
    if let stop = text.range(of: ". "), text[..<stop.lowerBound].split(separator: " ").count >= 2,
      text[..<stop.lowerBound].utf8.count > 8,
      text[..<stop.lowerBound].split(separator: " ").last?.count ?? 0 > 3
    {
      text = String(text[..<stop.lowerBound])
    }
    text = withoutDay(
      withoutPost(withoutOutlet(withoutArticle(withoutHangulPost(withoutHouse(text)))))
    )
    let lower = text.lowercased()
    for beginning in roleBeginnings where lower.hasPrefix(beginning) { return nil }
    if roles.contains(lower) || (lower.hasSuffix("s") && roles.contains(String(lower.dropLast()))) {
      return nil
    }
    for ending in roleEndings where lower.hasSuffix(ending) || lower.hasSuffix(ending + "s") {
      return nil
    }
    if lower.contains("@") || lower.contains("e-mail") || lower.contains("://")
      || lower.contains("www.")
      || lower.hasPrefix("#")
    {
      return nil
    }
    if lower.hasSuffix("views") || lower.hasSuffix("comments") || lower.hasSuffix(" ago")
      || lower.hasSuffix(" read")
    {
      return nil
    }
    let bytes = Array(text.utf8)
    var digits = 0
    var letters = 0
    for byte in bytes {
      if byte.isDigit { digits += 1 }
      if byte.isLetter || byte >= 0x80 { letters += 1 }
    }
    guard let start = bytes.first, start.isLetter || start >= 0x80 || start == 0x27 || start.isDigit
    else { return nil }
    guard letters >= 2, digits <= 4, digits < letters else { return nil }
    // "generator version 1.111"
    if text.lowercased().contains(" version ") { return nil }
    // "6:36 pm UTC", and the time behind "janedoe: 3:21pm".
    if let clock = timeOfDay(bytes) {
      let head = trim(bytes.string(0..<clock))
      return head.utf8.count > 2 && !head.contains(":") ? head : nil
    }
    if DateReader().first(in: bytes, 0..<bytes.count) != nil { return nil }
    // The first half of a date that a comma parted.
    if let space = bytes.firstIndex(of: 0x20), space + 1 < bytes.count, bytes[space + 1].isDigit,
      DateReader().read(text + ", 2000") != nil
    {
      return nil
    }
    text = withoutCount(text)
    for byte in bytes {
      switch byte {
      case 0x3D, 0x3C, 0x3E, 0x7B, 0x7D, 0x5C, 0x5B, 0x5D, 0x3F, 0x21, 0x2A, 0x23, 0x25, 0x3B:
        return nil
      default: break
      }
    }
    if Phrases.isLabel(bytes, 0..<bytes.count) { return nil }
    let words = text.split(separator: " ")
    guard words.count <= 7, bytes.count <= 90 else { return nil }
    let first = bytes.scalar(at: 0).value
    if Scalars.isHan(first) {
      // A name of Han characters is short; a sentence is not.
      if text.count > 14 { return nil }
      // 李 楠: the space only widens the name.
      if words.count == 2, words.allSatisfy({ $0.count == 1 }) {
        text = words.joined()
      } else if words.count >= 2, let first = words.first, !isSpaced(words) {
        text = String(first)
        if roles.contains(text) { return nil }
      }
      // 王小明责编：李大华: behind the name begins what somebody else did.
      for desk in desks {
        if let at = text.range(of: desk), at.lowerBound > text.startIndex,
          !text[at.upperBound...].hasPrefix("部")
        {
          text = trim(String(text[..<at.lowerBound]))
        }
      }
      for mark: Character in ["：", ":"] {
        if let colon = text.firstIndex(of: mark) { text = trim(String(text[..<colon])) }
      }
    }
    return text
  }

  private static let desks = ["责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "校对", "校對", "审核", "審核"]

  private static let roleBeginnings = [
    "head of ", "chief ", "director of ", "professor of ", "vice president", "president of ",
    "editor of ", "editor at ", "member of ", "author of ", "founder of ", "research fellow",
    "see all", "view all", "read more", "more from", "follow ", "and others",
    "others", "sponsored",
    "staff reports", "discuz", "comsenz", "contributions from", "photo by", "photos by", "foto: ",
    "image: ", "photo: ", "images: ", "fotos: ", "photos: ", "bild: ", "bilder: ", "фото: ",
    "снимка: ", "zdjęcie: ", "kuva: ", "bilde: ", "em são ", "em lisboa", "em brasília", "lire l",
    "contact ",
  ]

  /// 大渡 美咲: the two parts of one name, and not a name with a word behind it.
  private static func isSpaced(_ words: [Substring]) -> Bool {
    words.count == 2 && words.allSatisfy { $0.count <= 3 && $0.utf8.count >= $0.count * 3 }
      && !suffixes.contains(String(words[1]))
  }

  /// `Jane Doe Staff Writer` without the post; `Political Correspondent` stays as it is.
  private static func withoutPost(_ text: String) -> String {
    var words = text.split(separator: " ")
    while let last = words.last, words.count > 2,
      postWords.contains(last.lowercased()) || degrees.contains(last.lowercased())
        || trades.contains(last.lowercased())
    { words.removeLast() }
    // "Lead Draft Writer" is a post as a whole.
    guard let first = words.first?.lowercased(), !postWords.contains(first),
      !jobWords.contains(first), !trades.contains(first),
      words.count < text.split(separator: " ").count,
      looksLikePerson(words.joined(separator: " "))
    else { return text }
    return words.joined(separator: " ")
  }

  static func trim(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var range = bytes.trimmed(0..<bytes.count)
    while range.count > 0 {
      let last = bytes.scalar(before: range.upperBound)
      switch last.value {
      case 0x2C, 0x3A, 0x3B, 0x7C, 0x2D, 0x2F, 0x2A, 0xFF1A, 0xFF0C, 0x3002, 0xFF09, 0x29, 0x5D,
        0xB7, 0x2022, 0x2013, 0x2014, 0x3011, 0xFF0F, 0x22, 0x201D:
        range = range.lowerBound..<(range.upperBound - last.length)
      case 0x2E:
        // The full stop of "Jr." stays.
        let word = bytes[range].suffix(4)
        if word.count == 4, word.dropFirst().first?.isLetter == true, word.first == 0x20 {
          return bytes.string(bytes.trimmed(range))
        }
        // So does that of initials: "C.J.".
        if range.count > 4, bytes[range.upperBound - 3] == 0x2E,
          bytes[range.upperBound - 2].isUpper
        {
          return bytes.string(bytes.trimmed(range))
        }
        range = range.lowerBound..<(range.upperBound - 1)
      default:
        let first = bytes.scalar(at: range.lowerBound)
        switch first.value {
        case 0x2C, 0x3A, 0x3B, 0x7C, 0x2D, 0x2F, 0x2A, 0xFF1A, 0xFF0C, 0xFF0F, 0xB7, 0x2022, 0x2013,
          0x2014, 0x3010, 0x28, 0x5B, 0xFF08, 0x40, 0x22, 0x201C:
          range = (range.lowerBound + first.length)..<range.upperBound
          continue
        default: break
        }
        let inner = bytes.trimmed(range)
        if inner == range { return bytes.string(range) }
        range = inner
      }
    }
    return ""
  }
}
