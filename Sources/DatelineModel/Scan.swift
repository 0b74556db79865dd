/// What one pass over an article's text found: its tokens, and every known name.
///
/// Made by `Scanner` of DatelineMatch; all matchers read it, none changes it.
public struct Scan: Sendable {
  /// What a token is.
  public enum TokenKind: UInt8, Sendable {
    /// A run of letters of an alphabet, with inner apostrophes and combining marks. Hyphens part
    /// words; so does the possessive `'s`, which is a token of punctuation by itself.
    case word
    /// A run of ASCII or full-width digits; letters beside it are another token.
    case number
    /// One Han character (also 〇 and 々).
    case han
    /// A run of kana.
    case kana
    /// One other character that is no white space.
    case punctuation
  }

  /// How a word is written.
  public enum Case: UInt8, Sendable {
    /// No letter that has case.
    case none
    /// All lower.
    case lower
    /// A capital, then lower (also McDonald, O'Neill: a capital first and lower somewhere).
    case capitalised
    /// All capitals, two or more (a single capital is `capitalised`).
    case upper
    /// A lower-case letter first, a capital later (iPhone).
    case mixed
  }

  /// A token; white space parts tokens and is none.
  public struct Token: Sendable {
    /// First byte in the text.
    public var start: UInt32
    /// One past the last byte.
    public var end: UInt32
    /// What it is.
    public var kind: TokenKind
    /// How it is written.
    public var letterCase: Case
    /// Whether white space (or the start of a block) precedes it.
    public var spaceBefore: Bool
    /// The block it lies in.
    public var block: UInt32

    /// Makes a token.
    public init(
      start: UInt32,
      end: UInt32,
      kind: TokenKind,
      letterCase: Case,
      spaceBefore: Bool,
      block: UInt32
    ) {
      self.start = start
      self.end = end
      self.kind = kind
      self.letterCase = letterCase
      self.spaceBefore = spaceBefore
      self.block = block
    }

    /// Its bytes.
    @inlinable
    public var range: ByteRange { ByteRange(Int(start), Int(end)) }
  }

  /// An occurrence of a name that the lexicon knows; hits may overlap and nest.
  public struct Hit: Sendable {
    /// Index of its first token.
    public var firstToken: UInt32
    /// One past the index of its last token.
    public var endToken: UInt32
    /// The form in the lexicon, which leads to its senses.
    public var form: UInt32
    /// The kinds of its senses, a bit each: `SenseKinds` of DatelineLexicon.
    public var kindBits: UInt32

    /// Makes a hit.
    @inlinable
    public init(firstToken: UInt32, endToken: UInt32, form: UInt32, kindBits: UInt32) {
      self.firstToken = firstToken
      self.endToken = endToken
      self.form = form
      self.kindBits = kindBits
    }
  }

  /// The text folded for looking names up, without case, diacritics and differences of script.
  ///
  /// Written by `Fold` of DatelineLexicon, which describes the codes.
  public struct Keys: Sendable {
    /// The keys of all tokens, in one string with the separators that count.
    public var bytes: [UInt8] = []
    /// For each token, where its key begins in `bytes`.
    public var starts: [UInt32] = []
    /// For each of `bytes`, 0, or for the last byte of a token's key, 1 + the token's index modulo
    /// 255.
    public var ends: [UInt8] = []
    /// For each token, the hash of its key; `KeyHash.none` where that is empty.
    public var hashes: [UInt64] = []

    /// Makes no keys.
    public init() {}
  }

  /// The tokens in text order.
  public var tokens: [Token] = []
  /// The tokens' keys.
  public var keys = Keys()
  /// The hits, by first token, then longest first.
  public var hits: [Hit] = []
  /// For each token, the index of the first hit that begins at it or later; one more entry than
  /// tokens, the last being `hits.count`.
  public var firstHit: [UInt32] = [0]

  /// Makes an empty scan.
  public init() {}

  /// Empties the scan and keeps its memory for the next text.
  public mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    keys.bytes.removeAll(keepingCapacity: true)
    keys.starts.removeAll(keepingCapacity: true)
    keys.ends.removeAll(keepingCapacity: true)
    keys.hashes.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    firstHit.removeAll(keepingCapacity: true)
    firstHit.append(0)
  }

  /// The hits that begin at a token, longest first.
  @inlinable
  public func hits(at token: Int) -> ArraySlice<Hit> {
    hits[Int(firstHit[token])..<Int(firstHit[token + 1])]
  }

  /// The bytes from one token's start to another's end.
  @inlinable
  public func range(from first: Int, upTo end: Int) -> ByteRange {
    ByteRange(Int(tokens[first].start), Int(tokens[end - 1].end))
  }
}
