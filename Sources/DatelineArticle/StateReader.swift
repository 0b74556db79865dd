import DatelineModel

/// Finds an article's text in the state that an application leaves in its scripts.
///
/// Only asked where the page itself shows next to nothing. The longest prose among the strings of
/// the scripts' JSON wins: one string that holds the body, or the strings of one array of parts.
struct StateReader {
  let page: Page
  /// The line that the text must hold; `nil` if any text will do.
  let beginning: Int?

  /// The paragraphs; empty if there are none.
  func paragraphs() -> [[UInt8]] {
    var best: [[UInt8]] = []
    var bestSize = beginning == nil ? 800 : 600
    for index in page.scripts {
      for range in raw(Int(index))
      where range.count > 1500 && range.count < 6_000_000 && holdsBeginning(range) {
        let json = JSON(page.tree.source, range)
        // Beside what the page shows, only a whole document counts.
        var found = beginning == nil ? longest(json) : []
        let tree = richText(json)
        if tree.reduce(0, { $0 + $1.count }) > found.reduce(0, { $0 + $1.count }) { found = tree }
        let size = found.reduce(0) { $0 + $1.count }
        if size > bestSize, isText(found) {
          best = found
          bestSize = size
        }
      }
    }
    return best
  }

  private static let cookie = Array("cookie".utf8)
  /// Who asks for leave, where a line that names cookies is no recipe.
  private static let askers: [[UInt8]] = [" we ", " our ", "consent", "wir ", "nous "].map {
    Array($0.utf8)
  }
  /// Shorter lines are headlines and names.
  private static let shortestSentence = 60

  /// Whether most of what was found is sentences, as a menu's text is not, and they do not ask for
  /// leave to keep cookies.
  private func isText(_ lines: [[UInt8]]) -> Bool {
    var all = 0
    var prose = 0
    var cookies = 0
    for line in lines {
      all += line.count
      let range = 0..<line.count
      if line.find(Self.cookie, in: range) != nil,
        Phrases.asksForConsent(line, range)
          || Self.askers.contains(where: { line.find($0, in: range) != nil })
      {
        cookies += line.count
      }
      if line.count >= Self.shortestSentence, holdsSentence(line) { prose += line.count }
    }
    return prose * 2 >= all && cookies * 4 < all
  }

  /// Whether a sentence ends in a line, or at its end.
  private func holdsSentence(_ line: [UInt8]) -> Bool {
    let end = line.scalar(before: line.count).value
    return Scalars.endsSentence(end) || Scalars.isCloser(end)
      || line.find([0x2E, 0x20], in: 0..<line.count) != nil
      || line.find([0xE3, 0x80, 0x82], in: 0..<line.count) != nil
  }

  /// Whether a script holds a stretch of the line that the text must hold.
  private func holdsBeginning(_ range: Range<Int>) -> Bool {
    guard let beginning else { return true }
    let line = page.lines[beginning].range
    // Letters of ASCII alone: others may be written as escapes.
    var start = line.lowerBound
    for at in line {
      let byte = page.text[at]
      if byte >= 0x80 || byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x2F {
        start = at + 1
      } else if at - start >= 27 {
        let needle = page.text[start...at].map(\.lowered)
        return page.tree.source.find(needle, in: range) != nil
      }
    }
    return false
  }

  private func raw(_ script: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for child in script + 1..<max(script + 1, Int(page.tree.nodes[script].end))
    where page.tree.nodes[child].kind == .raw {
      let range = page.tree.nodes[child].textRange
      let bytes = page.tree.source
      // Code is not read: only an object, or an assignment of one.
      var at = range.start
      while at < range.end, at < range.start + 200, bytes[at] != 0x7B, bytes[at] != 0x5B { at += 1 }
      if at < range.end, bytes[at] == 0x7B || bytes[at] == 0x5B { result.append(at..<range.end) }
    }
    return result
  }

  private static let keys = [
    "body", "content", "articleBody", "text", "html", "bodyHtml", "contentHtml", "value",
    "paragraph", "story", "copy", "description", "markup", "rendered", "bodyText", "content_html",
    "data", "plainText", "richText",
  ]

  /// The longest prose: one string, or the strings beneath one array.
  private func longest(_ json: JSON, depth: Int = 0) -> [[UInt8]] {
    var sizes = [Int](repeating: 0, count: json.values.count)
    var best: [[UInt8]] = []
    var bestSize = 0
    for index in json.values.indices where json.values[index].kind == .string {
      let range = json.range(of: index)
      if depth < 2, range.count > 1500, holdsJSON(json.bytes, range) {
        // Frameworks hand their state over as strings of JSON.
        let inner = longest(JSON(json.bytes, range), depth: depth + 1)
        let size = inner.reduce(0) { $0 + $1.count }
        if size > bestSize {
          best = inner
          bestSize = size
        }
        continue
      }
      guard range.count >= 40, isProse(json.bytes, range) else { continue }
      let isKnown =
        Self.keys.contains { json.isKey($0, of: index) }
        || json.values[Int(json.values[index].parent)].kind == .array
      guard isKnown else { continue }
      if range.count > bestSize, range.count > 600 {
        let lines = Markup.lines(json.bytes, range)
        best = lines
        bestSize = lines.reduce(0) { $0 + $1.count }
      }
      // Up to six levels lead from a part's text to the array of parts.
      var parent = Int(json.values[index].parent)
      for _ in 0..<6 where parent > 0 {
        sizes[parent] += range.count
        parent = Int(json.values[parent].parent)
      }
    }
    guard
      let array = json.values.indices.filter({ json.values[$0].kind == .array && $0 > 0 })
        .max(by: { sizes[$0] < sizes[$1] }), sizes[array] > bestSize * 5 / 4
    else { return best }
    var result: [[UInt8]] = []
    for index in array..<Int(json.values[array].next) where json.values[index].kind == .string {
      let range = json.range(of: index)
      guard range.count >= 30, isProse(json.bytes, range),
        Self.keys.contains(where: { json.isKey($0, of: index) })
          || json.values[Int(json.values[index].parent)].kind == .array
      else { continue }
      result.append(contentsOf: Markup.lines(json.bytes, range))
    }
    return result
  }

  /// Whether a string is JSON itself: keys in quotes near its start.
  private func holdsJSON(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var keys = 0
    var at = range.lowerBound
    let end = min(range.upperBound, range.lowerBound + 1200) - 1
    while at < end {
      if bytes[at] == 0x22, bytes[at + 1] == 0x3A { keys += 1 }
      at += 1
    }
    return keys >= 4
  }

  /// Whether a string reads like sentences rather than like code, an address or a list of names.
  private func isProse(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var spaces = 0
    var wide = 0
    var marks = 0
    var stops = 0
    var read = 0
    var inTag = false
    for at in range {
      // Of a string of markup only the text counts.
      if bytes[at] == 0x3C {
        inTag = true
      } else if bytes[at] == 0x3E {
        inTag = false
        continue
      }
      if inTag { continue }
      switch bytes[at] {
      case 0x20: spaces += 1
      case 0x2E, 0x2C, 0x21, 0x3F: stops += 1
      case 0x7B, 0x7D, 0x3D, 0x3B, 0x5F, 0x7C: marks += 1
      case 0xE3...0xED: wide += 1
      default: break
      }
      read += 1
      if read == 600 { break }
    }
    guard stops > 0 || wide > 12 else { return false }
    return (spaces * 10 > read || wide * 6 > read) && marks * 40 < read
  }
}
