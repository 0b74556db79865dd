import DatelineLexicon
import DatelineModel

/// What the article as a whole says about the names in it.
extension PersonMatcher {
  /// Decides what the rest of the article has to say about, and ties names in two scripts.
  func settle(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    dropPlaces(scan, &search)
    dropEmployers(scan, &search)
    for finding in search.findings where finding.shape == .full {
      search.fulls.insert(scan.keyHash(finding.first, finding.end))
      if let family = finding.family {
        search.families.insert(scan.keyHash(family.lowerBound, family.upperBound))
      }
      if let given = finding.given, !finding.isHan {
        search.givens.insert(scan.keyHash(given.lowerBound, given.upperBound))
      }
    }
    noteSure(scan, &search)
    for doubt in search.doubts {
      var finding = doubt.finding
      if finding.isHan {
        if search.fulls.contains(doubt.hash)
          || finding.shape == .surname && search.families.contains(doubt.hash),
          !words.rolesHan(scan, at: finding.end).contains(.thing)
        {
          finding.rule = "people/zh#again"
          search.findings.append(finding)
        }
        continue
      }
      let isLikely = isLikely(doubt, isSure: search.sure.contains(doubt.hash))
      if search.fulls.contains(doubt.hash) {
        finding.shape = .full
      } else if search.families.contains(doubt.hash), isLikely {
        finding.shape = .surname
      } else if search.givens.contains(doubt.hash), isLikely {
        finding.shape = .given
      } else {
        continue
      }
      finding.rule = "people/en#again"
      search.findings.append(finding)
    }
    settleLists(article, scan, &search)
    addHanListed(article, scan, &search)
    addForeignShorts(scan, &search)
    addHanAgain(scan, &search)
    search.findings.sort { ($0.first, $1.end) < ($1.first, $0.end) }
    dropOverlaps(scan, &search)
    addRomanised(article, scan, &search)
    addLatinAliases(article, scan, &search)
    tieScripts(article, scan, &search)
  }

  /// Drops the companies whose officer is named right behind: 华泰董事长|张荣 is Zhang Rong of Huatai.
  private func dropEmployers(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    var dropped: Set<UInt64> = []
    var short: [Int: PersonFinding] = [:]
    for finding in search.findings where finding.isHan && finding.end - finding.first == 2 {
      short[finding.end] = finding
    }
    for finding in search.findings where finding.isHan {
      guard let role = finding.role, role.upperBound == finding.first,
        let other = short[role.lowerBound], !isFamous(other.first, other.end, scan),
        words.rolesHan(scan, at: role.lowerBound).contains(.officer),
        // 李明总裁 王芳: the post is that of the one before it.
        !scan.tokens[finding.first].spaceBefore, titleAfter(finding.end, scan) == nil
      else { continue }
      dropped.insert(scan.keyHash(other.first, other.end))
    }
    guard !dropped.isEmpty else { return }
    // Nor one who speaks elsewhere, or has a post of his own before his name.
    for finding in search.findings where finding.isHan {
      if finding.role?.upperBound == finding.first || finding.honorific != nil
        || finding.end < scan.tokens.count && hasSpeechVerb(at: finding.end, scan)
      {
        dropped.remove(scan.keyHash(finding.first, finding.end))
      }
    }
    search.findings.removeAll {
      $0.isHan && dropped.contains(scan.keyHash($0.first, $0.end))
    }
    search.doubts.removeAll {
      $0.finding.isHan && dropped.contains(scan.keyHash($0.finding.first, $0.finding.end))
    }
  }

  /// Drops the single names that a region behind them makes places elsewhere in the article, and that
  /// have no title.
  private func dropPlaces(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    guard !search.places.isEmpty else { return }
    let places = search.places
    func isPlace(_ finding: PersonFinding) -> Bool {
      finding.end == finding.first + 1 && finding.role == nil && finding.honorific == nil
        && places.contains(scan.keyHash(finding.first, finding.end))
    }
    let families = search.findings.compactMap { $0.shape == .full ? $0.family : nil }
    // Shelby, Ohio, and Grace Shelby.
    if families.contains(where: { places.contains(scan.keyHash($0.lowerBound, $0.upperBound)) }) {
      return
    }
    search.findings.removeAll(where: isPlace)
    search.doubts.removeAll { isPlace($0.finding) }
  }

