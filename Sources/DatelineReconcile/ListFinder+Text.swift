internal import DatelineModel

extension ListFinder {
  /// The enumerations within one block of running text.
  func listsInText(_ block: Article.Block, _ first: inout Int) -> [FoundList] {
    let indices = anchors(in: block.range)
    guard indices.count >= 2 else { return [] }
    let passage = Passage(article.text, block.range)
    var lists: [FoundList] = []
    var next = indices.lowerBound
    while next < indices.upperBound {
      var items = [FoundList.Item(range: anchors[next].range, anchor: next)]
      var last = next
      var endsWithConjunction = false
      next += 1
      while next < indices.upperBound {
        if isQualifier(next, of: last, in: passage) || isInNote(next, after: last, in: passage) {
          // `Austin, Texas` and `曼谷(Bangkok)`: the second name belongs to the item before.
          last = next
          next += 1
          continue
        }
        guard let found = itemsBetween(last, next, in: passage) else { break }
        endsWithConjunction = hasConjunction(in: gapRange(last, next, passage), passage)
        if let whole = found.last { items[items.count - 1] = whole }
        items.append(contentsOf: found.between.map { FoundList.Item(range: $0, anchor: nil) })
        items.append(found.next)
        last = next
        next += 1
      }
      guard items.count >= 2 else { continue }
      let end = passage.index(at: anchors[last].range.end)
      if !endsWithConjunction { items.append(contentsOf: namesAfter(end, in: passage)) }
      items.insert(
        contentsOf: namesBefore(passage.index(at: items[0].range.start), in: passage),
        at: 0
      )
      guard isCityList(items) else { continue }
      lists.append(
        FoundList(
          items: items,
          lead: lead(before: items[0].range.start, in: passage),
          context: context(of: items, in: passage)
        )
      )
    }
    return lists
  }

  // MARK: Between two places

  /// Whether the anchor names the state or country of the one before, a comma between them.
  private func isQualifier(_ anchor: Int, of city: Int, in passage: Passage) -> Bool {
    guard anchors[anchor].kind != .city, anchors[city].kind == .city,
      contains(anchors[anchor].place, anchors[city].place)
    else { return false }
    let gap = passage.trimmed(gapRange(city, anchor, passage))
    return gap.isEmpty || (gap.count == 1 && [",", "，"].contains(passage.scalars[gap.lowerBound]))
  }

  /// Whether the anchor stands in brackets right after the one before.
  private func isInNote(_ anchor: Int, after item: Int, in passage: Passage) -> Bool {
    let gap = passage.trimmed(gapRange(item, anchor, passage))
    guard let first = gap.first, passage.scalars[first].closingBracket != nil,
      let close = passage.closing(from: first, limit: passage.scalars.count)
    else { return false }
    return passage.offsets[close] >= anchors[anchor].range.end
  }

  private func hasConjunction(in gap: Range<Int>, _ passage: Passage) -> Bool {
    gap.contains { Conjunction.end(at: $0, in: passage, limit: gap.upperBound) != nil }
  }

  private func gapRange(_ left: Int, _ right: Int, _ passage: Passage) -> Range<Int> {
    let start = passage.index(at: anchors[left].range.end)
    return start..<max(start, passage.index(at: anchors[right].range.start))
  }

  /// What two places of an enumeration and the text between them come to.
  private struct Stretch {
    /// The item of the first place, where it is a part of a longer name (內湖區, Muar town).
    var last: FoundList.Item?
    /// The unknown names between them.
    var between: [ByteRange]
    /// The item of the second place.
    var next: FoundList.Item
  }

