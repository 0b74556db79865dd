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
  let claims: PageClaims
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
  /// The element of the headline; -1 for none.
  var headline = -1
  /// The chosen elements, in order, none inside another.
  var roots = [0]

  init(_ page: Page, _ facts: Facts, _ claims: PageClaims) {
    self.page = page
    self.facts = facts
    self.claims = claims
    let count = page.tree.nodes.count
    good = [Int32](repeating: 0, count: count)
    junk = good
    excluded = [Bool](repeating: false, count: count)
    worth = page.lines.map { Self.worth(of: $0) }
  }

  /// How many bytes of prose a line is.
  static func worth(of line: Line) -> Int32 {
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

  mutating func sum(skippingExcluded: Bool) {
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

  // MARK: Choosing

  /// The indices of the article's lines, in order, before they are cleaned.
  mutating func choose(titleLine: Int, lenient: Bool = false, others: Bool = true) -> [Int] {
    exclude(titleLine: titleLine, lenient: lenient, others: others)
    roots = posts() ?? chooseRoots(titleLine: titleLine)
    return collect(titleLine: titleLine)
  }

  /// Decides what is taken out, and sums what stays.
  mutating func exclude(titleLine: Int, lenient: Bool, others: Bool) {
    if confirmed.isEmpty { confirm() }
    headline = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    sum(skippingExcluded: false)
    for index in excluded.indices { excluded[index] = false }
    excludeNamed(titleLine: titleLine, lenient: lenient, others: others)
    if !lenient || others || isShop {
      excludeLabelled(titleLine: titleLine, feedsAlone: lenient && !isShop)
    }
    if !lenient, others { excludeOthers(titleLine: titleLine) }
    if !others, isShop, claims.contains(.soleProduct) { excludeOffers(titleLine: titleLine) }
    sum(skippingExcluded: true)
  }

  func chooseRoots(titleLine: Int) -> [Int] {
    let nodes = page.tree.nodes
    if let verse = verse(titleLine: titleLine) { return [verse] }
    guard good[0] > 0 else { return [0] }
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
      // Answers are shorter than what they answer.
      let threshold =
        claims.contains(.thread)
        ? 95 : page.marks[best].isDisjoint(with: [.body, .article, .main]) ? 75 : 55
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
      if own * 100 >= dense * 85 || (own >= 4000 && own * 100 >= dense * 70)
        || isAmongLinks(named, in: node)
      {
        return [named]
      }
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
    return [aroundList(node)]
  }

  /// The innermost element that holds what structured data confirms; `nil` if that is too little.
  func confirmedRoot() -> Int? {
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
  func isLeaf(_ node: Int) -> Bool {
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
}
