import DatelineModel

/// Decides authors and dates between what metadata claims and what the page shows.
struct Chooser {
  let page: Page
  let facts: Facts
  let titles: Titles
  let dates: DateReader
  let titleLine: Int
  /// The first and the last line of the article's text.
  let body: ClosedRange<Int>?
  let excluded: [Bool]

  // MARK: Authors

  /// The authors' names, and whether any source named one.
  func authors() -> [String] {
    var people: [String] = []
    var organisations: [String] = []
    func add(_ statement: String, organisation: Bool) {
      for name in AuthorNames.names(in: statement) {
        if organisation || AuthorNames.isAgency(name) || titles.isSite(name) {
          if !organisations.contains(name) { organisations.append(name) }
        } else if !people.contains(where: { Titles.key($0) == Titles.key(name) }) {
          people.append(name)
        }
      }
    }
    for source in facts.linkedAuthors {
      for name in source.names { add(name, organisation: source.areOrganisations) }
    }
    if !people.isEmpty { return people }
    let stated = organisations
    let marked = visible()
    for statement in marked { add(statement, organisation: false) }
    let shown = Set(marked.flatMap { AuthorNames.names(in: $0) })
    if !people.isEmpty { return people }
    if isChinese {
      people = HanBylines.names(in: page, lines: nearLines())
      if !people.isEmpty { return people }
    }
    for statement in facts.metaAuthors { add(statement, organisation: false) }
    if !people.isEmpty { return people }
    // The site itself is an author only where the page shows it as one, or structured data says so.
    return organisations.filter {
      !titles.isSite($0) || shown.contains($0) || stated.contains($0)
    }
  }

  /// Whether the lines of the article are mostly Han characters.
  private var isChinese: Bool {
    guard let body else { return false }
    var wide = 0
    var all = 0
    for index in body.prefix(12) {
      for byte in page.bytes(page.lines[index]) {
        if byte >= 0xE4, byte <= 0xE9 { wide += 3 }
        all += 1
      }
    }
    return wide * 2 > all
  }

  /// The lines from the title to a little beyond the text.
  private func nearLines() -> [Int] {
    guard let body, !page.lines.isEmpty else { return [] }
    let first = titleLine >= 0 ? min(titleLine + 1, body.lowerBound) : max(0, body.lowerBound - 6)
    return Array(max(0, first)...min(page.lines.count - 1, body.upperBound + 5))
  }

  /// What the page shows as authors near the title and the text.
  private func visible() -> [String] {
    let said = saidInWords()
    let nodes = page.tree.nodes
    let first = titleLine >= 0 ? max(0, titleLine - 12) : 0
    let last = body.map { min(page.lines.count - 1, $0.upperBound + 6) } ?? page.lines.count - 1
    guard first <= last, !page.lines.isEmpty else { return said }
    let headEnd = body.map { min(page.lines.count - 1, $0.lowerBound + 3) } ?? min(last, first + 40)
    let headNode = Int(nodes[Int(page.lines[max(first, headEnd)].node)].end)
    let firstNode = max(0, Int(page.lines[first].node))
    let lastNode = Int(nodes[Int(page.lines[last].node)].end)
    var marked: [(node: Int, text: String)] = []
    var index = firstNode
    while index < min(lastNode, nodes.count), marked.count < 24 {
      let node = nodes[index]
      guard node.kind == .element, isAuthorElement(index), !isElsewhere(index),
        !holdsAuthorElement(index)
      else {
        index += 1
        continue
      }
      let text = page.plain(inside: index, limit: 220)
      if !text.isEmpty, text.count < 160 {
        let range = 0..<text.count
        let inner = Bylines.names(text, range) ?? range
        marked.append((index, text.string(cutDate(text, inner))))
      }
      index = Int(node.end)
    }
    // Those above the text first; then only those that stand close together.
    let head = marked.filter { $0.node < headNode && !AuthorNames.names(in: $0.text).isEmpty }
    if let lead = head.first {
      var result = said.isEmpty ? [] : said
      var previous = lead.node
      for item in head {
        guard item.node - previous < 60 else { break }
        previous = item.node
        result.append(item.text)
      }
      return said.isEmpty ? result : said
    }
    if !said.isEmpty { return said }
    let rest = marked.filter { $0.node >= headNode && !AuthorNames.names(in: $0.text).isEmpty }
    if let first = rest.first { return [first.text] }
    return tail()
  }

