import DatelineHTML
import DatelineModel
import Testing

@testable import DatelineArticle

/// What stands between, above and below the paragraphs of an article, and is none of them.
@Suite struct FurnitureTests {
  private func lines(_ body: String, head: String = "", language: String = "en") -> [String] {
    let html = """
      <html lang="\(language)"><head><title>Ferry returns to Oslo | Example News</title>\(head)</head>
      <body><main><h1>Ferry returns to Oslo</h1>\(body)</main></body></html>
      """
    var document = Document(uri: "-", bytes: Array(html.utf8), sha256: "", format: .html)
    document.url = "https://www.example.com/a/story"
    var parser = HTMLParser()
    let tree = parser.parse(document)
    let article = ArticleReader().read(tree, document)
    return article.blocks.map { article.string(in: $0.range) }
  }

  private let story = [
    "The night ferry to Oslo returned on Monday, after two winters in the dock, the line said.",
    "It carries four hundred passengers, a hundred cars and, for the first time, bicycles.",
    "The harbour master had waited on the quay since five, and the baker had come with buns.",
    "On Tuesday it sails again, at eight in the evening, and the baker will be on board of it.",
    "Tickets are sold on the quay, where the old crane stands, from noon until the ship sails.",
  ]

  private func among(_ box: String, at place: Int) -> String {
    story[..<place].map { "<p>\($0)</p>" }.joined() + box
      + story[place...].map { "<p>\($0)</p>" }.joined()
  }

  @Test(arguments: [
    "<p>Advertising</p>", "<h3>Photo gallery</h3>", "<p>Skip past newsletter promotion</p>",
    "<p>Vis mer</p>", "<p>REKLAM</p>", "<p>Publicité</p>", "<p>広告</p>",
    "<p>An dieser Stelle finden Sie einen externen Inhalt, den unsere Redaktion für Sie gewählt hat. Er ergänzt den Artikel, und Sie können ihn sich mit einem Klick anzeigen lassen und danach wieder ausblenden.</p>",
    "<p>Allow Instagram content? It may set cookies and use other techniques that we do not know of.</p>",
    "<p>Follow us on Google News, so that no ship returns without your knowing of it.</p>",
    "<p>Pour suivre les bateaux, abonnez-vous : cet article est réservé aux abonnés.</p>",
    "<p>You have 2 free articles remaining. Register and sail on with us tonight.</p>",
    "<p>SUBMITTED PHOTO The ferry lies at the quay on Monday, with its lamps lit for the night.</p>",
    "<p>Photo by Max Muster: the ferry lies at the quay, with its lamps lit for the night.</p>",
    "<p>{{ article.author.name }} - {{ article.published }}</p>",
    "<h3><a href=/1>The harbour that waits for its boats and for summer</a></h3>",
    "<figure><img src=/1.jpg><p>The ferry lies at the quay, with all of its lamps lit.</p></figure>",
    "<div><img src=/1.jpg><span class=media-caption>The ferry lies at the quay, all lamps lit.</span></div>",
    "<div class=aiSummary><ul><li>The ferry came back, on a Monday, after two winters.<li>It carries bicycles and buns, and a hundred cars.</ul></div>",
    "<div class='story-card'><p>A harbour that waits for its boats has built a quay, the mayor said.</p></div>",
    "<p>The ferry lies at the quay. Foto: dpa</p>", "<p>2 / 3</p>", "<p>1:41</p>", "<p>{/p}</p>",
    "<p>3 Kommentare</p>", "<p>1,204 views</p>", "<p>ZURÜCK ZUR ÜBERSICHT</p>",
    "<p>Zurück zur Übersicht</p>", "<p>Ampliar foto</p>", "<p>[+] Enlarge</p>",
    "<h3>STORY HIGHLIGHTS</h3>", "<p>Add us on Facebook!</p>",
    "<p>Jo Lamp, File - In this May 4, 2019 file photo, the ferry lies at the quay. It left that night.</p>",
    "<p>Harbour Letters lives from its readers. To receive new posts and support my work, consider paying.</p>",
    "<p><a href=/1>The harbour that still waits for its boats</a></p><div>Nobody knows for whom, and the mayor does not say. See for yourself! <a href=/1>Weiterlesen</a></div>",
    "<p>WATCH | The ferry comes in from the north on Monday:</p>",
    "<p class=caption-text>\(String(repeating: "The ferry lies at the quay, with its lamps lit. ", count: 11))</p>",
    "<p>\(String(repeating: "The ferry lies at the quay, with its lamps lit. ", count: 8))(Photo: Max Muster)</p>",
    "<div class=tooltip><p>We may earn something when you click on what we have written of, and we say so here in order that you know of it, as the law of the land would have it. It costs you nothing, and changes nothing of what we think of any ship, quay or bun.</p></div>",
    "<div class='card hidden aria-expanded:block md:p-6'><p>A machine wrote this summary, and it may hold faults.</p></div>",
  ])
  func betweenParagraphs(_ box: String) {
    #expect(lines(among(box, at: 2)) == story)
  }

