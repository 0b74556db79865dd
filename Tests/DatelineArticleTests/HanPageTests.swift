import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// What Chinese pages put around their articles.
@Suite struct HanPageTests {
  private func read(_ html: String) -> Article {
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = "https://www.example.com/a/story"
    var parser = HTMLParser()
    let tree = parser.parse(document)
    return ArticleReader().read(tree, document)
  }

  private func lines(_ article: Article) -> [String] {
    article.blocks.filter { $0.kind != .title }.map { article.string(in: $0.range) }
  }

  private static let story = [
    "开往岛上的夜班渡轮周一恢复航行，码头在过去两年里一直关闭，运营公司说今后每晚一班。",
    "渡轮可以运载四百名乘客和一百辆汽车，今年起还可以带自行车上船，票价与两年前一样。",
    "港务长早上五点就在岸边等候，面包师带来了刚出炉的面包，乘客们在寒风里排起长队。",
  ]

  private func page(_ title: String, _ above: String, _ below: String) -> String {
    """
    <html><head><title>\(title)</title></head><body><div>\(above)
    \(Self.story.map { "<p>\($0)</p>" }.joined())\(below)</div></body></html>
    """
  }

  @Test(
    "Nothing of what follows the article stays",
    arguments: [
      "<p>责任编辑：王小明</p><p>另一座港口也在今年夏天启用了新码头，游客可以在那里过夜。</p><p>2024-01-23</p>",
      "<p>(编辑：王小明)</p><p>写评论已有0条评论</p><p>还可输入500字</p>",
      "<p>我要反馈</p><p>示例新闻公众号</p><p>更多消息请扫描左方二维码关注示例新闻官方微信</p>",
      "<p>暂无评论</p><p>您可能感兴趣的文章</p><p>一座港口的冬天 船都在船坞里，只有灯塔还亮着，守塔人说他不怕冷。</p>",
      "<p>友情链接</p><p>\(String(repeating: "渡轮时刻表 船票 港口天气 ", count: 12))</p>",
      "<p>示例报记者 王小明</p><p>编辑 李大华 校对 陈晓文</p>",
      "<p>特别声明：以上内容由用户上传并发布，本平台仅提供信息存储服务。</p><p>/阅读下一篇/</p>",
      "<p>（原题为《渡轮又开了》）</p>", "<p>- THE END -</p>",
      "<p>打开示例新闻客户端第一时间看到港口消息【下载地址】</p>", "<p>此前报道：渡轮停航两年后将恢复</p>",
      "<p>相关资讯请关注：渡轮专区</p>", "<p>港务一科、二科供稿 摄影/王小明 编辑/李大华</p>",
    ]
  )
  func endsWithTheStory(_ below: String) {
    let article = read(page("夜班渡轮恢复航行_示例新闻", "<h1>夜班渡轮恢复航行</h1>", below))
    #expect(lines(article) == Self.story)
  }

  @Test("An editor named at the head ends nothing")
  func editorAtTheHead() {
    let article = read(
      page("夜班渡轮恢复航行_示例新闻", "<h1>夜班渡轮恢复航行</h1><p>2024-01-23 责任编辑：王小明</p>", "")
    )
    #expect(lines(article) == Self.story)
  }

  @Test("A sentence that speaks of rights stays")
  func sentenceOfRights() {
    let sentence = "港务局说，把渡轮的照片印在杯子上卖并不算侵权，只要写明是谁拍的。"
    let article = read(page("夜班渡轮恢复航行", "<h1>夜班渡轮恢复航行</h1>", "<p>\(sentence)</p>"))
    #expect(lines(article) == Self.story + [sentence])
  }

  @Test(
    "The headline is told from the names of sites and their sections",
    arguments: [
      (
        "夜班渡轮恢复航行票价不变 - 示例省港务门户网站",
        "<h1><a href=/>示例省港务局政府网站</a></h1><h2>夜班渡轮恢复航行票价不变</h2>", "夜班渡轮恢复航行票价不变"
      ),
      ("新闻动态--示例港口学会官网", "<p>首页 - 新闻动态</p><h5>2024年夜班渡轮恢复航行，票价不变</h5>", "2024年夜班渡轮恢复航行，票价不变"),
      ("夜班渡轮本周恢复航行票价不变 港务办事处_示例网", "<p>夜班渡轮本周恢复航行票价不变</p>", "夜班渡轮本周恢复航行票价不变"),
      ("夜班渡轮恢复航行", "<h2><i>原创</i>夜班渡轮恢复航行</h2>", "夜班渡轮恢复航行"),
      (
        "关于恢复岛上夜班渡轮航行和调整票价的决定_示例网", "<h2>关于恢复岛上夜班渡轮航行<br>和调整票价的决定</h2>",
        "关于恢复岛上夜班渡轮航行和调整票价的决定"
      ),
    ]
  )
  func titles(_ document: String, _ above: String, _ expected: String) {
    let footer = "<div class=footer><h5>示例港口学会</h5><p>地址：港口路十一号</p></div>"
    #expect(read(page(document, above, footer)).title == expected)
  }

