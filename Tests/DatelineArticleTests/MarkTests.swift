import DatelineModel
import Testing

@testable import DatelineArticle

/// What names of elements say of them.
@Suite struct MarkTests {
  private func read(_ names: String) -> Mark {
    let bytes = Array(names.utf8)
    return MarkReader.read(bytes, ByteRange(0, bytes.count))
  }

  @Test(arguments: [
    "elementor-element-41ad7cb", "elementor-element elementor-element-ad12ad", "c-cc71e3ad9f",
    "styles_root__Ko7Ad", "k3OpAdRbTW", "AdKtRB", "4b069acc-e3d5-482f-ad79-0c82ff4c71f7",
    "xy-copy qa qx zt kw b ad pp tz", "post type-post status-publish hentry tag-newsletters",
    "post-7 status-publish category-cookies category-ads",
  ])
  func whatGeneratorsMakeUpSaysNothing(_ names: String) {
    #expect(read(names).isDisjoint(with: .outside))
  }

  @Test(
    arguments: [
      ("ad", .promotion), ("ad-1", .promotion), ("ad1 wide", .promotion), ("topAd", .promotion),
      ("adSlotTop", .promotion), ("div-gpt-ad", .promotion), ("top-nav", .navigation),
      ("ot-sdk-row", .consent), ("tag-list", .tags), ("next-story", .related),
      ("forum-message", .comment), ("tag-cloud tag-links", .tags),
    ] as [(String, Mark)]
  )
  func shortWordsCount(_ names: String, _ mark: Mark) {
    #expect(read(names).contains(mark))
  }

  @Test func oneLongNameIsReadInTime() {
    let names = String(repeating: "adB", count: 200_000)
    let topics = "tags " + String(repeating: "tag-news ", count: 100_000)
    let time = ContinuousClock().measure {
      #expect(read(names).isDisjoint(with: .outside))
      #expect(!read(topics).isEmpty)
    }
    #expect(time < .seconds(20))
  }
}
