import DatelineLexicon
import DatelineModel

extension BrandFinder {
  /// Decides about the names that are common words: by what stands beside them, then by what else
  /// the article names.
  func settle(_ findings: inout BrandFindings, _ scan: borrowing Scan) {
    guard findings.readings.contains(where: { $0.state == .open }) else { return }
    for index in findings.readings.indices where findings.readings[index].state == .open {
      let reading = findings.readings[index]
      if isShouted(reading, scan) || isModelWord(reading, scan) {
        findings.readings[index].state = .refused
      } else if isSupported(findings.readings[index], scan) {
        findings.readings[index].state = .supported
      }
    }
    // What one round settles supports its neighbours and its namesakes in the next.
    for _ in 0..<2 {
      let named = named(findings, scan)
      for index in findings.readings.indices where findings.readings[index].state == .open {
        let reading = findings.readings[index]
        if named.contains(reading.brand) || isListed(index, findings, scan) {
          findings.readings[index].state = .supported
        }
      }
    }
    for index in findings.readings.indices where findings.readings[index].state == .open {
      if isLikely(index, findings, scan) {
        findings.readings[index].state = .supported
        findings.readings[index].confidence = 0.6
      } else {
        findings.readings[index].state = .refused
      }
    }
  }

  /// The brands that the article names beyond doubt, or by a product of theirs.
  private func named(_ findings: BrandFindings, _ scan: borrowing Scan) -> Set<Int32> {
    var named = Set(findings.readings.lazy.filter(\.counts).map(\.brand))
    for index in findings.productHits {
      let hit = scan.hits[index]
      for sense in lexicons.senses(of: hit.form) where sense.kind == .product {
        let row = Int32(sense.index)
        guard !products.needsBrand(row, hit.form),
          products.isWritten(sense, hit, scan, lexicons), let brand = products.brand(of: row)
        else { continue }
        named.insert(brand)
      }
    }
    return named
  }

  /// The category noun at a token, and where it ends.
  func category(at token: Int, _ scan: borrowing Scan) -> (row: Int, end: Int)? {
    guard token < scan.tokens.count else { return nil }
    for hit in scan.hits(at: token) where hit.kinds.contains(.category) {
      for sense in lexicons.senses(of: hit.form) where sense.kind == .category {
        return (sense.index, Int(hit.endToken))
      }
    }
    return nil
  }

  /// Whether the brand's field has products of the category at a token.
  private func makesCategory(_ brand: Int32, at token: Int, _ scan: borrowing Scan) -> Bool {
    guard let category = category(at: token, scan) else { return false }
    return brands.field(of: brand).makes(products.group(ofCategory: category.row))
  }

  /// Whether what stands directly beside the name says that it is a brand.
  private func isSupported(_ reading: BrandReading, _ scan: borrowing Scan) -> Bool {
    let (first, end) = (reading.first, reading.end)
    let block = scan.tokens[first].block
    if scan.tokens[first].letterCase == .lower, scan.tokens[first].kind == .word {
      // Only behind "pair of".
      return brands.isCommon(reading.brand, reading.form) && end - first == 1
        && brands.field(of: reading.brand) == .style
    }
    if end < scan.tokens.count, scan.tokens[end].block == block {
      if isPossessive(end, scan) {
        for token in end + 1..<min(end + 5, scan.tokens.count) {
          if scan.tokens[token].kind == .punctuation { break }
          if makesCategory(reading.brand, at: token, scan) { return true }
          let cue = cues.cues(scan, at: token).cues
          if !cue.isDisjoint(with: [.behind, .office, .fresh]) { return true }
        }
      } else if makesCategory(reading.brand, at: end, scan) {
        return true
      }
      let cue = cues.cues(scan, at: end).cues
      let isActing = cue.contains(.act) && scan.tokens[end].letterCase != .capitalised
      if cue.contains(.behind) || cue.contains(.maker) || isActing { return true }
      // 小米创始人: nothing stands between a Chinese name and the office.
      if cue.contains(.office), scan.tokens[first].kind == .han { return true }
      let kinds = lexicons.kinds(of: reading.form)
      if kinds.rawValue & SenseKinds(.title, .givenName, .famousPerson).rawValue == 0,
        !brands.flags(of: reading.brand).contains(.person), isSpeech(end, scan)
      {
        return true
      }
    }
    guard first > 0, scan.tokens[first - 1].block == block else { return false }
    let before = cues.cues(scan, before: first)
    if before.cues.contains(.maker) { return true }
    // CEO of Apple; 苹果 behind its own Latin name and a bracket.
    if before.start > 0, scan.tokens[before.start].letterCase == .lower,
      cues.cues(scan, before: before.start).cues.contains(.office), isWord("of", before.start, scan)
    {
      return true
    }
    return isOwned(before.start, scan)
  }

