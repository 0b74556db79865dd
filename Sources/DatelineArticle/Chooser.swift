import DatelineModel

/// Decides authors and dates between what metadata claims and what the page shows.
struct Chooser {
  let page: Page
  let facts: Facts
  let titles: Titles
  let dates: DateReader
  let titleLine: Int
  /// The first and the last line of the article's text.
  let body: ClosedRange<Int>?
  let excluded: [Bool]
  /// Whether the page holds the posts of several people.
  var isThread = false
  private let shown = ShownAuthors()

  // MARK: Authors

  /// The authors' names.
  func authors() -> [String] {
    var found = Found()
    for source in facts.linkedAuthors {
      for name in source.names {
        if source.areOrganisations, titles.isSiteName(name), AuthorNames.endsInNumber(name) {
          // The number in "Example 24" belongs to the name.
          if !found.organisations.contains(name) { found.organisations.append(name) }
          continue
        }
        // ", Example Times": the name itself is missing.
        let isOutlet = source.areOrganisations || name.hasPrefix(",")
        add(name, to: &found, organisation: isOutlet)
      }
    }
    // Who logs in to reprint what another house wrote did not write it.
    if found.people.contains(where: { !AuthorNames.isHouse($0) && !AuthorNames.isLogin($0) }) {
      found.people.removeAll { AuthorNames.isHouse($0) }
    } else if found.people.contains(where: { AuthorNames.isHouse($0) }) {
      found.people.removeAll { !AuthorNames.isHouse($0) }
    }
    // ["Jane Doe", "Master Gardener"]: what she is stands as one more name.
    let bearers = found.people.filter { !AuthorNames.isPost($0) }
    if !bearers.isEmpty { found.people = bearers }
    if facts.linkedAuthors.contains(where: \.isShared), let signed = signature() { return [signed] }
    if !found.people.isEmpty { return named(Reconciled(self).people(found.people)) }
    let stated = found.organisations
    if isChinese, let body {
      let lines = HanBylines(page: page, titleLine: titleLine, body: body, excluded: excluded)
      found.people = lines.people()
      if found.people.isEmpty {
        addVisible(to: &found)
        found.organisations = stated
        found.shown = []
      }
      if found.people.isEmpty {
        for name in facts.metaAuthors.flatMap({ names(in: $0) })
        where HanNames.isName(name) && !found.people.contains(name) { found.people.append(name) }
      }
      if found.people.isEmpty { found.people = lines.editorsOrSource() }
      if found.people.isEmpty { addMeta(to: &found) }
      if found.people.isEmpty, let issuer = lines.issuer() { return [issuer] }
    } else {
      addVisible(to: &found)
      if found.people.isEmpty {
        addMeta(to: &found)
      } else if facts.linkedAuthors.isEmpty, !facts.metaAuthors.isEmpty {
        // Of several names beside the headline, those that metadata gives as well.
        var claimed = Found()
        addMeta(to: &claimed)
        let keys = Set(claimed.people.map { Titles.key($0) })
        let both = found.people.filter { keys.contains(Titles.key($0)) }
        if !both.isEmpty {
          found.people = both
        } else {
          // "Jane DoeCity Columnist": what the layout glued, metadata parts.
          let parts = claimed.people.filter { name in
            name.contains(" ") && found.people.contains { $0.hasPrefix(name) }
          }
          if !parts.isEmpty { found.people = parts }
        }
      }
      if found.people.isEmpty, stated.isEmpty { found.people = unmarked() }
      if found.people.isEmpty, found.organisations.isEmpty, found.desks.isEmpty,
        isTitledInChinese, let body
      {
        // A page in two languages may name its writers in the other one.
        found.people =
          HanBylines(page: page, titleLine: titleLine, body: body, excluded: excluded).people()
      }
      if found.people.isEmpty, found.organisations.isEmpty, found.desks.isEmpty,
        let owner = titles.owner
      {
        found.people = [owner]
      }
    }
    if !found.people.isEmpty {
      let people = found.people.filter { !AuthorNames.isHouse($0) }
      return named(people.isEmpty ? found.people : people)
    }
    if found.shown.isEmpty, let agency = agencyBelowTitle() { found.shown = [agency] }
    // An agency beside the headline wrote what the site's name stands for in the metadata.
    let agencies = found.shown.filter { AuthorNames.isAgency($0) && !titles.isSiteName($0) }
    if !agencies.isEmpty { return agencies }
    if found.organisations.isEmpty { return found.desks.isEmpty ? source() : found.desks }
    // The site itself is an author only where the page shows it as one, or structured data says so.
    // Beside Chinese headlines stands the paper that a page took its text from.
    return found.organisations.filter {
      stated.contains($0)
        || !AuthorNames.isHanHouse($0) && (!titles.isSiteName($0) || found.shown.contains($0))
          && !($0.utf8.first ?? 0 >= 0xE3 && titles.beginsTail($0)) && !titles.isOwnAddress($0)
    }
  }

