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
      caches.withCache { search(scan.keys, $0, firstHit, &hits) }
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
            let base = HitSearch.Trie(first)
            for token in 0..<tokenCount {
              let count = hits.count
              firstHit[token] = UInt32(truncatingIfNeeded: count)
              search.walk(base, 0, from: token, into: &hits)
              for number in 1..<lexicons.count {
                search.walk(HitSearch.Trie(lexicons[number]), number, from: token, into: &hits)
              }
              // The longest first, of equal ones the first lexicon's.
              guard hits.count > count + 1 else { continue }
              if lexicons.count == 1 {
                hits[count...].reverse()
              } else {
                hits[count...].sort { ($1.endToken, $0.form) < ($0.endToken, $1.form) }
              }
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

  /// Adds the hits of one lexicon at a token, shortest first.
  @inline(__always)
  func walk(
    _ trie: Trie,
    _ number: Int,
    from first: Int,
    into hits: inout [Scan.Hit]
  ) {
    let count = hits.count
    var unit = trie.units[0]
    var token = first
    // Where the key of the next token begins if nothing parts it from what was walked over.
    var place = Int(starts[first])
    while true {
      // Tokens without a key are passed over.
      while hashes[token] == KeyHash.none {
        token &+= 1
        guard token < tokenCount else { return }
      }
      let start = Int(starts[token])
      let parting = start &- place
      // Spaces, or the end of the block.
      for offset in 0..<parting where bytes[place &+ offset] == Fold.endOfBlock { return }
      let key = Self.key(hashes[token], unit, parting, number)
      let step = cache.entry(key)
      if step.pointee.key != key {
        step.pointee = self.step(trie, unit, place)
        step.pointee.key = key
      }
      unit = step.pointee.unit
      guard unit != 0 else { return }
      token &+= 1
      let form = step.pointee.form
      if form != WalkCache.noForm, hits.count &- count < Self.limit {
        hits.append(
          Scan.Hit(
            firstToken: UInt32(truncatingIfNeeded: first),
            endToken: UInt32(truncatingIfNeeded: token),
            form: UInt32(truncatingIfNeeded: number) << 24 | form,
            kindBits: step.pointee.kinds
          )
        )
      }
      guard token < tokenCount else { return }
      // The byte before a key ends the key before it, or parts the two.
      let next = Int(starts[token])
      place = next > start && ends[next &- 1] == 0 ? next &- 1 : next
      if bytes[place] < 0x80, place &+ 4 <= byteCount,
        !trie.continuations.mayHold(unit, head(of: place))
      {
        return
      }
    }
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
  private func step(
    _ trie: Trie,
    _ unit: UInt32,
    _ start: Int
  ) -> WalkCache.Step {
    var unit = unit
    var place = start
    repeat {
      let byte = bytes[place]
      unit = trie.units[Int(unit >> 9) ^ Int(byte)]
      guard UInt8(truncatingIfNeeded: unit) == byte else { return WalkCache.Step() }
      place += 1
    } while ends[place - 1] == 0
    guard unit & 1 << 8 != 0 else { return WalkCache.Step(unit: unit) }
    let form = trie.units[Int(unit >> 9)] >> 9
    return WalkCache.Step(unit: unit, form: form, kinds: trie.kinds[Int(form)])
  }
}
