import DatelineModel

/// Reads documents of plain text and of Markdown.
///
/// Marks of Markdown are understood in plain text too, because clippings come as text with them.
struct TextReader {
  let bytes: [UInt8]
  let isMarkdown: Bool

  init(_ bytes: [UInt8], isMarkdown: Bool) {
    self.bytes = bytes
    self.isMarkdown = isMarkdown
  }

  /// A block as the text has it, before it is known what it is for the article.
  struct Part {
    var kind: Article.BlockKind
    var text: [UInt8]
    var group: Int32 = 0
    var isEmphasis = false
    var linkShare = 0.0
    var images: [String] = []
    var isRule = false
    /// Whether blank lines or marks part it from what precedes it.
    var startsParagraph = true
  }

  func read() -> Article {
    guard isMarkdown else { return TextStructure(parts: parts()).article() }
    let front = FrontMatter(bytes)
    guard front.end > 0 else { return TextStructure(parts: parts()).article() }
    let rest = TextReader(Array(bytes[front.end...]), isMarkdown: true)
    var article = TextStructure(parts: rest.parts()).article()
    front.complete(&article)
    return article
  }

  /// The text unchanged, each line that is not blank a block.
  static func verbatim(_ bytes: [UInt8]) -> Article {
    var article = Article()
    article.text = bytes
    for line in lines(bytes) {
      let range = bytes.trimmed(line)
      guard !range.isEmpty else { continue }
      article.blocks.append(
        Article.Block(
          kind: .paragraph,
          language: nil,
          range: ByteRange(range.lowerBound, range.upperBound)
        )
      )
    }
    return article
  }

