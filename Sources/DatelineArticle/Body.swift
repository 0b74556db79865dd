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

  func collect(titleLine: Int) -> [Int] {
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
        else {
          if nodes[node].tag == .article { includeLists(after: node, &included) }
          break
        }
        var child = parent + 1
        while child < Int(nodes[parent].end) {
          let next = Int(nodes[child].end)
          if child != node, nodes[child].kind == .element, !excluded[child], !included[child],
            isProse(child, base: base, strict: isNamed, level: level)
              || (level <= 2 && (isDataTable(child) || child > root && isHeadedLists(child)))
          {
            include(child, &included)
          } else if roots.count == 1, level <= 3, child != node, nodes[child].kind == .element,
            !excluded[child], !included[child], good[child] >= 140, !claims.contains(.thread),
            let part = part(in: child, like: root)
          {
            include(part, &included)
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
    return roots.count >= 4 ? joined(result) : result
  }

  /// The lines of a body in many parts with the headings and the code that stand between them, as
  /// between the steps of a manual.
  private func joined(_ lines: [Int]) -> [Int] {
    guard let first = lines.first, let last = lines.last else { return lines }
    var result: [Int] = []
    var kept = Set(lines)
    for index in stride(from: last, through: max(0, first - 1), by: -1) {
      let line = page.lines[index]
      let isBetween =
        !excluded[Int(line.node)]
        && (line.kind == .pre || line.kind == .heading && line.linkShare < 0.5)
        && (kept.contains(index + 1) || line.kind == .pre)
        && !Phrases.isLabel(page.text, line.range)
      guard kept.contains(index) || isBetween else { continue }
      kept.insert(index)
      result.append(index)
    }
    return result.reversed()
  }

  /// Elements right after an article that the lists of the article were moved to.
  private static let mostAfter = 4

  private func includeLists(after article: Int, _ included: inout [Bool]) {
    let nodes = page.tree.nodes
    let parent = Int(nodes[article].parent)
    guard parent > 0, nodes[parent].tag != .body else { return }
    var child = Int(nodes[article].end)
    var count = 0
    while child < Int(nodes[parent].end), count < Self.mostAfter {
      if nodes[child].kind == .element, good[child] + junk[child] > 0 {
        count += 1
        if !excluded[child], !included[child], isDataTable(child) || isHeadedLists(child) {
          include(child, &included)
        }
      }
      child = Int(nodes[child].end)
    }
  }

  private static let leastMain: Int32 = 300

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
    // The element of that name that holds the headline is what the page is about, however little.
    let isMain =
      nodes[main].tag == .main && headline > main && headline < Int(nodes[main].end)
      && good[main] + junk[main] >= Self.leastMain
    if !isMain, (good[main] + junk[main]) * 3 < good[0] + junk[0] { main = 0 }
    return page.lines.indices.filter {
      let node = Int(page.lines[$0].node)
      return node >= main && node < Int(nodes[main].end) && !excluded[node]
    }
  }

  func include(_ node: Int, _ included: inout [Bool]) {
    for index in node..<Int(page.tree.nodes[node].end) { included[index] = true }
  }

  /// The body inside an element beside the body, of the same make as the body itself: articles may
  /// be laid out part by part.
  private func part(in node: Int, like root: Int) -> Int? {
    let nodes = page.tree.nodes
    guard page.marks[root].contains(.body), let names = page.tree.attribute(.class, of: root),
      names.count > 0
    else { return nil }
    var index = node + 1
    while index < Int(nodes[node].end) {
      // A page of several articles has an element for each of them.
      if nodes[index].tag == .article || nodes[index].tag == .h1 { return nil }
      if page.marks[index].contains(.body), !excluded[index] {
        guard nodes[index].tag == nodes[root].tag, good[index] >= 140,
          good[index] > junk[index] * 2, let other = page.tree.attribute(.class, of: index),
          firstName(other).elementsEqual(firstName(names))
        else { return nil }
        return index
      }
      index += 1
    }
    return nil
  }

  private func firstName(_ names: ByteRange) -> ArraySlice<UInt8> {
    page.tree.text[names.start..<names.end].prefix { !$0.isSpace }
  }

  /// Whether an element beside the body belongs to it.
  func isProse(_ node: Int, base: Int, strict: Bool, level: Int) -> Bool {
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
