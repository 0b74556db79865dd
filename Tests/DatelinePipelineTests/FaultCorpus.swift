import DatelineGazetteer
import DatelineModel

/// Pairs of a Chinese and an English list in one document, with known faults.
struct FaultCorpus {
  /// What is wrong with a pair of lists.
  enum Fault: String, CaseIterable {
    case none, missing, extra, misspelt, variant, granularity, duplicate, reordered, homonym,
      count, order, several
  }

  /// Something that a comparison has to say, with the name that it is about.
  enum Finding: Hashable {
    case onlyChinese(String), onlyEnglish(String)
    case misspelt(String), variant(String), granularity(String), duplicate(String)
    case homonym(String)
    case reordered, count, order

    var kind: String { String("\(self)".prefix { $0 != "(" }) }
  }

  /// A generated document.
  struct Sample {
    var fault: Fault
    var variant: CityPool.Variant
    var layouts: String
    var document: Document
    var findings: Set<Finding> = []
    /// The GeoNames id of each name that has to be paired, by its Chinese form.
    var entities: [String: String] = [:]
  }

  /// The two lists while faults are put into them.
  struct Draft {
    struct Item {
      var text: String
      /// The city that is meant; for items that were put in or doubled too.
      var city: CityPool.City
    }

    var chinese: [Item]
    var english: [Item]
    var findings: Set<Finding> = []
    var declared: (chinese: Int?, english: Int?) = (nil, nil)
    var claim: OrderClaim?
    /// Indices of cities with a fault already, by place.
    var spoilt: Set<PlaceID> = []
  }

  let pool: CityPool
  private var random: Numbers

  init(_ pool: CityPool, seed: UInt64) {
    self.pool = pool
    random = Numbers(seed)
  }

  /// The next document with a fault.
  mutating func sample(_ fault: Fault) -> Sample {
    while true {
      if let sample = attempt(fault) { return sample }
    }
  }

  private mutating func attempt(_ fault: Fault) -> Sample? {
    let variant = CityPool.Variant.allCases.randomElement(using: &random) ?? .simplified
    var draft = draft(variant)
    var faults = [fault]
    if fault == .several {
      let some: [Fault] = [.missing, .extra, .misspelt, .variant, .granularity, .duplicate, .count]
      faults = some.shuffled(using: &random).prefix(3).sorted { $0.rawValue < $1.rawValue }
      // Counts are taken from the finished lists.
      if let index = faults.firstIndex(of: .count) {
        faults.remove(at: index)
        faults.append(.count)
      }
    }
    if fault == .none, Bool.random(using: &random) { put(.orderClaim, &draft) }
    for fault in faults where !put(fault, variant, &draft) { return nil }
    if !faults.contains(.count), Bool.random(using: &random) {
      draft.declared = (draft.chinese.count, draft.english.count)
    }
    guard hasClearRegion(draft, variant) else { return nil }
    var writer = ListWriter(random: random)
    let (document, layouts) = writer.document(draft, variant)
    random = writer.random
    var sample = Sample(fault: fault, variant: variant, layouts: layouts, document: document)
    sample.findings = draft.findings
    for item in draft.chinese
    where draft.english.contains(where: { $0.city.place == item.city.place }) {
      sample.entities[item.text] = pool.gazetteer[item.city.place].geonames.map { "geonames:\($0)" }
    }
    return sample
  }

  private mutating func draft(_ variant: CityPool.Variant) -> Draft {
    let count = Int.random(in: 5...24, using: &random)
    var taken: Set<String> = []
    var cities: [CityPool.City] = []
    while cities.count < count {
      // Half of the names are such as people have looked at: there the regions differ.
      guard let city = pool.cities.randomElement(using: &random),
        city.isTagged || Bool.random(using: &random),
        taken.isDisjoint(with: [city.english, city.chinese[variant] ?? ""])
      else { continue }
      taken.formUnion([city.english, city.chinese[variant] ?? ""])
      cities.append(city)
    }
    return Draft(
      chinese: cities.map { .init(text: $0.chinese[variant] ?? "", city: $0) },
      english: cities.map { .init(text: $0.english, city: $0) }
    )
  }

