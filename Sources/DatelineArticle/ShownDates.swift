import DatelineModel

/// Finds the dates that a page shows its readers: beside the headline, below the text, or behind
/// words that say what they are.
struct ShownDates {
  private let page: Page
  private let chooser: Chooser
  private let dates: DateReader
  private let titleLine: Int
  private let body: ClosedRange<Int>?
  private(set) var published: Facts.DateSource?
  private(set) var updated: Facts.DateSource?
  /// The first day behind the title that an element for days holds.
  private(set) var first: Facts.DateSource?

  init(_ chooser: Chooser) {
    self.chooser = chooser
    page = chooser.page
    dates = chooser.dates
    titleLine = chooser.titleLine
    body = chooser.body
  }

  /// The same with what was found.
  func find() -> Self {
    var found = self
    found.run()
    return found
  }

  private mutating func run() {
    guard !page.lines.isEmpty else { return }
    let first =
      titleLine >= 0 ? max(0, titleLine - 6) : body.map { max(0, $0.lowerBound - 12) } ?? 0
    let near = body.map { $0.lowerBound + 4 } ?? first + 30
    let last = min(page.lines.count - 1, near)
    if first <= last {
      for index in first...last { consider(index, index > titleLine ? 44 : 36) }
    }
    if let body {
      // Reprints and posts repeat title, author and date at the head of the text.
      let more = min(page.lines.count - 1, last + 4)
      if last < more {
        for index in last + 1...more where page.lines[index].count < 60 { consider(index, 34) }
      }
      let from = max(more + 1, body.upperBound - 2)
      let to = min(page.lines.count - 1, body.upperBound + 6)
      if from <= to { for index in from...to { consider(index, 26) } }
    }
    guard facts.published.isEmpty else { return }
    if chooser.isThread, titleLine >= 0 { findFirst() }
    if published?.weight ?? 0 < 44, let stamp = titled() {
      published = Facts.DateSource(stamp: stamp, from: "text", weight: 44)
    }
    if published?.weight ?? 0 < 44 {
      for index in page.lines.indices { considerLabelled(index) }
    }
    // What stands beside the headline as the day of a change is nearer than any other day.
    if published?.weight ?? 0 < 40, let updated, updated.weight >= 34 { published = updated }
    if published == nil {
      // Far from the title: a short line that is hardly more than a date.
      for index in page.lines.indices where page.lines[index].count < 90 { consider(index, 14) }
    }
    if published == nil, let updated { published = updated }
  }

  private mutating func findFirst() {
    let start = Int(page.lines[titleLine].node)
    for index in start..<min(page.tree.nodes.count, start + 1500)
    where page.tree.nodes[index].kind == .element && page.marks[index].contains(.date) {
      let text = page.plain(inside: index, limit: 60)
      if let found = dates.first(in: text, 0..<text.count) {
        first = Facts.DateSource(stamp: found.stamp, from: "text", weight: 44)
        return
      }
    }
  }

  private var facts: Facts { chooser.facts }

  /// The date that is a part of the document's title, between two strokes or behind the last.
  private func titled() -> Stamp? {
    guard let title = facts.documentTitle else { return nil }
    let bytes = Array(title.utf8)
    guard let range = chooser.titles.datedPart(of: bytes) else { return nil }
    return dates.first(in: bytes, range)?.stamp
  }

