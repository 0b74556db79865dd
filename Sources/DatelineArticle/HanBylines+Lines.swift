import DatelineModel

/// The lines that name people: reports, signatures, heads and ends.
extension HanBylines {
  /// Names behind 记者, in brackets or in a short line; 通讯员 and 实习生 count as well.
  func reported(_ index: Int) -> [String] {
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
  func beside(_ index: Int) -> [String] {
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

  static let on = Array("于".utf8)
  static let by = [Array("由".utf8), Array("by ".utf8)]
  private static let posts = [Array("发表于".utf8), Array("發表於".utf8), Array("发布于".utf8)]

  /// 由大卫于2005年8月12日发表, `2005/05/17 by 眉间尺`, `大卫 发表于 2005-8-12`.
  func posted(_ index: Int) -> [String] {
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
  func closing(_ line: Range<Int>) -> [String] {
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
        let (found, stop) = parse(at..<end)
        if isOfPicture(stop, end) { return [] }
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
