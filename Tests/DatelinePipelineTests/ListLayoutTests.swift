import DatelineModel
import DatelineSource
import Testing

@testable import DatelinePipeline

/// The same cities in many shapes of list, in both languages: each is read as one list, and the two
/// agree.
@Suite struct ListLayoutTests {
  static let pipeline = try? Pipeline()

  static let chinese = ["里斯本", "波尔图", "马德里", "塞维利亚", "雅典", "塞萨洛尼基", "奥斯陆", "卑尔根"]
  static let english = [
    "Lisbon", "Porto", "Madrid", "Seville", "Athens", "Thessaloniki", "Oslo", "Bergen",
  ]
  static let plain = (
    zh: "<p>这些城市包括里斯本、波尔图、马德里、塞维利亚、雅典、塞萨洛尼基、奥斯陆和卑尔根。</p>",
    en:
      "<p>The cities are Lisbon, Porto, Madrid, Seville, Athens, Thessaloniki, Oslo and Bergen.</p>"
  )

  struct Layout: CustomTestStringConvertible, Sendable {
    var name: String
    var zh: String
    var en: String
    var testDescription: String { name }
  }

  /// A document with a Chinese and an English part.
  static func record(_ zh: String, _ en: String) throws -> Record {
    let html = """
      <html><head><meta charset="utf-8"><title>Release</title></head><body><article><h1>Release</h1>
      <p>公司今天公布了明年春天巡回展览的行程，展品共有三百余件，其中一半以上是第一次与公众见面。</p>\(zh)
      <p>The company announced the stations of its travelling exhibition today, which shows more than
      three hundred objects, over half of them for the first time.</p>\(en)
      <p>Tickets are sold at the door, and children under twelve need none at all.</p>
      </article></body></html>
      """
    let pipeline = try #require(pipeline)
    let document = Document(uri: "-", bytes: Array(html.utf8), sha256: nil, format: .html)
    return pipeline.makeWorker().record(of: document)
  }

  static func names(_ record: Record) -> [[String]] {
    record.lists.map { list in list.items.map { record.article.string(in: $0.range) } }
  }

  static func tagged(_ names: [String], _ tag: String) -> String {
    names.map { "<\(tag)>\($0)</\(tag)>" }.joined()
  }

  static func rows(_ rows: [[String]]) -> String {
    "<table>" + rows.map { "<tr>\(tagged($0, "td"))</tr>" }.joined() + "</table>"
  }

  static let layouts: [Layout] = separators + markup + tables + numbers + countries + notes

  static let separators: [Layout] = ["•", "·", "・", "‧", " • ", " · ", "●", " – ", " | ", "/", "；"]
    .flatMap { mark in
      [
        Layout(
          name: "parted by \(mark)",
          zh: "<p>展览城市：\(chinese.joined(separator: mark))</p>",
          en: "<p>Cities: \(english.joined(separator: mark))</p>"
        ),
        Layout(
          name: "a line of its own, parted by \(mark)",
          zh: "<p>展览城市</p><p>\(chinese.joined(separator: mark))</p>",
          en: "<p>Where to see it</p><p>\(english.joined(separator: mark))</p>"
        ),
      ]
    }

