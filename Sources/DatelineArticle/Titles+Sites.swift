import DatelineModel

extension Titles {
  static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " › ", " ‹ ", " · ", " • ", " / ", " ~ ", "｜",
    " |", "--",
    "_", "|", "-", "—", " : ", "ㅣ",
    "–",
  ]

  /// A title without the site's name at its end or its start.
  func withoutSite(_ title: String) -> String {
    var title = beforeSite(title)
    for _ in 0..<3 {
      guard let shorter = withoutOnePart(title) else { break }
      title = shorter
    }
    return withoutStrokes(title)
  }

  /// What stands before the site's name among the parts of a title, behind which it says more of
  /// itself: `Headline | Example | News and letters`.
  private func beforeSite(_ title: String) -> String {
    let bytes = Array(title.utf8)
    for separator in [" | ", " - ", " – ", " — ", " · "] {
      let mark = Array(separator.utf8)
      guard let first = bytes.find(mark, in: 0..<bytes.count), first >= 12 else { continue }
      var start = first + mark.count
      var head = first
      while let next = bytes.find(mark, in: start..<bytes.count) {
        if isSiteName(bytes.string(start..<next)) { return bytes.string(0..<head) }
        head = next
        start = next + mark.count
      }
    }
    return title
  }

  /// A text without white space, strokes and underscores at its ends.
  func withoutStrokes(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var range = bytes.trimmed(0..<bytes.count)
    func isStroke(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x5F || byte == 0x7C }
    while range.count > 1, isStroke(bytes[range.upperBound - 1]) {
      range = bytes.trimmed(range.lowerBound..<(range.upperBound - 1))
    }
    while range.count > 1, bytes[range.lowerBound] == 0x5F || bytes[range.lowerBound] == 0x7C {
      range = bytes.trimmed((range.lowerBound + 1)..<range.upperBound)
    }
    return bytes.string(range)
  }

  /// The part of a title, behind its first, that is a date and nothing else.
  func datedPart(of title: [UInt8]) -> Range<Int>? {
    guard let found = DateReader().first(in: title, 0..<title.count) else { return nil }
    let before = title.trimmed(0..<found.range.lowerBound)
    let after = title.trimmed(found.range.upperBound..<title.count)
    func isStroke(_ byte: UInt8?) -> Bool { byte == 0x2D || byte == 0x7C }
    guard before.count > 3, isStroke(title[before].last),
      after.isEmpty || isStroke(title[after].first)
    else { return nil }
    return found.range
  }

  private func withoutOnePart(_ title: String) -> String? {
    let bytes = Array(title.utf8)
    var lastPart: (start: Int, end: Int, tight: Bool)?
    var firstPart: (start: Int, end: Int)?
    for separator in Self.separators {
      let mark = Array(separator.utf8)
      let isTight = !separator.contains(" ")
      var at = 1
      while at + mark.count < bytes.count {
        if bytes.has(mark, at: at) {
          // Without spaces around it, a mark parts the site's name only in titles of wide letters.
          let before = bytes.scalar(before: at).value
          let after = bytes.scalar(at: at + mark.count).value
          let isWide = Scalars.isWide(before) || Scalars.isWide(after) || Scalars.isHangul(before)
          if !isTight || isWide || separator == "｜" || separator == "|" {
            if at >= lastPart?.start ?? 0 { lastPart = (at, at + mark.count, isTight) }
            if at <= firstPart?.start ?? Int.max { firstPart = (at, at + mark.count) }
          }
          at += mark.count
        } else {
          at += 1
        }
      }
    }
    if let part = lastPart {
      let head = bytes.string(0..<part.start)
      let tail = bytes.string(part.end..<bytes.count)
      if isSite(tail) || isLikelySite(tail, rest: head) { return head }
    }
    if let part = firstPart {
      let head = bytes.string(0..<part.start)
      let tail = bytes.string(part.end..<bytes.count)
      if isSite(head) { return tail }
    }
    return nil
  }

  /// Whether the last part of a title reads like the name of a site or of a section.
  private func isLikelySite(_ part: String, rest: String) -> Bool {
    let key = Self.key(part)
    let restKey = Self.key(rest)
    guard restKey.count >= 10 || restKey.count > key.count * 2 else { return false }
    for site in siteKeys {
      if site.count >= 4, key.count < 50,
        Self.contains(site, key) || Self.contains(key, site)
      {
        return true
      }
    }
    // "REX Co-op" of the site "REX".
    let lower = trim(part).lowercased()
    for site in [facts.site].compactMap(\.self) where site.utf8.count >= 2 {
      if lower.hasPrefix(site.lowercased() + " "), key.count < 50 { return true }
    }
    if let label = hostLabel, key.count == 3, label.count >= 6, label.starts(with: key) {
      return true
    }
    if let label = hostLabel, label.count >= 4,
      Self.contains(key, label) || (key.count >= 4 && Self.contains(label, key))
    {
      return true
    }
    // Another claim that is this title without the part proves it.
    for claim in facts.headlines + [facts.openGraphTitle].compactMap(\.self)
    where Self.key(claim) == restKey { return true }
    let bytes = Array(part.utf8)
    let (value, _) =
      bytes.isEmpty
      ? (0, 0) : bytes.scalar(at: bytes.trimmed(0..<bytes.count).lowerBound % bytes.count)
    if Scalars.isHan(value) {
      for ending in Self.siteEndings where part.hasSuffix(ending) { return part.utf8.count <= 36 }
      return false
    }
    return false
  }

  static func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
    !part.isEmpty && whole.find(part, in: 0..<whole.count) != nil
  }

  /// Whether a heading leads to the front page or to the section that the page belongs to: then it
  /// names the site or the section, for a headline leads to its own page or nowhere.
  func leadsHome(_ line: Line) -> Bool {
    guard line.linkShare > 0.4 else { return false }
    var node = Int(line.node)
    for _ in 0..<3 where node > 0 && page.tree.nodes[node].tag != .a { node = page.parent(node) }
    if page.tree.nodes[node].tag != .a { node = Int(line.node) }
    for index in node..<Int(page.tree.nodes[node].end) where page.tree.nodes[index].tag == .a {
      guard let href = page.tree.string(.href, of: index) else { continue }
      if isHome(ArchivedAddress.original(of: href)) { return true }
    }
    return false
  }

  private func isHome(_ href: String) -> Bool {
    let rest = href.range(of: "//").map { href[$0.upperBound...] }
    // The home of another site is none: a review's headline may lead there.
    if let rest, !isOwnHost(rest.prefix { $0 != "/" }) { return false }
    let path = rest.map { $0.drop { $0 != "/" } } ?? href[...]
    if path == "/" || path == "./" || path == "../" || path.isEmpty && href.utf8.count > 1
      || path.hasPrefix("/index.") && !path.dropFirst().contains("/")
    {
      return !isFront
    }
    var home = Array(href.utf8.prefix { $0 != 0x3F && $0 != 0x23 })
    if home.last == 0x2F { home.removeLast() }
    return home.count > 8 && address.count > home.count + 1 && address.starts(with: home)
      && address[home.count] == 0x2F
  }

  /// Whether a host is that of the page, with or without www.
  private func isOwnHost(_ host: Substring) -> Bool {
    func bare(_ host: some Collection<UInt8>) -> ArraySlice<UInt8> {
      let host = Array(host)[...]
      return host.starts(with: "www.".utf8) ? host.dropFirst(4) : host
    }
    guard let start = address.firstIndex(of: 0x2F), start + 2 <= address.count else { return true }
    return bare(host.utf8).elementsEqual(bare(address[(start + 2)...].prefix { $0 != 0x2F }))
  }

  /// Whether the page itself is the front page of its site; it is none where nothing says so.
  var isFront: Bool {
    let slashes = address.count { $0 == 0x2F }
    return slashes == 3 && address.last == 0x2F || slashes == 2
  }

  /// The person whose name the site and its host have, and who then writes what nobody signs.
  var owner: String? {
    guard !facts.isOfOutlet, let hostLabel, hostLabel.count >= 4 else { return nil }
    var names = [facts.site].compactMap(\.self)
    if let title = facts.documentTitle {
      for separator in Self.separators where separator.hasPrefix(" ") && separator.hasSuffix(" ") {
        let bytes = Array(title.utf8)
        guard let at = bytes.findLast(Array(separator.utf8), in: 0..<bytes.count) else { continue }
        names.append(bytes.string(at + separator.utf8.count..<bytes.count))
      }
    }
    return names.first {
      let key = Self.key($0)
      return (key == hostLabel || key.starts(with: hostLabel))
        && AuthorNames.looksLikePerson($0) && AuthorNames.beginsWithGivenName($0)
    }
  }

  /// What stands in an address before the name of who writes.
  private static let people: Set<String> = [
    "blog", "blogs", "author", "authors", "user", "users", "people", "columnists", "by",
  ]

  /// Whether a text of one word is a part of the page's address before the last, and not behind a
  /// part that says whose the page is.
  func isSection(_ text: String) -> Bool {
    guard !text.contains(" "), let own = text.utf8.first, own.isUpper || own >= 0xC3 else {
      return false
    }
    let wanted = Self.key(text)
    let parts = address.split(separator: 0x2F)
    return wanted.count >= 4 && parts.count > 3
      && (2..<(parts.count - 1)).contains {
        parts[$0].map(\.lowered) == wanted
          && !Self.people.contains(String(decoding: parts[$0 - 1].map(\.lowered), as: UTF8.self))
      }
  }

  /// Whether a text is the name of the person whom a site's host is named after, and not the site's
  /// own name.
  func isOwner(_ text: String) -> Bool {
    AuthorNames.looksLikePerson(text) && !siteKeys.contains(Self.key(text))
  }

  /// Whether a text is the address of the page's own site, which names nobody: `example.org`.
  func isOwnAddress(_ text: String) -> Bool {
    guard let hostLabel, text.contains("."), !text.contains(" ") else { return false }
    return Self.label(of: text.lowercased()) == hostLabel
  }

  /// Whether a text has the address of another site than the page's.
  func namesAnotherSite(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let at = bytes.find(Array("www.".utf8), in: 0..<bytes.count) else { return false }
    let name = bytes[(at + 4)...].prefix { $0 != 0x2E }.map(\.lowered)
    guard let hostLabel else {
      return !([facts.documentTitle].compactMap { $0.map { Self.key($0) } } + siteKeys)
        .contains { Self.contains($0, name) }
    }
    return name != hostLabel
  }

  func trim(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.string(bytes.trimmed(0..<bytes.count))
  }
}
