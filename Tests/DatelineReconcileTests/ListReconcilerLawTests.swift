import DatelineModel
import Testing

@testable import DatelineReconcile

/// A small world: place `n` of 0..<20 is a city of country 100 + n / 5; its capital is the first.
struct SmallWorld: PlaceFacts {
  func kind(of place: PlaceID) -> EntityKind { place.index >= 100 ? .country : .city }
  func areas(around place: PlaceID) -> [PlaceID] {
    place.index < 100 ? [PlaceID(100 + place.index / 5)] : []
  }
  func isDistrict(_ place: PlaceID) -> Bool { false }
  func district(_ district: PlaceID, isPartOf city: PlaceID) -> Bool { false }
  func capital(of country: PlaceID) -> PlaceID? {
    country.index >= 100 ? PlaceID((country.index - 100) * 5) : nil
  }
  func englishName(of place: PlaceID) -> String { "Place\(place.index)" }
  func chineseForms(of place: PlaceID) -> [ChineseForm] { [] }
  func renown(of place: PlaceID) -> Int { 1 }
  func latinForms(of place: PlaceID) -> [String] { [englishName(of: place)] }
  func folded(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
  func isFormer(_ text: String, _ place: PlaceID) -> Bool { false }
  func areas(named text: String) -> [PlaceID] { [] }
  func meant(by text: String) -> [(place: PlaceID, form: String)] {
    guard text.hasPrefix("Plaec"), let index = Int32(text.dropFirst(5)) else { return [] }
    return [(PlaceID(index), "Place\(index)")]
  }
}

@Suite struct ListReconcilerLawTests {
  /// Lists with every kind of trouble: missing, extra, misspelt, unknown, country for city,
  /// homonyms, duplicates.
  static func list(_ random: inout SplitMix, _ count: Int) -> [ListItem] {
    (0..<count).map { _ in
      let city = PlaceID(Int32(random.next(below: 20)))
      switch random.next(below: 10) {
      case 0: return ListItem(text: "Plaec\(city.index)", place: nil, candidates: [])
      case 1: return ListItem(text: "Nowhere\(random.next(below: 3))", place: nil, candidates: [])
      case 2:
        let country = PlaceID(100 + city.index / 5)
        return ListItem(text: "Country", place: country, candidates: [country])
      case 3:
        let other = PlaceID(Int32(random.next(below: 20)))
        return ListItem(text: "Both", place: city, candidates: [city, other])
      default: return ListItem(text: "Place\(city.index)", place: city, candidates: [city])
      }
    }
  }

  func compare(_ left: [ListItem], _ right: [ListItem]) -> Reconciliation {
    let reconciler = ListReconciler(facts: SmallWorld(), left: left, right: right)
    return reconciler.reconciliation(
      reconciler.match(),
      ids: ("l", "r"),
      isTraditional: (false, false),
      entity: { "\($0.index)" }
    )
  }

  @Test(arguments: 0..<300)
  func everyItemIsInExactlyOnePlace(seed: Int) {
    var random = SplitMix(seed)
    let left = Self.list(&random, random.next(below: 15))
    let right = Self.list(&random, random.next(below: 15))
    let found = compare(left, right)
    let lefts =
      found.pairs.map(\.left) + found.onlyLeft + found.ambiguous.flatMap(\.left)
    let rights =
      found.pairs.map(\.right) + found.onlyRight + found.ambiguous.flatMap(\.right)
    #expect(lefts.sorted() == Array(left.indices))
    #expect(rights.sorted() == Array(right.indices))
    #expect(found.leftCount == left.count && found.rightCount == right.count)
    let isWhole = found.onlyLeft.isEmpty && found.onlyRight.isEmpty && found.ambiguous.isEmpty
    #expect((found.verdict == .differ) == !isWhole)
  }

  @Test(arguments: 0..<300)
  func swappingTheListsMirrorsTheResult(seed: Int) {
    var random = SplitMix(seed)
    let left = Self.list(&random, random.next(below: 12))
    let right = Self.list(&random, random.next(below: 12))
    let found = compare(left, right)
    let mirrored = compare(right, left)
    #expect(found.onlyLeft == mirrored.onlyRight)
    #expect(found.onlyRight == mirrored.onlyLeft)
    func key(_ pair: Reconciliation.Pair, isMirrored: Bool) -> String {
      let (one, other) = isMirrored ? (pair.right, pair.left) : (pair.left, pair.right)
      return "\(one) \(other) \(pair.entity ?? "") \(pair.relation)"
    }
    #expect(
      Set(found.pairs.map { key($0, isMirrored: false) })
        == Set(mirrored.pairs.map { key($0, isMirrored: true) })
    )
    #expect(
      Set(found.ambiguous) == Set(mirrored.ambiguous.map { .init(left: $0.right, right: $0.left) })
    )
    #expect(found.order == mirrored.order)
    #expect(found.verdict == mirrored.verdict)
  }

  /// What a comparison says, by names instead of places in the lists.
  func sayings(_ found: Reconciliation, _ left: [ListItem], _ right: [ListItem]) -> [String] {
    let pairs = found.pairs.map { pair in
      "\(left[pair.left].text) \(right[pair.right].text) \(pair.entity ?? "") \(pair.relation)"
    }
    let groups = found.ambiguous.map { group in
      "\(group.left.map { left[$0].text }.sorted()) \(group.right.map { right[$0].text }.sorted())"
    }
    return
      (pairs + groups + found.onlyLeft.map { "- " + left[$0].text }
      + found.onlyRight.map { "+ " + right[$0].text }).sorted()
  }

  @Test(arguments: 0..<300)
  func shufflingChangesTheOrderOnly(seed: Int) {
    var random = SplitMix(seed)
    let left = Self.list(&random, random.next(below: 12))
    let right = Self.list(&random, random.next(below: 12))
    let (one, other) = (left.shuffled(using: &random), right.shuffled(using: &random))
    let (found, shuffled) = (compare(left, right), compare(one, other))
    #expect(sayings(found, left, right) == sayings(shuffled, one, other))
    #expect(found.verdict == shuffled.verdict)
  }

  @Test(arguments: 0..<100)
  func shufflingOneListOfDifferentCitiesChangesTheOrderOnly(seed: Int) {
    var random = SplitMix(seed)
    let left = (0..<12).map { index in
      let city = PlaceID(Int32(index))
      return ListItem(text: "Place\(index)", place: city, candidates: [city])
    }
    let right = left.shuffled(using: &random)
    let found = compare(left, right)
    #expect(found.verdict == .agree)
    #expect(found.pairs.count == 12)
    #expect(found.order == (left.map(\.text) == right.map(\.text) ? .same : .reordered))
  }
}

/// A generator whose numbers depend on its seed alone (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
