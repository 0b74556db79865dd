/// Collects names with their senses and compiles them.
///
/// Used when Dateline is built, when packs are added at run time, and in tests.
public struct LexiconBuilder: Sendable {
  private let folding: Folding
  private var forms: [[UInt8]: [(rank: Int, sense: Sense)]] = [:]

  /// Makes a lexicon without names.
  public init(folding: Folding) { self.folding = folding }

  /// Adds a name.
  ///
  /// Nothing happens if nothing is left of it when it is folded.
  ///
  /// - Parameters:
  ///   - name: The name as written; tells the sense's writing too.
  ///   - sense: What it means.
  ///   - rank: Senses of one form are kept the highest rank first (population, say).
  public mutating func add(_ name: some StringProtocol, _ sense: Sense, rank: Int = 0) {
    let key = folding.fold(name)
    guard !key.isEmpty else { return }
    var sense = sense
    sense.writing = Self.writing(of: name)
    var senses = forms[key] ?? []
    let same = senses.firstIndex { $0.sense.kind == sense.kind && $0.sense.index == sense.index }
    if let same {
      // Two spellings of one name (NICE, Nice): the more permissive writing holds.
      if senses[same].sense.writing == .upper || sense.writing == .lower {
        senses[same].sense.writing = sense.writing
      }
      senses[same].rank = max(senses[same].rank, rank)
    } else {
      senses.append((rank, sense))
    }
    forms[key] = senses
  }

  /// The number of forms so far.
  public var count: Int { forms.count }

  /// Adds the compiled lexicon to a blob; the folding's tables are added by `Folding.write(to:)`.
  public func write(to blob: inout BlobBuilder) {
    let keys = forms.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var firstSense: [UInt32] = [0]
    var senses: [UInt32] = []
    for key in keys {
      let sorted = (forms[key] ?? []).sorted { left, right in
        (-left.rank, left.sense.kind.rawValue, left.sense.index)
          < (-right.rank, right.sense.kind.rawValue, right.sense.index)
      }
      senses += sorted.map(\.sense.packed)
      firstSense.append(UInt32(senses.count))
    }
    let trie = TrieBuilder(keys: keys)
    blob.add(.trieUnits, table: trie.units)
    blob.add(.trieRoots, table: trie.roots)
    blob.add(.formSenses, table: firstSense)
    blob.add(.senses, table: senses)
  }

  /// How a name is written: two capitals or more and no lower-case letter, or no capital at all.
  static func writing(of name: some StringProtocol) -> Sense.Writing {
    var upper = 0
    var lower = 0
    for scalar in name.unicodeScalars {
      if scalar.properties.isUppercase { upper += 1 }
      if scalar.properties.isLowercase { lower += 1 }
    }
    if upper >= 2, lower == 0 { return .upper }
    return upper == 0 && lower > 0 ? .lower : .capitalised
  }
}
