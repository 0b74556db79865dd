import DatelineModel

extension Body {
  /// Fewer rows are no list of anything.
  private static let fewestRows = 4
  /// Cells of tables that hold data are short; longer ones belong to a layout.
  private static let longestCell = 120

  /// Whether an element beside the body is a table of data, or holds one and next to nothing else:
  /// dates of a tour, shops by city.
  ///
  /// Prose it is not, but the prose introduces it.
  func isDataTable(_ node: Int) -> Bool {
    let nodes = page.tree.nodes
    let end = Int(nodes[node].end)
    guard let table = (node..<end).first(where: { nodes[$0].tag == .table }),
      !(table + 1..<Int(nodes[table].end)).contains(where: { nodes[$0].tag == .table })
    else { return false }
    var rows: Set<Int32> = []
    var cells: Set<Int32> = []
    var bytes = 0
    var links = 0
    var outside = 0
    for line in page.lines where Int(line.node) >= node && Int(line.node) < end {
      guard Int(line.node) >= table, Int(line.node) < Int(nodes[table].end), line.row >= 0 else {
        outside += line.count
        continue
      }
      guard line.count <= Self.longestCell else { return false }
      rows.insert(line.row)
      cells.insert(line.cell)
      bytes += line.count
      links += Int(line.linkBytes)
    }
    return rows.count >= Self.fewestRows && cells.count * 2 >= rows.count * 3
      && links * 10 <= bytes * 3 && outside <= 80
  }

  /// Whether an element holds lists under headings and next to nothing else: the cities of a tour by
  /// continent.
  func isHeadedLists(_ node: Int) -> Bool {
    guard let lists = lists(in: node) else { return false }
    return lists.headings >= 1 && lists.items >= max(4, lists.headings * 2)
  }

  /// Whether an element holds a list and next to nothing else.
  func isPlainList(_ node: Int) -> Bool { lists(in: node).map { $0.items >= 3 } ?? false }

  /// How many headings and items an element holds; `nil` if it holds more than lists without links.
  private func lists(in node: Int) -> (headings: Int, items: Int)? {
    let end = Int(page.tree.nodes[node].end)
    var headings = 0
    var items = 0
    var links = 0
    var bytes = 0
    var outside = 0
    for line in page.lines where Int(line.node) >= node && Int(line.node) < end {
      guard line.count <= Self.longestCell else { return nil }
      if line.isHeading {
        guard !Phrases.isLabel(page.text, line.range) else { return nil }
        headings += 1
      } else if line.kind == .item {
        items += 1
        bytes += line.count
        links += Int(line.linkBytes)
      } else {
        outside += line.count
      }
    }
    return links * 10 <= bytes * 3 && outside <= 80 ? (headings, items) : nil
  }
}
