/// Parts a caption from the credit in it.
enum Credits {
  private static let marks: [[UInt8]] = [
    "image credit:", "photo credit:", "picture credit:", "credit:", "photograph by", "photo by",
    "photos by",
    "photo:", "photos:", "image:", "images:", "picture:", "courtesy of", "photograph:",
    "image courtesy", "photo courtesy", "foto:", "bild:", "crédit", "©",
    "图片来源：", "图片来源:", "圖片來源：", "图源：", "摄影：", "攝影：", "摄影/", "攝影／", "图／", "圖／", "图/", "圖/", "（图",
    "供图", "illustration by", "rendering:", "ap photo", "crédits", "foto di ", "photo :", "사진 =",
    "사진=",
    "사진 출처 =", "사진출처=", "사진:", "写真：", "写真=", "写真提供",
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
    guard let at else {
      if let parts = bracketed(text) { return parts }
      return (text.isEmpty ? nil : text.string(0..<text.count), nil)
    }
    // "AP Photo/Jane Doe": the mark is a part of the credit.
    if text[at].lowered == 0x61 { length = 0 }
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

  private static let houses: [[UInt8]] = [
    "/", "©", "getty", "reuters", "afp", "epa", "shutterstock", "alamy", "images", "photo", "staff",
    "courtesy", "associated press", "via ", "handout", "사진", "图", "圖", "摄", "攝", "写真", "foto",
  ].map { Array($0.utf8) }

  /// A credit in brackets at the end: "The new wing (AP)", or brackets alone.
  private static func bracketed(_ text: [UInt8]) -> (caption: String?, credit: String?)? {
    let whole = text.trimmed(0..<text.count)
    guard whole.count > 3 else { return nil }
    let last = text.scalar(before: whole.upperBound)
    let opener: UInt32
    switch last.value {
    case 0x29: opener = 0x28
    case 0x5D: opener = 0x5B
    case 0xFF09: opener = 0xFF08
    default: return nil
    }
    let end = whole.upperBound - last.length
    var at = end
    while at > whole.lowerBound, end - at < 80 {
      let (value, length) = text.scalar(before: at)
      at -= length
      guard value == opener else { continue }
      let inner = text.trimmed((at + length)..<end)
      let head = text.trimmed(whole.lowerBound..<at)
      let name = text.string(inner)
      let isShort = inner.count >= 2 && inner.count <= 5 && inner.allSatisfy { text[$0].isUpper }
      let isHouse = houses.contains { text.find($0, in: inner) != nil }
      guard !inner.isEmpty, head.isEmpty || isShort || isHouse || AuthorNames.isAgency(name) else {
        return nil
      }
      return (head.isEmpty ? nil : text.string(head), name)
    }
    return nil
  }
}
