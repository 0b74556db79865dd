internal import DatelineModel

/// Formatting elements: `b`, `a` and the like, whose tags cross those of blocks on many pages.
extension TreeBuilder {
  /// Elements that go on after a block, at most; more would let a page of `<font>` grow without end.
  private static let formattingCap = 48
  /// Nodes that may be moved in one document before misnested tags are left as they are.
  static let moveCap = 4_000_000

  mutating func startFormatting(_ tag: Tag) {
    reconstructFormatting()
    guard let index = insert(tag) else { return }
    limitEqual(tag, node: index)
    if formatting.count >= Self.formattingCap,
      let first = formatting.firstIndex(where: { $0.node >= 0 })
    {
      formatting.remove(at: first)
    }
    formatting.append(Formatting(node: Int32(index), tag: tag))
  }

  /// Inserts an element that formatting does not cross.
  mutating func insertMarked(_ tag: Tag) {
    // Beyond the depth cap nothing opens that would take the marker off again.
    guard insert(tag) != nil else { return }
    formatting.append(Formatting(node: -1, tag: .none))
  }

  /// Keeps no more than three equal elements since the last marker.
  private mutating func limitEqual(_ tag: Tag, node: Int) {
    var equal = 0
    var index = formatting.count - 1
    while index >= 0, formatting[index].node >= 0 {
      if formatting[index].tag == tag, hasEqualAttributes(Int(formatting[index].node), node) {
        equal += 1
        if equal == 3 {
          formatting.remove(at: index)
          return
        }
      }
      index -= 1
    }
  }

  private func hasEqualAttributes(_ left: Int, _ right: Int) -> Bool {
    let count = Int(tree.nodes[left].attributeCount)
    guard count == Int(tree.nodes[right].attributeCount) else { return false }
    let first = Int(tree.nodes[left].firstAttribute)
    let second = Int(tree.nodes[right].firstAttribute)
    for offset in 0..<count {
      let one = tree.attributes[first + offset]
      let other = tree.attributes[second + offset]
      guard isSameName(one, other),
        tree.text[one.valueRange.start..<one.valueRange.end]
          .elementsEqual(tree.text[other.valueRange.start..<other.valueRange.end])
      else { return false }
    }
    return true
  }

  /// Opens the formatting elements again that a block closed.
  mutating func reconstructFormatting() {
    guard let last = formatting.last, last.node >= 0, !isOpen(last) else { return }
    var index = formatting.count - 1
    while index > 0, formatting[index - 1].node >= 0, !isOpen(formatting[index - 1]) { index -= 1 }
    while index < formatting.count, stack.count <= depthCap {
      let old = Int(formatting[index].node)
      guard let node = append(.element, formatting[index].tag) else { return }
      copyAttributes(from: old, to: node)
      push(Open(node: Int32(node), tag: formatting[index].tag))
      formatting[index].node = Int32(node)
      index += 1
    }
  }

  private func isOpen(_ entry: Formatting) -> Bool {
    tree.nodes[Int(entry.node)].end == Self.isOpen
  }

  private mutating func copyAttributes(from old: Int, to node: Int) {
    tree.nodes[node].firstAttribute = tree.nodes[old].firstAttribute
    tree.nodes[node].attributeCount = tree.nodes[old].attributeCount
  }

  /// Forgets the formatting up to the last marker.
  mutating func clearFormatting() {
    while let last = formatting.popLast(), last.node >= 0 {}
  }

