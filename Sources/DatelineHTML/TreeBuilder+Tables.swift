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
    guard let index = scope(of: .table, boundary: \.boundsTableScope) else { return }
    leaveCells(above: index)
    pop(through: index)
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
    var index = stack.count - 1
    while index > 0 {
      let open = stack[index].tag
      if tags.contains(open) { return index }
      if open == .table || open == .template || open == .html { return nil }
      index -= 1
    }
    return nil
  }

  mutating func startTablePart(_ tag: Tag) {
    guard let table = scope(of: .table, boundary: \.boundsTableScope)
      ?? stack.lastIndex(where: { $0.tag == .template })
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
      insert(tag)
      formatting.append(Formatting(node: -1, tag: .none))
    case .tr:
      if let part = inTable(.tr, .caption) { close(to: part) }
      openSection(table)
      insert(tag)
    case .tbody, .thead, .tfoot:
      close(to: table + 1)
      insert(tag)
    case .caption:
      close(to: table + 1)
      insert(tag)
      formatting.append(Formatting(node: -1, tag: .none))
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
    guard tag != .col, let index = scope(of: tag, boundary: \.boundsTableScope) else { return }
    close(to: index)
  }
}
