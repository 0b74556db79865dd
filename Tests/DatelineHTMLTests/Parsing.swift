import DatelineHTML
import DatelineModel

/// The tree of a page.
func parse(_ bytes: [UInt8], stated: String? = nil, caps: HTMLParser.Caps = .init()) -> Tree {
  var document = Document(uri: "test", bytes: bytes, sha256: "", format: .html)
  document.statedCharset = stated
  var parser = HTMLParser(caps: caps)
  return parser.parse(document)
}

func parse(_ html: String, caps: HTMLParser.Caps = .init()) -> Tree {
  parse(Array(html.utf8), caps: caps)
}

/// The tree of a page as its dump.
func dump(_ html: String) -> String { parse(html).dump() }

/// What a page's body holds, written as well-formed HTML with every tag spelt out.
func body(_ html: String) -> String { written(parse(html), below: .body) }

/// What a page's head holds, likewise.
func head(_ html: String) -> String { written(parse(html), below: .head) }

/// The content of the first element of a tag, written as well-formed HTML.
func written(_ tree: Tree, below tag: Tag) -> String {
  guard let root = tree.nodes.firstIndex(where: { $0.tag == tag }) else { return "" }
  var text = ""
  var open: [(end: Int, name: String)] = []
  for index in root + 1..<Int(tree.nodes[root].end) {
    while let last = open.last, last.end <= index {
      text += "</\(last.name)>"
      open.removeLast()
    }
    let node = tree.nodes[index]
    let range = node.textRange
    switch node.kind {
    case .document: break
    case .text: text += tree.string(in: range)
    case .raw: text += String(decoding: tree.source[range.start..<range.end], as: UTF8.self)
    case .comment: text += "<!--\(tree.string(in: range))-->"
    case .element:
      let name = node.tag == .unknown ? tree.string(in: range) : node.tag.name
      text += "<\(name)"
      let first = Int(node.firstAttribute)
      for attribute in tree.attributes[first..<first + Int(node.attributeCount)] {
        let known = attribute.name.name
        let name = attribute.name == .unknown ? tree.string(in: attribute.nameRange) : known
        text += " \(name)='\(tree.string(in: attribute.valueRange))'"
      }
      text += ">"
      if !node.tag.isVoid { open.append((Int(node.end), name)) }
    }
  }
  while let last = open.popLast() { text += "</\(last.name)>" }
  return text
}

/// Whether the tree keeps the promises of its type: see `Tree`.
func isSound(_ tree: Tree) -> Bool {
  guard let root = tree.nodes.first, root.end == Int32(tree.nodes.count) else { return false }
  var open: [Int] = []
  for (index, node) in tree.nodes.enumerated() {
    while let last = open.last, Int(tree.nodes[last].end) <= index { open.removeLast() }
    guard Int(node.depth) == open.count, node.parent == Int32(open.last ?? -1) else { return false }
    guard Int(node.end) > index, node.end <= tree.nodes[open.last ?? 0].end else { return false }
    if node.kind != .element, node.kind != .document, Int(node.end) != index + 1 { return false }
    let text = node.kind == .raw ? tree.source : tree.text
    let range = node.textRange
    guard range.end <= text.count else { return false }
    guard isWhole(text, range) else { return false }
    let attributes = Int(node.firstAttribute) + Int(node.attributeCount)
    guard attributes <= tree.attributes.count else { return false }
    open.append(index)
  }
  for attribute in tree.attributes {
    guard attribute.valueRange.end <= tree.text.count, attribute.nameRange.end <= tree.text.count,
      isWhole(tree.text, attribute.valueRange)
    else { return false }
  }
  return String(validating: tree.text, as: UTF8.self) != nil
    && String(validating: tree.source, as: UTF8.self) != nil
}

private func isWhole(_ text: [UInt8], _ range: ByteRange) -> Bool {
  (range.start == text.count || text[range.start] & 0xC0 != 0x80)
    && (range.end == text.count || text[range.end] & 0xC0 != 0x80)
}