  /// What the sources name, sorted.
  struct Found {
    var people: [String] = []
    var organisations: [String] = []
    /// Desks, such as "Example Staff", which are named where nobody else is.
    var desks: [String] = []
    /// Everything that the page shows as an author.
    var shown: [String] = []
  }

  /// The names in one statement, cleaned, in order.
  func names(in statement: String) -> [String] { shown.names(in: statement) }

  /// What the page shows as authors near the title and the text.
  func visible() -> [String] { shown.statements(findVisible) }

  /// The name of the site, where a statement is that and has marks that part names: `Lamp & Door`,
  /// `Lamp News | The news of today`.
  private func siteName(in statement: String) -> [String]? {
    guard titles.isSiteName(statement), !AuthorNames.looksLikePerson(statement) else { return nil }
    if let stroke = statement.range(of: " | ") {
      return [titles.trim(String(statement[..<stroke.lowerBound]))]
    }
    guard statement.range(of: " & ") != nil,
      !names(in: statement).allSatisfy({ AuthorNames.looksLikePerson($0) })
    else { return nil }
    return [titles.trim(statement)]
  }

  private func add(_ statement: String, to found: inout Found, organisation: Bool = false) {
    let isStaff = statement.utf8.count > 6 && statement.lowercased().hasSuffix(" staff")
    var isBehindHouse = false
    for whole in siteName(in: statement) ?? names(in: statement) {
      // "Example Online, Hamburg, Germany": where the house is.
      if isBehindHouse, AuthorNames.isPlace(whole) { continue }
      let name = withoutSite(whole)
      if name != whole { isBehindHouse = true }
      // The section that the page stands in.
      if !organisation, !facts.linkedAuthors.isEmpty, titles.isSection(name) { continue }
      // "Example Weekly Staff" is nobody's name.
      if isStaff, titles.beginsSiteName(name), !titles.isSiteName(name) { continue }
      if organisation || AuthorNames.isAgency(name)
        || facts.linkedAuthors.isEmpty && titles.isOwnAddress(name)
        || titles.isSiteName(name) && !(titles.isOwner(name) && isBearable(name))
        || AuthorNames.isHanHouse(name)
        || name.utf8.first ?? 0 >= 0xE3 && titles.beginsTail(name)
      {
        isBehindHouse = true
        if !found.organisations.contains(name) { found.organisations.append(name) }
      } else if !found.people.contains(where: { Titles.key($0) == Titles.key(name) }) {
        found.people.append(name)
      }
    }
  }

  /// Whether the name of a site may be a person's: nothing says that it is an outlet's, or it begins
  /// as people's names do.
  private func isBearable(_ name: String) -> Bool {
    AuthorNames.beginsWithGivenName(name) || !facts.isOfOutlet
  }

  private func addVisible(to found: inout Found) {
    for statement in visible() {
      let names = self.names(in: statement)
      found.shown += names
      // "By Daily News Service" names nobody.
      if names.count == 1, AuthorNames.isDesk(names[0]), !AuthorNames.isAgency(names[0]) {
        if !found.desks.contains(names[0]) { found.desks.append(names[0]) }
        continue
      }
      add(statement, to: &found)
    }
  }