  /// The lines without their ends; CR, LF, CR LF and form feed end a line.
  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in bytes.indices
    where bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x0C {
      result.append(start..<index)
      start = index + 1
      if bytes[index] == 0x0A, index > 0, bytes[index - 1] == 0x0D { result.removeLast() }
    }
    result.append(start..<bytes.count)
    return result
  }

  // MARK: Blocks

  private func parts() -> [Part] {
    var parts: [Part] = []
    var paragraph: [Range<Int>] = []
    var group: Int32 = 0
    var isInList = false
    var isInCode = false

    func flush() {
      guard !paragraph.isEmpty else { return }
      for (offset, range) in joined(paragraph).enumerated() {
        var part = self.part(.paragraph, range)
        part.startsParagraph = offset == 0
        if !part.text.isEmpty || !part.images.isEmpty { parts.append(part) }
      }
      paragraph.removeAll()
    }

    let lines = Self.lines(bytes)
    var index = 0
    while index < lines.count {
      let line = bytes.trimmed(lines[index])
      defer { index += 1 }
      if line.isEmpty {
        flush()
        continue
      }
      if isFence(line) {
        flush()
        isInCode.toggle()
        continue
      }
      if isInCode {
        paragraph.append(line)
        continue
      }
      if isRule(line) {
        // Under a line of text the rule makes it a heading; on its own it parts sections.
        if paragraph.count == 1, bytes[line.lowerBound] != 0x2A, bytes[line.lowerBound] != 0x5F,
          paragraph[0].count < 200
        {
          parts.append(part(.heading, paragraph[0]))
          paragraph.removeAll()
        } else {
          flush()
          parts.append(Part(kind: .paragraph, text: [], isRule: true))
        }
        isInList = false
        continue
      }
      if let heading = heading(line) {
        flush()
        parts.append(part(.heading, heading))
        isInList = false
        continue
      }
      if let item = item(line) {
        flush()
        if !isInList { group += 1 }
        isInList = true
        var part = part(.listItem, item)
        part.group = group
        if !part.text.isEmpty { parts.append(part) }
        continue
      }
      if bytes[line.lowerBound] == 0x3E {
        flush()
        parts.append(part(.quote, bytes.trimmed((line.lowerBound + 1)..<line.upperBound)))
        isInList = false
        continue
      }
      if let cells = cells(line), paragraph.isEmpty {
        // A row counts as one only beside others.
        var rows = [cells]
        var next = index + 1
        while next < lines.count, let more = self.cells(bytes.trimmed(lines[next])) {
          rows.append(more)
          next += 1
        }
        if rows.count >= 2 {
          group += 1
          for row in rows where !row.isEmpty {
            var part = Part(kind: .tableRow, text: [], group: group)
            for (at, cell) in row.enumerated() {
              if at > 0 { part.text.append(contentsOf: [0x20, 0x7C, 0x20]) }
              part.text.append(contentsOf: MarkdownInline(bytes, cell).text)
            }
            parts.append(part)
          }
          index = next - 1
          isInList = false
          continue
        }
      }
      let isIndented =
        lines[index].lowerBound < line.lowerBound && bytes[lines[index].lowerBound] != 0xE3
      if isInList, paragraph.isEmpty, isIndented, let last = parts.last, last.kind == .listItem {
        // The rest of an item, wrapped.
        parts[parts.count - 1].text.append(0x20)
        parts[parts.count - 1].text.append(contentsOf: MarkdownInline(bytes, line).text)
        continue
      }
      isInList = false
      paragraph.append(lines[index])
    }
    flush()
    return listed(parts, group)
  }

  private func part(_ kind: Article.BlockKind, _ range: Range<Int>) -> Part {
    let inline = MarkdownInline(bytes, range)
    return Part(
      kind: kind,
      text: inline.text,
      isEmphasis: inline.isEmphasis,
      linkShare: inline.text.isEmpty ? 0 : Double(inline.linkBytes) / Double(inline.text.count),
      images: inline.images
    )
  }

  /// Lines of one paragraph: wrapped lines are joined, others stand alone.
  private func joined(_ lines: [Range<Int>]) -> [Range<Int>] {
    guard lines.count > 1 else { return lines }
    let longest = lines.map(\.count).max() ?? 0
    var result: [Range<Int>] = []
    for line in lines {
      guard let last = result.last else {
        result.append(line)
        continue
      }
      let previous = bytes.trimmed(last)
      let next = bytes.trimmed(line)
      let tail = bytes.scalar(before: previous.upperBound).value
      let head = bytes.scalar(at: next.lowerBound).value
      let breaksHard =
        previous.upperBound + 1 < bytes.count && last.upperBound - previous.upperBound >= 2
      let width = line.lowerBound > 0 ? lastLineWidth(last, before: line) : last.count
      let isWrapped: Bool
      if isMarkdown {
        isWrapped = !breaksHard && tail != 0x5C
      } else if head >= 0x61, head <= 0x7A, !Scalars.endsSentence(tail) {
        isWrapped = width >= 25
      } else {
        // Text that was wrapped at a fixed width: every line but a paragraph's last is nearly full.
        isWrapped =
          longest <= 120 && longest >= 50 && width * 10 >= longest * 8 && head != 0xE3_8080
          && !bytes.has([0xE3, 0x80, 0x80], at: line.lowerBound)
      }
      if isWrapped {
        result[result.count - 1] = last.lowerBound..<line.upperBound
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// The width of the last line within a joined range.
  private func lastLineWidth(_ range: Range<Int>, before line: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D {
      start -= 1
    }
    return range.upperBound - start
  }

  /// Three and more short lines in a row, without sentences, are a list.
  private func listed(_ parts: [Part], _ lastGroup: Int32) -> [Part] {
    var parts = parts
    var group = lastGroup
    var at = 0
    while at < parts.count {
      var end = at
      while end < parts.count, parts[end].kind == .paragraph, !parts[end].isRule,
        end == at || !parts[end].startsParagraph, isShort(parts[end].text)
      { end += 1 }
      if end - at >= 3 {
        group += 1
        for index in at..<end {
          parts[index].kind = .listItem
          parts[index].group = group
        }
      }
      at = max(end, at + 1)
    }
    return parts
  }

  private func isShort(_ text: [UInt8]) -> Bool {
    guard !text.isEmpty, text.count <= 48 else { return false }
    return !Scalars.endsSentence(text.scalar(before: text.count).value)
  }

  // MARK: Marks at the start of a line

  private func isFence(_ line: Range<Int>) -> Bool {
    bytes.has([0x60, 0x60, 0x60], at: line.lowerBound)
      || bytes.has([0x7E, 0x7E, 0x7E], at: line.lowerBound)
  }

  private func isRule(_ line: Range<Int>) -> Bool {
    let mark = bytes[line.lowerBound]
    guard mark == 0x2D || mark == 0x2A || mark == 0x5F || mark == 0x3D, line.count >= 3 else {
      return false
    }
    return bytes[line].allSatisfy { $0 == mark || $0 == 0x20 }
  }

  private func heading(_ line: Range<Int>) -> Range<Int>? {
    var at = line.lowerBound
    while at < line.upperBound, bytes[at] == 0x23 { at += 1 }
    let level = at - line.lowerBound
    guard level >= 1, level <= 6, at < line.upperBound, bytes[at].isSpace else { return nil }
    var end = line.upperBound
    while end > at, bytes[end - 1] == 0x23 { end -= 1 }
    let range = bytes.trimmed(at..<end)
    return range.isEmpty ? nil : range
  }

  private func item(_ line: Range<Int>) -> Range<Int>? {
    let (value, length) = bytes.scalar(at: line.lowerBound)
    var at = line.lowerBound + length
    switch value {
    case 0x2D, 0x2A, 0x2B:
      guard at < line.upperBound, bytes[at].isSpace else { return nil }
    case 0x2022, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0x25A0, 0x25C6: break
    case 0x30...0x39:
      while at < line.upperBound, bytes[at].isDigit { at += 1 }
      guard at < line.upperBound, at - line.lowerBound <= 3,
        bytes[at] == 0x2E || bytes[at] == 0x29, at + 1 < line.upperBound, bytes[at + 1].isSpace
      else { return nil }
      at += 1
    default: return nil
    }
    let range = bytes.trimmed(at..<line.upperBound)
    return range.isEmpty ? nil : range
  }

  /// The cells of a row of a Markdown table or of tabbed text; empty for the rule under its head.
  private func cells(_ line: Range<Int>) -> [Range<Int>]? {
    guard !line.isEmpty else { return nil }
    let isPiped = bytes[line.lowerBound] == 0x7C
    let mark: UInt8 = isPiped ? 0x7C : 0x09
    var result: [Range<Int>] = []
    var start = isPiped ? line.lowerBound + 1 : line.lowerBound
    for at in start..<line.upperBound where bytes[at] == mark {
      result.append(bytes.trimmed(start..<at))
      start = at + 1
    }
    if start < line.upperBound { result.append(bytes.trimmed(start..<line.upperBound)) }
    guard result.count >= 2 || isPiped else { return nil }
    if isPiped, bytes[line].allSatisfy({ [0x7C, 0x2D, 0x3A, 0x20].contains($0) }) { return [] }
    return result
  }
}
