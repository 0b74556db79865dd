internal import DatelineModel

/// A place mention as list detection sees it.
struct Anchor {
  /// Where it stands.
  var range: ByteRange
  /// What the document as a whole makes of it.
  var kind: EntityKind
  /// The place.
  var place: PlaceID
  /// The countries and regions that the name could mean as well.
  var areas: [PlaceID]
}

/// An enumeration as it was found.
struct FoundList {
  /// One item: its name and, if it is known, the index of its anchor.
  struct Item {
    var range: ByteRange
    var anchor: Int?
  }

  var items: [Item]
  /// The names right before and right behind it that may belong to it or be something else; the count
  /// that the text declares or the other language's list decides.
  var before: [Item] = []
  var after: [Item] = []
  /// Where the words that introduce it begin; they end where the first item begins, or at the end
  /// of the block before.
  var lead: ByteRange?
  /// The sentence or block around the list, in which counts and claims stand.
  var context: ByteRange

  /// From the first item to the last.
  var range: ByteRange {
    ByteRange(items.first?.range.start ?? 0, items.last?.range.end ?? 0)
  }
}

/// Finds enumerations of cities: in running text, in list items, in tables, line by line.
struct ListFinder {
  /// Fewer items are no list: "Paris and Rome" is a phrase.
  static let fewestItems = 3
  /// The least share of items that are known cities; the rest may be countries or unknown names.
  static let leastShareOfCities = 0.6
  /// With a lesser share of known cities nobody asks whether other names are misspelt.
  static let leastShareKnown = 0.4

  let article: Article
  let anchors: [Anchor]
  /// Whether a country or a region contains a city: `Austin, Texas` is one item.
  let contains: (_ area: PlaceID, _ city: PlaceID) -> Bool
  /// Whether a country or region has a city of its name (Luxembourg, Kuwait).
  let hasNamesake: (_ area: PlaceID) -> Bool
  /// Whether the gazetteer knows a city of a name.
  let isPlaceName: (_ name: String) -> Bool
  /// Whether an unknown name is written almost like a city's.
  let resemblesCity: (_ name: String) -> Bool

  /// All lists, in text order; none overlaps another.
  func lists() -> [FoundList] {
    let blocks = article.blocks
    var found: [FoundList] = []
    var index = 0
    guard anchors.count >= 2 else { return [] }
    while index < blocks.count {
      if let (list, end) = listUnderCountries(from: index) ?? listOverBlocks(from: index) {
        found.append(list)
        index = end
        continue
      }
      let run = runOfItems(from: index)
      var taken = false
      let whole = ByteRange(blocks[index].range.start, blocks[run.upperBound - 1].range.end)
      // A list has two cities at least.
      if run.count > 1 || blocks[index].kind == .tableRow, anchors(in: whole).count >= 2 {
        let lists = listsOfBlocks(run)
        found.append(contentsOf: lists)
        taken = !lists.isEmpty
      }
      if !taken {
        for block in run { found.append(contentsOf: listsInText(blocks[block].range)) }
      }
      index = run.upperBound
    }
    return found.sorted { $0.range.start < $1.range.start }
  }

  // MARK: Anchors

  /// The anchors within a range.
  func anchors(in range: ByteRange) -> Range<Int> {
    let lower = partition { $0.range.start >= range.start }
    let upper = partition { $0.range.start >= range.end }
    return lower..<max(lower, upper)
  }

  private func partition(_ belongs: (Anchor) -> Bool) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if belongs(anchors[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether items name as many cities as a list must have.
  func hasCities(_ items: [FoundList.Item]) -> Bool {
    var cities = 0
    for item in items {
      if let index = item.anchor, anchors[index].kind == .city { cities += 1 }
    }
    return cities >= 2
  }

  /// Whether the items make a list of cities: most of them are, or are named like one.
  func isCityList(_ items: [FoundList.Item]) -> Bool {
    guard items.count >= Self.fewestItems else { return false }
    let needed = Self.leastShareOfCities * Double(items.count)
    var cities = 0
    var namesakes = 0
    for item in items {
      guard let index = item.anchor else { continue }
      if anchors[index].kind == .city {
        cities += 1
      } else if hasNamesake(anchors[index].place) {
        namesakes += 1
      }
    }
    guard cities >= 2 else { return false }
    if Double(cities + namesakes) >= needed { return true }
    let unknown = items.filter { $0.anchor == nil }.map { article.string(in: $0.range) }
    guard Double(cities + namesakes + unknown.count) >= needed else { return false }
    let slips = unknown.filter { !isPlaceName($0) }
    var known = cities + namesakes + unknown.count - slips.count
    if Double(known) >= needed { return true }
    // To look for slips is slow: a list that is worth it is known for the most part.
    guard Double(known) >= Self.leastShareKnown * Double(items.count) else { return false }
    for (index, slip) in slips.enumerated() {
      guard Double(known + slips.count - index) >= needed else { return false }
      if resemblesCity(slip) { known += 1 }
      if Double(known) >= needed { return true }
    }
    return false
  }
}
