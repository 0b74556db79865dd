import DatelineModel
import DatelineRules
import Testing

@testable import DatelineMatch

/// The automaton is a shortcut: it may let rules through that do not match, and must keep none back
/// that does.
@Suite struct PatternAutomatonTests {
  static let texts = [
    "The fair opened on Friday, March 1, 2024 and ran until the 5th of April.",
    "Sales rose in the first quarter of 2023, by late May 2023 and in the summer of 1969.",
    "Between 14 and 16 June 1998, in the early 1990s, nineteen ninety-six, 3/4/2024, 2024-03-05.",
    "Two weeks ago, last Thursday night, the day before yesterday, on Christmas Day 2023, in SS24.",
    "Doors open at 5 pm in 3,000 shops; call +44 20 7946 0000, page 12 of 2012, May I march?",
    "品牌于2024年3月5日至8日在上海举行发布会，二〇二三年十二月底开业，上世纪九十年代创立。",
    "昨天下午，去年10月，今年春季，本周五，下个月初，１０月１日，民国一百零三年五月，三天前，两年后。",
    "展览将持续至 2025 年 1 月 12 日（周日），逢周一闭馆，票价 120 元，第三季度再开。",
    "工厂于一九九０年立项，二０００年投产，半年前扩建，一年半后再扩建。",
  ]

  @Test(arguments: texts)
  func letsEveryMatchThrough(_ text: String) {
    var article = Article()
    article.text = Array(text.utf8)
    article.blocks = [
      .init(kind: .paragraph, language: nil, range: ByteRange(0, article.text.count))
    ]
    let data = MatchData.embedded
    let scan = Scanner(data.lexicons).scan(article)
    var matchCount = 0
    for program in data.rules.programs {
      var run = PatternRun(program, article.text, scan, data.lexicons)
      let sights = PatternAutomaton.sights(of: scan.tokens, run.symbols, in: article.text)
      var automaton = PatternAutomaton(program, program.entries.map { _ in true })
      for token in scan.tokens.indices {
        var rules = automaton.rulesOfUnseen
        scan.tokens.withUnsafeBufferPointer { tokens in
          sights.withUnsafeBufferPointer { sights in
            if let sights = sights.baseAddress {
              automaton.rules(from: token, tokens, sights, into: &rules)
            }
          }
        }
        for rule in program.entries.indices where run.match(rule, at: token) != nil {
          matchCount += 1
          #expect(
            rules.contains(UInt16(rule)),
            "rule \(program.firstRule + rule) at token \(token)"
          )
        }
      }
    }
    #expect(matchCount > 0)
  }
}