  /// The place of the last formatting element of a tag since the last marker.
  func formattingIndex(of tag: Tag) -> Int? {
    var index = formatting.count - 1
    while index >= 0, formatting[index].node >= 0 {
      if formatting[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }

  /// The standard's "adoption agency algorithm": ends a formatting element whose end tag may stand
  /// within a block that began inside it.
  mutating func adopt(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    if current.tag == tag, !formatting.contains(where: { $0.node == current.node }) {
      pop()
      return
    }
    for _ in 0..<8 {
      guard let entry = formattingIndex(of: tag) else {
        endOther(tag, name: name, count: count)
        return
      }
      let node = formatting[entry].node
      guard let place = stack.lastIndex(where: { $0.node == node }) else {
        formatting.remove(at: entry)
        return
      }
      guard boundary < place else { return }
      guard let block = stack[(place + 1)...].firstIndex(where: { $0.tag.isSpecial }) else {
        pop(through: place)
        formatting.remove(at: entry)
        return
      }
      guard moved < Self.moveCap, tree.nodes.count + stack.count < nodeCap else { return }
      moveOut(block: block, of: place, entry: entry)
    }
  }

  /// Moves a block out of the formatting element that is misnested with it, and puts a copy of that
  /// element around the block's content.
  ///
  /// The block is open, so that its subtree is the end of the array: the formatting element's
  /// subtree then ends where the block begins, and only copies are put in.
  private mutating func moveOut(block: Int, of place: Int, entry: Int) {
    let start = Int(stack[block].node)
    let formattingNode = Int(stack[place].node)
    // Elements between the two, innermost first, are copied around the block if they are formatting.
    var copied: [Int] = []
    var counter = 0
    var index = block - 1
    var dropped: [Int32] = []
    while index > place {
      counter += 1
      if let listed = formatting.firstIndex(where: { $0.node == stack[index].node }) {
        if counter > 3 {
          dropped.append(formatting[listed].node)
        } else {
          copied.append(index)
        }
      }
      index -= 1
    }
    formatting.removeAll { dropped.contains($0.node) }
    copied.reverse()
    let shift = Int32(copied.count + 1)
    moved += tree.nodes.count - start + 16

    for between in place..<block { tree.nodes[Int(stack[between].node)].end = Int32(start) }
    let depth = tree.nodes[formattingNode].depth
    let newDepth = depth + UInt16(copied.count)
    let delta = Int(newDepth) - Int(tree.nodes[start].depth) + 1
    let first = start + copied.count
    for node in start + 1..<max(tree.nodes.count, start + 1) {
      tree.nodes[node].depth = UInt16(Int(tree.nodes[node].depth) + delta)
      if tree.nodes[node].parent == Int32(start) {
        tree.nodes[node].parent = Int32(first + 1)
      } else {
        tree.nodes[node].parent += shift
      }
      if tree.nodes[node].end != Self.isOpen { tree.nodes[node].end += shift }
    }
    var blockNode = tree.nodes[start]
    blockNode.depth = newDepth
    blockNode.parent = copied.isEmpty ? stack[place - 1].node : Int32(first - 1)
    var inserted: [Tree.Node] = []
    for (offset, open) in copied.enumerated() {
      var copy = tree.nodes[Int(stack[open].node)]
      copy.depth = depth + UInt16(offset)
      copy.parent = offset == 0 ? stack[place - 1].node : Int32(start + offset - 1)
      copy.end = Self.isOpen
      inserted.append(copy)
    }
    inserted.append(blockNode)
    var copy = tree.nodes[formattingNode]
    copy.depth = newDepth + 1
    copy.parent = Int32(first)
    copy.end = Self.isOpen
    inserted.append(copy)
    tree.nodes.replaceSubrange(start...start, with: inserted)
    renumber(from: start, by: shift, block: block, first: first)
    relist(place: place, block: block, copied: copied, start: start, first: first, entry: entry)
  }

  /// Follows nodes that moved in the stack and in the lists.
  private mutating func renumber(from start: Int, by shift: Int32, block: Int, first: Int) {
    for index in stack.indices where stack[index].node > Int32(start) { stack[index].node += shift }
    for index in formatting.indices where formatting[index].node > Int32(start) {
      formatting[index].node += shift
    }
    if form > Int32(start) { form += shift }
    stack[block].node = Int32(first)
  }

  /// Puts the copies in the places of what they copy, in the stack and in the list.
  private mutating func relist(
    place: Int,
    block: Int,
    copied: [Int],
    start: Int,
    first: Int,
    entry: Int
  ) {
    let tag = stack[place].tag
    let old = stack[place].node
    var open = Array(stack[..<place])
    // The standard's bookmark: the copy stands after the innermost copied element in the list.
    var bookmark = old
    for (offset, index) in copied.enumerated() {
      let node = Int32(start + offset)
      if let listed = formatting.firstIndex(where: { $0.node == stack[index].node }) {
        formatting[listed].node = node
      }
      if offset == copied.count - 1 { bookmark = node }
      open.append(Open(node: node, tag: stack[index].tag))
    }
    open.append(stack[block])
    open.append(Open(node: Int32(first + 1), tag: tag))
    open.append(contentsOf: stack[(block + 1)...])
    stack = open
    relink()
    let copy = Formatting(node: Int32(first + 1), tag: tag)
    if bookmark == old, let index = formatting.firstIndex(where: { $0.node == old }) {
      formatting[index] = copy
    } else {
      if let index = formatting.firstIndex(where: { $0.node == bookmark }) {
        formatting.insert(copy, at: index + 1)
      }
      formatting.removeAll { $0.node == old }
    }
  }
}