  @Test(arguments: [
    "Photographs by Jane Doe hang in the hall of the line, and the passengers stop to look.",
    "She wrote below the photo: “The quay was full, and the lamps of the ferry were lit.”",
  ])
  func sentencesOfPicturesStay(_ sentence: String) {
    #expect(lines(among("<p>\(sentence)</p>", at: 2)).contains(sentence))
  }

  @Test(arguments: [
    "<p>(本文来自示例新闻，更多消息请看示例新闻)</p>",
    "<p>Write to jane.doe@example.com or call at the quay.</p>",
    "<p>This is a developing story, and will be updated.</p>",
    "<p>This episode was produced by Jo Doe. Listen to it wherever you get your podcasts.</p>",
    "<p>Wie hat Ihnen dieser Artikel gefallen?</p>",
    "<p>23. Januar 2024</p>",
    "<p>Jane Doe is a senior researcher at the Institute of Ships.</p>",
    "<h3>Follow Example News on Facebook</h3><p>The ships and the quays, the lamps and the buns of the day.</p>",
    "<h3>Related articles</h3><p>The harbour waits</p><p>Nobody sails today</p>",
    "<h3><a href=/1>The ten ships that the harbour still waits for</a></h3><p>They sailed long ago, and here is what became of each of them.</p>",
    "<p>###</p>",
    "<p>This story originally appeared in the Harbour News and is used here with their leave.</p>",
    "<p>This article appears in the winter issue of Harbour News.</p>",
    "<p>24 gennaio 2024 (modifica il 25 gennaio 2024 | 10:19)</p>",
    "<p>Watch how it left in our film:</p>",
    "<p>SOURCE Example Line N.V.</p>",
    "<p>Categories: ships, quays</p>",
    "<p>Источник: Пример</p>",
    "<p>Do you have an opinion on the ferry? Write to us, in three hundred words at most.</p>",
    "<p>📲 Siga o Example News no Facebook, no Instagram e no Twitter</p>",
    "<p>This entry was posted on Monday, January 22nd, 2024 at 8:35 am. You may answer it.</p>",
    "<h2>Harbour highlights</h2><ul><li><a href=/1>Ten ships</a><p>They sailed long ago, and here they are.</p></li><li><a href=/2>Where it fell</a><p>A lamp has come down. Readers have ideas.</p></li></ul>"
      .withButtons,
    "<p>A version of this article appears in print on Jan. 24, 2024, on page 3.</p>",
  ])
  func belowTheText(_ box: String) {
    #expect(lines(among(box, at: story.count)) == story)
  }

  @Test(arguments: [
    "Source code for the ship's new rudder lies in the office of the line, and is read there.",
    "Join the line at the quay at noon, said the mayor, and tell Facebook and Twitter of it.",
    "Folglich müssen Facebook und Instagram davon berichten, sagte der Hafenmeister.",
    "1 May 2024: Safety report revised",
    "This story appears to be far from over, said the mayor, who wants another ship.",
    "Poem, of any length",
  ])
  func lastWordsOfTheTextStay(_ sentence: String) {
    let last = "<h3>Categories</h3><p>\(sentence)</p>"
    #expect(lines(among(last, at: story.count)).contains(sentence))
  }

  /// Some wires mark the place of a dateline as they mark captions.
  @Test func theBeginningOfASentenceIsNoCaption() {
    let dateline = "<p><span class=legendSpanClass>OSLO</span>, May 2 -- \(story[0])</p>"
    let rest = story[1...].map { "<p>\($0)</p>" }.joined()
    #expect(lines(dateline + rest) == ["OSLO, May 2 -- \(story[0])"] + story[1...])
  }

  @Test(arguments: [
    "Provided by the line, lamps will burn along the quay every night until the ships are back.",
    "She wrote in the newsletter that the roof of the quay would be mended before the winter.",
    "声明：我公司从未雇用视频中的船员，视频内容系恶意剪辑，公司已向警方报案。",
    "来源不明的灯挂在码头上，港务长说，已经有人问过六次，没有人回答。",
    "转自山城的老船员说，这是他第四十年出海。",
  ])
  func lastSentencesOfShortReportsStay(_ sentence: String) {
    #expect(lines("<p>\(story[0])</p><p>\(sentence)</p>") == [story[0], sentence])
  }

