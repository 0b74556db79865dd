internal import DatelineModel

/// A place in the source, and the questions where things end.
struct SourceScan {
  let base: UnsafePointer<UInt8>
  let count: Int
  var index = 0
  /// The last answer of `scriptCommentEnd`: many scripts may ask for the same far end.
  private var knownComment = (from: 0, to: 0)

  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// Whether the text at `start` is `text` in any case.
  @inline(__always)
  func starts(at start: Int, with text: StaticString) -> Bool {
    starts(at: start, with: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  @inline(__always)
  func starts(at start: Int, with text: UnsafePointer<UInt8>, count length: Int) -> Bool {
    guard start + length <= count else { return false }
    var offset = 0
    while offset < length, lowercased(base[start + offset]) == lowercased(text[offset]) {
      offset &+= 1
    }
    return offset == length
  }

  /// The end of a tag's name.
  func nameEnd(from start: Int) -> Int {
    var index = start
    while index < count {
      let byte = base[index]
      if byte == 0x3E || byte == 0x2F || isSpace(byte) { break }
      index &+= 1
    }
    return index
  }

  /// One past the `>` that ends a tag, given a place outside of its values; the end of the source
  /// if it never ends.
  func tagEnd(from start: Int) -> Int {
    var index = start
    var expectsValue = false
    while index < count {
      let byte = base[index]
      index &+= 1
      if byte == 0x3E { return index }
      if byte == 0x3D {
        expectsValue = true
      } else if expectsValue, byte == 0x22 || byte == 0x27 {
        index = find(byte, in: base, from: index, count: count) + 1
        expectsValue = false
      } else if !isSpace(byte) {
        expectsValue = false
      }
    }
    return count
  }

  /// The end of a comment's text, which starts at `start`, and where the page goes on.
  func commentEnd(from start: Int) -> (end: Int, next: Int) {
    if starts(at: start, with: ">") { return (start, start + 1) }
    if starts(at: start, with: "->") { return (start, start + 2) }
    var index = start
    while true {
      index = find(0x3E, in: base, from: index, count: count)
      guard index < count else { return (count, count) }
      if index - start >= 2, base[index - 1] == 0x2D, base[index - 2] == 0x2D {
        return (index - 2, index + 1)
      }
      if index - start >= 3, base[index - 1] == 0x21, base[index - 2] == 0x2D,
        base[index - 3] == 0x2D
      {
        return (index - 3, index + 1)
      }
      index += 1
    }
  }

  /// Whether an end tag of that name starts at `start`, where `</` stands.
  @inline(__always)
  private func isEndTag(at start: Int, name: UnsafePointer<UInt8>, count length: Int) -> Bool {
    guard starts(at: start + 2, with: name, count: length) else { return false }
    let next = start + 2 + length
    guard next < count else { return false }
    return base[next] == 0x3E || base[next] == 0x2F || isSpace(base[next])
  }

  /// The start of the end tag that ends the raw text that begins here; the end of the source if
  /// none does.
  ///
  /// In a script, an end tag between `<!--` with a `<script` after it and `-->` does not count: the
  /// HTML Standard's "script data double escaped state".
  mutating func rawEnd(name: UnsafePointer<UInt8>, count length: Int, isScript: Bool) -> Int {
    var index = self.index
    // Where the comment that the script has open ends; 0 if none is open.
    var commentEnd = 0
    var isDouble = false
    while true {
      index = find(0x3C, in: base, from: index, count: count)
      guard index + 1 < count else { return count }
      if index >= commentEnd {
        commentEnd = 0
        isDouble = false
      }
      let next = base[index + 1]
      if next == 0x2F, isEndTag(at: index, name: name, count: length) {
        if !isDouble { return index }
        isDouble = false
      } else if isScript, next == 0x21, commentEnd == 0, starts(at: index, with: "<!--") {
        // `<!-->` opens and closes at once.
        commentEnd = scriptCommentEnd(from: index + 2)
      } else if isScript, commentEnd > 0, !isDouble, next | 0x20 == 0x73,
        starts(at: index + 1, with: name, count: length), index + 1 + length < count
      {
        let after = base[index + 1 + length]
        isDouble = after == 0x3E || after == 0x2F || isSpace(after)
      }
      index += 1
    }
  }

  private mutating func scriptCommentEnd(from start: Int) -> Int {
    if start >= knownComment.from, start + 3 <= knownComment.to { return knownComment.to }
    var index = start
    while true {
      index = find(0x3E, in: base, from: index, count: count)
      let isEnd = index - start >= 2 && base[index - 1] == 0x2D && base[index - 2] == 0x2D
      if index == count || isEnd {
        knownComment = (start, index == count ? count : index + 1)
        return knownComment.to
      }
      index += 1
    }
  }

  /// Where the content of the `svg` that begins here ends: at its end tag, at a tag that cannot
  /// stand in a drawing, or at the end of the source.
  func svgEnd(names: NameTable) -> Int {
    var index = self.index
    var depth = 1
    // Within `foreignObject`, `title` and `desc` stands HTML.
    var html = 0
    while true {
      index = find(0x3C, in: base, from: index, count: count)
      guard index + 1 < count else { return count }
      let next = base[index + 1]
      if next == 0x21 {
        if starts(at: index + 2, with: "--") {
          index = commentEnd(from: index + 4).next
        } else if starts(at: index + 2, with: "[cdata[") {
          index = cdataEnd(from: index + 9)
        } else {
          index = find(0x3E, in: base, from: index, count: count)
        }
        continue
      }
      let isEnd = next == 0x2F
      let name = index + (isEnd ? 2 : 1)
      guard name < count, isLetter(base[name]) else {
        index += 1
        continue
      }
      let nameEnd = nameEnd(from: name)
      let end = tagEnd(from: nameEnd)
      let isSelfClosing = end - 2 >= nameEnd && base[end - 2] == 0x2F
      let tag = names.tag(base + name, count: nameEnd - name)
      switch tag {
      case .svg:
        if isEnd { depth -= 1 } else if !isSelfClosing { depth += 1 }
        if depth == 0 { return index }
      case .title:
        if !isSelfClosing { html = max(0, html + (isEnd ? -1 : 1)) }
      case .unknown:
        if !isSelfClosing, isIntegrationPoint(name, count: nameEnd - name) {
          html = max(0, html + (isEnd ? -1 : 1))
        }
      default:
        // A raw script would hide the end tag otherwise.
        if html == 0, breaksOut(tag, isEnd: isEnd) { return index }
      }
      index = end
    }
  }

  private func cdataEnd(from start: Int) -> Int {
    var index = start
    while true {
      index = find(0x3E, in: base, from: index, count: count)
      guard index < count else { return count }
      if index - start >= 2, base[index - 1] == 0x5D, base[index - 2] == 0x5D { return index + 1 }
      index += 1
    }
  }

  private func isIntegrationPoint(_ name: Int, count length: Int) -> Bool {
    (length == 13 && starts(at: name, with: "foreignobject"))
      || (length == 4 && starts(at: name, with: "desc"))
  }

  /// Whether the tag ends foreign content, by the HTML Standard's rules for it.
  private func breaksOut(_ tag: Tag, isEnd: Bool) -> Bool {
    switch tag {
    case .br, .p: true
    case .b, .big, .blockquote, .body, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2,
      .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .pre,
      .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .`var`:
      !isEnd
    // Not in the standard's list, but no drawing has them, and a lost end tag must not cost the
    // article.
    case .article, .section, .main, .header, .footer, .aside, .nav, .figure, .form, .td, .tr, .html:
      true
    default: false
    }
  }
}
