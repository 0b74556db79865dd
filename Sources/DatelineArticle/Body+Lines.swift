import DatelineModel

/// The lines of the elements that were chosen, and of what belongs to them.
extension Body {
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