  @Test func shortNotesLoseWhatStandsBelowThem() {
    let note = "<p>\(story[0])</p><p>\(story[1])</p>"
    #expect(lines(note + "<p>Schlagworte: ships, quays</p>") == Array(story[..<2]))
    #expect(lines("<p>\(story[0])</p><p>© 2024 Example News</p>") == [story[0]])
  }

  @Test func tablesThatLayOutAPageHoldItsBylineAndRights() {
    let table = """
      <table><tr><td><a href=/>Home</a></td><td><b>Ferry returns to Oslo</b><br>
      <i>By Jane Doe, harbour writer</i><p>\(story.joined(separator: "<p>"))
      <p>&copy; 2004 Example News. All rights reserved.</td></tr></table>
      """
    #expect(lines(table) == story)
  }

  @Test func thePostBelowABylineGoesWithIt() {
    let box = "<p>By: Jane Doe<br>Example News Executive Editor</p>"
    #expect(lines(among(box, at: 0)) == story)
    // A heading of the writer's name, as structured layouts set it.
    let head = "<meta name=author content='Jane Doe'>"
    #expect(lines(among("<h3>Jane Doe</h3>", at: 0), head: head) == story)
  }

  @Test func whoWroteAboveTheText() {
    let head = "<meta name=author content='Jane Doe'>"
    let box = "<p>Jane is a reporter in Bergen. She has covered ships since 2019.</p>"
    #expect(lines(among(box, at: 0), head: head) == story)
    // Of another Jane the text may well tell.
    #expect(lines(among(box, at: 0)).count == story.count + 1)
  }

  @Test func headingsWithLinksThatNameWhatStandsBelowStay() {
    let ships = [
      "The night ferry to Oslo and back again in winter", "The steamer", "The tug",
    ]
    let body = ships.map { ship in
      "<h2><a href=/s>\(ship)</a></h2>" + story[..<3].map { "<p>\(ship): \($0)</p>" }.joined()
    }
    let read = lines("<p>\(story[4])</p>" + body.joined())
    #expect(read.filter { ships.contains($0) } == ships)
  }

  @Test func partsOfAnArticleThatAreLaidOutOneByOneStay() {
    func part(_ paragraphs: [String]) -> String {
      "<div class=row><div class=cell><div class='article-text grey'>"
        + paragraphs.map { "<p>\($0)</p>" }.joined() + "</div></div></div>"
    }
    let more = (1...12).map {
      "On day \($0) of the journey the ship called at another harbour, and sailed."
    }
    #expect(lines(part(Array(story[..<3])) + part(more)) == Array(story[..<3]) + more)
  }

  @Test func perexIsAStandfirst() {
    let perex = "Two winters it lay in the dock, and the town had got used to the silence of it."
    let body =
      "<div class=article__perex>\(perex)</div><div class=article-body>\(among("", at: 0))</div>"
    #expect(lines(body) == [perex] + story)
  }

  @Test func theHeadlineOfADialogKeepsItNot() {
    let dialog = """
      <div id=republish-modal role=dialog><h2>Ferry returns to Oslo</h2><p>Use this story as you like,
      so long as you say where it stood, and change nothing of it, and sell it to nobody.</p></div>
      """
    #expect(lines(among("", at: 0) + dialog) == story)
  }

  @Test func captionsInMarkupOfScriptsGo() {
    let text = Array(
      """
      <p>First.</p><div class="img"><img src="a"><div class="caption"><div>Not this.</div></div></div>
      <figure><figcaption>Nor this.</figcaption></figure><script>nor = 1</script><p>Second.</p>
      """.utf8
    )
    let read = Markup.lines(text, 0..<text.count).map { String(decoding: $0, as: UTF8.self) }
    #expect(read == ["First.", "Second."])
  }

  @Test func paragraphsOfScriptsLoseTheirFurniture() {
    let paragraphs = [story[0], "Read more: the harbour", "Advertising", story[1], story[0]]
    let read = Cleaner.clean(paragraphs.map { Array($0.utf8) })
    #expect(read.map { String(decoding: $0, as: UTF8.self) } == Array(story[..<2]))
  }
}

extension String {
  /// Below the buttons that part a text from what else the page holds.
  fileprivate var withButtons: String {
    "<div>© 2024 Example News</div><div>Topics:</div><div><a href=/p>Print</a></div>" + self
  }
}
