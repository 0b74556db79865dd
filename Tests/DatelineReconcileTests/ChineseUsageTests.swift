import Testing

@testable import DatelineReconcile

@Suite struct ChineseUsageTests {
  static let forms: [String: [ChineseForm]] = [
    "Sydney": [
      .init(text: "悉尼", regions: [.cn, .sg]), .init(text: "雪梨", regions: [.tw, .hk]),
    ],
    "Dubai": [.init(text: "迪拜", regions: [.cn, .hk]), .init(text: "杜拜", regions: [.tw])],
    "Seoul": [.init(text: "首尔", regions: [.cn, .tw, .hk])],
    "Bern": [.init(text: "伯尔尼", regions: [.cn]), .init(text: "伯恩", regions: [.tw, .hk])],
    "Nice": [
      .init(text: "尼斯", regions: [.cn, .tw, .hk]), .init(text: "尼斯城", regions: []),
      .init(text: "利斯", regions: []),
    ],
  ]

  func usage(_ names: [(String, String)], isTraditional: Bool) -> ChineseUsage {
    ChineseUsage(names.map(written), isTraditional: isTraditional)
  }

  func written(_ place: String, _ text: String) -> WrittenForm {
    let all = Self.forms[place] ?? []
    return WrittenForm(all.filter { $0.text == text }, of: all)
  }

  @Test func allNamesTogetherSayTheRegion() {
    #expect(usage([("Sydney", "雪梨"), ("Dubai", "迪拜")], isTraditional: true).regions == [.hk])
    #expect(usage([("Sydney", "雪梨"), ("Dubai", "杜拜")], isTraditional: true).regions == [.tw])
    #expect(usage([("Sydney", "雪梨")], isTraditional: true).regions == [.tw, .hk])
    #expect(usage([("Sydney", "雪梨"), ("Dubai", "杜拜")], isTraditional: false).regions == [.cn])
  }

  @Test func aNoteSaysWhoWritesANameAndWhatOthersWrite() {
    let usage = usage([("Dubai", "杜拜"), ("Bern", "伯恩")], isTraditional: true)
    #expect(
      usage.note(on: "悉尼", written("Sydney", "悉尼"), isShared: false)
        == "悉尼 is what the mainland and Singapore write; elsewhere: 雪梨 (Taiwan and Hong Kong)"
    )
    #expect(usage.note(on: "雪梨", written("Sydney", "雪梨"), isShared: false) == nil)
    #expect(usage.note(on: "首尔", written("Seoul", "首尔"), isShared: false) == nil)
    #expect(
      usage.note(on: "利斯", written("Nice", "利斯"), isShared: false)
        == "利斯 is an unusual form; the usual one is 尼斯"
    )
    #expect(usage.note(on: "利斯", written("Nice", "利斯"), isShared: true) == nil)
    #expect(usage.note(on: "尼斯城", written("Nice", "尼斯城"), isShared: false) == nil)
  }
}
