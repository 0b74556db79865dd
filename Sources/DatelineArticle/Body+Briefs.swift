import DatelineModel

extension Body {
  /// Fewer lines are no poem, no song and no recipe.
  private static let fewestVerses = 8
  private static let shortestVerse = 200
  /// How much prose may stand elsewhere on the page: what its boxes say of the site.
  private static let longestNotice = 200
  /// How many lines may stand between the headline and the text.
  private static let head = 12

  /// The element that calls itself the body and holds short lines alone, right below the headline:
  /// the words of a song, a recipe; `nil` where the page has as much prose elsewhere.
  func verse(titleLine: Int) -> Int? {
    guard titleLine >= 0, claims.isDisjoint(with: [.listing, .product, .front, .thread]) else {
      return nil
    }
    let nodes = page.tree.nodes
    for line in page.lines[titleLine...].dropFirst().prefix(Self.head) {
      var node = Int(line.node)
      for _ in 0..<3 where node > 0 && !page.marks[node].contains(.body) {
        node = Int(nodes[node].parent)
      }
      guard node > 0, page.marks[node].contains(.body), !excluded[node] else { continue }
      let own = Int(good[node] + junk[node])
      guard own >= Self.shortestVerse, good[node] * 2 < junk[node],
        Int(good[0] - good[node]) <= Self.longestNotice
      else { continue }
      let inside = lines(inside: node)
      if inside.count >= Self.fewestVerses, linkBytes(inside) * 10 < own { return node }
    }
    return nil
  }

  /// What holds a list and short lines without links beside it, if the list holds the prose: the
  /// steps of a recipe, below what it takes.
  func aroundList(_ node: Int) -> Int {
    let nodes = page.tree.nodes
    switch nodes[node].tag {
    case .ol, .ul, .dl: break
    default: return node
    }
    let parent = Int(nodes[node].parent)
    guard parent > 0, nodes[parent].tag != .body, nodes[parent].tag != .li,
      Int(good[parent] + junk[parent]) <= Int(good[node] + junk[node]) * 3
    else { return node }
    return linkBytes(lines(inside: parent)) * 10
      < Int(good[parent] + junk[parent]) ? parent : node
  }

  /// How much prose is a brief.
  private static let shortestBrief = 150

  /// The lines inside an element.
  private func lines(inside node: Int) -> [Int] {
    let end = page.tree.nodes[node].end
    return page.lines.indices.filter {
      Int(page.lines[$0].node) >= node && page.lines[$0].node < end
    }
  }

  /// The text of links in lines, in bytes.
  private func linkBytes(_ lines: [Int]) -> Int {
    lines.reduce(0) { $0 + Int(page.lines[$1].linkBytes) }
  }

  /// The prose of lines, in bytes.
  func prose(_ lines: [Int]) -> Int { lines.reduce(0) { $0 + Int(worth[$1]) } }

  /// Whether an element calls itself the page's foot or its side and stands behind the headline of an
  /// article and a brief's text: what it says may be longer.
  func isBelowArticle(_ index: Int, _ mark: Mark, titleLine: Int) -> Bool {
    guard titleLine >= 0, claims.contains(.article), !mark.isDisjoint(with: [.footer, .sidebar]),
      !isInBody(index), Int(page.lines[titleLine].node) < index
    else { return false }
    var sum = 0
    for line in titleLine..<page.lines.count {
      guard Int(page.lines[line].node) < index else { break }
      if !excluded[Int(page.lines[line].node)] { sum += Int(worth[line]) }
      if sum >= Self.shortestBrief { return true }
    }
    return false
  }

  private static let teaser = Array("teaser".utf8)

  /// Whether what calls itself a teaser is the beginning of the article: prose in the article, right
  /// below the headline, that leads nowhere.
  func isLede(_ index: Int, links: Int32, titleLine: Int) -> Bool {
    guard titleLine >= 0, good[index] >= 80, good[index] > junk[index] * 4,
      links * 10 <= good[index], let names = page.tree.attribute(.class, of: index),
      page.tree.text.find(Self.teaser, in: names.start..<names.end) != nil, isInBody(index)
    else { return false }
    let end = page.tree.nodes[index].end
    return page.lines[titleLine...].dropFirst().prefix(Self.head).contains {
      Int($0.node) >= index && $0.node < end
    }
  }

  /// Whether what stands around an element that calls itself the body is links more than prose.
  func isAmongLinks(_ named: Int, in node: Int) -> Bool {
    let nodes = page.tree.nodes
    guard claims.contains(.article) || facts.isPublishedArticle, !claims.contains(.thread),
      named > node, named < Int(nodes[node].end), good[named] >= 250,
      good[named] * 5 >= good[node] * 2
    else { return false }
    let around = lines(inside: node).filter {
      let own = Int(page.lines[$0].node)
      return !(own >= named && own < Int(nodes[named].end)) && !excluded[own]
    }
    return linkBytes(around) > prose(around) * 3
  }
}
