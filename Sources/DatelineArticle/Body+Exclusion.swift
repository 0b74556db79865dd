import DatelineModel

extension Body {
  /// Takes out what calls itself something else, unless it holds most of the prose.
  mutating func excludeNamed(titleLine: Int, lenient: Bool, others: Bool) {
    let nodes = page.tree.nodes
    var protected: Set<Int> = []
    if titleLine >= 0 {
      var node = Int(page.lines[titleLine].node)
      while node > 0 {
        protected.insert(node)
        node = Int(nodes[node].parent)
      }
    }
    let total = max(1, Int(good[0]))
    let isThread = claims.contains(.thread) && commentsAreText()
    var confirmedBytes: [Int32] = []
    if confirmedShare > 0.5 {
      confirmedBytes = [Int32](repeating: 0, count: nodes.count)
      for (index, line) in page.lines.enumerated() where confirmed[index] {
        confirmedBytes[Int(line.node)] += Int32(line.count)
      }
      for index in stride(from: nodes.count - 1, to: 0, by: -1) {
        confirmedBytes[Int(nodes[index].parent)] += confirmedBytes[index]
      }
    }
    let linked = linkBytes()
    let isArticle = claims.contains(.article) || facts.isPublishedArticle
    var listChecks = 0
    for index in 1..<nodes.count {
      let parent = Int(nodes[index].parent)
      if excluded[parent] {
        excluded[index] = true
        continue
      }
      var mark = page.marks[index]
      if lenient {
        // Where cards are what the page lists, they may be called teasers.
        mark.formIntersection(
          others ? [.navigation, .footer, .related, .consent] : [.navigation, .footer, .consent]
        )
      }
      let isWhole = !others && !lenient && claims.isDisjoint(with: [.article, .product])
      if isWhole {
        // Cards and teasers are what such a page consists of.
        mark.remove(.related)
        if isShown(index, mark) { continue }
      }
      if mark.contains(.review), claims.contains(.product), !claims.contains(.article) {
        mark.insert(.comment)
      }
      guard !mark.isDisjoint(with: .outside) else { continue }
      let own = Int(good[index])
      // Dialogs bear the headline of the article too.
      if protected.contains(index), !mark.contains(.consent) || own * 2 >= total { continue }
      // A teaser that leads nowhere is a card of the page's own.
      if own >= 30, linked[index] == 0, mark.intersection(.outside) == .related, !isArticle,
        holdsHeading(index)
      {
        continue
      }
      if isArticle, mark.intersection(.outside) == .related,
        isLede(index, links: linked[index], titleLine: titleLine)
      {
        continue
      }
      if mark.contains(.consent) || isFurniture(index) {
        let inside = own + Int(junk[index])
        let rest = Int(good[0] + junk[0]) - inside
        if total - own >= 200 || Int(junk[0] - junk[index]) >= 600 || rest >= inside * 2
          || isBelowArticle(index, mark, titleLine: titleLine)
        {
          excluded[index] = true
        }
        continue
      }
      if listChecks < Self.mostListChecks, isListInBody(index, mark) {
        listChecks += 1
        if isHeadedLists(index) || mark.contains(.hidden) && isPlainList(index) { continue }
      }
      let weak: Mark = [.navigation, .tools, .form, .tags]
      if own >= 250, own > Int(junk[index]) * 4,
        mark.isDisjoint(with: Mark.outside.subtracting(weak)), nodes[index].tag != .nav
      {
        // What is called a menu and holds prose is none.
        continue
      }
      if own >= 100, mark.isDisjoint(with: [.hidden, .comment, .promotion]) {
        switch nodes[index].tag {
        case .p, .span, .font, .em, .strong, .i, .b: continue
        default: break
        }
      }
      if mark.contains(.hidden), mark.isDisjoint(with: Mark.outside.subtracting(.hidden)),
        own > Int(junk[index]) * 2, isInText(index), isUnfolded(index, own: own, of: total)
      {
        continue
      }
      if mark.contains(.fold), mark.intersection(.outside) == .hidden, own >= 40, isInText(index),
        Int(linked[index]) * 2 < own + Int(junk[index])
      {
        // One of several panels, of which a reader sees one at a time.
        continue
      }
      if !confirmedBytes.isEmpty, Int(confirmedBytes[index]) * 4 > Int(confirmedBytes[0]) {
        continue
      }
      let rest = total - own
      if mark.contains(.comment) {
        if isThread, !mark.contains(.review) { continue }
        if rest >= 500 || own * 2 < total { excluded[index] = true }
      } else if mark.contains(.hidden), mark.isDisjoint(with: Mark.outside.subtracting(.hidden)) {
        if own * 3 < total { excluded[index] = true }
      } else if mark.contains(.form), mark.isDisjoint(with: Mark.outside.subtracting(.form)) {
        if own * 4 < total, !isWhole || !holdsMost(index) { excluded[index] = true }
      } else if own * 5 < total * 2 || isBelowArticle(index, mark, titleLine: titleLine),
        !isWhole || !holdsMost(index) || !mark.isDisjoint(with: [.navigation, .promotion])
      {
        excluded[index] = true
      }
    }
  }

