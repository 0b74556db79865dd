import DatelineModel

extension Layout {
  /// Whether a text is one character of private use, which a font of icons draws.
  private func isIcon(_ tree: Tree, _ node: Tree.Node) -> Bool {
    var (from, to) = (Int(node.textStart), Int(node.textStart) + Int(node.textCount))
    while from < to, tree.text[from].isSpace { from += 1 }
    while from < to, tree.text[to - 1].isSpace { to -= 1 }
    guard to - from == 3 else { return false }
    return tree.text[from] == 0xEE || tree.text[from] == 0xEF && tree.text[from + 1] < 0xA4
  }

  mutating func append(
    _ page: inout Page,
    _ tree: Tree,
    _ node: Tree.Node,
    _ index: Int
  ) {
    if node.textCount < 12, isIcon(tree, node) {
      pendingSpace = true
      return
    }
    partNeighbours(page, tree, node, index)
    lastText = index
    let before = page.text.count
    let isPre = boxes.last?.kind == .pre
    let from = Int(node.textStart)
    let to = from + Int(node.textCount)
    tree.text.withUnsafeBufferPointer { source in
      var at = from
      while at < to {
        let byte = source[at]
        if byte > 0x20 && byte < 0x7F || (byte >= 0xC3 && !pendingSpace) {
          // Runs of what is written as it stands.
          let run = at
          while at < to {
            let next = source[at]
            if next > 0x20, next < 0x7F {
              at += 1
            } else if next >= 0xC3, next < 0xE0 {
              at += 2
            } else if next >= 0xE4 && next < 0xEF || (next == 0xE3 && source[at + 1] != 0x80)
              || next == 0xE1
            {
              at += 3
            } else if next >= 0xF0 {
              at += 4
            } else {
              break
            }
          }
          if at > run {
            if pendingSpace { space(&page, false) }
            page.text.append(contentsOf: UnsafeBufferPointer(rebasing: source[run..<at]))
            continue
          }
        }
        if byte <= 0x20 || byte == 0x7F {
          if byte == 0x0A {
            pendingFeed = true
            if isPre { feedInPre(&page, source, at, to) }
          }
          pendingSpace = true
          at += 1
          continue
        }
        let length = byte.sequenceLength
        if byte == 0xC2 {
          let next = source[at + 1]
          if next == 0xA0 {
            pendingSpace = true
            at += 2
            continue
          }
          if next == 0xAD || next < 0xA0 {
            at += 2
            continue
          }
        } else if byte == 0xE2, source[at + 1] == 0x80, source[at + 2] <= 0x8F,
          source[at + 2] >= 0x8B || source[at + 2] <= 0x8A
        {
          let last = source[at + 2]
          if last <= 0x8A {
            pendingSpace = true
            at += 3
            continue
          }
          // U+200B, U+200E, U+200F show nothing; the joiners U+200C and U+200D shape letters.
          if last == 0x8B || last >= 0x8E {
            at += 3
            continue
          }
        } else if byte == 0xEF, source[at + 1] == 0xBB, source[at + 2] == 0xBF {
          at += 3
          continue
        } else if byte == 0xE2, source[at + 1] == 0x81, source[at + 2] == 0xA0 {
          at += 3
          continue
        } else if byte == 0xE3, source[at + 1] == 0x80, source[at + 2] == 0x80,
          page.text.count == start
        {
          at += 3
          continue
        }
        if pendingSpace {
          var isWide = false
          if length == 3 {
            let value =
              UInt32(byte & 0x0F) << 12 | UInt32(source[at + 1] & 0x3F) << 6
              | UInt32(source[at + 2] & 0x3F)
            isWide = Scalars.isWide(value)
          }
          space(&page, isWide)
        }
        for offset in 0..<length { page.text.append(source[at + offset]) }
        at += length
      }
    }
    let added = page.text.count - before
    if index < linkEnd { linkBytes += added }
    if index < strongEnd { strongBytes += added }
  }

