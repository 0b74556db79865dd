/// Every name that Dateline knows, folded, in one trie; and what each can mean.
///
///     for match in lexicon.matches(in: text, at: start) {
///       for sense in lexicon.senses(of: match.form) { … }
///     }
///
/// Nothing is built when it is opened: it reads a blob where it lies.
public struct Lexicon: Sendable {
  /// A name found in a text.
  public struct Match: Hashable, Sendable {
    /// The form; leads to its senses.
    public var form: UInt32
    /// One past its last byte in the text as written.
    public var end: Int

    /// Makes a match.
    public init(form: UInt32, end: Int) {
      self.form = form
      self.end = end
    }
  }

  /// How names and texts are folded.
  public let folding: Folding
  let trie: Trie
  /// For each form, the index of its first sense; one more entry than forms.
  nonisolated(unsafe) private let firstSense: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) private let packedSenses: UnsafeBufferPointer<UInt32>

  /// Opens the lexicon of a blob; `nil` if it has none.
  public init?(_ blob: Blob) {
    guard let folding = Folding(blob), let trie = Trie(blob),
      let firstSense = blob.table(.formSenses, of: UInt32.self), !firstSense.isEmpty,
      let senses = blob.table(.senses, of: UInt32.self)
    else { return nil }
    self.folding = folding
    self.trie = trie
    self.firstSense = firstSense
    packedSenses = senses
  }

  /// The number of forms; their ids are `0..<formCount`, in the order of their folded bytes.
  public var formCount: Int { firstSense.count - 1 }

  /// What a form can mean: by kind in no promised order, within a kind the most renowned first.
  public func senses(of form: UInt32) -> Senses {
    Senses(
      packed: UnsafeBufferPointer(
        rebasing: packedSenses[Int(firstSense[Int(form)])..<Int(firstSense[Int(form) + 1])]
      )
    )
  }

  /// The form of a whole name; `nil` if the lexicon does not know it.
  public func form(of name: some StringProtocol) -> UInt32? {
    var node = trie.units[0]
    for byte in folding.fold(name) {
      node = trie.child(node, byte)
      if node == 0 { return nil }
    }
    return node & Trie.hasValue != 0 ? trie.value(node) : nil
  }

  /// Calls `body` for each name that begins at `start`, the shortest first.
  ///
  /// A name in letters is found only where the word ends; that a word begins at `start` is for the
  /// caller to see to. A Han name is found wherever its characters stand. A full stop, an
  /// apostrophe or a space at the end of a match was part of the name.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - start: The first byte of a code point.
  ///   - end: Where to stop reading, at most `text.count`: the end of the block.
  ///   - body: Gets the form, and one past the last byte of the match.
  @inline(__always)
  public func forEachMatch(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    upTo end: Int,
    _ body: (_ form: UInt32, _ end: Int) -> Void
  ) {
    guard start < end, let bytes = text.baseAddress else { return }
    var index = start
    var last = Folding.Last.other
    var folded = folding.next(bytes, &index, end, &last)
    guard folded != 0 else { return }
    var node = root(of: folded)
    folded = 0
    while true {
      while folded != 0 {
        node = trie.child(node, UInt8(truncatingIfNeeded: folded))
        folded >>= 8
        if node == 0 { return }
      }
      if node == 0 { return }
      if node & Trie.hasValue != 0 {
        // A combining mark belongs to the letter before it.
        while index < end, bytes[index] | 1 == 0xCD, bytes[index] == 0xCC || bytes[index + 1] < 0xB0
        {
          index += 2
        }
        if isBoundary(bytes, index, end, last) { body(trie.value(node), index) }
      }
      // What is folded to nothing (a combining mark, a hyphen behind Han) does not end the name.
      repeat {
        guard index < end else { return }
        folded = folding.next(bytes, &index, end, &last)
      } while folded == 0
    }
  }

  /// The names that begin at a byte of a text, the shortest first; see `forEachMatch`.
  public func matches(in text: [UInt8], at start: Int) -> [Match] {
    var result: [Match] = []
    text.withUnsafeBufferPointer { buffer in
      forEachMatch(in: buffer, from: start, upTo: buffer.count) { form, end in
        result.append(Match(form: form, end: end))
      }
    }
    return result
  }

  /// The node behind the first folded character.
  @inline(__always)
  private func root(of folded: UInt32) -> UInt32 {
    if folded < 0x80 { return trie.roots[Int(folded)] }
    let byte = UInt8(truncatingIfNeeded: folded)
    if byte >= 0xE0, byte < 0xF0 {
      let point =
        (folded & 0x0F) << 12 | (folded >> 8 & 0x3F) << 6 | (folded >> 16 & 0x3F)
      return trie.roots[Int(point)]
    }
    var (node, rest) = (trie.units[0], folded)
    while rest != 0, node != 0 {
      node = trie.child(node, UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return node
  }

  /// Whether a name may end here: not between two letters or digits of one word.
  @inline(__always)
  private func isBoundary(
    _ text: UnsafePointer<UInt8>,
    _ index: Int,
    _ end: Int,
    _ last: Folding.Last
  ) -> Bool {
    guard last == .other, index < end else { return true }
    let next = text[index]
    if next < 0x80 {
      let isWord = (next | 0x20) &- 0x61 < 26 || next &- 0x30 < 10
      return !isWord || !Self.isWordByte(text[index - 1])
    }
    // Latin, Greek and Cyrillic letters and combining marks; Latin Extended Additional.
    let isWord = next >= 0xC3 && next <= 0xD4 || next == 0xE1 && text[index + 1] >= 0xB8
    return !isWord || !Self.isWordByte(text[index - 1])
  }

  /// Whether a byte belongs to a letter or digit (any byte of a longer code point counts).
  @inline(__always)
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }
}

extension Lexicon {
  /// The senses of a form.
  public struct Senses: RandomAccessCollection, Sendable {
    nonisolated(unsafe) fileprivate let packed: UnsafeBufferPointer<UInt32>

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of senses.
    public var endIndex: Int { packed.count }

    /// The sense at a position.
    public subscript(position: Int) -> Sense {
      guard let sense = Sense(packed: packed[position]) else {
        preconditionFailure("the lexicon was compiled by another version")
      }
      return sense
    }

    /// Whether one of them is of a kind.
    public func has(_ kind: SenseKind) -> Bool {
      packed.contains { UInt8($0 >> 24 & 0x3F) == kind.rawValue }
    }
  }
}
