public import DatelineGazetteer
public import DatelineModel

/// Turns an article's mentions into entities, lists and reconciliations.
public struct Resolver: Sendable {
  let gazetteer: Gazetteer
  var facts: GazetteerFacts { GazetteerFacts(gazetteer: gazetteer) }

  /// Makes a resolver.
  public init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Resolves mentions.
  ///
  /// - Parameters:
  ///   - mentions: The mentions in text order, without overlaps and decoys.
  ///   - article: The article that they refer to.
  /// - Returns: What they come to.
  public func resolve(_ mentions: [Mention], in article: Article) -> Resolution {
    var mentions = mentions
    var places = PlaceMentions(mentions, self, article)
    // The names of a menu stand on a page again and again.
    var resembling: [String: Bool] = [:]
    func lists() -> [FoundList] {
      ListFinder(
        article: article,
        anchors: places.anchors,
        contains: { [facts] area, city in facts.area(area, contains: city) },
        hasNamesake: { [facts] area in facts.hasNamesake(area) },
        isPlaceName: { [gazetteer] name in !gazetteer.places(named: name).isEmpty },
        resemblesCity: { [gazetteer] name in
          if let known = resembling[name] { return known }
          let answer =
            !gazetteer.places(named: name).isEmpty
            || !gazetteer.misspellings(of: name, limit: 1).isEmpty
          resembling[name] = answer
          return answer
        }
      ).lists()
    }
    var found = lists()
    if let more = OverlookedCities(gazetteer: gazetteer).added(to: mentions, found, article) {
      mentions = more
      places = PlaceMentions(mentions, self, article)
      found = lists()
    }
    places.readListItemsAsCities(found, facts, article)
    let lists = ListSet(found, places, article, self)
    // What one language's list says about the other's homonyms changes the mentions themselves.
    places.apply(lists.homonyms())

    var resolution = Resolution()
    lists.fill(&resolution)
    fill(&resolution, mentions, places, article)
    resolution.namedCities = places.namedCities(in: article, facts)
    return resolution
  }

  /// The id of a place's entity.
  func entityID(of place: PlaceID) -> String {
    if let id = gazetteer[place].geonames { return "geonames:\(id)" }
    return "place:\(gazetteer[place].name)"
  }

  // MARK: Entities

  private func fill(
    _ resolution: inout Resolution,
    _ mentions: [Mention],
    _ places: PlaceMentions,
    _ article: Article
  ) {
    var names: [PersonName] = []
    var blocks: [Int] = []
    var block = 0
    for mention in mentions {
      guard case .person(let name) = mention.value else { continue }
      while block + 1 < article.blocks.count,
        article.blocks[block + 1].range.start <= mention.range.start
      {
        block += 1
      }
      names.append(name)
      blocks.append(block)
    }
    let people = PersonResolver(names, blocks: blocks).resolved
    var nextPerson = 0
    var nextPlace = 0
    var ofPlace: [PlaceID: Int] = [:]
    var ofOther: [String: Int] = [:]
    /// The index of an entity, which is made at its first mention.
    func index(of id: String, _ make: @autoclosure () -> Entity) -> Int {
      if let known = ofOther[id] { return known }
      let new = resolution.entities.count
      ofOther[id] = new
      resolution.entities.append(make())
      if resolution.entities[new].kind != .person { resolution.entities[new].mentions = 0 }
      return new
    }
    for mention in mentions {
      let entity: Int
      var confidence = mention.confidence
      switch mention.value {
      case .places:
        let decision = places.decisions[nextPlace]
        nextPlace += 1
        confidence *= decision.confidence
        if let known = ofPlace[decision.place] {
          entity = known
        } else {
          entity = index(of: entityID(of: decision.place), self.entity(for: decision.place))
          ofPlace[decision.place] = entity
        }
      case .person:
        let person = people.entities[people.entityOfMention[nextPerson]]
        entity = index(of: person.id, person)
        nextPerson += 1
      case .brand(let brand): entity = index(of: "brand:\(brand.id)", self.entity(for: brand))
      case .product(let product):
        entity = index(of: "product:\(product.id)", self.entity(for: product))
      case .date(let date): entity = index(of: "date:\(date.value)", self.entity(for: date))
      case .decoy:
        continue
      }
      let kind = resolution.entities[entity].kind
      if kind != .person { resolution.entities[entity].mentions += 1 }
      resolution.mentions.append(
        ResolvedMention(
          entity: resolution.entities[entity].id,
          kind: kind,
          range: mention.range,
          rule: mention.rule,
          confidence: min(max(confidence, 0), 1)
        )
      )
    }
  }

  private func entity(for id: PlaceID) -> Entity {
    let place = gazetteer[id]
    var entity = Entity(id: entityID(of: id), kind: place.kind, name: place.name)
    entity.names = [Name(place.name, language: .english)]
    if let name = place.simplifiedChinese {
      entity.names.append(Name(name, language: .simplifiedChinese))
    }
    if let name = place.traditionalChinese {
      entity.names.append(Name(name, language: .traditionalChinese))
    }
    entity.geonames = place.geonames
    entity.wikidata = place.wikidata
    entity.country = place.countryCode
    entity.admin1 = place.region.map { gazetteer[$0].name }
    entity.latitude = place.latitude
    entity.longitude = place.longitude
    entity.population = place.population
    return entity
  }

  private func entity(for brand: BrandValue) -> Entity {
    var entity = Entity(
      id: "brand:\(brand.id)",
      kind: .brand,
      name: Self.shown(brand.names) ?? brand.id
    )
    entity.names = brand.names
    return entity
  }

  private func entity(for product: ProductValue) -> Entity {
    var entity = Entity(
      id: "product:\(product.id)",
      kind: .product,
      name: Self.shown(product.names) ?? product.id
    )
    entity.names = product.names
    entity.brand = product.brand
    entity.category = product.category
    return entity
  }

  private func entity(for date: DateValue) -> Entity {
    var entity = Entity(id: "date:\(date.value)", kind: .date, name: date.value)
    entity.value = date.value
    entity.earliest = date.earliest
    entity.latest = date.latest
    return entity
  }

  private static func shown(_ names: [Name]) -> String? {
    (names.first { $0.language == .english } ?? names.first)?.text
  }
}