  /// Reads the dates of one line, each with the words before it.
  private mutating func consider(_ index: Int, _ base: Int) {
    let line = page.lines[index]
    let isLong = line.count >= 260
    let range = Int(line.start)..<(isLong ? Int(line.start) + 100 : Int(line.end))
    var from = range.lowerBound
    for turn in 0..<4 {
      guard let found = dates.first(in: page.text, from..<range.upperBound) else { return }
      // What a link with a heading leads to has a day of its own, and so has what is quoted.
      let node = Int(line.node)
      guard !chooser.isQuoted(node), base >= 36 || !chooser.isOfSomethingElse(node) else { return }
      // "In this May 4, 2009 photo": when a picture was taken.
      if isOfPicture(found.range.upperBound, range.upperBound) { return }
      var weight = base + (line.count < 60 ? 8 : line.count > 120 ? -12 : 0)
      if chooser.isElsewhere(Int(line.node)) {
        // Under the headline even a list's or a menu's date is the article's, if no other is.
        guard let body, index < body.lowerBound, titleLine >= 0,
          index > titleLine
            || index >= titleLine - 3
              && DateLabels.kind(page.text, before: from..<found.range.lowerBound) == .publication
        else { return }
        weight -= 8
      }
      var kind = DateLabels.kind(page.text, before: from..<found.range.lowerBound)
      if kind == .none, turn == 0, found.range.lowerBound - range.lowerBound < 12, index > 0,
        page.lines[index - 1].count < 30
      {
        kind = DateLabels.kind(page.text, before: page.lines[index - 1].range)
      }
      if kind == .none,
        DateLabels.isChange(page.text, after: found.range.upperBound..<range.upperBound)
      {
        kind = .change
      }
      if page.marks[Int(line.node)].contains(.date) { weight += 10 }
      if chooser.excluded[Int(line.node)] { weight -= 15 }
      let isAtStart = found.range.lowerBound - range.lowerBound < 24
      let isMost = found.range.count * 5 > line.count * 2
      if line.kind == .caption
        || (!page.marks[Int(line.node)].isDisjoint(with: [.caption, .credit]))
      {
        weight -= 25
      } else if let body, body.contains(index), kind == .none, !isMost {
        // In the text: the day of what is told, unless it opens a report.
        weight -= isAtStart ? 12 : 25
        // What was founded before there were pages.
        if found.stamp.day.year < 1995 { weight = 0 }
      }
      switch kind {
      case .none: break
      case .publication: weight += 12
      case .change:
        if weight > updated?.weight ?? 0 {
          updated = Facts.DateSource(stamp: found.stamp, from: "text", weight: weight - 10)
        }
        weight = 0
      }
      if weight > published?.weight ?? 0 {
        published = Facts.DateSource(stamp: found.stamp, from: "text", weight: weight)
      }
      from = found.range.upperBound
    }
  }

  private static let pictures = ["photo", "image", "picture", "handout"].map { Array($0.utf8) }
  private static let ofPage = [" by ", " gallery"].map { Array($0.utf8) }

  /// Whether a picture is what follows a date, behind a word at most: `May 4, 2009 file photo`.
  private func isOfPicture(_ start: Int, _ end: Int) -> Bool {
    var at = start
    for _ in 0..<2 {
      while at < end, page.text[at] == 0x20 { at += 1 }
      if let word = Self.pictures.first(where: { page.text.has($0, at: at) }) {
        let next = at + word.count
        // Photos by Jane Doe, a picture gallery: these are of the page.
        return next >= end
          || !page.text[next].isLetter && !Self.ofPage.contains { page.text.has($0, at: next) }
      }
      while at < end, page.text[at].isLetter { at += 1 }
    }
    return false
  }

  private static let labels: [[UInt8]] = [
    "发布时间", "發布時間", "发表于", "發表於", "发表时间", "发布于", "发布日期", "發佈時間", "更新时间", "时间：", "日期：",
    "published on",
    "posted on", "published:", "posted:", "veröffentlicht am", "publié le", "wurde am",
    "publicado el", "pubblicato il", "geschrieben am", "erstellt am", "datum ", "datum:",
  ].map { Array($0.utf8) }
  private static let on = Array("于".utf8)
  private static let was = Array("wurde ".utf8)
  private static let issued = ["发表", "发布", "veröffentlicht", "geschrieben"].map {
    Array($0.utf8)
  }

  /// Reads a date anywhere on the page that words right before it call the day of publication.
  private mutating func considerLabelled(_ index: Int) {
    let line = page.lines[index]
    guard line.count < 600 else { return }
    let text = page.text
    for label in Self.labels {
      guard let at = text.find(label, in: line.range) else { continue }
      let start = at + label.count
      let end = min(Int(line.end), start + 60)
      guard let found = dates.first(in: text, start..<end),
        found.range.lowerBound - start <= 16
      else { continue }
      take(found.stamp, index)
      return
    }
    // 由大卫于2005年8月12日发表; "Dieser Beitrag wurde am 3. Dezember 2011 veröffentlicht"
    guard let found = dates.first(in: text, line.range), found.range.lowerBound >= 3,
      text.has(Self.on, at: found.range.lowerBound - 3)
        || text.find(Self.was, in: Int(line.start)..<found.range.lowerBound) != nil,
      Self.issued.contains(where: {
        text.find($0, in: found.range.upperBound..<Int(line.end)) != nil
      })
    else { return }
    take(found.stamp, index)
  }

  private mutating func take(_ stamp: Stamp, _ index: Int) {
    let weight = chooser.isElsewhere(Int(page.lines[index].node)) ? 16 : 46
    if weight > published?.weight ?? 0 {
      published = Facts.DateSource(stamp: stamp, from: "text", weight: weight)
    }
  }
}