  private func holdsHeading(_ index: Int) -> Bool {
    page.tree.nodes[index..<Int(page.tree.nodes[index].end)].contains {
      $0.tag == .h2 || $0.tag == .h3 || $0.tag == .h4 || $0.tag == .h5
    }
  }

  /// The bytes inside links below each element.
  private func linkBytes() -> [Int32] { below(\.linkBytes) }

  /// What the lines below each element come to.
  private func below(_ value: (Line) -> Int32) -> [Int32] {
    let nodes = page.tree.nodes
    var result = [Int32](repeating: 0, count: nodes.count)
    for line in page.lines { result[Int(line.node)] += value(line) }
    for index in stride(from: nodes.count - 1, to: 0, by: -1) {
      result[Int(nodes[index].parent)] += result[index]
    }
    return result
  }

  /// Every check looks at all lines of the page.
  private static let mostListChecks = 24

  /// Whether an element inside of the text may hold lists of the text's own: a box beside it, or
  /// what a click unfolds.
  private func isListInBody(_ index: Int, _ mark: Mark) -> Bool {
    guard junk[index] >= 12, junk[index] < 4000, good[index] < junk[index] else { return false }
    switch mark.intersection(.outside) {
    case .sidebar: return isInBody(index)
    case .hidden: return isFolded(index) && isInText(index)
    default: return false
    }
  }