  static let markup: [Layout] = [
    Layout(
      name: "line breaks in the middle",
      zh: "<p>这些城市包括里斯本、波尔图、<br>马德里、塞维利亚、雅典、<br/>塞萨洛尼基、奥斯陆<br>和卑尔根。</p>",
      en:
        "<p>The cities are Lisbon, Porto,<br>Madrid, Seville, Athens,<br/>Thessaloniki, Oslo<br> and "
        + "Bergen.</p>"
    ),
    Layout(
      name: "crossed and nested tags",
      zh: "<p>这些城市包括<span>里斯本</span>、<b><span>波</span>尔图</b>、<i>马德里、<b>塞维利亚、</i>雅典、塞萨洛尼基、"
        + "奥斯陆</b>和<a href=x>卑尔根</a>。</p>",
      en:
        "<p>The cities are <span>Lisbon</span>, <b><span>P</span>orto</b>, <i>Madrid, <b>Seville, </i>"
        + "Athens, Thessaloniki, Oslo</b> and <a href=x>Bergen</a>.</p>"
    ),
    Layout(
      name: "unclosed and stray blocks",
      zh: "<p>这些城市包括里斯本、波尔图、<p>马德里、塞维利亚、<div>雅典、塞萨洛尼基、</div>奥斯陆和卑尔根。</p>",
      en:
        "<p>The cities are Lisbon, Porto, <p>Madrid, Seville, <div>Athens, Thessaloniki, </div>Oslo "
        + "and Bergen.</p>"
    ),
    Layout(
      name: "a paragraph after each comma",
      zh: "<p>这些城市包括</p><p>里斯本、波尔图、马德里、</p><p>塞维利亚、雅典、塞萨洛尼基、奥斯陆和卑尔根。</p>",
      en:
        "<p>The cities</p><p>are Lisbon, Porto, Madrid,</p><p>Seville, Athens, Thessaloniki, Oslo and "
        + "Bergen.</p>"
    ),
    Layout(
      name: "unclosed items with stray bullets",
      zh: "<ul><li>里斯本<li>波尔图<li><li>• 马德里</li>塞维利亚<li>- 雅典</li></li><li>塞萨洛尼基；</li><li>奥斯陆，"
        + "</li><li>卑尔根。</li></ul>",
      en:
        "<ul><li>Lisbon<li>Porto<li><li>• Madrid</li>Seville<li>- Athens</li></li><li>Thessaloniki;</li>"
        + "<li>Oslo,</li><li>and Bergen.</li></ul>"
    ),
    Layout(
      name: "blanks that do not break and have no width",
      zh: "<p>这些城市包括：里斯本、&nbsp;波尔图、&nbsp;马德里、&#8203;塞维利亚、雅典、塞萨洛尼基、奥斯陆&nbsp;和&nbsp;卑尔根。</p>",
      en:
        "<p>The cities are&nbsp;Lisbon,&nbsp;Porto,&nbsp;Madrid,&#8203; Seville,&nbsp;Athens,&nbsp;"
        + "Thessaloniki,&nbsp;Oslo&nbsp;and&nbsp;Bergen.</p>"
    ),
  ]

  static let tables: [Layout] = [
    Layout(name: "a city a row", zh: rows(chinese.map { [$0] }), en: rows(english.map { [$0] })),
    Layout(
      name: "columns beside the cities",
      zh: rows([["国家", "城市", "月份"]] + zip(areas.zh, chinese).map { [$0, $1, "五月"] }),
      en: rows([["Country", "City", "Month"]] + zip(areas.en, english).map { [$0, $1, "May"] })
    ),
    Layout(
      name: "several cities a row",
      zh: rows([Array(chinese[..<4]), Array(chinese[4...])]),
      en: rows([Array(english[..<4]), Array(english[4...])])
    ),
    Layout(
      name: "a column for each language",
      zh: rows([["中文", "English"]] + zip(chinese, english).map { [$0, $1] }),
      en: ""
    ),
    Layout(
      name: "a country and its cities a row",
      zh: rows([
        ["葡萄牙", "里斯本、波尔图"], ["西班牙", "马德里、塞维利亚"], ["希腊", "雅典、塞萨洛尼基"], ["挪威", "奥斯陆、卑尔根"],
      ]),
      en: rows([
        ["Portugal", "Lisbon, Porto"], ["Spain", "Madrid, Seville"],
        ["Greece", "Athens, Thessaloniki"], ["Norway", "Oslo, Bergen"],
      ])
    ),
  ]

  static let areas = (
    zh: ["葡萄牙", "葡萄牙", "西班牙", "西班牙", "希腊", "希腊", "挪威", "挪威"],
    en: ["Portugal", "Portugal", "Spain", "Spain", "Greece", "Greece", "Norway", "Norway"]
  )

  static func numbered(_ names: [String], _ mark: (Int) -> String, _ separator: String) -> String {
    names.enumerated().map { mark($0.offset + 1) + $0.element }.joined(separator: separator)
  }

