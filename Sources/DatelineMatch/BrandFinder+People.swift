import DatelineLexicon
import DatelineModel

extension BrandFinder {
  /// Refuses a reading where the name is a person's: its bearer, or somebody of that name.
  func refusePeople(_ reading: inout BrandReading, _ scan: borrowing Scan) {
    let isPerson = brands.flags(of: reading.brand).contains(.person)
    if reading.isHan {
      if isPerson && (isTitled(reading, scan) || speaks(reading, scan)) { reading.state = .refused }
      return
    }
    let kinds = lexicons.kinds(of: reading.form)
    let words = reading.end - reading.first
    let isName = kinds.rawValue & Self.nameKinds.rawValue != 0
    if words == 1, isPerson || isName || reading.isCommon {
      if follows(reading.first, .givenName, scan) || leads(reading, isName, scan) {
        reading.state = .refused
      }
    }
    guard isPerson || isName, reading.state != .refused else { return }
    if isTitled(reading, scan) || isPerson && words > 1 && speaks(reading, scan) {
      reading.state = .refused
    }
  }

  /// Refuses the name of a shop where somebody only tells of his shopping.
  func refuseShops(_ reading: inout BrandReading, _ scan: borrowing Scan) {
    guard !reading.isHan, brands.isShop(reading.brand) else { return }
    for step in [-1, 1] {
      var token = step < 0 ? reading.first - 1 : reading.end
      var count = 0
      while scan.tokens.indices.contains(token), count < 40,
        scan.tokens[token].block == scan.tokens[reading.first].block
      {
        if scan.tokens[token].kind == .word, cues.cues(scan, token, token + 1).contains(.talk) {
          reading.state = .refused
          return
        }
        token += step
        count += 1
      }
    }
  }

  /// Whether a given name or an initial stands directly before a token.
  private func follows(_ token: Int, _ kind: SenseKind, _ scan: borrowing Scan) -> Bool {
    guard token > 0, scan.tokens[token].block == scan.tokens[token - 1].block else { return false }
    let before = scan.tokens[token - 1]
    if before.kind == .punctuation {
      guard token > 1, scan.tokens[token - 2].kind == .word, !before.spaceBefore else {
        return false
      }
      let initial = scan.tokens[token - 2]
      return initial.end - initial.start == 1 && initial.letterCase == .capitalised
        && before.end - before.start == 1 && scan.tokens[token].spaceBefore
        && isFullStop(token - 1, scan)
    }
    guard before.kind == .word, before.letterCase == .capitalised else { return false }
    return scan.hits(at: token - 1).contains { hit in
      hit.endToken == UInt32(token) && hit.kinds.contains(kind)
        && !hit.kinds.contains(.brand)
        && !cues.cues(scan, token - 1, token).contains(.stop)
    }
  }

  /// Whether the name is the first of a person's names: a surname follows directly.
  private func leads(
    _ reading: BrandReading,
    _ isName: Bool,
    _ scan: borrowing Scan
  ) -> Bool {
    guard isName || reading.isCommon, reading.end < scan.tokens.count else { return false }
    let next = scan.tokens[reading.end]
    guard next.kind == .word, next.letterCase == .capitalised, next.spaceBefore,
      next.block == scan.tokens[reading.first].block
    else { return false }
    var isSurname = false
    for hit in scan.hits(at: reading.end) {
      let kinds = hit.kinds
      if kinds.contains(.product) || kinds.contains(.category) || kinds.contains(.brand) {
        return false
      }
      if kinds.contains(.surname), !kinds.contains(.wordLatin) { isSurname = true }
    }
    return isSurname
  }

  /// Whether a title or an honorific stands directly before, which makes it a person.
  private func isTitled(_ reading: BrandReading, _ scan: borrowing Scan) -> Bool {
    let first = reading.first
    guard first > 0, scan.tokens[first - 1].block == scan.tokens[first].block else { return false }
    // The full stop of "Mr." has no key.
    let isStop = first > 1 && BrandCues.keyRange(scan, first - 1, first).isEmpty
    if cues.cues(scan, before: isStop ? first - 1 : first).cues.contains(.person) { return true }
    if reading.end < scan.tokens.count, category(at: reading.end, scan) != nil { return false }
    for start in max(0, first - 5)..<first {
      for hit in scan.hits(at: start) where Int(hit.endToken) == first {
        if hit.kinds.contains(.title) { return true }
      }
    }
    return false
  }

  /// Whether the name says, thinks or is somebody, which brands are not.
  private func speaks(_ reading: BrandReading, _ scan: borrowing Scan) -> Bool {
    let next = reading.end
    guard next < scan.tokens.count, scan.tokens[next].block == scan.tokens[reading.first].block
    else { return false }
    if isSpeech(next, scan) || cues.cues(scan, at: next).cues.contains(.person) { return true }
    return reading.first > 0 && scan.tokens[reading.first - 1].kind == .word
      && isSpeech(reading.first - 1, scan)
  }

  func isSpeech(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard scan.tokens[token].letterCase == .lower || scan.tokens[token].kind == .han else {
      return false
    }
    return scan.hits(at: token).contains { $0.kinds.contains(.speechVerb) }
      && !cues.cues(scan, at: token).cues.contains(.act)
  }

  private func isFullStop(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let range = BrandCues.keyRange(scan, token, token + 1)
    return range.isEmpty || scan.keys.bytes[range.lowerBound] == UInt8(ascii: ".")
  }
}