  /// Whether the names of a list say which region writes them, where that matters.
  private func hasClearRegion(_ draft: Draft, _ variant: CityPool.Variant) -> Bool {
    guard variant.isTraditional else { return true }
    func foreign(_ other: CityPool.Variant) -> Int {
      draft.chinese.count { pool.isForeign($0.text, $0.city, to: other) }
    }
    let other: CityPool.Variant = variant == .taiwan ? .hongKong : .taiwan
    let (own, others) = (foreign(variant), foreign(other))
    return own == 0 || own < others
  }

  // MARK: Faults

  private enum Extra { case orderClaim }

  private mutating func put(_ extra: Extra, _ draft: inout Draft) {
    draft.claim = .englishAlphabet
    sortByEnglishName(&draft)
  }

  private func sortByEnglishName(_ draft: inout Draft) {
    let fold = pool.gazetteer.fold
    func key(_ item: Draft.Item) -> [UInt8] {
      fold.key(of: item.city.english)
    }
    draft.english.sort { key($0).lexicographicallyPrecedes(key($1)) }
    draft.chinese.sort { key($0).lexicographicallyPrecedes(key($1)) }
  }

  private mutating func put(_ fault: Fault, _ variant: CityPool.Variant, _ draft: inout Draft)
    -> Bool
  {
    switch fault {
    case .none, .several: return true
    case .missing: return remove(&draft)
    case .extra: return add(variant, &draft)
    case .misspelt: return misspell(&draft)
    case .variant: return replaceByVariant(variant, &draft)
    case .granularity: return replaceByCountry(variant, &draft)
    case .duplicate: return double(&draft)
    case .homonym: return addHomonym(variant, &draft)
    case .reordered:
      let index = Int.random(in: 0..<draft.english.count - 1, using: &random)
      draft.english.swapAt(index, draft.english.count - 1)
      draft.findings.insert(.reordered)
      return true
    case .count:
      let wrong = Bool.random(using: &random) ? 1 : -1
      draft.declared = (draft.chinese.count + wrong, draft.english.count)
      draft.findings.insert(.count)
      return true
    case .order:
      put(.orderClaim, &draft)
      let last = draft.english.count - 1
      guard draft.english[0].text.first != draft.english[last].text.first else { return false }
      draft.english.swapAt(0, last)
      draft.chinese.swapAt(0, last)
      draft.findings.insert(.order)
      return true
    }
  }

  private mutating func remove(_ draft: inout Draft) -> Bool {
    let index = Int.random(in: 0..<draft.chinese.count, using: &random)
    let place = draft.chinese[index].city.place
    guard draft.spoilt.insert(place).inserted,
      let partner = draft.english.first(where: { $0.city.place == place })
    else { return false }
    draft.findings.insert(.onlyEnglish(partner.text))
    draft.chinese.remove(at: index)
    return true
  }

  private mutating func add(_ variant: CityPool.Variant, _ draft: inout Draft) -> Bool {
    guard let city = pool.cities.randomElement(using: &random),
      !(draft.chinese + draft.english).contains(where: { $0.city.place == city.place }),
      draft.spoilt.insert(city.place).inserted
    else { return false }
    let index = Int.random(in: 1..<draft.english.count, using: &random)
    if Bool.random(using: &random) {
      draft.findings.insert(.onlyEnglish(city.english))
      draft.english.insert(.init(text: city.english, city: city), at: index)
    } else {
      let name = city.chinese[variant] ?? ""
      draft.findings.insert(.onlyChinese(name))
      draft.chinese.insert(.init(text: name, city: city), at: min(index, draft.chinese.count))
    }
    return true
  }

  private mutating func misspell(_ draft: inout Draft) -> Bool {
    let isEnglish = Bool.random(using: &random)
    let list = isEnglish ? draft.english : draft.chinese
    let index = Int.random(in: 0..<list.count, using: &random)
    let place = list[index].city.place
    var letters = Array(list[index].text)
    if isEnglish {
      guard letters.count >= 6 else { return false }
      let at = Int.random(in: 1..<letters.count - 2, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: letters.swapAt(at, at + 1)
      case 1: letters.remove(at: at)
      case 2: letters.insert("aeilnrst".randomElement(using: &random) ?? "a", at: at)
      default: letters[at] = "aeionrst".randomElement(using: &random) ?? "a"
      }
    } else {
      let at = Int.random(in: 0..<letters.count, using: &random)
      letters[at] = "玻列克哥菲利登曼拿佛丹莎蘭尼".randomElement(using: &random) ?? "玻"
    }
    let wrong = String(letters)
    guard pool.isUnknown(wrong), !wrong.contains("  "), wrong.last != " ",
      draft.spoilt.insert(place).inserted
    else { return false }
    draft.findings.insert(.misspelt(wrong))
    if isEnglish { draft.english[index].text = wrong } else { draft.chinese[index].text = wrong }
    return true
  }