  static let numbers: [Layout] = [
    Layout(
      name: "an ordered list",
      zh: "<ol>\(tagged(chinese, "li"))</ol>",
      en: "<ol>\(tagged(english, "li"))</ol>"
    ),
    Layout(
      name: "numbers in running text",
      zh: "<p>城市如下：\(numbered(chinese, { "\($0). " }, "，"))。</p>",
      en: "<p>The cities: \(numbered(english, { "\($0). " }, ", ")).</p>"
    ),
    Layout(
      name: "numbers in brackets",
      zh: "<p>城市如下：\(numbered(chinese, { "（\($0)）" }, "；"))</p>",
      en: "<p>The cities: \(numbered(english, { "(\($0)) " }, "; "))</p>"
    ),
    Layout(
      name: "numbers in circles, a line each",
      zh:
        "<p>\(numbered(chinese, { ["", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"][$0] }, "<br>"))</p>",
      en: "<p>\(numbered(english, { "\($0)) " }, "<br>"))</p>"
    ),
  ]

  static func headed(_ zh: Bool, _ write: (String, [String]) -> String) -> String {
    let (areas, names) = zh ? (areas.zh, chinese) : (areas.en, english)
    return stride(from: 0, to: 8, by: 2).map { write(areas[$0], Array(names[$0..<$0 + 2])) }
      .joined()
  }

  static let countries: [Layout] = [
    Layout(
      name: "a line for each country, against one list",
      zh: headed(true) { "<p>\($0)：\($1.joined(separator: "、"))</p>" },
      en: plain.en
    ),
    Layout(
      name: "one list, against a line for each country",
      zh: plain.zh,
      en: headed(false) { "<p>\($0): \($1.joined(separator: ", "))</p>" }
    ),
    Layout(
      name: "items with a country and its cities",
      zh: "<ul>" + headed(true) { "<li>\($0)：\($1.joined(separator: "、"))</li>" } + "</ul>",
      en: "<ul>" + headed(false) { "<li>\($0): \($1.joined(separator: ", "))</li>" } + "</ul>"
    ),
    Layout(
      name: "countries before their cities in one sentence",
      zh: "<p>展览将在葡萄牙的里斯本、波尔图，西班牙的马德里、塞维利亚，希腊的雅典、塞萨洛尼基，以及挪威的奥斯陆、卑尔根举行。</p>",
      en:
        "<p>It will be shown in Lisbon and Porto in Portugal; Madrid and Seville in Spain; Athens and "
        + "Thessaloniki in Greece; and Oslo and Bergen in Norway.</p>"
    ),
    Layout(
      name: "countries with colons in one sentence",
      zh: "<p>葡萄牙：里斯本、波尔图；西班牙：马德里、塞维利亚；希腊：雅典、塞萨洛尼基；挪威：奥斯陆、卑尔根。</p>",
      en:
        "<p>Portugal: Lisbon, Porto; Spain: Madrid, Seville; Greece: Athens, Thessaloniki; Norway: "
        + "Oslo, Bergen.</p>"
    ),
    Layout(
      name: "cities in brackets behind their countries",
      zh: "<p>展览在葡萄牙（里斯本、波尔图）、西班牙（马德里、塞维利亚）、希腊（雅典、塞萨洛尼基）和挪威（奥斯陆、卑尔根）举行。</p>",
      en: "<p>It is shown in Portugal (Lisbon, Porto), Spain (Madrid, Seville), Greece (Athens, "
        + "Thessaloniki) and Norway (Oslo, Bergen).</p>"
    ),
  ]

  static let notes: [Layout] = [
    Layout(
      name: "notes in brackets",
      zh: "<p>这些城市包括里斯本（旧城）、波尔图（两处）、马德里、塞维利亚（河岸、老桥）、雅典、塞萨洛尼基、奥斯陆（3天）和卑尔根（Bergen）。</p>",
      en: "<p>The cities are Lisbon (old town), Porto (two halls), Madrid, Seville (riverside, old "
        + "bridge), Athens, Thessaloniki, Oslo (3 days) and Bergen (from June).</p>"
    ),
    Layout(
      name: "the other language behind each name",
      zh: "<p>"
        + zip(chinese, english).map { "\($0)\($1)" }.joined(separator: "、") + "。</p>",
      en: plain.en
    ),
    Layout(
      name: "captions",
      zh: "<figure><img src=a.jpg><figcaption>巡展城市：里斯本、波尔图、马德里、塞维利亚、雅典、"
        + "塞萨洛尼基、奥斯陆和卑尔根。</figcaption></figure>",
      en: "<figure><img src=b.jpg><figcaption>It comes to Lisbon, Porto, Madrid, Seville, Athens, "
        + "Thessaloniki, Oslo and Bergen.</figcaption></figure>"
    ),
    Layout(
      name: "a list that is said to go on",
      zh: "<p>这些城市包括里斯本、波尔图、马德里、塞维利亚、雅典、塞萨洛尼基、奥斯陆、卑尔根等。</p>",
      en: plain.en
    ),
    Layout(
      name: "two sentences against one list",
      zh: plain.zh,
      en:
        "<p>It comes to Lisbon, Porto, Madrid and Seville. Later stations are Athens, Thessaloniki, "
        + "Oslo and Bergen.</p>"
    ),
  ]

  @Test(arguments: layouts)
  func isReadAsOneListInBothLanguages(layout: Layout) throws {
    let record = try Self.record(layout.zh, layout.en)
    #expect(Self.names(record) == [Self.chinese, Self.english])
    #expect(record.reconciliations.map(\.verdict) == [.agree])
    #expect(record.issues.filter { $0.stage == "reconcile" } == [])
  }

  // MARK: Names

  /// The findings on two lists, written as the terminal shows them.
  static func sayings(_ zh: String, _ en: String) throws -> [String] {
    let record = try record("<p>\(zh)</p>", "<p>\(en)</p>")
    let names = names(record)
    guard names.count == 2, let found = record.reconciliations.first else {
      return names.map { $0.joined(separator: " ") }
    }
    return found.pairs.filter { $0.relation != .same }.map {
      "\(names[0][$0.left]) \($0.relation) \(names[1][$0.right])"
    } + found.onlyLeft.map { "- \(names[0][$0])" } + found.onlyRight.map { "+ \(names[1][$0])" }
  }

  @Test(arguments: [
    // A slip with a city's name inside it, at either end of the list and in its middle.
    (
      "利马、奥斯陆、赫尔、坎皮纳斯、雅典。", "Lima, Oslo, Kisgston upon Hull, Campinas, Athens.",
      ["赫尔 misspelt Kisgston upon Hull"]
    ),
    ("利马、奥斯陆、雅典、坎皮纳佛。", "Lima, Oslo, Athens, Campinas.", ["坎皮纳佛 misspelt Campinas"]),
    ("城市包括坎皮纳佛、利马、奥斯陆、雅典。", "These are Campinas, Lima, Oslo, Athens.", ["坎皮纳佛 misspelt Campinas"]),
    // A slip too short to be told from a word, at the end of a list with commas.
    ("利马，奥斯陆，雅典，信登。", "Lima, Oslo, Athens, Xinyang.", ["信登 misspelt Xinyang"]),
    // Misspelt on both sides.
    ("利马、奥斯陆、雅典、墨尓本。", "Lima, Oslo, Athens and Melborne.", ["墨尓本 misspelt Melborne"]),
    // A city whose name is a brand's or a surname's as well.
    ("利马、奥斯陆、雅典、丰田。", "Lima, Oslo, Athens and Toyota.", []),
    ("利马、奥斯陆、雅典、麦迪逊。", "Lima, Oslo, Athens and Madison.", []),
    // A city that lies in a region of the next one's name.
    ("雅典、湖东、熊本、林肯、利马。", "Athens, Koto, Kumamoto, Lincoln, Lima.", []),
  ])
  func namesAreReadWhole(zh: String, en: String, findings: [String]) throws {
    #expect(try Self.sayings(zh, en) == findings)
  }

  @Test func aDeclaredCountDecidesAboutTheNameBesideAList() throws {
    let record = try Self.record(
      "<p>这四座城市是：</p><p>利马<br>奥斯陆<br>雅典<br>信登</p>",
      "<p>Nothing else.</p>"
    )
    #expect(Self.names(record) == [["利马", "奥斯陆", "雅典", "信登"]])
    #expect(record.issues.filter { $0.stage == "reconcile" } == [])
  }

  @Test func aListThatStandsAloneKeepsClearOfTheTextBehindIt() throws {
    let record = try Self.record("<p>展览将到利马，奥斯陆，雅典，观众可以参观。</p>", "<p>Nothing else.</p>")
    #expect(Self.names(record) == [["利马", "奥斯陆", "雅典"]])
  }
}
