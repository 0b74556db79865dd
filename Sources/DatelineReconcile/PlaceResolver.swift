internal import DatelineGazetteer
internal import DatelineModel

/// Decides which place each mention means, by all that the document says.
///
/// In order of trust: a state or country beside the name; states and countries named anywhere;
/// other places named; the outlet's country; renown. One name means one place throughout, unless a
/// qualifier says otherwise.
struct PlaceResolver {
  /// What is decided about one mention.
  struct Decision {
    var place: PlaceID
    /// How far the place is ahead of the next candidate, in points; 9 where there is no other.
    var margin: Double
  }

  let gazetteer: Gazetteer

  /// The points that evidence is worth; found by trial on English local news and Chinese
  /// encyclopedic text, and rounded.
  private enum Points {
    static let qualifier = 12.0
    static let region = 2.5
    static let country = 1.5
    static let nearCities = 5.0
    static let sameCountry = 1.5
    static let outlet = 0.8
    static let rank = 0.35
    /// Cities nearer than this support each other.
    static let nearKilometres = 250.0
  }

  /// A name as the document uses it: all mentions that are written alike.
  private struct Surface {
    var candidates: [PlaceID]
    var mentions: [Int]
  }

  /// Decides about mentions given in text order.
  ///
  /// - Parameters:
  ///   - mentions: The mentions of places.
  ///   - article: The article, for the text between them.
  /// - Returns: A decision for each mention.
  func decide(_ mentions: [(range: ByteRange, candidates: [PlaceID])], in article: Article)
    -> [Decision]
  {
    var decisions = mentions.map { Decision(place: $0.candidates[0], margin: 9) }
    var surfaces: [String: Surface] = [:]
    for (index, mention) in mentions.enumerated() {
      let key = article.string(in: mention.range)
      surfaces[key, default: Surface(candidates: mention.candidates, mentions: [])].mentions
        .append(index)
    }
    let areas = explicitAreas(mentions, article)
    let outlet = outletCountry(of: article)
    let qualified = mentions.indices.map { qualifiedCandidate($0, mentions, article) }
    let ordered = surfaces.values.sorted { $0.mentions[0] < $1.mentions[0] }
    // The first round sees what is stated, the second also what the first made of the other names.
    var anchors: [Neighbour] = []
    for round in 0..<2 {
      for surface in ordered where surface.candidates.count > 1 {
        let stated = surface.mentions.lazy.compactMap { qualified[$0] }.first
        let (place, margin) = best(
          of: surface.candidates,
          stated: stated,
          areas: areas,
          outlet: outlet,
          anchors: round == 0 ? [] : anchors
        )
        for index in surface.mentions {
          decisions[index] = Decision(place: place, margin: margin)
          if let own = qualified[index], own != place {
            decisions[index] = Decision(place: own, margin: 9)
          }
        }
      }
      anchors = ordered.compactMap { surface in
        let decision = decisions[surface.mentions[0]]
        return decision.margin >= 1 ? neighbour(decision.place) : nil
      }
    }
    for index in mentions.indices.dropFirst() {
      if let area = trailingArea(index, mentions, decisions, article) {
        decisions[index] = Decision(place: area, margin: 3)
      }
    }
    return decisions
  }

  /// The state that a name means behind a comma and one of its cities ("Seattle, Washington"), although
  /// alone it would rather be a city's.
  private func trailingArea(
    _ index: Int,
    _ mentions: [(range: ByteRange, candidates: [PlaceID])],
    _ decisions: [Decision],
    _ article: Article
  ) -> PlaceID? {
    guard gazetteer[decisions[index].place].kind == .city,
      qualifies(index, mentions, article), !isFollowedByItem(index, mentions, article)
    else { return nil }
    let before = gazetteer[decisions[index - 1].place]
    return mentions[index].candidates.first { candidate in
      let area = gazetteer[candidate]
      return area.kind == .region && before.kind == .city && before.region == candidate
    }
  }

  /// Whether a comma and another place follow: then the name is an item of a list.
  private func isFollowedByItem(
    _ index: Int,
    _ mentions: [(range: ByteRange, candidates: [PlaceID])],
    _ article: Article
  ) -> Bool {
    guard index + 1 < mentions.count else { return false }
    let start = mentions[index].range.end
    let end = mentions[index + 1].range.start
    return start <= end
      && [", ", ","].contains(String(decoding: article.text[start..<end], as: UTF8.self))
  }

  private func best(
    of candidates: [PlaceID],
    stated: PlaceID?,
    areas: [PlaceID: Double],
    outlet: PlaceID?,
    anchors: [Neighbour]
  ) -> (PlaceID, Double) {
    var scored = candidates.enumerated().map { rank, candidate in
      let place = gazetteer[candidate]
      var points = Self.renown(of: place) - Points.rank * Double(min(rank, 6))
      if candidate == stated { points += Points.qualifier }
      if let region = place.region { points += Points.region * (areas[region] ?? 0) }
      if let country = place.country { points += Points.country * (areas[country] ?? 0) }
      if let outlet, place.country == outlet { points += Points.outlet }
      points += support(of: candidate, place, by: anchors)
      return (candidate, points)
    }
    scored.sort { ($0.1, $1.0) > ($1.1, $0.0) }
    let margin = scored.count > 1 ? scored[0].1 - scored[1].1 : 9
    return (scored[0].0, margin)
  }

  /// A city that has been decided on, with what is asked of it for every candidate.
  private struct Neighbour {
    var place: PlaceID
    var country: PlaceID?
    var latitude: Double?
  }

  private func neighbour(_ place: PlaceID) -> Neighbour? {
    let known = gazetteer[place]
    guard known.kind == .city else { return nil }
    return Neighbour(place: place, country: known.country, latitude: known.latitude)
  }