  private mutating func replaceByVariant(_ variant: CityPool.Variant, _ draft: inout Draft) -> Bool
  {
    let other =
      CityPool.Variant.allCases.filter { $0 != variant && $0 != .simplified }
      .randomElement(using: &random) ?? .taiwan
    for index in draft.chinese.indices.shuffled(using: &random) {
      let city = draft.chinese[index].city
      guard let name = city.chinese[other], !draft.spoilt.contains(city.place),
        pool.isForeign(name, city, to: variant),
        pool.gazetteer.places(named: name).first == city.place,
        pool.gazetteer.places(named: name, kind: .region).isEmpty
      else { continue }
      let text = variant.isTraditional ? name : pool.simplifiedForm(of: name)
      draft.chinese[index].text = text
      draft.spoilt.insert(city.place)
      draft.findings.insert(.variant(text))
      return true
    }
    return false
  }

  private mutating func replaceByCountry(_ variant: CityPool.Variant, _ draft: inout Draft) -> Bool
  {
    let capitals = pool.cities.filter { pool.gazetteer[$0.place].isCapital }
    guard let city = capitals.randomElement(using: &random),
      let country = pool.gazetteer[city.place].country,
      pool.gazetteer.capital(of: country) == city.place,
      !draft.chinese.contains(where: { pool.gazetteer[$0.city.place].country == country }),
      draft.spoilt.insert(city.place).inserted
    else { return false }
    let known = pool.gazetteer[country]
    let name = variant.isTraditional ? known.traditionalChinese : known.simplifiedChinese
    guard let name, known.name != city.english, pool.gazetteer.places(named: name).isEmpty,
      pool.gazetteer.places(named: known.name).isEmpty, known.name.count < 20
    else { return false }
    let isEnglish = Bool.random(using: &random)
    guard let before = draft.chinese.randomElement(using: &random)?.city.place,
      let first = draft.chinese.firstIndex(where: { $0.city.place == before }),
      let second = draft.english.firstIndex(where: { $0.city.place == before })
    else { return false }
    let texts = isEnglish ? (city.chinese[variant] ?? "", known.name) : (name, city.english)
    draft.chinese.insert(.init(text: texts.0, city: city), at: first + 1)
    draft.english.insert(.init(text: texts.1, city: city), at: second + 1)
    draft.findings.insert(.granularity(isEnglish ? texts.1 : texts.0))
    return true
  }

  private mutating func double(_ draft: inout Draft) -> Bool {
    let isEnglish = Bool.random(using: &random)
    let list = isEnglish ? draft.english : draft.chinese
    let index = Int.random(in: 0..<list.count, using: &random)
    let item = list[index]
    guard draft.chinese.contains(where: { $0.city.place == item.city.place }),
      draft.english.contains(where: { $0.city.place == item.city.place }),
      draft.spoilt.insert(item.city.place).inserted
    else { return false }
    let at = Int.random(in: index + 1...list.count, using: &random)
    if isEnglish { draft.english.insert(item, at: at) } else { draft.chinese.insert(item, at: at) }
    draft.findings.insert(.duplicate(item.text))
    draft.findings.insert(isEnglish ? .onlyEnglish(item.text) : .onlyChinese(item.text))
    return true
  }

  private mutating func addHomonym(_ variant: CityPool.Variant, _ draft: inout Draft) -> Bool {
    guard let (city, other) = pool.homonyms.randomElement(using: &random),
      !draft.chinese.contains(where: { $0.city.place == other }),
      let name = city.chinese[variant], draft.spoilt.insert(city.place).inserted
    else { return false }
    let index = Int.random(in: 0..<draft.chinese.count, using: &random)
    draft.chinese.insert(.init(text: name, city: city), at: index)
    draft.english.insert(.init(text: city.english, city: city), at: index)
    draft.findings.insert(.homonym(name))
    return true
  }
}

/// Random numbers that depend on their seed alone (SplitMix64).
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
