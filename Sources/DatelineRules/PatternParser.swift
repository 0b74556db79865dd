/// Reads the notation of patterns (Notation.md).
struct PatternParser {
  /// The largest number of times that something may repeat.
  static let maximumRepeats = 16

  private let text: [Unicode.Scalar]
  private var position = 0
  private var spans = 0

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// Reads a pattern.
  static func parse(_ text: String) throws(PatternMistake) -> PatternSyntax {
    var parser = PatternParser(text)
    let syntax = try parser.choice()
    guard parser.position == parser.text.count else {
      throw parser.mistake("\"\(parser.text[parser.position])\" closes nothing; put \\ before it")
    }
    return syntax
  }

  private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private func mistake(_ problem: String, at offset: Int? = nil) -> PatternMistake {
    PatternMistake(offset: offset ?? position, problem: problem)
  }

  private mutating func choice() throws(PatternMistake) -> PatternSyntax {
    var parts = [try sequence()]
    while next == "|" {
      position += 1
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternMistake) -> PatternSyntax {
    let start = position
    var parts: [PatternSyntax] = []
    while let scalar = next, scalar != "|", scalar != ")", scalar != "]", scalar != ">" {
      let part = try item(scalar)
      if case .sequence(let inner) = part { parts += inner } else { parts.append(part) }
    }
    guard parts.contains(where: { $0 != .space }) else {
      throw mistake("an empty pattern matches nothing; for \"or nothing\" put ? behind", at: start)
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func item(_ scalar: Unicode.Scalar) throws(PatternMistake) -> PatternSyntax {
    switch scalar {
    case " ":
      while next == " " { position += 1 }
      return .space
    case "^":
      position += 1
      return .blockStart(offset: position - 1)
    case "$":
      position += 1
      return .blockEnd(offset: position - 1)
    case "<":
      return try span()
    case "[":
      return try not()
    case "(":
      let start = position
      position += 1
      let spansBefore = spans
      let inner = try choice()
      guard next == ")" else { throw mistake("this ( is not closed", at: start) }
      position += 1
      return try postfixed(inner, from: start, holdsSpan: spans > spansBefore)
    case "{":
      let start = position
      return try postfixed(try slot(), from: start)
    case "?", "+", "}":
      let hint = scalar == "}" ? "closes nothing" : "has nothing before it"
      throw mistake("\"\(scalar)\" \(hint); for the character itself put \\ before it")
    case "*":
      throw mistake("there is no *; write + or {0,4}; for the character itself put \\ before it")
    default:
      let start = position
      let tokens = try literal()
      guard let last = tokens.last else { return .space }
      let end = try postfixed(last, from: start)
      return tokens.count == 1 ? end : .sequence(tokens.dropLast() + [end])
    }
  }

  private mutating func span() throws(PatternMistake) -> PatternSyntax {
    let start = position
    position += 1
    spans += 1
    let inner = try choice()
    guard next == ">" else { throw mistake("this < is not closed", at: start) }
    position += 1
    return .span(inner)
  }

  private mutating func not() throws(PatternMistake) -> PatternSyntax {
    let start = position
    guard text[start...].starts(with: "[not:".unicodeScalars) else {
      throw mistake("\"[\" begins only [not: …]; for the character itself put \\ before it")
    }
    position += 5
    let spansBefore = spans
    let inner = try choice()
    guard next == "]" else { throw mistake("this [ is not closed", at: start) }
    guard spans == spansBefore else { throw mistake("no <…> within [not: …]", at: start) }
    position += 1
    return .not(inner)
  }

  private mutating func slot() throws(PatternMistake) -> PatternSyntax {
    let start = position
    position += 1
    let id = try identifier()
    var name = id
    if next == ":" {
      position += 1
      name = try identifier()
    }
    guard next == "}" else {
      throw mistake("a slot is {slot} or {slot:name}, in lower case", at: start)
    }
    position += 1
    return .slot(id, name: name, offset: start + 1)
  }

  private mutating func identifier() throws(PatternMistake) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next, isIdentifier(scalar) {
      name.append(scalar)
      position += 1
    }
    guard isKebabCase(String(name)) else {
      throw mistake("a name in lower case (kebab-case) is missing here")
    }
    return String(name)
  }

  private func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
  }

  private mutating func postfixed(
    _ syntax: PatternSyntax,
    from start: Int,
    holdsSpan: Bool = false
  ) throws(PatternMistake) -> PatternSyntax {
    let place = position
    guard let count = try repeats() else { return syntax }
    if count.upperBound > 1, holdsSpan { throw mistake("no <…> in what repeats", at: start) }
    if let scalar = next, scalar == "?" || scalar == "+" {
      throw mistake("only one of ? + {…} may follow the same thing", at: place)
    }
    return .repeated(syntax, count)
  }

  private mutating func repeats() throws(PatternMistake) -> ClosedRange<Int>? {
    switch next {
    case "?":
      position += 1
      return 0...1
    case "+":
      position += 1
      return 1...8
    case "{" where position + 1 < text.count && ("0"..."9").contains(text[position + 1]):
      let start = position
      position += 1
      let low = number()
      var high = low
      if next == "," {
        position += 1
        high = number()
      }
      guard next == "}", let low, let high, low <= high, high >= 1, high <= Self.maximumRepeats
      else {
        throw mistake(
          "wrong repetition; allowed: {n}, {least,most} up to \(Self.maximumRepeats)",
          at: start
        )
      }
      position += 1
      return low...high
    default:
      return nil
    }
  }

  private mutating func number() -> Int? {
    let start = position
    while let scalar = next, ("0"..."9").contains(scalar) { position += 1 }
    return Int(String(String.UnicodeScalarView(text[start..<position])))
  }

  /// Reads literal text up to the next sign; a postfix belongs to the last token of it.
  private mutating func literal() throws(PatternMistake) -> [PatternSyntax] {
    let start = position
    if next == "\\" {
      guard position + 1 < text.count else { throw mistake("nothing follows \\") }
      position += 2
    } else {
      while let scalar = next, !Self.signs.contains(scalar) { position += 1 }
      // White space at the end is the next item.
      while position > start, text[position - 1] == " " { position -= 1 }
    }
    let written = String(String.UnicodeScalarView(text[start..<position].filter { $0 != "\\" }))
    let tokens = LiteralToken.tokens(of: written)
    guard !tokens.isEmpty else { throw mistake("no text that could be found", at: start) }
    return tokens.flatMap { token, spaceBefore -> [PatternSyntax] in
      spaceBefore ? [.space, .literal(token)] : [.literal(token)]
    }
  }

  private static let signs = Set("()[]{}<>|?+*^$\\".unicodeScalars)
}

/// Whether a text is of the form `le-city` or `a1`.
func isKebabCase(_ text: some StringProtocol) -> Bool {
  !text.isEmpty && text.first != "-" && text.last != "-" && !text.contains("--")
    && text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
}
