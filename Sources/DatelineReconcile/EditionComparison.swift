public import DatelineModel

/// A document and what its mentions come to.
public struct Edition: Sendable {
  /// Its text and what is known about it.
  public var article: Article
  /// Its entities and lists.
  public var resolution: Resolution
  /// Whether the text is a list and nothing else.
  public var isPlainList = false

  /// Makes an edition.
  public init(article: Article, resolution: Resolution) {
    self.article = article
    self.resolution = resolution
  }
}

/// What two editions of a text, each a document of its own, say about each other's cities.
public struct EditionComparison: Sendable {
  /// One name of a side.
  public struct Item: Sendable {
    /// The name as written.
    public var text: String
    /// The entity's id; `nil` where the name is unknown.
    public var entity: String?
    /// Its bytes in the document's text.
    public var range: ByteRange?
    /// The sentence that names it; only where the side is no list.
    public var sentence: String?
  }

  /// One side of a comparison: a list, or all cities that the text names where it has no list.
  public struct Side: Sendable {
    /// The list's id, or `text`.
    public var id: String
    /// The language; `nil` where it is not known.
    public var language: Language?
    /// The regions whose Chinese names it uses (`cn`, `tw`, `hk`, `sg`), several where they fit
    /// equally; empty for other languages.
    public var regions: [String]
    /// The words that introduce it.
    public var lead: String?
    /// The number of items that the text claims.
    public var declaredCount: Int?
    /// The names, in order.
    public var items: [Item]
  }

  /// The left document's lists, then its text if that was compared.
  public var left: [Side] = []
  /// The right document's.
  public var right: [Side] = []
  /// The comparisons; `left` and `right` are ids of the sides.
  public var reconciliations: [Reconciliation] = []
}

extension Resolver {
  /// Compares the cities of two documents: their lists where both have some that name the same
  /// cities for the most part, else all the cities that each of them names.
  public func compare(_ left: Edition, _ right: Edition) -> EditionComparison {
    var comparison = EditionComparison(left: sides(of: left), right: sides(of: right))
    var (ours, theirs) = (left.resolution, right.resolution)
    for (one, other) in ListPairing.pairs(pairable(ours), pairable(theirs)) {
      ours.adopt(one, lacking: theirs.items[other], facts)
      theirs.adopt(other, lacking: ours.items[one], facts)
      comparison.left[one].items = ours.items[one].map(item)
      comparison.right[other].items = theirs.items[other].map(item)
      let claim = ours.orderChecks[one] ?? theirs.orderChecks[other]
      comparison.reconciliations.append(
        reconcile(
          (comparison.left[one], ours.items[one]),
          (comparison.right[other], theirs.items[other]),
          claim
        )
      )
    }
    guard comparison.reconciliations.isEmpty else { return comparison }
    let (one, oneItems) = whole(left, &comparison.left)
    let (other, otherItems) = whole(right, &comparison.right)
    comparison.reconciliations = [reconcile((one, oneItems), (other, otherItems), nil)]
    return comparison
  }

  /// Compares the cities that the Chinese text of a bilingual document names with those of the rest, for
  /// documents without lists that belong together.
  ///
  /// - Returns: `nil` if one of the two names no city.
  public func compareLanguages(of edition: Edition) -> EditionComparison? {
    let named = edition.resolution.namedCities
    let chinese = named.filter { edition.article.isChinese(at: $0.range) }
    let others = named.filter { !edition.article.isChinese(at: $0.range) }
    guard let first = chinese.first?.range, let second = others.first?.range else { return nil }
    let isChineseFirst = first.start < second.start
    var comparison = EditionComparison(left: sides(of: edition), right: sides(of: edition))
    let one = side(of: isChineseFirst ? chinese : others, edition)
    let other = side(of: isChineseFirst ? others : chinese, edition)
    comparison.left.append(one)
    comparison.right.append(other)
    comparison.reconciliations = [
      reconcile(
        (one, isChineseFirst ? chinese : others),
        (other, isChineseFirst ? others : chinese),
        nil
      )
    ]
    return comparison
  }

