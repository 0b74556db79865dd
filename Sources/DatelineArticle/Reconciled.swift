import DatelineModel

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
    let keys = linked.map { key($0) }
    let first = chooser.names(in: lead).filter {
      !AuthorNames.isAgency($0) && !chooser.titles.isSiteName($0)
    }
    let more = first.filter { !keys.contains(key($0)) }
    if linked.count == 1, first.count > 1, first.count <= 4, !more.isEmpty,
      first.contains(where: { key($0) == keys[0] }),
      first.allSatisfy({ AuthorNames.looksLikePerson($0) }), fills(lead, first),
      isJoined(lead) || isClaimed(more)
    {
      return first
    }
    // Two or three elements of one name each, the linked one among them.
    let each = statements.map { chooser.names(in: $0) }
    if linked.count == 1, each.count > 1, each.count <= 5,
      each.allSatisfy({ $0.count == 1 && AuthorNames.looksLikePerson($0[0]) }),
      each.contains(where: { key($0[0]) == keys[0] })
    {
      var names: [String] = []
      for name in each.map({ $0[0] }) where !names.contains(name) { names.append(name) }
      return names
    }
    guard linked.count > 1 else { return linked }
    let shown = Set(statements.flatMap { chooser.names(in: $0) }.map { key($0) })
    guard keys.contains(where: { shown.contains($0) }) else { return linked }
    return linked.filter { shown.contains(key($0)) || isShownAsWriter($0) }
  }

  /// The comparable form of a name without what its bearer has learnt.
  private func key(_ name: String) -> [UInt8] {
    for title in ["Dr. ", "Dr ", "Prof. "] where name.hasPrefix(title) {
      return Titles.key(String(name.dropFirst(title.count)))
    }
    return Titles.key(name)
  }

  private func isJoined(_ statement: String) -> Bool {
    [" and ", " & ", " und ", " et ", " og ", " y ", " en ", " och "].contains {
      statement.range(of: $0) != nil
    }
  }

  private func isClaimed(_ names: [String]) -> Bool {
    let claimed = Set(
      chooser.facts.metaAuthors.flatMap { chooser.names(in: $0) }.map { key($0) }
    )
    return names.allSatisfy { claimed.contains(key($0)) }
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
