import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The words counted in the corpora behind `words-zh.tsv`, as a logarithm: 60 million.
  static let total: Float = 17.9
  /// The likelihood of a character that seldom is a word by itself.
  static let rare: Float = -8.5
  /// The kinds that make a word of what is a person's name as well.
  private static let soleWords = SenseKinds(
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
  private static let wordKinds = soleWords.union(SenseKinds(.wordHan, .nameHan))

  /// Finds the likeliest reading of a run without names, up to each of its tokens.
  func readPlain(
    _ start: Int,
    _ end: Int,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    let count = end - start
    search.plain.removeAll(keepingCapacity: true)
    search.plain.append(contentsOf: repeatElement(-.infinity, count: count + 1))
    search.plain[0] = 0
    search.words.removeAll(keepingCapacity: true)
    for place in 0..<count {
      let plain = search.plain[place]
      for hit in scan.hits(at: start + place) {
        let hitEnd = Int(hit.endToken)
        guard hitEnd <= end, hitEnd - start - place > 1 else { continue }
        let kinds = hit.kinds
        guard kinds.rawValue & Self.wordKinds.rawValue != 0 else { continue }
        // What is known as a person's name alone is no word.
        if kinds.contains(.nameHan),
          kinds.rawValue & Self.wordKinds.rawValue == SenseKinds(.nameHan).rawValue,
          tables.name(hit.form)?.isPerson == true
        {
          continue
        }
        // 温格 is a word of the corpora because it is a name.
        if kinds.contains(.nameHan), kinds.isDisjoint(with: Self.soleWords),
          let name = tables.name(hit.form), name.isPerson,
          tables.frequency(hit.form) < name.frequency, hitEnd - start - place > 2
        {
          continue
        }
        let cost = cost(hit.form, kinds)
        search.words.append(
          HanWord(first: Int32(place), end: Int32(hitEnd - start), cost: cost)
        )
        search.plain[hitEnd - start] = max(search.plain[hitEnd - start], plain + cost)
      }
      let cost = tables.characters.likelihood(scan.hanCode(start + place), .word)
      search.words.append(HanWord(first: Int32(place), end: Int32(place + 1), cost: cost))
      search.plain[place + 1] = max(search.plain[place + 1], plain + cost)
    }
  }

  /// Takes the candidates that are part of the likeliest reading of a run.
  func choose(
    _ start: Int,
    _ end: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    let count = end - start
    search.best.removeAll(keepingCapacity: true)
    search.back.removeAll(keepingCapacity: true)
    search.best.append(contentsOf: repeatElement(-.infinity, count: count + 1))
    search.back.append(contentsOf: repeatElement(0, count: count + 1))
    search.best[0] = 0
    // Words and candidates stand in the order of their first tokens.
    var word = 0
    var next = 0
    for place in 0..<count {
      let best = search.best[place]
      while word < search.words.count, search.words[word].first == place {
        let arc = search.words[word]
        if best + arc.cost > search.best[Int(arc.end)] {
          search.best[Int(arc.end)] = best + arc.cost
          search.back[Int(arc.end)] = Int32(place) - arc.end
        }
        word += 1
      }
      while next < search.candidates.count, search.candidates[next].first - start == place {
        let value = best + search.candidates[next].likelihood + search.candidates[next].evidence
        let target = search.candidates[next].end - start
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
        take(candidate, margin, isOpen && isClosed, end, scan, &search)
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
    end - first >= 2 || tables.characters.likelihood(scan.hanCode(first), .word) > Self.rare
  }

  private func cost(_ form: UInt32, _ kinds: SenseKinds) -> Float {
    var count = kinds.contains(.wordHan) ? tables.frequency(form) : 0
    let name = kinds.contains(.nameHan) ? tables.name(form) : nil
    if let name, !name.isPerson { count = max(count, name.frequency) }
    count = max(count, kinds.assumedFrequency)
    if kinds.contains(.title) || kinds.contains(.speechVerb) { count = max(count, 400) }
    // A town that is called as people are is seldom meant.
    if kinds.contains(.city) { count = max(count, name?.isPerson == true ? 60 : 1_000) }
    return log(max(count, 5)) - Self.total
  }

  /// The natural logarithm of a positive number, to two digits.
  func log(_ count: Int) -> Float {
    let value = Float(count)
    let power = Float(value.exponent)
    // Between powers of two a parabola is near enough.
    let rest = value.significand - 1
    return 0.693_147 * (power + rest * (1.346_555 - 0.346_555 * rest))
  }

  private func take(
    _ candidate: HanCandidate,
    _ margin: Float,
    _ isBounded: Bool,
    _ runEnd: Int,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    let isSurname = candidate.kind == .surname
    var finding = PersonFinding(
      first: candidate.first,
      end: candidate.end,
      shape: isSurname ? .surname : .full,
      score: max(0, min(9, margin)),
      rule: Self.rule(candidate.kind)
    )
    finding.isHan = true
    if !isSurname, let end = ordinal(candidate.end, runEnd, scan) { finding.end = end }
    finding.role = candidate.titles.role
    finding.honorific = candidate.titles.honorific
    finding.hasEvidence = candidate.evidence >= 3
    if candidate.familyEnd > candidate.first, !isSurname {
      finding.family = candidate.first..<candidate.familyEnd
      finding.given = candidate.familyEnd..<candidate.end
    }
    if let cover = cover(candidate.first, candidate.end, search, isHan: true), !cover.isPlace,
      !cover.isSame || candidate.evidence < 0.5
        || !isFamous(candidate.first, candidate.end, scan)
    {
      guard cover.isSame, !cover.isDecoy || candidate.evidence >= 5, candidate.evidence >= 4
      else { return }
      // 麦当劳叔叔: a brand that only sounds foreign takes more than a form of address.
      if candidate.kind == .sound, !cover.isDecoy, candidate.evidence < 7 { return }
    }
    if isPerson(candidate, margin, isBounded) {
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

  /// The rule of foreign names without a dot.
  static let soundRule = "people/zh#sound"
  /// The rule of names that are known or have a Chinese surname.
  static let hanRule = "people/zh#name"

  private static func rule(_ kind: HanCandidate.Kind) -> String {
    switch kind {
    case .famous: "people/famous"
    case .sound: soundRule
    case .surname: "people/zh#surname"
    default: hanRule
    }
  }

  /// Whether a candidate of the likeliest reading is a person.
  ///
  /// The margin is that over the reading without a name; what stands beside it tells more than its
  /// characters do.
  private func isPerson(_ candidate: HanCandidate, _ margin: Float, _ isBounded: Bool) -> Bool {
    let length = candidate.end - candidate.first
    let evidence = candidate.evidence
    if candidate.kind == .famous { return margin >= -1 && evidence > (length == 2 ? -0.5 : -3) }
    // A name that nobody knows must look like one, so that what stands beside it may say less.
    let isNew = candidate.kind == .chinese && !candidate.isKnown && !candidate.isRare
    guard margin > 0, evidence > (isNew ? -2 : -0.5) else { return false }
    let strength = min(isNew ? max(evidence, evidence / 2) : evidence, 5) + 0.2 * min(margin, 14)
    var needed: Float
    switch candidate.kind {
    case .famous, .surname: return false
    case .japanese: needed = 1.6
    case .sound:
      needed = length == 2 ? 1.8 : length == 3 ? 2.5 : 1.2
      if candidate.isKnown {
        needed = length == 2 ? 2.4 : length == 3 ? 1.7 : needed - 0.1
        if candidate.isPlace { needed = max(needed, 2.4) }
      }
    case .chinese:
      needed = length == 2 ? 1.25 : 1.1
      if candidate.isKnown { needed = length == 2 ? 1.4 : 1.2 }
      if candidate.isRare { needed += 1.6 }
    }
    if !isBounded { needed += candidate.kind == .sound ? 1.5 : 1 }
    return strength >= needed
  }
}
