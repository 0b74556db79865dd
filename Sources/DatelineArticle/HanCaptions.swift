import DatelineModel

/// Captions of Chinese pages that no element marks: the line right below a picture that says what it
/// shows (`图为…`, `▲…`) or who took it (`张三 摄`, `受访者供图`, `（資料照）`).
struct HanCaptions {
  let page: Page

  /// The captions' lines, by the nodes of the pictures that they stand below.
  func lines() -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (place, start) in page.imageStarts.enumerated() {
      let line = firstLine(from: Int(start))
      // Of several pictures above a line, it belongs to the last.
      guard line < page.lines.count, isNext(place, line), isCaption(line) else {
        continue
      }
      result[Int(page.images[place])] = line
    }
    return result
  }

  /// The first line that begins at a place of the text or behind it.
  private func firstLine(from start: Int) -> Int {
    var (low, high) = (0, page.lines.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(page.lines[middle].start) < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether no other picture stands between one and the line behind it.
  private func isNext(_ place: Int, _ line: Int) -> Bool {
    place + 1 == page.imageStarts.count || page.imageStarts[place + 1] > page.lines[line].start
  }

  private static let starts = words([
    "图为", "圖為", "资料图", "資料圖", "资料照", "資料照", "示意图", "示意圖", "效果图", "效果圖",
  ])
  private static let ends = words([
    "供图", "供圖", "资料图", "資料圖", "资料图片", "資料圖片", "资料照", "資料照", "资料照片", "資料照片", "视频截图",
    "視頻截圖", "网络截图", "網絡截圖", "網路截圖", "直播截图", "新华社发", "新華社發", "中新社发", "視覺中國", "视觉中国",
    "视觉中国 资料", "示意图", "示意圖", "网络图片", "網上圖片", "網路圖片", "翻攝自網路", "提供圖片",
  ])
  /// Who took the picture: 张三 摄, 张三/摄, （张三摄）.
  private static let takers = words(["摄", "攝"])
  /// What makes 摄 the end of another word.
  private static let takings = words([
    "拍", "偷", "跟", "航", "直", "抓", "自", "统", "統", "珍", "包", "文/", "文／", "震", "勾",
  ])

  /// What goes on with such a word: 资料图片, 示意图来自网络.
  private static let goingOn = words(["片", "照", "来自", "來自", "来源", "來源", "为", "為"])
  private static let what = Array("什".utf8)
  private static let (shows, showsWide) = (Array("图为".utf8), Array("圖為".utf8))

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// The most bytes and sentences of a caption; more are a paragraph.
  private static let longest = 420
  private static let mostSentences = 3

  private func isCaption(_ index: Int) -> Bool {
    let line = page.lines[index]
    guard line.kind == .text || line.kind == .cell, line.count >= 6, line.count <= Self.longest,
      line.stops <= Self.mostSentences, line.linkShare < 0.5
    else { return false }
    let start = Int(line.start)
    if let word = Self.starts.first(where: { page.text.has($0, at: start) }) {
      let next = start + word.count
      // 图为什么: a question. 效果图公布后: a report on one.
      if word.elementsEqual(Self.shows) || word.elementsEqual(Self.showsWide) {
        return !page.text.has(Self.what, at: next)
      }
      guard next < Int(line.end) else { return true }
      let (value, _) = page.text.scalar(at: next)
      return !Scalars.isHan(value) || Self.goingOn.contains { page.text.has($0, at: next) }
    }
    let (first, length) = page.text.scalar(at: start)
    // ▲ and △ point at what is above them.
    if first == 0x25B2 || first == 0x25B3 {
      let next = page.text.scalar(at: start + length).value
      return Scalars.isHan(next) && line.count > 12 && !isListed(index, first)
    }
    return endsWithSource(line)
  }

  /// Whether the line behind one begins with the same mark, so that both are items of a list.
  private func isListed(_ index: Int, _ mark: UInt32) -> Bool {
    guard index + 1 < page.lines.count else { return false }
    return page.text.scalar(at: Int(page.lines[index + 1].start)).value == mark
  }

  /// Whether a line ends with who took or gave the picture, in brackets or not.
  private func endsWithSource(_ line: Line) -> Bool {
    var end = Int(line.end)
    while end > Int(line.start) {
      let (value, length) = page.text.scalar(before: end)
      guard value == 0x3002 || value == 0xFF09 || value == 0x29 || value == 0x3011 || value == 0x5D
      else { break }
      end -= length
    }
    func ends(_ word: [UInt8], at end: Int) -> Bool {
      end - word.count >= Int(line.start) && page.text.has(word, at: end - word.count)
    }
    if let taker = Self.takers.first(where: { ends($0, at: end) }) {
      return !Self.takings.contains { ends($0, at: end - taker.count) }
    }
    guard let word = Self.ends.first(where: { ends($0, at: end) }) else { return false }
    // 居民起诉视觉中国: the end of a sentence.
    let before = end - word.count
    return line.count < Self.shortest || word.suffix(6).elementsEqual(Self.given)
      || word.suffix(6).elementsEqual(Self.givenWide) || before == Int(line.start)
      || !Scalars.isHan(page.text.scalar(before: before).value)
  }

  /// A line that is shorter is no sentence of a report, in bytes.
  private static let shortest = 60
  private static let (given, givenWide) = (Array("供图".utf8), Array("供圖".utf8))
}
