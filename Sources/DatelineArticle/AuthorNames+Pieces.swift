/// Parts a statement into what may be names.
extension AuthorNames {
  private static let wordsBetween = [
    " and ", " & ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " with ", " mit ",
    " con ", " avec ", " as told to ",
    " for ", " via ", " in ", " special to ", " | ", " / ", " • ", " · ", " – ",
    " — ", " - ", " ⋅ ", " is ", " of the ",
  ]

  /// Who is named behind these did something other than write, if anybody is.
  private static let otherDeeds = [
    " reviewed by ", " medically reviewed", " edited by ", " fact checked by ", " fact-checked by ",
    " illustration by ", " illustrations by ", " illustrated by ", " photography by ",
    " photos by ",
    " photographs by ", " translated by ", " video by ", " » ",
  ].map { Array($0.utf8) }

  /// What a name's bearer was sent to do, and where, as it stands behind names without a mark:
  /// `Claire Bresson Envoyée spéciale à Quimper`.
  private static let assignments = [
    " envoyé", " envoyÉ", " correspondant", " corresponsal", " enviado especial",
    " enviada especial", " enviados especiales", " inviato ", " inviata ", " inviati ",
    " corrispondente", " correspondente", " korrespondent", " sonderkorrespondent", " aus ",
  ].map { Array($0.utf8) }
  private static let article = Array(" aus de".utf8)

  /// What may be a name, and the mark before it.
  struct Piece {
    enum Mark { case none, comma, dash }

    var text: String
    var mark: Mark
  }

  static func split(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var current: [UInt8] = []
    var mark = Piece.Mark.none
    let bytes = Array(text.utf8)
    func flush(_ next: Piece.Mark = .none) {
      let range = current.trimmed(0..<current.count)
      if !range.isEmpty { pieces.append(Piece(text: current.string(range), mark: mark)) }
      mark = next
      current.removeAll(keepingCapacity: true)
    }
    let betweens = wordsBetween.map { Array($0.utf8) }
    var at = 0
    outer: while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x20 {
        if at > 0, otherDeeds.contains(where: { bytes.has($0, at: at) }) { break }
        if assignments.contains(where: { bytes.has($0, at: at) }), !bytes.has(article, at: at),
          isEnd(of: current) || current.trimmed(0..<current.count).isEmpty && !pieces.isEmpty
        {
          flush()
          while at < bytes.count, bytes[at] != 0x2C, bytes[at] != 0x3B, bytes[at] != 0x7C {
            at += 1
          }
          continue outer
        }
        for word in betweens where bytes.has(word, at: at) {
          // " in Berlin", " of the Times", " is a writer" end the names.
          let lead = String(decoding: word, as: UTF8.self)
          // "Jane Doe, in News, Sport": what follows is where it was printed.
          if lead == " in ", current.trimmed(0..<current.count).isEmpty, !pieces.isEmpty {
            break outer
          }
          if lead == " in " || lead == " is " || lead == " of the " || lead == " for "
            || lead == " special to "
          {
            flush()
            // What follows is a place or a description: skip to the next separator.
            at += word.count
            while at < bytes.count, bytes[at] != 0x3B, bytes[at] != 0x7C,
              !bytes.has([0x20, 0x61, 0x6E, 0x64, 0x20], at: at), bytes[at] != 0x2C
            { at += 1 }
            continue outer
          }
          // "José Lampa e Pinto", "Ortega y Gasset": the second part of one name.
          if lead == " e " || lead == " y ",
            isLastWord(bytes, at + word.count), current.trimmed(0..<current.count).count > 4,
            current[current.trimmed(0..<current.count)].contains(0x20)
          {
            break
          }
          flush(lead == " — " || lead == " – " || lead == " - " ? .dash : .none)
          at += word.count - 1
          continue outer
        }
      }
      if byte == 0x2C || byte == 0x3B || byte == 0x7C || byte == 0x0A || byte == 0x09 {
        flush(byte == 0x2C ? .comma : .none)
        at += 1
        continue
      }
      if byte == 0x28 || byte == 0x5B {
        let close: UInt8 = byte == 0x28 ? 0x29 : 0x5D
        var end = at
        while end < bytes.count, bytes[end] != close { end += 1 }
        end += 1
        // "Jane (JD) Doe": between two parts of a name stand others of it.
        let given = current.trimmed(0..<current.count)
        if end + 1 < bytes.count, bytes[end] == 0x20, bytes[end + 1].isUpper, end - at < 40,
          !given.isEmpty, !current[given].contains(0x20)
        {
          current += bytes[at..<end]
        } else {
          // What stands in brackets is the outlet, a role or another spelling.
          flush()
        }
        at = end
        continue
      }
      if byte >= 0xE2, at + 2 < bytes.count {
        let (value, length) = bytes.scalar(at: at)
        switch value {
        case 0x3001, 0xFF0C, 0xFF1B, 0xFF5C, 0x3000, 0xFF0F:
          // 文／王小明: the mark belongs to what precedes a name.
          if value == 0xFF0F, isPrefixWord(current) {
            current.append(contentsOf: bytes[at..<at + length])
          } else {
            flush()
          }
          at += length
          continue
        case 0xFF08, 0x3010:
          flush()
          let close: UInt32 = value == 0xFF08 ? 0xFF09 : 0x3011
          while at < bytes.count, bytes.scalar(at: at).value != close {
            at += bytes.scalar(at: at).length
          }
          at += 3
          continue
        default: break
        }
        current.append(contentsOf: bytes[at..<Swift.min(bytes.count, at + length)])
        at += length
        continue
      }
      current.append(byte)
      at += 1
    }
    flush()
    return pieces
  }

  /// Whether two words at least stand in a piece, so that a name may end here.
  private static func isEnd(of piece: [UInt8]) -> Bool {
    piece[piece.trimmed(0..<piece.count)].contains(0x20)
  }

  /// Whether one word follows, and then nothing or a mark.
  private static func isLastWord(_ bytes: [UInt8], _ start: Int) -> Bool {
    var end = start
    while end < bytes.count, bytes[end] != 0x2C, bytes[end] != 0x3B, bytes[end] != 0x7C { end += 1 }
    let word = bytes.trimmed(start..<end)
    return !word.isEmpty && !bytes[word].contains(0x20)
  }

  private static func isPrefixWord(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return prefixes.contains { text.hasSuffix($0) || $0.hasPrefix(text) && !text.isEmpty }
  }
}
