internal import DatelineGazetteer
internal import DatelineLexicon
internal import DatelineModel

extension Resolver {
  /// A name longer than this many characters is none.
  private static let longestName = 40
  /// The least share of the names that have to be known places.
  private static let leastShareKnown = 0.5
  /// Fewer names of another language are no list of their own: Latin names stand in Chinese lists.
  private static let fewestOfLanguage = 3
  /// A region is meant by a name that a city of fewer inhabitants has too.
  private static let renownOfCity = 500_000

  /// Reads a text that is a list of names and nothing else: one a line, or parted by commas.
  ///
  /// Numbering, bullets, quotes, notes in brackets and lines that begin with `#` are left out, and so
  /// is the country or state behind a city's name.
  ///
  /// A text with the names in Chinese and in another language, one after the other or side by side on
  /// each line, is two lists.
  ///
  /// - Parameter text: UTF-8 without a byte order mark.
  /// - Returns: The list as an edition of its own; `nil` if the text is something else.
  public func plainList(_ text: [UInt8]) -> Edition? {
    guard let names = PlainNames(text, longest: Self.longestName)?.ranges, !names.isEmpty else {
      return nil
    }
    var items: [ListItem] = []
    items.reserveCapacity(names.count)
    var known = 0
    for name in names {
      let item = plainItem(String(decoding: text[name.start..<name.end], as: UTF8.self), name)
      // "Austin, Texas": the state says which city is meant.
      if let last = items.last, let city = last.place, let place = item.place,
        isOnSameLine(last, name, text), facts.kind(of: place) != .city,
        let meant = last.meanings.first(where: { facts.area(place, contains: $0) })
          ?? (facts.area(place, contains: city) ? city : nil)
      {
        items[items.count - 1].place = meant
        continue
      }
      if item.place != nil { known += 1 }
      items.append(item)
    }
    guard Double(known) >= Self.leastShareKnown * Double(items.count) else { return nil }
    return edition(of: Self.languages(of: items, text), text)
  }

  /// The items of each language: two parts if all that is Chinese stands before all that is not, or the
  /// other way round, or if every line has one of each; else one.
  private static func languages(of items: [ListItem], _ text: [UInt8]) -> [[ListItem]] {
    let chinese = items.filter(\.isHan)
    let others = items.filter { !$0.isHan }
    guard min(chinese.count, others.count) >= fewestOfLanguage else { return [items] }
    let changes = zip(items, items.dropFirst()).count { $0.isHan != $1.isHan }
    let pairs = zip(items, items.dropFirst()).count { one, other in
      guard one.isHan != other.isHan, let end = one.range?.end, let next = other.range?.start else {
        return false
      }
      return !text[end..<next].contains(0x0A)
    }
    guard changes == 1 || pairs * 5 >= items.count * 2 && chinese.count == others.count else {
      return [items]
    }
    return items[0].isHan ? [chinese, others] : [others, chinese]
  }

  private func isOnSameLine(_ item: ListItem, _ next: ByteRange, _ text: [UInt8]) -> Bool {
    guard let end = item.range?.end else { return false }
    return !text[end..<next.start].contains(0x0A)
  }

  private func plainItem(_ name: String, _ range: ByteRange) -> ListItem {
    let candidates = facts.meanings(of: name)
    var place = candidates.first
    if let city = place, facts.kind(of: city) == .city,
      let area = candidates.first(where: { facts.kind(of: $0) != .city }),
      !facts.area(area, contains: city)
    {
      let inside = candidates.first { facts.area(area, contains: $0) }
      place = inside ?? (facts.renown(of: city) < Self.renownOfCity ? area : city)
    }
    return ListItem(text: name, place: place, candidates: candidates, range: range)
  }

  private func edition(of lists: [[ListItem]], _ text: [UInt8]) -> Edition {
    var article = Article()
    article.text = text
    var resolution = Resolution()
    resolution.items = lists
    for (index, items) in lists.enumerated() {
      let language = language(of: items)
      article.languages.append(language)
      let ranges = items.compactMap(\.range)
      article.blocks += ranges.map { range in
        Article.Block(kind: .listItem, language: language, range: range, group: index + 1)
      }
      let id = "list:\(index + 1)"
      resolution.lists.append(
        CityList(
          id: id,
          language: language,
          range: ByteRange(ranges.first?.start ?? 0, ranges.last?.end ?? 0),
          items: zip(ranges, items).map { range, item in
            CityList.Item(range: range, entity: item.place.map(entityID))
          }
        )
      )
      resolution.doubts.append(.init())
      resolution.orderChecks.append(nil)
      resolution.issues += ListIssues.of(id, items, nil, facts)
    }
    article.blocks.sort { $0.range.start < $1.range.start }
    var edition = Edition(article: article, resolution: resolution)
    edition.isPlainList = true
    if lists.count == 2 {
      let sides = sides(of: edition)
      edition.resolution.reconciliations = [
        reconcile((sides[0], lists[0]), (sides[1], lists[1]), nil)
      ]
    }
    return edition
  }

  private func language(of items: [ListItem]) -> Language {
    guard items.count(where: { $0.isHan }) * 2 > items.count else { return .english }
    let isTraditional = items.contains { item in
      item.isHan && gazetteer.fold.string(of: item.text) != item.text
    }
    return isTraditional ? .traditionalChinese : .simplifiedChinese
  }
}

/// The names of a text that is nothing but a list.
private struct PlainNames {
  private(set) var ranges: [ByteRange] = []

  /// Cuts a text into names; `nil` if a line is a sentence or a name is too long to be one.
  init?(_ text: [UInt8], longest: Int) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      let passage = Passage(text, ByteRange(start, end))
      start = end + 1
      let line = passage.trimmed(passage.afterNumbering..<passage.scalars.count)
      guard let first = line.first, passage.scalars[first] != "#" else { continue }
      guard let last = line.last, !passage.scalars[last].endsSentence else { return nil }
      for piece in Self.pieces(of: line, in: passage) {
        let name = Self.name(in: piece, of: passage)
        if name.isEmpty { continue }
        guard name.count <= longest else { return nil }
        ranges.append(passage.bytes(name))
      }
    }
  }

  private static func pieces(of line: Range<Int>, in passage: Passage) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      if ",，、;；|｜\t".unicodeScalars.contains(passage.scalars[index]) {
        pieces.append(start..<index)
        start = index + 1
      } else if passage.scalars[index].closingBracket != nil,
        let close = passage.closing(from: index, limit: line.upperBound)
      {
        index = close - 1
      }
      index += 1
    }
    pieces.append(start..<line.upperBound)
    return pieces
  }

  /// A piece without quotes around it and without a note in brackets behind it.
  private static func name(in piece: Range<Int>, of passage: Passage) -> Range<Int> {
    let quotes = "\"'“”‘’「」『』".unicodeScalars
    let all = passage.trimmed(piece)
    let note = all.dropFirst().first { passage.scalars[$0].closingBracket != nil }
    var name = passage.trimmed(all.lowerBound..<(note ?? all.upperBound))
    while let first = name.first, quotes.contains(passage.scalars[first]) {
      name = name.dropFirst()
    }
    while let last = name.last, quotes.contains(passage.scalars[last]) { name = name.dropLast() }
    return passage.trimmed(name)
  }
}
