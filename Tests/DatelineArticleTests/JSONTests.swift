import Testing

@testable import DatelineArticle

@Suite struct JSONTests {
  private func json(_ text: String) -> JSON {
    let bytes = Array(text.utf8)
    return JSON(bytes, 0..<bytes.count)
  }

  @Test(arguments: [
    #"{"a": "x"}"#, #"{"b": [1, {"c": 2}], "a": "x",}"#, "{\n'a': 'x'", #"/* note */ {"a": "x"};"#,
    "{\"a\": \"x\"\n, \"b\": undefined}", "<!-- {\"a\":\"x\"} -->",
  ])
  func findsTheKey(_ text: String) {
    let json = json(text)
    let top = json.children(of: 0).first
    #expect(top.flatMap { json.text("a", of: $0) } == "x")
  }

  @Test func readsEscapes() {
    let json = json(#"["\u4e2d\ud83d\ude00\n\"q\"\/"]"#)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "中😀\n\"q\"/")
  }

  @Test func endsWhereverTheTextEnds() {
    let text = Array(#"{"a": ["b\u00e9", {"c": 'd', "e": -1.5e3}], "f": tru"#.utf8)
    for end in 0...text.count { #expect(JSON(text, 0..<end).values.count >= 1) }
  }
}
