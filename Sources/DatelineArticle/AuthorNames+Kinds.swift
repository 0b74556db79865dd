import DatelineModel

/// Tells people from outlets, desks and agencies by their names.
extension AuthorNames {
  /// Whether a name is a desk's or a service's rather than a person's.
  static func isDesk(_ name: String) -> Bool {
    let lower = name.lowercased()
    for word in [
      "news", "service", "staff", "desk", "agency", "team", "wire", "daily", "press", "reports",
      "editors", "newsroom",
    ]
    where lower.split(separator: " ").contains(Substring(word)) { return true }
    return false
  }

  /// Whether what is given as a name ends in what its bearer does.
  static func endsInRole(_ text: String) -> Bool {
    let lower = text.lowercased()
    return roleEndings.contains { lower.hasSuffix($0) }
  }

  /// Whether a name is words and a number behind them.
  static func endsInNumber(_ name: String) -> Bool {
    guard let last = name.split(separator: " ").last, last.utf8.count < name.utf8.count else {
      return false
    }
    return last.utf8.allSatisfy(\.isDigit)
  }

  /// Whether a name is an agency's or an outlet's.
  static func isAgency(_ name: String) -> Bool { agencies.contains(name.lowercased()) }

  /// Whether a name is an outlet's, an office's or a firm's, by a word in it or by its address.
  static func isHouse(_ name: String) -> Bool {
    if isAgency(name) { return true }
    let lower = name.lowercased()
    for ending in siteEndings where lower.hasSuffix(ending) { return true }
    if let first = lower.utf8.first, first >= 0xE3 { return isHanHouse(name) }
    let words = lower.split(separator: " ")
    return words.count > 1 && words.contains { houseWords.contains(String($0)) }
  }

  private static let siteEndings = [
    ".com", ".org", ".net", ".info", ".de", ".at", ".ch", ".fr", ".be", ".nl", ".it", ".es", ".pt",
    ".co.uk", ".ie", ".dk", ".se", ".no", ".fi", ".pl", ".cz", ".sk", ".hu", ".ro", ".bg", ".gr",
    ".rs", ".ba", ".me", ".mk", ".al", ".hr", ".si", ".lt", ".lv", ".ee", ".ru", ".by", ".ua",
    ".am", ".az", ".kz", ".tr",
    ".il", ".in", ".cn", ".hk", ".tw", ".jp", ".kr", ".vn", ".id", ".my", ".sg", ".au", ".nz",
    ".za", ".ca", ".mx", ".br", ".ar", ".cl", ".co", ".pe", ".ve", ".tv",
  ]

  /// Endings of what is called 人民网, 新华社, 市教育局.
  private static let hanHouses: [String] = [
    "网", "網", "报", "報", "社", "台", "臺", "新闻", "新聞", "在线", "频道", "中心", "公司", "集团", "大学", "学院", "政府",
    "委员会", "委", "局", "厅", "部", "办公室", "杂志", "期刊", "出版社", "新媒体", "编辑部", "編輯部", "客户端", "日报", "晚报",
    "晨报", "周刊", "传媒",
    "工作室", "频道组", "广播", "电视台", "综合", "官网", "公众号", "博客", "论坛", "行情", "资讯",
  ]

  /// Whether a name is what somebody does, with whom or for whom: 某报见习记者, 系统管理员.
  static func isHanPost(_ name: String) -> Bool {
    [
      "记者", "記者", "通讯员", "通訊員", "管理员", "管理員", "评论员", "評論員", "贡献者", "貢獻者",
    ].contains { name.hasSuffix($0) }
  }

  static func isHanHouse(_ name: String) -> Bool {
    guard name.count >= 3 else { return false }
    return hanHouses.contains { name.hasSuffix($0) && (name.count > 3 || $0.count > 1) }
      || name.hasSuffix("网") || name.hasSuffix("社") || name.hasSuffix("报")
  }