  /// The items that two places and the text between them make; `nil` if what stands between them does
  /// not continue an enumeration.
  private func itemsBetween(_ left: Int, _ right: Int, in passage: Passage) -> Stretch? {
    var gap = gapRange(left, right, passage)
    guard gap.count <= 160 else { return nil }
    gap = afterNote(gap, in: passage)
    let pieces = pieces(of: gap, in: passage)
    guard pieces.count >= 2, let first = pieces.first, let last = pieces.last else { return nil }
    // The gap begins and ends with a separator, so that the outer pieces are empty or belong to the
    // names beside them.
    var stretch = Stretch(between: [], next: .init(range: anchors[right].range, anchor: right))
    if !first.isEmpty {
      let start = passage.index(at: anchors[left].range.start)
      if let whole = wholeName(start..<first.upperBound, in: passage) {
        stretch.last = whole
      } else if !isSuffix(first, in: passage) {
        return nil
      }
    }
    if !last.isEmpty {
      let end = passage.index(at: anchors[right].range.end)
      guard let whole = wholeName(last.lowerBound..<end, in: passage) else { return nil }
      stretch.next = whole
    }
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      let name = beforeNote(piece, in: passage)
      guard isName(name, in: passage) || isAlmostName(name, in: passage) else { return nil }
      stretch.between.append(passage.bytes(name))
    }
    return stretch.between.count <= 4 ? stretch : nil
  }

  /// A range as an item, if the gazetteer knows the whole as a name.
  private func wholeName(_ range: Range<Int>, in passage: Passage) -> FoundList.Item? {
    guard range.count <= 30 else { return nil }
    let name = passage.string(range)
    guard isPlaceName(name) else { return nil }
    return FoundList.Item(range: passage.bytes(range), anchor: nil)
  }

  /// Whether it says what a Chinese name names (倫敦市).
  private func isSuffix(_ piece: Range<Int>, in passage: Passage) -> Bool {
    piece.count == 1 && "市區区縣县鎮镇".unicodeScalars.contains(passage.scalars[piece.lowerBound])
  }

  /// Whether a capitalised stretch of a few words is almost a city's name (Mar delPlata).
  func isAlmostName(_ piece: Range<Int>, in passage: Passage) -> Bool {
    guard let first = piece.first, piece.count <= 24, passage.scalars[first].properties.isUppercase
    else { return false }
    let name = passage.string(piece)
    return name.split(separator: " ").count <= 3 && resemblesCity(name)
  }

  /// The range without a note in brackets, and without closing brackets and quotes, at its start.
  func afterNote(_ range: Range<Int>, in passage: Passage) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let scalar = passage.scalars[start]
      if scalar.isBlank || "）)］】]”\"’'」』".unicodeScalars.contains(scalar) {
        start += 1
      } else if scalar.closingBracket != nil,
        let close = passage.closing(from: start, limit: range.upperBound)
      {
        start = close
      } else {
        break
      }
    }
    return start..<range.upperBound
  }

  /// The parts of a range between separators and conjunctions, trimmed; empty ones included.
  func pieces(of range: Range<Int>, in passage: Passage) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = passage.scalars[index]
      if scalar.isSeparator {
        pieces.append(passage.trimmed(start..<index))
        index += 1
        start = index
      } else if let end = endOfName(around: index, from: start, range, in: passage) {
        index = end
      } else if let end = Conjunction.end(at: index, in: passage, limit: range.upperBound) {
        pieces.append(passage.trimmed(start..<index))
        index = end
        start = end
      } else if scalar.closingBracket != nil,
        let close = passage.closing(from: index, limit: range.upperBound)
      {
        // Separators in a note part nothing.
        index = close
      } else {
        index += 1
      }
    }
    pieces.append(passage.trimmed(start..<range.upperBound))
    // ", and" is one separator: the empty piece inside it goes.
    var merged: [Range<Int>] = []
    for (number, piece) in pieces.enumerated() {
      let isInner = number > 0 && number < pieces.count - 1
      if isInner && piece.isEmpty { continue }
      merged.append(piece)
    }
    return merged
  }

  /// The end of the name that a Chinese conjunction is a part of (呼和浩特, 和歌山): a mention, or all
  /// that stands between separators if the gazetteer knows it; `nil` if none stands at `index` or
  /// it parts names.
  private func endOfName(
    around index: Int,
    from start: Int,
    _ range: Range<Int>,
    in passage: Passage
  ) -> Int? {
    guard passage.scalars[index].isHan,
      Conjunction.end(at: index, in: passage, limit: range.upperBound) != nil
    else { return nil }
    let offset = passage.offsets[index]
    let near = anchors(in: ByteRange(max(0, offset - 24), offset + 1))
    if let anchor = near.last(where: { anchors[$0].range.contains(offset) }) {
      let end = passage.index(at: anchors[anchor].range.end)
      if end <= range.upperBound { return end }
    }
    var end = index
    while end < range.upperBound, passage.scalars[end].isHan { end += 1 }
    let name = passage.trimmed(start..<end)
    return name.count <= 8 && isPlaceName(passage.string(name)) ? end : nil
  }

  /// Whether a piece can be a place's name: one to four capitalised words, or two to eight Han
  /// characters.
  func isName(_ piece: Range<Int>, in passage: Passage) -> Bool {
    let scalars = passage.scalars[piece]
    guard let first = scalars.first, scalars.count <= 40 else { return false }
    if first.isHan {
      return (2...8).contains(scalars.count)
        && scalars.allSatisfy { $0.isHan || "·・‧".unicodeScalars.contains($0) }
    }
    guard first.properties.isUppercase else { return false }
    let words = passage.string(piece).split(separator: " ")
    let small: Set<Substring> = [
      "de", "la", "le", "del", "di", "of", "the", "al", "sur", "am", "an",
    ]
    if words.count <= 4, isPlaceName(passage.string(piece)) { return true }
    return words.count <= 4
      && words.allSatisfy { word in
        small.contains(word) || word.unicodeScalars.first?.properties.isUppercase == true
      }
      && scalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || " .'’-".unicodeScalars.contains(scalar)
      }
  }

  // MARK: Before and after

  /// Unknown names that continue the enumeration after its last known place.
  private func namesAfter(_ start: Int, in passage: Passage) -> [FoundList.Item] {
    var end = start
    while end < passage.scalars.count, !passage.scalars[end].endsSentence, end - start < 120 {
      end += 1
    }
    let rest = afterNote(start..<end, in: passage)
    // A clause may follow behind a comma; in Chinese lists are parted by 、 for the most part.
    if let first = passage.trimmed(rest).first, ["，", ","].contains(passage.scalars[first]),
      first + 1 < end, passage.scalars[first + 1].isHan
    {
      return []
    }
    let pieces = pieces(of: rest, in: passage)
    guard pieces.count >= 2, pieces[0].isEmpty else { return [] }
    var items: [FoundList.Item] = []
    for piece in pieces.dropFirst() {
      let name = withoutFullStop(beforeNote(piece, in: passage), in: passage)
      guard isName(name, in: passage) else { break }
      // In running Chinese nothing tells a name from a clause; short pieces are taken only.
      if passage.scalars[name.lowerBound].isHan, name.count > 6 { break }
      items.append(FoundList.Item(range: passage.bytes(name), anchor: nil))
    }
    return items
  }

  private func withoutFullStop(_ piece: Range<Int>, in passage: Passage) -> Range<Int> {
    guard let last = piece.last, passage.scalars[last] == "." else { return piece }
    return piece.lowerBound..<last
  }

  /// Unknown names before the first known place: only where a word that introduces lists, or a colon,
  /// stands before them.
  private func namesBefore(_ start: Int, in passage: Passage) -> [FoundList.Item] {
    var names: [FoundList.Item] = []
    var end = start
    while names.count < 4 {
      while end > 0, passage.scalars[end - 1].isBlank { end -= 1 }
      guard end > 0, passage.scalars[end - 1].isSeparator else { return [] }
      end -= 1
      var lower = end
      while lower > 0, end - lower < 40 {
        let scalar = passage.scalars[lower - 1]
        if scalar.isSeparator || scalar.endsSentence || scalar == ":" || scalar == "：" { break }
        lower -= 1
      }
      let whole = passage.trimmed(lower..<end)
      let isAfterColon =
        lower > 0 && (passage.scalars[lower - 1] == ":" || passage.scalars[lower - 1] == "：")
      let introduced = isAfterColon ? nil : Introduction.end(in: whole, of: passage)
      let piece = introduced.map { passage.trimmed($0..<whole.upperBound) } ?? whole
      let name = beforeNote(piece, in: passage)
      guard isName(name, in: passage) else { return [] }
      names.insert(FoundList.Item(range: passage.bytes(name), anchor: nil), at: 0)
      if isAfterColon || introduced != nil { return names }
      end = lower
    }
    return []
  }

  /// The clause that ends where the list begins; `nil` if the list begins it.
  private func lead(before offset: Int, in passage: Passage) -> ByteRange? {
    let end = passage.index(at: offset)
    var lower = end
    var isColon = false
    while lower > 0 {
      let scalar = passage.scalars[lower - 1]
      if scalar.endsSentence || scalar == ";" || scalar == "；" { break }
      if scalar == ".", lower < end, passage.scalars[lower].isBlank { break }
      if scalar == ":" || scalar == "：" {
        if !passage.trimmed(lower..<end).isEmpty { break }
        isColon = true
      }
      // Before a colon the whole sentence introduces the list, else only the last clause.
      if !isColon, scalar == "," || scalar == "，" { break }
      lower -= 1
    }
    let range = passage.trimmed(lower..<end)
    return range.isEmpty ? nil : passage.bytes(range)
  }

  /// The sentence around the list and what stands before it, up to the block before the last.
  private func context(of items: [FoundList.Item], in passage: Passage) -> ByteRange {
    let first = passage.index(at: items.first?.range.start ?? 0)
    let last = passage.index(at: items.last?.range.end ?? 0)
    let sentence = passage.bytes(passage.sentence(around: first..<last))
    let block = article.blocks.firstIndex { $0.range.contains(sentence.start) } ?? 0
    return ByteRange(article.blocks[max(0, block - 2)].range.start, sentence.end)
  }
}

