import DatelineModel

extension Titles {
  private static let badges = [
    "原创", "原創", "转载", "轉載", "独家", "獨家", "置顶", "置頂", "推荐", "推薦", "视频", "組圖", "组图",
  ]

  /// A heading put right by a claim that says the same.
  ///
  /// Inside of headings kickers stand without a space before the headline, and rubrics before a
  /// dash; metadata tells the parts.
  func mended(_ heading: String, _ line: Int) -> String {
    let whole = once(withoutKicker(unbroken(joined(heading, line), line), line))
    let heading = withoutControl(withoutTail(whole), line)
    let key = Self.key(heading)
    let claims = [facts.openGraphTitle].compactMap(\.self) + facts.headlines
    for claim in claims where Self.key(claim) == key && isGlued(heading, claim) { return claim }
    guard let document = facts.documentTitle.map({ Self.key($0) }) else { return heading }
    // 原创标题: the badge before the headline.
    for badge in Self.badges where heading.hasPrefix(badge) {
      let rest = trim(String(heading.dropFirst(badge.count)))
      let other = Self.key(rest)
      if other.count >= 12, document.starts(with: other) { return rest }
    }
    for claim in claims {
      let other = Self.key(claim)
      guard other.count >= 12, other.count != key.count, document.starts(with: other) else {
        continue
      }
      // "Unrest in the south - The headline", where everything else has the headline alone.
      if key.count > other.count, key.suffix(other.count).elementsEqual(other),
        heading.range(of: " - ") != nil || heading.range(of: " | ") != nil,
        !document.starts(with: key)
      {
        return claim
      }
      // "Country: The headline", where the country stands on its own line above the heading.
      if key.count < other.count, other.suffix(key.count).elementsEqual(key), line > 0,
        claims.allSatisfy({ Self.key($0) == other })
      {
        let lead = Array(other[..<(other.count - key.count)])
        for above in max(0, line - 3)..<line
        where page.lines[above].count < 80
          && Self.key(String(decoding: page.bytes(page.lines[above]), as: UTF8.self)) == lead
        {
          return claim
        }
      }
    }
    return heading
  }

  /// A heading without the day or the rubric that stands in an element of its own before it, if
  /// no claim has both.
  private func withoutKicker(_ heading: String, _ line: Int) -> String {
    let node = Int(page.lines[line].node)
    var child = node + 1
    let end = Int(page.tree.nodes[node].end)
    while child < end, page.tree.nodes[child].kind == .text,
      page.tree.text[page.tree.nodes[child].textRange.start..<page.tree.nodes[child].textRange.end]
        .allSatisfy({ $0.isSpace })
    { child += 1 }
    guard child < end, page.tree.nodes[child].kind == .element else { return heading }
    let tag = page.tree.nodes[child].tag
    let isDay = tag == .time || page.marks[child].contains(.date)
    let lead = page.string(inside: child)
    guard !lead.isEmpty, heading.hasPrefix(lead) else { return heading }
    let rest = withoutLeadingMarks(heading.dropFirst(lead.count))
    guard rest.utf8.count >= 9, rest.utf8.count > lead.utf8.count else { return heading }
    // Forums mark a thread as a question, news, or what else it is.
    if tag == .span, rest.utf8.count >= 12, isLabel(child) { return rest }
    let whole = Self.key(heading)
    let claims =
      ([facts.openGraphTitle, facts.documentTitle].compactMap(\.self) + facts.headlines)
      .map { Self.key($0) }
    guard !claims.contains(where: { $0.find(whole, in: 0..<$0.count) != nil }) else {
      return heading
    }
    if isDay || tag != .a && !page.marks[child].isDisjoint(with: [.section, .tags]) { return rest }
    // Whatever the element is called, a claim that begins with the rest tells the two apart.
    let isPart = tag == .span || tag == .i || tag == .small
    let other = Self.key(rest)
    // "On lamps: The headline", where the page has "In rooms: The headline".
    func ends(_ claim: [UInt8]) -> Bool {
      other.count >= 16 && claim.suffix(other.count).elementsEqual(other)
    }
    return isPart && claims.contains { $0.starts(with: other) || ends($0) } ? rest : heading
  }

  private func isLabel(_ node: Int) -> Bool {
    guard let range = page.tree.attribute(.class, of: node) else { return false }
    return page.tree.text[range.start..<range.end].split(separator: 0x20)
      .contains { $0.elementsEqual("label".utf8) }
  }

  /// A heading that stands two or three times in its element, for screens of several widths, once;
  /// a title that repeats itself stands so elsewhere too.
  private func once(_ heading: String) -> String {
    let key = Self.key(heading)
    for times in [3, 2] where key.count >= 12 * times && key.count.isMultiple(of: times) {
      let size = key.count / times
      guard key[size...].elementsEqual(key[..<(key.count - size)]) else { continue }
      let claims = [facts.openGraphTitle, facts.documentTitle].compactMap(\.self) + facts.headlines
      if claims.contains(where: { Self.contains(Self.key($0), key) }) { return heading }
      // The last of them is the one for readers who do not see.
      var tail = Substring(heading)
      while let space = tail.firstIndex(of: " ") {
        let rest = tail[tail.index(after: space)...]
        guard Self.key(String(rest)).count >= size else { break }
        tail = rest
      }
      return Self.key(String(tail)).count == size ? String(tail) : heading
    }
    return heading
  }

