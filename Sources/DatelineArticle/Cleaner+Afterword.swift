import DatelineModel

/// What stands below the text and tells of its writers, its sources and its publisher.
extension Cleaner {
  static let roles: [[UInt8]] = [
    "reporter", "writer", "editor", "columnist", "correspondent", "journalist", "contributor",
    "producer", "author", "fellow", "professor", "president", "director", "analyst", "researcher",
    "lecturer", "scientist", "photographer", "freelance", "novelist", "historian", "strategist",
  ].map { Array($0.utf8) }
  static let copulas: [[UInt8]] = [
    " is a ", " is an ", " is the ", " covers ", " writes about ", " is co-", " was ", " has ",
    ", a ",
    ", an ", ", the ", " joined ", " (", " is ", " works ", " teaches ",
  ].map { Array($0.utf8) }
  private static let notes: [[UInt8]] = [
    "disclaimer", "more information:", "journal information:", "contributing:",
    "this entry was posted", "this article appeared ", "this article appears in ",
    "this article appears on ", "this story appeared ", "this story appears in ",
    "this story appears on ", "this essay appear", "this piece appear", "this article was",
    "this story was", "this article is republished",
    "this piece originally",
    "this post originally", "this article originally", "if you purchase a product",
    "we occasionally recommend", "the views expressed", "views expressed", "the opinions expressed",
    "opinions expressed", "contact the reporter", "contact the writer", "have a news tip",
    "the reporter on this story", "copyright", "all products featured",
    "get more stories", "want more stories", "for more information, visit",
    "sign up ", "***", "not a subscriber", "get more from ", "get in touch with our",
    "this is a breaking", "this is a developing", "more to follow", "this episode was produced",
    "this episode of ", "first published in ", "first published by ", "first published on ",
    "this content was produced by", "download the report", "listen and subscribe",
    "for more on news and", "for more information and to ",
    "find out the next ", "scroll through the gallery", "please note, prices", "©", "source:",
    "updated to add ", "link: ", "links: ", "additional reporting", "with files from ",
    "mit agenturmaterial", "(quelle:", "follow your favorites", "follow follow your favorites",
    "lest den originalartikel", "see more from ",
    "this story originally", "this story first", "this article first", "a version of this",

    "adapted from ", "excerpted from ", "reprinted ", "the % daily value", "find us on ",
    "join us on ",
    "also available on ", "for more stories like",
    "if you have information to share", "if you have a tip", "what do you think? ",
    "let us know in the comments", "let us know what you think", "have your say",
    "would you like to comment", "do you have a story", "do you want to submit",
    "wie hat ihnen dieser", "hat ihnen dieser artikel", "redaktion:", "faktencheck:",
    "schlagworte:", "stichworte:", "kategorien:", "kategorie:",
    "categories:", "catégories :", "categorías:", "categorías :", "autor:", "quellen:",
    "bildnachweis",
    "rubriklistenbild", "źródło:", "Źródło:", "kaynak:", "fuente:", "fonte:", "bron:", "kilde:",
    "zdroj:", "forrás:", "sursa:", "Источник:", "источник:", "Джерело:", "Автор:", "автор:",
    "нашли опечатку", "Нашли опечатку", "нашли ошибку", "Нашли ошибку", "archivado en",
    "classé dans", "do you have an opinion", "did you make this recipe",
    "crédit photo", "crédits photo", "image illustrative", "photo (cc)", "beitragsbild",
    "titelbild", "en savoir plus",
    "para más información", "para mais informações", "免责声明", "免責聲明", "版权声明", "版權聲明",
    "本文不构成", "风险提示：", "本文仅代表", "该文观点", "文章来源", "责任编辑", "【编辑", "(责任编辑",
    "（责任编辑", "责编", "(编辑", "（编辑", "凡本网", "本文系",
    "(本文来自", "（本文来自", "(本文刊", "（本文刊", "(本文原载", "（本文原载", "(资料来源", "（资料来源", "(摘自", "（摘自",
    "请支持独立", "【作者单位", "trackback", "(end)", "-end-", "- end -", "the-cnn-wire", "###", "（原题为",
    "(原题为", "原题为", "此前报道：", "此前報道：", "早前报道：", "早前報道：", "相关资讯请关注", "更多相关资讯",
    "更多精彩内容", "信息来源", "图文来源", "内容来源", "图片均来自", "图片来自网络", "notice: the content above",
  ].map { Array($0.utf8) }

  /// Words that notes begin with and sentences of the report as well: those of notes are short.
  private static let starts: [[UInt8]] = [
    "provided by ", "produced by", "reporting by ", "editing by ", "article by ",
    "interview with ", "want more ", "to learn more about ", "category:", "catégorie :",
  ].map { Array($0.utf8) }
  private static let longestStart = 75

