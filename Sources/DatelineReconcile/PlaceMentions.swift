internal import DatelineGazetteer
internal import DatelineModel

/// The mentions of places with what has been decided about each.
struct PlaceMentions {
  /// Where they stand, in text order.
  let ranges: [ByteRange]
  /// What each could mean.
  let candidates: [[PlaceID]]
  /// What each means.
  private(set) var decisions: [PlaceResolver.Decision]
  private let gazetteer: Gazetteer

  /// Decides about the mentions of places among `mentions`.
  init(_ mentions: [Mention], _ resolver: Resolver, _ article: Article) {
    var found: [(range: ByteRange, candidates: [PlaceID])] = []
    for mention in mentions {
      if case .places(let candidates) = mention.value { found.append((mention.range, candidates)) }
    }
    gazetteer = resolver.gazetteer
    ranges = found.map(\.range)
    candidates = found.map(\.candidates)
    decisions = PlaceResolver(gazetteer: gazetteer).decide(found, in: article)
  }

  /// The mentions as list detection sees them.
  var anchors: [Anchor] {
    ranges.indices.map { index in
      let place = decisions[index].place
      return Anchor(
        range: ranges[index],
        kind: gazetteer[place].kind,
        place: place,
        areas: candidates[index].filter { gazetteer[$0].kind != .city }
      )
    }
  }

  /// In a list of cities a name that means both a country and a city in it (科威特, Singapore, New
  /// York) means the city.
  mutating func readListItemsAsCities(
    _ lists: [FoundList],
    _ facts: GazetteerFacts,
    _ article: Article
  ) {
    for item in lists.flatMap(\.items) {
      guard let index = item.anchor, gazetteer[decisions[index].place].kind != .city else {
        continue
      }
      let area = decisions[index].place
      let name = article.string(in: ranges[index])
      let city = (candidates[index] + gazetteer.places(named: name)).first { candidate in
        gazetteer[candidate].kind == .city && facts.area(area, contains: candidate)
      }
      if let city { decisions[index] = .init(place: city, confidence: 0.9) }
    }
  }

  /// Changes what mentions mean.
  mutating func apply(_ changes: [(anchor: Int, place: PlaceID)]) {
    for (anchor, place) in changes where decisions[anchor].place != place {
      decisions[anchor] = .init(place: place, confidence: 0.95)
    }
  }

  /// An item of a list as reconciling sees it.
  func item(at found: FoundList.Item, in article: Article, _ facts: GazetteerFacts) -> ListItem {
    let text = article.string(in: found.range)
    guard let anchor = found.anchor else {
      // What the matcher did not take for a place can still be what the other list names.
      let candidates = facts.meanings(of: text)
      return ListItem(text: text, place: nil, candidates: candidates, range: found.range)
    }
    return ListItem(
      text: text,
      place: decisions[anchor].place,
      candidates: candidates[anchor],
      range: found.range
    )
  }

  /// The cities, each once a language, with the name as it is written first.
  func namedCities(in article: Article, _ facts: GazetteerFacts) -> [ListItem] {
    var seen: (chinese: Set<PlaceID>, other: Set<PlaceID>) = ([], [])
    var cities: [ListItem] = []
    let isBilingual =
      article.languages.contains { $0.isChinese } && article.languages.contains { !$0.isChinese }
    let isChinese = article.languages.first?.isChinese ?? false
    for index in ranges.indices {
      let place = decisions[index].place
      guard gazetteer[place].kind == .city else { continue }
      let isInChinese = isBilingual ? article.isChinese(at: ranges[index]) : isChinese
      let isNew =
        isInChinese
        ? seen.chinese.insert(place).inserted : seen.other.insert(place).inserted
      guard isNew else { continue }
      cities.append(
        ListItem(
          text: article.string(in: ranges[index]),
          place: place,
          candidates: candidates[index],
          range: ranges[index]
        )
      )
    }
    return cities
  }
}
