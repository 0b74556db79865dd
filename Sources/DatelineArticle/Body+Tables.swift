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
}
