/// Makes names of what pages give as authors.
enum AuthorNames {
  private static let prefixes = [
    "by:", "by ", "post by ", "by\u{a0}", "profile picture for ", "view orcid profile", "name: ",
    "dr. med. ", "written by ", "posted by ", "story by ", "words by ", "text by ", "reported by ",
    "reporting by ", "edited by ", "article by ", "review by ", "reviewed by ", "photography by ",
    "medically reviewed by ",
    "author:", "authors:", "author ", "words:", "text:", "von ", "par ", "por ",
    "propos recueillis par ", "autor:", "auteur:", "autore:",
    "door ", "af ", "av ", "di ", "del ", "a cura di ", "texte ", "text ", "from ",
    "guest post by ", "submitted by ", "presented by ", "contributed by ", "created by ",
    "published by ",
    "文／", "文/", "文|", "文丨", "文｜", "文：", "文:", "文 ", "撰文／", "撰文/", "撰文：", "撰文:", "撰文｜", "撰文", "作者：",
    "作者:", "作者/", "作者／", "作者丨", "作者|", "作者",
    "责任编辑：", "责任编辑:", "责任编辑", "責任編輯：", "責任編輯", "责编：", "责编:", "责编", "编辑：", "编辑:", "编辑/", "编辑", "編輯／",
    "編輯/", "編輯：", "編輯",
    "特约记者", "實習記者", "实习记者", "见习记者", "首席记者", "全媒体记者", "记者：", "记者:", "记者/", "记者", "記者／", "記者/", "記者：",
    "記者",
    "通讯员：", "通讯员:", "通讯员", "特约撰稿人", "特约撰稿", "撰稿人", "撰稿：", "撰稿", "採訪／", "採訪", "采写：", "采写/", "采写",
    "采访", "整理", "翻译：", "翻译", "译者：", "编译：", "编译", "編譯", "文字：", "综合",
    "著者：", "著者 ", "著者:", "文：", "文・", "執筆：", "取材・文：", "文●", "글 ", "글/",
  ]

  private static let suffixes = [
    "记者", "記者", "报道", "報導", "報道", "编辑", "編輯", "整理", "编译", "編譯", "撰文", "特稿", "综合", " 기자", "기자",
    " 記者", "特派員", "通讯员", "摄影", "攝影", "撰稿", "出自", "时间", "日期", "来源", "发自北京", "发自上海",
  ]

  /// Pieces that are what somebody does, not who it is.
  private static let roles: Set<String> = [
    "staff writer", "senior writer", "staff reporter", "senior reporter", "reporter", "editor",
    "senior editor", "contributor", "contributing writer", "contributing editor", "columnist",
    "correspondent", "senior correspondent", "journalist", "freelance writer", "author", "authors",
    "writer",
    "managing editor", "associate editor", "deputy editor", "editor-in-chief", "editor in chief",
    "news editor", "health editor", "political editor", "special to", "guest contributor",
    "opinion contributor", "guest author", "guest writer", "producer",
    "photographer", "by", "updated", "published", "opinion", "news", "features writer",
    "news writer", "commerce editor", "assistant editor",
    "md", "m.d.", "phd", "ph.d.", "ph.d", "jr", "jr.", "sr", "sr.", "rn", "esq", "esq.", "ms",
    "mph", "cfa", "dds", "do",
    "admin", "administrator", "unknown", "null", "undefined", "none", "anonymous", "n/a", "nan",
    "false", "true", "user", "root", "webmaster", "author name", "test", "redaktion", "editorial",
    "guest", "super user",
    "http", "https", "www", "share", "follow", "twitter", "facebook", "email", "print",
    "view profile", "see more", "read more", "bio", "more", "佚名", "不详", "未知", "匿名", "网络", "互联网",
    "本站", "原创", "转载", "小编", "本站原创", "来源", "无",
    "write a review", "view all", "see full bio", "full bio", "researched by", "researched",
    "sponsored", "publisher", "staff", "the team", "team", "home", "online", "contact", "profile",
    "show bio",
    "written by", "posted by", "published on", "published by", "posted on", "commentary by", "by:",
    "opinion by", "story by", "reviewed by", "updated on", "author:", "words by", "text by",
    "follow us", "about the author", "human", "guest post", "all posts", "website", "posts",
    "via", "view all posts", "and", "on", "in", "with", "the", "comments", "comment",
    "minutes read", "min read",
  ]

