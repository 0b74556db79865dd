import DatelineModel

extension Cleaner {
  /// How many lines at the end may speak of the author rather than of the story.
  private static let tail = 6
  /// What more lines than these make is a list that the page is about.
  private static let longestFoot = 12

  /// After the last paragraph of the story, what tells of its author and its sources goes.
  func trimEnd(_ chosen: [Int]) -> [Int] {
    let floor = fewest(chosen)
    guard chosen.count > floor else { return withoutNotice(chosen) }
    let names = authorNames()
    var result = chosen
    let first = max(floor, chosen.count - Self.tail)
    // From a line that is an author's name alone, all that follows is about them.
    if let at = (first..<chosen.count).first(where: { isName(page.lines[chosen[$0]], names) }),
      chosen[at...].reduce(0, { $0 + page.lines[$1].count }) < 1500
    {
      result.removeLast(chosen.count - at)
    }
    trimCards(&result)
    trimTeasers(&result)
    trimLabelled(&result, above: floor)
    trimCredits(&result)
    while result.count > floor, let last = result.last,
      isAfterword(page.lines[last], names) || isLinkAlone(page.lines[last])
    {
      // Of so short a text a whole sentence stays, whatever it begins with.
      if result.count <= Self.short, isSentence(page.lines[last]) { break }
      result.removeLast()
    }
    return result
  }

  private static let notices: [[UInt8]] = [
    "免责声明", "免責聲明", "版权声明", "版權聲明", "本文仅代表", "本文不构成", "风险提示：",
  ].map { Array($0.utf8) }

  /// A report of two or three paragraphs without the publisher's notice below it.
  private func withoutNotice(_ chosen: [Int]) -> [Int] {
    guard chosen.count > 1, let last = chosen.last, page.lines[last].count < 600 else {
      return chosen
    }
    let line = page.lines[last]
    guard
      Self.notices.contains(where: { page.text.has($0, at: Int(line.start)) })
        || isMarkedNote(line, from: Int(line.start))
    else { return chosen }
    return Array(chosen.dropLast())
  }

  /// The most lines of a short report.
  private static let short = 3

  /// Whether a line is a sentence without links that no note is: long, and ended by a full stop.
  private func isSentence(_ line: Line) -> Bool {
    let end = page.text.scalar(before: Int(line.end)).value
    return line.kind == .text && line.linkBytes == 0 && line.count >= Self.longestLink
      && line.stops > 0 && (Scalars.endsSentence(end) || end == 0x201D || end == 0x22)
      && !isRights(line) && !holdsMailbox(line) && !isMarkedNote(line, from: Int(line.start))
      && !Self.notices.contains { page.text.has($0, at: Int(line.start)) }
  }

  /// How many lines stay whatever they say: those down to the first paragraph, three at most.
  private func fewest(_ chosen: [Int]) -> Int {
    guard let first = chosen.prefix(3).firstIndex(where: { isParagraph(page.lines[$0]) }) else {
      return 3
    }
    return first + 1
  }

  private static let editors: [[UInt8]] = [
    "责任编辑", "責任編輯", "责编", "責編", "我要反馈", "我要评论", "正文已结束", "【纠错】",
    "发表评论", "網友評論", "网友评论", "写评论", "暂无评论", "您可能感兴趣", "你可能感兴趣",
  ].map { Array($0.utf8) }

  /// What names the editor too, but asks the questions of interviews as well.
  private static let askers: [[UInt8]] = ["编辑：", "编辑:", "編輯：", "編輯:"].map { Array($0.utf8) }
  /// How long a line is at most that names an editor, in bytes.
  private static let longestName = 60

  private static let longParagraph = 2000
  /// What heads the links to other sites, behind which nothing of an article stands.
  private static let otherSites = Array("友情链接".utf8)

  /// The lines above the one that names the editor in charge, which ends a Chinese article; below
  /// it stand comments, notices and other articles.
  ///
  /// Where it stands at the head, or much of the text below it, it ends nothing.
  func untilEditor(_ chosen: [Int]) -> [Int] {
    guard let first = chosen.first, let last = chosen.last, first < last else { return chosen }
    var above = 0
    var all = 0
    // A line of thousands of search words is no more of the text than a long paragraph.
    for index in chosen { all += min(page.lines[index].count, Self.longParagraph) }
    var place = 0
    for index in first...last {
      let line = page.lines[index]
      while place < chosen.count, chosen[place] < index {
        above += min(page.lines[chosen[place]].count, Self.longParagraph)
        place += 1
      }
      guard line.count < 160, above >= 150 else { continue }
      if page.text.has(Self.otherSites, at: Int(line.start)) { return Array(chosen[..<place]) }
      guard above * 3 >= all * 2 || above >= 1200 && above * 5 >= all * 2 else { continue }
      var start = Int(line.start)
      while start < Int(line.end), let size = opener(start) { start += size }
      let isShort = line.count <= Self.longestName && line.stops == 0
      if Self.editors.contains(where: { page.text.has($0, at: start) })
        || isShort && Self.askers.contains(where: { page.text.has($0, at: start) })
      {
        return Array(chosen[..<place])
      }
    }
    return chosen
  }

