import DatelineModel

/// What a page shows of its authors.
extension Chooser {
  /// Searches for what ``visible()`` gives.
  func findVisible() -> [String] {
    if isThread, let starter = starter() { return [starter] }
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
        !holdsAuthorElement(index), !isOfSomethingElse(index), !leadsToList(index)
      else {
        index += 1
        continue
      }
      var text = ownName(index) ?? page.plain(inside: index, limit: 220)
      if text.count < 160, let name = linkedName(index, text) { text = name }
      if !text.isEmpty, text.count < 160 {
        let range = 0..<text.count
        let inner = Bylines.names(text, range) ?? range
        marked.append((index, text.string(cutDate(text, inner))))
      }
      index = Int(node.end)
    }
    if isThread, let first = marked.first(where: { !names(in: $0.text).isEmpty }) {
      // Whose post is the first.
      return [first.text]
    }
    // Those above the text first; then only those that stand close together.
    let head = marked.filter { $0.node < headNode && !names(in: $0.text).isEmpty }
    if let lead = head.first {
      // "Jane Doeon March 2": the element says where the name ends.
      if said.count == 1, said[0].hasPrefix(lead.text), AuthorNames.looksLikePerson(lead.text),
        said[0].utf8.dropFirst(lead.text.utf8.count).first?.isLower == true
      {
        return [lead.text]
      }
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
    if let writer = confirmedWriter() { return [writer] }
    let rest = marked.filter { $0.node >= headNode && !names(in: $0.text).isEmpty }
    if let first = rest.first { return [first.text] }
    let closing = tail()
    return closing.isEmpty ? biography() : closing
  }

  private static let accountNames = ["username", "message-name", "author_information"].map {
    Array($0.utf8)
  }

