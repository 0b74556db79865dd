import DatelineModel

/// Walks the tree once, in document order, and writes the page's lines.
struct Layout {
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
  private var classes = MarkCache()

  mutating func run(_ page: inout Page) {
    let tree = page.tree
    let nodes = tree.nodes
    boxes.append(
      Box(
        end: Int32(nodes.count),
        node: 0,
        kind: .text,
        list: -1,
        item: -1,
        row: -1,
        cell: -1,
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
    settleItems(&page)
  }

  /// Paragraphs of prose in one item from which it is the layout's and not a list's.
  private static let mostInItem = 4

  /// Takes an item that holds a whole article for no item: some pages lay out their columns as
  /// lists.
  private func settleItems(_ page: inout Page) {
    var start = 0
    while start < page.lines.count {
      let item = page.lines[start].item
      var end = start + 1
      while end < page.lines.count, page.lines[end].item == item { end += 1 }
      if item >= 0, end - start >= Self.mostInItem {
        let prose = page.lines[start..<end].count {
          $0.kind == .item && $0.count >= 60 && $0.stops > 0 && $0.linkShare < 0.3
        }
        if prose >= Self.mostInItem {
          for index in start..<end where page.lines[index].kind == .item {
            page.lines[index].kind = .text
            page.lines[index].list = -1
            page.lines[index].item = -1
          }
        }
      }
      start = end
    }
  }

  mutating func element(
    _ page: inout Page,
    _ tree: Tree,
    _ node: Tree.Node,
    _ index: Int
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
      page.imageStarts.append(Int32(page.text.count))
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
      guard let top = boxes.last, top.kind == .heading || isFold(page, tree, index) else {
        return Int(node.end)
      }
      return index + 1
    case .br:
      flush(&page, atBreak: true)
      return index + 1
    case .wbr:
      return index + 1
    case .html:
      if page.htmlNode < 0 { page.htmlNode = Int32(index) }
    case .time:
      page.times.append(Int32(index))
    default: break
    }
    if node.attributeCount > 0 {
      if isArchiveBar(tree, node) { return Int(node.end) }
      readAttributes(&page, tree, node, index)
    }
    page.marks[index].formUnion(tagMark(node.tag))
    switch node.tag {
    case .a:
      if let address = tree.attribute(.href, of: index), !opensFold(page, tree, index, address) {
        linkEnd = max(linkEnd, Int(node.end))
      }
    case .b, .strong, .em, .i:
      strongEnd = max(strongEnd, Int(node.end))
    case .hr:
      flush(&page, atBreak: false)
    default: break
    }
    openBox(&page, node, index)
    return index + 1
  }

  /// Whether a button opens a section that is folded, and so bears its heading.
  private func isFold(_ page: Page, _ tree: Tree, _ button: Int) -> Bool {
    if page.marks[Int(tree.nodes[button].parent)].contains(.fold) { return true }
    guard let names = tree.attribute(.class, of: button) else { return false }
    return MarkReader.read(tree.text, names).contains(.fold)
  }

  /// Whether a link leads nowhere but unfolds what stands below it, like a question its answer.
  private func opensFold(_ page: Page, _ tree: Tree, _ link: Int, _ address: ByteRange) -> Bool {
    guard address.isEmpty || tree.text[address.start] == 0x23 else { return false }
    return page.marks[link].contains(.fold)
      || page.marks[Int(tree.nodes[link].parent)].contains(.fold)
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
    case .dialog: .consent
    case .article: .article
    case .main: .main
    case .figcaption, .caption: .caption
    case .label, .fieldset, .legend: .tools
    default: []
    }
  }

  private static let archiveBar = Array("wm-ipp-base".utf8)

  /// Whether an element is the bar that the Wayback Machine puts above the pages that it kept, with
  /// the days of its captures and what it says of its collections.
  private func isArchiveBar(_ tree: Tree, _ node: Tree.Node) -> Bool {
    guard node.tag == .div else { return false }
    let first = Int(node.firstAttribute)
    return tree.attributes[first..<first + Int(node.attributeCount)].contains {
      $0.name == .id && $0.valueCount == Self.archiveBar.count
        && tree.text.has(Self.archiveBar, at: Int($0.valueStart))
    }
  }

  private static let noneWord = Array("none".utf8)
  private static let displayWord = Array("display".utf8)

  private mutating func readAttributes(
    _ page: inout Page,
    _ tree: Tree,
    _ node: Tree.Node,
    _ index: Int
  ) {
    var mark: Mark = []
    let first = Int(node.firstAttribute)
    var hasItemprop = false
    for at in first..<first + Int(node.attributeCount) {
      let attribute = tree.attributes[at]
      switch attribute.name {
      case .class:
        mark.formUnion(classes.read(tree.text, attribute.valueRange))
      case .id where !isSlug(tree, node, attribute.valueRange):
        mark.formUnion(classes.read(tree.text, attribute.valueRange))
      case .itemprop, .property:
        hasItemprop = true
        if attribute.valueCount == 11,
          tree.text.has(Self.articleBody, at: Int(attribute.valueStart))
        {
          mark.subtract(.outside)
          mark.insert(.body)
        }
      case .itemtype:
        if page.itemTypes.count < 40 { page.itemTypes.append(attribute.valueRange) }
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
    switch node.tag {
    case .body, .html:
      // What the whole page is called says nothing of what stands where on it.
      mark = []
    case .main: mark.subtract(.outside)
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .span, .a, .td, .tr, .em, .strong, .b, .i:
      // Such an element is no region of the page: its class speaks of its looks.
      mark.subtract([.sidebar, .navigation, .footer, .tools, .body, .article, .main])
    default: break
    }
    page.marks[index].formUnion(mark)
  }

  /// Whether the id of a heading, or of the section that it heads, is made of the heading's words, as
  /// generators of documentation make it (`respond-to-comments`): it says nothing of the section.
  private func isSlug(_ tree: Tree, _ node: Tree.Node, _ id: ByteRange) -> Bool {
    if tree.text.has(Self.skipTarget, at: id.start), node.tag != .a, node.tag != .nav {
      return true
    }
    switch node.tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: return true
    case .section:
      return node.attributeCount == 1
        && tree.text[id.start..<id.end].count { $0 == 0x2D } >= 2
    default: return false
    }
  }

  /// What the ids begin with that links over the menu lead to.
  private static let skipTarget = Array("skip-to-".utf8)
  private static let articleBody = Array("articlebody".utf8)
  private static let roles: [(name: [UInt8], mark: Mark)] = [
    ("navigation", Mark.navigation), ("banner", .header), ("contentinfo", .footer),
    ("complementary", .sidebar), ("dialog", .consent), ("alertdialog", .consent),
    ("search", .navigation), ("menu", .navigation), ("menubar", .navigation),
    ("main", .main), ("article", .article), ("alert", .promotion), ("tablist", .tools),
    ("tabpanel", .fold), ("toolbar", .tools), ("tooltip", .promotion),
  ].map { (Array($0.0.utf8), $0.1) }

  private func role(_ tree: Tree, _ range: ByteRange) -> Mark {
    for role in Self.roles
    where role.name.count == range.count && tree.text.has(role.name, at: range.start) {
      return role.mark
    }
    return []
  }

  mutating func openBox(_ page: inout Page, _ node: Tree.Node, _ index: Int) {
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
    case .span
    where page.marks[index].contains(.caption) && box.kind == .text && !page.hasTextBehind(index):
      box.kind = .caption
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
}
