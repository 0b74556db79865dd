public import DatelineModel

extension Lexicons {
  /// Finds the names that begin at each token of a scan whose tokens are done.
  ///
  /// Takes time in proportion to the text, times the length of the names that it holds.
  public func findHits(in scan: inout Scan) {
    let tokenCount = scan.tokens.count
    scan.hits.removeAll(keepingCapacity: true)
    scan.firstHit.removeAll(keepingCapacity: true)
    // The walks below read keys unchecked: they stop at the end of a block at the latest.
    precondition(tokenCount == 0 || scan.keys.bytes.last == Fold.endOfBlock)
    precondition(scan.keys.starts.count == tokenCount && scan.keys.hashes.count == tokenCount)
    precondition(scan.keys.ends.count == scan.keys.bytes.count)
    var hits: [Scan.Hit] = []
    var firstHit: [UInt32] = []
    swap(&hits, &scan.hits)
    swap(&firstHit, &scan.firstHit)
    firstHit.append(contentsOf: repeatElement(0, count: tokenCount + 1))
    firstHit.withUnsafeMutableBufferPointer { firstHit in
      caches.withItem { search(scan.keys, $0, firstHit, &hits) }
      firstHit[tokenCount] = UInt32(hits.count)
    }
    swap(&hits, &scan.hits)
    swap(&firstHit, &scan.firstHit)
  }

  private func search(
    _ keys: Scan.Keys,
    _ cache: WalkCache,
    _ firstHit: UnsafeMutableBufferPointer<UInt32>,
    _ hits: inout [Scan.Hit]
  ) {
    let tokenCount = keys.starts.count
    keys.bytes.withUnsafeBufferPointer { bytes in
      keys.ends.withUnsafeBufferPointer { ends in
        keys.starts.withUnsafeBufferPointer { starts in
          keys.hashes.withUnsafeBufferPointer { hashes in
            guard let bytes = bytes.baseAddress, let ends = ends.baseAddress,
              let starts = starts.baseAddress, let hashes = hashes.baseAddress,
              let first = lexicons.first
            else { return }
            let search = HitSearch(
              bytes: bytes,
              ends: ends,
              starts: starts,
              hashes: hashes,
              tokenCount: tokenCount,
              byteCount: keys.bytes.count,
              cache: cache
            )
            search.run(first, firstHit, &hits) { token, hits in
              let count = hits.count
              for number in 1..<lexicons.count {
                search.walk(HitSearch.Trie(lexicons[number]), number, from: token, into: &hits)
              }
              return hits.count > count
            }
          }
        }
      }
    }
  }
}

/// Walks over tries along the keys of a scan's tokens, a token at a step.
private struct HitSearch {
  /// The most hits of one token that are kept.
  static let limit = 256

  let bytes: UnsafePointer<UInt8>
  let ends: UnsafePointer<UInt8>
  let starts: UnsafePointer<UInt32>
  let hashes: UnsafePointer<UInt64>
  let tokenCount: Int
  let byteCount: Int
  let cache: WalkCache

  /// What is read of a lexicon, which must live on.
  struct Trie {
    let units: UnsafePointer<UInt32>
    let kinds: UnsafePointer<UInt32>
    let continuations: Continuations

    init(_ lexicon: Lexicon) {
      units = lexicon.units.base
      kinds = lexicon.kinds.base
      continuations = Continuations(lexicon.continuations)
    }
  }

  /// How many tokens' first steps are made one right after another, so that the processor waits for
  /// several of them at once.
  private static let stretch = 128

  /// Finds the hits of all tokens.
  ///
  /// - Parameters:
  ///   - lexicon: the first lexicon.
  ///   - firstHit: receives the index of each token's first hit.
  ///   - hits: receives the hits, of each token the longest first, of equal ones the first lexicon's.
  ///   - addOthers: adds the other lexicons' hits of a token; whether there were any.
  @inline(__always)
  func run(
    _ lexicon: Lexicon,
    _ firstHit: UnsafeMutableBufferPointer<UInt32>,
    _ hits: inout [Scan.Hit],
    addOthers: (_ token: Int, _ hits: inout [Scan.Hit]) -> Bool
  ) {
    let trie = Trie(lexicon)
    let root = trie.units[0]
    withUnsafeTemporaryAllocation(of: WalkCache.Step.self, capacity: Self.stretch) { steps in
      var start = 0
      while start < tokenCount {
        let end = min(start &+ Self.stretch, tokenCount)
        for token in start..<end {
          steps.initializeElement(
            at: token &- start,
            to: hashes[token] == KeyHash.none
              ? WalkCache.Step()
              : step(trie, 0, from: root, over: token, parting: 0, place: Int(starts[token]))
          )
        }
        for token in start..<end {
          let count = hits.count
          firstHit[token] = UInt32(truncatingIfNeeded: count)
          if hashes[token] == KeyHash.none {
            walk(trie, 0, from: token, into: &hits)
          } else {
            follow(trie, 0, steps[token &- start], from: token, over: token, into: &hits)
          }
          if addOthers(token, &hits) {
            hits[count...].sort { ($1.endToken, $0.form) < ($0.endToken, $1.form) }
          } else if hits.count > count &+ 1 {
            hits[count...].reverse()
          }
        }
        start = end
      }
    }
  }

