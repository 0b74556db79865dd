internal import DatelineGazetteer
internal import DatelineModel

/// Decides which place each mention means, by all that the document says.
///
/// In order of trust: a state or country beside the name; counties named anywhere; states and
/// countries named; other places named; the outlet's country and region; renown. One name means one
/// place throughout, unless a qualifier says otherwise.
struct PlaceResolver {
  /// What is decided about one mention.
  struct Decision {
    var place: PlaceID
    /// How probable it is that a mention of a place means this one, 0 to 1.
    var confidence: Double
  }

  /// What is asked about: where the mention stands, and what it could mean.
  typealias Asked = (range: ByteRange, candidates: [PlaceID])

  let gazetteer: Gazetteer

  /// The points that evidence is worth; found by trial on English local news and Chinese
  /// encyclopedic text, and rounded.
  private enum Points {
    static let qualifier = 12.0
    static let county = 5.0
    static let region = 3.0
    static let country = 1.5
    static let votes = 4.0
    static let near = 5.0
    static let sameCountry = 1.5
    static let outletCountry = 0.8
    static let outletRegion = 1.2
    static let civic = 3.5
    static let sameKind = 2.0
    static let name = 0.5
    static let chineseName = 1.5
    static let rank = 0.2
    static let population = 0.7
    static let fame = 0.015
    static let knownAfar = 0.5
    static let wellKnown = 0.8
    static let capital = 1.0
    /// A place with so many times fewer people than another of its name takes more evidence.
    static let dwarfed = 25
    /// Cities nearer than this support each other.
    static let nearKilometres = 250.0
    /// Two cities of one name that are nearer are one to a reader.
    static let twinKilometres = 25.0
  }

  /// A name as the document uses it: all mentions that are written alike but for capitals.
  struct Surface {
    var name: String
    var candidates: [PlaceID]
    var mentions: [Int]
    /// Whether an office or a school as American towns have them is called by it.
    var isAmerican = false

    /// What a vote for a candidate's region is worth: one of many says little.
    var share: Double { 1 / Double(candidates.count).squareRoot() }
  }

  /// Decides about mentions given in text order.
  ///
  /// - Parameters:
  ///   - mentions: The mentions of places.
  ///   - article: The article, for the text between them.
  /// - Returns: A decision for each mention.
  func decide(_ mentions: [Asked], in article: Article) -> [Decision] {
    var decisions = mentions.map { Decision(place: $0.candidates[0], confidence: 0.97) }
    let surfaces = surfaces(of: mentions, article)
    guard surfaces.contains(where: { $0.candidates.count > 1 }) else { return decisions }
    let clues = PlaceClues(mentions, surfaces, article, gazetteer)
    // The first round sees what is stated, the second also what the first made of the other names.
    var anchors: [Neighbour] = []
    for _ in 0..<2 {
      for surface in surfaces where surface.candidates.count > 1 {
        let stated = surface.mentions.lazy.compactMap { clues.qualified[$0] }.first
        let decision = best(
          of: surface,
          stated: stated,
          among: surfaces.count,
          clues: clues,
          anchors: anchors
        )
        for index in surface.mentions {
          decisions[index] = decision
          if let own = clues.qualified[index], own != decision.place {
            decisions[index] = Decision(place: own, confidence: 0.97)
          }
        }
      }
      anchors = surfaces.compactMap { surface in
        let decision = decisions[surface.mentions[0]]
        return decision.confidence >= 0.7 ? neighbour(decision.place) : nil
      }
    }
    for index in mentions.indices.dropFirst() {
      if let area = clues.trailingArea(index, mentions, decisions, article) {
        decisions[index] = Decision(place: area, confidence: 0.9)
      }
    }
    return decisions
  }

  private func surfaces(of mentions: [Asked], _ article: Article) -> [Surface] {
    var indices: [String: Int] = [:]
    var surfaces: [Surface] = []
    for (index, mention) in mentions.enumerated() {
      // NEWARK is Newark.
      let name = article.string(in: mention.range).lowercased()
      if let known = indices[name] {
        surfaces[known].mentions.append(index)
      } else {
        indices[name] = surfaces.count
        surfaces.append(
          Surface(name: name, candidates: mention.candidates, mentions: [index])
        )
      }
      if mention.candidates.count > 1, isBeforeCivicWords(mention.range, article),
        let place = indices[name]
      {
        surfaces[place].isAmerican = true
      }
    }
    return surfaces
  }

  /// What the towns of America have and call by their names, and others seldom do.
  private static let civicWords: [[UInt8]] = [
    " Fire Department", " Volunteer Fire", " Public Schools", " City Public Schools",
    " Independent School District", " School District", " Junior College", " Community College",
    " Board of Education", " Parks and Recreation",
  ]
  .map { Array($0.utf8) }

  /// Whether the name of such an office or school goes on behind a place's name.
  private func isBeforeCivicWords(_ range: ByteRange, _ article: Article) -> Bool {
    guard range.end + 1 < article.text.count, article.text[range.end] == 0x20,
      (0x41...0x5A).contains(article.text[range.end + 1])
    else { return false }
    let behind = article.text[range.end..<min(range.end + 32, article.text.count)]
    return Self.civicWords.contains { behind.starts(with: $0) }
  }

