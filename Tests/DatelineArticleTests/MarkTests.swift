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
    "elementor-element-38ad5ea", "elementor-element elementor-element-ad12ad", "c-bb80b6ad2d",
    "styles_root__Ee5Ad", "n1AuAdJlVL", "AdDsWC", "4b069acc-e3d5-482f-ad79-0c82ff4c71f7",
    "pw-copy ma mj gr mk b ad mm mn", "post type-post status-publish hentry tag-newsletters",
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
}
