import DatelineModel

/// Takes out of the body's lines what is not the article's text.
struct Cleaner {
  let page: Page
  let facts: Facts
  let title: String?
  let titleLine: Int
  let confirmed: [Bool]
  let dates: DateReader

  /// The lines of an article that stay, in order.
  func clean(_ chosen: [Int]) -> [Int] {
    var kept = removeAgencyCaptions(removeFurniture(untilEditor(chosen), loosely: false))
    kept = removeLinkedHeadings(kept)
    kept = trimStart(kept)
    kept = removeSignature(kept)
    kept = trimEnd(kept)
    return removeEmptyHeadings(kept)
  }

  /// The same for a page that is no article, which need not begin with prose.
  ///
  /// With `listing`, what leads elsewhere is what the page is about.
  func cleanLoosely(_ chosen: [Int], listing: Bool) -> [Int] {
    let lines = listing ? chosen : untilEditor(chosen)
    let kept = removeRepeats(removeFurniture(lines, loosely: true, listing: listing))
    return listing ? kept : trimEnd(kept)
  }

  private func removeFurniture(_ chosen: [Int], loosely: Bool, listing: Bool = false) -> [Int] {
    var kept = removeTitle(chosen)
    let ofLinks = listing || isOfLinks(kept, share: loosely ? 2 : 3)
    kept = kept.filter { !isFurniture($0, linksStay: loosely && ofLinks, loosely: loosely) }
    if !ofLinks {
      kept = removeLinkLists(kept, loosely: loosely)
      kept = removeLinkRuns(kept, loosely: loosely)
    }
    return removeDoubles(kept)
  }

  /// Takes out names and prices that stand twice in a row, once for each width of screen: each alone,
  /// or a name and its price.
  private func removeRepeats(_ chosen: [Int]) -> [Int] {
    var result: [Int] = []
    var place = 0
    while place < chosen.count {
      if let last = result.last, isRepeat(chosen[place], of: last) {
        place += 1
      } else if result.count >= 2, place + 1 < chosen.count,
        isRepeat(chosen[place], of: result[result.count - 2]),
        isRepeat(chosen[place + 1], of: result[result.count - 1])
      {
        place += 2
      } else {
        result.append(chosen[place])
        place += 1
      }
    }
    return result
  }

  private func isRepeat(_ index: Int, of other: Int) -> Bool {
    let (line, other) = (page.lines[index], page.lines[other])
    return other.count == line.count && line.kind != .cell
      && page.bytes(other).elementsEqual(page.bytes(line))
  }

  /// Whether a line is a sentence inside of a link, as on the cards of pages that are no articles.
  func isCard(_ line: Line) -> Bool { line.stops > 0 && line.count >= 60 }

  private func removeTitle(_ chosen: [Int]) -> [Int] {
    let titleKey = title.map { Titles.key($0) } ?? []
    let ogKey = facts.openGraphTitle.map { Titles.key($0) } ?? []
    return chosen.filter { index in
      if index == titleLine { return false }
      let line = page.lines[index]
      if line.kind == .heading1, index < titleLine { return false }
      guard line.count < titleKey.count * 2 + 40 else { return true }
      let key = Titles.key(String(decoding: page.bytes(line), as: UTF8.self))
      if key.isEmpty { return false }
      return key != titleKey && key != ogKey
    }
  }

  private func isFurniture(_ index: Int, linksStay: Bool, loosely: Bool) -> Bool {
    let line = page.lines[index]
    let count = line.count
    if line.kind == .caption { return !isEnumeration(line) }
    // On cards without pictures of their own a caption is what the card says.
    if !loosely,
      count < 400 && (hasMark(line, [.caption, .credit]) || isInFigure(line))
        || count < 900 && page.marks[Int(line.node)].contains(.caption)
    {
      return !isEnumeration(line)
    }
    if loosely, line.kind != .cell, Phrases.isControl(page.text, line.range) { return true }
    if line.kind == .text, count < 260 || count < 600 && endsInBracket(line), endsInCredit(line) {
      return true
    }
    if isCounter(line) || isCount(line) || isTeaser(index) || count < 300 && isTemplate(line) {
      return true
    }
    if confirmed[index], line.linkShare < 0.5 { return false }
    if count <= 3, line.kind != .cell, line.kind != .item, !headsList(index) { return true }
    if line.kind != .cell, line.kind != .item, Phrases.isAside(page.text, line.range) {
      return true
    }
    if count < 600, Phrases.asksForConsent(page.text, line.range) { return true }
    let start = Phrases.start(page.text, line.range)
    if start > 0 {
      // "Facebook: 3 million readers": an item that says more than the word.
      if line.linkShare < 0.2, count > start + 12, Phrases.isWord(page.text, line.range, start),
        line.kind == .item || line.kind == .cell || endsWithColon(line)
      {
        return false
      }
      // The shorter the line in comparison with the phrase, the surer.
      if count <= start + 60 || line.linkShare > 0.3 && count < 300 {
        return line.stops < 2 || line.linkShare > 0.2 || count <= start + 30
      }
    }
    if count < 300, beginsWithCredit(line) || isOfFile(line) { return true }
    if count < 260, Phrases.holds(page.text, line.range) { return true }
    if !linksStay, line.linkShare > 0.85, line.kind == .text, count > 25, !line.startsAtBreak,
      !loosely || !isCard(line)
    {
      return isAlone(line)
    }
    return false
  }

