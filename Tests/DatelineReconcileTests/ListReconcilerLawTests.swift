import DatelineModel
import Testing

@testable import DatelineReconcile

/// A small world: place `n` of 0..<20 is a city of country 100 + n / 5; its capital is the first.
struct SmallWorld: PlaceFacts {
  func kind(of place: PlaceID) -> EntityKind { place.index >= 100 ? .country : .city }
  func area(_ area: PlaceID, contains place: PlaceID) -> Bool {
    area.index >= 100 && place.index < 100 && area.index - 100 == place.index / 5
  }
  func capital(of country: PlaceID) -> PlaceID? {
    country.index >= 100 ? PlaceID((country.index - 100) * 5) : nil
  }
  func englishName(of place: PlaceID) -> String { "Place\(place.index)" }
  func chineseForms(of place: PlaceID) -> [ChineseForm] { [] }
  func hasName(_ text: String, _ place: PlaceID) -> Bool { text == englishName(of: place) }
  func areEqual(_ left: String, _ right: String) -> Bool { left == right }
  func form(of place: PlaceID, resembling text: String) -> String? {
    text == "Plaec\(place.index)" ? englishName(of: place) : nil
  }
  func areas(named text: String) -> [PlaceID] { [] }
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
    ListReconciler(facts: SmallWorld(), left: left, right: right).reconciliation(
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
  func swappingTheListsSwapsWhatIsOnlyInOne(seed: Int) {
    var random = SplitMix(seed)
    let left = Self.list(&random, random.next(below: 12))
    let right = Self.list(&random, random.next(below: 12))
    let found = compare(left, right)
    let mirrored = compare(right, left)
    #expect(found.onlyLeft.count == mirrored.onlyRight.count)
    #expect(found.onlyRight.count == mirrored.onlyLeft.count)
    #expect(found.pairs.count == mirrored.pairs.count)
    #expect(found.verdict == mirrored.verdict)
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