  /// Lines around the title that say it in words: By …, 文／…, 记者….
  private func saidInWords() -> [String] {
    guard !page.lines.isEmpty else { return [] }
    let top = titleLine >= 0 ? max(0, titleLine - 6) : 0
    let limit =
      body.map { min($0.lowerBound + 3, page.lines.count - 1) }
      ?? min(page.lines.count - 1, top + 30)
    guard top <= limit else { return [] }
    for index in top...limit where page.lines[index].count < 180 {
      let line = page.lines[index]
      if isElsewhere(Int(line.node)) { continue }
      if let range = Bylines.names(page.text, line.range) {
        return [page.text.string(cut(range))]
      }
      if Bylines.isBare(page.text, line.range), index < limit, page.lines[index + 1].count < 100 {
        return [page.text.string(cut(page.lines[index + 1].range))]
      }
      if let range = labelled(line.range) { return [page.text.string(range)] }
      // "posted on 2023-12-19 by Jane Doe"
      if line.count < 140, dates.first(in: page.text, line.range) != nil,
        let at = page.text.find([0x20, 0x62, 0x79, 0x20], in: line.range),
        at + 4 < line.range.upperBound, page.text[at + 4].isUpper
      {
        return [page.text.string(cut((at + 4)..<line.range.upperBound))]
      }
    }
    return []
  }

  /// Whether an author's element is inside a node: then the inner one says it better.
  private func holdsAuthorElement(_ index: Int) -> Bool {
    var inner = index + 1
    while inner < Int(page.tree.nodes[index].end) {
      if page.tree.nodes[inner].kind == .element, isAuthorElement(inner),
        page.tree.nodes[inner].end > Int32(inner + 1)
      {
        return true
      }
      inner += 1
    }
    return false
  }

  /// Bylines after the text: （记者王小明）, 责任编辑：…
  private func tail() -> [String] {
    guard let body else { return [] }
    var result: [String] = []
    let from = max(body.lowerBound, body.upperBound - 2)
    let to = min(page.lines.count - 1, body.upperBound + 4)
    guard from <= to else { return [] }
    for index in from...to where page.lines[index].count < 120 {
      if let range = labelled(page.lines[index].range) { result.append(page.text.string(range)) }
      if !result.isEmpty { break }
    }
    return result
  }

  private static let labels: [[UInt8]] = ["作者：", "作者:", "作者﹕", "作者 :", "作者 ：", "撰文：", "文／", "记者：", "记者:", "記者："].map {
    Array($0.utf8)
  }

  /// The names after a label inside a line of labels: `来源：… 作者：王小明 2024-01-23`.
  private func labelled(_ range: Range<Int>) -> Range<Int>? {
    for label in Self.labels {
      guard let at = page.text.find(label, in: range) else { continue }
      let from = page.text.trimmed((at + label.count)..<range.upperBound)
      guard !from.isEmpty else { continue }
      var end = from.lowerBound
      while end < from.upperBound {
        let (value, length) = page.text.scalar(at: end)
        if value == 0x20 || value == 0x3000 {
          // A space ends the name unless single characters stand on both sides of it.
          if end - from.lowerBound > 3 { break }
        }
        if value == 0x7C || value == 0xFF5C || value == 0x5D || value == 0x3011 || value == 0xFF09 || value == 0x29 { break }
        if value >= 0x30, value <= 0x39 { break }
        end += length
      }
      if end > from.lowerBound { return from.lowerBound..<end }
    }
    return nil
  }

  /// Names end where a date or a stroke begins.
  private func cut(_ range: Range<Int>) -> Range<Int> { cutDate(page.text, range) }

  private func cutDate(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    if let found = dates.first(in: text, range) { end = found.range.lowerBound }
    for word in ["published", "updated", "posted", "last updated", " at ", "• ", "| "] {
      if let at = text.find(Array(word.utf8), in: range.lowerBound..<end), at > range.lowerBound {
        end = at
      }
    }
    return range.lowerBound..<end
  }

