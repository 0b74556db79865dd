import DatelineLexicon
import DatelineModel

/// Foreign names in Latin letters beside the Chinese ones, and their parts later in the text.
extension PersonMatcher {
  /// Takes what stands in Latin letters in brackets behind a foreign name for the same name, however
  /// it is written: 斯蒂芬·加勒特（stephen garrett）.
  func addLatinAliases(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    var added = false
    for index in search.findings.indices {
      let finding = search.findings[index]
      guard finding.isHan, finding.rule == Self.dottedRule || finding.rule == Self.soundRule,
        isOpenBracket(finding.end, article, scan)
      else { continue }
      let first = finding.end + 1
      var end = first
      while end < min(first + 7, scan.tokens.count),
        scan.tokens[end].kind == .word || byteIs(".", end, article, scan)
          || isHyphen(end, article, scan)
      {
        end += 1
      }
      guard end > first, isCloseBracket(end, article, scan), scan.tokens[first].kind == .word,
        scan.range(from: first, upTo: end).count >= 5,
        !search.findings.contains(where: { $0.first < end && first < $0.end }),
        !isLatinWord(first, end, scan)
      else { continue }
      search.findings.append(
        PersonFinding(first: first, end: end, shape: .full, score: 4, rule: "people/zh#alias")
      )
      added = true
    }
    if added { search.findings.sort { ($0.first, $1.end) < ($1.first, $0.end) } }
  }

  /// Whether tokens are one Latin word, or the name of something else.
  private func isLatinWord(_ first: Int, _ end: Int, _ scan: borrowing Scan) -> Bool {
    for hit in scan.hits(at: first) where Int(hit.endToken) == end {
      let others = SenseKinds(.wordLatin, .brand, .decoy, .city, .country, .region, .product)
      if hit.kinds.rawValue & others.rawValue != 0 { return true }
    }
    return false
  }

  // MARK: Later mentions

  /// Adds the family names of foreign names that stand alone (普罗斯特说).
  func addForeignShorts(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    let parts = foreignParts(scan, search)
    guard !parts.isEmpty else { return }
    var lengths = [Int](repeating: 0, count: scan.tokens.count)
    for finding in search.findings {
      for token in finding.first..<finding.end {
        lengths[token] = max(lengths[token], finding.end - finding.first)
      }
    }
    var added: [PersonFinding] = []
    var token = 0
    while token < scan.tokens.count {
      defer { token += 1 }
      guard scan.tokens[token].kind == .han else { continue }
      for (range, shape) in parts[scan.hanCode(token)] ?? [] where matches(range, at: token, scan) {
        let end = token + range.count
        guard !(token..<end).contains(where: { lengths[$0] > range.count }),
          let short = short(token, end, shape, scan)
        else { continue }
        added.append(short)
        token = end - 1
        break
      }
    }
    var isAdded = [Bool](repeating: false, count: scan.tokens.count)
    for short in added { for token in short.first..<short.end { isAdded[token] = true } }
    search.findings.removeAll { finding in
      finding.isHan && (finding.first..<finding.end).contains { isAdded[$0] }
    }
    search.findings += added
  }

  /// The family and given names of the foreign names, each once, by their first characters; the longer
  /// before the shorter.
  private func foreignParts(
    _ scan: borrowing Scan,
    _ search: borrowing PersonSearch
  ) -> [Int: [(Range<Int>, PersonFinding.Shape)]] {
    var parts: [Int: [(Range<Int>, PersonFinding.Shape)]] = [:]
    var known: Set<UInt64> = []
    for finding in search.findings where finding.rule == Self.dottedRule {
      for (part, shape) in [(finding.family, PersonFinding.Shape.surname), (finding.given, .given)]
      {
        guard let part, part.count >= 2, part.allSatisfy({ scan.tokens[$0].kind == .han }),
          known.insert(scan.keyHash(part.lowerBound, part.upperBound) &+ (shape == .given ? 1 : 0))
            .inserted
        else { continue }
        parts[scan.hanCode(part.lowerBound), default: []].append((part, shape))
      }
    }
    return parts.mapValues { $0.sorted { $0.0.count > $1.0.count } }
  }

  /// The name that part of a foreign one is where it stands alone; `nil` where it is none.
  private func short(
    _ first: Int,
    _ end: Int,
    _ shape: PersonFinding.Shape,
    _ scan: borrowing Scan
  ) -> PersonFinding? {
    // 罗斯 within 罗斯福.
    let goesOn =
      end < scan.tokens.count && scan.tokens[end].kind == .han
      && tables.isSound(scan.hanCode(end)) && end - first == 2 && !isFunction(end, scan)
    // 洛克菲勒中心 is a place.
    guard !goesOn, !words.rolesHan(scan, at: end).contains(.thing),
      shape == .surname || hasSpeechVerb(at: min(end, scan.tokens.count - 1), scan)
    else { return nil }
    var short = PersonFinding(
      first: first,
      end: end,
      shape: shape,
      score: 4,
      rule: "people/zh#short"
    )
    short.isHan = true
    if let title = titleAfter(end, scan), title.kind == .honorific {
      short.honorific = title.range
    }
    return short
  }

  /// Whether the characters of a part stand at a token.
  private func matches(_ part: Range<Int>, at token: Int, _ scan: borrowing Scan) -> Bool {
    guard token + part.count <= scan.tokens.count else { return false }
    for offset in 0..<part.count {
      guard scan.tokens[token + offset].kind == .han,
        scan.hanCode(token + offset) == scan.hanCode(part.lowerBound + offset)
      else { return false }
    }
    return scan.tokens[token].block == scan.tokens[token + part.count - 1].block
  }
}