  /// Whose name forums set first behind a thread's title: that of who opened it.
  private func starter() -> String? {
    guard titleLine >= 0 else { return nil }
    let nodes = page.tree.nodes
    var index = Int(nodes[Int(page.lines[titleLine].node)].end)
    let end = min(nodes.count, index + 1500)
    while index < end {
      let node = nodes[index]
      if node.kind == .element, node.tag != .body,
        let names = page.tree.attribute(.class, of: index),
        Self.accountNames.contains(where: {
          page.tree.text.find($0, in: names.start..<names.end) != nil
        })
      {
        // The first link is the name; ranks and counts stand below it.
        let link = (index..<Int(node.end)).first { nodes[$0].tag == .a }
        let name = page.string(inside: link ?? index)
        if !name.isEmpty, name.utf8.count < 40 { return name }
      }
      // What else is called an author's says it itself.
      if node.kind == .element, isAuthorElement(index), !holdsAuthorElement(index),
        !page.plain(inside: index, limit: 40).isEmpty
      {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// Lines around the title that say it in words: By …, 文／…, 记者….
  func saidInWords(credits: Bool = false) -> [String] {
    guard !page.lines.isEmpty else { return [] }
    let top = titleLine >= 0 ? max(0, titleLine - 6) : 0
    let limit =
      body.map { min($0.lowerBound + 3, page.lines.count - 1) }
      ?? min(page.lines.count - 1, top + 30)
    guard top <= limit else { return [] }
    var hasCredits = false
    var last = limit
    // Captions and the like at the head of the text stand before the byline.
    while last < min(limit + 5, page.lines.count - 1), page.lines[last].count < 60 { last += 1 }
    for index in top...last where page.lines[index].count < 180 {
      let line = page.lines[index]
      // Under the headline even what bears a menu's or a footer's name is a byline if it says so.
      let isUnderTitle = titleLine >= 0 && index > titleLine && index <= titleLine + 8
      if isElsewhere(Int(line.node)), !isUnderTitle { continue }
      if isCredit(index) || line.kind == .caption { continue }
      // "By Jane Doe Jan 20, 2024" all in a link belongs to what the link leads to.
      if line.linkShare > 0.95, dates.first(in: page.text, line.range) != nil { continue }
      // What bears a credit's name is a byline where nothing else is one.
      let isCredited = page.marks[Int(line.node)].contains(.credit)
      if isCredited { hasCredits = true }
      if isCredited != credits { continue }
      if let range = Bylines.names(page.text, line.range) {
        return [page.text.string(cut(range))]
      }
      if isUnderTitle, let name = account(index) { return [name] }
      if Bylines.isBare(page.text, line.range), index < limit, page.lines[index + 1].count < 100 {
        let names = people(below: index)
        return names.isEmpty ? [page.text.string(cut(page.lines[index + 1].range))] : names
      }
      if Bylines.isBareOfMany(page.text, line.range) {
        let names = people(below: index, many: true)
        if names.count > 1 { return names }
      }
      if let range = labelled(line.range) { return [page.text.string(range)] }
      // "posted on 2023-12-19 by Jane Doe"
      if line.count < 140, dates.first(in: page.text, line.range) != nil,
        let name = Self.inner.lazy.compactMap({ word in
          page.text.find(word, in: line.range).map { $0 + word.count }
        }).first, name < line.range.upperBound, page.text[name].isUpper
      {
        return [page.text.string(cut(name..<line.range.upperBound))]
      }
    }
    return hasCredits && !credits ? saidInWords(credits: true) : []
  }

  /// The account in a line that is "by" and one word in lower case, beside the day.
  private func account(_ index: Int) -> String? {
    let range = page.text.trimmed(page.lines[index].range)
    guard range.count >= 6, range.count <= 24, page.text.has(Self.by, at: range.lowerBound) else {
      return nil
    }
    let name = page.text.string(range.lowerBound + Self.by.count..<range.upperBound)
    guard AuthorNames.isLogin(name), isTime(index + 1) || index > 0 && isTime(index - 1) else {
      return nil
    }
    return name
  }

  private static let by = Array("by ".utf8)

  /// The names below a label: one line of them, or each line that is a name where the label is for
  /// many or the first is an item of a list.
  private func people(below index: Int, many: Bool = false) -> [String] {
    var result: [String] = []
    for line in page.lines[(index + 1)...].prefix(8) {
      guard line.count < 60, arePeople(line.range) else { break }
      result.append(page.text.string(line.range))
      if !many, line.kind != .item { break }
    }
    return result
  }

  /// Words before a name inside a line of the date's.
  private static let inner: [[UInt8]] = [
    " by ", " by: ", " von ", " von: ", " par ", " par : ", " por ", " por: ", " autor: ",
  ].map { Array($0.utf8) }

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
      // "Von Jane Doe am 23.01.2024" right below the text is its foot, whatever it is called.
      if index > body.upperBound, index <= body.upperBound + 2, line.linkShare < 0.9,
        dates.first(in: page.text, line.range) != nil,
        let range = Bylines.names(page.text, line.range)
      {
        return [page.text.string(cut(range))]
      }
      if isElsewhere(Int(line.node)) { continue }
      if isClosing(index, body.upperBound), let range = Bylines.names(page.text, line.range) {
        return [page.text.string(range)]
      }
      // The text's last words: "Von Jane Doe" alone, or "Article by" and a name below it.
      if index <= body.upperBound, index >= body.upperBound - 2, line.count < 60,
        let range = Bylines.names(page.text, line.range), arePeople(range)
      {
        return [page.text.string(range)]
      }
      if Bylines.isBare(page.text, line.range) {
        let names = people(below: index)
        if !names.isEmpty { return names }
      }
      if Bylines.isBareOfMany(page.text, line.range) {
        let names = people(below: index, many: true)
        if names.count > 1 { return names }
      }
      for word in Self.closers where page.text.has(word, at: Int(line.start)) {
        let rest = page.text.trimmed((Int(line.start) + word.count)..<Int(line.end))
        if !rest.isEmpty { return [page.text.string(cut(rest))] }
      }
    }
    return []
  }

  /// Whether a line is a byline of people and stands near below the text, no link and no other headline
  /// between.
  private func isClosing(_ index: Int, _ last: Int) -> Bool {
    let line = page.lines[index]
    guard index > last, index <= last + 6, line.count < 60,
      let range = Bylines.names(page.text, line.range), arePeople(range)
    else { return false }
    return page.lines[(last + 1)...index].allSatisfy { $0.linkShare < 0.5 && !$0.isHeading }
  }

  private static let closers = BylineLabels.labels(.end).map { Array($0.utf8) }

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
    for word in Self.behindNames {
      if let at = text.find(word, in: range.lowerBound..<end), at > range.lowerBound { end = at }
    }
    return range.lowerBound..<end
  }

  /// What stands behind names, before the day or what else the line says.
  private static let behindNames: [[UInt8]] = [
    "published", "updated", "posted", "last updated", " at ", "• ", "| ", " data publikacji",
    " veröffentlicht", " aktualisiert", " stand:", " publié", " mis à jour", " publicado",
    " actualizado", " atualizado", " pubblicato", " aggiornato", " giriş tarihi", " julkaistu",
  ].map { Array($0.utf8) }
}
