public import DatelineLexicon
import DatelineModel

extension RuleBook {
  /// What can be wrong with an encoded book.
  public enum DecodingMistake: Error, Hashable {
    /// It was made by another version.
    case otherVersion
    /// It ends too early, or holds a value that cannot be.
    case damaged(offset: Int)
  }

  static let codingVersion = 1

  /// The book without its tables, as bytes; the same book makes the same bytes.
  ///
  /// The book must have been read at once, not put together by `add`.
  public func encode() -> [UInt8] {
    var writer = RuleWriter()
    writer.write(Self.codingVersion)
    writer.write(packs) { writer, pack in
      writer.write(pack.id)
      writer.write(pack.types.map(\.rawValue)) { $0.write($1) }
      writer.write(pack.language?.tag ?? "")
    }
    writer.write(rules) { writer, rule in
      writer.write(rule.id)
      writer.write(rule.pack)
      writer.write(rule.kind?.rawValue ?? "")
      writer.write(rule.template)
      writer.write(rule.needs) { $0.write($1) }
      writer.write(Int((rule.confidence * 10_000).rounded()))
      writer.write(rule.priority)
    }
    writer.write(programs) { $1.encode(into: &$0) }
    // The examples come last: they are read only on demand.
    writer.write(packs) { writer, pack in
      writer.write(pack.examples) { writer, example in
        writer.write(example.marked)
        writer.write(example.reference.daysSinceEpoch)
        writer.write(example.file)
        writer.write(example.line)
      }
    }
    return writer.bytes
  }

  /// Reads an encoded book.
  ///
  /// - Parameters:
  ///   - bytes: what `encode` made.
  ///   - examples: whether the packs' examples are read as well.
  /// - Throws: a mistake for bytes that are no book of this version.
  public init(decoding bytes: Bytes, examples: Bool = false) throws(DecodingMistake) {
    self.init()
    var reader = RuleDecoder(bytes.array)
    guard try reader.integer() == Self.codingVersion else { throw .otherVersion }
    packs = try reader.list { reader throws(DecodingMistake) in
      let id = try reader.string()
      let types = try reader.list { reader throws(DecodingMistake) in try reader.kind() }
      let tag = try reader.string()
      let language = tag.isEmpty ? nil : Language(tag)
      return Pack(id: id, types: types.compactMap { $0 }, language: language, examples: [])
    }
    rules = try reader.list { reader throws(DecodingMistake) in
      Rule(
        id: try reader.string(),
        pack: try reader.integer(),
        kind: try reader.kind(),
        template: try reader.string(),
        needs: try reader.list { reader throws(DecodingMistake) in try reader.string() },
        confidence: Double(try reader.integer()) / 10_000,
        priority: try reader.integer()
      )
    }
    programs = try reader.list { reader throws(DecodingMistake) in
      try PatternProgram(decoding: &reader)
    }
    guard programs.reduce(0, { $0 + $1.entries.count }) == rules.count,
      rules.allSatisfy({ packs.indices.contains($0.pack) })
    else { throw reader.damage }
    guard examples else { return }
    let lists = try reader.list { reader throws(DecodingMistake) in
      try reader.list { reader throws(DecodingMistake) in
        Example(
          marked: try reader.string(),
          reference: CalendarDate(daysSinceEpoch: Int(try reader.number(Int32.self))),
          file: try reader.string(),
          line: try reader.integer()
        )
      }
    }
    for (index, list) in lists.enumerated() where index < packs.count {
      packs[index].examples = list
    }
  }
}
