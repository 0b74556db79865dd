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
  /// How much of the text stands before each of them.
  var imageStarts: [Int32] = []
  /// Elements with `itemprop` outside of the head.
  var properties: [Int32] = []
  /// The values of the first `itemtype` attributes.
  var itemTypes: [ByteRange] = []
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

  /// Whether text follows an element in its parent at once: a sentence goes on behind it.
  func hasTextBehind(_ node: Int) -> Bool {
    let next = Int(tree.nodes[node].end)
    guard next < tree.nodes.count, tree.nodes[next].parent == tree.nodes[node].parent,
      tree.nodes[next].kind == .text
    else { return false }
    let start = Int(tree.nodes[next].textStart)
    return tree.text[start..<start + Int(tree.nodes[next].textCount)].contains { $0 > 0x20 }
  }

  /// The ancestors of a node from its parent up to the root.
  func parent(_ node: Int) -> Int { Int(tree.nodes[node].parent) }
}
