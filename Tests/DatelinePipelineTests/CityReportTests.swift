import DatelineOutput
import DatelineSource
import Foundation
import TestSupport
import Testing

@testable import DatelinePipeline

/// `dateline cities` on documents, plain lists and folders.
@Suite struct CityReportTests {
  static let pipeline = try? Pipeline()

  let folder = FileManager.default.temporaryDirectory.appending(path: "cities-\(UUID())")

  func write(_ files: [String: String]) throws {
    for (path, text) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: url)
    }
  }

  func input(_ path: String) throws -> Input {
    try #require(InputCursor([folder.appending(path: path).path]).next())
  }

  func compare(_ left: String, _ right: String) throws -> CityReport {
    try write(["left.txt": left, "right.txt": right])
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipeline = try #require(Self.pipeline)
    return try pipeline.cities(try input("left.txt"), try input("right.txt"))
  }

  /// The pairs as `left relation right`, then what stands in one list only.
  func sayings(_ report: CityReport) -> [String] {
    report.reconciliations.flatMap { found -> [String] in
      let left = report.left.first { $0.id == found.left }?.items.map(\.text) ?? []
      let right = report.right.first { $0.id == found.right }?.items.map(\.text) ?? []
      return found.pairs.map {
        "\(left[$0.left]) \(CityWords.sign(for: $0.relation)) \(right[$0.right])"
      } + found.onlyLeft.map { "- \(left[$0])" } + found.onlyRight.map { "+ \(right[$0])" }
    }
  }

  @Test(arguments: [
    // Line by line, numbered, with a byte order mark and carriage returns.
    ("\u{FEFF}巴黎\r\n东京\r\n罗马\r\n", "1. Paris\n2. Tokyo\n3. Rome\n"),
    // Parted by commas, quoted, with notes.
    ("巴黎、东京（银座）、罗马", "\"Paris\", Tokyo (Ginza), Rome"),
    // The country says which city is meant and is no item; notes and empty lines.
    ("# 门店\n巴黎\n\n东京\n罗马", "Paris, France\nTokyo, Japan\nRome, Italy"),
  ])
  func plainListsAreRead(left: String, right: String) throws {
    let report = try compare(left, right)
    #expect(sayings(report) == ["巴黎 = Paris", "东京 = Tokyo", "罗马 = Rome"])
    #expect(report.verdict == .agree)
  }

  @Test func plainListsShowEveryRelation() throws {
    let report = try compare(
      "巴黎\n杜拜\n科威特\n墨尔本\n伦墩\n圣地亚哥\n柏林\n孟买\n无此城",
      "Paris\nDubai\nKuwait City\nMelborne\nLondon\nSan Diego\nBombay\nMadrid"
    )
    #expect(
      sayings(report) == [
        "巴黎 = Paris", "杜拜 ≈ Dubai", "科威特 ⊃ Kuwait City", "墨尔本 ~ Melborne", "伦墩 ~ London",
        "圣地亚哥 = San Diego", "孟买 ≈ Bombay", "- 柏林", "- 无此城", "+ Madrid",
      ]
    )
    #expect(report.verdict == .differ)
  }

  @Test func textsWithoutListsAreComparedByTheCitiesThatTheyName() throws {
    let report = try compare(
      "品牌本周在巴黎开设新店，下个月还会在东京举办展览。公司表示，明年春天将进入伦敦市场，并在米兰设立办公室。",
      "The house opened a shop in Paris this week and will show its collection in Tokyo next month. "
        + "It said that it would enter the market in London in spring and open an office in Madrid."
    )
    #expect(report.left.last?.id == "text")
    #expect(sayings(report).contains("- 米兰"))
    #expect(sayings(report).contains("+ Madrid"))
    let madrid = report.right.last?.items.first { $0.text == "Madrid" }
    #expect(madrid?.sentence?.hasPrefix("It said") == true)
  }

  @Test(arguments: [
    "巴黎、东京、罗马\nParis, Tokyo, Rome\n", "Paris\nTokyo\nRome\n\n巴黎\n东京\n罗马\n",
    "巴黎\tParis\n东京\tTokyo\n罗马\tRome\n",
  ])
  func aPlainListInTwoLanguagesIsTwoLists(text: String) throws {
    try write(["both.txt": text])
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try #require(Self.pipeline).cities(try input("both.txt"), nil)
    #expect(report.left.map(\.items.count) == [3, 3])
    #expect(report.verdict == .agree)
  }

  @Test func latinNamesInAChineseListMakeNoSecondList() throws {
    let report = try compare("巴黎\nAarhus\n东京\n罗马\n", "Paris\nAarhus\nTokyo\nRome\n")
    #expect(report.left.map(\.items.count) == [4])
    #expect(report.verdict == .agree)
  }

  @Test func aBilingualTextWithoutListsIsComparedByWhatEachLanguageNames() throws {
    try write([
      "both.txt": """
      品牌本周在巴黎开设新店，下个月还会在东京举办展览。公司表示，明年春天将进入伦敦市场。

      The house opened a shop in Paris this week and will show its collection in Tokyo next month. It \
      said that it would open an office in Madrid.
      """
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try #require(Self.pipeline).cities(try input("both.txt"), nil)
    #expect(sayings(report) == ["巴黎 = Paris", "东京 = Tokyo", "- 伦敦", "+ Madrid"])
    #expect(report.verdict == .differ)
    #expect(try JSONSchema(CityReportSchema.cities).mistakes(in: Data(report.json)) == [])
  }

  @Test(arguments: [
    ("empty.txt", "", "empty.txt: the input is empty"),
    (
      "bare.html", "<html></html>",
      "bare.html: no text was found in it; give the page as it was saved, or its text"
    ),
  ])
  func whatCannotBeReadIsNamedOnce(name: String, text: String, message: String) throws {
    try write([name: text])
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipeline = try #require(Self.pipeline)
    let error = try #require(throws: Pipeline.Unreadable.self) {
      try pipeline.cities(try input(name), nil)
    }
    #expect(error.description.hasSuffix(message))
    #expect(error.description.components(separatedBy: name).count == 2)
  }

  @Test func rowsStandWhereTheirItemsDo() throws {
    let report = try compare("巴黎\n柏林\n东京\n罗马\n", "Madrid\nParis\nTokyo\nLisbon\nRome\n")
    let found = try #require(report.reconciliations.first)
    let rows = CityRow.rows(of: found).map { row in
      [row.left, row.right].map { $0.map { String($0 + 1) } ?? "" }.joined(separator: "-")
    }
    #expect(rows == ["-1", "1-2", "2-", "3-3", "-4", "4-5"])
  }

  @Test func foldersArePairedByLinksAddressesNamesAndContent() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    func page(_ head: String, _ body: String) -> String {
      "<html><head><meta charset=\"utf-8\"><title>News</title>\(head)</head><body><article><h1>News</h1>"
        + "<p>\(body)</p></article></body></html>"
    }
    let filler = " The house announced today that more details will follow in the coming weeks."
    let rest = "品牌今日宣布推出全新限量系列，并将于本月起在旗下门店陆续发售。"
    try write([
      "zh/a.html": page(
        "<link rel=\"canonical\" href=\"https://example.com/zh/first\">"
          + "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.com/en/one\">",
        rest + "新店位于巴黎、东京和罗马。"
      ),
      "en/x.html": page(
        "<link rel=\"canonical\" href=\"https://example.com/en/one\">",
        "The shops are in Paris, Tokyo and Rome." + filler
      ),
      "zh/b.html": page(
        "<link rel=\"canonical\" href=\"https://example.com/zh-cn/two\">",
        rest + "新店位于柏林、首尔和米兰。"
      ),
      "en/y.html": page(
        "<link rel=\"canonical\" href=\"https://example.com/en/two\">",
        "The shops are in Berlin, Seoul and Madrid." + filler
      ),
      "zh/launch.zh-Hans.html": page("", rest + "新店位于伦敦、柏林和上海。"),
      "en/launch_en.html": page("", "The shops are in London, Berlin and Shanghai." + filler),
      "zh/q.html": page("", rest + "新店位于悉尼、墨尔本、奥斯陆和里斯本。"),
      "en/r.html": page("", "The shops are in Sydney, Melbourne, Oslo and Lisbon." + filler),
      "zh/alone.html": page("", rest + "新店位于北京。"),
    ])
    let pipeline = try #require(Self.pipeline)
    let report = pipeline.cities(
      InputCursor([folder.appending(path: "zh").path]),
      InputCursor([folder.appending(path: "en").path])
    )
    let names = report.pairs.map { pair in
      pair.documents.map { URL(filePath: $0.uri).lastPathComponent }.joined(separator: " ")
    }
    #expect(
      Set(names) == [
        "a.html x.html", "b.html y.html", "launch.zh-Hans.html launch_en.html", "q.html r.html",
      ]
    )
    #expect(report.onlyLeft.map { URL(filePath: $0).lastPathComponent } == ["alone.html"])
    #expect(report.onlyRight == [])
    #expect(report.verdict == .differ)
    #expect(try JSONSchema(CityReportSchema.editions).mistakes(in: Data(report.json)) == [])
  }

  @Test func jsonFollowsItsSchema() throws {
    let schema = try JSONSchema(CityReportSchema.cities)
    let report = try compare("巴黎\n杜拜\n柏林\n柏林", "Paris\nDubai\nMadrid")
    #expect(try schema.mistakes(in: Data(report.json)) == [])
    #expect(report.documents[0].issues.map(\.code) == ["list.duplicate"])
  }

  // MARK: The page

  @Test func pageLinksEveryPairBothWaysAndNeedsNothingElse() throws {
    let report = try compare("巴黎\n杜拜\n柏林", "Paris\nDubai\nMadrid")
    let page = String(decoding: CityPage([report]).bytes, as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("src="))
    #expect(page.contains("prefers-color-scheme: dark"))
    let ids = matches(of: "id=\"(i[^\"]*)\"", in: page)
    #expect(ids.sorted() == ["i0-0-l0", "i0-0-l1", "i0-0-l2", "i0-0-r0", "i0-0-r1", "i0-0-r2"])
    for target in matches(of: "href=\"#([^\"]*)\"", in: page) { #expect(ids.contains(target)) }
    #expect(page.contains("<a href=\"#i0-0-r1\" class=\"item variant\" id=\"i0-0-l1\""))
    #expect(page.contains("<a href=\"#i0-0-l1\" class=\"item variant\" id=\"i0-0-r1\""))
    #expect(page.contains("<span tabindex=\"0\" class=\"item only\" id=\"i0-0-l2\""))
    // What is opened is closed.
    for name in ["section", "article", "table", "tr", "td", "a", "span", "bdi", "p", "ul", "li"] {
      let opened = matches(of: "<(\(name))[ >]", in: page).count
      #expect(opened == matches(of: "</(\(name))>", in: page).count, "\(name)")
    }
  }

  @Test func pageShowsHostileTextAsText() throws {
    let hostile = "<script>alert('x')</script>"
    try write([
      "page.html":
        "<html><head><meta charset=\"utf-8\"><title>&lt;script&gt;alert('x')&lt;/script&gt;"
        + "</title></head><body><article><p>新店位于巴黎、东京、\"onload=\"x、罗马和柏林，详情&lt;script&gt;"
        + "alert('x')&lt;/script&gt;请留意后续公告，品牌今日宣布推出全新限量系列。</p><p>The shops are in Paris, "
        + "Tokyo, Rome and Berlin &lt;script&gt;alert('x')&lt;/script&gt; and more will follow soon.</p>"
        + "</article></body></html>"
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipeline = try #require(Self.pipeline)
    let report = try pipeline.cities(try input("page.html"), nil)
    let page = String(decoding: CityPage([report]).bytes, as: UTF8.self)
    #expect(!page.contains(hostile))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    #expect(matches(of: "<(script)>", in: page).count == 1)
  }

  func matches(of pattern: String, in text: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let all = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: all).compactMap { match in
      Range(match.range(at: 1), in: text).map { String(text[$0]) }
    }
  }
}
