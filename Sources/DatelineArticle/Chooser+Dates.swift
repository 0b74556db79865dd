import DatelineModel

extension Chooser {
  /// The publication and the last change.
  func dates(
    url: String?,
    given: Stamp?,
    retrieved: CalendarDate?
  ) -> (published: Facts.DateSource?, modified: Stamp?) {
    var sources = facts.published
    let fromURL = url.flatMap { Self.urlDate($0) } ?? facts.canonical.flatMap { Self.urlDate($0) }
    if let fromURL {
      sources.append(Facts.DateSource(stamp: fromURL, from: "url", weight: 55))
    }
    sources += timeElements()
    if let text = visibleDate() { sources.append(text) }
    sources = sources.filter { isBelievable($0.stamp, retrieved) }
    let modified = facts.modified.filter { isBelievable($0.stamp, retrieved) }
      .max { $0.weight < $1.weight }?.stamp
    guard !sources.isEmpty else {
      return (nil, modified)
    }
    // Sources that agree on the day support each other.
    var best = sources[0]
    var bestScore = -1
    for source in sources {
      var score = source.weight
      for other in sources where other.from != source.from && other.stamp.day == source.stamp.day {
        score += 12
      }
      if score > bestScore {
        best = source
        bestScore = score
      }
    }
    best.stamp = localised(best, sources)
    return (best, modified)
  }

  /// The moment with the day that it had at the place of publication.
  ///
  /// A time in UTC names the neighbouring day for hours of each day; where the address or the
  /// visible text names that neighbour, it is the local one.
  func localised(_ best: Facts.DateSource, _ sources: [Facts.DateSource]) -> Stamp {
    guard best.stamp.offset == 0, let seconds = best.stamp.seconds else { return best.stamp }
    for source in sources
    where source.from == "url" || source.from == "text" || source.from == "time" {
      guard source.stamp.offset != 0 || source.stamp.seconds == nil else { continue }
      let difference = source.stamp.day.daysSinceEpoch - best.stamp.day.daysSinceEpoch
      let isPlausible =
        (difference == -1 && seconds < 12 * 3600) || (difference == 1 && seconds >= 10 * 3600)
      if source.from == "url" ? difference == -1 && isPlausible : isPlausible && source.weight >= 40
      {
        var stamp = best.stamp
        stamp.localDay = source.stamp.day
        return stamp
      }
    }
    return best.stamp
  }

  func isBelievable(_ stamp: Stamp, _ retrieved: CalendarDate?) -> Bool {
    guard stamp.day.year >= 1990 else { return false }
    if let retrieved { return stamp.day <= retrieved.adding(days: 1) }
    return stamp.day.year < 2040
  }

  /// A day in the address: /2024/01/23/, /20240123/, /2024-01-23-title.
  static func urlDate(_ url: String) -> Stamp? {
    let bytes = Array(url.utf8)
    var at = 0
    // The host holds no date.
    if let scheme = bytes.find(Array("://".utf8), in: 0..<bytes.count) { at = scheme + 3 }
    while at < bytes.count, bytes[at] != 0x2F { at += 1 }
    while at < bytes.count {
      guard bytes[at].isDigit, at == 0 || !bytes[at - 1].isDigit else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      let digits = end - at
      func value(_ range: Range<Int>) -> Int {
        var result = 0
        for index in range { result = result * 10 + Int(bytes[index] - 0x30) }
        return result
      }
      func made(_ year: Int, _ month: Int, _ day: Int) -> Stamp? {
        guard year >= 1990, year < 2040, let date = CalendarDate(year, month, day) else {
          return nil
        }
        return Stamp(day: date, seconds: nil, offset: nil)
      }
      if digits == 8 || digits == 14 || digits == 12,
        let stamp = made(value(at..<at + 4), value(at + 4..<at + 6), value(at + 6..<at + 8))
      {
        return stamp
      }
      if digits == 4, end + 4 < bytes.count, !bytes[end].isLetter {
        let mark = bytes[end]
        if mark == 0x2F || mark == 0x2D || mark == 0x5F {
          let year = value(at..<end)
          var next = end + 1
          var month = 0
          if bytes[next].isDigit {
            let start = next
            while next < bytes.count, bytes[next].isDigit { next += 1 }
            let size = next - start
            // /2024/0123/
            if size == 4,
              let stamp = made(year, value(start..<start + 2), value(start + 2..<start + 4)),
              mark == 0x2F || mark == 0x2D
            {
              return stamp
            }
            if size <= 2 { month = value(start..<next) }
          } else if bytes[next].isLetter, next + 3 < bytes.count {
            let names = [
              "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
            ]
            for (index, name) in names.enumerated() where bytes.has(Array(name.utf8), at: next) {
              month = index + 1
              next += 3
            }
          }
          if month > 0, next + 1 < bytes.count,
            bytes[next] == 0x2F || bytes[next] == 0x2D || bytes[next] == 0x5F
          {
            let start = next + 1
            var stop = start
            while stop < bytes.count, bytes[stop].isDigit { stop += 1 }
            if stop > start, stop - start <= 2,
              let stamp = made(year, month, value(start..<stop))
            {
              return stamp
            }
          }
        }
      }
      at = end
    }
    return nil
  }