  /// Whether a preposition at a token says who is traded: shares of Apple, a stake in Shell.
  private func isOwned(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token > 0, scan.tokens[token - 1].block == scan.tokens[token].block,
      isWord("of", token, scan) || isWord("in", token, scan)
    else { return false }
    return isWord("shares", token - 1, scan) || isWord("stock", token - 1, scan)
      || isWord("stake", token - 1, scan)
  }

  /// Whether one word in capitals stands beside others (WINDOW SEAT), so that they say nothing.
  private func isShouted(_ reading: BrandReading, _ scan: borrowing Scan) -> Bool {
    guard scan.tokens[reading.first].letterCase == .upper else { return false }
    return [reading.first - 1, reading.end].contains { token in
      scan.tokens.indices.contains(token)
        && scan.tokens[token].block == scan.tokens[reading.first].block
        && scan.tokens[token].letterCase == .upper && scan.tokens[token].kind == .word
        && isPlainWord(token, scan)
    }
  }

  /// Whether the name is the end of a model's designation (Barn Lamp Mini).
  private func isModelWord(_ reading: BrandReading, _ scan: borrowing Scan) -> Bool {
    let before = reading.first - 1
    guard reading.end - reading.first == 1, before >= 0,
      scan.tokens[before].block == scan.tokens[reading.first].block,
      cues.cues(scan, reading.first, reading.end).contains(.model)
    else { return false }
    let word = scan.tokens[before]
    return word.kind == .number
      || word.kind == .word && word.letterCase == .capitalised
        && !cues.cues(scan, before, before + 1).contains(.stop)
      || word.kind == .han && !scan.tokens[reading.first].spaceBefore
  }

  /// Whether another brand of the field stands beside it in a list.
  private func isListed(_ index: Int, _ findings: BrandFindings, _ scan: borrowing Scan) -> Bool {
    let reading = findings.readings[index]
    for neighbour in [index - 1, index + 1] {
      guard findings.readings.indices.contains(neighbour) else { continue }
      let other = findings.readings[neighbour]
      guard other.state != .refused, other.brand >= 0, other.brand != reading.brand else {
        // 蔻驰(Coach): its own name in the other script.
        if other.counts, other.brand == reading.brand, abs(gap(reading, other)) <= 2 { return true }
        continue
      }
      let isNear =
        neighbour < index
        ? isList(other.end, reading.first, scan) : isList(reading.end, other.first, scan)
      guard isNear else { continue }
      if other.counts {
        if brands.field(of: other.brand) == brands.field(of: reading.brand) { return true }
      } else if brands.haveSameField(other.brand, reading.brand),
        !isSentenceStart(reading.first, scan) || reading.isHan
      {
        return true
      }
    }
    return false
  }

  private func gap(_ left: BrandReading, _ right: BrandReading) -> Int {
    left.first < right.first ? right.first - left.end : left.first - right.end
  }