  /// Whether a statement is the name of a body as a whole, whatever marks and words stand in it:
  /// `Club of Example e.V.`.
  static func isBody(_ text: String) -> Bool {
    guard text.utf8.count < 90, let first = text.utf8.first, first < 0xE3 else { return false }
    let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == ":" }
    return words.count > 1 && words.contains { bodyWords.contains(String($0)) }
      && !words.contains { $0 == "von" || $0 == "by" || $0 == "und" || $0 == "and" }
  }

  /// Whether what stands behind a name and a comma is called as places are: one word with a capital,
  /// or a well-known name of two.
  static func isPlace(_ piece: String) -> Bool {
    if places.contains(piece.lowercased()) { return true }
    var bytes = piece.utf8.makeIterator()
    guard piece.utf8.count >= 3, let first = bytes.next(), first.isUpper || first >= 0xC3,
      first < 0xCE
    else { return false }
    while let byte = bytes.next() {
      guard byte.isLower || byte >= 0x80 else { return false }
    }
    return !isAgency(piece) && !houseWords.contains(piece.lowercased())
  }

  /// Whether what stands behind a name and a comma is a broadcaster's, by a figure in its capitals:
  /// `N1 East`.
  static func isChannel(_ piece: String) -> Bool {
    piece.utf8.contains { $0.isDigit } && piece.utf8.first?.isUpper == true
      && piece.split(separator: " ").count <= 3 && piece.utf8.count <= 16
  }

  /// Whether a name looks like what somebody logs in with: `jane.doe`, `jdoe_84`.
  static func isLogin(_ name: String) -> Bool {
    name.utf8.count >= 3
      && name.utf8.allSatisfy {
        $0.isLower || $0.isDigit || $0 == 0x5F || $0 == 0x2E || $0 == 0x2D
      }
  }

  /// Whether a text could be a person's name in Latin, Greek or Cyrillic script: two to four words,
  /// each with a capital, and no word of an outlet, a post or a date among them.
  static func looksLikePerson(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard words.count >= 2, words.count <= 4, name.utf8.count <= 40,
      !particles.contains(words[words.count - 1].lowercased())
    else { return false }
    for word in words {
      let lower = word.lowercased()
      if particles.contains(lower) { continue }
      guard let first = word.unicodeScalars.first, first.properties.isUppercase,
        !houseWords.contains(lower), !postWords.contains(lower), !common.contains(lower),
        DateReader.months.bits(ByteHash.of(lower.utf8)) == 0,
        word.utf8.allSatisfy({
          $0.isLetter || $0 >= 0x80 || $0 == 0x2E || $0 == 0x27 || $0 == 0x2D
        })
      else { return false }
    }
    return !isHouse(name)
  }

  static let particles: Set<String> = [
    "de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "le", "al", "el",
    "bin", "ibn", "y", "ter", "zu", "zum", "af", "av",
  ]

  /// Words that lines beside headlines begin with and names do not hold.
  private static let common: Set<String> = [
    "the", "a", "an", "by", "in", "on", "at", "to", "for", "of", "and", "or", "with", "from",
    "last", "first", "latest", "updated", "update", "posted", "published", "breaking", "top",
    "home", "world", "local", "opinion", "video", "photo", "photos", "credit", "credits", "image",
    "images", "source", "share", "follow", "read", "more", "comments", "comment", "see", "all",
    "view", "subscribe", "newsletter", "sign", "log", "live", "new", "edition", "issue", "vol",
    "min", "minutes", "hours", "ago", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "today", "yesterday", "united", "states", "kingdom", "north", "south",
    "east", "west", "city", "county", "street", "san", "los", "hong", "press", "release", "print",
    "article", "story", "stories", "editorial", "blog", "podcast", "money", "finance", "markets",
    "music", "movies", "travel", "food", "style", "real", "estate", "terms", "privacy", "contact",
    "about", "us", "advertisement", "sponsored", "foto", "bild", "fotos", "von", "par", "texte",
    "your", "my", "our", "you", "how", "why", "what", "who", "this", "that", "is", "are",
    "facebook",
    "partner", "content", "sponsored", "publié", "publicado", "publisert", "publiceret",
    "veröffentlicht", "aktualisiert", "actualizado", "pubblicato", "mis", "stand", "jour", "uhr",
    "diseases", "twitter", "whatsapp", "linkedin", "email", "copy", "link", "hide", "caption",
    "toggle",
  ]
}