  /// Parts words of two elements that touch: styles put a gap there (`<span>Doe</span><span>May`).
  mutating func partNeighbours(
    _ page: Page,
    _ tree: Tree,
    _ node: Tree.Node,
    _ index: Int
  ) {
    guard lastText > 0, !pendingSpace, page.text.count > start, index - lastText >= 2,
      node.textCount > 0, let last = page.text.last
    else { return }
    let next = tree.text[Int(node.textStart)]
    guard Int(tree.nodes[Int(tree.nodes[lastText].parent)].end) <= index else {
      // A subtitle inside of a heading (`Name<span>What it is</span>`), but no `Mac<b>OS</b>`.
      let second = node.textCount > 3 ? tree.text[Int(node.textStart) + 1] : 0
      let isHeading = boxes.last.map { $0.kind == .heading || $0.kind == .heading1 } ?? false
      if isHeading, last.isLower, next.isUpper, second.isLower { pendingSpace = true }
      return
    }
    // Two numbers touch only where each has an element of its own: a day, and a count of readers.
    let areNumbers = last.isDigit && next.isDigit && Int(node.parent) > lastText
    if (last.isLower || last.isDigit) && next.isUpper || (last.isLetter && next.isDigit)
      || areNumbers
    {
      pendingSpace = true
    }
  }

  /// Writes the space that is due; none at the start of a line, none where a line feed of the
  /// source stands between two characters that are written without spaces.
  mutating func space(_ page: inout Page, _ nextIsWide: Bool) {
    defer {
      pendingSpace = false
      pendingFeed = false
    }
    guard page.text.count > start else { return }
    if pendingFeed, nextIsWide, Scalars.isWide(page.text.scalar(before: page.text.count).value) {
      return
    }
    page.text.append(0x20)
  }

  /// A blank line in preformatted text parts paragraphs.
  mutating func feedInPre(
    _ page: inout Page,
    _ source: UnsafeBufferPointer<UInt8>,
    _ at: Int,
    _ to: Int
  ) {
    var next = at + 1
    while next < to, source[next] == 0x20 || source[next] == 0x09 || source[next] == 0x0D {
      next += 1
    }
    if next < to, source[next] == 0x0A || next - at > 2 { flush(&page, atBreak: false) }
  }

  mutating func flush(_ page: inout Page, atBreak: Bool) {
    defer {
      startsAtBreak = atBreak
      pendingSpace = false
      pendingFeed = false
      linkBytes = 0
      strongBytes = 0
      start = page.text.count
    }
    guard page.text.count > start, let box = boxes.last else { return }
    let range = page.text.trimmed(start..<page.text.count)
    guard !range.isEmpty else {
      page.text.removeLast(page.text.count - start)
      return
    }
    page.text.removeLast(page.text.count - range.upperBound)
    var stops = 0
    var commas = 0
    page.text.withUnsafeBufferPointer { text in
      var at = range.lowerBound
      let end = range.upperBound
      while at < end {
        switch text[at] {
        case 0x2E, 0x21, 0x3F:
          if at + 1 == end || text[at + 1] == 0x20 || text[at + 1] == 0x22 || text[at + 1] >= 0x80 {
            stops += 1
          }
        case 0x2C: commas += 1
        case 0xE3 where at + 2 < end && text[at + 1] == 0x80:
          if text[at + 2] == 0x82 { stops += 1 } else if text[at + 2] == 0x81 { commas += 1 }
        case 0xEF where at + 2 < end && text[at + 1] == 0xBC:
          if text[at + 2] == 0x8C {
            commas += 1
          } else if text[at + 2] == 0x81 || text[at + 2] == 0x9F {
            stops += 1
          }
        case 0xD8 where at + 1 < end && (text[at + 1] == 0x8C || text[at + 1] == 0x9F):
          commas += 1
        case 0xE0 where at + 2 < end && text[at + 1] == 0xA5 && text[at + 2] == 0xA4:
          stops += 1
        default: break
        }
        at += 1
      }
    }
    page.lines.append(
      Line(
        start: Int32(range.lowerBound),
        end: Int32(range.upperBound),
        node: box.node,
        linkBytes: Int32(linkBytes),
        strongBytes: Int32(strongBytes),
        stops: Int16(clamping: stops),
        commas: Int16(clamping: commas),
        kind: box.kind,
        endsAtBreak: atBreak,
        startsAtBreak: startsAtBreak,
        list: box.list,
        item: box.item,
        row: box.row,
        cell: box.cell
      )
    )
    page.text.append(0x0A)
  }
}
