public import DatelineModel

extension Tree {
  /// The tree as indented lines, for tests and for people: `| <p>`, `|   "text"`, `|   class="a"`.
  ///
  /// The format is that of html5lib's test data; raw text is shown as text.
  public func dump() -> String {
    var lines = ""
    for (index, node) in nodes.enumerated() where index > 0 {
      let indent = "| " + String(repeating: "  ", count: Int(node.depth) - 1)
      switch node.kind {
      case .document: break
      case .element:
        let name = node.tag == .unknown ? string(in: node.textRange) : node.tag.name
        lines += "\(indent)<\(name)>\n"
        let first = Int(node.firstAttribute)
        let all = attributes[first..<first + Int(node.attributeCount)].map { attribute in
          let name =
            attribute.name == .unknown ? string(in: attribute.nameRange) : attribute.name.name
          return "\(name)=\"\(string(in: attribute.valueRange))\""
        }
        for attribute in all.sorted() { lines += "\(indent)  \(attribute)\n" }
      case .text: lines += "\(indent)\"\(string(in: node.textRange))\"\n"
      case .raw:
        let range = node.textRange
        lines +=
          "\(indent)\"\(String(decoding: source[range.start..<range.end], as: UTF8.self))\"\n"
      case .comment: lines += "\(indent)<!-- \(string(in: node.textRange)) -->\n"
      }
    }
    return lines
  }
}
