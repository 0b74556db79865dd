/// Compiled patterns as flat arrays, which the pattern matcher of DatelineMatch runs.
public struct PatternProgram: Sendable {
  /// One step.
  ///
  /// Steps follow one another; `a` is the target of `split` and `jump`.
  package struct Instruction: Hashable, Sendable {
    /// What to do.
    package enum Operation: UInt8, Sendable, CaseIterable {
      /// Take the token whose symbol is `a`; it must have a capital where `flag` is set.
      case literal
      /// Take what slot `a` matches, captured under name `b`.
      case slot
      /// White space may precede the next token.
      case gap
      /// Go on here, and also at `a`.
      case split
      /// Go on at `a`.
      case jump
      /// The mention begins, ends.
      case spanStart, spanEnd
      /// The capture `b` begins, ends.
      case open, close
      /// Nothing where the steps from here to `a` match.
      case not
      /// The token must be the first of its block; the one before, the last.
      case blockStart, blockEnd
      /// The pattern has matched.
      case accept
    }

    package var operation: Operation
    package var flag = false
    package var b: UInt16 = 0
    package var a: UInt32 = 0
  }

  /// Where the code of a rule is.
  package struct Entry: Hashable, Sendable {
    /// The rule's pattern.
    package var match: UInt32
    /// What must not stand before it, after it; 0 for nothing.
    package var notAfter: UInt32
    package var notBefore: UInt32
    /// The most tokens that `notAfter` takes.
    package var reach: UInt8
    /// Whether the match may begin or end where a number goes on.
    package var edgesOpen: Bool

    /// No rule.
    package static let none = Self(
      match: 0,
      notAfter: 0,
      notBefore: 0,
      reach: 0,
      edgesOpen: true
    )
  }

  /// A slot other than `pattern`, whose code is inlined.
  package struct SlotCode: Hashable, Sendable {
    package enum Kind: UInt8, Sendable {
      case range, words, han, capitalised, token, name, found
    }

    package var kind: Kind
    /// Of a range: how it is written.
    package var forms: NumberForms = []
    /// Of a range: the numbers; of others: the count of tokens or words.
    package var low = 0
    package var high = 0
    /// Of a range: the digits; 0 for any number of them.
    package var digitsLow = 0
    package var digitsHigh = 0
    /// A bit for each kind of token, sense or date.
    package var mask: UInt64 = 0
    /// The root of the words, of the starts of `han`, of the inner words of `capitalised`; 0 for
    /// none.
    package var root: UInt32 = 0
    /// The root of the words that must not occur; 0 for none.
    package var excluded: UInt32 = 0
  }

  /// The index of the first rule in the rule book.
  package var firstRule = 0
  /// The code of all rules, behind one instruction that is never run.
  package internal(set) var code: [Instruction] = [Instruction(operation: .accept)]
  /// The rules.
  package internal(set) var entries: [Entry] = []
  package internal(set) var slots: [SlotCode] = []
  /// The names of captures.
  package internal(set) var names: [String] = []
  /// The values of words.
  package internal(set) var values: [SlotValue] = []
  package internal(set) var symbols = TokenSymbols()
  package internal(set) var trie = WordTrie()
  /// For each symbol up to the last numeral word's, its index in `NumeralWord.all`; -1 for none.
  var numeralIndices: [Int16] = []

  // Derived from the above by `finish`.
  /// The numeral word of each symbol, as far as there are any.
  package private(set) var numerals: [NumeralWord?] = []

  init() {}

  /// Derives what is not encoded.
  mutating func finish() {
    numerals = numeralIndices.map { $0 < 0 ? nil : NumeralWord.all[Int($0)].word }
  }

  /// Whether a rule's pattern has a slot for what other rules have found.
  package func isComposed(_ rule: Int) -> Bool {
    let entry = entries[rule]
    let next = rule + 1 < entries.count ? Int(entries[rule + 1].match) : code.count
    let end = [Int(entry.notAfter), Int(entry.notBefore)].filter { $0 > Int(entry.match) }.min()
    return code[Int(entry.match)..<(end ?? next)].contains {
      $0.operation == .slot && slots[Int($0.a)].kind == .found
    }
  }
}
