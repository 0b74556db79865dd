import DatelineModel

/// Finds title, byline, date, captions and furniture among the parts of a text.
struct TextStructure {
  var parts: [TextReader.Part]

  init(parts: [TextReader.Part]) { self.parts = parts }

  func article() -> Article {
    var article = Article()
    var parts = parts.filter { !$0.text.isEmpty || $0.isRule || !$0.images.isEmpty }
    cutTail(&parts)
    parts.removeAll { !$0.isRule && isFurniture($0) }
    let title = titleIndex(parts)
    var pieces: [Assembly.Piece] = []
    var bodyStarted = false
    var images: [Article.Image] = []
    for (index, part) in parts.enumerated() {
      for url in part.images {
        images.append(Article.Image(url: url, caption: nil, credit: nil))
      }
      guard !part.isRule, !part.text.isEmpty else { continue }
      if index == title {
        article.title = String(decoding: part.text, as: UTF8.self)
        pieces.append(Assembly.Piece(kind: .title, group: 0, bytes: part.text))
        continue
      }
      if !bodyStarted, index < 14 {
        if readTop(part, isBeforeTitle: index < title, into: &article) { continue }
      }
      if isCaption(part, hasImage: index > 0 && !parts[index - 1].images.isEmpty) {
        let (caption, credit) = Credits.split(part.text)
        if var last = images.last, last.caption == nil, last.url != nil {
          last.caption = caption
          last.credit = credit
          images[images.count - 1] = last
        } else {
          images.append(Article.Image(url: nil, caption: caption, credit: credit))
        }
        pieces.append(Assembly.Piece(kind: .caption, group: 0, bytes: part.text))
        continue
      }
      if index > title, part.text.count >= 80 {
        if !bodyStarted, article.published == nil, let day = ReleaseHead.day(part.text) {
          article.published = day.moment
          article.publishedFrom = "text"
        }
        bodyStarted = true
      }
      pieces.append(Assembly.Piece(kind: part.kind, group: part.group, bytes: part.text))
    }
    article.images = images
    Assembly.write(Assembly.mended(pieces), into: &article)
    return article
  }

  /// Cuts a copyright line near the end and what follows it.
  private func cutTail(_ parts: inout [TextReader.Part]) {
    guard parts.count > 2 else { return }
    var bytes = 0
    var index = parts.count - 1
    var cut: Int?
    while index > 0, bytes < 900 {
      let part = parts[index]
      bytes += part.text.count
      if isCopyright(part) { cut = index }
      index -= 1
    }
    guard let cut else { return }
    parts.removeSubrange(cut...)
    while parts.last?.isRule == true { parts.removeLast() }
  }

  private func isCopyright(_ part: TextReader.Part) -> Bool {
    guard part.text.count < 300 else { return false }
    let range = 0..<part.text.count
    for word in ["©", "(c) ", "copyright", "all rights reserved", "版权所有", "版權所有"]
    where part.text.find(Array(word.utf8), in: range).map({ $0 < 4 }) ?? false { return true }
    return part.text.find(Array("all rights reserved".utf8), in: range) != nil
      && part.text.count < 160
  }

  private func isFurniture(_ part: TextReader.Part) -> Bool {
    let range = 0..<part.text.count
    guard !part.text.isEmpty, part.kind != .heading, !part.isEmphasis else { return false }
    let start = Phrases.start(part.text, range)
    // Bylines, dates and credits are read before they go.
    if start > 0, part.text.count <= start + 40, !Bylines.isByline(part.text, range),
      DateReader().first(in: part.text, range) == nil
    {
      return !["photo", "image", "credit", "图", "圖"].contains {
        part.text.has(Array($0.utf8), at: 0)
      }
    }
    return part.text.count < 200 && Phrases.holds(part.text, range)
      && !isCaption(part, hasImage: false)
  }

  private func titleIndex(_ parts: [TextReader.Part]) -> Int {
    let limit = min(parts.count, 14)
    for index in 0..<limit where parts[index].kind == .heading { return index }
    var isRelease = false
    for index in 0..<limit where parts[index].kind == .paragraph && !parts[index].isRule {
      let part = parts[index]
      if ReleaseHead.isNote(part.text) {
        isRelease = true
        continue
      }
      let range = 0..<part.text.count
      guard !part.isEmphasis || part.text.count < 120, part.text.count >= 6, part.text.count <= 240
      else {
        if part.text.count > 240 { return -1 }
        continue
      }
      if isDateLine(part) || Bylines.isByline(part.text, range) { continue }
      // Headlines of releases are in capitals as rubrics are.
      if !isRelease, isLabel(part), index + 1 < limit { continue }
      let last = part.text.scalar(before: part.text.count).value
      if last == 0x2E || last == 0x3002 || last == 0x2C || last == 0x3A { return -1 }
      return index
    }
    return -1
  }

