import DatelineHTML
import DatelineModel

/// The tree of a page, as its dump.
func dump(_ html: String) -> String { parse(Array(html.utf8)).dump() }

/// The tree of a page.
func parse(_ bytes: [UInt8], stated: String? = nil, caps: HTMLParser.Caps = .init()) -> Tree {
  var document = Document(uri: "test", bytes: bytes, sha256: "", format: .html)
  document.statedCharset = stated
  var parser = HTMLParser(caps: caps)
  return parser.parse(document)
}

/// The body of a page as its dump, without the lines of the skeleton.
func body(_ html: String) -> String {
  dump(html).split(separator: "\n").drop { $0 != "|   <body>" }.dropFirst()
    .map { "|" + $0.dropFirst(5) + "\n" }.joined()
}
