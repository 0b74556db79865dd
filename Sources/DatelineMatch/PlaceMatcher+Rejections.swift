import DatelineLexicon
public import DatelineModel

/// A name in the text that could be a place and was taken for none.
public struct PlaceRejection: Sendable {
  /// Where it stands.
  public var range: ByteRange
  /// The most renowned place that it could be.
  public var place: PlaceID
  /// The points that it had, of the three that make a mention; `nil` where it was not weighed.
  public var points: Int?
  /// What spoke against it.
  public var objection: PlaceObjection
  /// The longer name or the mention that holds it.
  public var holder: ByteRange?
  /// The rule behind the mention that holds it.
  public var rule: String?
}

extension PlaceMatcher {
  /// The names that could be places and are not among the final mentions, in text order.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - scan: Its scan.
  ///   - all: What all matchers found, overlaps not yet decided.
  /// - Returns: A rejection a name; of the names at one place only those that say something new.
  func rejections(
    in article: borrowing Article,
    _ scan: borrowing Scan,
    all: [Mention]
  ) -> [PlaceRejection] {
    var decoys: [Mention] = []
    var found: [PlaceRejection]? = []
    let readings = readings(in: article, scan, into: &decoys, &found)
    var rejections = found ?? []
    let kept = all.withoutOverlaps()
    for reading in readings {
      let range = scan.range(from: reading.first, upTo: reading.end)
      guard let place = reading.city ?? reading.region ?? reading.country,
        !kept.contains(where: { $0.range == range && $0.isPlace })
      else { continue }
      let holder =
        reading.score < Self.threshold ? nil : all.first { $0.holds(range, insteadOf: kept) }
      rejections.append(
        PlaceRejection(
          range: range,
          place: place,
          points: reading.score,
          objection: holder == nil ? objection(to: reading, scan) : .overlapped,
          holder: holder?.range,
          rule: holder?.rule
        )
      )
    }
    return rejections.sorted {
      ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end)
    }
  }

  /// What spoke against a reading most: what stands beside it, or what the name means elsewhere.
  private func objection(to reading: PlaceReading, _ scan: borrowing Scan) -> PlaceObjection {
    if let objection = reading.objection { return objection }
    if reading.kinds.contains(.demonym) { return .demonym }
    if commonCost(reading, scan) > 0 { return .common }
    if wordCost(reading) >= 4 { return .word }
    if !reading.isHan, nameCost(reading) > 0 { return .name }
    return !reading.isHan && isAbbreviation(reading, scan) ? .abbreviation : .evidence
  }

  func reject(
    _ hit: Scan.Hit,
    _ objection: PlaceObjection,
    within holder: (first: Int, end: Int)? = nil,
    _ scan: borrowing Scan,
    _ rejections: inout [PlaceRejection]?
  ) {
    guard rejections != nil else { return }
    let sense = lexicons.senses(of: hit.form).first {
      $0.kind == .city || $0.kind == .region || $0.kind == .country
    }
    guard let sense else { return }
    rejections?.append(
      PlaceRejection(
        range: scan.range(from: Int(hit.firstToken), upTo: Int(hit.endToken)),
        place: PlaceID(Int32(sense.index)),
        points: nil,
        objection: objection,
        holder: holder.map { scan.range(from: $0.first, upTo: $0.end) },
        rule: nil
      )
    )
  }
}

extension Mention {
  fileprivate var isPlace: Bool {
    if case .places = value { return true }
    return false
  }

  /// Whether it is what took a stretch of the text: a mention that was kept, or a decoy.
  fileprivate func holds(_ range: ByteRange, insteadOf kept: [Mention]) -> Bool {
    guard self.range.overlaps(range) else { return false }
    if case .decoy = value { return true }
    return kept.contains { $0.range == self.range && $0.rule == rule }
  }
}

extension ArticleMatcher {
  /// The names that could be places and are none, with what spoke against each, in text order.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - scan: Memory of an earlier scan, which is overwritten.
  /// - Returns: The names.
  public func rejections(
    in article: borrowing Article,
    using scan: inout Scan
  ) -> [PlaceRejection] {
    let all = candidates(in: article, using: &scan)
    for case let places as PlaceMatcher in matchers {
      return places.rejections(in: article, scan, all: all)
    }
    return []
  }
}
