import DatelineModel

/// The names of the site and the section that a document's title gives behind the headline.
extension Titles {
  /// What parts the section and the site's name behind a Chinese headline.
  private static let behindHan: Set<Character> = ["_", "|", "｜", "丨", "-", "—", "–", "·"]
  /// How Chinese sites are called that are no sections of other sites.
  private static let siteNameEndings = [
    "网", "網", "网站", "報", "报", "新闻", "新聞", "在线", "電視台", "电视台", "通讯社", "通訊社", "传媒", "傳媒", "周刊", "週刊",
    "杂志", "雜誌", "门户", "广播", "官网",
  ]
  private static let sectionEndings = [
    "频道", "頻道", "资讯", "中心", "新闻", "新聞", "财经", "財經", "科技", "体育", "體育", "娱乐", "娛樂", "文化", "国际", "國際",
    "国内", "國內",
    "社会", "社會", "军事", "軍事", "房产", "汽车", "教育", "健康", "旅游", "旅遊", "时政", "政务", "政治", "评论", "評論", "观点",
    "要闻",
    "要聞", "经济", "金融",
  ]

  /// What ends as the names of sites do and names a rubric or a thing: 业绩快报, 互联网.
  private static let noSiteEndings = [
    "快报", "快報", "战报", "戰報", "预报", "預報", "财报", "財報", "年报", "年報", "季报", "季報", "海报", "海報", "简报",
    "簡報", "通报", "通報", "情报", "情報", "速報", "捷报", "捷報", "汇报", "互联网", "互聯網", "物联网", "物聯網",
  ]

  /// The name of the site that ends a document's title behind a Chinese headline:
  /// `渡轮恢复航行_国内新闻_海港新闻网`.
  func siteBehind(_ title: String?) -> String? {
    if let site = latinSiteBehind(title) { return site }
    let part = partsBehind(title).last { part in
      part.unicodeScalars.contains { Scalars.isHan($0.value) }
    }
    guard let part, isNamed(part, Self.siteNameEndings), !isSectionAlone(part),
      !isNamed(part, Self.noSiteEndings)
    else { return nil }
    return part
  }

  /// The section that stands there before the site's name.
  func sectionBehind(_ title: String?) -> String? {
    let parts = partsBehind(title)
    guard let site = siteBehind(title), let at = parts.lastIndex(of: site), at > 0,
      isNamed(parts[at - 1], Self.sectionEndings)
    else { return nil }
    return parts[at - 1]
  }

  private static let newsWords = [
    "滚动", "滾動", "图片", "圖片", "今日", "最新", "热点", "熱點", "焦点", "焦點", "头条", "頭條", "即时", "即時", "综合", "綜合",
    "行业",
    "公司", "地方", "本地", "视频", "視頻",
  ]

  /// 新闻中心 and 财经新闻 name a section wherever they stand.
  private func isSectionAlone(_ part: String) -> Bool {
    part.utf8.count < 9
      || (Self.sectionEndings + Self.newsWords).contains { ending in
        part.hasPrefix(ending) && Self.sectionEndings.contains { part == ending + $0 }
      }
  }

  /// Whether a part is Chinese, as short as a name, and ends with one of some words.
  private func isNamed(_ part: String, _ endings: [String]) -> Bool {
    guard part.utf8.count <= 45, part.unicodeScalars.allSatisfy({ $0.value > 0x20 }),
      part.unicodeScalars.contains(where: { Scalars.isHan($0.value) })
    else { return false }
    return endings.contains { part.hasSuffix($0) }
  }

  /// What stands behind the headline in the document's title, part by part.
  private func partsBehind(_ title: String?) -> [String] {
    guard let title, let whole = facts.documentTitle.map(trim), whole.hasPrefix(title),
      whole.utf8.count > title.utf8.count,
      title.unicodeScalars.contains(where: { Scalars.isHan($0.value) })
    else { return [] }
    let rest = whole.dropFirst(title.count)
    guard let first = rest.first, first == " " || Self.behindHan.contains(first),
      rest.contains(where: { Self.behindHan.contains($0) })
    else { return [] }
    return rest.split { Self.behindHan.contains($0) }.map { trim(String($0)) }
      .filter { !$0.isEmpty }
  }

  // MARK: Latin letters

  private static let latinMarks = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "]
  /// The most words and bytes of a site's name.
  private static let (mostWords, longestSite) = (5, 40)
  /// What ends titles and is a part of every site.
  private static let everywhere: Set<String> = [
    "news", "sport", "sports", "politics", "world", "world news", "business", "opinion", "home",
    "homepage", "home page", "video", "videos", "tech", "technology", "science", "health",
    "culture",
    "entertainment", "lifestyle", "life", "food", "travel", "blog", "blogs", "local", "local news",
    "national", "international", "music", "film", "movies", "books", "review", "reviews", "style",
    "fashion", "money", "finance", "markets", "weather", "live", "education", "environment", "us",
    "uk", "us news", "uk news", "official site", "official website", "archive", "article", "story",
    "podcast", "photos", "forum", "press release", "press releases", "nachrichten", "politik",
    "wirtschaft", "kultur", "panorama", "startseite", "actualités", "politique", "deportes",
    "noticias", "esportes", "notizie", "cronaca",
  ]

  /// The last part of a document's title behind the headline: `Ferry returns | News | Harbour Echo`.
  ///
  /// On nine of ten pages that name their site elsewhere it is that name or a form of it.
  private func latinSiteBehind(_ title: String?) -> String? {
    guard let title, let whole = facts.documentTitle.map(trim), whole.hasPrefix(title),
      let first = title.utf8.first, first.isLetter || first >= 0xC3 || first.isDigit
    else { return nil }
    let rest = Array(whole.utf8.dropFirst(title.utf8.count))
    let marks = Self.latinMarks.map { Array($0.utf8) }
    guard marks.contains(where: { rest.has($0, at: 0) }) else { return nil }
    let end = marks.compactMap { mark in
      rest.findLast(mark, in: 0..<rest.count).map { $0 + mark.count }
    }
    .max()
    guard let end, end < rest.count else { return nil }
    let part = rest[end...]
    let site = rest.string(end..<rest.count)
    guard let lead = part.first, lead.isUpper || lead >= 0xC3 && lead < 0xE3,
      part.count <= Self.longestSite, !part.contains(where: { $0.isDigit || $0 == 0x2C }),
      site.split(separator: " ").count <= Self.mostWords,
      !Self.everywhere.contains(site.lowercased())
    else { return nil }
    return site
  }
}
