import DatelineModel

/// Finds who wrote a Chinese article in its lines: 作者：王小明, 本报记者 王小明, （记者 王小明）,
/// a name alone beneath the headline, a pair of brackets with names at the end.
struct HanBylines {
  let page: Page
  let titleLine: Int
  let body: ClosedRange<Int>
  /// The nodes that were taken out of the page's text.
  let excluded: [Bool]

  /// Whether a whole text is a Chinese name.
  static func isName(_ text: String) -> Bool { HanNames.isName(text) }

  let text: [UInt8]

  init(page: Page, titleLine: Int, body: ClosedRange<Int>, excluded: [Bool]) {
    self.page = page
    self.titleLine = titleLine
    self.body = body
    self.excluded = excluded
    text = page.text
  }

  /// The lines of the head: from above the title to the first lines of the text.
  var head: ClosedRange<Int> {
    let first = titleLine >= 0 ? min(titleLine, body.lowerBound) : max(0, body.lowerBound - 8)
    return max(0, first - 2)...min(page.lines.count - 1, max(body.lowerBound, first) + 8)
  }

  /// The lines at the end of the text and a little beyond.
  var tail: ClosedRange<Int> {
    let last = min(page.lines.count - 1, body.upperBound + 12)
    return min(last, max(body.lowerBound, body.upperBound - 8))...last
  }

