import DatelineModel

extension Chooser {
  private static let creditWords: [[UInt8]] = [
    "photograph", "photo", "illustrat", "reviewed", "edited", "contribution", "video by",
    "medically", "fact check", "fact-check", "styl", "art by", "foto", "redigeret", "图", "摄",
  ].map { Array($0.utf8) }

  /// Whether a line credits pictures, reviews or help rather than the writing.
  func isCredit(_ index: Int) -> Bool {
    let line = page.lines[index]
    guard line.count < 120 else { return false }
    let near = Int(line.start)..<min(Int(line.end), Int(line.start) + 24)
    guard let at = Self.creditWords.compactMap({ page.text.find($0, in: near) }).min() else {
      return false
    }
    // "By Jane Doe, edited by": the writer comes first.
    return at - Int(line.start) < 4 && page.text.find(Array("story".utf8), in: near) == nil
  }

  /// Names beneath the headline that no word and no mark calls authors: alone on a line beside the
  /// date, or at the head of the date's line.
  func unmarked() -> [String] {
    guard let body, titleLine >= 0, !page.lines.isEmpty else { return [] }
    let last = min(page.lines.count - 1, max(body.lowerBound + 2, titleLine + 1), titleLine + 8)
    guard titleLine < last else { return [] }
    for index in titleLine + 1...last where page.lines[index].count < 90 {
      let range = page.lines[index].range
      let date = dates.first(in: page.text, range)
      var end = date?.range.lowerBound ?? range.upperBound
      let isBesideDate = date != nil || isTime(index + 1) || isTime(index + 2)
      guard isBesideDate, end > range.lowerBound else { continue }
      if let handle = page.text.find([0x40], in: range.lowerBound..<end) { end = handle }
      let name = names(in: page.text.string(range.lowerBound..<end))
      if name.count == 1, AuthorNames.looksLikePerson(name[0]),
        name[0].utf8.count + 8 >= page.text.trimmed(range.lowerBound..<end).count,
        page.text.has(Array(name[0].lowercased().utf8), at: range.lowerBound)
          || page.text.string(range).hasPrefix(name[0])
      {
        return name
      }
    }
    return []
  }

  /// The writer whose name stands in capitals, alone on a line between the headline and the text.
  ///
  /// It counts where the page's author is an account that many write under.
  func signature() -> String? {
    guard let body else { return nil }
    let last = min(body.lowerBound + 1, page.lines.count - 1)
    let first = titleLine >= 0 ? titleLine + 1 : body.lowerBound
    guard first <= last else { return nil }
    for index in max(first, last - 12)...last {
      let range = page.text.trimmed(page.lines[index].range)
      guard range.count >= 7, range.count <= 40,
        page.text[range].allSatisfy({ $0.isUpper || $0 == 0x20 || $0 == 0x2D || $0 == 0x2E })
      else { continue }
      let name = page.text.string(range)
      if AuthorNames.looksLikePerson(name), !titles.isSiteName(name),
        AuthorNames.beginsWithGivenName(name) || !speaksOf(name, besides: index)
      {
        return name
      }
    }
    return nil
  }

  /// Whether the text has a word of what could be a name: then it is a heading that says what the
  /// text is about.
  private func speaksOf(_ name: String, besides own: Int) -> Bool {
    guard let body else { return false }
    return name.lowercased().split(separator: " ").map({ Array($0.utf8) }).contains { word in
      body.contains { $0 != own && page.text.find(word, in: page.lines[$0].range) != nil }
    }
  }

  /// The agency that stands alone on a line beneath the headline, with or without the place it
  /// wrote from and the day: `AFP, PORT EXAMPLE`, `EFE | Madrid | 17 ene 2023`.
  func agencyBelowTitle() -> String? {
    guard titleLine >= 0, titleLine + 1 < page.lines.count else { return nil }
    for index in titleLine + 1..<min(page.lines.count, titleLine + 9)
    where page.lines[index].count < 40 && page.lines[index].kind != .caption {
      let end = dates.first(in: page.text, page.lines[index].range)?.range.lowerBound
      let range = Int(page.lines[index].start)..<(end ?? Int(page.lines[index].end))
      let parts = page.text.string(range).split { $0 == "," || $0 == "|" }
        .map { titles.trim(String($0)) }.filter { !$0.isEmpty }
      guard let name = parts.first, parts.count <= 2, AuthorNames.isAgency(name),
        parts.dropFirst().allSatisfy({
          $0.utf8.allSatisfy { $0.isUpper || $0 == 0x20 }
            || AuthorNames.isPlace($0)
        })
      else { continue }
      return name
    }
    return nil
  }

  func isTime(_ index: Int) -> Bool {
    guard index < page.lines.count, page.lines[index].count < 60 else { return false }
    let range = page.lines[index].range
    return dates.first(in: page.text, range) != nil
      || page.text.find(Array(" ago".utf8), in: range) != nil
  }

  /// The name in "About Jane Doe" below the text, if it stands alone on a line above the headline.
  func biography() -> [String] {
    guard let body, titleLine > 0 else { return [] }
    let to = min(page.lines.count - 1, body.upperBound + 12)
    for index in max(body.lowerBound, body.upperBound - 4)...to {
      let line = page.lines[index]
      guard line.count < 60, let range = page.subject(from: Int(line.start), of: line) else {
        continue
      }
      let name = page.text.string(range)
      let isAbove = (max(0, titleLine - 6)..<titleLine).contains {
        page.lines[$0].count == range.count
          && page.text.has(Array(name.lowercased().utf8), at: Int(page.lines[$0].start))
      }
      if AuthorNames.looksLikePerson(name), isAbove { return [name] }
    }
    return []
  }