  /// Endings of pieces that are roles: "BBC political correspondent".
  private static let roleEndings = [
    " reporter", " writer", " editor", " correspondent", " columnist", " contributor",
    " journalist",
    " critic", " producer", " editor-in-chief", " in chief", " bureau chief", " fellow", " intern",
    " at large", " redakteur", " redakteurin", " photographer",
    " officer", " ceo", " founder", " director", " manager", " analyst", " specialist",
    " strategist", " professor", " lead", " expert", " consultant", " partner", " president",
  ]

  /// Agencies and the like, whose names stand beside people's.
  private static let agencies: Set<String> = [
    "associated press", "the associated press", "ap", "reuters", "afp", "agence france-presse",
    "agence france presse", "dpa", "upi", "bloomberg", "xinhua", "pti", "ani", "efe", "ansa", "apa",
    "keystone-sda", "sda", "cnn", "bbc", "bbc news", "abc news", "nbc news", "cbs news", "fox news",
    "新华社", "新華社", "中新社", "中新网", "中央社", "人民网", "新华网", "澎湃新闻", "路透社", "法新社", "美联社", "央视新闻",
  ]

  /// The names in one statement, cleaned, in order.
  static func names(in statement: String) -> [String] {
    let text = Markup.plain(statement)
    guard !text.isEmpty, text.utf8.count < 600 else { return [] }
    var result: [String] = []
    for piece in split(text) {
      guard let name = name(piece), !result.contains(name) else { continue }
      // After a name, what begins in lower case is a description.
      if !result.isEmpty, let first = name.utf8.first, first.isLower, name.contains(" ") {
        continue
      }
      result.append(name)
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

  /// Whether a name is an agency's or an outlet's.
  static func isAgency(_ name: String) -> Bool { agencies.contains(name.lowercased()) }

  private static let wordsBetween = [
    " and ", " & ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " with ", " mit ",
    " con ", " avec ", " for ", " via ", " in ", " special to ", " | ", " / ", " • ", " · ", " – ",
    " — ", " - ", " is ", " of the ",
  ]

  private static func split(_ text: String) -> [String] {
    var pieces: [String] = []
    var current: [UInt8] = []
    let bytes = Array(text.utf8)
    func flush() {
      let range = current.trimmed(0..<current.count)
      if !range.isEmpty { pieces.append(current.string(range)) }
      current.removeAll(keepingCapacity: true)
    }
    let betweens = wordsBetween.map { Array($0.utf8) }
    var at = 0
    outer: while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x20 {
        for word in betweens where bytes.has(word, at: at) {
          // " in Berlin", " of the Times", " is a writer" end the names.
          let lead = String(decoding: word, as: UTF8.self)
          if lead == " in " || lead == " is " || lead == " of the " || lead == " for "
            || lead == " special to "
          {
            flush()
            // What follows is a place or a description: skip to the next separator.
            at += word.count
            while at < bytes.count, bytes[at] != 0x3B, bytes[at] != 0x7C,
              !bytes.has([0x20, 0x61, 0x6E, 0x64, 0x20], at: at), bytes[at] != 0x2C
            { at += 1 }
            continue outer
          }
          flush()
          at += word.count - 1
          continue outer
        }
      }
      if byte == 0x2C || byte == 0x3B || byte == 0x7C || byte == 0x0A || byte == 0x09 {
        flush()
        at += 1
        continue
      }
      if byte == 0x28 || byte == 0x5B {
        // What stands in brackets is the outlet, a role or another spelling.
        flush()
        let close: UInt8 = byte == 0x28 ? 0x29 : 0x5D
        while at < bytes.count, bytes[at] != close { at += 1 }
        at += 1
        continue
      }
      if byte >= 0xE2, at + 2 < bytes.count {
        let (value, length) = bytes.scalar(at: at)
        switch value {
        case 0x3001, 0xFF0C, 0xFF1B, 0xFF5C, 0x3000, 0xFF0F:
          // 文／王小明: the mark belongs to what precedes a name.
          if value == 0xFF0F, isPrefixWord(current) {
            current.append(contentsOf: bytes[at..<at + length])
          } else {
            flush()
          }
          at += length
          continue
        case 0xFF08, 0x3010:
          flush()
          let close: UInt32 = value == 0xFF08 ? 0xFF09 : 0x3011
          while at < bytes.count, bytes.scalar(at: at).value != close {
            at += bytes.scalar(at: at).length
          }
          at += 3
          continue
        default: break
        }
        current.append(contentsOf: bytes[at..<Swift.min(bytes.count, at + length)])
        at += length
        continue
      }
      current.append(byte)
      at += 1
    }
    flush()
    return pieces
  }

  private static func isPrefixWord(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return prefixes.contains { text.hasSuffix($0) || $0.hasPrefix(text) && !text.isEmpty }
  }

  /// One name, or `nil` if the piece is none.
  private static func name(_ piece: String) -> String? {
    var text = piece
    var changed = true
    var hadPrefix = false
    while changed {
      changed = false
      let lower = text.lowercased()
      for prefix in prefixes where lower.hasPrefix(prefix) && lower.utf8.count > prefix.utf8.count {
        text = String(text.dropFirst(prefix.count))
        text = trim(text)
        changed = true
        hadPrefix = true
        break
      }
    }
    _ = hadPrefix
    for suffix in suffixes where text.hasSuffix(suffix) && text.count > suffix.count + 1 {
      text = trim(String(text.dropLast(suffix.count)))
    }
    text = trim(text)
    guard !text.isEmpty else { return nil }
    for tail in [
      " on", " last", " »", " posted", " updated", " at", " |", " ⋅", " •", "’s", " says",
    ]
    where text.lowercased().hasSuffix(tail) {
      text = trim(String(text.dropLast(tail.count)))
    }
    if let stop = text.range(of: ". "), text[..<stop.lowerBound].split(separator: " ").count >= 2,
      text[..<stop.lowerBound].utf8.count > 8,
      text[..<stop.lowerBound].split(separator: " ").last?.count ?? 0 > 3
    {
      text = String(text[..<stop.lowerBound])
    }
    text = withoutOutlet(text)
    let lower = text.lowercased()
    if roles.contains(lower) || (lower.hasSuffix("s") && roles.contains(String(lower.dropLast()))) {
      return nil
    }
    for ending in roleEndings where lower.hasSuffix(ending) || lower.hasSuffix(ending + "s") {
      return nil
    }
    if lower.contains("@") || lower.contains("://") || lower.contains("www.")
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
    if DateReader().first(in: bytes, 0..<bytes.count) != nil { return nil }
    // The first half of a date that a comma parted.
    if let space = bytes.firstIndex(of: 0x20), space + 1 < bytes.count, bytes[space + 1].isDigit,
      DateReader().read(text + ", 2000") != nil
    {
      return nil
    }
    for byte in bytes {
      switch byte {
      case 0x3D, 0x3C, 0x3E, 0x7B, 0x7D, 0x5C, 0x5B, 0x5D, 0x3F, 0x21, 0x2A, 0x23, 0x25, 0x3B:
        return nil
      default: break
      }
    }
    let words = text.split(separator: " ")
    guard words.count <= 7, bytes.count <= 90 else { return nil }
    let first = bytes.scalar(at: 0).value
    if Scalars.isHan(first) {
      // A name of Han characters is short; a sentence is not.
      if text.count > 14 { return nil }
      // 李 楠: the space only widens the name.
      if words.count == 2, words.allSatisfy({ $0.count == 1 }) {
        text = words.joined()
      } else if words.count >= 2, let first = words.first {
        text = String(first)
      }
      for mark: Character in ["：", ":"] {
        if let colon = text.firstIndex(of: mark) { text = trim(String(text[..<colon])) }
      }
    }
    return text
  }

  /// Outlets that stand after a person's name without a mark between.
  private static let outlets = [
    " the associated press", " associated press", " usa today network", " usa today", " reuters",
    " staff", " 新华社", " bbc news", " cnn", " afp",
  ]

  private static func withoutOutlet(_ text: String) -> String {
    let lower = text.lowercased()
    for outlet in outlets where lower.hasSuffix(outlet) {
      let rest = String(text.dropLast(outlet.count))
      if rest.contains(" ") { return trim(rest) }
    }
    return text
  }

  private static func trim(_ text: String) -> String {
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
