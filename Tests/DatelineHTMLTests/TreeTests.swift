import DatelineHTML
import DatelineModel
import Testing

@Suite struct TreeTests {
  @Test func aPageHasItsSkeleton() {
    #expect(
      dump("<!doctype html><title>A &amp; B</title><p class=x>one<p>two") == """
        | <html>
        |   <head>
        |     <title>
        |       "A & B"
        |   <body>
        |     <p>
        |       class="x"
        |       "one"
        |     <p>
        |       "two"

        """
    )
  }

  @Test func aSlashClosesAnyElementOfXML() {
    #expect(
      body("\n<?xml version='1.0'?><div id=a /><p>b<br /><script src=c /><i />d</p>")
        == "<div id='a'></div><p>b<br><script src='c'></script><i></i>d</p>"
    )
    // A script that has an end tag of its own.
    #expect(
      body("<?xml version='1.0'?><p>b<script src=x />write('x')</script>c</p>")
        == "<p>b<script src='x'>write('x')</script>c</p>"
    )
  }

  @Test(arguments: [
    // Ends that are left out
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<p>a<section>b</section>c", "<p>a</p><section>b</section>c"),
    ("<p>a<figure>b<figcaption>c</figure>", "<p>a</p><figure>b<figcaption>c</figcaption></figure>"),
    ("<p>a<main><p>b</main>", "<p>a</p><main><p>b</p></main>"),
    ("<p>a<header>b</header><footer>c</footer>", "<p>a</p><header>b</header><footer>c</footer>"),
    (
      "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
      "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>"
    ),
    ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
    (
      "<select><option>a<option>b</select>c",
      "<select><option>a</option><option>b</option></select>c"
    ),
    ("<h1>a<h2>b</h2>", "<h1>a</h1><h2>b</h2>"),
    ("<h1>a</h2>b", "<h1>a</h1>b"),
    // What a template shows at once, and what it keeps
    (
      "<x-a><template shadowrootmode=open><p>a</p></template></x-a><p>b",
      "<x-a><div shadowrootmode='open'><p>a</p></div></x-a><p>b</p>"
    ),
    ("<template><p>a</template>b", "<template><p>a</p></template>b"),
    // Raw text that a slash closes, where no end tag follows
    ("<iframe src=a /><p>b", "<iframe src='a'></iframe><p>b</p>"),
    ("<iframe src=a /><p>b</iframe>c", "<iframe src='a'><p>b</iframe>c"),
    (
      "<textarea /><p>b<textarea /><p>c",
      "<textarea></textarea><p>b<textarea></textarea></p><p>c</p>"
    ),
    // Ends that fit nothing
    ("a</div>b</span>c", "abc"),
    ("a</p>b", "a<p></p>b"),
    ("a</br>b", "a<br>b"),
    ("<div><span>a</div>b", "<div><span>a</span></div>b"),
    // Elements without content
    ("a<wbr>b<br/>c<img src=x>d", "a<wbr>b<br>c<img src='x'>d"),
    (
      "<video><source src=a><track src=b>c</video>",
      "<video><source src='a'><track src='b'>c</video>"
    ),
    ("<div/>a", "<div>a</div>"),
    // Misnested formatting
    ("<b>a<p>b</b>c</p>d", "<b>a</b><p><b>b</b>c</p>d"),
    ("<a href=1>a<div>b</a>c</div>", "<a href='1'>a</a><div><a href='1'>b</a>c</div>"),
    ("<b>a<i>b</b>c</i>d", "<b>a<i>b</i></b><i>c</i>d"),
    ("<p><b>a<p>b", "<p><b>a</b></p><p><b>b</b></p>"),
    ("<a href=1>a<a href=2>b</a>c", "<a href='1'>a</a><a href='2'>b</a>c"),
    ("<b><i><p>a</b>b</i>c", "<b><i></i></b><i></i><p><i><b>a</b>b</i>c</p>"),
    // Nested where it may not be
    ("<button>a<button>b</button>c", "<button>a</button><button>b</button>c"),
    ("<form>a<form>b</form>c", "<form>ab</form>c"),
    // Tables
    (
      "<table><tr><td>a<td>b<tr><td>c</table>",
      "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>"
    ),
    ("<table><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    ("<table>a<tr><td>b</table>c", "a<table><tbody><tr><td>b</td></tr></tbody></table>c"),
    ("<table><tr><p>a<td>b</table>", "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table>"),
    (
      "<table><td><table><td>a</table>b</table>",
      "<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table>b</td></tr></tbody>"
        + "</table>"
    ),
    ("<td>a</td>b", "ab"),
    // Declarations and comments
    ("a<![if !IE]>b<![endif]>c", "a<!--[if !IE]-->b<!--[endif]-->c"),
    ("a<![CDATA[b]]>c", "a<!--[CDATA[b]]-->c"),
    ("a<!-->b<!--->c<!--d--!>e", "a<!---->b<!---->c<!--d-->e"),
    ("a<?php x ?>b", "a<!--?php x ?-->b"),
    ("a</ x>b</>c", "a<!-- x-->bc"),
    // What is no tag
    ("1 < 2 <3 a<b", "1 < 2 <3 a"),
    ("<my-tag A=1>a</my-tag>", "<my-tag a='1'>a</my-tag>"),
    ("<e.p>a<o:p>b</o:p>", "<e_p>a<o:p>b</o:p></e_p>"),
    // Foreign content
    (
      "<svg><title>x</title><style>y</style></svg>a", "<svg><title>x</title><style>y</style></svg>a"
    ),
    ("<svg><path d=1><p>a", "<svg><path d=1></svg><p>a</p>"),
    ("<svg/>a", "<svg></svg>a"),
    ("<math><mi>x</mi><mspace/></math>a", "<math><mi>x</mi><mspace></mspace></math>a"),
    ("<pre>\n a\n</pre>", "<pre> a\n</pre>"),
  ])
  func tagsMakeTheTreeThatHTML5Says(_ html: String, _ expected: String) {
    let tree = parse("<!doctype html><body>" + html)
    #expect(written(tree, below: .body) == expected)
    #expect(isSound(tree))
    #expect(tree.issues.isEmpty)
  }

  @Test(arguments: [
    ("<meta name=a content=b><link rel=c><p>d", "<meta name='a' content='b'><link rel='c'>"),
    (
      "<noscript><img src=1></noscript><meta name=a>",
      "<noscript><img src='1'></noscript><meta name='a'>"
    ),
    ("<title>a<b>&lt;c</title>", "<title>a<b><c</title>"),
    ("<head><title>a</title></head><link rel=b><body>c", "<title>a</title><link rel='b'>"),
    ("<script>if (a<b) '</p>'</script>", "<script>if (a<b) '</p>'</script>"),
  ])
  func theHeadKeepsWhatBelongsToIt(_ html: String, _ expected: String) {
    #expect(head("<!doctype html>" + html) == expected)
  }

  @Test func aSecondBodyIsTheFirst() {
    let tree = parse("<html lang=en><body class=a>1<body class=b id=c>2<html dir=ltr>3")
    #expect(written(tree, below: .body) == "123")
    #expect(tree.nodes.count { $0.tag == .body } == 1)
    let body = tree.nodes.firstIndex { $0.tag == .body } ?? 0
    #expect(tree.string(.class, of: body) == "a")
    #expect(tree.string(.id, of: body) == "c")
    #expect(tree.string(.dir, of: 1) == "ltr")
    #expect(tree.string(.lang, of: 1) == "en")
  }

  @Test func textAfterTheBodyIsItsOwn() {
    #expect(body("<body>a</body></html>b<p>c") == "ab<p>c</p>")
  }

  @Test func libxml2SaysItsVersion() {
    #expect(HTMLParser.libxml2Version.split(separator: ".").count == 3)
  }
}