  @Test("A column that is laid out as a list holds paragraphs")
  func columnsAreNoItems() {
    let column = (Self.story + ["灯塔守护人说，他从十月起就在等这一天，岛上的人都在等。"]).map { "<p>\($0)</p>" }.joined()
    let html = """
      <html><head><title>夜班渡轮恢复航行</title></head><body><h1>夜班渡轮恢复航行</h1>
      <ul><li class=left>\(column)<ul><li>奥斯陆</li><li>卑尔根</li></ul></li></ul></body></html>
      """
    #expect(
      read(html).blocks.filter { $0.kind != .title }.map(\.kind) == [
        .paragraph, .paragraph, .paragraph, .paragraph, .listItem, .listItem,
      ]
    )
  }

  @Test(
    "What says what a picture shows or who took it, right below it, is its caption",
    arguments: [
      ("图为渡轮停靠在码头。（王小明摄）", "图为渡轮停靠在码头。", "王小明"),
      ("▲渡轮停靠在码头，乘客排队。", "渡轮停靠在码头，乘客排队。", nil),
      ("渡轮停靠在码头。示例报记者 王小明 摄", "渡轮停靠在码头。", "示例报记者 王小明"),
      ("資料圖：渡輪停靠在碼頭。", "資料圖：渡輪停靠在碼頭。", nil),
      ("示意图来自网络", "示意图来自网络", nil),
    ] as [(String, String, String?)]
  )
  func captions(_ line: String, _ caption: String, _ credit: String?) {
    let below = "<p><img src=/a/ferry.jpg></p><p>\(line)</p><p>\(Self.story[2])灯塔亮着。</p>"
    let article = read(page("夜班渡轮恢复航行", "<h1>夜班渡轮恢复航行</h1>", below))
    #expect(
      article.blocks.last { $0.kind == .caption }.map { article.string(in: $0.range) } == line
    )
    #expect(article.images.first?.caption == caption)
    #expect(article.images.first?.credit == credit)
  }

  @Test(
    "What stands below no picture, or speaks of taking one, is no caption",
    arguments: [
      ("", "图为渡轮与灯塔，港务长在晚会上说了一夜。"),
      ("<img src=/a/ferry.jpg>", "图为什么这样画，港务长在晚会上说了一夜。"),
      ("<img src=/a/ferry.jpg>", "船员们说，这段影片是去年冬天在岛上拍摄"),
      ("<img src=/a/ferry.jpg>", "效果图公布之后，岛上的人谈论了一夜。"),
      ("<img src=/a/ferry.jpg>", "船员们说，公司没有问过任何人就用了这张照片，于是在冬天起诉视觉中国。"),
    ]
  )
  func noCaptions(_ image: String, _ line: String) {
    let below = "\(image)<p>\(line)</p><p>\(Self.story[2])灯塔亮着。</p>"
    let article = read(page("夜班渡轮恢复航行", "<h1>夜班渡轮恢复航行</h1>", below))
    #expect(!article.blocks.contains { $0.kind == .caption })
    #expect(lines(article).contains(line))
  }

  @Test(
    "The document's title names the site and the section behind the headline",
    arguments: [
      ("夜班渡轮恢复航行_国内频道_示例港口网", "示例港口网", "国内频道"), ("夜班渡轮恢复航行-示例日报", "示例日报", nil),
      ("夜班渡轮恢复航行_社会新闻_海港_示例晚报_example.com", "示例晚报", nil), ("夜班渡轮恢复航行_财经新闻", nil, nil),
      ("夜班渡轮恢复航行 岛上的新闻网", nil, nil), ("夜班渡轮恢复航行", nil, nil),
      ("夜班渡轮恢复航行_业绩快报_示例潮", nil, nil), ("夜班渡轮恢复航行-航行快报", nil, nil),
    ] as [(String, String?, String?)]
  )
  func sites(_ document: String, _ site: String?, _ section: String?) {
    let article = read(page(document, "<h1>夜班渡轮恢复航行</h1>", ""))
    #expect(article.title == "夜班渡轮恢复航行")
    #expect(article.site == site)
    #expect(article.section == section)
  }

  @Test(
    "Who wrote it, above the text, is no text",
    arguments: [
      "【文/示例网专栏作者 王小明】", "示例报记者 王小明 李大华", "执笔/王小明、李大华", "示例报记者 王小明 实习生 李大华",
    ]
  )
  func signatures(_ line: String) {
    let article = read(page("夜班渡轮恢复航行", "<h1>夜班渡轮恢复航行</h1><p>\(line)</p>", ""))
    #expect(lines(article) == Self.story)
  }

  @Test("Reporters in brackets below the text are its authors and no text, photographers neither")
  func below() {
    let title = "夜班渡轮恢复航行"
    let signed = "<p>（示例报记者王小明 通讯员李大华）</p>"
    let article = read(page(title, "<h1>\(title)</h1>", signed))
    #expect(lines(article) == Self.story)
    #expect(article.authors == ["王小明", "李大华"])
    let picture = read(page(title, "<h1>\(title)</h1><p>圖：渡輪停泊碼頭（李小華攝）</p>", ""))
    #expect(picture.authors.isEmpty)
  }

  @Test("A report of one paragraph loses the notice below it")
  func notice() {
    let html = """
      <html><head><title>夜班渡轮恢复航行</title></head><body><h1>夜班渡轮恢复航行</h1><div>
      <p>\(Self.story.joined())</p><p>声明：示例网力求信息真实，文章内容仅供参考，不构成投资建议。</p></div></body></html>
      """
    #expect(lines(read(html)) == [Self.story.joined()])
  }

  @Test("A character that a font of icons draws is no text")
  func icons() {
    let below = "<p><i class=icon>\u{E621}</i> 灯塔守护人说，他从十月起就在等这一天，岛上的人都在等。</p>"
    let article = read(page("夜班渡轮恢复航行", "<h1>夜班渡轮恢复航行</h1>", below))
    #expect(lines(article).last == "灯塔守护人说，他从十月起就在等这一天，岛上的人都在等。")
  }

  @Test("A page whose author is its site names nobody")
  func siteIsNoAuthor() {
    let html = page("夜班渡轮恢复航行_示例新闻", "<h1>夜班渡轮恢复航行</h1>", "")
      .replacing("</title>", with: "</title><meta name=author content=示例>")
    #expect(read(html).authors == [])
  }
}
