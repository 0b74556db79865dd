internal import DatelineModel

extension ListReconciler {
  /// The whole comparison of two lists.
  ///
  /// - Parameters:
  ///   - matching: What `match()` gave.
  ///   - ids: The ids of the left and the right list.
  ///   - isTraditional: Whether the left and the right list are written in traditional characters.
  ///   - entity: The entity's id of a place.
  /// - Returns: The comparison, without a claim about order.
  func reconciliation(
    _ matching: Matching,
    ids: (left: String, right: String),
    isTraditional: (left: Bool, right: Bool),
    entity: (PlaceID) -> String
  ) -> Reconciliation {
    var places = (left.map(\.place), right.map(\.place))
    for pairing in matching.pairs where pairing.kind == .place || pairing.kind == .homonym {
      places.0[pairing.left] = pairing.place
      places.1[pairing.right] = pairing.place
    }
    let describer = PairDescriber(
      facts: facts,
      left: ListUsage(left, places.0, facts, isTraditional: isTraditional.left),
      right: ListUsage(right, places.1, facts, isTraditional: isTraditional.right)
    )
    var result = Reconciliation(
      left: ids.left,
      right: ids.right,
      leftCount: left.count,
      rightCount: right.count
    )
    result.pairs = matching.pairs.sorted { $0.left < $1.left }.map { pairing in
      let (relation, note) = describer.describe(pairing)
      return Reconciliation.Pair(
        left: pairing.left,
        right: pairing.right,
        entity: pairing.place.map(entity),
        relation: relation,
        note: note
      )
    }
    result.onlyLeft = matching.freeLeft
    result.onlyRight = matching.freeRight
    result.ambiguous = matching.ambiguous
    let isWhole =
      result.onlyLeft.isEmpty && result.onlyRight.isEmpty && result.ambiguous.isEmpty
    let isSame = result.pairs.allSatisfy { $0.relation == .same }
    result.verdict = !isWhole ? .differ : isSame ? .agree : .variants
    if result.pairs.count > 1 {
      let rights = result.pairs.map(\.right)
      result.order = zip(rights, rights.dropFirst()).allSatisfy(<) ? .same : .reordered
    }
    return result
  }
}

/// The names of a list among the forms of their places, and the region that they follow.
struct ListUsage {
  let items: [ListItem]
  let forms: [WrittenForm?]
  let usage: ChineseUsage

  init(
    _ items: [ListItem],
    _ places: [PlaceID?],
    _ facts: any PlaceFacts,
    isTraditional: Bool
  ) {
    self.items = items
    forms = zip(items, places).map { item, place in
      guard item.isHan, let place else { return nil }
      return Self.form(of: item.text, place, facts)
    }
    usage = ChineseUsage(forms.compactMap { $0 }, isTraditional: isTraditional)
  }

  static func form(of text: String, _ place: PlaceID, _ facts: any PlaceFacts) -> WrittenForm {
    let all = facts.chineseForms(of: place)
    let folded = facts.folded(text)
    return WrittenForm(all.filter { facts.folded($0.text) == folded }, of: all)
  }
}

/// Says how the two sides of a pair relate.
struct PairDescriber {
  /// A city that is so many times less known is not thought of.
  private static let renownOfOther = 3

  let facts: any PlaceFacts
  let left: ListUsage
  let right: ListUsage

