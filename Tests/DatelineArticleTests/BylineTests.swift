import DatelineModel
import Testing

@testable import DatelineArticle

/// Which of the names on a page are its author's, and by what name.
@Suite struct BylineTests {
  private static let more =
    "The wing has room for a thousand lamps, of which half are lit, and for the letters of those who made them. Guides show it every day but Tuesday, and children pay nothing, said the director."

  @Test(
    "Names that the page holds beside its own",
    arguments: [
      // What stands above and below the text, and the authors.
      (
        "<figure><img src=1.jpg><figcaption>A lamp <span class=img-author>Max Smith</span></figcaption></figure>",
        "", []
      ),
      ("<p class=credit>By Max Smith | Maps by Example</p><p>By Jane Doe</p>", "", ["Jane Doe"]),
      ("", "<blockquote>So be it. <a href=/author/max>Max Smith</a></blockquote>", []),
      (
        "",
        "<a href=/b><h3>A museum for lamps</h3><small>By <span class=author>Max Smith</span> Jan 20, 2024</small></a>",
        []
      ),
      ("<p><a href=/author/search>Search</a></p>", "<p>Autor: Erika Muster</p>", ["Erika Muster"]),
      (
        "<div class=byline-part><a href=/author/jane>Jane</a></div><div class=byline-part><a href=/category/lampfly>Lampfly</a></div>",
        "", ["Jane"]
      ),
      ("", "<p>Von <b>Erika Muster</b></p>", ["Erika Muster"]),
      ("", "<p>Article by</p><p>Jane Doe</p>", ["Jane Doe"]),
      ("", "<p>Автор: Мария Пример</p>", ["Мария Пример"]),
      ("<p>Autor: Jan Muster Data publikacji: 07.04.2024, 14:30</p>", "", ["Jan Muster"]),
      ("<p>EFE | Madrid | 17 ene 2024 - 10:42 CET</p>", "", ["EFE"]),
      ("", "<p>PDF</p><p>12/2024</p><p>Von Erika Muster</p>", ["Erika Muster"]),
      (
        "<div class='author vcard'><a href=/team/jd><b>Jane Doe</b></a> Senior Harbour Correspondent</div>",
        "", ["Jane Doe"]
      ),
      (
        "<div class=author>Article <a href=/search>Pub Search</a> and all else</div><p>By Jane Doe</p>",
        "", ["Jane Doe"]
      ),
      ("", "<div class=asset-footer>Von Erika am 23.01.2024, 11:51 | Kunst</div>", ["Erika"]),
      ("<p>Freitag | 23. Januar 2024 | 15:49 VON Erika Muster IN Kunst</p>", "", ["Erika Muster"]),
      ("<p><a href=/author/jane>Jane Doe</a>on January 23, 2024</p>", "", ["Jane Doe"]),
      ("", "<div class=testimonials><p>Great lamps!</p><p class=author>Max Smith</p></div>", []),
      ("<p><span>Written by:</span><span>Jane Doe</span></p>", "", ["Jane Doe"]),
      (
        "<h6>Author(s)</h6><ul><li>Jane Doe</li><li>Max Smith</li></ul>", "",
        ["Jane Doe", "Max Smith"]
      ),
      ("<h6>Author</h6><p>Jane Doe</p><p>Max Smith</p>", "", ["Jane Doe"]),
      ("", "<p>Authors</p><p>Jane Doe</p><p>Max Smith</p>", ["Jane Doe", "Max Smith"]),
      ("<p>Lamp Room Week Call for proposals until July 31, 2024</p>", "", []),
      ("", "<footer class=entry-footer><a href=/author/jane>jane</a></footer>", ["jane"]),
      (
        "<div itemprop=author itemscope><meta itemprop=name content=jdoe>J Offline jdoe wrote on</div>",
        "", ["jdoe"]
      ),
    ] as [(String, String, [String])]
  )
  func beside(_ above: String, _ below: String, _ expected: [String]) {
    let article = MuseumPage.read(
      "<article class=post><h1>Museum opens new wing</h1>\(above)<p>\(MuseumPage.prose)</p><p>\(Self.more)</p>\(below)</article>"
    )
    #expect(article.authors == expected)
  }

