internal import DatelineModel

extension TreeBuilder {
  /// Whether the current element is a table or one of its parts other than a cell.
  var isTableContext: Bool {
    switch current.tag {
    case .table, .tbody, .thead, .tfoot, .tr: true
    default: false
    }
  }

  mutating func closeTable() {
    guard let index = scope(of: .table, within: .table) else { return }
    leaveCells(above: index)
    pop(through: index + 1)
    popTable()
  }

  /// Closes the current element.
  ///
  /// If it is a table, what stood in it outside its cells is put before
  /// it, where browsers show it.
  mutating func popTable() {
    let table = current
    pop()
    guard table.tag == .table, hasMisplaced else { return }
    if !isOpen(.table) { hasMisplaced = false }
    putMisplacedBefore(Int(table.node))
  }

  /// Forgets the formatting that the cells and captions above a place of the stack hold open.
  private mutating func leaveCells(above index: Int) {
    for open in stack[index...] {
      switch open.tag {
      case .td, .th, .caption: clearFormatting()
      default: break
      }
    }
  }

  private mutating func close(to index: Int) {
    leaveCells(above: index)
    pop(through: index)
  }

  /// The stack's place of the innermost open element that `tags` holds within the current table.
  private func inTable(_ tags: Tag...) -> Int? {
    var place: Int32 = -1
    for tag in tags { place = max(place, innermost[Int(tag.rawValue)]) }
    let bound = max(innermost[Int(Tag.table.rawValue)], innermost[Int(Tag.template.rawValue)])
    return place > bound ? Int(place) : nil
  }

  mutating func startTablePart(_ tag: Tag) {
    guard
      let table = scope(of: .table, within: .table)
        ?? innermostPlace(of: .template)
    else {
      dropAttributes()
      return
    }
    switch tag {
    case .td, .th:
      if let cell = inTable(.td, .th, .caption) { close(to: cell) }
      if let row = inTable(.tr) {
        pop(through: row + 1)
      } else {
        openSection(table)
        insertPart(.tr)
      }
      insertMarked(tag)
    case .tr:
      if let part = inTable(.tr, .caption) { close(to: part) }
      openSection(table)
      insert(tag)
    case .tbody, .thead, .tfoot:
      close(to: table + 1)
      insert(tag)
    case .caption:
      close(to: table + 1)
      insertMarked(tag)
    case .colgroup:
      close(to: table + 1)
      insert(tag)
    default:
      if current.tag != .colgroup {
        close(to: table + 1)
        insertPart(.colgroup)
      }
      insertLeaf(tag)
    }
  }

  /// Opens the section that a row needs, if none is open.
  private mutating func openSection(_ table: Int) {
    if let section = inTable(.tbody, .thead, .tfoot) {
      close(to: section + 1)
    } else {
      close(to: table + 1)
      insertPart(.tbody)
    }
  }

  /// Inserts a part of a table that no tag stands for.
  private mutating func insertPart(_ tag: Tag) {
    guard stack.count <= depthCap, let index = append(.element, tag) else { return }
    push(Open(node: Int32(index), tag: tag))
  }

  mutating func endTablePart(_ tag: Tag) {
    guard tag != .col, let index = scope(of: tag, within: .table) else { return }
    close(to: index)
  }

  // MARK: What stands outside of cells

  /// Moves what stands in a table that was just closed, but outside of cells, to before the table:
  /// the standard's "foster parenting", done at the end.
  private mutating func putMisplacedBefore(_ table: Int) {
    let ranges = misplaced(in: table)
    let count = tree.nodes.count
    guard !ranges.isEmpty, moved < Self.moveCap else { return }
    moved += count - table
    let parent = tree.nodes[table].parent
    let depth = Int(tree.nodes[table].depth)
    // Where each node from the table on goes.
    var places = [Int32](repeating: -1, count: count - table)
    var nodes: [Tree.Node] = []
    nodes.reserveCapacity(count - table)
    for range in ranges {
      let rise = depth - Int(tree.nodes[range.lowerBound].depth)
      for node in range {
        places[node - table] = Int32(table + nodes.count)
        nodes.append(tree.nodes[node])
        nodes[nodes.count - 1].depth = UInt16(Int(nodes[nodes.count - 1].depth) + rise)
      }
    }
    for node in table..<count where places[node - table] < 0 {
      places[node - table] = Int32(table + nodes.count)
      nodes.append(tree.nodes[node])
    }
    for index in nodes.indices {
      let old = Int(nodes[index].parent)
      nodes[index].parent = old < table ? parent : places[old - table]
      nodes[index].end = Int32(table + index + 1)
    }
    for range in ranges {
      nodes[Int(places[range.lowerBound - table]) - table].parent = parent
    }
    for index in nodes.indices.reversed() where Int(nodes[index].parent) >= table {
      let above = Int(nodes[index].parent) - table
      nodes[above].end = max(nodes[above].end, nodes[index].end)
    }
    tree.nodes.replaceSubrange(table..., with: nodes)
    for index in formatting.indices where Int(formatting[index].node) >= table {
      formatting[index].node = places[Int(formatting[index].node) - table]
    }
    if Int(form) >= table { form = places[Int(form) - table] }
  }

  /// The subtrees in a table that do not belong there, in order.
  private func misplaced(in table: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = table + 1
    let end = Int(tree.nodes[table].end)
    while index < end {
      let node = tree.nodes[index]
      switch (node.kind, node.tag) {
      case (.element, .tbody), (.element, .thead), (.element, .tfoot), (.element, .tr):
        index += 1
        continue
      case (.element, let tag) where !tag.standsInTable: ranges.append(index..<Int(node.end))
      case (.text, _):
        let range = node.textRange
        if !tree.text[range.start..<range.end].allSatisfy(isSpace) {
          ranges.append(index..<index + 1)
        }
      default: break
      }
      index = Int(node.end)
    }
    return ranges
  }
}
