/// Records as WebAnno TSV 3.3, which annotation tools read (WebAnno, INCEpTION).
///
/// A block is a sentence there; mentions are named entities whose identifier is the entity's. Offsets
/// count UTF-16 code units, as those tools do.
enum WebAnno {
  private struct Token {
    var start: Int
    var end: Int
  }

  static func text(of record: StoredRecord) -> String {
    let scalars = Array(record.text.unicodeScalars)
    // Where each code point begins, in UTF-16.
    var units = [0]
    units.reserveCapacity(scalars.count + 1)
    for scalar in scalars { units.append((units.last ?? 0) + UTF16.width(scalar)) }
    var output =
      "#FORMAT=WebAnno TSV 3.3\n"
      + "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n"
    var sentence = 0
    var mention = 0
    for block in record.blocks where block.start < block.end && block.end <= scalars.count {
      sentence += 1
      let text = String(String.UnicodeScalarView(scalars[block.start..<block.end]))
      output += "\n#Text=" + escaped(text) + "\n"
      while mention < record.mentions.count, record.mentions[mention].end <= block.start {
        mention += 1
      }
      var inside = record.mentions[mention...].prefix { $0.start < block.end }[...]
      let cuts = Set(inside.flatMap { [$0.start, $0.end] })
      for (index, token) in tokens(scalars, block.start..<block.end, cuts).enumerated() {
        while let first = inside.first, first.end <= token.start { inside.removeFirst() }
        var columns = "_\t_"
        if let found = inside.first, found.start <= token.start {
          // The number joins the tokens of one mention.
          let number = inside.startIndex + 1
          columns = "\(value(found.entity))[\(number)]\t\(value(found.type))[\(number)]"
        }
        let word = String(String.UnicodeScalarView(scalars[token.start..<token.end]))
        output +=
          "\(sentence)-\(index + 1)\t\(units[token.start])-\(units[token.end])\t\(word)\t\(columns)\t\n"
      }
    }
    return output
  }

  /// Words, Han characters and marks; also cut where a mention begins or ends.
  private static func tokens(
    _ scalars: [Unicode.Scalar],
    _ range: Range<Int>,
    _ cuts: Set<Int>
  ) -> [Token] {
    var tokens: [Token] = []
    var start: Int?
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
        || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
    }
    for index in range {
      let scalar = scalars[index]
      if let first = start, !isWord(scalar) || cuts.contains(index) {
        tokens.append(Token(start: first, end: index))
        start = nil
      }
      if scalar.properties.isWhitespace { continue }
      if !isWord(scalar) {
        tokens.append(Token(start: index, end: index + 1))
      } else if start == nil {
        start = index
      }
    }
    if let start { tokens.append(Token(start: start, end: range.upperBound)) }
    return tokens
  }

  /// Text with what has a meaning in its line escaped.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      default: output.unicodeScalars.append(character)
      }
    }
    return output
  }

  /// A value with what has a meaning in a column escaped.
  private static func value(_ text: String) -> String {
    var output = ""
    for character in text.unicodeScalars {
      if "\\[]|_;*\t\n".unicodeScalars.contains(character) { output += "\\" }
      output.unicodeScalars.append(character)
    }
    return output.replacing("->", with: "\\->")
  }
}