  /// The same of words that need a mark behind them: 来源：, but 来源不明的资金.
  private static let marked: [[UInt8]] = [
    "转自", "轉自", "原标题", "原標題", "来源", "來源",
  ].map { Array($0.utf8) }
  /// And of a publisher, for a company's own 声明： is what the report is about.
  private static let statements: [[UInt8]] = [
    "声明", "聲明", "特别声明", "特別聲明", "郑重声明", "鄭重聲明",
  ].map { Array($0.utf8) }
  private static let publishers: [[UInt8]] = [
    "本站", "本网", "本網", "本文", "本号", "本平台", "转载", "轉載", "版权", "版權", "作者", "观点", "觀點", "网友", "網友", "网站",
    "網站", "投稿", "搜狐", "仅供参考", "僅供參考", "编辑", "编者", "投资建议", "投資建議",
  ].map { Array($0.utf8) }

  /// Whether a line begins as a note does that gives what a mark announces.
  func isMarkedNote(_ line: Line, from start: Int) -> Bool {
    let range = start..<Int(line.end)
    if line.count <= Self.longestStart,
      Self.starts.contains(where: { page.text.has($0, at: start) })
    {
      return true
    }
    if let word = Self.marked.first(where: { page.text.has($0, at: start) }) {
      return isMark(start + word.count, line)
    }
    guard let word = Self.statements.first(where: { page.text.has($0, at: start) }) else {
      return false
    }
    return isMark(start + word.count, line)
      && Self.publishers.contains { page.text.find($0, in: range) != nil }
  }

  /// Whether a colon, a stroke or nothing stands at a place.
  private func isMark(_ at: Int, _ line: Line) -> Bool {
    guard at < Int(line.end) else { return true }
    switch page.text.scalar(at: at).value {
    case 0x3A, 0xFF1A, 0x7C, 0xFF5C, 0x4E28, 0x2F, 0xFF0F, 0x20, 0x3011: return true
    default: return false
    }
  }

  /// What asks for something, or cites, wherever it stands in such a line.
  private static let calls: [[UInt8]] = [
    "be reached at ", "sign up for", "newsletter", "subscribe to", "news tip", " et al", "doi:",
    "email address", "download the app", "follow us", "follow him on", "follow her on",
    "follow me on", "contributed to this report", "contributed to this story",
    "contributed reporting", "all the latest news", "'s mission is to ", "’s mission is to ",
    "primary journalistic mission",
    "all rights reserved", "delivered every ", "apple podcasts", "google podcasts",
    "wherever you get your podcasts",
    "whatsapp-kanal", "whatsapp channel", "this page contains affiliate", "返回搜狐", "仅代表作者",
  ].map { Array($0.utf8) }

  static let follow = Array("follow ".utf8)
  private static let networks: [[UInt8]] = [
    "facebook", "instagram", "twitter", "tiktok", "snapchat", "youtube", "linkedin", "bluesky",
    "whatsapp", "telegram",
  ].map { Array($0.utf8) }
  /// What asks to follow in other languages.
  private static let followers: [[UInt8]] = [
    "acompanhe", "siga-", "siga a ", "siga o ", "siga nossas", "síguenos", "siguenos", "sigue a ",
    "sigue nuestr", "seguici", "segui ", "suivez", "folgen sie ", "folge uns", "folgt uns",
    "folg uns", "volg ons", "volg ", "følg oss", "følg os", "följ oss", "seuraa meitä", "seuraa ",
    "obserwuj", "śledź", "urmăr", "ikuti", "takip", "join us ", "join our ", "find us ", "find me ",
  ].map { Array($0.utf8) }
  /// What begins the last line of releases, in capitals: whose they are.
  private static let source = Array("SOURCE ".utf8)

