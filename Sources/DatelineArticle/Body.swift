import DatelineModel

/// Finds the lines of the article among the lines of the page.
///
/// Prose is told from furniture by length, sentence marks and the share of links. The sums of both
/// go up the tree; elements whose names say that they are something else are taken out, unless they
/// hold most of the prose; then the innermost element that holds the rest is the body, and what
/// stands beside it is added where it is prose too. What structured data gives as the article's
/// text, and what elements call themselves, weighs in as evidence.
struct Body {
  let page: Page
  let facts: Facts
  /// Prose and other text below each node, in bytes.
  var good: [Int32]
  var junk: [Int32]
  /// Whether a node or one around it was taken out.
  var excluded: [Bool]
  /// Prose bytes of each line; 0 for a line that is none.
  var worth: [Int32]
  /// Whether a line's text stands in the structured data's article body.
  var confirmed: [Bool] = []
  /// How much of the structured data's body was found on the page, 0 to 1.
  var confirmedShare = 0.0
  /// The chosen elements, in order, none inside another.
  var roots = [0]

  init(_ page: Page, _ facts: Facts) {
    self.page = page
    self.facts = facts
    let count = page.tree.nodes.count
    good = [Int32](repeating: 0, count: count)
    junk = good
    excluded = [Bool](repeating: false, count: count)
    worth = page.lines.map { Self.worth(of: $0) }
  }

  /// How many bytes of prose a line is.
  private static func worth(of line: Line) -> Int32 {
    let count = line.count
    guard !line.isHeading, line.kind != .caption else { return 0 }
    let links = Int(line.linkBytes)
    guard links * 2 < count else { return 0 }
    let stops = Int(line.stops)
    let isProse =
      (stops > 0 && count >= 40) || (count >= 80 && line.commas > 0) || count >= 140
      || (line.kind == .item && count >= 60)
    guard isProse else { return 0 }
    return Int32(max(0, count - links - links / 2))
  }

  // MARK: Sums

  private mutating func sum(skippingExcluded: Bool) {
    let nodes = page.tree.nodes
    for index in good.indices {
      good[index] = 0
      junk[index] = 0
    }
    for (index, line) in page.lines.enumerated() {
      let node = Int(line.node)
      if skippingExcluded, excluded[node] { continue }
      if worth[index] > 0 {
        good[node] += worth[index]
      } else if !line.isHeading {
        junk[node] += Int32(line.count)
      }
    }
    var index = nodes.count - 1
    while index > 0 {
      let parent = Int(nodes[index].parent)
      good[parent] += good[index]
      junk[parent] += junk[index]
      index -= 1
    }
  }

