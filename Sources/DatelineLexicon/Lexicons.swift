/// Several lexicons that are searched together: the embedded one, then those of the user's packs.
///
/// The number of a form is the lexicon's number in the highest eight bits and the form's number
/// within it in the others.
public struct Lexicons: Sendable {
  /// The lexicons, in the order of their numbers.
  public let lexicons: [Lexicon]
  /// The fold of all of them.
  public let fold: Fold
  let caches = LendingPool { WalkCache() }

  /// Makes a set of at most 256 lexicons that were built with `fold`.
  public init(_ lexicons: [Lexicon], fold: Fold) {
    precondition(lexicons.count <= 256 && lexicons.allSatisfy { $0.formCount < 1 << 24 })
    self.lexicons = lexicons
    self.fold = fold
  }

  /// What a form can mean, by kind, then the highest rank first; never empty.
  public func senses(of form: UInt32) -> Lexicon.Senses {
    lexicons[Int(form >> 24)].senses(of: Int(form & 0xFF_FFFF))
  }

  /// The kinds of a form's senses.
  public func kinds(of form: UInt32) -> SenseKinds {
    lexicons[Int(form >> 24)].kinds(of: Int(form & 0xFF_FFFF))
  }

  /// The row of the first sense of a kind that a form has; `nil` if it has none.
  public func row(of form: UInt32, as kind: SenseKind) -> Int? {
    lexicons[Int(form >> 24)].row(of: Int(form & 0xFF_FFFF), as: kind)
  }

  /// The number of the form that a name has; `nil` if no lexicon has it.
  ///
  /// The first lexicon wins.
  public func form(_ name: String) -> UInt32? {
    let key = fold.key(of: name)
    for (number, lexicon) in lexicons.enumerated() {
      if let form = lexicon.form(key) { return UInt32(number) << 24 | UInt32(form) }
    }
    return nil
  }
}