  private func isNear(_ candidate: PlaceID, _ place: Place, _ anchor: Neighbour) -> Bool {
    // A degree of latitude is 111 km: most pairs are told apart without trigonometry.
    guard let one = place.latitude, let other = anchor.latitude,
      abs(one - other) * 110 < Points.nearKilometres,
      let away = gazetteer.kilometres(from: candidate, to: anchor.place)
    else { return false }
    return away < Points.nearKilometres
  }

  private func support(of candidate: PlaceID, _ place: Place, by anchors: [Neighbour]) -> Double {
    var near = 0.0
    var same = 0.0
    var others = 1.0
    for anchor in anchors where anchor.place != candidate {
      others += 1
      if isNear(candidate, place, anchor) { near += 1 }
      if anchor.country == place.country { same += 1 }
    }
    // Shares, not sums: a list of cities of the whole world has neighbours for every candidate.
    return Points.nearCities * near / others + Points.sameCountry * same / others
  }

  /// Population and renown on a scale of points: about 0 for a village, 4 for a metropolis.
  private static func renown(of place: Place) -> Double {
    switch place.kind {
    case .country: return 4
    case .region: return 2.5
    default:
      let population = Double(place.population ?? 0)
      // log10 without Foundation: the exponent and the fraction of the binary form.
      let scaled = max(population, 1_000) / 1_000
      let logarithm = (Double(scaled.exponent) + scaled.significand - 1) * 0.301
      // A small town that has a Chinese name is known beyond its county.
      let isKnownAfar = place.simplifiedChinese != nil
      return logarithm + Double(place.fame) / 100 + (place.isCapital ? 0.5 : 0)
        + (isKnownAfar ? 0.5 : 0)
    }
  }

  /// How far the document is about each of the countries and regions that it names, 0 to 1.
  ///
  /// An area that only tells which city is meant ("Paris, Texas") says less about the others, and so
  /// does one of many.
  private func explicitAreas(
    _ mentions: [(range: ByteRange, candidates: [PlaceID])],
    _ article: Article
  ) -> [PlaceID: Double] {
    var areas: [PlaceID: Double] = [:]
    var regions: Set<PlaceID> = []
    for (index, mention) in mentions.enumerated() {
      let area = mention.candidates[0]
      let place = gazetteer[area]
      guard place.kind != .city else { continue }
      let isQualifier = index > 0 && qualifies(index, mentions, article)
      areas[area] = max(areas[area] ?? 0, isQualifier ? 0.4 : 1)
      if place.kind == .region {
        regions.insert(area)
        if let country = place.country {
          areas[country] = max(areas[country] ?? 0, isQualifier ? 0.3 : 0.8)
        }
      }
    }
    let share = 1 / Double(max(regions.count, 1)).squareRoot()
    for region in regions { areas[region] = (areas[region] ?? 0) * share }
    return areas
  }

  /// Whether the area right behind a city's name tells which city is meant.
  private func qualifies(
    _ index: Int,
    _ mentions: [(range: ByteRange, candidates: [PlaceID])],
    _ article: Article
  ) -> Bool {
    let end = mentions[index - 1].range.end
    let start = mentions[index].range.start
    guard start >= end, isQualifierGap(article.text[end..<start], before: false) else {
      return false
    }
    return gazetteer[mentions[index - 1].candidates[0]].kind == .city
  }

  /// The candidate that the state or country right behind a name singles out ("Paris, Texas"), or the
  /// one right before it (日本東京).
  private func qualifiedCandidate(
    _ index: Int,
    _ mentions: [(range: ByteRange, candidates: [PlaceID])],
    _ article: Article
  ) -> PlaceID? {
    let mention = mentions[index]
    func singled(by other: Int) -> PlaceID? {
      for area in mentions[other].candidates where gazetteer[area].kind != .city {
        let inside = mention.candidates.filter { candidate in
          let place = gazetteer[candidate]
          return candidate != area && (place.country == area || place.region == area)
        }
        if let first = inside.first { return first }
      }
      return nil
    }
    if index + 1 < mentions.count {
      let gap = article.text[
        min(mention.range.end, mentions[index + 1].range.start)..<mentions[index + 1].range.start
      ]
      if isQualifierGap(gap, before: false), let found = singled(by: index + 1) { return found }
    }
    if index > 0 {
      let end = mentions[index - 1].range.end
      let gap = article.text[min(end, mention.range.start)..<mention.range.start]
      if isQualifierGap(gap, before: true), let found = singled(by: index - 1) { return found }
    }
    return nil
  }

  /// ", " or " (" behind a name; nothing, 的 or "'s " before it.
  private func isQualifierGap(_ gap: ArraySlice<UInt8>, before: Bool) -> Bool {
    let text = String(decoding: gap, as: UTF8.self)
    return before
      ? ["", "的", "'s ", "’s "].contains(text) : [", ", "，", " (", "（", ","].contains(text)
  }

  /// The country of the outlet's top-level domain, where it has a national one.
  private func outletCountry(of article: Article) -> PlaceID? {
    guard let address = article.url ?? article.canonicalURL else { return nil }
    let host = address.split(separator: "/").dropFirst().first ?? ""
    let name = host.split(separator: ":").first?.split(separator: ".").last.map(String.init) ?? ""
    guard name.utf8.count == 2 else { return nil }
    // Domains that are sold world-wide say nothing about a country.
    if ["io", "co", "tv", "me", "ai", "fm", "cc", "ly", "to"].contains(name) { return nil }
    return gazetteer.country(code: name == "uk" ? "GB" : name.uppercased())
  }
}
