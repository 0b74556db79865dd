internal import DatelineModel

extension ListReconciler {
  /// The whole comparison of two lists.
  ///
  /// - Parameters:
  ///   - ids: The ids of the left and the right list.
  ///   - isTraditional: Whether the left and the right list are written in traditional characters.
  ///   - entity: The entity's id of a place.
  /// - Returns: The comparison, without a claim about order.
  func reconciliation(
    ids: (left: String, right: String),
    isTraditional: (left: Bool, right: Bool),
    entity: (PlaceID) -> String
  ) -> Reconciliation {
    let matched = match()
    let usages = (
      left: usage(of: left, isTraditional.left), right: usage(of: right, isTraditional.right)
    )
    var result = Reconciliation(
      left: ids.left,
      right: ids.right,
      leftCount: left.count,
      rightCount: right.count
    )
    result.pairs = matched.pairs.map { pairing in
      let (relation, note) = describe(pairing, usages)
      return Reconciliation.Pair(
        left: pairing.left,
        right: pairing.right,
        entity: pairing.place.map(entity),
        relation: relation,
        note: note
      )
    }
    result.onlyLeft = matched.onlyLeft
    result.onlyRight = matched.onlyRight
    result.ambiguous = matched.ambiguous
    let isWhole =
      matched.onlyLeft.isEmpty && matched.onlyRight.isEmpty && matched.ambiguous.isEmpty
    let isSame = result.pairs.allSatisfy { $0.relation == .same }
    result.verdict = !isWhole ? .differ : isSame ? .agree : .variants
    if result.pairs.count > 1 {
      let rights = result.pairs.map(\.right)
      result.order = zip(rights, rights.dropFirst()).allSatisfy(<) ? .same : .reordered
    }
    return result
  }

  private func usage(of items: [ListItem], _ isTraditional: Bool) -> ChineseUsage {
    let forms = items.compactMap { item in
      item.place.map { place in
        facts.chineseForms(of: place).filter { facts.areEqual($0.text, item.text) }
      }
    }
    return ChineseUsage(forms: forms, isTraditional: isTraditional)
  }

  private func describe(
    _ pairing: Pairing,
    _ usages: (left: ChineseUsage, right: ChineseUsage)
  ) -> (Reconciliation.Relation, String?) {
    let sides = [(left[pairing.left], usages.left), (right[pairing.right], usages.right)]
    guard let place = pairing.place else { return (.same, "the name is not in the gazetteer") }
    let english = facts.englishName(of: place)
    if case .slip(let form) = pairing.kind {
      let wrong = sides.first { $0.0.place == nil }?.0.text ?? ""
      return (.misspelt, "\(wrong) looks like a slip for \(form)")
    }
    for (item, _) in sides {
      if let note = areaNote(item, place) { return (.granularity, note) }
    }
    let notes = sides.compactMap { item, usage in variantNote(item, usage, place) }
    if !notes.isEmpty { return (.variant, notes.joined(separator: "; ")) }
    if pairing.kind == .homonym {
      let several = sides.first { $0.0.place != place }?.0.text ?? ""
      return (.same, "\(several) can name several cities; the other list says \(english)")
    }
    return (.same, nil)
  }

  /// The note on an item that is written as the country or region around the city.
  private func areaNote(_ item: ListItem, _ city: PlaceID) -> String? {
    guard facts.kind(of: city) == .city else { return nil }
    let areas = facts.areas(named: item.text)
    guard let area = areas.first(where: { facts.area($0, contains: city) }) else { return nil }
    // Singapore, Hong Kong, Macau: the city is the country.
    let cityName = facts.englishName(of: city)
    guard !facts.areEqual(cityName, facts.englishName(of: area)) else { return nil }
    // Cities that share their region's name (New York, 東京) are named as they are.
    if facts.kind(of: area) == .region, facts.hasName(item.text, city) { return nil }
    let kind = facts.kind(of: area) == .country ? "country" : "region"
    return "\(item.text) is the name of the \(kind) \(facts.englishName(of: area)); "
      + "the city is \(cityName)"
      + (cityForm(city, item).map { " (\($0))" } ?? "")
  }

  /// A Chinese form of a city that is not the area's own name.
  private func cityForm(_ city: PlaceID, _ item: ListItem) -> String? {
    guard item.isHan else { return nil }
    return facts.chineseForms(of: city).first { form in
      !form.regions.isEmpty && !facts.areEqual(form.text, item.text)
    }?.text
  }

  private func variantNote(_ item: ListItem, _ usage: ChineseUsage, _ place: PlaceID) -> String? {
    guard item.isHan else { return nil }
    let all = facts.chineseForms(of: place)
    let matching = all.filter { facts.areEqual($0.text, item.text) }
    return usage.note(
      on: item.text,
      matching: matching,
      all: all,
      isShared: item.candidates.count > 1
    )
  }
}
