import DatelineModel

/// A line of the page: what stands between two breaks of the layout.
struct Line {
  /// Its bytes in `Page.text`.
  var start: Int32
  var end: Int32
  /// The innermost element of block level around it.
  var node: Int32
  /// Bytes of it inside links.
  var linkBytes: Int32
  /// Bytes of it in bold or emphasis.
  var strongBytes: Int32
  /// Marks that end sentences, and commas.
  var stops: Int16
  var commas: Int16
  var kind: Kind
  /// Whether a `br` ended it, rather than the end of an element.
  var endsAtBreak: Bool
  /// Whether it starts after a `br`.
  var startsAtBreak: Bool
  /// The nearest `ul`, `ol`, `dl`; row and cell of the nearest table; -1 for none.
  var list: Int32
  var item: Int32
  var row: Int32
  var cell: Int32

  enum Kind: UInt8 {
    case text, heading1, heading, item, quote, caption, cell, pre
  }

  var count: Int { Int(end - start) }
  var range: Range<Int> { Int(start)..<Int(end) }
  var linkShare: Double { count == 0 ? 0 : Double(linkBytes) / Double(count) }
  var isHeading: Bool { kind == .heading || kind == .heading1 }
}

/// A page laid out: its lines, and the marks of its elements.
struct Page {
  let tree: Tree
  /// The text of all lines, each followed by a line feed.
  var text: [UInt8] = []
  /// The lines in document order.
  var lines: [Line] = []
  /// Each node's own marks.
  var marks: [Mark]
  /// The nodes that metadata is read from.
  var metas: [Int32] = []
  var links: [Int32] = []
  var scripts: [Int32] = []
  var times: [Int32] = []
  var images: [Int32] = []
  /// Elements with `itemprop` outside of the head.
  var properties: [Int32] = []
  var titleNode: Int32 = -1
  var htmlNode: Int32 = -1

  /// Lays a page out; what stands for readers without scripts counts only on request.
  init(_ tree: borrowing Tree, withoutScripts: Bool = false) {
    self.tree = copy tree
    marks = [Mark](repeating: [], count: self.tree.nodes.count)
    text.reserveCapacity(self.tree.text.count / 2)
    var layout = Layout(withoutScripts: withoutScripts)
    layout.run(&self)
  }

  /// The bytes of a line.
  func bytes(_ line: Line) -> ArraySlice<UInt8> { text[line.range] }

  /// The ancestors of a node from its parent up to the root.
  func parent(_ node: Int) -> Int { Int(tree.nodes[node].parent) }
}

/// Walks the tree once, in document order, and writes the page's lines.
private struct Layout {
  init(withoutScripts: Bool) { self.withoutScripts = withoutScripts }

  struct Box {
    var end: Int32
    var node: Int32
    var kind: Line.Kind
    var list: Int32
    var item: Int32
    var row: Int32
    var cell: Int32
    var isBlock: Bool
  }

  let withoutScripts: Bool
  var boxes: [Box] = []
  var start = 0
  var linkEnd = 0
  var strongEnd = 0
  var linkBytes = 0
  var strongBytes = 0
  var startsAtBreak = false
  var pendingSpace = false
  var pendingFeed = false
  var lastText = 0

  mutating func run(_ page: inout Page) {
    let tree = page.tree
    let nodes = tree.nodes
    boxes.append(
      Box(
        end: Int32(nodes.count), node: 0, kind: .text, list: -1, item: -1, row: -1, cell: -1,
        isBlock: true
      )
    )
    var index = 1
    while index < nodes.count {
      while let top = boxes.last, Int(top.end) <= index {
        if top.isBlock { flush(&page, atBreak: false) } else { pendingSpace = true }
        boxes.removeLast()
      }
      let node = nodes[index]
      switch node.kind {
      case .text:
        append(&page, tree, node, index)
        index += 1
      case .element:
        index = element(&page, tree, node, index)
      default:
        index += 1
      }
    }
    flush(&page, atBreak: false)
  }

