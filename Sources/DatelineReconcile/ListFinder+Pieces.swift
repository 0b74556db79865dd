internal import DatelineModel

extension ListFinder {
  /// A range as an item, if a city's name fills it, or almost one does (Kisgston upon Hull, 坎皮纳佛)
  /// although a part of it is a city's too.
  func wholeName(_ range: Range<Int>, _ mayBeSlip: Bool, in passage: Passage) -> FoundList.Item? {
    guard let first = range.first, range.count <= 30 else { return nil }
    let name = passage.string(range)
    let item = FoundList.Item(range: passage.bytes(range), anchor: nil)
    if isPlaceName(name) { return item }
    // 名古屋等: what goes on behind a list is no part of its last name.
    if let last = range.last, "等的和及与與是在".unicodeScalars.contains(passage.scalars[last]) {
      return nil
    }
    let isHan = passage.scalars[first].isHan
    guard mayBeSlip, isHan || passage.scalars[first].properties.isUppercase,
      range.count <= (isHan ? 8 : 24), name.split(separator: " ").count <= 4, resemblesCity(name)
    else { return nil }
    return item
  }

  /// Whether it says what a Chinese name names (倫敦市).
  func isSuffix(_ piece: Range<Int>, in passage: Passage) -> Bool {
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
  ///
  /// A dash between blanks parts names in running text (`dashesPart`); behind the name of a list item
  /// it sets off a note.
  func pieces(of range: Range<Int>, in passage: Passage, dashesPart: Bool = true) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = passage.scalars[index]
      if passage.isSeparator(at: index), dashesPart || scalar.isSeparator {
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
  func endOfName(
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

  /// The words in names of places that are not capitalised.
  private static let smallWords: Set<Substring> = [
    "de", "la", "le", "les", "del", "di", "do", "da", "dos", "das", "of", "the", "al", "el", "sur",
    "am", "an", "der", "den", "y", "e", "on", "upon", "under", "by",
  ]

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
    if words.count <= 4, isPlaceName(passage.string(piece)) { return true }
    return words.count <= 4
      && words.allSatisfy { word in
        Self.smallWords.contains(word) || word.unicodeScalars.first?.properties.isUppercase == true
      }
      && scalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || " .'’-".unicodeScalars.contains(scalar)
      }
  }
}
