public import DatelineModel

/// A mention as an example marks it.
public struct MarkedMention: Hashable, Sendable {
  /// Where it stands in the text without marks.
  public var range: ByteRange
  /// What it must be: a TIMEX value, an id, a name.
  public var target: String

  /// Makes a mention.
  public init(range: ByteRange, target: String) {
    self.range = range
    self.target = target
  }
}

/// A sentence whose mentions are marked as `[text](target)`, taken apart.
public struct MarkedText: Hashable, Sendable {
  /// What is wrong with the marks of a sentence, and where.
  public struct Mistake: Error, Hashable {
    /// Code points from the start of the marked sentence.
    public var offset: Int
    /// What is wrong.
    public var problem: String
  }

  /// The sentence without marks.
  public var text: String
  /// The mentions in text order; none overlap.
  public var mentions: [MarkedMention]

  /// Takes a marked sentence apart; `\` before a bracket, a parenthesis or itself makes it text.
  public init(_ marked: String) throws(Mistake) {
    var reader = MarkReader(marked)
    try reader.read()
    text = String(reader.text)
    mentions = reader.mentions
  }
}

/// Writes marks into a text; the opposite of `MarkedText.init`.
///
/// Of mentions that overlap only the first stays, of those that begin together the longest.
public func marked(_ text: String, _ mentions: [MarkedMention]) -> String {
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var position = 0
  func append(upTo end: Int) {
    for byte in bytes[position..<end] {
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\\") {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(byte)
    }
    position = end
  }
  let ordered = mentions.sorted {
    ($0.range.start, $1.range.end, $0.target) < ($1.range.start, $0.range.end, $1.target)
  }
  for mention in ordered where mention.range.start >= position {
    append(upTo: mention.range.start)
    result.append(UInt8(ascii: "["))
    append(upTo: mention.range.end)
    let target = mention.target.split(separator: ")", omittingEmptySubsequences: false)
      .joined(separator: "\\)")
    result += Array("](\(target))".utf8)
  }
  append(upTo: bytes.count)
  return String(decoding: result, as: UTF8.self)
}

/// Reads marks.
private struct MarkReader {
  private let marked: [Unicode.Scalar]
  private var position = 0
  private(set) var text = String.UnicodeScalarView()
  private(set) var mentions: [MarkedMention] = []
  private var length = 0

  init(_ marked: String) { self.marked = Array(marked.unicodeScalars) }

  private func mistake(_ problem: String, at offset: Int) -> MarkedText.Mistake {
    MarkedText.Mistake(offset: offset, problem: problem)
  }

  mutating func read() throws(MarkedText.Mistake) {
    while position < marked.count {
      let scalar = marked[position]
      if scalar == "[" {
        try readMention()
      } else if scalar == "]" {
        throw mistake(
          "this ] closes nothing; for the character itself put \\ before it",
          at: position
        )
      } else {
        appendText()
      }
    }
  }

  private mutating func readMention() throws(MarkedText.Mistake) {
    let start = position
    let first = length
    position += 1
    while position < marked.count, marked[position] != "]" {
      guard marked[position] != "[" else { throw mistake("marks do not nest", at: position) }
      appendText()
    }
    guard position + 1 < marked.count, marked[position + 1] == "(" else {
      throw mistake("a mark is [text](target); for the bracket itself put \\ before it", at: start)
    }
    position += 2
    var target = String.UnicodeScalarView()
    while position < marked.count, marked[position] != ")" {
      target.append(unescaped())
    }
    guard position < marked.count else { throw mistake("this mark is not closed", at: start) }
    position += 1
    guard length > first, !target.isEmpty else {
      throw mistake("a mark has a text and a target", at: start)
    }
    mentions.append(MarkedMention(range: ByteRange(first, length), target: String(target)))
  }

  private mutating func appendText() {
    let scalar = unescaped()
    text.append(scalar)
    length += UTF8.width(scalar)
  }

  private mutating func unescaped() -> Unicode.Scalar {
    var scalar = marked[position]
    if scalar == "\\", position + 1 < marked.count,
      "[]()\\".unicodeScalars.contains(marked[position + 1])
    {
      position += 1
      scalar = marked[position]
    }
    position += 1
    return scalar
  }
}