  private func addMeta(to found: inout Found) {
    for statement in facts.metaAuthors {
      // "Example Webdesign, www.example.net": who made the pages.
      if titles.namesAnotherSite(statement) { continue }
      // "Jane Doe" writes what stands under her own name alone; "Example Lamp" does not.
      if titles.isSiteName(statement), AuthorNames.looksLikePerson(statement),
        facts.linkedAuthors.isEmpty, isBearable(statement)
      {
        if !found.people.contains(statement) { found.people.append(statement) }
        continue
      }
      add(statement, to: &found)
    }
  }

  private var isTitledInChinese: Bool {
    titleLine >= 0 && page.bytes(page.lines[titleLine]).contains { $0 >= 0xE4 && $0 <= 0xE9 }
  }

  /// Whether the lines of the article are mostly Han characters.
  private var isChinese: Bool {
    guard let body else { return false }
    var wide = 0
    var all = 0
    for index in body.prefix(12) {
      for byte in page.bytes(page.lines[index]) {
        if byte >= 0xE4, byte <= 0xE9 { wide += 3 }
        all += 1
      }
    }
    return wide * 2 > all
  }

  func isAuthorElement(_ index: Int) -> Bool {
    let tree = page.tree
    let mark = page.marks[index]
    if mark.contains(.byline), mark.isDisjoint(with: [.related, .comment, .share]) { return true }
    let node = tree.nodes[index]
    if node.tag == .a {
      if let rel = tree.attribute(.rel, of: index), rel.count >= 6,
        tree.text.find(Array("author".utf8), in: rel.start..<rel.end) != nil
      {
        return true
      }
      if let href = tree.attribute(.href, of: index) {
        for at in href.start..<min(href.end, href.start + 120)
        where tree.text[at] == 0x2F
          && Self.authorPaths.contains(where: { tree.text.has($0, at: at) })
        {
          return true
        }
      }
    }
    if let property = tree.attribute(.itemprop, of: index), property.count == 6 {
      return tree.text.has(Array("author".utf8), at: property.start)
    }
    return false
  }

  static let authorPaths: [[UInt8]] = [
    "/author/", "/authors/", "/by/", "/contributor", "/writer", "/reporter", "/journalist",
    "/columnist", "/autor/", "/autoren/", "/auteur/", "/autore/", "/staff/", "/redakteur",
    "/byline/",
  ].map { Array($0.utf8) }

  /// Whether a footer is the article's own, and not the page's: inside of what is called an article
  /// and has the text.
  private func isInArticle(_ footer: Int, with text: Int) -> Bool {
    var node = page.parent(footer)
    for _ in 0..<4 where node > 0 {
      if node < text, text < Int(page.tree.nodes[node].end),
        page.tree.nodes[node].tag == .article || page.marks[node].contains(.article)
      {
        return true
      }
      node = page.parent(node)
    }
    return false
  }

  /// Whether a node lies in a list of other articles, in comments or the like.
  ///
  /// What holds the headline or the text says nothing about its parts.
  func isElsewhere(_ index: Int) -> Bool {
    let title = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    let text = body.map { Int(page.lines[$0.lowerBound].node) } ?? -1
    var node = index
    var depth = 0
    while node > 0, depth < 12 {
      let end = Int(page.tree.nodes[node].end)
      if (node <= title && title < end) || (node <= text && text < end) { return false }
      let mark = page.marks[node]
      if !mark.isDisjoint(with: [.related, .comment, .navigation]) { return true }
      let parent = page.parent(node)
      // The foot of a headline's block stands between the headline and the text.
      let isOfHead = title >= 0 && title < node && node < text
      if mark.contains(.footer), !isOfHead, !isInArticle(node, with: text) { return true }
      node = parent
      depth += 1
    }
    return false
  }
}