  /// The institution behind `Source:` beneath the headline.
  func source() -> [String] {
    guard let body, titleLine >= 0 else { return [] }
    let last = min(page.lines.count - 2, body.lowerBound)
    guard titleLine < last else { return [] }
    for index in titleLine...last
    where page.lines[index].count == 7
      && page.text.has(Array("source:".utf8), at: Int(page.lines[index].start))
    {
      let range = page.lines[index + 1].range
      if range.count < 90 { return [page.text.string(range)] }
    }
    return []
  }
}

extension Chooser {
  /// Whether an element names the author of something that the page holds beside its text: of a
  /// picture, of a quotation, or of what a link with a heading in it leads to.
  func isOfSomethingElse(_ index: Int) -> Bool {
    var node = index
    for _ in 0..<8 where node > 0 {
      let mark = page.marks[node]
      if mark.contains(.caption), !mark.contains(.byline) { return true }
      if mark.contains(.review), !mark.contains(.byline), !holdsText(node) { return true }
      switch page.tree.nodes[node].tag {
      case .figure, .figcaption, .blockquote: return true
      case .a where node != index:
        for inner in node..<Int(page.tree.nodes[node].end) {
          switch page.tree.nodes[inner].tag {
          case .h2, .h3, .h4, .h5: return true
          default: break
          }
        }
      default: break
      }
      node = page.parent(node)
    }
    return false
  }

  /// Whether the first link of an element leads to a category or a tag: layouts call that a part of
  /// the byline as well.
  func leadsToList(_ index: Int) -> Bool {
    let tree = page.tree
    guard
      let link = (index..<Int(tree.nodes[index].end)).first(where: { tree.nodes[$0].tag == .a }),
      let href = tree.attribute(.href, of: link)
    else { return false }
    return Self.lists.contains { tree.text.find($0, in: href.start..<href.end) != nil }
  }

  private static let lists = ["/category/", "/tag/", "/tags/", "/categories/"].map {
    Array($0.utf8)
  }

  private func holdsText(_ node: Int) -> Bool {
    guard let body else { return true }
    let text = Int(page.lines[body.lowerBound].node)
    return node <= text && text < Int(page.tree.nodes[node].end)
  }

  /// The name that microdata gives inside an author's element, beside the words and figures that
  /// readers see of its bearer.
  func ownName(_ index: Int) -> [UInt8]? {
    let tree = page.tree
    guard let own = tree.attribute(.itemprop, of: index), own.count == 6 else { return nil }
    for inner in index + 1..<max(index + 1, Int(tree.nodes[index].end)) {
      guard let property = tree.attribute(.itemprop, of: inner), property.count == 4,
        tree.text.has(Array("name".utf8), at: property.start)
      else { continue }
      if let content = tree.string(.content, of: inner), !content.isEmpty {
        return Array(content.utf8)
      }
      let text = page.plain(inside: inner, limit: 120)
      if !text.isEmpty { return text }
    }
    return nil
  }

  /// The name in the link that an author's element begins with, where a post stands behind it: such
  /// a text names nobody as a whole.
  func linkedName(_ index: Int, _ text: [UInt8]) -> [UInt8]? {
    let inside = index + 1..<max(index + 1, Int(page.tree.nodes[index].end))
    guard AuthorNames.endsInRole(text.string(0..<text.count)),
      let link = inside.first(where: { page.tree.nodes[$0].tag == .a })
    else { return nil }
    let name = page.plain(inside: link, limit: 60)
    return text.starts(with: name) && AuthorNames.looksLikePerson(name.string(0..<name.count))
      ? name : nil
  }

  /// The person whom metadata names twice as the writer, which is worth more than a box below the
  /// text: that may be a reviewer's.
  func confirmedWriter() -> String? {
    guard facts.metaAuthors.count > 1 else { return nil }
    let names = facts.metaAuthors.flatMap { self.names(in: $0) }
    guard let name = names.first, AuthorNames.looksLikePerson(name), names.count > 1,
      names.allSatisfy({ Titles.key($0) == Titles.key(name) })
    else { return nil }
    return name
  }

  /// Whether a line holds names of people and nothing else.
  func arePeople(_ range: Range<Int>) -> Bool {
    let names = self.names(in: page.text.string(range))
    return !names.isEmpty && names.count <= 3
      && names.allSatisfy { AuthorNames.looksLikePerson($0) }
      && names.reduce(0) { $0 + $1.utf8.count + 5 } >= range.count
  }

  /// A name without the name of the site behind it.
  func withoutSite(_ name: String) -> String {
    guard let space = name.lastIndex(of: " ") else { return name }
    let head = String(name[..<space])
    let tail = String(name[name.index(after: space)...])
    return titles.isSiteName(tail) && AuthorNames.looksLikePerson(head) ? head : name
  }

  /// People by the names that the page calls them: behind what they log in with stands who they are.
  func named(_ people: [String]) -> [String] {
    if !isThread, people.count == 1, AuthorNames.isLogin(people[0]) {
      let shown = visible().flatMap { names(in: $0) }
        .first { AuthorNames.looksLikePerson($0) && !titles.isSiteName($0) }
      if let shown { return [shown] }
    }
    return people.map { name in
      guard !isThread, !name.contains(" "), name.utf8.count >= 6,
        name.utf8.dropFirst().contains(where: { $0.isUpper })
      else { return name }
      let key = Titles.key(name)
      for line in page.lines where line.count > name.utf8.count && line.count <= key.count + 3 {
        let text = page.text.string(line.range)
        if AuthorNames.looksLikePerson(text), Titles.key(text) == key { return text }
      }
      return name
    }
  }
}