  /// The length of an opening bracket.
  private func opener(_ at: Int) -> Int? {
    let (value, length) = page.text.scalar(at: at)
    switch value {
    case 0x28, 0x5B, 0x3010, 0xFF08, 0x3014, 0x20: return length
    default: return nil
    }
  }

  private static let credits: [[UInt8]] = [
    "编辑", "編輯", "校对", "校對", "供稿", "记者", "記者", "采写", "採寫", "撰文", "审核", "审稿", "供图", "实习生", "通讯员",
    "主编",
    "制图", "美编", "执笔", "摄影",
  ].map { Array($0.utf8) }

  private static let wideComma = Array("，".utf8)

  /// Whether a line at the end is nothing but posts and the names that hold them: 文/王小明 编辑/李四.
  func isCredits(_ line: Line) -> Bool {
    guard line.count < 120, line.stops == 0, line.kind == .text,
      line.commas == 0 || page.text.find(Self.wideComma, in: line.range) == nil
    else { return false }
    // （本报记者王小明 通讯员李大华）
    if page.text.scalar(at: Int(line.start)).value == 0xFF08,
      page.text.scalar(before: Int(line.end)).value == 0xFF09,
      HanBylines.reporters.contains(where: { page.text.find($0, in: line.range) != nil })
    {
      return true
    }
    return Self.credits.contains { word in
      guard let at = page.text.find(word, in: line.range) else { return false }
      let end = at + word.count
      guard end < Int(line.end) else { return at == Int(line.start) }
      let next = page.text.scalar(at: end).value
      return Scalars.isSpace(next) || next == 0x2F || next == 0x3A || next == 0xFF1A
        || next == 0xFF0F || next == 0x4E28 || next == 0x7C
    }
  }

  /// From the first of two headings at the end that lead elsewhere and have no prose below them, all
  /// that follows is other articles and the page's foot.
  private func trimTeasers(_ lines: inout [Int]) {
    guard
      let prose = lines.lastIndex(where: {
        isParagraph(page.lines[$0]) || page.lines[$0].kind == .cell || page.lines[$0].kind == .item
      })
    else { return }
    let tail = lines[(prose + 1)...]
    guard tail.count <= Self.longestFoot else { return }
    let links = tail.filter { page.lines[$0].isHeading && page.lines[$0].linkShare > 0.8 }
    guard links.count >= 2, let first = links.first, let at = lines.lastIndex(of: first) else {
      return
    }
    lines.removeLast(lines.count - at)
  }

  /// What the label of a box heads at the end is short.
  private static let mostLabelled = 600

  /// From a line at the end that is the label of furniture, or that asks readers to follow, all goes.
  private func trimLabelled(_ lines: inout [Int], above floor: Int) {
    let first = max(floor, lines.count - Self.tail)
    guard first < lines.count else { return }
    for at in first..<lines.count {
      let isHead = isBoxHead(lines[at])
      // What stood below a label that is gone already.
      guard isHead || lines[at] - 1 > lines[at - 1] && isLabel(lines[at] - 1) else { continue }
      let rest = lines[at...]
      guard rest.reduce(0, { $0 + page.lines[$1].count }) <= Self.mostLabelled,
        !rest.dropFirst(isHead && page.lines[lines[at]].isHeading ? 2 : 0).contains(where: {
          isParagraph(page.lines[$0])
        })
      else { continue }
      lines.removeLast(lines.count - at)
      return
    }
  }

  /// Whether a line is the label of a box of furniture.
  private func isBoxHead(_ index: Int) -> Bool {
    let line = page.lines[index]
    return line.kind != .cell && line.count <= 90 && line.stops <= 1
      && (isLabel(index) || line.isHeading && page.text.has(Self.follow, at: Int(line.start)))
  }

  private func isLabel(_ index: Int) -> Bool {
    Phrases.isLabel(page.text, page.lines[index].range)
  }

  private static let longestLink = 60

  /// Whether a line is a short link that leads to a section or to the sign-up.
  private func isLinkAlone(_ line: Line) -> Bool {
    line.kind == .text && line.list < 0 && line.count < Self.longestLink && line.linkShare > 0.9
  }

  /// How far the writer and the day may stand below the first line of the text.
  private static let head = 10

  /// Between the standfirst and the story stand the writer's name and the day.
  func removeSignature(_ chosen: [Int]) -> [Int] {
    let names = authorNames()
    var paragraphs = 0
    var result: [Int] = []
    for (place, index) in chosen.enumerated() {
      let line = page.lines[index]
      if place < Self.head, paragraphs < 3, isSignature(index, names) { continue }
      if line.count >= 100 { paragraphs += 1 }
      result.append(index)
    }
    return result
  }