  private static let writers = labels([
    "作者", "撰文", "撰稿人", "撰稿", "执笔人", "执笔", "執筆", "采写", "採寫", "採訪", "采访", "文字", "本文作者", "特约撰稿人",
    "特约撰稿",
    "特约作者", "文", "发布者", "發布者", "发布人", "发帖人", "發帖人", "楼主", "樓主", "博主", "投稿人", "著者", "主笔", "主筆",
    "发表者",
    "作者署名", "发言者", "发信人", "發信人", "发信站用户", "贴主", "原作者", "编译", "編譯", "译者", "翻译",
  ])
  private static let reporters = labels([
    "记者", "記者", "实习生", "通讯员", "通訊員", "特派员", "特派員", "评论员", "特约评论员", "撰述委員", "特約撰述",
  ])
  static func labels(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// The people that the page names as writers, reporters or posters; empty if it names none.
  func people() -> [String] {
    let tops = head.filter { !isTeaser($0) }
    let ends = tail.filter { !head.contains($0) && !isTeaser($0) }
    let edges = tops + ends
    for group in [tops, ends] {
      for index in group where page.lines[index].count < 400 {
        let found = labelled(Self.writers, index, penNames: true)
        if !found.isEmpty { return withFollowing(found, index, Self.writers) }
      }
      if group == tops, let found = anywhere() { return found }
      for index in group {
        let found = reported(index)
        if !found.isEmpty { return withFollowing(found, index, Self.reporters) }
      }
    }
    for index in edges {
      let found = beside(index)
      if !found.isEmpty { return found }
    }
    for index in tail.reversed() where index <= body.upperBound + 4 {
      let found = closing(page.lines[index].range)
      if !found.isEmpty { return found }
    }
    for index in tops + Array(body) + ends where index < page.lines.count {
      let found = posted(index)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Whether a line tells of another article, whose writer it may name.
  private func isTeaser(_ index: Int) -> Bool {
    page.lines[index].count > 100 && excluded[Int(page.lines[index].node)]
  }

  /// The writer whom a short line of the text names at its start: where comments follow the text,
  /// its end is far from the page's.
  private func anywhere() -> [String]? {
    guard !head.contains(where: { !reported($0).isEmpty }) else { return nil }
    for index in body where index < page.lines.count && page.lines[index].count < 140 {
      let found = labelled(Self.writers, index, penNames: true, atStart: true)
      if !found.isEmpty { return found }
    }
    return nil
  }

  // MARK: Lines

  /// The names of lines right below that go on with the same kind of label.
  private func withFollowing(_ names: [String], _ index: Int, _ labels: [[UInt8]]) -> [String] {
    var names = names
    var next = index + 1
    while next < min(page.lines.count, index + 3), page.lines[next].count < 90 {
      let more = labels == Self.reporters ? reported(next) : labelled(labels, next, penNames: false)
      guard !more.isEmpty else { break }
      for name in more where !names.contains(name) { names.append(name) }
      next += 1
    }
    return names
  }

  func skipMarks(_ from: Int, _ end: Int) -> Range<Int> {
    var at = from
    while at < end {
      let (value, length) = text.scalar(at: at)
      guard Scalars.isSpace(value) || Self.isMark(value) else { break }
      at += length
    }
    return at..<end
  }

  private static func isMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x3A, 0xFF1A, 0xFE55, 0x2F, 0xFF0F, 0x7C, 0xFF5C, 0x4E28, 0x4E36, 0x3011, 0x5D, 0x25CF,
      0x2022, 0xB7:
      true
    default: false
    }
  }

  /// The names behind a label and its colon.
  func labelled(
    _ labels: [[UInt8]],
    _ index: Int,
    penNames: Bool,
    atStart: Bool = false
  ) -> [String] {
    let range = page.lines[index].range
    for label in labels {
      var from = range.lowerBound
      while let at = text.find(label, in: from..<range.upperBound) {
        from = at + label.count
        if at > range.lowerBound {
          let before = text.scalar(before: at).value
          // 来源：某报责任编辑：王小明: no other word ends in so long a label.
          let isPart = Scalars.isHan(before) && label.count < 12
          if isPart || atStart && at - range.lowerBound > 12 { continue }
        }
        guard from < range.upperBound else { continue }
        let next = text.scalar(at: from).value
        // A bare 文 or 作者 within a sentence labels nothing, unless a name alone follows it.
        guard Self.isMark(next) || (label.count >= 6 && Scalars.isSpace(next)) else {
          if label == Self.author, let name = glued(from, range) { return [name] }
          continue
        }
        let rest = skipMarks(from, range.upperBound)
        var found = names(rest)
        if found.isEmpty { found = namesBehindPost(rest) }
        if found.isEmpty, penNames { found = self.penNames(rest) }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private static let author = Array("作者".utf8)

  /// The name that touches its label in a line of short pieces: `来源某网|0条评论|作者王小明`.
  private func glued(_ from: Int, _ line: Range<Int>) -> String? {
    let label = from - Self.author.count
    guard line.count < 140,
      label == line.lowerBound || Self.isMark(text.scalar(before: label).value)
        || Scalars.isSpace(text.scalar(before: label).value)
    else { return nil }
    var end = from
    while end < line.upperBound, Scalars.isHan(text.scalar(at: end).value), end - from < 12 {
      end += text[end].sequenceLength
    }
    guard end == line.upperBound || Self.isMark(text.scalar(at: end).value) else { return nil }
    let name = text.string(from..<end)
    return HanNames.isName(name) ? name : nil
  }

  /// Pen names, parted by marks: 山石、老马&阿宝.
  private func penNames(_ range: Range<Int>) -> [String] {
    var result: [String] = []
    var rest = range
    while !rest.isEmpty, result.count < 6, let name = penName(rest) {
      result.append(name)
      let end = rest.lowerBound + name.utf8.count
      guard end < rest.upperBound else { break }
      let (value, length) = text.scalar(at: end)
      guard value == 0x3001 || value == 0x26 || value == 0xFF06 else { break }
      rest = skipMarks(end + length, rest.upperBound)
    }
    return result
  }

  /// A name that is no Chinese personal name: 山石, zboygirl, 迈克尔·王.
  private func penName(_ range: Range<Int>) -> String? {
    var end = range.lowerBound
    var count = 0
    while end < range.upperBound, count < 16 {
      let (value, length) = text.scalar(at: end)
      let isInner =
        Scalars.isHan(value) || value == 0xB7 || value == 0x2027 || value == 0x30FB
        || (value < 0x80 && (UInt8(value).isLetter || UInt8(value).isDigit || value == 0x5F))
      // 王小明_N123: behind the name stands the number of the desk.
      guard isInner, value != 0x5F || text[range.lowerBound] < 0xE3 else { break }
      end += length
      count += 1
    }
    // Yahoo 王: Latin names have their spaces.
    if end < range.upperBound, text[range.lowerBound].isUpper {
      var words = 1
      while words < 4, end + 1 < range.upperBound, text[end] == 0x20, text[end + 1].isUpper {
        end += 1
        while end < range.upperBound, text[end].isLetter || text[end] == 0x2E { end += 1 }
        words += 1
      }
    }
    let name = text.string(range.lowerBound..<end)
    guard count >= 2, count <= 8 || text[range.lowerBound].isLetter else { return nil }
    // What a colon follows is the next label.
    guard
      end >= range.upperBound
        || text[end] != 0x3D && text[end] != 0x3A
          && text.scalar(at: end).value != 0xFF1A
    else { return nil }
    guard !AuthorNames.isHouse(name), !AuthorNames.isHanHouse(name), !AuthorNames.isHanPost(name)
    else { return nil }
    for word in HanNames.words where text.has(word, at: range.lowerBound) { return nil }
    let letters = name.utf8.count { $0.isLetter || $0 >= 0x80 }
    guard letters >= 2, AuthorNames.names(in: name).count == 1 else { return nil }
    return name
  }

  /// Names behind 记者, in brackets or in a short line; 通讯员 and 实习生 count as well.
  private func reported(_ index: Int) -> [String] {
    let range = page.lines[index].range
    var result: [String] = []
    for word in Self.reporters {
      var from = range.lowerBound
      while let at = text.find(word, in: from..<range.upperBound) {
        from = at + word.count
        var end = range.upperBound
        if let bracket = closingBracket(from..<range.upperBound), opens(range.lowerBound..<at) {
          end = bracket
        } else if range.count > 130 {
          continue
        }
        let isLabel =
          from < end
          && (Self.isMark(text.scalar(at: from).value)
            || Scalars.isSpace(text.scalar(at: from).value))
        var (found, last) = parse(skipMarks(from, end))
        if !found.isEmpty, isOfPicture(last, end) { continue }
        if found.isEmpty, isLabel || end - from == 12, let name = penName(skipMarks(from, end)) {
          found = [name]
        }
        for name in found where !result.contains(name) { result.append(name) }
      }
    }
    if result.isEmpty { result = signed(range) }
    return result
  }

  /// `张三／台北報導`: a name before a stroke and 報導.
  private func signed(_ range: Range<Int>) -> [String] {
    guard range.count < 90 else { return [] }
    for word in ["報導", "报道", "報道"] {
      guard let at = text.find(Array(word.utf8), in: range), range.upperBound - at <= 12 else {
        continue
      }
      var end = range.lowerBound
      while end < at {
        let (value, length) = text.scalar(at: end)
        if value == 0xFF0F || value == 0x2F {
          let start = skipMarks(range.lowerBound, end).lowerBound
          let found = names(start..<end)
          if !found.isEmpty { return found }
          break
        }
        end += length
      }
    }
    return []
  }

  /// A name alone below the headline, or in brackets beside the date.
  private func beside(_ index: Int) -> [String] {
    let range = text.trimmed(page.lines[index].range)
    guard index > titleLine, index <= body.lowerBound + 2, range.count >= 6, range.count < 120
    else {
      return []
    }
    // Inside of the text a short line among short lines is an item: 罗马 below 欧洲.
    let isAmongItems =
      index > body.lowerBound
      && (page.lines[index - 1].count <= 40
        || index + 1 < page.lines.count && page.lines[index + 1].count <= 40)
    if range.count <= 40, !isAmongItems {
      let (found, last) = parse(range)
      let size = found.reduce(0) { $0 + $1.utf8.count }
      if !found.isEmpty, range.count - size <= found.count * 4 { return found }
      // 王小明/某某晚报
      if !found.isEmpty, last < range.upperBound, text[last] == 0x2F || text[last] == 0x7C,
        AuthorNames.isHanHouse(text.string(last + 1..<range.upperBound))
      {
        return found
      }
    }
    guard DateReader().first(in: text, range) != nil else { return [] }
    var at = range.lowerBound
    while at < range.upperBound {
      let (value, length) = text.scalar(at: at)
      if value == 0x5B || value == 0x28 || value == 0xFF08 || value == 0x3010,
        let end = closingBracket((at + length)..<range.upperBound)
      {
        let name = text.string(text.trimmed((at + length)..<end))
        if HanNames.isName(name) { return [name] }
      }
      at += length
    }
    return []
  }

  private static let on = Array("于".utf8)
  private static let by = [Array("由".utf8), Array("by ".utf8)]
  private static let posts = [Array("发表于".utf8), Array("發表於".utf8), Array("发布于".utf8)]

  /// 由大卫于2005年8月12日发表, `2005/05/17 by 眉间尺`, `大卫 发表于 2005-8-12`.
  private func posted(_ index: Int) -> [String] {
    let range = page.lines[index].range
    guard range.count < 160,
      Self.by.contains(where: { text.find($0, in: range) != nil })
        || Self.posts.contains(where: { text.find($0, in: range) != nil }),
      let date = DateReader().first(in: text, range)
    else { return [] }
    if let at = text.find(Self.by[0], in: range.lowerBound..<date.range.lowerBound),
      let end = text.find(Self.on, in: at..<date.range.lowerBound),
      let name = penName((at + 3)..<end)
    {
      return [name]
    }
    if let at = text.find(Self.by[1], in: date.range.upperBound..<range.upperBound),
      let name = penName(skipMarks(at + 3, range.upperBound))
    {
      return [name]
    }
    for post in Self.posts {
      guard let at = text.find(post, in: range.lowerBound..<date.range.lowerBound) else { continue }
      let before = text.trimmed(range.lowerBound..<at)
      if let name = penName(before), name.utf8.count == before.count { return [name] }
    }
    return []
  }

  private static let written = Array("文".utf8)
  private static let signs = labels(["报道", "報導", "報道", "发自", "摄影报道"])

  private func opens(_ range: Range<Int>) -> Bool {
    var at = range.upperBound
    var count = 0
    while at > range.lowerBound, count < 24 {
      let (value, length) = text.scalar(before: at)
      if value == 0xFF08 || value == 0x28 || value == 0x3010 || value == 0x5B || value == 0x3014 {
        return true
      }
      if value == 0xFF09 || value == 0x29 || value == 0x3002 { return false }
      at -= length
      count += 1
    }
    return false
  }

  private func closingBracket(_ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    var count = 0
    while at < range.upperBound, count < 40 {
      let (value, length) = text.scalar(at: at)
      if value == 0xFF09 || value == 0x29 || value == 0x3011 || value == 0x5D || value == 0x3015 {
        return at
      }
      at += length
      count += 1
    }
    return nil
  }

  /// Names alone in brackets at the end of a line.
  private func closing(_ line: Range<Int>) -> [String] {
    var range = text.trimmed(line)
    if range.count > 3, text.scalar(before: range.upperBound).value == 0x3002 {
      range = range.lowerBound..<(range.upperBound - 3)
    }
    guard range.count > 8 else { return [] }
    let last = text.scalar(before: range.upperBound)
    guard last.value == 0xFF09 || last.value == 0x29 else { return [] }
    var at = range.upperBound - last.length
    let end = at
    var count = 0
    while at > range.lowerBound, count < 24 {
      let (value, length) = text.scalar(before: at)
      if value == 0xFF08 || value == 0x28 {
        let inner = skipMarks(at, end)
        let found = names(at..<end)
        // （文/图 王小明 李大华）
        if found.isEmpty, text.has(Self.written, at: inner.lowerBound) {
          return namesBehindPost(inner)
        }
        let size = found.reduce(0) { $0 + $1.utf8.count }
        let isSigned = Self.signs.contains { text.has($0, at: end - $0.count) }
        return isSigned || end - at - size <= found.count * 4 ? found : []
      }
      at -= length
      count += 1
    }
    return []
  }
}
