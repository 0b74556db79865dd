internal import DatelineGazetteer
internal import DatelineModel

/// The lists of one article with their items, claims and comparisons.
struct ListSet {
  /// Two lists and how their items belong together.
  private struct Comparison {
    var left: Int
    var right: Int
    var reconciler: ListReconciler
    var matching: Matching
  }

  /// Two parts of one list stand no farther apart, in bytes.
  private static let farthestPart = 200

  private let found: [FoundList]
  private var items: [[ListItem]]
  private let claims: [Claims]
  private let languages: [Language?]
  private let comparisons: [Comparison]
  private let doubts: [ListAdoption.Doubts]
  private let article: Article
  private let resolver: Resolver

  init(_ found: [FoundList], _ places: PlaceMentions, _ article: Article, _ resolver: Resolver) {
    self.article = article
    self.resolver = resolver
    func listItems(_ items: [FoundList.Item]) -> [ListItem] {
      items.map { places.item(at: $0, in: article, resolver.facts) }
    }
    var found = found
    for index in found.indices where !found[index].before.isEmpty || !found[index].after.isEmpty {
      let claims = Self.claims(found, index, article)
      found[index].adopt(ListAdoption.share(of: found[index], declared: claims.count))
    }
    var items = found.map { listItems($0.items) }
    var languages = zip(found, items).map { Self.language(of: $0, $1, article) }
    func claimsOfAll() -> [Claims] { found.indices.map { Self.claims(found, $0, article) } }
    func doubtful(_ index: Int) -> ListAdoption.Doubts {
      .init(before: listItems(found[index].before), after: listItems(found[index].after))
    }
    var claims = claimsOfAll()
    let isBilingual =
      languages.contains { $0?.isChinese == true } && languages.contains { $0?.isChinese != true }
    while isBilingual,
      let (list, next) = Self.parts(of: found, items, claims, languages, resolver.facts)
    {
      found[list].append(found.remove(at: next))
      items[list] += items.remove(at: next)
      languages.remove(at: next)
      claims = claimsOfAll()
    }
    if isBilingual, found.contains(where: { !$0.before.isEmpty || !$0.after.isEmpty }) {
      for (left, right) in Self.pairs(items, claims, languages) {
        for (one, other) in [(left, right), (right, left)] {
          let share = ListAdoption.share(
            of: doubtful(one),
            beside: items[one],
            items[other],
            resolver.facts
          )
          guard share != .init() else { continue }
          found[one].adopt(share)
          items[one] = listItems(found[one].items)
        }
      }
      claims = claimsOfAll()
    }
    self.found = found
    doubts = found.indices.map(doubtful)
    comparisons = Self.pairs(items, claims, languages).map { left, right in
      let reconciler = ListReconciler(facts: resolver.facts, left: items[left], right: items[right])
      return Comparison(
        left: left,
        right: right,
        reconciler: reconciler,
        matching: reconciler.match()
      )
    }
    self.items = items
    self.claims = claims
    self.languages = languages
    readHomonyms()
  }

  /// Two lists, one right behind the other, that are one in the other language: the first is paired, and
  /// the second names what its partner has besides.
  private static func parts(
    of found: [FoundList],
    _ items: [[ListItem]],
    _ claims: [Claims],
    _ languages: [Language?],
    _ facts: any PlaceFacts
  ) -> (list: Int, next: Int)? {
    let pairs = pairs(items, claims, languages)
    let paired = Set(pairs.flatMap { [$0.left, $0.right] })
    for (left, right) in pairs {
      for (whole, part) in [(left, right), (right, left)]
      where items[part].count < items[whole].count {
        for (one, other) in [(part, part + 1), (part - 1, part)] {
          let next = one == part ? other : one
          guard found.indices.contains(next), !paired.contains(next),
            (languages[next]?.isChinese == true) == (languages[part]?.isChinese == true),
            found[other].range.start - found[one].range.end <= farthestPart
          else { continue }
          let lacking = ListReconciler(facts: facts, left: items[part], right: items[whole])
            .match().freeRight.map { items[whole][$0] }
          let shared = ListReconciler(facts: facts, left: items[next], right: lacking)
            .match().pairs.count
          if shared >= 2, shared * 5 >= items[next].count * 4 { return (one, other) }
        }
      }
    }
    return nil
  }

