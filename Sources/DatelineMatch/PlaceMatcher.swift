public import DatelineGazetteer
public import DatelineLexicon
public import DatelineModel

/// Finds cities, regions and countries.
///
/// Every name of the gazetteer that the scan found is weighed: how renowned the place is, what else
/// the form can mean, the words beside it, the list that it stands in, and the document's other
/// places. What is left without enough points is no mention.
public struct PlaceMatcher: Matcher {
  /// The points that make a mention.
  static let threshold = 3
  /// The share of mentions that are right, by the points above the threshold, as counted on public
  /// test sets of both languages.
  private static let confidences = [0.56, 0.7, 0.82, 0.88, 0.92, 0.95, 0.97, 0.98]
  /// Kinds of place.
  static let placeKinds = SenseKinds(.city, .country, .region)
  /// Kinds whose longer names hide the names of places inside them.
  static let coverKinds = SenseKinds(.decoy, .brand, .product, .famousPerson)

  let lexicons: Lexicons
  let gazetteer: Gazetteer
  let words: PlaceWords
  let han: HanSegmenter
  let latinClasses: WordColumn
  let surnameWeights: WordColumn
  let givenWeights: WordColumn
  let facts: PlaceFacts

  /// Makes a matcher.
  ///
  /// - Parameters:
  ///   - lexicons: those of the scanner.
  ///   - gazetteer: the places that their senses name.
  ///   - tables: gives the tables of packs by name: `place-words`, `words-zh`, `words-en`,
  ///     `surnames-latin`, `given-latin`. Without them there is less evidence.
  public init(lexicons: Lexicons, gazetteer: Gazetteer, tables: (String) -> Table?) {
    self.lexicons = lexicons
    self.gazetteer = gazetteer
    words = PlaceWords(tables("place-words"), fold: lexicons.fold)
    facts = PlaceFacts(gazetteer)
    han = HanSegmenter(lexicons, tables("words-zh"), facts)
    latinClasses = WordColumn(tables("words-en"), "class")
    surnameWeights = WordColumn(tables("surnames-latin"), "weight")
    givenWeights = WordColumn(tables("given-latin"), "weight")
  }