  /// Whether an element, or one of those around it, has a mark; so many are looked at.
  private func isMarked(_ mark: Mark, from index: Int, levels: Int) -> Bool {
    var node = index
    for _ in 0..<levels where node > 0 {
      if page.marks[node].contains(mark) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  /// Whether an element, or one of the two around it, is what a click unfolds.
  private func isFolded(_ index: Int) -> Bool { isMarked(.fold, from: index, levels: 3) }

  /// Whether an element holds most of a page's text, prose or not, as the form around a table does.
  private func holdsMost(_ index: Int) -> Bool {
    Int(good[index] + junk[index]) * 5 >= Int(good[0] + junk[0]) * 2
  }

  /// Whether what is hidden is prose that a page without an article shows in turns: slides, tabs.
  private func isShown(_ index: Int, _ mark: Mark) -> Bool {
    mark.contains(.hidden) && mark.isDisjoint(with: Mark.outside.subtracting(.hidden))
      && good[index] >= 40 && good[index] > junk[index] * 2
  }

  /// Elements that by their tag never hold the article, however much they hold.
  private func isFurniture(_ index: Int) -> Bool {
    switch page.tree.nodes[index].tag {
    case .footer, .nav: !isInBody(index)
    default: false
    }
  }

  /// Prose of many paragraphs, hidden inside of the text, is what "read more" opens; a call for
  /// donations is shorter.
  private static let unfoldedProse = 1500

  /// Whether one of the elements around a node calls itself the article's body.
  private func isInNamedBody(_ index: Int) -> Bool {
    isMarked(.body, from: Int(page.tree.nodes[index].parent), levels: 5)
  }

  /// Whether a hidden element is shown to those who click or who subscribe, and belongs to the text.
  private func isUnfolded(_ index: Int, own: Int, of total: Int) -> Bool {
    var node = index
    for level in 0..<3 where node > 0 {
      if page.marks[node].contains(.paywall) { return true }
      if page.marks[node].contains(.fold)
        || level == 0 && (own * 5 >= total * 2 || own >= Self.unfoldedProse && isInNamedBody(index))
      {
        return own >= 40
      }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  /// Whether what is called comments is most of the page's text, as the posts of a forum are.
  private func commentsAreText() -> Bool {
    let nodes = page.tree.nodes
    var sum = 0
    var index = 1
    while index < nodes.count {
      if page.marks[index].contains(.comment), good[index] > 0 {
        sum += Int(good[index])
        index = Int(nodes[index].end)
      } else {
        index += 1
      }
    }
    return sum * 2 >= Int(good[0])
  }

  /// Whether an element stands in the text, which on a shop's page is what stands below the headline.
  private func isInText(_ index: Int) -> Bool {
    isInBody(index) || isShop && headline > 0 && index > headline
  }

  func isInBody(_ index: Int) -> Bool {
    var node = Int(page.tree.nodes[index].parent)
    for _ in 0..<8 where node > 0 {
      if !page.marks[node].isDisjoint(with: [.body, .article, .main]) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  /// Takes out lists of teasers, and other articles on the same page.
  mutating func excludeOthers(titleLine: Int) {
    let nodes = page.tree.nodes
    let total = Int(good[0])
    let linkBytes = linkBytes()
    let linked = below { $0.count >= 25 && $0.linkShare > 0.9 ? 1 : 0 }
    let titleNode = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    func holdsTitle(_ node: Int) -> Bool {
      node <= titleNode && titleNode < Int(nodes[node].end)
    }
    let good = good
    let junk = junk
    excludeSets(
      titleLine: titleLine,
      where: {
        // Rows of a table that ends in an address, questions above their answers: not teasers.
        linked[$0] >= 3 && total - Int(good[$0]) >= 300
          && Int(linkBytes[$0]) * 7 >= Int(good[$0] + junk[$0])
      },
      children: { good[$0] + junk[$0] > 0 },
      alike: { linked[$0] >= 1 && good[$0] < 600 }
    )
    // An `article` with a heading of its own beside the one with the title is another article.
    guard titleNode >= 0, enclosing(.article, titleNode) != nil else { return }
    for line in page.lines where line.kind == .heading1 {
      guard let article = enclosing(.article, Int(line.node)), !holdsTitle(article),
        !excluded[article]
      else { continue }
      for inner in article..<Int(nodes[article].end) { excluded[inner] = true }
    }
  }

  /// Takes out boxes that begin with a label of furniture: "Related", "About the author", 相关阅读.
  ///
  /// With `feedsAlone`, only lists of teasers below a brief.
  mutating func excludeLabelled(titleLine: Int, feedsAlone: Bool) {
    let nodes = page.tree.nodes
    let total = feedsAlone ? -1 : Int(good[0])
    let titleNode = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    for (index, line) in page.lines.enumerated()
    where line.count <= 60 && !excluded[Int(line.node)] && Phrases.isLabel(page.text, line.range) {
      let previous = index > 0 ? Int(page.lines[index - 1].node) : 0
      var box = Int(line.node)
      while true {
        let parent = Int(nodes[box].parent)
        // The box ends where a line stands before the label, or where more than a box's text is.
        guard parent > 0, parent > previous, nodes[parent].tag != .body,
          !(parent <= titleNode && titleNode < Int(nodes[parent].end)),
          Int(good[parent]) <= 1500 && Int(good[parent]) * 3 <= total
            || isShop && Int(good[parent]) <= 600 || isFeed(parent, from: index, below: titleLine),
          page.marks[parent].isDisjoint(with: [.body, .main])
        else { break }
        box = parent
      }
      guard box > previous,
        Int(good[box]) * 3 <= total || isShop && Int(good[box]) <= 600
          || isFeed(box, from: index, below: titleLine)
      else { continue }
      for inner in box..<Int(nodes[box].end) { excluded[inner] = true }
    }
  }

  /// Whether a labelled element lists teasers below a brief, which may say less than they do.
  private func isFeed(_ node: Int, from label: Int, below titleLine: Int) -> Bool {
    guard titleLine >= 0, titleLine < label,
      worth[titleLine..<label].reduce(0, { $0 + Int($1) }) >= 100
    else { return false }
    var teasers = 0
    var index = label + 1
    while index < page.lines.count, Int(page.lines[index].node) < Int(page.tree.nodes[node].end) {
      let line = page.lines[index]
      if line.count >= 15, line.linkShare > 0.8 { teasers += 1 }
      if teasers >= 3 { return true }
      index += 1
    }
    return false
  }

  /// Whether a page sells one thing, so that what it calls similar to it is something else.
  var isShop: Bool {
    claims.contains(.product) && claims.isDisjoint(with: [.article, .listing])
  }

  func enclosing(_ tag: Tag, _ node: Int) -> Int? {
    var node = node
    while node > 0 {
      if page.tree.nodes[node].tag == tag { return node }
      node = Int(page.tree.nodes[node].parent)
    }
    return nil
  }
}