  /// `time` elements near the title, and the first one in the article.
  func timeElements() -> [Facts.DateSource] {
    var result: [Facts.DateSource] = []
    let zone = nodeZone()
    for index in page.times {
      let node = Int(index)
      if isElsewhere(node) { continue }
      var stamp: Stamp?
      if let value = page.tree.string(.datetime, of: node) { stamp = dates.read(value) }
      if stamp == nil {
        let text = page.plain(inside: node, limit: 100)
        stamp = dates.first(in: text, 0..<text.count)?.stamp
      }
      guard let stamp else { continue }
      var weight = 45
      if zone.contains(node) { weight += 20 }
      if excluded[node] { weight -= 25 }
      if page.tree.attribute(.pubdate, of: node) != nil { weight += 15 }
      if isModification(node) { weight -= 15 }
      weight -= min(10, result.count * 3)
      result.append(Facts.DateSource(stamp: stamp, from: "time", weight: weight))
      if result.count >= 6 { break }
    }
    return result
  }

  func nodeZone() -> Range<Int> {
    guard !page.lines.isEmpty else { return 0..<0 }
    let first =
      titleLine >= 0 ? max(0, titleLine - 8) : body.map { max(0, $0.lowerBound - 15) } ?? 0
    let last =
      body.map { min(page.lines.count - 1, $0.lowerBound + 3) }
      ?? min(page.lines.count - 1, first + 40)
    let start = Int(page.lines[min(first, last)].node)
    return start..<max(start, Int(page.tree.nodes[Int(page.lines[last].node)].end))
  }

  func isModification(_ node: Int) -> Bool {
    let text = page.plain(inside: page.parent(node), limit: 120)
    for word in ["updated", "modified", "aktualisiert", "更新", "mis à jour", "actualizado"] {
      if let at = text.find(Array(word.utf8), in: 0..<text.count), at < 40 { return true }
    }
    return false
  }

  /// A date in the lines around the title and at the end of the text.
  func visibleDate() -> Facts.DateSource? {
    guard !page.lines.isEmpty else { return nil }
    let first =
      titleLine >= 0 ? max(0, titleLine - 6) : body.map { max(0, $0.lowerBound - 12) } ?? 0
    let last =
      body.map { min(page.lines.count - 1, $0.lowerBound + 4) }
      ?? min(page.lines.count - 1, first + 30)
    var best: Facts.DateSource?
    func consider(_ index: Int, _ base: Int) {
      let line = page.lines[index]
      guard line.count < 260, !isElsewhere(Int(line.node)) else { return }
      guard let found = dates.first(in: page.text, line.range) else { return }
      var weight = base
      if line.count < 60 { weight += 8 } else if line.count > 120 { weight -= 12 }
      if page.marks[Int(line.node)].contains(.date) { weight += 10 }
      if excluded[Int(line.node)] { weight -= 15 }
      for word in Self.publishedWords
      where page.text.find(word, in: line.start.asInt..<found.range.lowerBound) != nil {
        weight += 12
        break
      }
      for word in Self.updatedWords
      where page.text.find(word, in: line.start.asInt..<found.range.lowerBound) != nil {
        weight -= 10
        break
      }
      if weight > best?.weight ?? 0 {
        best = Facts.DateSource(stamp: found.stamp, from: "text", weight: weight)
      }
    }
    if first <= last { for index in first...last { consider(index, index > titleLine ? 44 : 36) } }
    if let body {
      let from = max(last + 1, body.upperBound - 2)
      let to = min(page.lines.count - 1, body.upperBound + 6)
      if from <= to { for index in from...to { consider(index, 26) } }
    }
    if best == nil {
      // Far from the title: a short line that is hardly more than a date.
      for index in page.lines.indices where page.lines[index].count < 90 { consider(index, 14) }
    }
    return best
  }

  static let publishedWords: [[UInt8]] = [
    "published", "posted", "发布", "發布", "发表", "發表", "时间", "時間", "日期", "来源", "來源", "veröffentlicht",
    "publié", "publicado", "first published", "date",
  ].map { Array($0.utf8) }
  static let updatedWords: [[UInt8]] = ["updated", "modified", "更新", "aktualisiert", "mis à jour"]
    .map {
      Array($0.utf8)
    }
}

extension Int32 {
  fileprivate var asInt: Int { Int(self) }
}
