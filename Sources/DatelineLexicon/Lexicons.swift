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

  /// Finds the names that begin at each token of a scan whose tokens are done.
  ///
  /// Takes time in proportion to the text, times the length of the names that it holds.
  public func findHits(in scan: inout Scan) {
    let tokenCount = scan.tokens.count
    scan.hits.removeAll(keepingCapacity: true)
    scan.firstHit.removeAll(keepingCapacity: true)
    // The walks below read keys unchecked: they stop at the end of a block at the latest.
    precondition(tokenCount == 0 || scan.keys.bytes.last == Fold.endOfBlock)
    precondition(scan.keys.starts.count == tokenCount)
    precondition(scan.keys.ends.count == scan.keys.bytes.count)
    let units = lexicons.map(\.units)
    let kinds = lexicons.map(\.kinds)
    scan.firstHit.append(addingCapacity: tokenCount + 1) { firstHit in
      withUnsafeTemporaryAllocation(of: Scan.Hit.self, capacity: HitSearch.capacity) { buffer in
        scan.keys.bytes.withUnsafeBufferPointer { keys in
          scan.keys.ends.withUnsafeBufferPointer { ends in
            guard let found = buffer.baseAddress, let keys = keys.baseAddress,
              let ends = ends.baseAddress
            else { return }
            var search = HitSearch(keys: keys, ends: ends, found: found)
            for (token, start) in scan.keys.starts.enumerated() {
              if search.isNearlyFull { search.flush(into: &scan.hits) }
              firstHit.append(UInt32(truncatingIfNeeded: search.flushed + search.count))
              search.begin(token)
              for number in 0..<units.count {
                search.walk(units[number].base, kinds[number].base, number, from: Int(start))
              }
              search.finish(lexicons.count)
            }
            search.flush(into: &scan.hits)
          }
        }
      }
      firstHit.append(UInt32(scan.hits.count))
    }
  }
}

/// The hits of a few tokens on their way into a scan.
private struct HitSearch {
  /// The most hits of one token that are kept.
  static let limit = 256
  static let capacity = 2048

  let keys: UnsafePointer<UInt8>
  let ends: UnsafePointer<UInt8>
  let found: UnsafeMutablePointer<Scan.Hit>
  /// The hits in the buffer.
  var count = 0
  /// The hits that left it.
  var flushed = 0
  private var token = 0
  /// The token's index modulo 255.
  private var remainder = -1
  /// Where the token's hits begin in the buffer.
  private var first = 0

  init(
    keys: UnsafePointer<UInt8>,
    ends: UnsafePointer<UInt8>,
    found: UnsafeMutablePointer<Scan.Hit>
  ) {
    self.keys = keys
    self.ends = ends
    self.found = found
  }

  var isNearlyFull: Bool { Self.capacity - count < Self.limit }

  mutating func flush(into hits: inout [Scan.Hit]) {
    hits.append(contentsOf: UnsafeBufferPointer(start: found, count: count))
    flushed += count
    count = 0
  }

  /// Goes to the next token; tokens come in order.
  @inline(__always)
  mutating func begin(_ token: Int) {
    self.token = token
    remainder = remainder == 254 ? 0 : remainder + 1
    first = count
  }

  /// Adds the hits of one lexicon, shortest first.
  @inline(__always)
  mutating func walk(
    _ units: UnsafePointer<UInt32>,
    _ kinds: UnsafePointer<UInt32>,
    _ number: Int,
    from start: Int
  ) {
    var place = start
    var unit = units[0]
    while true {
      let byte = keys[place]
      unit = units[Int(unit >> 9) ^ Int(byte)]
      guard UInt8(truncatingIfNeeded: unit) == byte else { return }
      if unit & 1 << 8 != 0, ends[place] != 0, count - first < Self.limit {
        let behind = Int(ends[place]) - 1 - remainder
        let endToken = token + (behind < 0 ? behind + 255 : behind) + 1
        let form = units[Int(unit >> 9)] >> 9
        (found + count).initialize(
          to: Scan.Hit(
            firstToken: UInt32(truncatingIfNeeded: token),
            endToken: UInt32(truncatingIfNeeded: endToken),
            form: UInt32(truncatingIfNeeded: number) << 24 | form,
            kindBits: kinds[Int(form)]
          )
        )
        count += 1
      }
      place += 1
    }
  }

  /// Puts the token's hits in order: the longest first, of equal ones the first lexicon's.
  @inline(__always)
  mutating func finish(_ lexiconCount: Int) {
    guard count - first > 1 else { return }
    var hits = UnsafeMutableBufferPointer(start: found + first, count: count - first)
    if lexiconCount == 1 {
      hits.reverse()
    } else {
      hits.sort { ($1.endToken, $0.form) < ($0.endToken, $1.form) }
    }
  }
}
