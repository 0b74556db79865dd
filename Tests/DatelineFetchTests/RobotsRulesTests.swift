import Testing

@testable import DatelineFetch

@Suite struct RobotsRulesTests {
  @Test(arguments: [
    ("", "/a", true),
    ("User-agent: *\nDisallow: /a", "/a/b", false),
    ("User-agent: *\nDisallow: /a", "/b", true),
    ("User-agent: *\nDisallow:", "/a", true),
    ("User-agent: *\nDisallow: /", "/robots.txt", true),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
    ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true),
    ("User-agent: *\nDisallow: /*.php$", "/x/y.php", false),
    ("User-agent: *\nDisallow: /*.php$", "/x/y.php?z", true),
    ("User-agent: *\nDisallow: /*?print", "/x?print=1", false),
    ("User-agent: *\nDisallow: /a*b*c", "/a1b2b3c4", false),
    ("User-agent: *\nDisallow: /a*b*c", "/a1c2b", true),
    // The group that names us replaces the one for everybody.
    ("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /x", "/a", true),
    ("User-agent: DateLine\nDisallow: /x\n\nUser-agent: *\nAllow: /", "/x", false),
    ("User-agent: other\nUser-agent: dateline\nDisallow: /x", "/x", false),
    ("User-agent: other\nDisallow: /", "/x", true),
    // Groups of one name are one group; comments, blanks and unknown lines are passed over.
    ("User-agent: dateline # we\nDisallow: /x\nUser-agent: dateline\nDisallow: /y", "/x", false),
    ("\u{FEFF}user-agent : *\r\nfoo: bar\r\n disallow : /x \r\n", "/x", false),
    // Two spellings of one path.
    ("User-agent: *\nDisallow: /%7Ejoe/", "/~joe/a", false),
    ("User-agent: *\nDisallow: /新聞", "/%E6%96%B0%E8%81%9E/1", false),
  ])
  func decides(_ file: String, _ target: String, _ isAllowed: Bool) {
    let rules = RobotsRules(Array(file.utf8), agent: "Dateline")
    #expect(rules.allows(target) == isAllowed)
  }

  @Test func readsThePauseThatASiteAsksFor() {
    let file = "User-agent: *\nCrawl-delay: 2.5\nDisallow: /x"
    #expect(RobotsRules(Array(file.utf8), agent: "Dateline").delay == 2.5)
    #expect(RobotsRules(Array("Crawl-delay: 5".utf8), agent: "Dateline").delay == nil)
  }

  @Test func aPatternOfManyStarsCostsNoMoreThanItsLength() {
    let pattern = String(repeating: "*a", count: 2_000)
    let rules = RobotsRules(Array("User-agent: *\nDisallow: /\(pattern)$".utf8), agent: "Dateline")
    #expect(rules.allows("/" + String(repeating: "a", count: 1_999) + "b"))
  }
}