  /// Adds the hits of one lexicon at a token, shortest first.
  func walk(_ trie: Trie, _ number: Int, from first: Int, into hits: inout [Scan.Hit]) {
    guard let next = next(first, Int(starts[first])) else { return }
    let step = step(
      trie,
      number,
      from: trie.units[0],
      over: next.token,
      parting: next.parting,
      place: Int(starts[first])
    )
    follow(trie, number, step, from: first, over: next.token, into: &hits)
  }

  /// Adds the hits behind a step over a token, and that of the step.
  @inline(__always)
  private func follow(
    _ trie: Trie,
    _ number: Int,
    _ first: WalkCache.Step,
    from firstToken: Int,
    over stepped: Int,
    into hits: inout [Scan.Hit]
  ) {
    let count = hits.count
    var step = first
    var token = stepped
    while step.unit != 0 {
      token &+= 1
      if step.form != WalkCache.noForm, hits.count &- count < Self.limit {
        hits.append(
          Scan.Hit(
            firstToken: UInt32(truncatingIfNeeded: firstToken),
            endToken: UInt32(truncatingIfNeeded: token),
            form: UInt32(truncatingIfNeeded: number) << 24 | step.form,
            kindBits: step.kinds
          )
        )
      }
      guard token < tokenCount else { return }
      // The byte before a key ends the key before it, or parts the two.
      let start = Int(starts[token])
      let place = ends[start &- 1] == 0 ? start &- 1 : start
      if bytes[place] == 0x20, ends[place] == 0 {
        let letter = bytes[place &+ 1] &- UInt8(ascii: "a")
        if letter < 26, step.letters &>> UInt32(letter) & 1 == 0 { return }
      }
      if bytes[place] >= 0x80, step.leads &>> UInt64(bytes[place] & 63) & 1 == 0 { return }
      if bytes[place] < 0x80, place &+ 4 <= byteCount,
        !trie.continuations.mayHold(step.unit, head(of: place))
      {
        return
      }
      guard let next = next(token, place) else { return }
      token = next.token
      step = self.step(
        trie,
        number,
        from: step.unit,
        over: token,
        parting: next.parting,
        place: place
      )
    }
  }

  /// The next token that has a key, from a token on in the same block, and how many spaces part it
  /// from a place; `nil` for none.
  @inline(__always)
  private func next(_ token: Int, _ place: Int) -> (token: Int, parting: Int)? {
    var token = token
    while hashes[token] == KeyHash.none {
      token &+= 1
      guard token < tokenCount else { return nil }
    }
    let parting = Int(starts[token]) &- place
    for offset in 0..<parting where bytes[place &+ offset] == Fold.endOfBlock { return nil }
    return (token, parting)
  }

  /// The step from a node over a token and the spaces that part it from a place.
  @inline(__always)
  private func step(
    _ trie: Trie,
    _ number: Int,
    from unit: UInt32,
    over token: Int,
    parting: Int,
    place: Int
  ) -> WalkCache.Step {
    let key = Self.key(hashes[token], unit, parting, number)
    return cache.step(key) { walked(trie, unit, place) }
  }

  /// Up to four bytes of the key at a place, the first one lowest, up to the end of the token.
  @inline(__always)
  private func head(of place: Int) -> UInt32 {
    let head = UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt32.self).littleEndian
    let ends = UnsafeRawPointer(ends + place).loadUnaligned(as: UInt32.self).littleEndian
    let unused = max(0, 24 &- Int32(ends.trailingZeroBitCount & 0x38))
    return (head &<< UInt32(truncatingIfNeeded: unused)) &>> UInt32(truncatingIfNeeded: unused)
  }

  /// The key of a step: every token's hash has its highest bit, and so has this.
  @inline(__always)
  private static func key(_ hash: UInt64, _ unit: UInt32, _ parting: Int, _ number: Int) -> UInt64 {
    let node =
      UInt64(unit) << 16 | UInt64(truncatingIfNeeded: number) << 8
      | UInt64(truncatingIfNeeded: min(parting, 255))
    return (hash ^ node &* 0x9E37_79B9_7F4A_7C15) | 1 << 63
  }

  /// Walks over one token, and over what parts it from the one before.
  @inline(never)
  private func walked(_ trie: Trie, _ unit: UInt32, _ start: Int) -> WalkCache.Step {
    var unit = unit
    var place = start
    repeat {
      let byte = bytes[place]
      unit = trie.units[Int(unit >> 9) ^ Int(byte)]
      guard UInt8(truncatingIfNeeded: unit) == byte else { return WalkCache.Step() }
      place += 1
    } while ends[place - 1] == 0
    var step = WalkCache.Step(unit: unit)
    let space = trie.units[Int(unit >> 9) ^ 0x20]
    if UInt8(truncatingIfNeeded: space) == 0x20 {
      for letter in 0..<26 {
        let label = Int(UInt8(ascii: "a")) + letter
        let child = trie.units[Int(space >> 9) ^ label]
        if Int(child & 0xFF) == label { step.letters |= 1 << UInt32(letter) }
      }
    }
    // Behind a Latin word few names go on in Han, and few texts do.
    if bytes[start] < 0x80 {
      step.leads = .max
    } else {
      for label in 0x80...0xFF where Int(trie.units[Int(unit >> 9) ^ label] & 0xFF) == label {
        step.leads |= 1 << UInt64(label & 63)
      }
    }
    guard unit & 1 << 8 != 0 else { return step }
    step.form = trie.units[Int(unit >> 9)] >> 9
    step.kinds = trie.kinds[Int(step.form)]
    return step
  }
}