  /// Whether a short line, such as "UK" or 亚洲, heads the list or the paragraph below it.
  private func headsList(_ index: Int) -> Bool {
    let line = page.lines[index]
    guard line.count >= 2, page.text[Int(line.start)].isLetter || line.isHeading,
      index + 1 < page.lines.count
    else { return false }
    return line.isHeading || page.lines[index + 1].kind == .item
  }

  /// Whether a caption lists things, six at least: where a show stops, who is on the picture.
  private func isEnumeration(_ line: Line) -> Bool {
    let bytes = page.bytes(line)
    guard bytes.count < 1_500 else { return false }
    var separators = 0
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place] == UInt8(ascii: ",") {
        separators += 1
      } else if bytes[place] == 0xE3, bytes[place...].starts(with: [0xE3, 0x80, 0x81]) {
        separators += 1
      }
      place += 1
    }
    // Items are short: a sentence has a comma every ten words.
    return separators >= 5 && bytes.count / separators < 25
  }

  /// Whether a line says where a reader is among pictures, or how long a film lasts: "2 / 3", "1:41".
  private func isCounter(_ line: Line) -> Bool {
    guard line.kind == .text, line.count <= 9 else { return false }
    let bytes = page.bytes(line)
    return bytes.count { $0 == 0x2F || $0 == 0x3A } == 1
      && bytes.allSatisfy { $0.isDigit || $0 == 0x20 || $0 == 0x2F || $0 == 0x3A }
      && bytes.first.map(\.isDigit) ?? false && bytes.last.map(\.isDigit) ?? false
  }

  /// What is counted below headlines and texts, in the languages of most pages.
  private static let counted = WordSet([
    "view", "views", "comment", "comments", "share", "shares", "like", "likes", "read", "reads",
    "aufrufe", "kommentare", "vues", "commentaires", "partages", "visitas", "comentarios",
    "lecturas", "compartidos", "visualizações", "comentários", "visualizzazioni", "commenti",
    "condivisioni", "weergaven", "reacties", "visningar", "visninger", "просмотров", "просмотра",
    "комментариев",
  ])

  /// Whether a line counts readers or what they say: "114 views".
  private func isCount(_ line: Line) -> Bool {
    guard line.kind == .text, line.count >= 6, line.count <= 32,
      page.text[Int(line.start)].isDigit
    else { return false }
    var at = Int(line.start)
    while at < Int(line.end),
      page.text[at].isDigit || page.text[at] == 0x2C || page.text[at] == 0x2E
    { at += 1 }
    guard at < Int(line.end), page.text[at] == 0x20 else { return false }
    let word = page.text[at + 1..<Int(line.end)]
    return Self.counted.contains(ByteHash.of(word.lazy.map(\.lowered)))
  }

  /// Whether a line is what a script was to fill in: "{{article.author}}".
  private func isTemplate(_ line: Line) -> Bool {
    let text = page.text
    let start = Int(line.start)
    guard line.kind == .text, line.count > 3, text[start] == 0x7B else { return false }
    // "{/p}" closes what the script would have read.
    return text[start + 1] == 0x7B && text.find([0x7D, 0x7D], in: line.range) != nil
      || text[start + 1] == 0x2F && line.count < 40
  }

  /// Whether a line is its paragraph's only one.
  private func isAlone(_ line: Line) -> Bool { !line.endsAtBreak }

  /// Whether the line's element, or one of the two around it, bears a mark.
  private func hasMark(_ line: Line, _ mark: Mark, notAround other: Int = -1) -> Bool {
    var node = Int(line.node)
    for _ in 0..<3 {
      if node <= 0 || node <= other && other < Int(page.tree.nodes[node].end) { return false }
      if !page.marks[node].isDisjoint(with: mark) { return true }
      if page.tree.nodes[node].tag == .body { return false }
      node = page.parent(node)
    }
    return false
  }

  /// Whether a line is text beside a picture that its `figure` holds, in no element of its own kind.
  private func isInFigure(_ line: Line) -> Bool {
    guard line.kind == .text else { return false }
    var node = Int(line.node)
    for _ in 0..<3 where node > 0 {
      if page.tree.nodes[node].tag == .figure { return true }
      node = page.parent(node)
    }
    return false
  }

  /// Whether a page's text is mostly links, so that lists of links are what it is about.
  private func isOfLinks(_ chosen: [Int], share: Int) -> Bool {
    var all = 0
    var prose = 0
    for index in chosen {
      let line = page.lines[index]
      all += line.count
      if line.linkShare < 0.5 { prose += line.count }
    }
    return prose * share < all
  }

  private func removeDoubles(_ chosen: [Int]) -> [Int] {
    var seen = HashSet(capacity: chosen.count)
    return chosen.filter { index in
      let line = page.lines[index]
      guard line.count >= 60 else { return true }
      return seen.insert(ByteHash.of(page.bytes(line)))
    }
  }

  /// Before the first paragraph only a standfirst stays: bylines, dates and buttons go.
  private func trimStart(_ chosen: [Int]) -> [Int] {
    guard let first = chosen.firstIndex(where: { isParagraph(page.lines[$0]) }) else {
      return chosen
    }
    var result: [Int] = []
    let list = shortParagraphs(above: first, of: chosen)
    for (place, index) in chosen[..<first].enumerated()
    where isOpening(index, before: chosen[first]) || list.contains(place) {
      result.append(index)
    }
    return result + chosen[first...]
  }

  func isParagraph(_ line: Line) -> Bool {
    guard !line.isHeading, line.linkShare < 0.5 else { return false }
    return line.count >= 100 || (line.stops > 0 && line.count >= 50)
  }

  private func isOpening(_ index: Int, before first: Int) -> Bool {
    let line = page.lines[index]
    if confirmed[index] { return true }
    if line.linkShare > 0.5 { return false }
    // A mark around the line and the text says nothing of the line.
    if hasMark(line, [.byline, .date, .section], notAround: Int(page.lines[first].node)),
      line.count < 200
    {
      return false
    }
    if isDateline(line), index == first - 1 { return true }
    if dates.first(in: page.text, line.range) != nil, line.count < 120 { return false }
    if line.isHeading { return line.kind == .heading && index > titleLine }
    if line.kind == .item || line.kind == .cell || line.kind == .quote { return index > titleLine }
    if line.count < 12 { return false }
    if Bylines.isByline(page.text, line.range) { return false }
    return index > titleLine && (line.count >= 30 || line.stops > 0)
  }

  /// Whether a line is the place that a report comes from, set apart from its first paragraph:
  /// "Paris/ Rome:", "LONDON —".
  private func isDateline(_ line: Line) -> Bool {
    guard line.count <= 60, line.linkShare == 0, !line.isHeading,
      page.text[Int(line.start)].isUpper, Phrases.start(page.text, line.range) == 0,
      !Bylines.isByline(page.text, line.range)
    else { return false }
    let last = page.text.scalar(before: Int(line.end)).value
    guard last == 0x3A || last == 0x2013 || last == 0x2014 else { return false }
    return page.text[line.range].split(separator: 0x20).allSatisfy {
      $0.first.map { !$0.isLower } ?? true
    }
  }

  /// Headings with nothing under them, at the end or before a heading of the same rank.
  private func removeEmptyHeadings(_ chosen: [Int]) -> [Int] {
    var result = chosen
    while let last = result.last, page.lines[last].isHeading { result.removeLast() }
    let headings = chosen[result.count...]
    // Pictures and posts of others stand below them, each of which says something.
    let isSeries =
      headings.count >= 3
      && headings.allSatisfy { page.lines[$0].count >= 30 && page.lines[$0].linkBytes == 0 }
    return isSeries ? chosen : result
  }
}