  @Test(
    "What metadata gives as authors, and what it does not mean",
    arguments: [
      (#"<meta name=author content="Example News, Hamburg, Germany">"#, "", []),
      (#"<meta name=creator content="Lampdesign, www.lampdesign.example">"#, "", []),
      (#"<meta name=author content="Jane Doe example, Germany">"#, "", ["Jane Doe"]),
      (#"<meta name=author content="example.org">"#, "", []),
      (#"<meta itemprop=author content="Jane Doe">"#, "", ["Jane Doe"]),
      (
        ["Ann Lamp", "Bob Door", "Cora Hall", "Dan Wing", "Eve Roof"]
          .map { "<meta itemprop=author content='\($0)'>" }.joined(), "", []
      ),
      (
        #"<meta name=author content="Jane Doe"><meta name=dc.creator content="Jane Doe">"#,
        "<p>It opens daily.</p><p>A day costs ten.</p><p>Bring a lamp.</p><div class=author-box>Max Smith</div>",
        ["Jane Doe"]
      ),
      (
        #"<script type="application/ld+json">{"@type": "NewsArticle", "author": "{ \"@type\": \"Person\", \"name\": \"Jane Doe\" }"}</script>"#,
        "", ["Jane Doe"]
      ),
      (
        #"<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Jane Doe"}, {"name": "Master Gardener"}]}</script>"#,
        "", ["Jane Doe"]
      ),
      (
        #"<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "max.smith"}}</script>"#,
        "<div class=author-info>Jane Doe</div>", ["Jane Doe"]
      ),
      (
        #"<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "max.smith"}}</script>"#,
        "", ["max.smith"]
      ),
      (
        #"<script type="application/ld+json">{"@type": "Product", "aggregateRating": {"ratingCount": 2}, "review": [{"@type": "Review", "author": {"name": "Max Smith"}}]}</script>"#,
        "", []
      ),
      (
        #"<script type="application/ld+json">{"@type": "Product", "review": {"@type": "Review", "author": {"name": "Jane Doe"}}}</script>"#,
        "", ["Jane Doe"]
      ),
      (
        #"<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "JaneDoe"}}</script>"#,
        "<p>Jane Doe</p>", ["Jane Doe"]
      ),
    ] as [(String, String, [String])]
  )
  func metadata(_ head: String, _ below: String, _ expected: [String]) {
    let site = #"<meta property="og:site_name" content="Example News">"#
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1><p>\(MuseumPage.prose)</p><p>\(Self.more)</p>\(below)",
      head: site + head
    )
    #expect(article.authors == expected)
  }

  @Test(
    "A site of two words is its owner's or an outlet's",
    arguments: [
      ("Jane Lamp", "", ["Jane Lamp"]),
      ("Jane Lamp", #"<meta name="twitter:site" content="@janelamp">"#, ["Jane Lamp"]),
      ("Roving Lamp", "", ["Roving Lamp"]),
      ("Roving Lamp", #"<meta name="twitter:site" content="@rovinglamp">"#, []),
      ("Roving Lamp", #"<meta property="article:publisher" content="https://f.example/r">"#, []),
      (
        "Roving Lamp",
        #"<script type="application/ld+json">{"@type": "Organization", "name": "Roving Lamp"}</script>"#,
        []
      ),
    ] as [(String, String, [String])]
  )
  func outlets(_ name: String, _ head: String, _ expected: [String]) {
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1><p>\(MuseumPage.prose)</p><p>\(Self.more)</p>",
      head: "<meta name=author content='\(name)'><meta property=og:site_name content='\(name)'>"
        + head
    )
    #expect(article.authors == expected)
  }

  @Test(
    "The name of a site is one name",
    arguments: [
      ("Lamp & Door", ["Lamp & Door"]), ("Lamp News | All of today", ["Lamp News"]),
      ("Jane Doe & Max Smith", ["Jane Doe", "Max Smith"]),
    ]
  )
  func sites(_ name: String, _ expected: [String]) {
    let author =
      #"{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "\#(name)"}}"#
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1><p>\(MuseumPage.prose)</p><p>\(Self.more)</p>",
      head: "<meta property=og:site_name content='\(name)'>"
        + "<script type=application/ld+json>\(author)</script>"
    )
    #expect(article.authors == expected)
  }

  @Test(
    "Forums name who opened a thread below its title or beside the first post",
    arguments: [
      (
        "<ul class=list><li>Thread starter <a class=username href=/m/1>lampfan</a></li></ul>",
        "<h4 class=message-name><a class=username>doorfan</a></h4>"
      ),
      (
        "<div class=post_author><div class=author_avatar><img src=1.png></div><div class=author_information><a href=/u/1>lampfan</a><br>Big Lamp Owner</div></div>",
        "<div class=author_information><a href=/u/2>doorfan</a></div>"
      ),
      (
        "<p class=author>by <a href=/u/1>lampfan</a></p>",
        "<span class=username>doorfan</span>"
      ),
    ]
  )
  func starters(_ first: String, _ second: String) {
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1>\(first)<div class=post-body><p>\(MuseumPage.prose)</p></div>\(second)<div class=post-body><p>\(Self.more)</p></div>",
      url: "https://forum.example.com/threads/museum.12"
    )
    #expect(article.authors == ["lampfan"])
  }

  @Test func thePostThatOpensAThreadHasTheAuthor() {
    func post(_ name: String) -> String {
      "<article><span class=author>\(name)</span><div class='post-body'><p>\(MuseumPage.prose)</p></div></article>"
    }
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1>" + post("lampfan") + post("doorfan"),
      url: "https://forum.example.com/threads/museum.12"
    )
    #expect(article.authors == ["lampfan"])
  }

  @Test(
    "A page for accounts is no article by its title, whatever day it shows",
    arguments: [
      ("Reset your password for Example", true), ("Mot de passe oublié", true),
      ("忘记密码怎么办找回密码", true),
      ("Museum opens new wing", false), ("Parish register found in attic", false),
      ("Kontaktverbot für Trainer", false),
    ]
  )
  func accounts(_ title: String, _ isForm: Bool) {
    let form = "<p>\(MuseumPage.prose)</p><p>\(Self.more)</p><form><input name=mail></form>"
    let article = MuseumPage.read("<h1>\(title)</h1><p>23.01.2024</p>\(form)")
    #expect(article.issues.map(\.code).contains("page.notArticle") == isForm)
  }

  @Test func aFormIsNoArticleAndNobodyWroteIt() {
    let text =
      "Enter your address and your password. " + MuseumPage.prose + " If you have none, ask."
      + MuseumPage.prose
    let form = "<form><p>\(text)</p><input name=user><input type=password name=word></form>"
    let article = MuseumPage.read(
      "<h1>Log in to Example</h1>\(form)",
      head: #"<meta name=author content="Jane Doe">"#
    )
    #expect(article.issues.map(\.code) == ["page.notArticle"])
    #expect(article.authors == [])
  }
}