  /// The lists of one document, as sides.
  public func sides(of edition: Edition) -> [EditionComparison.Side] {
    zip(edition.resolution.lists, edition.resolution.items).map { list, items in
      EditionComparison.Side(
        id: list.id,
        language: list.language,
        regions: regions(of: items, list.language),
        lead: list.lead,
        declaredCount: list.declaredCount,
        items: items.map(item)
      )
    }
  }

  /// The one list of a plain list; of any other text all cities that it names, as a side of its own.
  private func whole(_ edition: Edition, _ sides: inout [EditionComparison.Side]) -> (
    EditionComparison.Side, [ListItem]
  ) {
    if edition.isPlainList, let list = sides.first {
      return (list, edition.resolution.items[0])
    }
    var seen: Set<PlaceID> = []
    let items = edition.resolution.namedCities.filter { item in
      item.place.map { seen.insert($0).inserted } ?? true
    }
    let side = side(of: items, edition)
    sides.append(side)
    return (side, items)
  }

  /// The cities that a text names, each with the sentence that names it first.
  private func side(of items: [ListItem], _ edition: Edition) -> EditionComparison.Side {
    let range = items.first?.range
    let language =
      range.flatMap { edition.article.block(around: $0)?.language }
      ?? edition.article.languages.first ?? edition.resolution.lists.first?.language
    return EditionComparison.Side(
      id: "text",
      language: language,
      regions: regions(of: items, language),
      items: items.map { named in
        var item = item(named)
        item.sentence = named.range.flatMap { edition.article.sentence(around: $0) }
        return item
      }
    )
  }

  func reconcile(
    _ left: (side: EditionComparison.Side, items: [ListItem]),
    _ right: (side: EditionComparison.Side, items: [ListItem]),
    _ claim: Reconciliation.OrderCheck?
  ) -> Reconciliation {
    let reconciler = ListReconciler(facts: facts, left: left.items, right: right.items)
    var result = reconciler.reconciliation(
      reconciler.match(),
      ids: (left.side.id, right.side.id),
      isTraditional: (
        left.side.language == .traditionalChinese, right.side.language == .traditionalChinese
      ),
      entity: entityID
    )
    result.orderClaim = claim
    return result
  }

  private func item(_ item: ListItem) -> EditionComparison.Item {
    EditionComparison.Item(
      text: item.text,
      entity: item.place.map(entityID),
      range: item.range
    )
  }

  private func regions(of items: [ListItem], _ language: Language?) -> [String] {
    guard language?.isChinese == true else { return [] }
    let isTraditional = language == .traditionalChinese
    let usage = ListUsage(
      items,
      items.map(\.likeliest),
      facts,
      isTraditional: isTraditional
    ).usage
    return usage.regions.map(\.rawValue)
  }

  private func pairable(_ resolution: Resolution) -> [PairableList] {
    zip(resolution.lists, resolution.items).enumerated().map { rank, list in
      PairableList(
        items: list.1,
        declaredCount: list.0.declaredCount,
        orderClaim: list.0.orderClaim,
        rank: rank
      )
    }
  }
}

extension Resolution {
  /// Takes the doubtful names beside a list into it that stand for what it lacks of another one.
  fileprivate mutating func adopt(
    _ list: Int,
    lacking other: [ListItem],
    _ facts: any PlaceFacts
  ) {
    let share = ListAdoption.share(of: doubts[list], beside: items[list], other, facts)
    items[list].insert(contentsOf: doubts[list].before.suffix(share.before), at: 0)
    items[list].append(contentsOf: doubts[list].after.prefix(share.after))
  }
}

extension Article {
  /// The block that holds a range.
  func block(around range: ByteRange) -> Block? {
    blocks.first { $0.range.contains(range) }
  }

  /// Whether a range stands in Chinese text.
  func isChinese(at range: ByteRange?) -> Bool {
    guard let range else { return false }
    if let language = block(around: range)?.language { return language.isChinese }
    return languages.first?.isChinese ?? false
  }

  /// The sentence around a range, within its block; `nil` if no block holds it.
  func sentence(around range: ByteRange) -> String? {
    guard let block = block(around: range) else { return nil }
    let passage = Passage(text, block.range)
    let sentence = passage.sentence(
      around: passage.index(at: range.start)..<passage.index(at: range.end)
    )
    return passage.string(passage.trimmed(sentence))
  }
}
