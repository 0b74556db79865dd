public import DatelineModel

/// Several lexicons that are searched together: the embedded one, then those of the user's packs.
///
/// The number of a form is the lexicon's number in the highest eight bits and the form's number
/// within it in the others.
public struct Lexicons: Sendable {
  /// The lexicons, in the order of their numbers.
  public let lexicons: [Lexicon]
  /// The fold of all of them.
  public let fold: Fold

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

  /// The number of the form that a name has; `nil` if no lexicon has it. The first lexicon wins.
  public func form(_ name: String) -> UInt32? {
    let key = fold.key(of: name)
    for (number, lexicon) in lexicons.enumerated() {
      if let form = lexicon.form(key) { return UInt32(number) << 24 | UInt32(form) }
    }
    return nil
  }

  /// Finds the names that begin at each token of a scan whose tokens are done.
  public func findHits(in scan: inout Scan) {
    scan.hits.removeAll(keepingCapacity: true)
    scan.firstHit.removeAll(keepingCapacity: true)
    scan.firstHit.reserveCapacity(scan.tokens.count + 1)
    for token in scan.tokens.indices {
      scan.firstHit.append(UInt32(scan.hits.count))
      let first = scan.hits.count
      for (number, lexicon) in lexicons.enumerated() {
        lexicon.appendHits(at: token, number: UInt32(number) << 24, to: &scan)
      }
      guard scan.hits.count - first > 1 else { continue }
      scan.hits[first...].sort { $0.endToken > $1.endToken }
    }
    scan.firstHit.append(UInt32(scan.hits.count))
  }
}

extension Lexicon {
  fileprivate func appendHits(at token: Int, number: UInt32, to scan: inout Scan) {
    var place = Int(scan.keys.starts[token])
    var unit = units[0]
    while place < scan.keys.bytes.count {
      let byte = scan.keys.bytes[place]
      unit = units[Int(unit >> 9) ^ Int(byte)]
      guard UInt8(truncatingIfNeeded: unit) == byte else { return }
      if unit >> 8 & 1 == 1, scan.keys.ends[place] != 0 {
        let last = Int(scan.keys.ends[place]) - 1
        let length = (last - token % 255 + 255) % 255 + 1
        scan.hits.append(
          Scan.Hit(
            firstToken: UInt32(token), endToken: UInt32(token + length),
            form: number | units[Int(unit >> 9)] >> 9
          )
        )
      }
      place += 1
    }
  }
}