  func describe(_ pairing: Matching.Pairing) -> (Reconciliation.Relation, String?) {
    let one = left.items[pairing.left]
    let other = right.items[pairing.right]
    guard let place = pairing.place else { return (.same, "the name is not in the gazetteer") }
    if case .slip(let form, let isLeft) = pairing.kind {
      return (.misspelt, "\(isLeft ? one.text : other.text) looks like a slip for \(form)")
    }
    if case .slips(let ours, let theirs) = pairing.kind {
      return (
        .misspelt,
        "\(one.text) looks like a slip for \(ours), \(other.text) like one for \(theirs)"
      )
    }
    if let note = areaNote(one, place) ?? areaNote(other, place) { return (.granularity, note) }
    let notes = [variantNote(left, pairing.left, place), variantNote(right, pairing.right, place)]
      .compactMap { $0 }
    if !notes.isEmpty, !isUsualForAnother(pairing) {
      return (.variant, notes.joined(separator: "; "))
    }
    let several = one.place == place ? other : one
    let name = facts.englishName(of: place)
    if pairing.kind == .homonym, several.meanings.count > 1, !facts.areEqual(several.text, name) {
      return (.same, "\(several.text) can name several cities; the other list says \(name)")
    }
    return (.same, nil)
  }

  /// The note on an item that is written as the country, the region or the district of the city.
  private func areaNote(_ item: ListItem, _ city: PlaceID) -> String? {
    guard facts.kind(of: city) == .city else { return nil }
    let cityName = facts.englishName(of: city)
    let form = cityForm(city, item).map { " (\($0))" } ?? ""
    if let place = item.likeliest, facts.isDistrict(place), facts.district(place, isPartOf: city) {
      return "\(item.text) is the name of a district; the city is \(cityName)" + form
    }
    let areas = facts.areas(named: item.text)
    guard let area = areas.first(where: { facts.area($0, contains: city) }) else { return nil }
    // Singapore, Hong Kong, Macau: the city is the country.
    let areaName = facts.englishName(of: area)
    guard !facts.areEqual(cityName, areaName) else { return nil }
    // Cities that share their region's name (New York, 東京) are named as they are.
    if facts.kind(of: area) == .region, facts.hasName(item.text, city) { return nil }
    let kind = facts.kind(of: area) == .country ? "country" : "region"
    return "\(item.text) is the name of the \(kind) \(areaName); the city is \(cityName)" + form
  }

  /// A Chinese form of a city that is not the area's own name.
  private func cityForm(_ city: PlaceID, _ item: ListItem) -> String? {
    guard item.isHan else { return nil }
    return facts.chineseForms(of: city).first { form in
      !form.regions.isEmpty && !facts.areEqual(form.text, item.text)
    }?.text
  }

  private func variantNote(_ list: ListUsage, _ index: Int, _ place: PlaceID) -> String? {
    let item = list.items[index]
    if facts.isFormer(item.text, place) {
      let today = item.isHan ? currentForm(place, list.usage) : facts.englishName(of: place)
      return "\(item.text) is an older name" + (today.map { "; today it is \($0)" } ?? "")
    }
    guard item.isHan else { return nil }
    let form = list.forms[index]
    guard let form else { return nil }
    return list.usage.note(on: item.text, form, isShared: item.candidates.count > 1)
  }

  /// Whether both names can mean another city as well, of which they are what the lists' regions write:
  /// nothing tells then that a foreign form was chosen (Newcastle).
  private func isUsualForAnother(_ pairing: Matching.Pairing) -> Bool {
    let (one, other) = (left.items[pairing.left], right.items[pairing.right])
    let shared = Set(one.meanings).intersection(other.meanings)
    return shared.contains { place in
      guard let chosen = pairing.place, place != chosen, facts.kind(of: place) == .city,
        facts.renown(of: place) >= facts.renown(of: chosen) / Self.renownOfOther
      else { return false }
      return [(left, one), (right, other)].allSatisfy { list, item in
        guard item.isHan else { return true }
        let form = ListUsage.form(of: item.text, place, facts)
        return !form.regions.isEmpty && list.usage.note(on: item.text, form, isShared: false) == nil
      }
    }
  }

  private func currentForm(_ place: PlaceID, _ usage: ChineseUsage) -> String? {
    let forms = facts.chineseForms(of: place)
    return
      (forms.first { form in usage.regions.contains(where: form.regions.contains) }
      ?? forms.first { !facts.isFormer($0.text, place) })?.text
  }
}
