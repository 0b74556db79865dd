public import DatelineLexicon
public import DatelineModel

/// The rule packs, checked and compiled.
public struct RuleBook: Sendable {
  /// The packs, by id.
  public internal(set) var packs: [Pack] = []
  /// The rules of all packs, in the order of packs and files; `PatternMatch.rule` is an index here.
  public internal(set) var rules: [Rule] = []
  /// The tables of all packs, in the order of packs and files; none in a book that was decoded.
  public internal(set) var tables: [PackTable] = []
  /// The compiled patterns.
  ///
  /// A book that was read at once has one program; adding a book adds its programs.
  public internal(set) var programs: [PatternProgram] = []

  /// Makes a book without rules.
  public init() {}

  /// Adds the packs of another book, as if they stood behind the ones here.
  public mutating func add(_ other: RuleBook) {
    let firstPack = packs.count
    let firstRule = rules.count
    packs += other.packs
    tables += other.tables
    for var rule in other.rules {
      rule.pack += firstPack
      rules.append(rule)
    }
    for var program in other.programs {
      program.firstRule += firstRule
      programs.append(program)
    }
  }
}

/// One file of rules.
public struct Pack: Sendable {
  /// Its id, which is its path (`dates/en`).
  public var id: String
  /// What it finds; empty for a pack of plain words.
  public var types: [EntityKind]
  /// The language it is for; `nil` if for more than one.
  public var language: Language?
  /// The marked sentences that prove it.
  public var examples: [Example]
}

/// A table of a pack.
public struct PackTable: Sendable {
  /// The file's name without `.tsv` (`words-zh`).
  public var name: String
  /// The index of its pack.
  public var pack: Int
  /// The cells.
  public var table: Table
}

/// A rule: patterns, and what a match of them means.
public struct Rule: Sendable, Hashable {
  /// Where it stands, as a mention gives it: `dates/en#month-day-year`.
  public var id: String
  /// The index of its pack.
  public var pack: Int
  /// What it finds; `nil` for a decoy.
  public var kind: EntityKind?
  /// What a match means, in the notation of the type's matcher, captures in braces; empty for a
  /// decoy.
  public var template: String
  /// The conditions that the type's matcher checks.
  public var needs: [String]
  /// How sure a match is, 0 to 1.
  public var confidence: Double
  /// Which rule wins where two match the same stretch: the one with the higher number.
  public var priority: Int
}

/// A sentence with its mentions marked.
public struct Example: Sendable, Hashable {
  /// The sentence with marks: `opens [tomorrow](2024-10-02)`.
  public var marked: String
  /// The day on which it counts as published.
  public var reference: CalendarDate
  /// The file that it stands in.
  public var file: String
  /// The line, from 1.
  public var line: Int

  /// Makes an example.
  public init(marked: String, reference: CalendarDate, file: String, line: Int) {
    self.marked = marked
    self.reference = reference
    self.file = file
    self.line = line
  }
}
