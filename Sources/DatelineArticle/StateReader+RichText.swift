extension StateReader {
  private static let partTypes: Set<String> = [
    "paragraph", "p", "text", "heading", "header", "h2", "h3", "h4", "blockquote", "quote", "list",
    "ul", "ol", "li", "list-item", "listItem", "unordered-list", "ordered-list", "block",
    "bulleted-list", "numbered-list", "bulletList", "orderedList",
  ]
  private static let paragraphTypes: Set<String> = ["paragraph", "p", "text", "block"]
  private static let textKeys = ["text", "value", "content", "html", "copy", "body"]
  /// What hangs on a part and is not its text.
  private static let otherKeys = [
    "data", "attrs", "attributes", "marks", "markDefs", "meta", "href", "url", "image", "caption",
    "credit", "embed",
  ]

  /// The paragraphs of an editor's document: an array of parts that name their types, the text of
  /// each in pieces below it (`{"type": "paragraph", "content": [{"type": "text", "value": …}]}`).
  func richText(_ json: JSON) -> [[UInt8]] {
    var best: [[UInt8]] = []
    var bestSize = 0
    var index = 1
    while index < json.values.count {
      guard json.values[index].kind == .array, isDocument(json, index) else {
        index += 1
        continue
      }
      var lines: [[UInt8]] = []
      for part in json.children(of: index) {
        guard let type = type(json, part), Self.partTypes.contains(type) else { continue }
        var text: [UInt8] = []
        pieces(json, part, into: &text)
        lines.append(contentsOf: Markup.lines(text, 0..<text.count))
      }
      let size = lines.reduce(0) { $0 + $1.count }
      if size > bestSize {
        best = lines
        bestSize = size
      }
      index = Int(json.values[index].next)
    }
    return best
  }

  /// Whether an array holds parts of which several are paragraphs.
  private func isDocument(_ json: JSON, _ array: Int) -> Bool {
    var paragraphs = 0
    for part in json.children(of: array) where json.values[part].kind == .object {
      if let type = type(json, part), Self.paragraphTypes.contains(type) { paragraphs += 1 }
      if paragraphs >= 3 { return true }
    }
    return false
  }

  private func type(_ json: JSON, _ part: Int) -> String? {
    guard json.values[part].kind == .object else { return nil }
    for key in ["type", "nodeType", "_type", "tag", "kind"] {
      if let value = json.text(key, of: part) { return value }
    }
    return nil
  }

  /// Joins the strings of text below a part, in order.
  private func pieces(_ json: JSON, _ part: Int, into text: inout [UInt8]) {
    var index = part + 1
    while index < Int(json.values[part].next) {
      let value = json.values[index]
      if Self.otherKeys.contains(where: { json.isKey($0, of: index) }) {
        index = Int(value.next)
        continue
      }
      if value.kind == .string, Self.textKeys.contains(where: { json.isKey($0, of: index) }) {
        text.append(contentsOf: json.bytes[json.range(of: index)])
      }
      index += 1
    }
  }
}