/// The words that join the last two items of a list.
enum Conjunction {
  private static let english = scalars(of: ["as well as", "along with", "and", "or", "&", "plus"])
  private static let chinese = scalars(
    of: ["以及", "还有", "還有", "和", "及", "与", "與", "跟", "暨", "或"]
  )

  private static func scalars(of words: [String]) -> [[Unicode.Scalar]] {
    words.map { Array($0.unicodeScalars) }
  }

  /// The index after a conjunction that stands at `index`, a word of its own in English.
  static func end(at index: Int, in passage: Passage, limit: Int) -> Int? {
    guard index < limit else { return nil }
    if passage.scalars[index].value >= 0x80 {
      for word in chinese where matches(word, at: index, in: passage, limit: limit) {
        return index + word.count
      }
      return nil
    }
    let startsWord =
      index == 0 || passage.scalars[index - 1].isBlank
      || passage.scalars[index - 1].isSeparator
    guard startsWord else { return nil }
    for word in english where matches(word, at: index, in: passage, limit: limit) {
      let end = index + word.count
      if end >= limit || passage.scalars[end].isBlank { return end }
    }
    return nil
  }

  private static func matches(
    _ word: [Unicode.Scalar],
    at index: Int,
    in passage: Passage,
    limit: Int
  ) -> Bool {
    guard index + word.count <= limit, passage.scalars[index] == word[0] else { return false }
    return passage.scalars[index..<index + word.count].elementsEqual(word)
  }
}

