import DatelineLexicon
import DatelineModel

extension PersonMatcher {
  /// The words counted in the corpora behind `words-zh.tsv`, as a logarithm: 60 million.
  static let total: Float = 17.9
  /// The longest foreign name of two parts without a dot.
  private static let longestJoined = 11
  /// The least likelihood of the surnames of a woman who bears two.
  private static let husbandFamily: Float = -6.3
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
        let cost = search.known.cost(hit.form) { self.cost(hit.form, kinds) }
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
    // Where the name begins that was looked at last.
    next = -1
    while place > 0 {
      let step = search.back[place]
      if step > 0 {
        var candidate = search.candidates[Int(step) - 1]
        while let joined = joined(behind: candidate, start, search) { candidate = joined }
        if let whole = whole(candidate, start, scan, search) { candidate = whole }
        let isMarried = takesHusbandsName(candidate, start, article, scan, search)
        let margin =
          candidate.likelihood + candidate.evidence
          - (search.plain[place] - search.plain[candidate.first - start])
        let left = candidate.first - start
        // 冯雪和褚时明: what one word parts from another name.
        if left > 1, search.back[left] == -1, search.back[left - 1] > 0 {
          candidate.left += joinScore(candidate.first - 1, scan)
        }
        if candidate.end + 1 == next { candidate.right += joinScore(candidate.end, scan) }
        next = candidate.first
        let isOpen =
          left == 0 || search.back[left] > 0
          || isBoundary(start + left + Int(search.back[left]), start + left, scan)
        if isMarried { candidate.first -= 1 }
        take(candidate, margin, isOpen && isClosed, end, scan, &search)
        place = left
        isClosed = true
      } else {
        place += Int(step)
        isClosed = isBoundary(start + place, start + place - Int(step), scan)
      }
    }
  }

  /// What a character between two names adds to them.
  private func joinScore(_ token: Int, _ scan: borrowing Scan) -> Float {
    words.roles(scan, token, token + 1).contains(.nearHan)
      && tables.characters.wordClass(scan.hanCode(token)) != .verb ? 1.5 : 0
  }

  /// The foreign name that takes in a character before one that the likeliest reading cut short, as it
  /// knows the shorter one: 奈史密斯, 史瑞克.
  private func whole(
    _ candidate: HanCandidate,
    _ start: Int,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> HanCandidate? {
    let left = candidate.first - start
    guard candidate.kind == .sound || candidate.isForeign, left > 0, search.back[left] == -1 else {
      return nil
    }
    let code = scan.hanCode(candidate.first - 1)
    let characters = tables.characters
    // 比|威尔克森
    if candidate.isKnown, characters.wordClass(code) == .preposition { return nil }
    guard characters.isSound(code), !isFunction(candidate.first - 1, scan),
      characters.likelihood(code, .begin) > characters.likelihood(code, .word) + 1.5
    else { return nil }
    return search.candidates.first {
      $0.first == candidate.first - 1 && $0.end == candidate.end && $0.kind == .sound
    }
  }

  /// Whether the surname of a husband stands before a woman's name, behind an office or first in its
  /// run: 叶刘淑仪.
  private func takesHusbandsName(
    _ candidate: HanCandidate,
    _ start: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> Bool {
    let husband = candidate.first - 1
    guard candidate.kind == .chinese, candidate.end - candidate.first == 3,
      candidate.familyEnd == candidate.first + 1, husband >= start,
      search.back[candidate.first - start] == -1
    else { return false }
    let code = scan.hanCode(husband)
    let characters = tables.characters
    return characters.likelihood(code, .family) > Self.husbandFamily
      && characters.likelihood(scan.hanCode(candidate.first), .family) > Self.husbandFamily
      // 任张小明为副市长
      && characters.likelihood(code, .word) < Self.rare
      && (husband == start && !Self.dynasties.contains(character(husband, article, scan))
        || titles(before: husband, article, scan).score > 0)
  }

  /// Dynasties and short names of provinces, which stand before names as well: 唐吴道子, 苏陈小红.
  private static let dynasties = Set(
    "唐宋元明清晋晉汉漢魏秦隋京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊港澳台臺"
      .unicodeScalars.map(\.value)
  )

  /// A candidate with the one that the likeliest reading has right before it, where both are halves of one
  /// foreign name without a dot (彼得杰克逊); `nil` otherwise.
  private func joined(
    behind right: HanCandidate,
    _ start: Int,
    _ search: borrowing PersonSearch
  ) -> HanCandidate? {
    let step = search.back[right.first - start]
    guard step > 0, right.isForeign, right.titles.honorific == nil || right.kind != .surname else {
      return nil
    }
    let left = search.candidates[Int(step) - 1]
    guard left.isForeign, right.end - left.first <= Self.longestJoined,
      left.titles.honorific == nil
    else { return nil }
    var joined = left
    joined.end = right.end
    joined.familyEnd = left.first
    joined.kind = .sound
    joined.likelihood += right.likelihood
    joined.isPlace = false
    joined.evidence = max(left.evidence, right.evidence, left.evidence + right.evidence)
    joined.titles.role = left.titles.role ?? right.titles.role
    joined.titles.honorific = right.titles.honorific
    joined.isKnown = left.isKnown && right.isKnown
    joined.right = right.right
    joined.isRare = false
    joined.family = right.first..<right.end
    return joined
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
    if let family = candidate.family {
      finding.family = family
      finding.given = candidate.first..<family.lowerBound
    }
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
      if candidate.kind == .sound, !cover.isDecoy, candidate.evidence < 7, candidate.left < 4 {
        return
      }
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
  /// The margin is that over the reading without a name. How much its characters, what stands on its
  /// left and what stands on its right count was weighed on the names of news and posts; what stands
  /// beside a foreign name tells more than its characters, which places and clubs have as well.
  private func isPerson(_ candidate: HanCandidate, _ margin: Float, _ isBounded: Bool) -> Bool {
    let length = candidate.end - candidate.first
    let evidence = candidate.evidence
    // A title (4 points) tells as much as two words beside it, and more on the right adds little.
    let (left, right) = (min(candidate.left, 2.2), candidate.right)
    let beyond = 0.25 * max(0, min(right - 2, 5))
    switch candidate.kind {
    case .famous: return margin >= -1 && evidence > (length == 2 ? -2.2 : -4.8)
    case .surname: return false
    case .japanese:
      return margin > 0 && min(evidence, 5) + 0.2 * min(margin, 14) >= (isBounded ? 1.6 : 2.6)
    case .chinese:
      let other = max(0, evidence - candidate.left - right)
      var points = 0.34 * min(margin - evidence, 12) + 0.55 * left + other + beyond
      points += right < 0 ? 0.4 * right : 0.9 * min(right, 2)
      if candidate.isKnown { points -= 1.3 }
      if candidate.isRare { points -= candidate.left >= 4 || right >= 4 ? 0.6 : 1.2 }
      if length == 2 { points += 0.3 }
      if !isBounded { points -= 1.3 }
      return margin > 0 && points >= 1
    case .sound:
      var points = 0.7 * left + (right < 0 ? right : min(right, 2))
      if candidate.isKnown { points += 0.4 }
      if candidate.isPlace { points -= 0.7 }
      if length == 2 { points -= 0.3 }
      if !isBounded { points -= 0.5 }
      return margin > 0 && points >= 0.7
    }
  }
}
