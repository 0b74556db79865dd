internal import DatelineModel

extension TreeBuilder {
  // MARK: Text

  /// Takes text, references resolved.
  mutating func text(_ bytes: UnsafePointer<UInt8>, count: Int) {
    guard !isFull else { return }
    var start = 0
    if skipsLineFeed {
      skipsLineFeed = false
      if count > 0, bytes[0] == 0x0A { start = 1 }
    }
    if mode != .inBody { skeletonText(bytes, from: &start, count: count) }
    guard start < count else { return }
    if mode == .inBody, !formatting.isEmpty,
      !isTableContext || !isBlank(bytes + start, count - start)
    {
      reconstructFormatting()
    }
    appendText(bytes + start, count: count - start)
  }

  /// Takes the white space that a page may have before its body.
  ///
  /// Other text opens the body.
  private mutating func skeletonText(
    _ bytes: UnsafePointer<UInt8>,
    from start: inout Int,
    count: Int
  ) {
    var space = start
    while space < count, isSpace(bytes[space]) { space += 1 }
    if mode == .inHead, stack.count > 3 {
      // In `title`, `noscript` or the like.
      appendText(bytes + start, count: count - start)
      start = count
      return
    }
    if mode == .inHead || mode == .afterHead, space > start {
      appendText(bytes + start, count: space - start)
    }
    start = space
    guard start < count else { return }
    enterBody()
  }

  /// Opens what a page must have around its content.
  mutating func enterBody() {
    if mode == .beforeHTML { openHTML() }
    if mode == .beforeHead { openHead() }
    if mode == .inHead { closeHead() }
    if mode == .afterHead { openBody() }
  }

  private mutating func appendText(_ bytes: UnsafePointer<UInt8>, count: Int) {
    guard count > 0 else { return }
    let last = tree.nodes.count - 1
    let node: Int
    if tree.nodes[last].kind == .text, tree.nodes[last].parent == current.node,
      tree.nodes[last].textRange.end == tree.text.count
    {
      node = last
    } else {
      guard let index = append(.text, .none) else { return }
      if isTableContext, !isBlank(bytes, count) { hasMisplaced = true }
      tree.nodes[index].textStart = UInt32(tree.text.count)
      node = index
    }
    tree.text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    tree.nodes[node].textCount = UInt32(tree.text.count) - tree.nodes[node].textStart
  }

  private func isBlank(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for offset in 0..<count where !isSpace(bytes[offset]) { return false }
    return true
  }

  // MARK: What libxml2 does not see

  /// Takes raw text or a comment of the source.
  mutating func lifted(_ kind: Tree.Kind, start: Int, end: Int) {
    guard !isFull, let index = append(kind, .none) else { return }
    if kind == .raw {
      tree.nodes[index].textStart = UInt32(start)
    } else {
      tree.nodes[index].textStart = UInt32(tree.text.count)
      tree.text.append(contentsOf: tree.source[start..<end])
    }
    tree.nodes[index].textCount = UInt32(end - start)
  }

  // MARK: Tags

  /// Takes a start tag; its attributes are pending.
  mutating func startTag(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    skipsLineFeed = false
    guard !isFull else {
      dropAttributes()
      return
    }
    if mode != .inBody, skeletonStart(tag, name: name, count: count) { return }
    bodyStart(tag, name: name, count: count)
  }

