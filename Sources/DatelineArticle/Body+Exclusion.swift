import DatelineModel

extension Body {
  /// Takes out what calls itself something else, unless it holds most of the prose.
  mutating func exclude(titleLine: Int, lenient: Bool) {
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
    for index in 1..<nodes.count {
      let parent = Int(nodes[index].parent)
      if excluded[parent] {
        excluded[index] = true
        continue
      }
      var mark = page.marks[index]
      if lenient { mark.formIntersection([.navigation, .footer, .related]) }
      guard !mark.isDisjoint(with: .outside) else { continue }
      let own = Int(good[index])
      if protected.contains(index) { continue }
      if mark.contains(.consent) {
        if total - own >= 200 || Int(junk[0] - junk[index]) >= 600 { excluded[index] = true }
        continue
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
        own >= 200,
        own > Int(junk[index]) * 4, isInBody(index)
      {
        // What a click unfolds, or what only subscribers are shown.
        continue
      }
      if !confirmedBytes.isEmpty, Int(confirmedBytes[index]) * 4 > Int(confirmedBytes[0]) {
        continue
      }
      let rest = total - own
      if !mark.isDisjoint(with: [.comment]) {
        if rest >= 500 || own * 2 < total { excluded[index] = true }
      } else if mark.contains(.hidden), mark.isDisjoint(with: Mark.outside.subtracting(.hidden)) {
        if own * 3 < total { excluded[index] = true }
      } else if mark.contains(.form), mark.isDisjoint(with: Mark.outside.subtracting(.form)) {
        if own * 4 < total { excluded[index] = true }
      } else if own * 5 < total * 2 {
        excluded[index] = true
      }
    }
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
    var linked = [Int32](repeating: 0, count: nodes.count)
    for line in page.lines where line.count >= 25 && line.linkShare > 0.9 {
      linked[Int(line.node)] += 1
    }
    for index in stride(from: nodes.count - 1, to: 0, by: -1) {
      linked[Int(nodes[index].parent)] += linked[index]
    }
    let titleNode = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    func holdsTitle(_ node: Int) -> Bool {
      node <= titleNode && titleNode < Int(nodes[node].end)
    }
    var index = 1
    while index < nodes.count {
      guard nodes[index].kind == .element, linked[index] >= 3, !excluded[index],
        !holdsTitle(index)
      else {
        index += 1
        continue
      }
      var children = 0
      var teasers = 0
      var child = index + 1
      while child < Int(nodes[index].end) {
        if nodes[child].kind == .element, good[child] + junk[child] > 0 {
          children += 1
          if linked[child] >= 1, good[child] < 600 { teasers += 1 }
        }
        child = Int(nodes[child].end)
      }
      if children >= 3, teasers * 10 >= children * 8, total - Int(good[index]) >= 300 {
        for inner in index..<Int(nodes[index].end) { excluded[inner] = true }
        index = Int(nodes[index].end)
      } else {
        index += 1
      }
    }
    // An `article` with a heading of its own beside the one with the title is another article.
    guard titleNode >= 0, enclosing(.article, titleNode) != nil else { return }
    for line in page.lines where line.kind == .heading1 {
      guard let article = enclosing(.article, Int(line.node)), !holdsTitle(article),
        !excluded[article]
      else { continue }
      for inner in article..<Int(nodes[article].end) { excluded[inner] = true }
    }
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
