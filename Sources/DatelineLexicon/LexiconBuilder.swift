import DatelineModel

/// Collects forms and what they mean, and encodes them as a lexicon.
public struct LexiconBuilder {
  private struct Entry {
    /// Where the key is in `text`.
    var start: Int
    var end: Int
    /// Kind << 24 | index, as `Lexicon.senses` has it.
    var sense: UInt32
    /// Flags << 24 | cases, as `Lexicon.details` has it.
    var detail: UInt32
    var rank: UInt32
  }

  private let fold: Fold
  private var text: [UInt8] = []
  private var entries: [Entry] = []
  private var scan = Scan()

  /// Makes a builder; lexicons that are used together need the same fold.
  public init(fold: Fold) { self.fold = fold }

  /// Adds a form of a name.
  ///
  /// The same form may be added for many things, and twice for one: then flags are kept that both
  /// have. A form without a letter, digit or sign is left out.
  /// - Parameters:
  ///   - form: the name as written.
  ///   - sense: what it means.
  ///   - flags: what holds for this form of the name.
  ///   - rank: a form's senses of one kind stand in order of descending rank (population, say),
  ///     which must be the same for all forms of one thing.
  public mutating func add(
    _ form: some StringProtocol,
    _ sense: Sense,
    _ flags: SenseFlags = [],
    rank: UInt32 = 0
  ) {
    precondition(sense.index < 1 << 24)
    let key = fold.key(of: Array(form.utf8), using: &scan)
    guard !key.isEmpty else { return }
    let cases = LexiconSense.cases(of: scan.tokens[...])
    let start = text.count
    text += key
    entries.append(
      Entry(
        start: start,
        end: text.count,
        sense: UInt32(sense.kind.rawValue) << 24 | sense.index,
        detail: UInt32(flags.rawValue) << 24 | cases,
        rank: rank
      )
    )
  }

  /// The lexicon's bytes; the same entries make the same bytes, in whatever order they were added.
  public func encode() -> [UInt8] {
    let ordered = sortedEntries()
    var keys: [ArraySlice<UInt8>] = []
    var kinds: [UInt32] = []
    var firstSense: [UInt32] = []
    var senses: [UInt32] = []
    var details: [UInt32] = []
    for entry in ordered {
      let key = text[entry.start..<entry.end]
      if keys.last != key {
        keys.append(key)
        kinds.append(0)
        firstSense.append(UInt32(senses.count))
      } else if senses.last == entry.sense, let last = details.last {
        if last >> 24 == entry.detail >> 24 && last >> 24 & 1 == 0 { continue }
        if last >> 24 & 1 == 0 || entry.detail >> 24 & 1 == 0 {
          let flags = (last >> 24) & (entry.detail >> 24)
          details[details.count - 1] = flags << 24 | last & 0xFF_FFFF
          continue
        }
        if last == entry.detail { continue }
      }
      senses.append(entry.sense)
      details.append(entry.detail)
      kinds[kinds.count - 1] |= 1 << (entry.sense >> 24)
    }
    firstSense.append(UInt32(senses.count))
    var writer = BlobWriter()
    let units = TrieBuilder.build(keys)
    writer.add("units", units)
    writer.add("continuations", Continuations.words(keys, units))
    writer.add("kinds", kinds)
    writer.add("firstSense", firstSense)
    writer.add("senses", senses)
    writer.add("details", details)
    return writer.encode()
  }

  /// The lexicon, for use at once.
  public func lexicon() -> Lexicon {
    do {
      return try Lexicon(encoded: Bytes(encode()))
    } catch {
      preconditionFailure("a lexicon that was just encoded is whole")
    }
  }

  /// The entries by key, kind, descending rank, index, detail.
  private func sortedEntries() -> [Entry] {
    text.withUnsafeBufferPointer { text in
      entries.sorted { left, right in
        let count = min(left.end - left.start, right.end - right.start)
        for offset in 0..<count {
          let (a, b) = (text[left.start + offset], text[right.start + offset])
          if a != b { return a < b }
        }
        let lengths = (left.end - left.start, right.end - right.start)
        if lengths.0 != lengths.1 { return lengths.0 < lengths.1 }
        return (left.sense >> 24, ~left.rank, left.sense, left.detail)
          < (right.sense >> 24, ~right.rank, right.sense, right.detail)
      }
    }
  }
}