  /// A rubric: a few words in capitals.
  private func isLabel(_ part: TextReader.Part) -> Bool {
    guard part.text.count <= 40, part.kind == .paragraph else { return false }
    var upper = 0
    for byte in part.text {
      if byte.isLower || byte >= 0x80 { return false }
      if byte.isUpper { upper += 1 }
    }
    return upper >= 3
  }

  private func isDateLine(_ part: TextReader.Part) -> Bool {
    guard part.text.count < 90 else { return false }
    guard let found = DateReader().first(in: part.text, 0..<part.text.count) else { return false }
    return part.text.count - found.range.count < 34
  }

  /// Reads a line above the text into the article's metadata; whether it was such a line.
  private func readTop(
    _ part: TextReader.Part,
    isBeforeTitle: Bool,
    into article: inout Article
  ) -> Bool {
    let range = 0..<part.text.count
    if isDateLine(part) {
      if article.published == nil, let found = DateReader().first(in: part.text, range),
        found.stamp.day.year >= 1990
      {
        article.published = found.stamp.moment
        article.publishedFrom = "text"
      }
      if let names = Bylines.names(part.text, range) ?? labelled(part.text) {
        addAuthors(part.text, names, &article)
      }
      return true
    }
    if isBeforeTitle, ReleaseHead.isNote(part.text) { return true }
    if let names = Bylines.names(part.text, range), part.text.count < 140 {
      addAuthors(part.text, names, &article)
      return true
    }
    if isBeforeTitle, part.kind == .listItem, isName(part.text) {
      addAuthors(part.text, range, &article)
      return true
    }
    if isBeforeTitle, isLabel(part) {
      if article.section == nil { article.section = String(decoding: part.text, as: UTF8.self) }
      return true
    }
    return isBeforeTitle && part.text.count < 30 && part.kind != .heading
  }

  private static let labels = ["文／", "文/", "文：", "作者：", "作者:", "撰文：", "记者：", "記者："].map {
    Array($0.utf8)
  }

  /// The names behind a label inside a line: 江海副刊　文／王小明.
  private func labelled(_ text: [UInt8]) -> Range<Int>? {
    for label in Self.labels {
      if let at = text.find(label, in: 0..<text.count) { return at + label.count..<text.count }
    }
    return nil
  }

  private func addAuthors(_ text: [UInt8], _ range: Range<Int>, _ article: inout Article) {
    var end = range.upperBound
    if let found = DateReader().first(in: text, range) { end = found.range.lowerBound }
    for name in AuthorNames.names(in: text.string(range.lowerBound..<end))
    where !AuthorNames.isAgency(name) && !AuthorNames.isDesk(name)
      && !article.authors.contains(name)
    {
      article.authors.append(name)
    }
  }

  /// Whether a text is two to four capitalised words, or two to four Han characters.
  private func isName(_ text: [UInt8]) -> Bool {
    guard text.count >= 4, text.count <= 40 else { return false }
    let string = String(decoding: text, as: UTF8.self)
    let words = string.split(separator: " ")
    if let first = string.unicodeScalars.first, Scalars.isHan(first.value) {
      return string.unicodeScalars.count <= 4
        && string.unicodeScalars.allSatisfy { Scalars.isHan($0.value) }
    }
    guard words.count >= 2, words.count <= 4 else { return false }
    for word in words {
      guard let first = word.unicodeScalars.first, first.properties.isUppercase else {
        return false
      }
      if word.utf8.contains(where: { $0.isDigit }) { return false }
    }
    return !AuthorNames.isDesk(string)
  }

  /// Emphasised paragraphs with a credit, or under an image, are captions.
  private func isCaption(_ part: TextReader.Part, hasImage: Bool) -> Bool {
    guard part.kind == .paragraph, part.text.count < 600 else { return false }
    if part.isEmphasis, hasImage { return true }
    return part.isEmphasis && Credits.split(part.text).credit != nil
  }
}