/// The words that introduce a list.
enum Introduction {
  private static let words = [
    "including", "includes", "include", "included", "are", "in", "to", "at", "across", "from",
    "namely", "like", "visit", "visits", "with", "of",
    "包括", "包含", "包括了", "涵盖", "涵蓋", "分别为", "分別為", "分别是", "分別是", "有", "为", "為", "是", "在", "于", "於",
    "覆盖",
    "覆蓋",
    "遍及", "遍布", "走进", "走進", "登陆", "登陸", "如",
  ]

  /// The index after the last introducing word within a piece; `nil` if it has none.
  static func end(in piece: Range<Int>, of passage: Passage) -> Int? {
    var best: Int?
    for word in words {
      let scalars = Array(word.unicodeScalars)
      guard piece.count > scalars.count else { continue }
      let isHan = scalars[0].isHan
      for start in piece.lowerBound...(piece.upperBound - scalars.count) {
        let end = start + scalars.count
        guard passage.scalars[start..<end].elementsEqual(scalars) else { continue }
        if !isHan {
          let opens = start == piece.lowerBound || passage.scalars[start - 1].isBlank
          guard opens, end < piece.upperBound, passage.scalars[end].isBlank else { continue }
        }
        best = max(best ?? 0, end)
      }
    }
    return best
  }
}
