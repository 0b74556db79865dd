import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// Who wrote a page, decided between its metadata and what it shows.
@Suite struct AuthorTests {
  private static let prose =
    "The museum opened its new wing on Monday, and hundreds of visitors came, the director said. It took four years to build, cost less than planned, and stays open until the end of summer."

  private func authors(_ html: String) -> [String] {
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = "https://www.example.com/archive/story"
    var parser = HTMLParser()
    let tree = parser.parse(document)
    return ArticleReader().read(tree, document).authors
  }

  private func linked(_ people: String) -> String {
    """
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Museum opens new wing",
    "publisher": {"@type": "Organization", "name": "Example News"}, "author": \(people)}</script>
    """
  }

  @Test(
    "The page says who of the names in structured data wrote",
    arguments: [
      (
        #"[{"name":"Jane Doe"},{"name":"Max Smith"}]"#,
        "<p>By Jane Doe</p><p>Photography by Max Smith</p>", ["Jane Doe"]
      ),
      (
        #"[{"name":"Jane Doe"},{"name":"Max Smith"}]"#,
        "<p>By Jane Doe</p><p>Contributions from</p><p>Max Smith</p>", ["Jane Doe"]
      ),
      (
        #"[{"name":"Jane Doe"},{"name":"Max Smith"}]"#, "<p>By Jane Doe</p><p>Max Smith</p>",
        ["Jane Doe", "Max Smith"]
      ),
      (
        #"{"name":"Jane Doe"}"#, "<p>By Jane Doe and Max Smith, Example News</p>",
        ["Jane Doe", "Max Smith"]
      ),
      (#"{"name":"Jane Doe"}"#, "<p>By Jane Doe, Institute of Arts and Sciences</p>", ["Jane Doe"]),
      (#"{"@type":"Organization","name":"Example News"}"#, "<p>By Reuters</p>", ["Reuters"]),
      (#"{"@type":"Organization","name":"Example News"}"#, "", ["Example News"]),
      (
        #"{"@type":"Organization","name":"Example News"}"#, "<ul><li>AFP, PORT EXAMPLE</li></ul>",
        ["AFP"]
      ),
      (
        #"{"name":"Jane Doe"}"#,
        "<span class=author>Dr. Jane Doe</span><span class=author>Max Smith</span>",
        ["Dr. Jane Doe", "Max Smith"]
      ),
      (
        #"{"name":"Example D","@id":"https://www.example.com/author/admin/"}"#,
        "<p>January 23, 2024</p><p>JANE DOE</p>", ["JANE DOE"]
      ),
      (
        #"{"name":"Example D","@id":"https://www.example.com/author/admin/"}"#,
        "<p>January 23, 2024</p><p>MUSEUM WING</p>", ["Example D"]
      ),
      (
        #"{"name":"Example D","@id":"https://www.example.com/author/exampled/"}"#,
        "<p>January 23, 2024</p><p>JANE DOE</p>", ["Example D"]
      ),
      (#"[{"name":"Example.com"},{"name":"elshare"}]"#, "", ["Example.com"]),
      (#"[{"name":"jdoe84"}]"#, "", ["jdoe84"]),
      (#"{"name":"AP"}"#, "<div class=author><a href=/c>Archive</a></div>", ["AP"]),
      (#"{"name":", Example News"}"#, "<p>By Jane Doe</p>", ["Jane Doe"]),
      (#"[{"name":"Jane Doe"},{"name":"Example Media GmbH"}]"#, "", ["Jane Doe"]),
    ] as [(String, String, [String])]
  )
  func reconciles(_ people: String, _ byline: String, _ expected: [String]) {
    let html = """
      <html lang="en"><head><title>Museum opens new wing</title>\(linked(people))</head><body>
      <article><h1>Museum opens new wing</h1>\(byline)<p>\(Self.prose)</p><p>\(Self.prose)</p></article></body></html>
      """
    #expect(authors(html) == expected)
  }

  @Test(
    "Bylines are found in what surrounds the text",
    arguments: [
      (#"<div class="nav-links"><p>By Jane Doe • January 23, 2024</p></div>"#, "", ["Jane Doe"]),
      (
        "<p><span>By</span> <span>by JANE DOE and MAX MUSTER</span></p>", "",
        ["JANE DOE", "MAX MUSTER"]
      ),
      (
        "<div class=ShareByline><span>By</span><span>by JANE DOE and MAX MUSTER</span></div>", "",
        ["JANE DOE", "MAX MUSTER"]
      ),
      ("<p>by ibby</p><p>January 23, 2024</p>", "", ["ibby"]),
      ("<p>by ibby</p>", "", []),
      ("<footer class=post-meta><a rel=author href=/w/1>Jane Doe</a></footer>", "", ["Jane Doe"]),
      ("", "<footer class=page-foot><a rel=author href=/w/1>Jane Doe</a></footer>", []),
      ("<h2>Article by</h2><div>Jane Doe</div>", "", ["Jane Doe"]),
      ("<p>Jane Doe Jan 23, 20245 Shares</p>", "", ["Jane Doe"]),
      ("<p><a href=/p/1>Jane Doe</a></p><p>23.01.2024</p>", "", ["Jane Doe"]),
      ("<p>Art World Jan 23, 2024</p>", "", []),
      (
        "<p>January 23, 2024</p>", "<p>Reporting by The Associated Press.</p>",
        ["The Associated Press"]
      ),
      ("", "<p>Autorin/Autor Erika Muster</p>", ["Erika Muster"]),
      (
        "<p>Date:</p><p>January 23, 2024</p><p>Source:</p><p>University of Example</p>", "",
        ["University of Example"]
      ),
    ] as [(String, String, [String])]
  )
  func finds(_ above: String, _ below: String, _ expected: [String]) {
    let html = """
      <html lang="en"><head><title>Museum opens new wing</title></head><body>
      <div><h1>Museum opens new wing</h1>\(above)<p>\(Self.prose)</p><p>\(Self.prose)</p>\(below)</div></body></html>
      """
    #expect(authors(html) == expected)
  }

  @Test func theStaffOfASiteIsNobody() {
    let html = """
      <html lang="en"><head><title>Museum opens new wing</title>
      <meta property="og:site_name" content="Lamp Door Weekly"></head><body>
      <h1>Museum opens new wing</h1><p>By Lamp Door Staff</p><p>\(Self.prose)</p><p>\(Self.prose)</p></body></html>
      """
    #expect(authors(html) == [])
  }

  private static let han = "博物馆周一启用新馆，数百名观众前来参观，馆长表示新馆将开放到夏末，并举办多场展览。新馆建设历时四年，投资低于预算，市民可以免费参观。"

  @Test(
    "Chinese pages name writers in many ways",
    arguments: [
      ("2024年1月23日10:30 来源：示例日报 作者：王小明 李大华", "", ["王小明", "李大华"]),
      ("示例日报记者 王小明 李大华", "", ["王小明", "李大华"]),
      ("本报实习生 陈晓文<br>本报记者 王小明", "", ["陈晓文", "王小明"]),
      ("记者王小明和李大华", "", ["王小明", "李大华"]),
      ("記者王小明台北報導", "", ["王小明"]),
      ("〔記者王小明／台北報導〕", "", ["王小明"]),
      ("文/王小明 图/李大华", "", ["王小明"]),
      ("文 Text：王小明　译 Translation：Jane Doe　2024年1月23日", "", ["王小明"]),
      ("撰文｜王小明 编辑｜李大华", "", ["王小明"]),
      ("【本報記者 王小明、特約撰述 李大華 綜合報導】", "", ["王小明", "李大華"]),
      ("EXAMPLE.COM 2024年1月23日08:19 [ 王小明 ] 来源：[ 示例日报 ]", "", ["王小明"]),
      ("王小明", "", ["王小明"]),
      ("王小明、李大华", "", ["王小明", "李大华"]),
      ("新华社北京1月23日电（记者 格桑旺堆）", "", ["格桑旺堆"]),
      ("2024-01-23", "（王小明 上海报道）", ["王小明"]),
      ("2024-01-23", "作者:lanhai88 阅读(1660) 评论(5)", ["lanhai88"]),
      ("2024-01-23", "本贴由蓝海于2024年1月23日16:12:21在〖论坛〗发表", ["蓝海"]),
      ("2024-01-23", "编辑：王小明", ["王小明"]),
      ("2024-01-23", "编辑:王小明责编:李大华", ["王小明"]),
      ("2024-01-23", "编辑：李大华<br>作者：王小明", ["王小明"]),
      ("2024-01-23", "来源：王小明", ["王小明"]),
      ("2024-01-23", "来源：示例日报责任编辑：王小明_N1234", ["王小明"]),
      ("2024-01-23", "采写：示例报见习记者 王小明", ["王小明"]),
      ("2024-01-23", "采写：示例报见习记者", []),
      ("【文/示例网专栏作者 王小明】", "", ["王小明"]),
      ("文/示例网 王小明", "", ["王小明"]),
      ("2024-01-23", "（文/图 王小明 李大华）", ["王小明", "李大华"]),
      ("2024-01-23", "执笔/老港、山石&阿宝弟", ["老港", "山石", "阿宝弟"]),
      ("王小明/示例晚报", "", ["王小明"]),
      ("发表于2024-01-23 10:30|来源示例网|0条评论|作者王小明", "", ["王小明"]),
      ("发表于2024-01-23 10:30| 来源示例网| <span>作者<b>王小明</b></span>", "", ["王小明"]),
      ("2024-01-23", "市民可以免费参观，新馆全年开放。(文/图 王小明 李大华)", ["王小明", "李大华"]),
      ("2024-01-23<br>资料图：新馆外景。示例社记者 王小明 摄", "", []),
      ("2024-01-23<br>示例社记者 王小明 摄影报道", "", ["王小明"]),
      ("2024-01-23<br>示例社记者 王小明<br>摄影：李大华", "", ["王小明"]),
      ("2024-01-23", "作者：未知 责任编辑：海上灯塔人", ["海上灯塔人"]),
      ("2024-01-23", "责任编辑：系统管理员", []),
      ("分享到：<br>易信<br>微信<br>微博", "", []),
      ("<p class=author>发布于 2024-01-23</p>", "", []),
      ("来源：示例日报", "", []),
      ("首页 新闻 正文", "", []),
    ] as [(String, String, [String])]
  )
  func readsHan(_ above: String, _ below: String, _ expected: [String]) {
    let html = """
      <html><head><title>博物馆启用新馆</title></head><body><h1>博物馆启用新馆</h1>
      <div>\(above)</div><p>\(Self.han)</p><p>\(Self.han)</p><p>\(Self.han)</p><div>\(below)</div></body></html>
      """
    #expect(authors(html) == expected)
  }

  @Test(
    "A host that is named after its owner makes them no house",
    arguments: [
      ("Jane Doe", "Jane Doe’s Notebook", ["Jane Doe"]), ("Jane Doe", "Jane Doe", ["Jane Doe"]),
      ("janedoe", "Notebook", []), ("", "Jane Doe", ["Jane Doe"]),
    ]
  )
  func owners(_ author: String, _ site: String, _ expected: [String]) {
    let html = """
      <html lang="en"><head><title>Museum opens new wing</title><meta name=author content="\(author)">
      <meta property="og:site_name" content="\(site)"></head><body><h1>Museum opens new wing</h1>
      <p>\(Self.prose)</p></body></html>
      """
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = "https://janedoe.com/a/story"
    var parser = HTMLParser()
    let tree = parser.parse(document)
    #expect(ArticleReader().read(tree, document).authors == expected)
  }

  @Test func theBoxBelowTheTextNamesWhoStandsAboveTheHeadline() {
    let box = "<p>About Jane Doe</p><p>Writes about boats, and lives on one.</p>"
    let body = "<h1>Museum opens new wing</h1><p>January 23, 2024</p><p>\(Self.prose)</p>\(box)"
    #expect(authors("<html><body><p>Jane Doe</p>\(body)</body></html>") == ["Jane Doe"])
    #expect(authors("<html><body><p>Notebook</p>\(body)</body></html>") == [])
  }

  @Test func placesInListsAreNoWriters() {
    let html = """
      <html><head><title>博物馆启用新馆</title></head><body><h1>博物馆启用新馆</h1><div><p>\(Self.han)</p>
      <p><b>欧洲</b></p><p>罗马</p><p>孟菲斯</p><p><b>亚洲</b></p><p>东京</p></div></body></html>
      """
    #expect(authors(html) == [])
  }

  @Test func aPageInTwoLanguagesNamesItsWriterInEither() {
    func page(_ title: String) -> String {
      """
      <html><head><title>\(title)</title></head><body><h1>\(title)</h1>
      <p>文 Text：王小明　译 Translation：Jane Doe　2024年1月23日</p><p>\(Self.prose)</p>
      <p>Guides show it every day but Tuesday. \(Self.prose)</p><p>\(Self.han)</p></body></html>
      """
    }
    #expect(authors(page("博物馆启用新馆 Museum opens new wing")) == ["王小明"])
    #expect(authors(page("Museum opens new wing")) == [])
  }
}
