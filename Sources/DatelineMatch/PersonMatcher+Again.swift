import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// Finds the full Chinese names of an article wherever else they stand, however little stands beside
  /// them there: who is named once with a title is meant by the same characters later.
  ///
  /// Names of two characters that are a word too (高明) are left to what stands beside them.
  func addHanAgain(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    var known: [PersonFinding] = []
    // The first characters, hashed to a few bits, so that most tokens are passed over at once.
    var firsts = SIMD16<UInt64>(repeating: 0)
    for finding in search.findings where finding.isHan && finding.shape == .full {
      guard scan.tokens[finding.first].kind == .han, scan.tokens[finding.end - 1].kind == .han,
        isNameAlone(finding, scan)
      else { continue }
      let isNew = !known.contains {
        $0.end - $0.first == finding.end - finding.first && isSame($0, finding.first, scan)
      }
      guard isNew else { continue }
      known.append(finding)
      let code = scan.hanCode(finding.first)
      firsts[code >> 6 & 15] |= 1 << UInt64(code & 63)
    }
    guard !known.isEmpty else { return }
    search.findings.sort { ($0.first, $1.end) < ($1.first, $0.end) }
    let count = search.findings.count
    var next = 0
    for token in scan.tokens.indices where scan.tokens[token].kind == .han {
      let code = scan.hanCode(token)
      guard firsts[code >> 6 & 15] & (1 << UInt64(code & 63)) != 0 else { continue }
      while next < count, search.findings[next].end <= token { next += 1 }
      for finding in known where isSame(finding, token, scan) {
        let end = token + finding.end - finding.first
        // 蓬江区: a place that is called so too.
        if finding.end - finding.first == 2, finding.role == nil,
          words.rolesHan(scan, at: end).contains(.tailHan), titleAfter(end, scan) == nil
        {
          continue
        }
        // 洛克菲勒大学
        if words.rolesHan(scan, at: end).contains(.thing) { continue }
        // What was found there already, or goes on before or behind, stays.
        if next < count, search.findings[next].first <= token, search.findings[next].end >= end {
          continue
        }
        var again = finding
        again.first = token
        again.end = end
        again.score = 2
        again.rule = "people/zh#again"
        again.role = nil
        again.honorific = nil
        again.alias = nil
        let offset = token - finding.first
        again.family = finding.family.map { $0.lowerBound + offset..<$0.upperBound + offset }
        again.given = finding.given.map { $0.lowerBound + offset..<$0.upperBound + offset }
        search.findings.append(again)
      }
    }
  }

  /// Whether a name is sure enough to be looked for elsewhere: long, or no word.
  private func isNameAlone(_ finding: PersonFinding, _ scan: borrowing Scan) -> Bool {
    let length = finding.end - finding.first
    guard length <= 12 else { return false }
    for hit in scan.hits(at: finding.first) where Int(hit.endToken) == finding.end {
      let others = SenseKinds(.wordHan, .city, .country, .region, .brand, .product, .decoy)
      if hit.kinds.rawValue & others.rawValue != 0 { return false }
      if hit.kinds.contains(.nameHan), tables.name(hit.form)?.isPerson == false { return false }
    }
    return length >= 3 || finding.hasEvidence && finding.score >= (finding.role == nil ? 5 : 3.5)
  }

  /// Whether the characters of a finding stand at a token too, in one block.
  private func isSame(_ finding: PersonFinding, _ token: Int, _ scan: borrowing Scan) -> Bool {
    let length = finding.end - finding.first
    guard token != finding.first, token + length <= scan.tokens.count,
      scan.tokens[token].block == scan.tokens[token + length - 1].block
    else { return token == finding.first }
    for offset in 0..<length {
      let (left, right) = (finding.first + offset, token + offset)
      guard scan.tokens[left].kind == scan.tokens[right].kind,
        scan.tokens[left].kind != .han || scan.hanCode(left) == scan.hanCode(right),
        offset == 0 || !scan.tokens[right].spaceBefore || scan.tokens[left].spaceBefore
      else { return false }
    }
    return true
  }
}
