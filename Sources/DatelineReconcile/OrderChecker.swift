internal import DatelineModel

/// Whether a list is in the order that its text claims.
struct OrderChecker {
  let facts: any PlaceFacts
  /// Where only the first letters are said to decide.
  let isByInitials: Bool

  /// Whether the claim holds; `nil` if too few names are known to say.
  ///
  /// A name that is not known could stand anywhere.
  func holds(_ claim: OrderClaim, _ items: [ListItem]) -> Bool? {
    switch claim {
    case .englishAlphabet:
      let isHan = items.first?.isHan ?? false
      let names = items.compactMap { item in
        item.isHan ? item.place.map(facts.englishName) : item.text
      }
      let keys = names.map(facts.folded)
      // The English names of a Chinese list are ours; only their first letters are sure.
      if isByInitials || isHan { return Self.ascend(keys.map { $0.prefix(1) }) }
      return Self.anyHolds([
        Self.ascend(keys),
        Self.ascend(keys.map { key in key.filter(\.properties.isAlphabetic) }),
      ])
    case .pinyin:
      let names = items.compactMap(Self.chineseName(facts)).compactMap {
        HanReadings.bundled.syllables(of: $0)
      }
      if isByInitials {
        return Self.ascend(names.map { ($0.first ?? "").unicodeScalars.prefix(1) })
      }
      // 西安 before or after 襄阳: by syllables it is before, by letters behind.
      return Self.anyHolds([
        Self.ascend(names.map { $0.map(String.init) }),
        Self.ascend(names.map { Array($0.joined().unicodeScalars) }),
      ])
    case .strokes:
      let names = items.compactMap(Self.chineseName(facts))
      return Self.anyHolds(
        HanReadings.Standard.allCases.map { standard in
          Self.ascend(
            names.compactMap { name in
              HanReadings.bundled.strokes(ofFirstIn: name, standard).map { [$0] }
            }
          )
        }
      )
    }
  }

  private static func chineseName(_ facts: any PlaceFacts) -> (ListItem) -> String? {
    { item in
      if item.isHan { return item.text }
      return item.place.flatMap { facts.chineseForms(of: $0).first?.text }
    }
  }

  private static func ascend<Key: Sequence>(_ keys: [Key]) -> Bool?
  where Key.Element: Comparable {
    guard keys.count > 1 else { return nil }
    return zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
  }

  private static func anyHolds(_ results: [Bool?]) -> Bool? {
    let known = results.compactMap { $0 }
    return known.isEmpty ? nil : known.contains(true)
  }
}
