import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// When a page was published, decided between its sources.
@Suite struct PublicationTests {
  @Test(
    "The words before a date say what it is the date of",
    arguments: [
      (
        "<p>Updated Jan. 25, 2024 4:04AM EST / Published Jan. 23, 2024 12:16PM EST</p>",
        "2024-01-23", "2024-01-25"
      ),
      ("<p>2024-01-23</p><p>2024.01.25 lastupdate</p>", "2024-01-23", "2024-01-25"),
      ("<p>January 23, 2024 Updated January 25, 2024</p>", "2024-01-23", "2024-01-25"),
      ("<p>2024-01-23 11:13更新 来源：示例网</p>", "2024-01-23", nil),
      ("<p>입력 2024.01.23 17:10 수정 2024.01.25 19:00</p>", "2024-01-23", "2024-01-25"),
      (
        "<p>Veröffentlicht am 23. Januar 2024</p><p>Zuletzt aktualisiert: 25. Januar 2024</p>",
        "2024-01-23", "2024-01-25"
      ),
      (
        "<p>Published</p><p>January 23, 2024</p><p>Last updated</p><p>January 25, 2024</p>",
        "2024-01-23", "2024-01-25"
      ),
      ("<p>Last updated January 25, 2024</p>", "2024-01-25", "2024-01-25"),
      (#"<ul class="menu"><li><a href="/">23 Jan 2024 18:29</a></li></ul>"#, "2024-01-23", nil),
      (
        "<p>تم نشره الجمعة 23 كانون / يناير 2024</p><p>23 نيسان / أبريل 2024</p>", "2024-04-23", nil
      ),
    ] as [(String, String, String?)]
  )
  func labels(_ above: String, _ published: String, _ modified: String?) {
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1>\(above)<p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p>"
    )
    #expect(article.published?.day.description == published)
    #expect(article.modified?.day.description == modified)
  }

  @Test(
    "Days that a page shows, and what they are the days of",
    arguments: [
      // The document's title, what stands above and below the text.
      (
        "Museum opens new wing", "<p>The club was founded on 31 August 1990 by friends.</p>", "",
        nil
      ),
      (
        "Museum opens new wing",
        "<p>Jo Lamp, File - In this May 4, 2009 file photo, visitors look at lamps.</p>", "", nil
      ),
      ("Museum opens new wing", "<p>January 23, 2024 Photos by Jo Lamp</p>", "", "2024-01-23"),
      (
        "Museum opens new wing", "",
        "<p>23 gennaio 2024 (modifica il 24 gennaio 2024 | 10:19)</p>", "2024-01-23"
      ),
      ("Museum - 23 January 2024 - Blog - Example", "", "", "2024-01-23"),
      ("Museum opens on 23 January 2024", "", "", nil),
      ("Museum opens new wing", "", "<p class=teaser>Erstellt am 23.01.2024</p>", "2024-01-23"),
      // A page that was moved was made anew after it was published.
      (
        "Museum opens new wing",
        "<div class=date>23.01.2024, 19:16 Uhr</div><meta itemprop=dateCreated content='2025-05-07'>",
        "",
        "2024-01-23"
      ),
    ] as [(String, String, String, String?)]
  )
  func shown(_ title: String, _ above: String, _ below: String, _ day: String?) {
    let html = """
      <html lang="de"><head><title>\(title)</title></head><body><h1>Museum opens new wing</h1>
      \(above)<p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p>\(below)</body></html>
      """
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = "https://www.example.com/a/story"
    var parser = HTMLParser()
    let tree = parser.parse(document)
    #expect(ArticleReader().read(tree, document).published?.day.description == day)
  }

  @Test func aCaptionsDateIsNotTheArticles() {
    let article = MuseumPage.read(
      """
      <h1>Museum opens new wing</h1><p>\(MuseumPage.prose)</p>
      <figure><img src="1.jpg"><figcaption>The wing on 12 May 1999</figcaption></figure>
      <p>\(MuseumPage.prose)</p><p>Datum 23.01.2024</p>
      """
    )
    #expect(article.published?.day == CalendarDate(2024, 1, 23))
  }

