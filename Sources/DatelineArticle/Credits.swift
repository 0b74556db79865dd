/// Parts a caption from the credit in it.
enum Credits {
  private static let marks: [[UInt8]] = [
    "image credit:", "photo credit:", "picture credit:", "credit:", "photograph by", "photo by",
    "photos by",
    "photo:", "photos:", "image:", "images:", "picture:", "courtesy of", "photograph:",
    "image courtesy", "photo courtesy", "foto:", "bild:", "crédit", "©",
    "图片来源：", "图片来源:", "圖片來源：", "图源：", "摄影：", "攝影：", "摄影/", "攝影／", "图／", "圖／", "图/", "圖/", "（图",
    "供图",
  ].map { Array($0.utf8) }

  /// The caption and the credit of a text; either may be missing.
  static func split(_ text: [UInt8]) -> (caption: String?, credit: String?) {
    var at: Int?
    var length = 0
    for mark in marks {
      if let found = text.find(mark, in: 0..<text.count), found < at ?? Int.max {
        at = found
        length = mark.last == 0xA9 ? 0 : mark.count
        if mark.first == 0xC2 { length = 2 }
      }
    }
    guard let at else { return (text.isEmpty ? nil : text.string(0..<text.count), nil) }
    var head = text.trimmed(0..<at)
    while head.count > 0, let last = text[head].last, last == 0x28 || last == 0x5B || last == 0x7C {
      head = text.trimmed(head.lowerBound..<(head.upperBound - 1))
    }
    var tail = text.trimmed((at + length)..<text.count)
    while tail.count > 0, let last = text[tail].last, last == 0x29 || last == 0x5D || last == 0x2E {
      tail = text.trimmed(tail.lowerBound..<(tail.upperBound - 1))
    }
    return (
      head.isEmpty ? nil : text.string(head), tail.isEmpty ? nil : text.string(tail)
    )
  }
}
