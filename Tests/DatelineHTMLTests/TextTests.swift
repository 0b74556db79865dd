import DatelineHTML
import DatelineModel
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
    ("&copy 2024&nbsp;&eacute;&eacute", "© 2024\u{A0}éé"),
    ("&notit; &not;it &ampx", "¬it; ¬it &x"),
    ("&hellip;&rarr;&NotEqualTilde;&fjlig;", "…→≂̸fj"),
    ("&#146;&#x93;&#150;&#128;", "’“–€"),
    ("&#20013;&#x6587;&#X6587", "中文文"),
    ("&#0;&#xD800;&#1114112;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&;&#;&#x;&unknown;& a&", "&;&#;&#x;&unknown;& a&"),
    ("a\u{1}b\u{8}c", "abc"),
    ("a\u{C}b", "a b"),
    ("&#13;&#1;x", "\nx"),
  ])
  func referencesMeanWhatHTML5Says(_ html: String, _ expected: String) {
    #expect(body("<body>" + html) == expected)
  }

  @Test func referencesInValuesNeedTheirSemicolon() {
    let html = #"<a href="?a=1&copy=2&lt=3&amp;b=4&eacute;" title='"&quot;&#39;' alt=a&gt;b>"#
    #expect(body(html) == "<a href='?a=1&copy=2&lt=3&b=4é' title='\"\"'' alt='a>b'></a>")
  }

  @Test(arguments: [
    ("<p a=1 A=2 b b=3>", "<p a='1' b=''></p>"),
    ("<p a = 'x' b= y c =z d=\"\">", "<p a='x' b='y' c='z' d=''></p>"),
    ("<p a=/x/ b=y/>", "<p a='/x/' b='y/'></p>"),
    ("<p @click=x [y]=1 z=2>", "<p z='2'></p>"),
    ("<p a=\"<b>\" c='>'>d", "<p a='<b>' c='>'>d</p>"),
    ("<p a='it&s' b=it's>", "<p a='it&s' b='it's'></p>"),
    (
      "<p data-x-Y=1 xml:lang=zh http-equiv=b>",
      "<p data-x-y='1' xml:lang='zh' http-equiv='b'></p>"
    ),
  ])
  func attributesAreReadAsHTML5Says(_ html: String, _ expected: String) {
    #expect(body(html) == expected)
  }

  @Test func longValuesAreKeptWhole() {
    let plain = String(repeating: "data:中/", count: 50)
    let mixed = plain + "&amp;" + plain
    #expect(
      body("<img src='\(plain)' alt=x srcset='\(mixed)' title=\"\(plain)\">")
        == "<img src='\(plain)' alt='x' srcset='\(plain)&\(plain)' title='\(plain)'>"
    )
  }

  @Test(arguments: [
    ("script", "var a = '<p>' < b && \"</div>\"; // 中"),
    ("script", "<!-- <script> </script> -->"),
    ("script", "a = '<!--'; b"),
    ("style", "a > b { content: '</p>' }"),
    ("iframe", "<p>a&amp;b</p>"),
    ("noframes", "<p>a"),
    ("xmp", "<b>&lt;"),
  ])
  func rawTextIsARangeOfTheSource(_ name: String, _ content: String) {
    let tree = parse("<body>x<\(name) type=a>\(content)</\(name.uppercased()) >y")
    let raw = tree.nodes.filter { $0.kind == .raw }
    #expect(raw.count == 1)
    let range = raw[0].textRange
    #expect(String(decoding: tree.source[range.start..<range.end], as: UTF8.self) == content)
    #expect(written(tree, below: .body) == "x<\(name) type='a'>\(content)</\(name)>y")
  }

  @Test func textareasHoldText() {
    #expect(body("<textarea>\n<p>a&amp;b</textarea>c") == "<textarea><p>a&b</textarea>c")
  }

  @Test func lineEndsAreLineFeeds() {
    #expect(body("<pre>x\r\ny\rz\n\r\n</pre>") == "<pre>x\ny\nz\n\n</pre>")
  }

  @Test func nothingIsFetched() {
    let html = """
      <!DOCTYPE html SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>
      <?xml-stylesheet href="file:///etc/passwd"?><body>&x;</body>
      """
    #expect(!dump(html).contains("root:"))
    #expect(body(html).contains("&x;"))
  }
}