  /// A heading without the link behind the words of the document's title: `… Edit this page`.
  private func withoutControl(_ heading: String, _ line: Int) -> String {
    guard let title = facts.documentTitle.map({ trim($0) }), title.utf8.count >= 24,
      heading.hasPrefix(title), heading.utf8.count > title.utf8.count,
      heading.utf8.count <= title.utf8.count + 40
    else { return heading }
    let node = Int(page.lines[line].node)
    let rest = Self.key(String(heading.dropFirst(title.count)))
    for inner in node + 1..<max(node + 1, Int(page.tree.nodes[node].end))
    where page.tree.nodes[inner].tag == .a {
      if Self.key(page.string(inside: inner)).starts(with: rest) { return title }
    }
    return heading
  }

  /// A heading without the name of the site behind it, where the document's title parts the two.
  private func withoutTail(_ heading: String) -> String {
    guard let title = facts.documentTitle else { return heading }
    let bytes = Array(title.utf8)
    let marks = Self.separators.filter { $0.hasPrefix(" ") && $0.hasSuffix(" ") }
    guard
      let end = marks.compactMap({ bytes.find(Array($0.utf8), in: 0..<bytes.count) }).min(),
      end >= 12, heading.utf8.count >= end + 4,
      heading.utf8.prefix(end).elementsEqual(bytes[..<end])
    else { return heading }
    let tail = Self.key(String(decoding: heading.utf8.dropFirst(end), as: UTF8.self))
    guard tail.count >= 5, tail.count < 40, tail.count < end else { return heading }
    let isSite =
      siteKeys.contains(tail)
      || hostLabel.map { $0.count >= 5 && Self.contains(tail, $0) } ?? false
    return isSite ? withoutStrokes(bytes.string(0..<end)) : heading
  }

  private func withoutLeadingMarks(_ text: Substring) -> String {
    String(
      text.drop {
        $0 == " " || $0 == "-" || $0 == "–" || $0 == "—" || $0 == ":" || $0 == "/" || $0 == "|"
      }
    )
  }

  /// A heading with its lines behind breaks, as many as a claim has, or all where none has the
  /// first.
  private func unbroken(_ heading: String, _ line: Int) -> String {
    var wholes = [heading]
    var next = line + 1
    while next < page.lines.count, page.lines[next].node == page.lines[line].node,
      page.lines[next].startsAtBreak, wholes[wholes.count - 1].utf8.count < 160
    {
      wholes.append(wholes[wholes.count - 1] + " " + page.text.string(page.lines[next].range))
      next += 1
    }
    guard wholes.count > 1 else { return heading }
    let claims = ([facts.documentTitle, facts.openGraphTitle].compactMap(\.self) + facts.headlines)
      .map { Self.key($0) }
    func isClaimed(_ text: String) -> Bool {
      let key = Self.key(text)
      return claims.contains { $0.find(key, in: 0..<$0.count) != nil }
    }
    if let known = wholes.last(where: isClaimed) { return known }
    let whole = wholes[wholes.count - 1]
    return whole.utf8.count < 160 ? whole : heading
  }

  /// A heading of Han characters with the lines below it on which it goes on, as the document's
  /// title says.
  private func joined(_ heading: String, _ line: Int) -> String {
    guard heading.utf8.first ?? 0 >= 0xE3,
      let document = facts.documentTitle.map({ Self.key($0) })
    else { return heading }
    var key = Self.key(heading)
    var whole = heading
    var next = line + 1
    while next < page.lines.count, next <= line + 3, key.count >= 12, document.count > key.count,
      document.starts(with: key)
    {
      let more = trim(page.text.string(page.lines[next].range))
      let other = Self.key(more)
      guard other.count >= 6, document[key.count...].starts(with: other) else { break }
      whole += more
      key += other
      next += 1
    }
    return whole
  }

  /// Whether two words of a heading touch where a claim of the same letters has a space.
  private func isGlued(_ heading: String, _ claim: String) -> Bool {
    let one = Array(heading.utf8)
    let two = Array(claim.utf8)
    var left = 0
    var right = 0
    func isLetter(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte >= 0xC3 }
    while left < one.count, right < two.count {
      if one[left].lowered == two[right].lowered {
        left += 1
        right += 1
        continue
      }
      if two[right] == 0x20, left > 0, isLetter(one[left]) {
        let before = one[left - 1]
        return before == 0x3A || isLetter(before) || before >= 0x80 && before < 0xC0
      }
      if isLetter(one[left]), isLetter(two[right]) { return false }
      if !isLetter(one[left]) { left += 1 }
      if right < two.count, !isLetter(two[right]) { right += 1 }
    }
    return false
  }
}
