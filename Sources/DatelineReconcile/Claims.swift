internal import DatelineModel

/// What a text claims about one of its lists.
struct Claims {
  /// The number of items.
  var count: Int?
  /// The order.
  var order: OrderClaim?
  /// Whether the order is said to be by first letters alone.
  var isByInitials = false
  /// Whether the list is said to be a choice of more: such as, including, 等.
  var isOpen = false

  /// Reads the sentence or block around a list, without the list itself.
  init(before: String, after: String) {
    count = Self.count(in: before) ?? Self.count(in: after)
    order = Self.order(in: before) ?? Self.order(in: after)
    isByInitials = before.holds("首字母") || after.holds("首字母")
    isOpen = Self.isOpen(before.lowercased(), after.lowercased())
  }

  /// Whether the words right before the list introduce examples, or those right behind it go on.
  private static func isOpen(_ before: String, _ after: String) -> Bool {
    let lead = String(before.suffix(40))
    let rest = String(after.prefix(24))
    return ["including", "such as", "among them", "for example", "例如", "比如", "譬如", "诸如", "諸如"]
      .contains { lead.holds($0) }
      || ["and more", "and others", "among others", "等"].contains { rest.holds($0) }
  }

  // MARK: Order

  private static let orders: [(words: [String], claim: OrderClaim)] = [
    (
      [
        "alphabetical", "alphabetically", "a to z", "a–z", "a-z", "英文首字母", "英文字母", "字母顺序", "字母順序",
        "字母排序", "首字母排序",
      ], .englishAlphabet
    ),
    (["拼音"], .pinyin),
    (["笔画", "筆畫", "笔划", "筆劃"], .strokes),
  ]

  private static func order(in text: String) -> OrderClaim? {
    let lower = text.lowercased()
    // 拼音首字母 is an order by pinyin, so that the longer word has to be looked for first.
    if lower.holds("拼音") { return .pinyin }
    return orders.first { $0.words.contains { lower.holds($0) } }?.claim
  }

  // MARK: Count

  private static let englishNumbers: [String: Int] = {
    let units = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var numbers: [String: Int] = ["dozen": 12]
    for (index, word) in units.enumerated() { numbers[word] = index + 1 }
    for (index, word) in tens.enumerated() {
      numbers[word] = (index + 2) * 10
      for (unit, name) in units.prefix(9).enumerated() {
        numbers["\(word)-\(name)"] = (index + 2) * 10 + unit + 1
      }
    }
    return numbers
  }()

  private static let englishNouns: Set<String> = [
    "cities", "locations", "destinations", "stops", "markets", "places", "towns", "metropolises",
    "capitals", "venues", "hubs", "ports",
  ]

  private static let measures: Set<Character> = ["个", "個", "座", "大", "城", "地", "站"]

  /// The last number before a noun for cities: "25 cities", "the following twelve European cities",
  /// 二十五座城市.
  private static func count(in text: String) -> Int? {
    if let count = englishCount(in: text) { return count }
    // Most texts have no Chinese, and its characters are slow to look at.
    return text.utf8.contains { $0 >= 0xE3 } ? chineseCount(in: text) : nil
  }

  private static func englishCount(in text: String) -> Int? {
    let text = text.lowercased()
    guard englishNouns.contains(where: { text.holds($0) }) else { return nil }
    let words = text.split { " ,.:;()“”\"'\n".contains($0) }.map(String.init)
    var found: Int?
    for (index, word) in words.enumerated() where englishNouns.contains(word) {
      // Two adjectives may stand between: "25 major European cities".
      for back in 1...3 where index - back >= 0 {
        let candidate = words[index - back]
        if let number = Int(candidate) ?? englishNumbers[candidate], (2...999).contains(number) {
          found = number
          break
        }
      }
    }
    return found
  }

  private static func chineseCount(in text: String) -> Int? {
    let characters = Array(text)
    var found: Int?
    var index = 0
    while index < characters.count {
      guard isNumeral(characters[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < characters.count, isNumeral(characters[end]) { end += 1 }
      let digits = String(characters[index..<end])
      var rest = String(
        characters[end..<min(end + 16, characters.count)].prefix { !"，。、；：,.;:\n".contains($0) }
      )
      let hasMeasure = rest.first.map { measures.contains($0) } ?? false
      if hasMeasure { rest.removeFirst() }
      let isCities = isCityNoun(rest)
      if hasMeasure, isCities, let number = ChineseNumber.value(of: digits),
        (2...999).contains(number)
      {
        found = number
      }
      index = end
    }
    return found
  }

  /// Whether what stands behind number and measure word is a noun for cities: at once, behind a short
  /// adjective, or behind a clause that ends with 的.
  private static func isCityNoun(_ text: String) -> Bool {
    if ["地点", "地點", "目的地", "都市", "港口", "城"].contains(where: { text.hasPrefix($0) }) {
      return true
    }
    guard let first = text.first, !"月年天日周週小人名家".contains(first) else {
      return text.hasPrefix("人口") && text.contains("的城市")
    }
    let characters = Array(text)
    let noun = characters.indices.dropLast().first {
      characters[$0] == "城" && characters[$0 + 1] == "市"
    }
    guard let noun else { return false }
    return noun <= 4 || characters[noun - 1] == "的"
  }

  private static func isNumeral(_ character: Character) -> Bool {
    character.isNumber && character.isASCII || "〇零一二三四五六七八九十百两兩廿卅０１２３４５６７８９".contains(character)
  }
}

extension String {
  /// Whether the bytes of a text that is not empty stand in this one: many times faster than a search
  /// for its characters.
  func holds(_ part: String) -> Bool {
    var (text, part) = (self, part)
    return part.withUTF8 { part in
      text.withUTF8 { text in
        guard let first = part.first, text.count >= part.count else { return false }
        for start in 0...text.count - part.count where text[start] == first {
          var length = 1
          while length < part.count, text[start + length] == part[length] { length += 1 }
          if length == part.count { return true }
        }
        return false
      }
    }
  }
}

/// Whole numbers as Chinese writes them, below 1,000.
enum ChineseNumber {
  private static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
  ]

  /// The value of digits or numerals; `nil` if they are no number.
  static func value(of text: String) -> Int? {
    let plain = text.map { character -> Character in
      guard let scalar = character.unicodeScalars.first, (0xFF10...0xFF19).contains(scalar.value),
        let digit = Unicode.Scalar(scalar.value - 0xFEE0)
      else { return character }
      return Character(digit)
    }
    if let number = Int(String(plain)) { return number }
    var total = 0
    var current = 0
    var hasUnit = false
    for character in plain {
      switch character {
      case "十":
        total += max(current, 1) * 10
        current = 0
        hasUnit = true
      case "百":
        total += max(current, 1) * 100
        current = 0
        hasUnit = true
      case "廿":
        total += 20
        hasUnit = true
      case "卅":
        total += 30
        hasUnit = true
      default:
        guard let digit = digits[character] else { return nil }
        current = hasUnit ? digit : current * 10 + digit
      }
    }
    return total + current
  }
}
