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
  /// Whether the page holds the posts of several people.
  var isThread = false

  // MARK: Authors

  /// The authors' names.
  func authors() -> [String] {
    var found = Found()
    for source in facts.linkedAuthors {
      for name in source.names {
        if source.areOrganisations, titles.isSiteName(name), AuthorNames.endsInNumber(name) {
          // The number in "Example 24" belongs to the name.
          if !found.organisations.contains(name) { found.organisations.append(name) }
          continue
        }
        // ", Example Times": the name itself is missing.
        let isOutlet = source.areOrganisations || name.hasPrefix(",")
        add(name, to: &found, organisation: isOutlet)
      }
    }
    if found.people.contains(where: { !AuthorNames.isHouse($0) }) {
      found.people.removeAll { AuthorNames.isHouse($0) }
    }
    if !found.people.isEmpty { return Reconciled(self).people(found.people) }
    let stated = found.organisations
    if isChinese, let body {
      let lines = HanBylines(page: page, titleLine: titleLine, body: body, excluded: excluded)
      found.people = lines.people()
      if found.people.isEmpty {
        addVisible(to: &found)
        found.organisations = stated
        found.shown = []
      }
      if found.people.isEmpty {
        for name in facts.metaAuthors.flatMap({ AuthorNames.names(in: $0) })
        where HanNames.isName(name) && !found.people.contains(name) { found.people.append(name) }
      }
      if found.people.isEmpty { found.people = lines.editorsOrSource() }
      if found.people.isEmpty { addMeta(to: &found) }
      if found.people.isEmpty, let issuer = lines.issuer() { return [issuer] }
    } else {
      addVisible(to: &found)
      if found.people.isEmpty {
        addMeta(to: &found)
      } else if facts.linkedAuthors.isEmpty, !facts.metaAuthors.isEmpty {
        // Of several names beside the headline, those that metadata gives as well.
        var claimed = Found()
        addMeta(to: &claimed)
        let keys = Set(claimed.people.map { Titles.key($0) })
        let both = found.people.filter { keys.contains(Titles.key($0)) }
        if !both.isEmpty {
          found.people = both
        } else {
          // "Jane DoeCity Columnist": what the layout glued, metadata parts.
          let parts = claimed.people.filter { name in
            name.contains(" ") && found.people.contains { $0.hasPrefix(name) }
          }
          if !parts.isEmpty { found.people = parts }
        }
      }
      if found.people.isEmpty, stated.isEmpty { found.people = unmarked() }
    }
    if !found.people.isEmpty {
      let people = found.people.filter { !AuthorNames.isHouse($0) }
      return people.isEmpty ? found.people : people
    }
    // An agency beside the headline wrote what the site's name stands for in the metadata.
    let agencies = found.shown.filter { AuthorNames.isAgency($0) && !titles.isSiteName($0) }
    if !agencies.isEmpty { return agencies }
    if found.organisations.isEmpty { return found.desks.isEmpty ? source() : found.desks }
    // The site itself is an author only where the page shows it as one, or structured data says so.
    // Beside Chinese headlines stands the paper that a page took its text from.
    return found.organisations.filter {
      stated.contains($0)
        || !AuthorNames.isHanHouse($0) && (!titles.isSiteName($0) || found.shown.contains($0))
          && !($0.utf8.first ?? 0 >= 0xE3 && titles.beginsTail($0))
    }
  }

  /// What the sources name, sorted.
  struct Found {
    var people: [String] = []
    var organisations: [String] = []
    /// Desks, such as "Example Staff", which are named where nobody else is.
    var desks: [String] = []
    /// Everything that the page shows as an author.
    var shown: [String] = []
  }

  private func add(_ statement: String, to found: inout Found, organisation: Bool = false) {
    let isStaff = statement.utf8.count > 6 && statement.lowercased().hasSuffix(" staff")
    for name in AuthorNames.names(in: statement) {
      // "Example Weekly Staff" is nobody's name.
      if isStaff, titles.beginsSiteName(name), !titles.isSiteName(name) { continue }
      if organisation || AuthorNames.isAgency(name)
        || titles.isSiteName(name) && !titles.isOwner(name) || AuthorNames.isHanHouse(name)
        || name.utf8.first ?? 0 >= 0xE3 && titles.beginsTail(name)
      {
        if !found.organisations.contains(name) { found.organisations.append(name) }
      } else if !found.people.contains(where: { Titles.key($0) == Titles.key(name) }) {
        found.people.append(name)
      }
    }
  }

  private func addVisible(to found: inout Found) {
    for statement in visible() {
      let names = AuthorNames.names(in: statement)
      found.shown += names
      // "By Daily News Service" names nobody.
      if names.count == 1, AuthorNames.isDesk(names[0]), !AuthorNames.isAgency(names[0]) {
        if !found.desks.contains(names[0]) { found.desks.append(names[0]) }
        continue
      }
      add(statement, to: &found)
    }
  }

  private func addMeta(to found: inout Found) {
    for statement in facts.metaAuthors { add(statement, to: &found) }
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
    let closing = tail()
    return closing.isEmpty ? biography() : closing
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
      // Under the headline even what bears a menu's or a footer's name is a byline if it says so.
      let isUnderTitle = titleLine >= 0 && index > titleLine && index <= titleLine + 8
      if isElsewhere(Int(line.node)), !isUnderTitle { continue }
      if isCredit(index) { continue }
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

  /// Bylines after the text, such as 作者：王小明 or "Reporting by Jane Doe".
  func tail() -> [String] {
    guard let body else { return [] }
    let from = max(body.lowerBound, body.upperBound - 8)
    let to = min(page.lines.count - 1, body.upperBound + 24)
    guard from <= to else { return [] }
    for index in from...to where page.lines[index].count < 120 {
      let line = page.lines[index]
      if index <= body.upperBound + 6, index >= body.upperBound - 4,
        let range = labelled(line.range)
      {
        return [page.text.string(range)]
      }
      if isElsewhere(Int(line.node)) { continue }
      for word in Self.closers where page.text.has(word, at: Int(line.start)) {
        let rest = page.text.trimmed((Int(line.start) + word.count)..<Int(line.end))
        if !rest.isEmpty { return [page.text.string(cut(rest))] }
      }
    }
    return []
  }

  private static let closers: [[UInt8]] = [
    "reporting by ", "autorin/autor ", "autor/in ", "autor: ", "autorin: ", "autoren: ",
    "author: ", "written by ", "auteur : ", "auteur: ", "autore: ", "text: ", "yazar: ", "投稿者 ",
  ].map { Array($0.utf8) }

  private static let labels: [[UInt8]] = [
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
  ///
  /// What holds the headline or the text says nothing about its parts.
  func isElsewhere(_ index: Int) -> Bool {
    let title = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    let text = body.map { Int(page.lines[$0.lowerBound].node) } ?? -1
    var node = index
    var depth = 0
    while node > 0, depth < 12 {
      let end = Int(page.tree.nodes[node].end)
      if (node <= title && title < end) || (node <= text && text < end) { return false }
      if !page.marks[node].isDisjoint(with: [.related, .comment, .footer, .navigation]) {
        return true
      }
      node = page.parent(node)
      depth += 1
    }
    return false
  }
}