  /// Whether only a comma, a conjunction or both stand between two names.
  private func isList(_ end: Int, _ first: Int, _ scan: borrowing Scan) -> Bool {
    guard end < first, first - end <= 2 else { return false }
    guard scan.tokens[end].block == scan.tokens[first].block else { return false }
    var token = end
    while token < first {
      let range = BrandCues.keyRange(scan, token, token + 1)
      let key = range.isEmpty ? 0 : scan.keys.bytes[range.lowerBound]
      let isComma = scan.tokens[token].kind == .punctuation && (key == 0x2C || key == 0x2F)
      let isPause = scan.tokens[token].kind == .punctuation && key >= 0xED
      let word = cues.cues(scan, at: token)
      guard isComma || isPause || word.cues.contains(.separator) else { return false }
      token = isComma || isPause ? token + 1 : word.end
    }
    return token == first
  }

  /// Whether the name is more likely the brand than the word, by the wording and the other brands.
  private func isLikely(_ index: Int, _ findings: BrandFindings, _ scan: borrowing Scan) -> Bool {
    let reading = findings.readings[index]
    let others = findings.readings.lazy.filter { other in
      other.state == .certain && other.brand >= 0 && other.brand != reading.brand
    }
    if reading.isHan {
      let block = scan.tokens[reading.first].block
      let isNear = others.contains { other in
        scan.tokens[other.first].block == block && brands.haveSameField(other.brand, reading.brand)
      }
      if isNear { return true }
      // 三星手机 with words between, at the head of a phrase.
      let isHead =
        reading.first == 0 || scan.tokens[reading.first - 1].block != block
        || scan.tokens[reading.first - 1].kind == .punctuation
      return isHead && reading.end - reading.first > 1
        && !lexicons.kinds(of: reading.form).contains(.wordHan)
        && hasCategory(near: reading, scan)
    }
    guard reading.end - reading.first > 1 || !isSentenceStart(reading.first, scan),
      scan.tokens[reading.first].letterCase != .lower, !isTitleCased(around: reading.first, scan),
      isAlone(reading, scan)
    else { return false }
    let kinds = lexicons.kinds(of: reading.form)
    let field = brands.field(of: reading.brand)
    guard kinds.rawValue & SenseKinds(.country, .region, .givenName).rawValue == 0 else {
      return false
    }
    if field != .other, reading.end - reading.first > 1 { return true }
    if kinds.contains(.city) {
      return field == .style && !isWord("in", reading.first - 1, scan)
        && hasCategory(near: reading, scan)
    }
    if brands.isPlatform(reading.brand) { return false }
    if others.contains(where: { brands.field(of: $0.brand) == field }) { return true }
    guard reading.first > 0 else { return false }
    if cues.cues(scan, before: reading.first).cues.contains(.before), field == .style {
      return true
    }
    return hasCategory(near: reading, scan)
  }

  /// Whether no capitalised word touches the name, of which it would be a part.
  private func isAlone(_ reading: BrandReading, _ scan: borrowing Scan) -> Bool {
    func isCapital(_ token: Int) -> Bool {
      guard scan.tokens.indices.contains(token),
        scan.tokens[token].block == scan.tokens[reading.first].block
      else { return false }
      let word = scan.tokens[token]
      return word.kind == .word && (word.letterCase == .capitalised || word.letterCase == .upper)
        && category(at: token, scan) == nil
    }
    return !isCapital(reading.first - 1) && !isCapital(reading.end)
  }

  /// Whether the sentence names a kind of product that the brand makes.
  private func hasCategory(near reading: BrandReading, _ scan: borrowing Scan) -> Bool {
    for step in [-1, 1] {
      var token = step < 0 ? reading.first - 1 : reading.end
      var count = 0
      while scan.tokens.indices.contains(token), count < 20,
        scan.tokens[token].block == scan.tokens[reading.first].block, !endsSentence(token, scan)
      {
        if makesCategory(reading.brand, at: token, scan), let category = category(at: token, scan),
          ProductSearch.goods.contains(products.group(ofCategory: category.row))
        {
          return true
        }
        token += step
        count += 1
      }
    }
    return false
  }
}