  private static let posts: [[UInt8]] = [
    " editor", " correspondent", " reporter", " writer", " columnist", " contributor",
    " journalist", " critic", " redakteur", " redakteurin",
  ].map { Array($0.utf8) }

  /// Whether a line is a post, as it stands below the name of who holds it: words with capitals, the
  /// last of which says it.
  private func isPost(_ line: Line) -> Bool {
    guard page.text[Int(line.start)].isUpper, line.linkBytes == 0,
      let post = Self.posts.first(where: {
        line.count > $0.count && page.text.has($0, at: Int(line.end) - $0.count)
      })
    else { return false }
    return page.text[Int(line.end) - post.count + 1].isUpper
  }

  private func isSignature(_ index: Int, _ names: [[UInt8]]) -> Bool {
    let line = page.lines[index]
    if line.count < 700, isAboutAuthor(line, names) { return true }
    guard line.count < 120, line.stops < 2 else { return false }
    let isSaid = line.count < 60 && line.stops == 0 && Bylines.isByline(page.text, line.range)
    if line.isHeading { return isName(line, names) }
    // Tables that lay out a page hold its byline as well.
    if line.kind == .cell { return isSaid && index > titleLine && titleLine >= 0 }
    if isName(line, names) || Bylines.isBare(page.text, line.range) || isSaid
      || isHanSignature(line)
    {
      return true
    }
    if index > 0, line.count < 60, line.stops == 0, isPost(line),
      Bylines.isByline(page.text, page.lines[index - 1].range)
        || isName(page.lines[index - 1], names)
    {
      return true
    }
    guard let day = dates.first(in: page.text, line.range) else { return false }
    return day.range.count * 10 >= line.count * 6 || line.count < 90 && isStamp(line)
      || names.contains { page.text.has($0, at: Int(line.start)) }
  }

  private static let reporterWords: [[UInt8]] = ["记者 ", "記者 "].map { Array($0.utf8) }
  private static let bracket = Array("【文/".utf8)
  /// How many bytes the name of a newspaper and its reporter's post have at most.
  private static let longestPost = 36

  /// Whether a line above a Chinese text is the writers' names behind their newspaper's
  /// (示例新闻记者 王小明 李大华), or in brackets (【文/示例网 王小明】).
  private func isHanSignature(_ line: Line) -> Bool {
    guard line.count < 90, line.stops == 0, line.kind == .text else { return false }
    let (start, end) = (Int(line.start), Int(line.end))
    if page.text.has(Self.bracket, at: start) {
      return page.text.scalar(before: end).value == 0x3011
    }
    for word in Self.reporterWords {
      let head = start..<min(end, start + Self.longestPost)
      guard let at = page.text.find(word, in: head) else { continue }
      // 记者 王小明 通讯员 李大华
      let names = page.text[(at + word.count)..<end].split(separator: 0x20)
        .filter { !HanBylines.reporters.contains(Array($0)) }
      return names.count <= 4
        && names.allSatisfy { HanNames.isName(String(decoding: $0, as: UTF8.self)) }
    }
    return false
  }

  /// Whether a line above the text says who its author is: the name, a copula and a role.
  private func isAboutAuthor(_ line: Line, _ names: [[UInt8]]) -> Bool {
    guard line.kind == .text, line.count >= 40 else { return false }
    let start = Int(line.start)
    for name in names {
      let first = name.firstIndex(of: 0x20) ?? name.count
      for length in [name.count, first] where length >= 4 {
        guard page.text.has(Array(name[..<length]), at: start),
          Self.copulas.prefix(3).contains(where: { page.text.has($0, at: start + length) })
        else { continue }
        let about = start + length..<min(Int(line.end), start + length + 110)
        if Self.roles.contains(where: { page.text.find($0, in: about) != nil }) { return true }
      }
    }
    return false
  }

  private static let stampWords: [[UInt8]] = [
    "posted:", "posted on", "published:", "published on", "last updated", "updated:",
    "staff report", "min read",
    "min. read", "minute read", "mins read",
  ].map { Array($0.utf8) }

  /// Whether a line beside the headline says when the page was published and how long it takes.
  private func isStamp(_ line: Line) -> Bool {
    Self.stampWords.contains { page.text.find($0, in: line.range) != nil }
  }

  /// The names that metadata gives, in lower case where they are ASCII.
  private func authorNames() -> [[UInt8]] {
    let names = facts.metaAuthors + facts.linkedAuthors.flatMap { $0.names }
    return names.prefix(12).compactMap { name in
      let bytes = name.utf8.map(\.lowered)
      return bytes.count >= 6 && bytes.count < 60 ? bytes : nil
    }
  }

  private func isName(_ line: Line, _ names: [[UInt8]]) -> Bool {
    guard line.count < 64 else { return false }
    return names.contains { line.count <= $0.count + 3 && page.text.has($0, at: Int(line.start)) }
  }
}
