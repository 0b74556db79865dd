extension HanBylines {
  private static let stops = labels([
    "报道", "報導", "報道", "摄影", "攝影", "发自", "出自", "整理", "编译", "编辑", "編輯", "实习", "供图", "供稿", "通讯员",
    "通訊員", "记者", "記者", "责编", "来源", "审核", "校对", "见习", "特约", "制图", "视频", "翻译", "发表", "發表", "文/", "文／",
    "文：", "文图", "文并", "图文", "/文",
  ])
  /// What ends a name only where no name goes on behind it.
  private static let lastStops = labels(["电", "電", "摄", "攝", "讯", "訊", "图", "圖", "撰"])

  private func isStop(_ at: Int, _ end: Int) -> Bool {
    if Self.stops.contains(where: { text.has($0, at: at) }) { return true }
    return Self.lastStops.contains { text.has($0, at: at) }
      && (at + 3 >= end || !Scalars.isHan(text.scalar(at: at + 3).value))
  }

  private static let posts = labels([
    "特約撰述", "特约撰稿", "特約記者", "特约记者", "實習記者", "实习记者", "本報記者", "本报记者", "攝影記者", "摄影记者",
  ])

  private static let and = labels(["和", "及", "与", "與"])

  /// Names one after the other, parted by spaces, commas or 和.
  ///
  /// They end at the first thing that is none. A run of characters that a name begins may go on
  /// with a place.
  func names(_ range: Range<Int>) -> [String] { parse(range).names }

  /// The same with the place where the last name ends.
  func parse(_ range: Range<Int>) -> (names: [String], end: Int) {
    var result: [String] = []
    var at = range.lowerBound
    var last = at
    while at < range.upperBound, result.count < 9 {
      let (value, length) = text.scalar(at: at)
      if Scalars.isSpace(value) || value == 0x3001 || value == 0xFF0C || value == 0x2C
        || value == 0x2F || value == 0xFF0F || value == 0x3B || value == 0xFF1B
        || !result.isEmpty && Self.and.contains(where: { text.has($0, at: at) })
      {
        // After 记者， comes a sentence.
        if result.isEmpty, value == 0xFF0C || value == 0x2C || value == 0x3001 { break }
        at += length
        continue
      }
      // 王小明、特約撰述 李大華: another post between the names.
      if !result.isEmpty, let post = Self.posts.first(where: { text.has($0, at: at) }) {
        at += post.count
        continue
      }
      guard Scalars.isHan(value) else { break }
      var end = at
      while end < range.upperBound {
        let (next, size) = text.scalar(at: end)
        guard Scalars.isHan(next), end - at < 30 else { break }
        if end - at >= 6, isStop(end, range.upperBound) { break }
        if end - at >= 6, Self.and.contains(where: { text.has($0, at: end) }),
          HanNames.length(text, (end + 3)..<min(range.upperBound, end + 9)) > 0
        {
          break
        }
        end += size
      }
      // 李 楠: the space only widens a name of two characters.
      if end - at == 3, HanNames.surnames.contains(value) {
        let inner = text.trimmed(end..<range.upperBound)
        if inner.lowerBound > end, inner.lowerBound - end <= 9, inner.count >= 3,
          Scalars.isHan(text.scalar(at: inner.lowerBound).value),
          inner.count == 3 || !Scalars.isHan(text.scalar(at: inner.lowerBound + 3).value)
        {
          result.append(
            text.string(at..<end) + text.string(inner.lowerBound..<inner.lowerBound + 3)
          )
          at = inner.lowerBound + 3
          last = at
          continue
        }
      }
      let size = HanNames.length(text, at..<end)
      guard size > 0 else { break }
      let name = text.string(at..<at + size)
      guard !AuthorNames.isHanHouse(name) else { break }
      result.append(name)
      at += size
      last = at
      // What is glued behind a name is no other name, unless it is one of two.
      if at < end, HanNames.length(text, at..<end) != end - at { break }
    }
    return (result, last)
  }

  private static let callings = labels([
    "记者", "記者", "通讯员", "通訊員", "实习生", "實習生", "特派员", "特派員", "评论员", "評論員", "撰稿人", "作者", "作家",
    "研究员", "研究員", "教授",
  ])

  /// The names behind an outlet, or behind whose reporter somebody is: 某报见习记者 王小明,
  /// 某网 王小明, 图 王小明.
  func namesBehindPost(_ range: Range<Int>) -> [String] {
    var end = range.lowerBound
    while end < range.upperBound, end - range.lowerBound < 48 {
      let (value, length) = text.scalar(at: end)
      guard Scalars.isHan(value) else { break }
      if let calling = Self.callings.first(where: {
        end + $0.count <= range.upperBound && text.has($0, at: end)
      }) {
        let found = names(skipMarks(end + calling.count, range.upperBound))
        if !found.isEmpty { return found }
      }
      end += length
    }
    guard end > range.lowerBound, end < range.upperBound else { return [] }
    let lead = text.string(range.lowerBound..<end)
    guard Self.credits.contains(lead) || AuthorNames.isHanHouse(lead) else { return [] }
    let rest = skipMarks(end, range.upperBound)
    let found = names(rest)
    return found.isEmpty && lead == "文" ? namesBehindPost(rest) : found
  }

  private static let credits: Set<String> = ["文", "图", "圖", "摄影", "撰文", "文图", "图文"]

  private static let pictures = labels(["摄", "攝", "图", "圖", "供图", "供圖", "拍摄", "视频"])
  private static let reports = labels(["报道", "報道", "報導", "文"])

  /// Whether what stands behind names says that they made a picture and not the text.
  func isOfPicture(_ at: Int, _ end: Int) -> Bool {
    let rest = text.trimmed(at..<max(at, end))
    guard
      Self.pictures.contains(where: {
        $0.count <= rest.count && text.has($0, at: rest.lowerBound)
      })
    else { return false }
    let near = rest.lowerBound..<min(rest.upperBound, rest.lowerBound + 15)
    return !Self.reports.contains { text.find($0, in: near) != nil }
  }
}