  /// Notes the surnames that the article leaves no doubt about: those of sure whole names, and those that
  /// stand alone with a title.
  private func noteSure(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    for finding in search.findings where !finding.isHan {
      if finding.shape == .surname {
        let isTitled = finding.honorific != nil || finding.role != nil
        if finding.hasEvidence, isTitled || isSurname(finding.end - 1, 3, scan) {
          search.families.insert(scan.keyHash(finding.first, finding.end))
        }
        continue
      }
      guard finding.shape == .full, let family = finding.family, finding.score >= 4,
        scan.tokens[family.lowerBound].letterCase == .capitalised,
        isSurname(family.upperBound - 1, 3, scan) || isUsualGiven(finding.first, scan)
      else { continue }
      search.sure.insert(scan.keyHash(family.lowerBound, family.upperBound))
    }
  }

  /// Whether a word is a surname of some weight, and of more if it is an English word too.
  private func isSurname(_ token: Int, _ weight: Int, _ scan: borrowing Scan) -> Bool {
    guard let hit = tables.hit(token, scan), hit.kinds.contains(.surname) else { return false }
    let surname = tables.surname(hit.form)
    return surname.weight >= (surname.isCommon ? weight + 1 : weight)
  }

  /// Whether a word is a usual given name and seldom anything else.
  private func isUsualGiven(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard let hit = tables.hit(token, scan), hit.kinds.contains(.givenName) else { return false }
    let given = tables.given(hit.form)
    return given.weight >= 3 && !given.isCommon && !hit.kinds.contains(.brand)
  }

  /// Whether a part alone is the person whose whole name the article has.
  private func isLikely(_ doubt: PersonDoubt, isSure: Bool) -> Bool {
    let score = doubt.finding.score
    // The Biden administration.
    if !doubt.isCommon, isSure || !doubt.isWord { return score >= (isSure ? -5.2 : -1) }
    if isSure, !doubt.isOther || doubt.isKnown {
      return score >= 0.2 || !doubt.isOther && doubt.evidence >= 0.4
    }
    return score >= 0 && doubt.evidence >= 0.7
  }

  /// Of findings that overlap keeps the longest.
  private func dropOverlaps(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    var kept = 0
    for index in search.findings.indices {
      let finding = search.findings[index]
      if kept > 0, search.findings[kept - 1].end == finding.first,
        isForeignPart(search.findings[kept - 1]), isForeignPart(finding),
        !scan.tokens[finding.first].spaceBefore
      {
        // 彼得杰克逊: given name and surname without a dot.
        search.findings[kept - 1].end = finding.end
        continue
      }
      if kept > 0, search.findings[kept - 1].end > finding.first {
        let last = search.findings[kept - 1]
        if last.end - last.first >= finding.end - finding.first { continue }
        kept -= 1
      }
      search.findings[kept] = finding
      kept += 1
    }
    search.findings.removeSubrange(kept...)
  }

  /// Whether a finding can be half of a foreign name without a dot: no surname was told apart.
  private func isForeignPart(_ finding: PersonFinding) -> Bool {
    finding.isHan && finding.family == nil && finding.honorific == nil
      && (finding.rule == Self.soundRule || finding.rule == Self.hanRule)
  }

  /// A name in brackets behind a name in the other script is the same person's.
  private func tieScripts(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    _ search: inout PersonSearch
  ) {
    guard search.findings.count > 1 else { return }
    for index in 1..<search.findings.count {
      let (left, right) = (search.findings[index - 1], search.findings[index])
      guard left.isHan != right.isHan, right.first == left.end + 1,
        isOpenBracket(left.end, article, scan),
        isCloseBracket(right.end, article, scan)
          || right.end < scan.tokens.count && scan.tokens[right.end].kind == .punctuation
      else { continue }
      search.findings[index - 1].alias = right.first..<right.end
      search.findings[index].alias = left.first..<left.end
      search.findings[index - 1].shape = .full
      search.findings[index].shape = .full
    }
  }
}