  /// Takes a start tag before the body; whether nothing is left to do for it.
  private mutating func skeletonStart(
    _ tag: Tag,
    name: UnsafePointer<UInt8>,
    count: Int
  ) -> Bool {
    if tag == .html {
      if mode == .beforeHTML {
        insert(.html)
        mode = .beforeHead
      } else {
        mergeAttributes(into: stack[1].node)
      }
      return true
    }
    if mode == .beforeHTML { openHTML() }
    if mode == .beforeHead {
      if tag == .head {
        if let index = insert(.head) { head = Int32(index) }
        mode = .inHead
        return true
      }
      openHead()
    }
    if mode == .inHead {
      if stack.count > 3, tag != .body, tag != .frameset {
        // In `noscript` or `template`. The standard ends the head at an image in `noscript`, which
        // every second page has there for counting; the reader is better off with a whole head.
        if tag == .head {
          dropAttributes()
        } else if tag.isVoid {
          insertLeaf(tag)
        } else {
          insertNamed(tag, name, count)
        }
        return true
      }
      if tag == .head {
        dropAttributes()
        return true
      }
      if isHeadContent(tag) || tag == .noscript {
        insertHeadContent(tag)
        return true
      }
      closeHead()
    }
    if tag == .body || tag == .frameset {
      if let index = insert(tag) { body = Int32(index) }
      mode = .inBody
      return true
    }
    if tag == .head {
      dropAttributes()
      return true
    }
    if isHeadContent(tag), head >= 0 {
      reopenHead()
      insertHeadContent(tag)
      return true
    }
    openBody()
    return false
  }

  private func isHeadContent(_ tag: Tag) -> Bool {
    switch tag {
    case .base, .basefont, .bgsound, .link, .meta, .title, .script, .style, .noframes, .template:
      true
    default: false
    }
  }

  mutating func insertHeadContent(_ tag: Tag) {
    if tag.isVoid { insertLeaf(tag) } else { insert(tag) }
  }

  /// Goes back into the head: what belongs there may come between it and the body.
  private mutating func reopenHead() {
    var index = Int(tree.nodes[Int(head)].end)
    while index < tree.nodes.count {
      let end = Int(tree.nodes[index].end)
      tree.nodes[index].parent = head
      for node in index..<end { tree.nodes[node].depth += 1 }
      index = end
    }
    push(Open(node: head, tag: .head))
    mode = .inHead
  }

  /// Inserts an element, with its name where it is none of HTML's.
  @discardableResult
  mutating func insertNamed(_ tag: Tag, _ name: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let start = tree.nodes.count
    let index = insert(tag)
    if tag == .unknown, start < tree.nodes.count {
      tree.nodes[start].textStart = UInt32(tree.text.count)
      tree.nodes[start].textCount = UInt32(count)
      tree.text.append(contentsOf: UnsafeBufferPointer(start: name, count: count))
    }
    return index
  }

  /// Takes an end tag.
  mutating func endTag(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    skipsLineFeed = false
    guard !isFull else { return }
    if overflow > 0, !tag.isVoid {
      overflow -= 1
      return
    }
    switch mode {
    case .inBody: bodyEnd(tag, name: name, count: count)
    case .inHead where stack.count > 3:
      // Within the head only names count.
      if tag == .head || tag == .body || tag == .html {
        closeHead()
      } else {
        closeNamed(tag, name: name, count: count, floor: 3)
      }
    case .inHead where tag == .head: closeHead()
    case .beforeHTML, .beforeHead, .inHead, .afterHead:
      if tag == .head, mode != .afterHead {
        if mode == .beforeHTML { openHTML() }
        if mode == .beforeHead { openHead() }
        closeHead()
      } else if tag == .br || tag == .body || (tag == .html && mode != .beforeHTML) {
        enterBody()
        bodyEnd(tag, name: name, count: count)
      }
    }
  }

  /// Closes the innermost open element of that name above the stack's place `floor`.
  mutating func closeNamed(
    _ tag: Tag,
    name: UnsafePointer<UInt8>,
    count: Int,
    floor: Int
  ) {
    var index = stack.count - 1
    while index >= floor {
      if isNamed(stack[index], tag, name, count) {
        pop(through: index)
        return
      }
      index -= 1
    }
  }

  /// Whether an open element has that name.
  func isNamed(
    _ open: Open,
    _ tag: Tag,
    _ name: UnsafePointer<UInt8>,
    _ count: Int
  ) -> Bool {
    guard open.tag == tag else { return false }
    guard tag == .unknown else { return true }
    let node = tree.nodes[Int(open.node)]
    guard Int(node.textCount) == count else { return false }
    let range = node.textRange
    return tree.text[range.start..<range.end]
      .elementsEqual(UnsafeBufferPointer(start: name, count: count))
  }
}
