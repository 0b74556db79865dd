import DatelineModel

extension Page {
  /// The text inside a node on one line, without scripts.
  func string(inside node: Int) -> String {
    String(decoding: plain(inside: node), as: UTF8.self)
  }

  /// The first byte of text inside a node.
  private func firstByte(_ node: Int) -> UInt8? {
    for index in node + 1..<max(node + 1, Int(tree.nodes[node].end))
    where tree.nodes[index].kind == .text && tree.nodes[index].textCount > 0 {
      return tree.text[Int(tree.nodes[index].textStart)]
    }
    return nil
  }

  func plain(inside node: Int, limit: Int = 2000) -> [UInt8] {
    var result: [UInt8] = []
    var index = node + 1
    let end = Int(tree.nodes[node].end)
    var space = false
    func add(_ bytes: [UInt8], _ range: ByteRange) {
      var at = range.start
      while at < range.end {
        let byte = bytes[at]
        if byte.isSpace || (byte == 0xC2 && at + 1 < range.end && bytes[at + 1] == 0xA0) {
          space = true
          at += byte == 0xC2 ? 2 : 1
          continue
        }
        if byte == 0xC2, at + 1 < range.end, bytes[at + 1] == 0xAD {
          at += 2
          continue
        }
        if space, !result.isEmpty { result.append(0x20) }
        space = false
        result.append(byte)
        at += 1
      }
    }
    while index < end, result.count < limit {
      let child = tree.nodes[index]
      switch child.kind {
      case .text:
        add(tree.text, child.textRange)
        index += 1
      case .raw:
        // A title's text is raw to some parsers.
        if tree.nodes[node].tag == .title { add(tree.source, child.textRange) }
        index += 1
      case .element:
        // Words of two elements that touch are apart to the eye.
        if let last = result.last, last.isLower || last.isDigit, !space, index + 1 < end,
          let next = firstByte(index), next.isUpper || next.isDigit && last.isLower
        {
          space = true
        }
        switch child.tag {
        case .script, .style, .svg, .noscript, .button, .template: index = Int(child.end)
        case .br, .p, .div, .li, .td, .tr, .h1, .h2, .h3, .h4:
          space = true
          index += 1
        default: index += 1
        }
      default: index += 1
      }
    }
    return result
  }

  private static let about = Array("about ".utf8)

  /// What stands behind "About" where a line says so from a place on; `nil` where it does not, or ends
  /// there.
  func subject(from start: Int, of line: Line) -> Range<Int>? {
    let behind = start + Self.about.count
    guard behind < Int(line.end), text.has(Self.about, at: start) else { return nil }
    return text.trimmed(behind..<Int(line.end))
  }
}