  private mutating func element(
    _ page: inout Page, _ tree: Tree, _ node: Tree.Node, _ index: Int
  ) -> Int {
    switch node.tag {
    case .script:
      page.scripts.append(Int32(index))
      return Int(node.end)
    case .meta:
      page.metas.append(Int32(index))
      return index + 1
    case .link:
      page.links.append(Int32(index))
      return index + 1
    case .title:
      if page.titleNode < 0 { page.titleNode = Int32(index) }
      return Int(node.end)
    case .img:
      page.images.append(Int32(index))
      return index + 1
    case .noscript where withoutScripts && boxes.last?.node != 0:
      break
    case .style, .noscript, .template, .svg, .math, .iframe, .object, .select, .input, .textarea,
      .canvas, .audio, .video, .embed, .rt, .rp, .datalist, .noembed, .noframes, .map, .progress,
      .meter, .head:
      if node.tag == .head || node.tag == .noscript { collect(&page, tree, node, index) }
      return Int(node.end)
    case .button:
      // The heading of a fold-out section may be a button; any other one is a control.
      guard let top = boxes.last, top.kind == .heading else { return Int(node.end) }
      return index + 1
    case .br:
      if boxes.last?.kind != .cell || boxes.last?.row == -1 || true {
        flush(&page, atBreak: true)
      }
      return index + 1
    case .wbr:
      return index + 1
    case .html:
      if page.htmlNode < 0 { page.htmlNode = Int32(index) }
    case .time:
      page.times.append(Int32(index))
    default: break
    }
    if node.attributeCount > 0 { readAttributes(&page, tree, node, index) }
    page.marks[index].formUnion(tagMark(node.tag))
    switch node.tag {
    case .a:
      if tree.attribute(.href, of: index) != nil { linkEnd = max(linkEnd, Int(node.end)) }
    case .b, .strong, .em, .i:
      strongEnd = max(strongEnd, Int(node.end))
    case .hr:
      flush(&page, atBreak: false)
    default: break
    }
    openBox(&page, node, index)
    return index + 1
  }

  /// What stands in the head: only metadata.
  private func collect(_ page: inout Page, _ tree: Tree, _ head: Tree.Node, _ first: Int) {
    var index = first + 1
    while index < Int(head.end) {
      let node = tree.nodes[index]
      if node.kind == .element {
        switch node.tag {
        case .script where head.tag == .head: page.scripts.append(Int32(index))
        case .meta: page.metas.append(Int32(index))
        case .link: page.links.append(Int32(index))
        case .title where page.titleNode < 0 && head.tag == .head: page.titleNode = Int32(index)
        default: break
        }
      }
      index += 1
    }
  }

  private func tagMark(_ tag: Tag) -> Mark {
    switch tag {
    case .nav, .menu: .navigation
    case .footer: .footer
    case .aside: .sidebar
    case .header: .header
    case .form: .form
    case .dialog: .promotion
    case .article: .article
    case .main: .main
    case .figcaption, .caption: .caption
    case .label, .fieldset, .legend: .tools
    default: []
    }
  }

  private static let noneWord = Array("none".utf8)
  private static let displayWord = Array("display".utf8)

  private func readAttributes(
    _ page: inout Page, _ tree: Tree, _ node: Tree.Node, _ index: Int
  ) {
    var mark: Mark = []
    let first = Int(node.firstAttribute)
    var hasItemprop = false
    for at in first..<first + Int(node.attributeCount) {
      let attribute = tree.attributes[at]
      switch attribute.name {
      case .class, .id:
        mark.formUnion(MarkReader.read(tree.text, attribute.valueRange))
      case .itemprop, .property:
        hasItemprop = true
        if attribute.valueCount == 11,
          tree.text.has(Self.articleBody, at: Int(attribute.valueStart))
        {
          mark.subtract(.outside)
          mark.insert(.body)
        }
      case .role: mark.formUnion(role(tree, attribute.valueRange))
      case .hidden: mark.insert(.hidden)
      case .ariahidden:
        if attribute.valueCount == 4 { mark.insert(.hidden) }
      case .style:
        let range = Int(attribute.valueStart)..<Int(attribute.valueStart + attribute.valueCount)
        if let at = tree.text.find(Self.displayWord, in: range),
          tree.text.find(Self.noneWord, in: at..<min(range.upperBound, at + 14)) != nil
        {
          mark.insert(.hidden)
        }
      default: break
      }
    }
    if hasItemprop { page.properties.append(Int32(index)) }
    if node.tag == .body || node.tag == .html || node.tag == .main {
      mark.subtract(.outside)
    }
    switch node.tag {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .span, .a, .td, .tr, .em, .strong, .b, .i:
      // Such an element is no region of the page: its class speaks of its looks.
      mark.subtract([.sidebar, .navigation, .footer, .tools, .body, .article, .main])
    default: break
    }
    page.marks[index].formUnion(mark)
  }

