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
      "<p>打开示例新闻客户端第一时间看到港口消息【下载地址】</p>",
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

  @Test("A page whose author is its site names nobody")
  func siteIsNoAuthor() {
    let html = page("夜班渡轮恢复航行_示例新闻", "<h1>夜班渡轮恢复航行</h1>", "")
      .replacing("</title>", with: "</title><meta name=author content=示例>")
    #expect(read(html).authors == [])
  }
}
