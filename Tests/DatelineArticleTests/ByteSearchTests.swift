import DatelineModel
import Testing

@testable import DatelineArticle

@Suite struct ByteSearchTests {
  /// A text of few letters, so that much of it nearly matches.
  private func text(_ count: Int, _ random: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<count).map { _ in Array("abABz-@` é".utf8).randomElement(using: &random) ?? 0x20 }
  }

  @Test func findsWhatASearchByteForByteFinds() {
    var random = SplitMix(state: 7)
    for round in 0..<4_000 {
      let haystack = text(round % 40, &random)
      let needle = text(1 + round % 11, &random).map { $0.lowered }
      let start = haystack.isEmpty ? 0 : Int.random(in: 0...haystack.count, using: &random)
      let end = Int.random(in: start...haystack.count, using: &random)
      let expected = (start..<end).first {
        $0 + needle.count <= end && haystack.has(needle, at: $0)
      }
      #expect(haystack.find(needle, in: start..<end) == expected)
    }
  }

  @Test func remembersOfEveryClassWhatItMeans() {
    var random = SplitMix(state: 11)
    let words = ["card", "related", "byline", "article", "body", "share", "nav", "col", "comment"]
    var bytes: [UInt8] = []
    var ranges: [ByteRange] = []
    for _ in 0..<2_000 {
      let start = bytes.count
      let parts = (0...Int.random(in: 0...2, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      bytes += Array(parts.joined(separator: "-").utf8)
      ranges.append(ByteRange(start, bytes.count))
    }
    var cache = MarkCache()
    for range in ranges { #expect(cache.read(bytes, range) == MarkReader.read(bytes, range)) }
  }
}

/// Numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