  /// Whether a line at the end tells who wrote, for whom, and what the publisher is not liable for.
  func isAfterword(_ line: Line, _ names: [[UInt8]]) -> Bool {
    guard line.count < 900 else { return false }
    let text = page.text
    if line.kind == .cell { return isRights(line) }
    if Phrases.isLabel(text, line.range) || isCredits(line) { return true }
    var start = Int(line.start)
    // Bullets, dashes and stars before a note.
    while start < Int(line.end), isSign(text[start]) { start += text[start].sequenceLength }
    guard start < Int(line.end) else { return false }
    let range = start..<Int(line.end)
    for name in names where text.has(name, at: start) {
      let rest = start + name.count
      if Self.copulas.contains(where: { text.has($0, at: rest) }) { return true }
    }
    for name in names {
      // The first name alone, in a second sentence or paragraph.
      guard let space = name.firstIndex(of: 0x20), space >= 4,
        text.has(Array(name[..<space]), at: start)
      else { continue }
      if Self.copulas.contains(where: { text.has($0, at: start + space) }) { return true }
    }
    if Self.notes.contains(where: { text.has($0, at: start) || text.has($0, at: Int(line.start)) })
      || isMarkedNote(line, from: start)
    {
      return true
    }
    if line.count < Self.longestContact, holdsMailbox(line) { return true }
    // "About Jane Doe", and the writer's name with the day below the text.
    if line.count < 60, line.stops == 0, let whom = page.subject(from: start, of: line),
      isTwoNames(text, whom)
    {
      return true
    }
    if line.count < 80, line.stops == 0, dates.first(in: text, range) != nil,
      names.contains(where: { text.find($0, in: range) != nil })
    {
      return true
    }
    // The writer's name beside the time of day.
    if line.count < 60, line.stops == 0, page.text[range].count(where: \.isDigit) >= 2,
      names.contains(where: { text.has($0, at: Int(line.end) - $0.count) })
    {
      return true
    }
    // The day alone below the text, or with that of a change.
    if line.count < 90, line.kind == .text, line.stops == 0,
      let day = dates.first(in: text, line.range)
    {
      if line.count < 60, day.range.count * 10 >= line.count * 7 { return true }
      let rest = day.range.upperBound..<Int(line.end)
      if day.range.lowerBound == Int(line.start), dates.first(in: text, rest) != nil,
        DateLabels.kind(text, before: rest) == .change
      {
        return true
      }
    }
    // What it announces stands on the page no more: "Watch this video:".
    if line.count < 60, line.stops == 0, line.kind == .text, text[Int(line.end) - 1] == 0x3A {
      return true
    }
    if line.count < 120, Self.source.elementsEqual(text[start...].prefix(Self.source.count)) {
      return true
    }
    guard line.count < 600 else { return false }
    if line.count < 300, text.has(Self.follow, at: start),
      Self.networks.contains(where: { text.find($0, in: range) != nil })
    {
      return true
    }
    if line.count < 200, line.stops < 2,
      Self.followers.contains(where: { text.has($0, at: start) }),
      Self.networks.count(where: { text.find($0, in: range) != nil }) >= 2
    {
      return true
    }
    if line.count < 300, Self.calls.contains(where: { text.find($0, in: range) != nil }) {
      return true
    }
    // "Jane Doe is a reporter": a capital, a copula and a role early in the line.
    let head = start..<min(Int(line.end), start + 60)
    guard start < Int(line.end), text[start].isUpper,
      let copula = Self.copulas.prefix(5).compactMap({ text.find($0, in: head) }).min(),
      isTwoNames(text, start..<copula)
    else { return false }
    let about = copula..<min(range.upperBound, copula + 110)
    return Self.roles.contains { text.find($0, in: about) != nil }
  }

  /// Whether a byte begins a sign: a mark, a bullet, a picture.
  private func isSign(_ lead: UInt8) -> Bool {
    lead < 0x80 ? !lead.isLetter : lead == 0xC2 || lead == 0xE2 || lead == 0xF0
  }

  private static let rights = ["©", "copyright ", "(c) "].map { Array($0.utf8) }

  /// Whether a short line says whose a text is: in tables that lay out a page, too.
  func isRights(_ line: Line) -> Bool {
    line.count < 160 && Self.rights.contains { page.text.has($0, at: Int(line.start)) }
  }

  /// A line at the end that gives an address to write to is no longer.
  private static let longestContact = 160

  /// Whether a line gives the address of a mailbox: letters around an `@` and a dot behind it.
  func holdsMailbox(_ line: Line) -> Bool {
    let text = page.text
    guard let at = text.find([0x40], in: line.range), at > Int(line.start), at + 2 < Int(line.end),
      text[at - 1].isLetter || text[at - 1].isDigit
    else { return false }
    var place = at + 1
    while place < Int(line.end), text[place].isLetter || text[place].isDigit || text[place] == 0x2D
    {
      place += 1
    }
    return place > at + 1 && place + 1 < Int(line.end) && text[place] == 0x2E
      && text[place + 1].isLetter
  }

  /// Two to four words that all begin with a capital.
  private func isTwoNames(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var words = 0
    var at = range.lowerBound
    while at < range.upperBound {
      guard text[at].isUpper || text[at] >= 0xC3 else { return false }
      words += 1
      while at < range.upperBound, text[at] != 0x20 { at += 1 }
      at += 1
    }
    return words >= 2 && words <= 4
  }
}
