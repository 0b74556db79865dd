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
    if let parts = inWideBrackets(text) ?? taken(text) { return parts }
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
      head.isEmpty ? nil : text.string(head),
      tail.isEmpty ? nil : text.string(withoutTaker(text, tail))
    )
  }

  private static let takers: [[UInt8]] = ["摄", "攝", "供图", "供圖"].map { Array($0.utf8) }
  /// What those are called who take pictures for newspapers.
  private static let posts: [[UInt8]] = ["记者", "記者", "通讯员", "摄影"].map { Array($0.utf8) }
  /// What is no longer, in bytes, says who took it and nothing else: 渡轮公司供图.
  private static let shortest = 24
  /// The longest post and name of who took a picture, in bytes.
  private static let longestTaker = 75

  /// Who took or gave the picture, behind the last sentence or space: 码头夜景。本报记者 王小明 摄.
  private static func taken(_ text: [UInt8]) -> (caption: String?, credit: String?)? {
    let whole = text.trimmed(0..<text.count)
    guard
      let taker = takers.first(where: {
        text[whole].count > $0.count && text[whole].suffix($0.count).elementsEqual($0)
      })
    else { return nil }
    guard !marks.contains(where: { text.has($0, at: whole.lowerBound) }) else { return nil }
    let end = withoutTaker(text, whole.lowerBound..<whole.upperBound, taker).upperBound
    var at = end
    var space: Int?
    // Whether what stands between two spaces belongs to who took it: 本报记者 王小明 李华.
    func isName(_ range: Range<Int>) -> Bool {
      space == nil || posts.contains { text.find($0, in: range) != nil }
        || HanNames.isName(text.string(range))
    }
    var partEnd = end
    while at > whole.lowerBound, end - at <= longestTaker {
      let (value, length) = text.scalar(before: at)
      if Scalars.endsSentence(value) {
        return parted(text, whole.lowerBound, isName(at..<partEnd) ? at : space ?? at, end)
      }
      at -= length
      guard Scalars.isSpace(value), at + length < end else { continue }
      guard isName(at + length..<partEnd) else { break }
      (space, partEnd) = (at + length, at)
    }
    if at == whole.lowerBound, space != nil, isName(at..<partEnd) { space = at }
    if let space { return parted(text, whole.lowerBound, space, end) }
    let isAlone =
      end - whole.lowerBound <= shortest
      || posts.contains { text.find($0, in: whole) != nil }
    return isAlone ? (nil, text.string(text.trimmed(whole.lowerBound..<end))) : nil
  }

  /// A credit without 摄 or 供图 behind it.
  private static func withoutTaker(_ text: [UInt8], _ range: Range<Int>, _ taker: [UInt8])
    -> Range<Int>
  {
    guard range.count > taker.count, text[range].suffix(taker.count).elementsEqual(taker) else {
      return range
    }
    var end = range.upperBound - taker.count
    let slash = text.scalar(before: end)
    if slash.value == 0x2F || slash.value == 0xFF0F { end -= slash.length }
    return text.trimmed(range.lowerBound..<max(end, range.lowerBound))
  }

  /// The same with any of these words.
  private static func withoutTaker(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    takers.reduce(range) { withoutTaker(text, $0, $1) }
  }

  private static func parted(_ text: [UInt8], _ start: Int, _ at: Int, _ end: Int)
    -> (caption: String?, credit: String?)
  {
    let (head, tail) = (text.trimmed(start..<at), text.trimmed(at..<end))
    return (
      head.isEmpty ? nil : text.string(head), tail.isEmpty ? nil : text.string(tail)
    )
  }

  private static let houses: [[UInt8]] = [
    "/", "©", "getty", "reuters", "afp", "epa", "shutterstock", "alamy", "images", "photo", "staff",
    "courtesy", "associated press", "via ", "handout", "사진", "图", "圖", "摄", "攝", "写真", "foto",
    "视觉", "視覺", "新华社", "新華社", "中新社", "路透", "法新", "美联", "美聯", "资料图", "資料圖", "资料照", "資料照", "供图", "供圖",
    "提供",
  ].map { Array($0.utf8) }

  /// A Chinese credit in brackets at the end, without what leads up to it: （圖／記者王小明攝）.
  private static func inWideBrackets(_ text: [UInt8]) -> (caption: String?, credit: String?)? {
    let whole = text.trimmed(0..<text.count)
    guard !whole.isEmpty, text.scalar(before: whole.upperBound).value == 0xFF09,
      let (caption, credit) = bracketed(text), let credit
    else { return nil }
    let bytes = Array(credit.utf8)
    let mark = marks.first { bytes.count > $0.count && bytes.has($0, at: 0) }
    return (caption, mark.map { bytes.string($0.count..<bytes.count) } ?? credit)
  }

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
      let credit = text.string(withoutTaker(text, inner))
      return (head.isEmpty ? nil : text.string(head), credit)
    }
    return nil
  }
}