  @Test(
    "A page that dates itself anew is of that day; an update leaves the first day",
    arguments: [
      ("<p>December 19, 2023</p>", "", "2023-12-19"),
      ("<p>Updated December 19, 2023</p>", "", "2019-03-30"),
      ("<p>December 19, 2023</p>", #""coverageStartTime": "2019-03-30","#, "2019-03-30"),
      ("<p>December 21, 2023</p>", "", "2019-03-30"),
    ]
  )
  func editions(_ shown: String, _ more: String, _ day: String) {
    let head = """
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Museum opens new wing", \(more)
      "datePublished": "2019-03-30T08:00:00-04:00", "dateModified": "2023-12-19T09:00:00-05:00"}</script>
      """
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1>\(shown)<p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p>",
      head: head
    )
    #expect(article.published?.day.description == day)
  }

  @Test(
    "The local day of a moment in UTC",
    arguments: [
      // Another source states the same moment with its offset.
      (
        #"<meta name="pubdate" content="2024-01-22T22:30:00-05:00">"#, "", "2024-01-23T03:30:00Z",
        "2024-01-22"
      ),
      // An update's clock says nothing about the day of publication.
      ("", "<p>Updated January 24, 2024 4:04AM EST</p>", "2024-01-23T17:16:03Z", "2024-01-23"),
      ("", "<p>January 22, 2024</p>", "2024-01-23T03:30:00Z", "2024-01-22"),
      ("", "<p>January 22, 2024</p>", "2024-01-23T16:30:00Z", "2024-01-23"),
      // Midnight is a day without a time.
      ("", "<p>January 22, 2024</p>", "2024-01-23T00:00:00Z", "2024-01-23"),
    ]
  )
  func localDays(_ head: String, _ shown: String, _ moment: String, _ day: String) {
    let meta = #"<meta property="article:published_time" content="\#(moment)">"#
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1>\(shown)<p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p>",
      head: meta + head
    )
    #expect(article.published?.day.description == day)
  }

  @Test func stateNamesADayWhereNothingElseDoes() {
    let article = MuseumPage.read(
      """
      <h1>Museum opens new wing</h1><p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p>
      <script>window.__STATE__ = {"story": {"title": "Museum", "publishedAt": "2024-01-23T10:30:00Z"}}</script>
      """
    )
    #expect(article.published?.text == "2024-01-23T10:30:00Z")
    #expect(article.publishedFrom == "state")
  }

  @Test func aScriptWritesTheDay() {
    let call = "<script>showDate('2024/01/23 10:30:00')</script>"
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1>\(call)<p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p>"
    )
    #expect(article.published?.day == CalendarDate(2024, 1, 23))
  }

  @Test(
    "A script assigns the moment to a variable",
    arguments: [
      ("var ct = \"1706005800\";", "2024-01-23"),
      ("var publish_time = '2024-01-23 10:30';", "2024-01-23"),
      ("var ctx = \"1706005800\"; var count = 1706005800;", nil),
    ] as [(String, String?)]
  )
  func aScriptAssignsTheMoment(_ script: String, _ day: String?) {
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1><p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p><script>\(script)</script>"
    )
    #expect(article.published?.day.description == day)
  }

  @Test(
    "Days in addresses",
    arguments: [
      ("https://www.example.com/2024/01/23/story", "2024-01-23"),
      ("https://www.example.com/n/20240123/story.html", "2024-01-23"),
      ("https://www.example.com/2024/0123/c1001-40223222.html", "2024-01-23"),
      ("https://www.example.com/2024/jan/23/story", "2024-01-23"),
      ("https://www.example.com/story-2024-01-23", "2024-01-23"),
      ("https://www.example.com/2024/SPORT/01/23/lamps.doors/index.html", "2024-01-23"),
      ("https://www.example.com/2024/north_hall/1/3/lamps/index.html", "2024-01-03"),
      ("https://www.example.com/2024/sport/1/lamps", nil),
      ("https://www.example.com/2024/01/story", nil),
      ("https://2024-01-23.example.com/story", nil),
    ] as [(String, String?)]
  )
  func addresses(_ url: String, _ day: String?) {
    #expect(AddressDate.date(in: url, sections: true)?.day.description == day)
    if url.contains("/index.html") { #expect(AddressDate.date(in: url) == nil) }
  }

  @Test func aThreadIsAsOldAsItsFirstPost() {
    func post(_ day: String, _ answer: String = "") -> String {
      "<article><time datetime='2024-01-\(day)T09:00:00+01:00'>\(day) Jan</time>\(answer)<div class='post-body'><p>\(MuseumPage.prose)</p></div></article>"
    }
    let answer = "<meta itemprop='datePublished' content='2024-01-27T09:00:00+01:00'>"
    let body = "<h1>Museum opens new wing</h1>" + post("23") + post("25") + post("27", answer)
    let article = MuseumPage.read(body, url: "https://forum.example.com/threads/museum.12")
    #expect(article.published?.day.description == "2024-01-23")
  }

  @Test func aDayAndACountInElementsOfTheirOwnAreParted() {
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1><div><span><span>Jan 23, 2024</span><span>5120 readers</span></span></div><p>\(MuseumPage.prose)</p><p>\(MuseumPage.prose)</p>"
    )
    #expect(article.published?.day.description == "2024-01-23")
  }

  @Test(
    "Days beside the headline go before days of something else",
    arguments: [
      // What the head says, what stands above and below the text, and the day.
      (
        "", "<p>Updated Feb 11, 2024</p>",
        "<div class=card><h3>A lamp</h3><p>By Max Smith</p><p>May 22, 2023</p></div>", "2024-02-11"
      ),
      ("", "", "<a href=/b><h3>A lamp</h3><p>May 22, 2023</p></a>", nil),
      (
        #"<meta property="article:published_time" content="2024-08-07T12:00:00Z">"#,
        "<p>Dec 30, 2013</p>", "", "2013-12-30"
      ),
      (
        #"<meta property="article:published_time" content="2024-08-07T12:00:00Z">"#,
        "<p>Jul 30, 2024</p>", "", "2024-08-07"
      ),
      (
        "", "<nav class=crumbs><a href=/c>Culture</a><span>Posted on 3 Oct 2023</span></nav>",
        "<blockquote><p>So be it.</p><time>Sep 30, 2023</time></blockquote>", "2023-10-03"
      ),
      (
        "", "<p>Posted on 3 Oct 2023</p>",
        "<div class=tweet-box><p>So be it.</p><time datetime=2023-09-30>Sep 30</time></div>",
        "2023-10-03"
      ),
    ] as [(String, String, String, String?)]
  )
  func nearest(_ head: String, _ above: String, _ below: String, _ day: String?) {
    let isCrumb = above.hasPrefix("<nav")
    let title = "<h1>Museum opens new wing</h1>"
    let prose = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
      .map { "<p>\($0) lamps. \(MuseumPage.prose)</p>" }.joined()
    let article = MuseumPage.read(
      "\(isCrumb ? above + title : title + above)\(prose)\(below)",
      head: head
    )
    #expect(article.published?.day.description == day)
  }

  @Test func thePostBelowTheTitleDatesAThreadWithoutStructure() {
    func post(_ day: String) -> String {
      "<div class=post><span class=post_date>2024-01-\(day), 09:14 AM</span><div class=post_body><p>\(MuseumPage.prose)</p></div></div>"
    }
    let article = MuseumPage.read(
      "<h1>Museum opens new wing</h1>" + post("23") + post("25") + post("27"),
      url: "https://forum.example.com/threads/museum.12"
    )
    #expect(article.published?.day.description == "2024-01-23")
  }
}