  private static func claims(_ found: [FoundList], _ index: Int, _ article: Article) -> Claims {
    let list = found[index]
    // What the text says about the list before is not about this one.
    let start = index > 0 ? max(list.context.start, found[index - 1].range.end) : list.context.start
    let before = ByteRange(min(start, list.range.start), list.range.start)
    let after = ByteRange(min(list.range.end, list.context.end), list.context.end)
    return Claims(before: article.string(in: before), after: article.string(in: after))
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

  /// The pairs of lists in different languages that name the same cities for the most part.
  private static func pairs(
    _ items: [[ListItem]],
    _ claims: [Claims],
    _ languages: [Language?]
  ) -> [(left: Int, right: Int)] {
    let chinese = items.indices.filter { languages[$0]?.isChinese == true }
    let others = items.indices.filter { languages[$0]?.isChinese != true }
    if chinese.isEmpty || others.isEmpty { return [] }
    func lists(_ indices: [Int]) -> [PairableList] {
      indices.enumerated().map { rank, index in
        PairableList(
          items: items[index],
          declaredCount: claims[index].count,
          orderClaim: claims[index].order,
          rank: rank
        )
      }
    }
    return ListPairing.pairs(lists(chinese), lists(others)).map { one, other in
      let (first, second) = (chinese[one], others[other])
      return (min(first, second), max(first, second))
    }.sorted { $0.0 < $1.0 }
  }

  // MARK: Homonyms

  /// Takes over what the other language's list says about names that can mean several cities.
  private mutating func readHomonyms() {
    for comparison in comparisons {
      for pair in comparison.matching.pairs where pair.kind == .homonym {
        // Only mentions have an entity of their own.
        let sides = [(comparison.left, pair.left), (comparison.right, pair.right)]
        for (list, item) in sides where found[list].items[item].anchor != nil {
          items[list][item].place = pair.place
        }
      }
    }
  }

  /// The mentions whose names can mean several cities, and what the other language says they mean.
  func homonyms() -> [(anchor: Int, place: PlaceID)] {
    comparisons.flatMap { comparison in
      comparison.matching.pairs.filter { $0.kind == .homonym }.flatMap { pair in
        [
          found[comparison.left].items[pair.left].anchor,
          found[comparison.right].items[pair.right].anchor,
        ]
        .compactMap { $0 }
        .compactMap { anchor in pair.place.map { (anchor, $0) } }
      }
    }
  }

  // MARK: Results

  /// Writes lists, reconciliations and issues.
  func fill(_ resolution: inout Resolution) {
    resolution.items = items
    resolution.doubts = doubts
    var checks: [Reconciliation.OrderCheck?] = []
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
      checks.append(check(index, result.id))
      resolution.issues += ListIssues.of(result.id, items[index], claims[index], resolver.facts)
      if let check = checks[index], !check.holds {
        resolution.issues.append(ListIssues.wrongOrder(check))
      }
      resolution.lists.append(result)
    }
    resolution.orderChecks = checks
    for comparison in comparisons {
      let (left, right) = (comparison.left, comparison.right)
      var result = comparison.reconciler.reconciliation(
        comparison.matching,
        ids: (resolution.lists[left].id, resolution.lists[right].id),
        isTraditional: (isTraditional(left), isTraditional(right)),
        entity: resolver.entityID
      )
      result.orderClaim = checks[left] ?? checks[right]
      // Names that are no mentions of either text have no entity.
      for (index, pair) in result.pairs.enumerated()
      where found[left].items[pair.left].anchor == nil
        && found[right].items[pair.right].anchor == nil
      {
        result.pairs[index].entity = nil
      }
      resolution.reconciliations.append(result)
    }
  }

  private func isTraditional(_ list: Int) -> Bool {
    languages[list] == .traditionalChinese
  }

  private func check(_ index: Int, _ id: String) -> Reconciliation.OrderCheck? {
    guard let claim = claims[index].order else { return nil }
    let checker = OrderChecker(facts: resolver.facts, isByInitials: claims[index].isByInitials)
    return checker.holds(claim, items[index]).map { .init(list: id, claim: claim, holds: $0) }
  }
}

/// What is to be said of a single list.
enum ListIssues {
  /// A wrong count and names that stand in it twice.
  static func of(_ id: String, _ items: [ListItem], _ claims: Claims?, _ facts: any PlaceFacts)
    -> [Issue]
  {
    var issues: [Issue] = []
    if let declared = claims?.count, declared != items.count,
      !(claims?.isOpen == true && declared > items.count)
    {
      issues.append(
        note("list.count", "\(id): the text says \(declared) cities, the list has \(items.count)")
      )
    }
    var places: Set<PlaceID> = []
    var names: Set<[Unicode.Scalar]> = []
    var unknown: Set<[Unicode.Scalar]> = []
    for item in items {
      let name = facts.folded(item.text)
      var isNew = names.insert(name).inserted
      if let place = item.place {
        // Two cities of one name are none twice.
        isNew = places.insert(place).inserted && !unknown.contains(name)
      } else {
        unknown.insert(name)
      }
      if !isNew {
        issues.append(note("list.duplicate", "\(id): \(item.text) stands in it more than once"))
      }
    }
    return issues
  }

  /// A claim about order that does not hold.
  static func wrongOrder(_ check: Reconciliation.OrderCheck) -> Issue {
    note("list.order", "\(check.list) claims an order that its names are not in")
  }

  private static func note(_ code: String, _ message: String) -> Issue {
    Issue(.note, code, stage: "reconcile", message)
  }
}