  /// Takes out what calls itself something else, unless it holds most of the prose.
  private mutating func exclude(titleLine: Int, lenient: Bool) {
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
    var confirmedBytes = [Int32]()
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
      if mark.contains(.hidden), mark.isDisjoint(with: Mark.outside.subtracting(.hidden)), own >= 200,
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

  private func isInBody(_ index: Int) -> Bool {
    var node = Int(page.tree.nodes[index].parent)
    for _ in 0..<8 where node > 0 {
      if !page.marks[node].isDisjoint(with: [.body, .article, .main]) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  /// Takes out lists of teasers, and other articles on the same page.
  private mutating func excludeOthers(titleLine: Int) {
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

  private func enclosing(_ tag: Tag, _ node: Int) -> Int? {
    var node = node
    while node > 0 {
      if page.tree.nodes[node].tag == tag { return node }
      node = Int(page.tree.nodes[node].parent)
    }
    return nil
  }

  // MARK: Evidence from structured data

  private mutating func confirm() {
    confirmed = [Bool](repeating: false, count: page.lines.count)
    let size = facts.articleBody.reduce(0) { $0 + $1.count }
    guard size >= 200 else { return }
    var body: [UInt8] = []
    for line in facts.articleBody { body.append(contentsOf: Self.letters(line, 0..<line.count)) }
    guard body.count >= 150 else { return }
    let width = 20
    var windows = HashSet(capacity: body.count)
    var hash: UInt64 = 0
    var top: UInt64 = 1
    let base: UInt64 = 1_099_511_628_211
    for _ in 1..<width { top = top &* base }
    for index in body.indices {
      if index >= width { hash = hash &- UInt64(body[index - width]) &* top }
      hash = hash &* base &+ UInt64(body[index])
      if index + 1 >= width { windows.insert(hash) }
    }
    var found = 0
    for (index, line) in page.lines.enumerated() where line.count >= 25 {
      let letters = Self.letters(page.text, line.range)
      guard letters.count >= width else { continue }
      var hash: UInt64 = 0
      var hits = 0
      for at in letters.indices {
        if at >= width { hash = hash &- UInt64(letters[at - width]) &* top }
        hash = hash &* base &+ UInt64(letters[at])
        if at + 1 >= width, windows.contains(hash) { hits += 1 }
      }
      if hits * 10 >= (letters.count - width + 1) * 6 {
        confirmed[index] = true
        found += letters.count
      }
    }
    confirmedShare = min(1, Double(found) / Double(body.count))
  }

  /// Letters and digits of a stretch, ASCII in lower case: what two copies of a text share.
  private static func letters(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte.isLetter || byte.isDigit { result.append(byte.lowered) }
        at += 1
      } else {
        let length = byte.sequenceLength
        if byte != 0xE2, byte != 0xC2, at + length <= range.upperBound {
          result.append(contentsOf: bytes[at..<at + length])
        }
        at += length
      }
    }
    return result
  }

  // MARK: Choosing

  /// The indices of the article's lines, in order, before they are cleaned.
  mutating func choose(titleLine: Int, lenient: Bool = false) -> [Int] {
    if confirmed.isEmpty { confirm() }
    sum(skippingExcluded: false)
    for index in excluded.indices { excluded[index] = false }
    exclude(titleLine: titleLine, lenient: lenient)
    if !lenient { excludeOthers(titleLine: titleLine) }
    sum(skippingExcluded: true)
    roots = chooseRoots(titleLine: titleLine)
    return collect(titleLine: titleLine)
  }

  private func chooseRoots(titleLine: Int) -> [Int] {
    let nodes = page.tree.nodes
    let total = Int(good[0])
    guard total > 0 else { return [0] }
    let confirmedRoot = confirmedRoot()

    // 2. An element that calls itself the body.
    var named = -1
    for index in 1..<nodes.count where page.marks[index].contains(.body) && !excluded[index] {
      if named < 0 || Int(good[index]) * 10 > Int(good[named]) * 11
        || (index < Int(nodes[named].end) && Int(good[index]) * 100 >= Int(good[named]) * 92)
      {
        named = index
      }
    }
    // 3. The innermost element that holds the prose.
    var node = 0
    descend: while true {
      var child = node + 1
      var best = -1
      while child < Int(nodes[node].end) {
        if nodes[child].kind == .element, best < 0 || good[child] > good[best] { best = child }
        child = Int(nodes[child].end)
      }
      guard best > 0, good[best] > 0 else { break }
      let rest = Int(good[node] - good[best])
      let share = Int(good[best]) * 100 / max(1, Int(good[node]))
      // Paragraphs are leaves: the parent of paragraphs is the body, not its longest paragraph.
      if isLeaf(best) { break }
      let threshold = page.marks[best].isDisjoint(with: [.body, .article, .main]) ? 75 : 55
      if share >= threshold || rest < 60 {
        node = best
        continue descend
      }
      break
    }
    // 1. Where the text of the structured data stands, unless that is a short piece of the prose.
    if let confirmedRoot, Int(good[confirmedRoot]) * 10 >= Int(good[node]) * 6 {
      return [confirmedRoot]
    }
    if named >= 0 {
      let own = Int(good[named])
      let dense = Int(good[node])
      if own * 100 >= dense * 85 || (own >= 4000 && own * 100 >= dense * 70) { return [named] }
      // A body in several parts, each of which calls itself so.
      var parts: [Int] = []
      var sum = 0
      var index = node
      while index < Int(nodes[node].end) {
        if page.marks[index].contains(.body), !excluded[index], good[index] > 0, index != node {
          parts.append(index)
          sum += Int(good[index])
          index = Int(nodes[index].end)
        } else {
          index += 1
        }
      }
      if sum * 100 >= dense * 80 { return parts }
    }
    return [node]
  }

  /// The innermost element that holds what structured data confirms; `nil` if that is too little.
  private func confirmedRoot() -> Int? {
    guard confirmedShare > 0.5 else { return nil }
    let nodes = page.tree.nodes
    var bytes = [Int32](repeating: 0, count: nodes.count)
    var all: Int32 = 0
    for (index, line) in page.lines.enumerated()
    where confirmed[index] && !excluded[Int(line.node)] && !line.isHeading {
      bytes[Int(line.node)] += Int32(line.count)
      all += Int32(line.count)
    }
    guard all > 150 else { return nil }
    for index in stride(from: nodes.count - 1, to: 0, by: -1) {
      bytes[Int(nodes[index].parent)] += bytes[index]
    }
    var node = 0
    descend: while true {
      var child = node + 1
      while child < Int(nodes[node].end) {
        if Int(bytes[child]) * 100 >= Int(all) * 93, !isLeaf(child) {
          node = child
          continue descend
        }
        child = Int(nodes[child].end)
      }
      return node
    }
  }

  /// Whether a node is a paragraph: no other element of block level with prose inside it.
  private func isLeaf(_ node: Int) -> Bool {
    switch page.tree.nodes[node].tag {
    case .p, .li, .td, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .dd, .pre:
      var index = node + 1
      let end = Int(page.tree.nodes[node].end)
      while index < end {
        if good[index] > 0 { return false }
        index += 1
      }
      return true
    default: return false
    }
  }

  private func collect(titleLine: Int) -> [Int] {
    let nodes = page.tree.nodes
    var included = [Bool](repeating: false, count: nodes.count)
    for root in roots { include(root, &included) }
    // Siblings of the body, and of the elements around it, that are prose themselves.
    let first = roots[0]
    let isNamed = roots.count > 1 || page.marks[first].contains(.body) || confirmedShare > 0.85
    let base = roots.reduce(0) { $0 + Int(good[$1]) }
    for root in roots {
      var node = root
      var level = 0
      while node > 0, level < 6 {
        let parent = Int(nodes[node].parent)
        guard parent >= 0, nodes[node].tag != .body, nodes[node].tag != .article,
          nodes[node].tag != .main
        else { break }
        var child = parent + 1
        while child < Int(nodes[parent].end) {
          let next = Int(nodes[child].end)
          if child != node, nodes[child].kind == .element, !excluded[child], !included[child],
            isProse(child, base: base, strict: isNamed, level: level)
          {
            include(child, &included)
          }
          child = next
        }
        node = parent
        level += 1
      }
    }
    var result: [Int] = []
    for (index, line) in page.lines.enumerated()
    where included[Int(line.node)] && !excluded[Int(line.node)] {
      result.append(index)
    }
    // Lines directly in an element around the body, without one of their own, after the title.
    return result
  }

  /// Every line of the page's main part that is not taken out: for pages that hold no prose.
  func everything() -> [Int] {
    let nodes = page.tree.nodes
    var main = 0
    for index in 1..<max(1, nodes.count)
    where page.marks[index].contains(.main) && !excluded[index] {
      if main == 0 || good[index] + junk[index] > (good[main] + junk[main]) * 11 / 10 {
        main = index
      }
    }
    if (good[main] + junk[main]) * 3 < good[0] + junk[0] { main = 0 }
    return page.lines.indices.filter {
      let node = Int(page.lines[$0].node)
      return node >= main && node < Int(nodes[main].end) && !excluded[node]
    }
  }

  private func include(_ node: Int, _ included: inout [Bool]) {
    for index in node..<Int(page.tree.nodes[node].end) { included[index] = true }
  }

  /// Whether an element beside the body belongs to it.
  private func isProse(_ node: Int, base: Int, strict: Bool, level: Int) -> Bool {
    let own = Int(good[node])
    let other = Int(junk[node])
    guard own > 0, own < base else { return false }
    let mark = page.marks[node]
    if mark.contains(.body) { return own > other * 2 }
    if strict { return mark.contains(.standfirst) && own > other }
    if level > 2 { return false }
    return own > other * 4 && (own >= 140 || page.tree.nodes[node].tag == .p)
  }
}
