import DatelineModel

extension Cleaner {
  /// Lists whose items are links alone, unless a sentence before them announces them.
  func removeLinkLists(_ chosen: [Int], loosely: Bool) -> [Int] {
    let headed = listsUnderHeadings(chosen)
    var result: [Int] = []
    var at = 0
    while at < chosen.count {
      let line = page.lines[chosen[at]]
      guard line.list >= 0 else {
        result.append(chosen[at])
        at += 1
        continue
      }
      var end = at
      var links = 0
      var bytes = 0
      while end < chosen.count, page.lines[chosen[end]].list == line.list {
        links += Int(page.lines[chosen[end]].linkBytes)
        bytes += page.lines[chosen[end]].count
        end += 1
      }
      let isAnnounced = result.last.map { endsWithColon(page.lines[$0]) } ?? false
      let isHeaded =
        (headed >= 2
          || headed == 1 && end - at >= 3
            && chosen[end...].contains { isParagraph(page.lines[$0]) })
        && (result.last.map { headsNames(page.lines[$0]) } ?? false)
        && !leadsInside(Int(line.list))
      let isOfCards = loosely && chosen[at..<end].contains { isCard(page.lines[$0]) }
      if links * 10 < bytes * 7 || isOfCards || (isAnnounced && bytes / (end - at) < 40)
        || (isHeaded && bytes / (end - at) < Self.longestName)
      {
        result.append(contentsOf: chosen[at..<end])
      }
      at = end
    }
    return result
  }

  /// Names of places and people are shorter than headlines.
  private static let longestName = 24

  /// Whether a line is a heading, and not the label of a box of other articles.
  private func headsNames(_ line: Line) -> Bool {
    line.isHeading && !Phrases.isLabel(page.text, line.range)
      && Phrases.start(page.text, line.range) == 0
  }

  /// Whether the links of a list lead to places of the page itself, as a table of contents does.
  private func leadsInside(_ list: Int) -> Bool {
    guard list >= 0 else { return false }
    for node in list..<Int(page.tree.nodes[list].end) where page.tree.nodes[node].tag == .a {
      guard let address = page.tree.attribute(.href, of: node) else { continue }
      return page.tree.text.find([0x23], in: address.start..<address.end) != nil
    }
    return false
  }

  /// Items of lists with headings beyond which they are a menu of the whole site.
  private static let mostItems = 40

  /// How many lists stand right below headings, like cities below their continents; 0 if they are
  /// more than the prose, as a menu is.
  private func listsUnderHeadings(_ chosen: [Int]) -> Int {
    var count = 0
    var items = 0
    var linked = 0
    var prose = 0
    for (place, index) in chosen.enumerated() {
      let line = page.lines[index]
      if line.list >= 0 {
        linked += Int(line.linkBytes)
        if line.linkBytes > 0 { items += 1 }
        guard place > 0 else { continue }
        let above = page.lines[chosen[place - 1]]
        if headsNames(above) { count += 1 }
      } else if line.linkShare < 0.5 {
        prose += line.count
      }
    }
    return linked < prose && items <= Self.mostItems ? count : 0
  }

  /// Three and more lines in a row that are links alone are a menu or a list of other articles;
  /// a short line before them that ends in a colon goes with them.
  func removeLinkRuns(_ chosen: [Int], loosely: Bool) -> [Int] {
    var result: [Int] = []
    var at = 0
    while at < chosen.count {
      var end = at
      while end < chosen.count, isLink(page.lines[chosen[end]]),
        !loosely || !isCard(page.lines[chosen[end]])
      { end += 1 }
      let isLabelled = result.last.map { isLabel(page.lines[$0]) } ?? false
      if end - at >= 3
        || (end > at && isLabelled
          && Phrases.start(page.text, page.lines[result[result.count - 1]].range) > 0)
      {
        if isLabelled { result.removeLast() }
        at = end
      } else if end > at {
        result.append(contentsOf: chosen[at..<end])
        at = end
      } else {
        result.append(chosen[at])
        at += 1
      }
    }
    return result.count * 2 < chosen.count ? chosen : result
  }

  /// Headings that lead elsewhere are shorter where they name what the section below tells of.
  private static let shortestHeadline = 36

  private static let mostHeadlines = 10

  /// Headlines of other articles that stand between the paragraphs, each alone or with the text of
  /// its card; a list of things with a link on each has more of them.
  func removeLinkedHeadings(_ chosen: [Int]) -> [Int] {
    let all = chosen.filter { leadsElsewhere(page.lines[$0]) }
    let linked = all.filter { page.lines[$0].count >= Self.shortestHeadline }
    guard !linked.isEmpty, all.count <= Self.mostHeadlines, linked.count * 2 >= all.count,
      linked.count * 8 <= max(chosen.count, 8), chosen.count > 4
    else { return chosen }
    let others = Set(linked)
    // The card of another story may be the last of all, with a line of its text.
    if let last = linked.last, let at = chosen.lastIndex(of: last), at >= 3,
      chosen.count - at == 2, page.lines[chosen[at + 1]].count < 400
    {
      return chosen[..<at].filter { !others.contains($0) }
    }
    return chosen.filter { !others.contains($0) }
  }

  /// Whether a heading leads to another page.
  private func leadsElsewhere(_ line: Line) -> Bool {
    line.kind == .heading && line.linkShare > 0.8 && !leadsInside(Int(line.node))
  }

  private func isLink(_ line: Line) -> Bool {
    line.list < 0 && line.row < 0 && !line.isHeading && line.linkShare > 0.6
  }

  private func isLabel(_ line: Line) -> Bool {
    guard line.count <= 60 else { return false }
    let last = page.text.scalar(before: Int(line.end)).value
    return last == 0x3A || last == 0xFF1A || line.isHeading
  }

  func endsWithColon(_ line: Line) -> Bool {
    guard line.count > 20 else { return false }
    let last = page.text.scalar(before: Int(line.end)).value
    return last == 0x3A || last == 0xFF1A
  }
}