  /// Appends the places of an article, and the decoys that hide some.
  public func match(
    _ article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention]
  ) {
    var ignored: [PlaceRejection]?
    let readings = readings(in: article, scan, into: &mentions, &ignored)
    for reading in readings where reading.score >= Self.threshold {
      mentions.append(mention(reading, scan))
    }
  }

  /// All that could be a place, weighed; the decoys among the names go to `mentions`, and what is
  /// passed over unweighed to `rejections` if that is asked for.
  func readings(
    in article: borrowing Article,
    _ scan: borrowing Scan,
    into mentions: inout [Mention],
    _ rejections: inout [PlaceRejection]?
  ) -> [PlaceReading] {
    var readings = collect(scan, into: &mentions, &rejections)
    guard !readings.isEmpty else { return readings }
    for index in readings.indices { weigh(&readings[index], article, scan) }
    pair(&readings, scan)
    joinLists(&readings, article, scan)
    support(&readings)
    return readings
  }

  /// The names in the scan that can be places, those hidden by longer names of other things left
  /// out; these are appended to `mentions` where they are decoys.
  private func collect(
    _ scan: borrowing Scan,
    into mentions: inout [Mention],
    _ rejections: inout [PlaceRejection]?
  ) -> [PlaceReading] {
    var readings: [PlaceReading] = []
    var coveredUpTo = 0
    var coverStart = 0
    for index in scan.hits.indices {
      let hit = scan.hits[index]
      let kinds = hit.kinds
      let isPlace = kinds.rawValue & Self.placeKinds.rawValue != 0
      guard isPlace || kinds.rawValue & Self.coverKinds.rawValue != 0 else { continue }
      let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
      let token = scan.tokens[first]
      if token.kind == .word, token.letterCase == .lower || token.letterCase == .mixed {
        // A club that is written "ac米兰" hides its city as well.
        guard scan.tokens[end - 1].kind == .han else {
          if isPlace { reject(hit, .lowerCase, scan, &rejections) }
          continue
        }
      }
      // "Paris, Texas" is a film too, but for us it is a city and its state.
      let isCover =
        kinds.rawValue & Self.coverKinds.rawValue != 0
        && !(kinds.contains(.decoy) && isPlacePair(hit, scan))
        && !(kinds.contains(.decoy) && isTorn(hit, by: readings.last))
      if isCover, end > coveredUpTo, end - first > 1 {
        (coverStart, coveredUpTo) = (first, end)
      }
      if kinds.contains(.decoy), isCover {
        mentions.append(
          Mention(
            range: scan.range(from: first, upTo: end),
            kind: .city,
            value: .decoy,
            rule: "cities#decoy",
            confidence: 1
          )
        )
        continue
      }
      guard isPlace else { continue }
      if end <= coveredUpTo, (first, end) != (coverStart, coveredUpTo) {
        reject(hit, .known, within: (coverStart, coveredUpTo), scan, &rejections)
        continue
      }
      if token.kind == .han, end - first == 1 {
        reject(hit, .singleCharacter, scan, &rejections)
        continue
      }
      if let reading = reading(of: hit, kinds, scan) { readings.append(reading) }
    }
    return readings
  }

  /// Whether a large city ends within the hit, so that its characters are no word: 重庆|生产.
  private func isTorn(_ hit: Scan.Hit, by before: PlaceReading?) -> Bool {
    guard let before, before.isHan, before.first < hit.firstToken, before.end > hit.firstToken,
      before.end < hit.endToken, let city = before.city
    else { return false }
    return facts.renown(city) >= Self.large
  }

  /// Whether a place's name and a comma begin the hit.
  private func isPlacePair(_ hit: Scan.Hit, _ scan: borrowing Scan) -> Bool {
    let first = Int(hit.firstToken)
    for inner in scan.hits(at: first) where inner.endToken < hit.endToken {
      let next = Int(inner.endToken)
      guard scan.tokens[next].kind == .punctuation, byte(next, scan) == UInt8(ascii: ",") else {
        continue
      }
      if inner.kinds.rawValue & Self.placeKinds.rawValue != 0 { return true }
    }
    return false
  }

  /// The reading of a hit; `nil` if its case allows none.
  private func reading(
    of hit: Scan.Hit,
    _ kinds: SenseKinds,
    _ scan: borrowing Scan
  ) -> PlaceReading? {
    let (first, end) = (Int(hit.firstToken), Int(hit.endToken))
    let isHan = scan.tokens[first].kind == .han
    var reading = PlaceReading(
      first: first,
      end: end,
      form: hit.form,
      kinds: kinds,
      isHan: isHan
    )
    let tokens = scan.tokens[first..<end]
    // The Bottom, not the bottom line.
    if let last = tokens.last, last.kind == .word, last.letterCase == .lower { return nil }
    // Short forms are words and initials: US, LA, Or., Of.
    let bytes = tokens.reduce(0) { $0 + $1.range.count }
    let isShort = !isHan && (bytes <= 3 || bytes == 4 && scan.tokens[first].letterCase != .upper)
    for sense in lexicons.senses(of: hit.form) {
      guard isHan || sense.allows(tokens), !isShort || sense.hasSameCase(as: tokens) else {
        continue
      }
      let place = PlaceID(Int32(sense.index))
      switch sense.kind {
      case .city: if reading.city == nil { reading.city = place }
      case .region:
        if reading.region.map({ !facts.isKnown(region: $0) }) ?? true { reading.region = place }
      case .country: if reading.country == nil { reading.country = place }
      default: break
      }
    }
    guard reading.city != nil || reading.region != nil || reading.country != nil else {
      return nil
    }
    settleKind(&reading)
    return reading
  }

  private func weigh(
    _ reading: inout PlaceReading,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) {
    reading.isSaint =
      !reading.isHan && reading.end - reading.first > 1
      && words.roles(scan, reading.first, reading.first + 1).contains(.saint)
    reading.startsCell = isEdgeOfCell(reading.first, article, scan)
    reading.endsCell = isEdgeOfCell(reading.end, article, scan)
    reading.isPersonal = isPersonal(reading)
    reading.score = prior(reading, scan)
    if reading.isHan { weighHan(&reading, scan) } else { weighLatin(&reading, scan) }
  }

  /// Whether a tab or the edge of a block stands before a token.
  private func isEdgeOfCell(
    _ token: Int,
    _ article: borrowing Article,
    _ scan: borrowing Scan
  ) -> Bool {
    guard token > 0, token < scan.tokens.count else { return true }
    let (before, behind) = (scan.tokens[token - 1], scan.tokens[token])
    guard before.block == behind.block else { return true }
    guard behind.spaceBefore else { return false }
    return (Int(before.end)..<Int(behind.start)).contains { article.text[$0] == 9 }
  }

  private func mention(_ reading: PlaceReading, _ scan: borrowing Scan) -> Mention {
    Mention(
      range: scan.range(from: reading.first, upTo: reading.end),
      kind: reading.kind,
      value: .places(candidates(reading, scan)),
      rule: rule(reading),
      confidence: Self.confidences[min(reading.score - Self.threshold, Self.confidences.count - 1)]
    )
  }

  private func rule(_ reading: PlaceReading) -> String {
    switch (reading.reason, reading.isHan) {
    case (.bare, false): "cities/en#bare"
    case (.support, false): "cities/en#document"
    case (.list, false): "cities/en#list"
    case (.context, false): "cities/en#context"
    case (.preposition, false): "cities/en#preposition"
    case (.noun, false): "cities/en#noun"
    case (.pair, false): "cities/en#pair"
    case (.dateline, _): "cities/en#dateline"
    case (.bare, true): "cities/zh#bare"
    case (.support, true): "cities/zh#document"
    case (.list, true): "cities/zh#list"
    case (.context, true): "cities/zh#context"
    case (.preposition, true): "cities/zh#preposition"
    case (.noun, true): "cities/zh#noun"
    case (.pair, true): "cities/zh#pair"
    }
  }
}

extension PlaceMatcher {
  /// Makes a matcher with the names and tables that are compiled in.
  public init(gazetteer: Gazetteer) {
    self.init(lexicons: .embedded, gazetteer: gazetteer) { Blob.embedded.table($0) }
  }
}
