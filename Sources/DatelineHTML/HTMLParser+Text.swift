public import DatelineModel

extension HTMLParser {
  /// Decodes a document that is no page by the same rules as pages.
  ///
  /// - Returns: A tree of the root alone, whose `source` is the text; its issues say what was lost.
  public mutating func decode(_ document: borrowing Document) -> Tree {
    let decoded = decoder.decode(document.bytes, stated: document.statedCharset)
    var tree = Tree()
    tree.source = decoded.source
    tree.charset = decoded.charset
    tree.charsetFrom = decoded.from
    tree.issues = decoded.issues
    return tree
  }
}
