internal import DatelineGazetteer
internal import DatelineLexicon
internal import DatelineModel

/// What a document says about where it is, for all its names of places.
struct PlaceClues {
  typealias Asked = PlaceResolver.Asked

  /// The country and the regions of the paper.
  struct Outlet {
    var country: PlaceID?
    var regions: [PlaceID] = []
  }

  /// For each mention the candidate that the area beside it singles out.
  private(set) var qualified: [PlaceID?] = []
  /// The outlet's country and regions.
  let outlet: Outlet
  private let gazetteer: Gazetteer
  private var counties: CountyClues
  /// How far the document is about each region and country that it names, 0 to 1.
  private var areas: [PlaceID: Double] = [:]
  /// How many names can lie in each region.
  private var regionVotes: [PlaceID: Double] = [:]
  /// How many names vote: by shares, so that a list of cities of the whole world elects nobody.
  private var voters = 0.0

  /// Reads what a document says.
  init(
    _ mentions: [Asked],
    _ surfaces: [PlaceResolver.Surface],
    _ article: Article,
    _ gazetteer: Gazetteer
  ) {
    self.gazetteer = gazetteer
    counties = CountyClues(article.text)
    outlet = Self.outlet(of: article, gazetteer)
    readAreas(mentions, article)
    for surface in surfaces where gazetteer[surface.candidates[0]].kind == .city {
      voters += surface.share
      var seen: Set<PlaceID> = []
      for candidate in surface.candidates where gazetteer[candidate].kind == .city {
        guard let region = gazetteer[candidate].region, seen.insert(region).inserted else {
          continue
        }
        regionVotes[region, default: 0] += surface.share
      }
    }
    qualified = mentions.indices.map { qualifiedCandidate($0, mentions, article) }
  }

  /// The points of a candidate for its county, its region and its country.
  func points(for place: Place, _ county: Double, _ region: Double, _ country: Double) -> Double {
    var points = counties.contains(place.county) ? county : 0
    if let area = place.region { points += region * (areas[area] ?? 0) }
    if let area = place.country { points += country * (areas[area] ?? 0) }
    return points
  }

  /// How far the document's other names agree on a candidate's region, 0 to 1.
  func votes(for place: Place, besides surface: PlaceResolver.Surface) -> Double {
    guard place.kind == .city, let region = place.region, let votes = regionVotes[region] else {
      return 0
    }
    return (votes - surface.share) / (voters - surface.share + 0.5)
  }

  /// The state that a name means behind a comma and one of its cities ("Seattle, Washington"), although
  /// alone it would rather be a city's.
  func trailingArea(
    _ index: Int,
    _ mentions: [Asked],
    _ decisions: [PlaceResolver.Decision],
    _ article: Article
  ) -> PlaceID? {
    guard gazetteer[decisions[index].place].kind == .city,
      qualifies(index, mentions, article), !isFollowedByItem(index, mentions, article)
    else { return nil }
    let before = gazetteer[decisions[index - 1].place]
    return mentions[index].candidates.first { candidate in
      let area = gazetteer[candidate]
      return area.kind == .region && before.kind == .city
        && gazetteer.lies(before.id, in: candidate)
    }
  }

  /// Whether a comma and another place follow: then the name is an item of a list.
  private func isFollowedByItem(_ index: Int, _ mentions: [Asked], _ article: Article) -> Bool {
    guard index + 1 < mentions.count else { return false }
    let start = mentions[index].range.end
    let end = mentions[index + 1].range.start
    return start <= end
      && [", ", ","].contains(String(decoding: article.text[start..<end], as: UTF8.self))
  }

  /// Counts how often each country and region is named.
  ///
  /// An area that only tells which city is meant ("Paris, Texas") says less about the others, and so
  /// does one of many.
  private mutating func readAreas(_ mentions: [Asked], _ article: Article) {
    var regions: [PlaceID: Double] = [:]
    var total = 0.0
    for (index, mention) in mentions.enumerated() {
      let area = mention.candidates[0]
      let place = gazetteer[area]
      guard place.kind != .city else { continue }
      let isQualifier = index > 0 && qualifies(index, mentions, article)
      areas[area] = max(areas[area] ?? 0, isQualifier ? 0.4 : 1)
      guard place.kind == .region else { continue }
      if place.isCounty { counties.add(place.county) }
      let weight = isQualifier ? 0.4 : 1
      regions[area, default: 0] += weight
      total += weight
      if let country = place.country {
        areas[country] = max(areas[country] ?? 0, isQualifier ? 0.3 : 0.8)
      }
    }
    for (region, weight) in regions {
      areas[region] = (areas[region] ?? 0) * (weight / total).squareRoot()
    }
  }

  /// Whether the area right behind a city's name tells which city is meant.
  private func qualifies(_ index: Int, _ mentions: [Asked], _ article: Article) -> Bool {
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
    _ mentions: [Asked],
    _ article: Article
  ) -> PlaceID? {
    let mention = mentions[index]
    func singled(by other: Int) -> PlaceID? {
      for area in mentions[other].candidates where gazetteer[area].kind != .city {
        let inside = mention.candidates.first { $0 != area && gazetteer.lies($0, in: area) }
        if let inside { return inside }
      }
      return nil
    }
    if index + 1 < mentions.count {
      let next = mentions[index + 1].range.start
      let gap = article.text[min(mention.range.end, next)..<next]
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
    guard gap.count <= 4 else { return false }
    let text = String(decoding: gap, as: UTF8.self)
    return before
      ? ["", "的", "'s ", "’s "].contains(text) : [", ", "，", " (", "（", ","].contains(text)
  }

  // MARK: The outlet

  /// The outlet's country, by its top-level domain where that is a national one, and the regions that
  /// its name speaks of (Dallas Morning News).
  private static func outlet(of article: Article, _ gazetteer: Gazetteer) -> Outlet {
    var outlet = Outlet()
    if let address = article.url ?? article.canonicalURL {
      let host = address.split(separator: "/").dropFirst().first ?? ""
      let name = host.split(separator: ":").first?.split(separator: ".").last.map(String.init) ?? ""
      // Domains that are sold world-wide say nothing about a country.
      let isSold = ["io", "co", "tv", "me", "ai", "fm", "cc", "ly", "to"].contains(name)
      if name.utf8.count == 2, !isSold {
        outlet.country = gazetteer.country(code: name == "uk" ? "GB" : name.uppercased())
      }
    }
    let words = (article.site ?? "").split(separator: " ").prefix(6)
    for start in words.indices {
      for end in words.indices.suffix(from: start).prefix(3) {
        let name = words[start...end].joined(separator: " ")
        guard name.first?.isUppercase ?? false else { break }
        outlet.regions += gazetteer.places(named: name, kind: .region)
        outlet.regions += gazetteer.places(named: name).prefix(3).compactMap {
          gazetteer[$0].region
        }
      }
    }
    return outlet
  }
}
