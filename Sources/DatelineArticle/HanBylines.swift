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
  static let reporters = labels([
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

  static func isMark(_ value: UInt32) -> Bool {
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
        from = behindTranslation(from, range.upperBound)
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

  /// The mark behind a label and the same in English: `文 Text：王小明`.
  private func behindTranslation(_ from: Int, _ end: Int) -> Int {
    var at = from
    while at < end, text[at] == 0x20 { at += 1 }
    let start = at
    while at < end, text[at].isLetter, at - start < 16 { at += 1 }
    guard at > start, at < end, text[at] == 0x3A || text.scalar(at: at).value == 0xFF1A else {
      return from
    }
    return at
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
  func penName(_ range: Range<Int>) -> String? {
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
}
