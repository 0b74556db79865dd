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
    let known = search.findings.filter { $0.rule == Self.dottedRule }
    guard !known.isEmpty else { return }
    var added: [PersonFinding] = []
    for finding in known {
      for (part, shape) in [(finding.family, PersonFinding.Shape.surname), (finding.given, .given)]
      {
        guard let part, part.count >= 2, !part.contains(where: { scan.tokens[$0].kind != .han })
        else {
          continue
        }
        for token in scan.tokens.indices where matches(part, at: token, scan) {
          let end = token + part.count
          let isTaken = search.findings.contains {
            $0.first < end && token < $0.end && $0.end - $0.first > part.count
          }
          let isRepeated = added.contains { $0.first == token }
          // 罗斯 within 罗斯福.
          let goesOn =
            end < scan.tokens.count && scan.tokens[end].kind == .han
            && tables.isSound(scan.hanCode(end)) && part.count == 2 && !isFunction(end, scan)
          // 洛克菲勒中心 is a place.
          if words.rolesHan(scan, at: end).contains(.thing) { continue }
          guard !isTaken, !isRepeated, !goesOn || shape == .surname && part.count > 2 else {
            continue
          }
          if shape == .given, !hasSpeechVerb(at: min(end, scan.tokens.count - 1), scan) { continue }
          var short = PersonFinding(
            first: token,
            end: end,
            shape: shape,
            score: 4,
            rule: "people/zh#short"
          )
          short.isHan = true
          if let title = titleAfter(end, scan), title.kind == .honorific {
            short.honorific = title.range
          }
          added.append(short)
        }
      }
    }
    search.findings.removeAll { finding in
      finding.isHan && added.contains { $0.first < finding.end && finding.first < $0.end }
    }
    search.findings += added
  }

  private func matches(_ part: Range<Int>, at token: Int, _ scan: borrowing Scan) -> Bool {
    guard token + part.count <= scan.tokens.count, token != part.lowerBound else { return false }
    for offset in 0..<part.count {
      guard scan.tokens[token + offset].kind == .han,
        scan.hanCode(token + offset) == scan.hanCode(part.lowerBound + offset)
      else { return false }
    }
    return scan.tokens[token].block == scan.tokens[token + part.count - 1].block
  }
}