  private func best(
    of surface: Surface,
    stated: PlaceID?,
    among surfaceCount: Int,
    clues: PlaceClues,
    anchors: [Neighbour]
  ) -> Decision {
    var first = (place: surface.candidates[0], points: -Double.infinity, evidence: 0.0)
    var second = -Double.infinity
    // Whether a city or an area is meant has been seen by what stands beside the name.
    let kind = gazetteer[surface.candidates[0]].kind
    // One neighbour makes no village of a city (Charlotte and Austin); many do.
    // Nor does Saigon of 西貢, which is its old name and that of a town of Hong Kong.
    let owners = owners(of: surface)
    let largest =
      (owners.isEmpty ? surface.candidates : owners).lazy
      .compactMap { gazetteer[$0].population }.max() ?? 0
    let trust = 1 - 0.6 / Double(max(surfaceCount - 1, 1))
    let america = surface.isAmerican ? gazetteer.country(code: "US") : nil
    for (rank, candidate) in surface.candidates.enumerated() {
      let place = gazetteer[candidate]
      var evidence = clues.points(for: place, Points.county, Points.region, Points.country)
      if candidate == stated { evidence += Points.qualifier }
      let neighbours =
        Points.votes * clues.votes(for: place, besides: surface)
        + support(of: candidate, place, by: anchors)
      let isDwarfed = (place.population ?? 0) < largest / Points.dwarfed
      evidence += isDwarfed ? trust * neighbours : neighbours
      if let region = place.region, clues.outlet.regions.contains(region) {
        evidence += Points.outletRegion
      }
      if let country = place.country, clues.outlet.country == country {
        evidence += Points.outletCountry
      }
      if surface.isAmerican, place.kind == .city, let america, place.country == america {
        evidence += Points.civic
      }
      var points = evidence + renown(of: place) - Points.rank * Double(min(rank, 6))
      if place.kind == kind { points += Points.sameKind }
      if place.kind == .city, place.name.lowercased() == surface.name { points += Points.name }
      if owners.contains(candidate) { points += Points.chineseName }
      if points > first.points {
        second = first.points
        first = (candidate, points, evidence)
      } else {
        second = max(second, points)
      }
    }
    let twin = surface.candidates.first { isTwin($0, of: first.place) }
    let place = first.place == stated ? first.place : twin ?? first.place
    let certainty = confidence(place, first.points - second, first.evidence)
    // Where a city has its name in common with a region, as New York has, what stands around it
    // speaks for both.
    let isShared =
      place != stated && gazetteer[place].kind == .city
      && surface.candidates.contains { gazetteer[$0].kind == .region && !gazetteer[$0].isCounty }
    return Decision(place: place, confidence: isShared ? min(certainty, 0.85) : certainty)
  }

  /// The cities that go by a name in Chinese characters, where other cities have it as an older or a
  /// rarer name.
  private func owners(of surface: Surface) -> [PlaceID] {
    let name = surface.name
    guard name.utf8.first ?? 0 >= 0x80,
      surface.candidates.allSatisfy({ gazetteer[$0].kind == .city })
    else { return [] }
    return surface.candidates.filter {
      let place = gazetteer[$0]
      return place.traditionalChinese == name || place.simplifiedChinese == name
    }
  }

  /// How probable a choice is, as measured on English local news: by how far it is ahead of the next
  /// candidate, and whether by anything but its size.
  private func confidence(_ id: PlaceID, _ margin: Double, _ evidence: Double) -> Double {
    if evidence >= 1 { return margin < 1 ? 0.6 + 0.3 * margin : min(0.89 + 0.03 * margin, 0.98) }
    let place = gazetteer[id]
    // What a paper means that says nothing else: London, not its namesakes.
    let isKnownEverywhere =
      place.kind != .city || place.isCapital && (place.population ?? 0) >= 1_000_000
    return isKnownEverywhere && margin >= 2 ? 0.94 : 0.45 + 0.1 * min(margin, 3)
  }

  /// Whether a place is the larger of two cities of one name side by side (Kansas City), between
  /// which a state decides only where it stands beside the name.
  private func isTwin(_ place: PlaceID, of other: PlaceID) -> Bool {
    guard let size = gazetteer[place].population, size > gazetteer[other].population ?? 0,
      let away = gazetteer.kilometres(from: place, to: other)
    else { return false }
    return away < Points.twinKilometres
  }

  // MARK: Neighbours

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
    return (Points.near * near + Points.sameCountry * same) / others
  }

  /// Population and renown on a scale of points: about 0 for a village, 4 for a metropolis.
  private func renown(of place: Place) -> Double {
    switch place.kind {
    case .country: return 4
    case .region: return 2.5
    default:
      let population = Double(place.population ?? 0)
      // log10 without Foundation: the exponent and the fraction of the binary form.
      let scaled = max(population, 1_000) / 1_000
      let logarithm = (Double(scaled.exponent) + scaled.significand - 1) * 0.301
      // A small town that has a Chinese name is known beyond its county.
      let isKnownAfar = place.hasSimplifiedChinese
      let isKnownEverywhere = place.isWellKnown
      return Points.population * logarithm + Double(place.fame) * Points.fame
        + (place.isCapital ? Points.capital : 0) + (isKnownAfar ? Points.knownAfar : 0)
        + (isKnownEverywhere ? Points.wellKnown : 0)
    }
  }
}
