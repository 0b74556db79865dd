internal import DatelineGazetteer
internal import DatelineLexicon
internal import DatelineModel

/// The lists of one article with their items, claims and comparisons.
struct ListSet {
  /// Lists of different languages are compared if at least this share of the shorter one's cities
  /// stands in the other.
  static let leastShareInCommon = 0.5

  private let found: [FoundList]
  private let items: [[ListItem]]
  private let claims: [Claims]
  private let languages: [Language?]
  private let article: Article
  private let resolver: Resolver

  init(_ found: [FoundList], _ places: PlaceMentions, _ article: Article, _ resolver: Resolver) {
    self.found = found
    self.article = article
    self.resolver = resolver
    items = found.map { list in
      list.items.map { item in
        ListItem(
          text: article.string(in: item.range),
          place: item.anchor.map { places.decisions[$0].place },
          candidates: item.anchor.map { places.candidates[$0] } ?? []
        )
      }
    }
    claims = found.map { list in
      let context = list.context
      let before = ByteRange(context.start, max(context.start, list.range.start))
      let after = ByteRange(min(list.range.end, context.end), context.end)
      return Claims(before: article.string(in: before), after: article.string(in: after))
    }
    languages = zip(found, items).map { list, items in
      Self.language(of: list, items, article)
    }
  }

  private static func language(of list: FoundList, _ items: [ListItem], _ article: Article)
    -> Language?
  {
    let isChinese = items.count { $0.isHan } * 2 > items.count
    let block = article.blocks.first { $0.range.overlaps(list.range) }
    if let stated = block?.language, stated.isChinese == isChinese { return stated }
    if !isChinese { return .english }
    return article.languages.first { $0.isChinese } ?? .simplifiedChinese
  }

  // MARK: Pairs of lists

  /// The pairs of lists in different languages that name the same cities for the most part.
  private var pairs: [(left: Int, right: Int)] {
    var pairs: [(left: Int, right: Int)] = []
    for left in found.indices {
      for right in found.indices where right > left {
        guard languages[left]?.isChinese != languages[right]?.isChinese else { continue }
        if Self.haveMuchInCommon(items[left], items[right]) { pairs.append((left, right)) }
      }
    }
    return pairs
  }

  /// Whether two lists name the same cities for the most part; at least two.
  static func haveMuchInCommon(_ left: [ListItem], _ right: [ListItem]) -> Bool {
    let ours = Set(left.compactMap(\.place))
    let shared = right.count { item in
      item.place.map(ours.contains) ?? false || item.candidates.contains(where: ours.contains)
    }
    let shorter = min(left.count, right.count)
    return shared >= 2 && Double(shared) >= leastShareInCommon * Double(shorter)
  }

  private func reconciler(_ left: Int, _ right: Int) -> ListReconciler {
    ListReconciler(facts: resolver.facts, left: items[left], right: items[right])
  }

  /// What the other language says about names that can mean several cities.
  func homonyms() -> [(anchor: Int, place: PlaceID)] {
    pairs.flatMap { left, right in
      reconciler(left, right).match().pairs.filter { $0.kind == .homonym }.flatMap { pair in
        [found[left].items[pair.left].anchor, found[right].items[pair.right].anchor]
          .compactMap { $0 }
          .compactMap { anchor in pair.place.map { (anchor, $0) } }
      }
    }
  }

  // MARK: Results

  /// Writes lists, reconciliations and issues.
  func fill(_ resolution: inout Resolution) {
    resolution.items = items
    for (index, list) in found.enumerated() {
      var result = CityList(
        id: "list:\(index + 1)",
        language: languages[index],
        range: list.range,
        items: zip(list.items, items[index]).map { place, item in
          CityList.Item(range: place.range, entity: item.place.map(resolver.entityID))
        }
      )
      result.lead = list.lead.map { article.string(in: $0) }
      result.declaredCount = claims[index].count
      result.orderClaim = claims[index].order
      resolution.lists.append(result)
      resolution.issues.append(contentsOf: issues(of: result, items[index]))
    }
    for (left, right) in pairs {
      var result = reconciler(left, right).reconciliation(
        ids: (resolution.lists[left].id, resolution.lists[right].id),
        isTraditional: (isTraditional(left), isTraditional(right)),
        entity: resolver.entityID
      )
      result.orderClaim = check(left, right, resolution)
      if let check = result.orderClaim, !check.holds {
        resolution.issues.append(
          Issue(
            .note,
            "list.order",
            stage: "reconcile",
            "\(check.list) claims an order that its names are not in"
          )
        )
      }
      resolution.reconciliations.append(result)
    }
  }

  private func isTraditional(_ list: Int) -> Bool {
    languages[list] == .traditionalChinese
  }

  private func issues(of list: CityList, _ items: [ListItem]) -> [Issue] {
    var issues: [Issue] = []
    if let declared = list.declaredCount, declared != items.count {
      issues.append(
        Issue(
          .note,
          "list.count",
          stage: "reconcile",
          "\(list.id): the text says \(declared) cities, the list has \(items.count)"
        )
      )
    }
    var seen: Set<PlaceID> = []
    for item in items {
      guard let place = item.place, !seen.insert(place).inserted else { continue }
      issues.append(
        Issue(
          .note,
          "list.duplicate",
          stage: "reconcile",
          "\(list.id): \(item.text) stands in it more than once"
        )
      )
    }
    return issues
  }

  /// Whether the claim of either list holds; only orders by the English names can be checked.
  private func check(_ left: Int, _ right: Int, _ resolution: Resolution)
    -> Reconciliation.OrderCheck?
  {
    for list in [left, right] where claims[list].order == .englishAlphabet {
      let names = items[list].map { item in
        item.isHan ? item.place.map(resolver.facts.englishName) : item.text
      }
      // A name that is not known could stand anywhere.
      let known = names.compactMap { $0 }.map { Array(resolver.gazetteer.fold.string(of: $0).utf8) }
      let holds = zip(known, known.dropFirst()).allSatisfy { one, next in
        items[list][0].isHan
          ? (one.first ?? 0) <= (next.first ?? 0) : !next.lexicographicallyPrecedes(one)
      }
      return .init(list: resolution.lists[list].id, claim: .englishAlphabet, holds: holds)
    }
    return nil
  }
}