  private static let articleBody = Array("articlebody".utf8)
  private static let roles: [(name: [UInt8], mark: Mark)] = [
    ("navigation", Mark.navigation), ("banner", .header), ("contentinfo", .footer),
    ("complementary", .sidebar), ("dialog", .promotion), ("alertdialog", .promotion),
    ("search", .navigation), ("menu", .navigation), ("menubar", .navigation),
    ("main", .main), ("article", .article), ("alert", .promotion), ("tablist", .tools),
    ("toolbar", .tools), ("tooltip", .tools),
  ].map { (Array($0.0.utf8), $0.1) }

  private func role(_ tree: Tree, _ range: ByteRange) -> Mark {
    for role in Self.roles
    where role.name.count == range.count && tree.text.has(role.name, at: range.start) {
      return role.mark
    }
    return []
  }

  private mutating func openBox(_ page: inout Page, _ node: Tree.Node, _ index: Int) {
    guard var box = boxes.last else { return }
    let position = Int32(index)
    var isBlock = true
    switch node.tag {
    case .address, .article, .aside, .body, .center, .details, .dialog, .dir, .div, .fieldset,
      .figure, .footer, .form, .frameset, .frame, .header, .hgroup, .html, .legend, .main,
      .multicol, .nav, .p, .search, .section, .summary, .optgroup, .option:
      break
    case .blockquote: box.kind = .quote
    case .figcaption, .caption: box.kind = .caption
    case .h1: box.kind = .heading1
    case .h2, .h3, .h4, .h5, .h6: box.kind = .heading
    case .pre, .listing, .plaintext, .xmp: box.kind = .pre
    case .ul, .ol, .dl, .menu:
      box.list = position
      box.item = -1
      box.kind = .text
    case .li, .dt, .dd:
      box.item = position
      box.kind = .item
    case .table, .tbody, .thead, .tfoot:
      box.kind = .text
      box.row = -1
      box.cell = -1
    case .tr:
      box.row = position
      box.cell = -1
    case .td, .th:
      box.cell = position
      box.kind = .cell
    case .unknown:
      isBlock = false
      pendingSpace = true
    default: return
    }
    if isBlock { flush(&page, atBreak: false) }
    box.node = isBlock ? position : box.node
    box.end = node.end
    box.isBlock = isBlock
    boxes.append(box)
  }

  // MARK: Text

  private mutating func append(
    _ page: inout Page, _ tree: Tree, _ node: Tree.Node, _ index: Int
  ) {
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
  private mutating func partNeighbours(
    _ page: Page, _ tree: Tree, _ node: Tree.Node, _ index: Int
  ) {
    guard lastText > 0, !pendingSpace, page.text.count > start, index - lastText >= 2,
      node.textCount > 0, let last = page.text.last,
      Int(tree.nodes[Int(tree.nodes[lastText].parent)].end) <= index
    else { return }
    let next = tree.text[Int(node.textStart)]
    if (last.isLower || last.isDigit) && next.isUpper || (last.isLetter && next.isDigit) {
      pendingSpace = true
    }
  }

  /// Writes the space that is due; none at the start of a line, none where a line feed of the
  /// source stands between two characters that are written without spaces.
  private mutating func space(_ page: inout Page, _ nextIsWide: Bool) {
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
  private mutating func feedInPre(
    _ page: inout Page, _ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ to: Int
  ) {
    var next = at + 1
    while next < to, source[next] == 0x20 || source[next] == 0x09 || source[next] == 0x0D {
      next += 1
    }
    if next < to, source[next] == 0x0A || next - at > 2 { flush(&page, atBreak: false) }
  }

  private mutating func flush(_ page: inout Page, atBreak: Bool) {
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
        start: Int32(range.lowerBound), end: Int32(range.upperBound), node: box.node,
        linkBytes: Int32(linkBytes), strongBytes: Int32(strongBytes),
        stops: Int16(clamping: stops), commas: Int16(clamping: commas), kind: box.kind,
        endsAtBreak: atBreak, startsAtBreak: startsAtBreak, list: box.list, item: box.item,
        row: box.row, cell: box.cell
      )
    )
    page.text.append(0x0A)
  }
}
