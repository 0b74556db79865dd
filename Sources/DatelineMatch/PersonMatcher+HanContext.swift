import DatelineLexicon
import DatelineModel

/// What one side of a stretch of Han characters says about its being a name.
struct HanSide {
  /// Natural logarithm of how much likelier it makes a name.
  var score: Float = 0
  /// The titles on that side.
  var titles: PersonTitles
}

extension PersonMatcher {
  /// What stands before a token where a name may begin; `start` is that of the run.
  func leftSide(
    _ first: Int,
    _ start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> HanSide {
    var side = HanSide(titles: titles(before: first, article, scan))
    if side.titles.score > 0 {
      side.score = 4
    } else if first == start {
      side.score = leftPunctuation(first, article, scan)
    } else {
      let near = words.roles(scan, first - 1, first)
      let wide = first - 2 >= start ? words.roles(scan, first - 2, first) : []
      if near.contains(.inside) || wide.contains(.inside) {
        side.score = wide.contains(.inside) ? -1.5 : -0.7
      } else if wide.contains(.nearHan) {
        side.score = 2.5
      } else if near.contains(.nearHan) {
        side.score = 0.8
      } else {
        side.score = wordScore(endingAt: first, start, scan)
      }
    }
    return side
  }

  /// What stands at a token where a name may end; `end` is that of the run.
  func rightSide(
    _ last: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> HanSide {
    var side = HanSide(titles: PersonTitles(start: last))
    guard last < end else {
      side.score = rightPunctuation(last, article, scan)
      // 徐岚 教授: an office behind a space.
      if last < scan.tokens.count, scan.tokens[last].kind == .han,
        scan.tokens[last].block == scan.tokens[last - 1].block,
        let title = titleAfter(last, scan), title.kind != .honorific
      {
        side.score = 2
        side.titles.role = title.range
      }
      return side
    }
    if let title = titleAfter(last, scan) {
      side.score += title.kind == .honorific ? 5 : 2
      if title.kind == .honorific {
        side.titles.honorific = title.range
      } else {
        side.titles.role = title.range
      }
    }
    let word = wordScore(at: last, end, scan)
    if hasSpeechVerb(at: last, scan) { side.score += isSpeechVerb(at: last, scan) ? 6.5 : 3 }
    if ordinal(last, end, scan) != nil { side.score += 5 }
    let roles = words.rolesHan(scan, at: last)
    if roles.contains(.verb) { side.score += 4 }
    side.score += roles.contains(.afterHan) ? max(1, word) : word
    if roles.contains(.tailHan), !beginsDeed(at: last, end, scan) { side.score -= 5 }
    return side
  }

  /// Whether a title or a word for what people do begins at a token, and not only the character or
  /// two that end names of things: 教授, 会见, 报道.
  private func beginsDeed(at token: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: token) {
      let kinds = hit.kinds
      let hitEnd = Int(hit.endToken)
      guard hitEnd - token > 1, hitEnd <= end else { continue }
      let isDeed =
        kinds.contains(.title) || kinds.contains(.speechVerb)
        || kinds.contains(.wordHan) && tables.wordClassHan(hit.form) == .verb
      guard isDeed else { continue }
      return !(token + 2...hitEnd).contains { words.roles(scan, token, $0).contains(.tailHan) }
    }
    return false
  }

  /// What the word that begins at a token says: people do, things are counted and named.
  private func wordScore(at token: Int, _ end: Int, _ scan: borrowing Scan) -> Float {
    for hit in scan.hits(at: token) {
      let kinds = hit.kinds
      guard Int(hit.endToken) - token > 1, Int(hit.endToken) <= end, kinds.contains(.wordHan) else {
        continue
      }
      switch tables.wordClassHan(hit.form) {
      case .verb, .adjective: return 0.8
      case .preposition, .adverb, .particle: return 1.2
      case .noun: return kinds.contains(.title) ? 0 : -0.5
      case .conjunction, .number, .measure, nil: return 0
      }
    }
    switch tables.characters.wordClass(scan.hanCode(token)) {
    case .preposition: return 1.4
    case .adverb, .particle: return 1.2
    case .conjunction: return 0.5
    case .noun, .measure: return -1.3
    case .number, .adjective: return -0.8
    case .verb, nil: return 0
    }
  }

  /// What the word that ends at a token says.
  private func wordScore(endingAt end: Int, _ start: Int, _ scan: borrowing Scan) -> Float {
    for token in max(start, end - 4)..<max(start, end - 1) {
      for hit in scan.hits(at: token) where Int(hit.endToken) == end {
        let kinds = hit.kinds
        if kinds.contains(.nameHan), tables.name(hit.form)?.isPerson == false { return -1.5 }
        guard kinds.contains(.wordHan) else { continue }
        return tables.wordClassHan(hit.form) == .noun ? 0.8 : 0
      }
    }
    switch tables.characters.wordClass(scan.hanCode(end - 1)) {
    case .noun, .number, .adjective: return -0.8
    case .adverb: return -1.5
    default: return 0
    }
  }

  /// What names of other things at the same place say.
  ///
  /// A word behind a title (记者马力) is a name rather than a word.
  func otherNames(
    _ first: Int,
    _ last: Int,
    isKnown: Bool,
    isTitled: Bool,
    _ scan: borrowing Scan
  ) -> Float {
    var score: Float = 0
    // 连昆明: a place that begins inside is no given name.
    for inside in first + 1..<max(last - 1, first + 1) where !isKnown {
      for hit in scan.hits(at: inside) where Int(hit.endToken) >= last {
        // In 阿德巴约 a town is by chance.
        if hit.kinds.rawValue & Self.placeKinds.rawValue != 0,
          inside < first + 2 || last - first < 4
        {
          score -= 2
        }
        // 本周雅虎
        if hit.kinds.contains(.brand), Int(hit.endToken) == last, last - first == 3 { score -= 5 }
      }
    }
    for hit in scan.hits(at: first) {
      let kinds = hit.kinds
      // 韩国人: so is a place that begins a name and does not end it.
      if Int(hit.endToken) == last - 1, last - first > 2,
        kinds.contains(.country) || kinds.contains(.demonym)
      {
        score -= 5
      }
      guard Int(hit.endToken) == last else { continue }
      // 郁金香: what bears the name is no person.
      if kinds.contains(.nameHan), !isKnown, tables.name(hit.form)?.isPerson == false {
        score -= isTitled ? 1 : 2
      }
      if kinds.contains(.country) || kinds.contains(.demonym) || kinds.contains(.title)
        || kinds.contains(.speechVerb)
      {
        return score - 5
      }
      if kinds.contains(.city), !isKnown { score -= 0.5 }
      // 高调宣称: words have verbs behind them as well.
      if kinds.contains(.wordHan), !isKnown {
        // 村民郑重声明: before a verb an adverb is no name, even behind a title.
        switch tables.wordClassHan(hit.form) {
        case .adverb, .adjective: score -= isTitled ? 5 : 3
        default: score -= isTitled ? 1 : 3
        }
      }
    }
    return score
  }

  /// Whether a run of Han characters stands in the title of a work.
  func isTitle(_ start: Int, _ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    let mark = mark(before: start, article, scan)
    return mark == 0x300A || mark == 0x3008
  }

  /// Whether a run of Han characters begins a paragraph, or stands behind a space in one, and a colon
  /// follows.
  func isSpeaker(
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard end < scan.tokens.count, scan.tokens[end].kind == .punctuation,
      start == 0 || scan.tokens[start - 1].block != scan.tokens[start].block
        || scan.tokens[start].spaceBefore && scan.tokens[start - 1].kind == .han
    else { return false }
    let mark = character(end, article, scan)
    return mark == 0xFF1A || mark == 0x3A
  }

  /// Whether a colon stands before a token in its block.
  func isBehindColon(_ token: Int, _ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    let mark = mark(before: token, article, scan)
    return mark == 0x3A || mark == 0xFF1A
  }

  /// The punctuation mark before a token in its block.
  private func mark(
    before token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> UInt32? {
    guard token > 0, scan.tokens[token - 1].block == scan.tokens[token].block,
      scan.tokens[token - 1].kind == .punctuation
    else { return nil }
    return character(token - 1, article, scan)
  }

  private func leftPunctuation(
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    guard first > 0, scan.tokens[first - 1].block == scan.tokens[first].block else { return 1 }
    if scan.tokens[first - 1].kind == .han { return 0.3 }
    if scan.tokens[first - 1].kind != .punctuation { return -1 }
    switch character(first - 1, article, scan) {
    case 0x3001: return 1.2
    case 0x2F, 0xFF0F: return isCredit(first - 2, scan) ? 2.5 : 1.2
    case 0x3A, 0xFF1A:
      // 编辑：黄于
      return title(endingAt: first - 1, article, scan) == nil ? 1.5 : 3
    case 0xB7, 0x2027, 0x30FB, 0x2022: return -6
    case 0x300A, 0x3008: return -4
    case 0x201C, 0x300C:
      // 品牌“吉芬”
      guard first > 2, scan.tokens[first - 2].kind == .han,
        scan.tokens[first - 2].block == scan.tokens[first].block
      else { return 0.5 }
      return words.roles(scan, first - 3, first - 1).contains(.tailHan) ? -2.5 : 0.5
    case 0x40, 0xFF20: return 3
    case 0x28, 0xFF08:
      if isSignature(first, article, scan) { return 2.5 }
      return first > 1 && scan.tokens[first - 2].kind == .word
        && scan.tokens[first - 2].letterCase.isCapital ? 3 : 0.3
    default: return 0.5
    }
  }

  /// Whether a Han character stands alone, as 文 and 图 do before a stroke and a name.
  private func isCredit(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token >= 0, scan.tokens[token].kind == .han else { return false }
    return token == 0 || scan.tokens[token].spaceBefore || scan.tokens[token - 1].kind != .han
      || scan.tokens[token - 1].block != scan.tokens[token].block
  }

  /// Whether brackets that end a block behind a sentence hold two or three characters and no more.
  ///
  /// 门店将重开。（罗森）
  private func isSignature(
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    let block = scan.tokens[first].block
    var end = first
    while end < scan.tokens.count, end - first < 4, scan.tokens[end].kind == .han { end += 1 }
    guard end - first == 2 || end - first == 3, end < scan.tokens.count,
      scan.tokens[end].block == block, scan.tokens[end].kind == .punctuation,
      end + 1 == scan.tokens.count || scan.tokens[end + 1].block != block
    else { return false }
    guard first > 1, scan.tokens[first - 2].block == block else { return true }
    guard scan.tokens[first - 2].kind == .punctuation else { return false }
    switch character(first - 2, article, scan) {
    case 0x3002, 0xFF01, 0xFF1F, 0x201D, 0x300D: return true
    default: return false
    }
  }

  private func rightPunctuation(
    _ last: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    guard last < scan.tokens.count, scan.tokens[last].block == scan.tokens[last - 1].block else {
      return 0.3
    }
    if scan.tokens[last].kind == .han { return 0.3 }
    if scan.tokens[last].kind != .punctuation { return -0.5 }
    switch character(last, article, scan) {
    case 0x3001, 0x2F, 0xFF0F: return 1.2
    case 0x3A, 0xFF1A: return 2
    case 0x2C, 0xFF0C: return isVita(last, article, scan) ? 5 : 0.3
    case 0x300B, 0x3009: return -4
    case 0x201D, 0x300D: return -0.3
    case 0xB7, 0x2027, 0x30FB, 0x2022: return -6
    case 0x28, 0xFF08:
      return isPseudonym(last, article, scan) ? 8 : bracketScore(last + 1, article, scan)
    default: return 0.3
    }
  }

  /// The most characters in brackets that say where somebody works.
  private static let longestOffice = 16

  /// What stands in brackets behind a stretch of Han characters says: a name in Latin letters, or
  /// where somebody works (师范学院).
  func bracketScore(
    _ first: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Float {
    guard first < scan.tokens.count else { return 0.5 }
    if scan.tokens[first].kind == .han {
      var end = first
      while end < min(scan.tokens.count, first + Self.longestOffice), scan.tokens[end].kind == .han
      {
        end += 1
      }
      guard end - first > 3, end < scan.tokens.count, scan.tokens[end].kind == .punctuation,
        words.roles(scan, end - 2, end).contains(.tailHan)
          || title(endingAt: end, article, scan) != nil
      else { return 0.5 }
      return 2
    }
    guard scan.tokens[first].kind == .word else { return 0.5 }
    if first + 1 < scan.tokens.count, scan.tokens[first].letterCase.isCapital,
      scan.tokens[first + 1].kind == .word, scan.tokens[first + 1].letterCase.isCapital
    {
      return 3
    }
    guard let kinds = tables.hit(first, scan)?.kinds else { return 0.5 }
    return kinds.rawValue & Self.nameKinds.rawValue != 0
      && kinds.isDisjoint(with: Self.placeKinds) ? 1.5 : 0.5
  }

  /// Whether 男 or 女 stands alone between a comma and another one: 毕吉林，男，35岁.
  private func isVita(_ comma: Int, _ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    let block = scan.tokens[comma].block
    guard comma + 2 < scan.tokens.count, scan.tokens[comma + 1].kind == .han,
      scan.tokens[comma + 2].kind == .punctuation, scan.tokens[comma + 2].block == block,
      tables.characters.isUnnamed(scan.hanCode(comma + 1))
    else { return false }
    let mark = character(comma + 2, article, scan)
    return mark == 0x2C || mark == 0xFF0C
  }

  /// Whether brackets behind a name say that it is not the real one: （化名）, （均为化名）.
  func isPseudonym(_ bracket: Int, _ article: borrowing Article, _ scan: borrowing Scan) -> Bool {
    guard bracket + 3 < scan.tokens.count, scan.tokens[bracket].kind == .punctuation,
      scan.tokens[bracket + 1].kind == .han
    else { return false }
    let mark = character(bracket, article, scan)
    guard mark == 0x28 || mark == 0xFF08 else { return false }
    var end = bracket + 1
    while end < min(scan.tokens.count, bracket + 6), scan.tokens[end].kind == .han { end += 1 }
    return end > bracket + 2
      && tables.characters.isPseudonym(scan.hanCode(end - 2), scan.hanCode(end - 1))
  }

  /// The first code point of a token of punctuation.
  func character(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> UInt32 {
    let range = scan.tokens[token].range
    let bytes = article.text[range.start..<range.end]
    guard let first = bytes.first else { return 0 }
    switch bytes.count {
    case 2: return UInt32(first & 0x1F) << 6 | UInt32(bytes[range.start + 1] & 0x3F)
    case 3...:
      guard first >= 0xE0 else { return UInt32(first) }
      return UInt32(first & 0x0F) << 12 | UInt32(bytes[range.start + 1] & 0x3F) << 6
        | UInt32(bytes[range.start + 2] & 0x3F)
    default: return UInt32(first)
    }
  }
}
