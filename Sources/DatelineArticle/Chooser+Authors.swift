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
      let name = AuthorNames.names(in: page.text.string(range.lowerBound..<end))
      if name.count == 1, AuthorNames.looksLikePerson(name[0]),
        page.text.has(Array(name[0].lowercased().utf8), at: range.lowerBound)
          || page.text.string(range).hasPrefix(name[0])
      {
        return name
      }
    }
    return []
  }

  private func isTime(_ index: Int) -> Bool {
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

/// Compares the people of structured data with those that the page shows.
struct Reconciled {
  private let chooser: Chooser
  private let page: Page

  init(_ chooser: Chooser) {
    self.chooser = chooser
    page = chooser.page
  }

  /// The authors.
  ///
  /// Structured data lists editors, reviewers and photographers with the writers; the page says
  /// which is which. Or it has the first of several names alone.
  func people(_ linked: [String]) -> [String] {
    let statements = chooser.visible()
    guard let lead = statements.first else { return linked }
    let keys = linked.map { Titles.key($0) }
    let first = AuthorNames.names(in: lead).filter {
      !AuthorNames.isAgency($0) && !chooser.titles.isSiteName($0)
    }
    let more = first.filter { !keys.contains(Titles.key($0)) }
    if linked.count == 1, first.count > 1, first.count <= 4, !more.isEmpty,
      first.contains(where: { Titles.key($0) == keys[0] }),
      first.allSatisfy({ AuthorNames.looksLikePerson($0) }), fills(lead, first),
      isJoined(lead) || isClaimed(more)
    {
      return first
    }
    // Two or three elements of one name each, the linked one among them.
    let each = statements.map { AuthorNames.names(in: $0) }
    if linked.count == 1, each.count > 1, each.count <= 3,
      each.allSatisfy({ $0.count == 1 && AuthorNames.looksLikePerson($0[0]) }),
      each.contains(where: { Titles.key($0[0]) == keys[0] })
    {
      var names: [String] = []
      for name in each.map({ $0[0] }) where !names.contains(name) { names.append(name) }
      return names
    }
    guard linked.count > 1 else { return linked }
    let shown = Set(statements.flatMap { AuthorNames.names(in: $0) }.map { Titles.key($0) })
    guard keys.contains(where: { shown.contains($0) }) else { return linked }
    return linked.filter { shown.contains(Titles.key($0)) || isShownAsWriter($0) }
  }

  private func isJoined(_ statement: String) -> Bool {
    [" and ", " & ", " und ", " et ", " og ", " y ", " en ", " och "].contains {
      statement.range(of: $0) != nil
    }
  }

  private func isClaimed(_ names: [String]) -> Bool {
    let claimed = Set(
      chooser.facts.metaAuthors.flatMap { AuthorNames.names(in: $0) }.map { Titles.key($0) }
    )
    return names.allSatisfy { claimed.contains(Titles.key($0)) }
  }

  /// Whether names are what a statement consists of, up to the last of them.
  private func fills(_ statement: String, _ names: [String]) -> Bool {
    guard let last = names.last else { return false }
    let bytes = Array(statement.utf8)
    guard let at = bytes.find(Array(last.lowercased().utf8), in: 0..<bytes.count) else {
      return false
    }
    return names.reduce(0) { $0 + $1.utf8.count } * 10 >= (at + last.utf8.count) * 7
  }

  /// Whether a name stands near the headline and no word before it says that its bearer did
  /// something other than write.
  private func isShownAsWriter(_ name: String) -> Bool {
    let wanted = Array(name.lowercased().utf8)
    let title = chooser.titleLine
    guard title >= 0, let body = chooser.body else { return true }
    var last = min(page.lines.count - 1, max(body.lowerBound + 3, title + 1))
    guard title < last else { return true }
    // Below a standfirst the names of many writers take a line each.
    while last + 1 < page.lines.count, last < title + 16, page.lines[last].count < 120 { last += 1 }
    for index in title + 1...last where page.lines[index].count < 260 {
      guard page.text.find(wanted, in: page.lines[index].range) != nil else { continue }
      if chooser.isCredit(index) { return false }
      return !(index > title + 1 && page.lines[index - 1].count < 40 && chooser.isCredit(index - 1))
    }
    return false
  }
}
