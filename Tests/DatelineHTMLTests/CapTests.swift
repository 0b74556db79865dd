import DatelineHTML
import DatelineModel
import Testing

@Suite struct CapTests {
  @Test func depthIsCappedAndNothingIsLost() {
    let html =
      String(repeating: "<div>", count: 50_000) + "deep"
      + String(repeating: "</div>", count: 50_000) + "after"
    let tree = parse(html)
    #expect(tree.issues.map(\.code) == ["tree.depth"])
    #expect(tree.nodes.allSatisfy { $0.depth <= 2_002 })
    #expect(tree.nodes.count { $0.tag == .div } == 50_000)
    #expect(String(decoding: tree.text, as: UTF8.self) == "deepafter")
    #expect(tree.nodes.last?.depth == 3)
    #expect(isSound(tree))
  }

  @Test func nodesAreCapped() {
    var caps = HTMLParser.Caps()
    caps.nodes = 1000
    let tree = parse(String(repeating: "<p>a", count: 2000), caps: caps)
    #expect(tree.issues.map(\.code) == ["tree.nodes"])
    #expect(tree.issues.map(\.level) == [.warning])
    #expect(tree.nodes.count == 1000)
    #expect(isSound(tree))
  }

  @Test(arguments: ["a", "é", "中", "𠀀"])
  func bytesAreCapped(_ character: String) {
    var caps = HTMLParser.Caps()
    caps.bytes = 1000
    let tree = parse(String(repeating: character, count: 2000), caps: caps)
    #expect(tree.issues.map(\.code) == ["page.size"])
    #expect(tree.source.count <= 1000 && tree.source.count > 996)
    #expect(isSound(tree))
  }

  @Test func attributesAreCapped() {
    let html = "<p" + (0..<400).map { " a\($0)=b" }.joined() + ">x"
    let tree = parse(html)
    #expect(tree.issues.map(\.code) == ["tree.attributes"])
    #expect(tree.nodes.last?.kind == .text)
    #expect(isSound(tree))
  }

  @Test(
    arguments: [
      ([], "page.empty"),
      (Array("  \r\n\t".utf8), "page.empty"),
      ([0, 0, 0, 0], "page.binary"),
      (Array("%PDF-1.7 …".utf8), "page.binary"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "page.binary"),
      ((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 5) }, "page.binary"),
    ] as [([UInt8], String)]
  )
  func whatIsNoTextIsAnError(_ bytes: [UInt8], _ code: String) {
    let tree = parse(bytes)
    #expect(tree.issues.map(\.code) == [code])
    #expect(tree.issues.map(\.level) == [.error])
    #expect(tree.nodes.count == 1)
  }

  @Test func nulIsIgnored() {
    #expect(body("a\0b<p\0 c\0=1>d<script>e\0f</script>") == "ab<p c='1'>d<script>ef</script></p>")
  }

  @Test(arguments: [
    "</p>", "<b><p></b>", "<table>", "<table>x", "<a><div></a>", "<font size=1><p>", "<select>",
    "<button>", "<script><!--</script>", "<svg>", "<!--", "<title>", "&", "&#", "<", "</", "<x ",
    "<p a='", "\u{1}", "<td>", "<form>", "<i></i>", "<li>", "<template>", "<frameset>", "<body a>",
    "<ruby><rt>", "<b><i><u><p></b></i></u>", "</table>", "\u{FFFE}", "<h1>",
    "<p x=&amp; y=\"\n\">",
  ])
  func repetitionStaysCheap(_ piece: String) {
    let start = ContinuousClock.now
    let tree = parse(String(repeating: piece, count: 20_000))
    #expect(isSound(tree))
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func manyParsersWorkAtOnce() async {
    let page = "<title>t</title><p>" + String(repeating: "a &amp; b<i>c</i> 中 ", count: 500)
    let expected = dump(page)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var parser = HTMLParser()
          let document = Document(uri: "", bytes: Array(page.utf8), sha256: "", format: .html)
          return (0..<50).allSatisfy { _ in parser.parse(document).dump() == expected }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test func aParserForgetsThePageBefore() {
    var parser = HTMLParser()
    let broken = Document(
      uri: "",
      bytes: Array("<table><b><select><script><!-- <p a='".utf8),
      sha256: "",
      format: .html
    )
    let page = Document(uri: "", bytes: Array("<p>a<b>b</b>".utf8), sha256: "", format: .html)
    let fresh = parser.parse(page).dump()
    _ = parser.parse(broken)
    #expect(parser.parse(page).dump() == fresh)
  }
}
