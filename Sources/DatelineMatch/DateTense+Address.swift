internal import DatelineModel

extension DateTense {
  /// How many bytes of an address are read before a date.
  private static let longestAddress = 120
  private static let marks = ["://", "www."].map { Array($0.utf8) }

  /// Whether a date is a part of a web address: news.example/2022/03/02/story.
  func isInAddress(_ range: ByteRange) -> Bool {
    let start = Int(range.start)
    guard start > 0, Self.isOfAddress(text[start - 1]) else { return false }
    var first = start
    while first > 0, start - first < Self.longestAddress, text[first - 1] > 0x20,
      text[first - 1] < 0x7F
    {
      first -= 1
    }
    let run = text[first..<start]
    return run.indices.contains { index in
      Self.marks.contains { run[index...].starts(with: $0) }
    }
  }

  /// Whether a byte parts an address: a stroke, a hyphen and the like.
  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="),
      UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: "#"):
      true
    default: false
    }
  }
}
