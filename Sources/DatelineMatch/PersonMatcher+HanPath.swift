import DatelineLexicon
import DatelineModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension PersonMatcher {
  /// The words counted in the corpora behind `words-zh.tsv`, as a logarithm: 29 million.
  private static let total: Float = 17.2
  private static let wordKinds = SenseKinds(
    .wordHan,
    .city,
    .country,
    .region,
    .demonym,
    .brand,
    .decoy,
    .product,
    .title,
    .speechVerb
  )

  /// Takes the candidates that are part of the likeliest reading of a run.
  func choose(
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    let count = end - start
    search.plain.removeAll(keepingCapacity: true)
    search.best.removeAll(keepingCapacity: true)
    search.back.removeAll(keepingCapacity: true)
    search.plain.append(contentsOf: repeatElement(-.infinity, count: count + 1))
    search.best.append(contentsOf: repeatElement(-.infinity, count: count + 1))
    search.back.append(contentsOf: repeatElement(0, count: count + 1))
    search.plain[0] = 0
    search.best[0] = 0
    var next = 0
    search.candidates.sort { $0.first < $1.first }
    for token in start..<end {
      let place = token - start
      let (plain, best) = (search.plain[place], search.best[place])
      var isWord = false
      for hit in scan.hits(at: token) {
        let hitEnd = Int(hit.endToken)
        let kinds = lexicons.kinds(of: hit.form)
        guard hitEnd <= end, kinds.rawValue & Self.wordKinds.rawValue != 0 else { continue }
        if hitEnd == token + 1, kinds.contains(.wordHan) { isWord = true }
        relax(&search, place, hitEnd - start, plain, best, cost(hit.form, kinds))
      }
      if !isWord {
        let isFunction = words.roles(scan, token, token + 1).contains(.functionHan)
        relax(&search, place, place + 1, plain, best, isFunction ? -6.4 : -11.5)
      }
      while next < search.candidates.count, search.candidates[next].first == token {
        let candidate = search.candidates[next]
        let value = best + candidate.likelihood + candidate.evidence
        let target = candidate.end - start
        if value > search.best[target] {
          search.best[target] = value
          search.back[target] = Int32(next + 1)
        }
        next += 1
      }
    }
    var place = count
    // Whether a word that is known begins behind what is looked at.
    var isClosed = true
    while place > 0 {
      let step = search.back[place]
      if step > 0 {
        let candidate = search.candidates[Int(step) - 1]
        let margin =
          candidate.likelihood + candidate.evidence
          - (search.plain[place] - search.plain[candidate.first - start])
        let left = candidate.first - start
        let isOpen =
          left == 0 || search.back[left] > 0
          || isBoundary(start + left + Int(search.back[left]), start + left, scan)
        take(candidate, margin, isOpen && isClosed, article, scan, &search)
        place = left
        isClosed = true
      } else {
        place += Int(step)
        isClosed = isBoundary(start + place, start + place - Int(step), scan)
      }
    }
  }

  /// Whether tokens are a word that can bound a name, not a character that is left over.
  private func isBoundary(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    if end - first >= 2 { return true }
    let roles = words.roles(scan, first, end)
    return !roles.isDisjoint(with: [.functionHan, .nearHan, .afterHan])
  }

  private func relax(
    _ search: inout PersonSearch,
    _ from: Int,
    _ to: Int,
    _ plain: Float,
    _ best: Float,
    _ cost: Float
  ) {
    if plain + cost > search.plain[to] { search.plain[to] = plain + cost }
    if best + cost > search.best[to] {
      search.best[to] = best + cost
      search.back[to] = Int32(from - to)
    }
  }

  private func cost(_ form: UInt32, _ kinds: SenseKinds) -> Float {
    var count = kinds.contains(.wordHan) ? tables.frequency(form) : 0
    if kinds.contains(.country) { count = max(count, 5_000) }
    if kinds.contains(.region) { count = max(count, 1_500) }
    if kinds.contains(.decoy) || kinds.contains(.brand) { count = max(count, 500) }
    if kinds.contains(.title) || kinds.contains(.speechVerb) { count = max(count, 400) }
    if kinds.contains(.demonym) { count = max(count, 300) }
    if kinds.contains(.city) { count = max(count, 2_000) }
    return logf(Float(max(count, 5))) - Self.total
  }

  private func take(
    _ candidate: HanCandidate,
    _ margin: Float,
    _ isBounded: Bool,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    let length = candidate.end - candidate.first
    let isSurname = candidate.familyEnd == candidate.end
    var finding = PersonFinding(
      first: candidate.first,
      end: candidate.end,
      shape: isSurname ? .surname : .full,
      score: max(0, min(9, margin)),
      rule: candidate.rule
    )
    finding.isHan = true
    finding.role = candidate.titles.role
    finding.honorific = candidate.titles.honorific
    finding.hasEvidence = candidate.evidence >= 3
    if candidate.familyEnd > candidate.first, !isSurname {
      finding.family = candidate.first..<candidate.familyEnd
      finding.given = candidate.familyEnd..<candidate.end
    }
    if let cover = cover(candidate.first, candidate.end, search, isHan: true), !cover.isPlace {
      guard cover.isSame, !cover.isDecoy, candidate.evidence >= 4, candidate.titles.role != nil
      else { return }
    }
    let needed: Float =
      if candidate.isFamous {
        candidate.evidence > -3 ? -2 : 20
      } else if candidate.evidence >= 3 {
        candidate.evidence >= 5 ? 0 : 1
      } else if length == 2 {
        candidate.evidence >= 1.2 && candidate.leastWeight >= 3 && isBounded && !candidate.isRare
          ? 6 : 100
      } else if !isBounded || candidate.isRare && candidate.evidence < 1.2
        || candidate.leastWeight < (candidate.evidence >= 1.2 ? 1 : 2)
      {
        100
      } else {
        candidate.evidence >= 1 ? 3 : 4.5
      }
    if margin >= needed + (candidate.isOdd ? 3 : 0) {
      search.findings.append(finding)
    } else if margin > 0 {
      search.doubts.append(
        PersonDoubt(
          finding: finding,
          hash: scan.keyHash(candidate.first, candidate.end),
          isCommon: false,
          evidence: candidate.evidence
        )
      )
    }
  }
}