  private func isAuthorElement(_ index: Int) -> Bool {
    let tree = page.tree
    let mark = page.marks[index]
    if mark.contains(.byline), mark.isDisjoint(with: [.related, .comment, .share]) { return true }
    let node = tree.nodes[index]
    if node.tag == .a {
      if let rel = tree.attribute(.rel, of: index), rel.count >= 6,
        tree.text.find(Array("author".utf8), in: rel.start..<rel.end) != nil
      {
        return true
      }
      if let href = tree.attribute(.href, of: index) {
        for path in Self.authorPaths
        where tree.text.find(path, in: href.start..<min(href.end, href.start + 120)) != nil {
          return true
        }
      }
    }
    if let property = tree.attribute(.itemprop, of: index), property.count == 6 {
      return tree.text.has(Array("author".utf8), at: property.start)
    }
    return false
  }

  private static let authorPaths: [[UInt8]] = [
    "/author/", "/authors/", "/by/", "/contributor", "/writer", "/reporter", "/journalist",
    "/columnist", "/autor/", "/autoren/", "/auteur/", "/autore/", "/staff/", "/redakteur",
    "/byline/",
  ].map { Array($0.utf8) }

  /// Whether a node lies in a list of other articles, in comments or the like.
  private func isElsewhere(_ index: Int) -> Bool {
    var node = index
    var depth = 0
    while node > 0, depth < 12 {
      if !page.marks[node].isDisjoint(with: [.related, .comment, .footer, .navigation]) {
        return true
      }
      node = page.parent(node)
      depth += 1
    }
    return false
  }

  // MARK: Dates

  /// The publication and the last change.
  func dates(
    url: String?, given: Stamp?, retrieved: CalendarDate?
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
  private func localised(_ best: Facts.DateSource, _ sources: [Facts.DateSource]) -> Stamp {
    guard best.stamp.offset == 0, let seconds = best.stamp.seconds else { return best.stamp }
    for source in sources where source.from == "url" || source.from == "text" || source.from == "time" {
      guard source.stamp.offset != 0 || source.stamp.seconds == nil else { continue }
      let difference = source.stamp.day.daysSinceEpoch - best.stamp.day.daysSinceEpoch
      let isPlausible =
        (difference == -1 && seconds < 12 * 3600) || (difference == 1 && seconds >= 10 * 3600)
      if source.from == "url" ? difference == -1 && isPlausible : isPlausible && source.weight >= 40 {
        var stamp = best.stamp
        stamp.localDay = source.stamp.day
        return stamp
      }
    }
    return best.stamp
  }

  private func isBelievable(_ stamp: Stamp, _ retrieved: CalendarDate?) -> Bool {
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
            if size == 4, mark != bytes[safe: next] || true,
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
  private func timeElements() -> [Facts.DateSource] {
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

  private func nodeZone() -> Range<Int> {
    guard !page.lines.isEmpty else { return 0..<0 }
    let first = titleLine >= 0 ? max(0, titleLine - 8) : body.map { max(0, $0.lowerBound - 15) } ?? 0
    let last = body.map { min(page.lines.count - 1, $0.lowerBound + 3) } ?? min(page.lines.count - 1, first + 40)
    let start = Int(page.lines[min(first, last)].node)
    return start..<max(start, Int(page.tree.nodes[Int(page.lines[last].node)].end))
  }

  private func isModification(_ node: Int) -> Bool {
    let text = page.plain(inside: page.parent(node), limit: 120)
    for word in ["updated", "modified", "aktualisiert", "更新", "mis à jour", "actualizado"] {
      if let at = text.find(Array(word.utf8), in: 0..<text.count), at < 40 { return true }
    }
    return false
  }

  /// A date in the lines around the title and at the end of the text.
  private func visibleDate() -> Facts.DateSource? {
    guard !page.lines.isEmpty else { return nil }
    let first = titleLine >= 0 ? max(0, titleLine - 6) : body.map { max(0, $0.lowerBound - 12) } ?? 0
    let last = body.map { min(page.lines.count - 1, $0.lowerBound + 4) } ?? min(page.lines.count - 1, first + 30)
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

  private static let publishedWords: [[UInt8]] = [
    "published", "posted", "发布", "發布", "发表", "發表", "时间", "時間", "日期", "来源", "來源", "veröffentlicht", "publié", "publicado", "first published", "date",
  ].map { Array($0.utf8) }
  private static let updatedWords: [[UInt8]] = ["updated", "modified", "更新", "aktualisiert", "mis à jour"].map {
    Array($0.utf8)
  }
}

extension Int32 {
  fileprivate var asInt: Int { Int(self) }
}

extension [UInt8] {
  fileprivate subscript(safe index: Int) -> UInt8 { index < count ? self[index] : 0 }
}
