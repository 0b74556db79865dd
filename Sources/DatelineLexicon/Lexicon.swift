public import DatelineModel

/// A thing that a form can mean, and how the form must be written to mean it.
public struct LexiconSense: Hashable, Sendable {
  /// The thing.
  public var sense: Sense
  /// What holds for this form of its name.
  public var flags: SenseFlags
  /// The letter case of the form's tokens as the lexicon has them, 3 bits for each of the first
  /// eight, the first one lowest: 0 for a token that is no word, otherwise 1 + `Scan.Case`.
  var cases: UInt32

  /// The kind of thing.
  public var kind: SenseKind { sense.kind }
  /// The row in the kind's table.
  public var index: Int { Int(sense.index) }

  /// Whether the tokens are written with the same capitals as the form in the lexicon.
  public func hasSameCase(as tokens: ArraySlice<Scan.Token>) -> Bool {
    cases == Self.cases(of: tokens)
  }

  /// Whether the form as it stands in the text can mean this: its case is right, if that counts.
  public func allows(_ tokens: ArraySlice<Scan.Token>) -> Bool {
    !flags.contains(.exactCase) || hasSameCase(as: tokens)
  }

  static func cases(of tokens: ArraySlice<Scan.Token>) -> UInt32 {
    var cases: UInt32 = 0
    for (index, token) in tokens.prefix(8).enumerated() where token.kind == .word {
      cases |= UInt32(token.letterCase.rawValue + 1) << UInt32(3 * index)
    }
    return cases
  }
}

/// What holds for one form of the name of a thing.
public struct SenseFlags: OptionSet, Hashable, Sendable {
  /// The bits, of which eight are kept.
  public let rawValue: UInt8

  /// Makes flags from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The form has this sense only where its capitals are those of the lexicon (`US`, not `us`).
  public static let exactCase = SenseFlags(rawValue: 1)
  /// The form is an abbreviation or a short form, not the name itself.
  public static let short = SenseFlags(rawValue: 2)
  /// The form says the same in a wording that the compiler made from another form.
  public static let derived = SenseFlags(rawValue: 4)
}

/// A set of kinds.
public struct SenseKinds: OptionSet, Hashable, Sendable {
  /// One bit for each kind, at its raw value.
  public let rawValue: UInt32

  /// Makes a set from its bits.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Makes a set of kinds.
  @inlinable
  public init(_ kinds: SenseKind...) {
    rawValue = kinds.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }

  /// Whether a kind is in the set.
  @inlinable
  @inline(__always)
  public func contains(_ kind: SenseKind) -> Bool { rawValue >> UInt32(kind.rawValue) & 1 == 1 }
}

extension Scan.Hit {
  /// The kinds of its senses.
  @inlinable
  public var kinds: SenseKinds { SenseKinds(rawValue: kindBits) }
}

/// Names, folded, and what each can mean; read in place, nothing is built to use one.
public struct Lexicon: Sendable {
  /// The number of different forms.
  public let formCount: Int
  /// See `TrieBuilder`.
  let units: Vector<UInt32>
  /// See `Continuations`.
  let continuations: Vector<UInt64>
  /// For each form, the kinds of its senses.
  let kinds: Vector<UInt32>
  /// For each form, the index of its first sense; one more entry than forms.
  let firstSense: Vector<UInt32>
  /// For each sense, kind << 24 | index.
  let senses: Vector<UInt32>
  /// For each sense, flags << 24 | cases.
  let details: Vector<UInt32>

  /// Reads an encoded lexicon in place; the bytes must be those of `LexiconBuilder.encode()`.
  public init(encoded bytes: Bytes) throws(Blob.Mistake) {
    let blob = try Blob(bytes)
    func section(_ name: String) throws(Blob.Mistake) -> Bytes {
      guard let section = blob.section(name) else { throw .notABlob }
      return section
    }
    func vector(_ name: String) throws(Blob.Mistake) -> Vector<UInt32> {
      Vector(try section(name))
    }
    continuations = Vector(try section("continuations"))
    units = try vector("units")
    kinds = try vector("kinds")
    firstSense = try vector("firstSense")
    senses = try vector("senses")
    details = try vector("details")
    formCount = kinds.count
    guard units.count >= 256, units.count % 256 == 0, firstSense.count == formCount + 1,
      details.count == senses.count, Continuations.isValid(continuations)
    else { throw .cutShort(bytes: bytes.count) }
  }

  /// The kinds of a form's senses.
  public func kinds(of form: Int) -> SenseKinds {
    precondition(form >= 0 && form < formCount)
    return SenseKinds(rawValue: kinds[form])
  }

  /// What a form can mean, by kind, then the highest rank first; never empty.
  public func senses(of form: Int) -> Senses {
    precondition(form >= 0 && form < formCount)
    return Senses(self, Int(firstSense[form])..<Int(firstSense[form + 1]))
  }

  /// The row of the first sense of a kind that a form has; `nil` if it has none.
  public func row(of form: Int, as kind: SenseKind) -> Int? {
    precondition(form >= 0 && form < formCount)
    for place in Int(firstSense[form])..<Int(firstSense[form + 1])
    where senses[place] >> 24 == UInt32(kind.rawValue) {
      return Int(senses[place] & 0xFF_FFFF)
    }
    return nil
  }

  /// The form with a key that `Fold` made; `nil` if the lexicon has none.
  public func form(_ key: [UInt8]) -> Int? {
    var unit = units[0]
    for byte in key {
      unit = units[Int(unit >> 9) ^ Int(byte)]
      guard byte != 0, UInt8(truncatingIfNeeded: unit) == byte else { return nil }
    }
    return unit >> 8 & 1 == 1 ? Int(units[Int(unit >> 9)] >> 9) : nil
  }

  /// The senses of one form.
  public struct Senses: RandomAccessCollection, @unchecked Sendable {
    /// The senses and details of all forms; `memory` keeps them alive.
    private let senses: UnsafePointer<UInt32>
    private let details: UnsafePointer<UInt32>
    private let memory: Bytes
    private let range: Range<Int>

    init(_ lexicon: Lexicon, _ range: Range<Int>) {
      precondition(range.lowerBound >= 0 && range.upperBound <= lexicon.senses.count)
      senses = lexicon.senses.base
      details = lexicon.details.base
      memory = lexicon.senses.bytes
      self.range = range
    }

    /// The place of the first sense.
    public var startIndex: Int { range.lowerBound }
    /// The place after the last sense.
    public var endIndex: Int { range.upperBound }

    /// The sense at a place.
    public subscript(position: Int) -> LexiconSense {
      precondition(range.contains(position))
      let sense = senses[position]
      let detail = details[position]
      guard let kind = SenseKind(rawValue: UInt8(sense >> 24)) else {
        preconditionFailure("unknown kind of sense")
      }
      return LexiconSense(
        sense: Sense(kind, sense & 0xFF_FFFF),
        flags: SenseFlags(rawValue: UInt8(detail >> 24)),
        cases: detail & 0xFF_FFFF
      )
    }
  }
}
