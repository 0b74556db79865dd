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
    for statement in marked {
      // "By Daily News Service" names nobody.
      let names = AuthorNames.names(in: statement)
      if names.count == 1, AuthorNames.isDesk(names[0]) { continue }
      add(statement, organisation: false)
    }
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
  func nearLines() -> [Int] {
    guard let body, !page.lines.isEmpty else { return [] }
    let first = titleLine >= 0 ? min(titleLine + 1, body.lowerBound) : max(0, body.lowerBound - 6)
    return Array(max(0, first)...min(page.lines.count - 1, body.upperBound + 5))
  }

  /// What the page shows as authors near the title and the text.
  func visible() -> [String] {
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
  func saidInWords() -> [String] {
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
  func holdsAuthorElement(_ index: Int) -> Bool {
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

  /// Bylines after the text, such as 作者：王小明.
  func tail() -> [String] {
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

  static let labels: [[UInt8]] = [
    "作者：", "作者:", "作者﹕", "作者 :", "作者 ：", "撰文：", "文／", "记者：", "记者:", "記者：",
  ].map {
    Array($0.utf8)
  }

  /// The names after a label inside a line of labels: `来源：… 作者：王小明 2024-01-23`.
  func labelled(_ range: Range<Int>) -> Range<Int>? {
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
        if value == 0x7C || value == 0xFF5C || value == 0x5D || value == 0x3011 || value == 0xFF09
          || value == 0x29
        {
          break
        }
        if value >= 0x30, value <= 0x39 { break }
        end += length
      }
      if end > from.lowerBound { return from.lowerBound..<end }
    }
    return nil
  }

  /// Names end where a date or a stroke begins.
  func cut(_ range: Range<Int>) -> Range<Int> { cutDate(page.text, range) }

  func cutDate(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    if let found = dates.first(in: text, range) { end = found.range.lowerBound }
    for word in ["published", "updated", "posted", "last updated", " at ", "• ", "| "] {
      if let at = text.find(Array(word.utf8), in: range.lowerBound..<end), at > range.lowerBound {
        end = at
      }
    }
    return range.lowerBound..<end
  }

  func isAuthorElement(_ index: Int) -> Bool {
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

  static let authorPaths: [[UInt8]] = [
    "/author/", "/authors/", "/by/", "/contributor", "/writer", "/reporter", "/journalist",
    "/columnist", "/autor/", "/autoren/", "/auteur/", "/autore/", "/staff/", "/redakteur",
    "/byline/",
  ].map { Array($0.utf8) }

  /// Whether a node lies in a list of other articles, in comments or the like.
  func isElsewhere(_ index: Int) -> Bool {
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
}
