import DatelineGazetteer
import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Decides between city, region and country by what the names usually mean.
  func settleKind(_ reading: inout PlaceReading) {
    if let country = reading.country {
      let isCity = reading.city != nil && facts.isCityState(country)
      reading.kind = isCity ? .city : .country
      if !isCity, reading.region != nil, reading.city == nil { reading.kind = .country }
      return
    }
    guard let region = reading.region else {
      reading.kind = .city
      return
    }
    guard let city = reading.city else {
      reading.kind = .region
      return
    }
    let place = gazetteer[city]
    let renown = facts.renown(city)
    if renown >= 600_000 || place.region == region && renown >= 100_000 {
      reading.kind = .city
    } else if facts.isKnown(region: region) {
      reading.kind = .region
    } else {
      reading.kind = .city
    }
  }

  /// Points before any evidence: renown against what else the form can mean.
  func prior(_ reading: PlaceReading) -> Int {
    let names = reading.isHan ? 0 : nameCost(reading)
    switch reading.kind {
    case .country:
      return 6 - names
    case .region:
      let isKnown = reading.region.map { facts.isKnown(region: $0) } ?? false
      return (isKnown ? 5 : 2) + (reading.end - reading.first > 1 && !reading.isHan ? 1 : 0) - names
        - wordCost(reading)
    default:
      guard let city = reading.city else { return 0 }
      let renown = facts.renown(city)
      var points =
        switch renown {
        case 1_000_000...: 5
        case 400_000...: 4
        case 120_000...: 3
        case 40_000...: 2
        case 15_000...: 1
        default: 0
        }
      let length = reading.end - reading.first
      if reading.isHan {
        points += length >= 4 ? 2 : length == 3 ? 1 : 0
      } else if length > 1 {
        points += 2
      }
      return points - min(names, points >= 5 ? 1 : 3) - wordCost(reading)
    }
  }

  /// What being a common word costs.
  private func wordCost(_ reading: PlaceReading) -> Int {
    if reading.isHan {
      guard reading.kinds.contains(.wordHan) else { return 0 }
      return han.frequency(of: reading.form) >= 300 ? 6 : 4
    }
    guard reading.kinds.contains(.wordLatin), reading.end - reading.first == 1 else { return 0 }
    for sense in lexicons.senses(of: reading.form) where sense.kind == .wordLatin {
      let size = latinClasses[sense.index]
      return size > 0 && size <= 20 ? 6 : 4
    }
    return 0
  }

  /// What being a person's name or a brand costs.
  private func nameCost(_ reading: PlaceReading) -> Int {
    guard reading.end - reading.first == 1 else { return 0 }
    var cost = 0
    if reading.kinds.contains(.givenName) { cost += 1 }
    if reading.kinds.contains(.surname) { cost += isCommonSurname(reading.form) ? 2 : 1 }
    if reading.kinds.contains(.brand) { cost += 1 }
    return cost
  }

  /// Whether many people have this surname.
  func isCommonSurname(_ form: UInt32) -> Bool {
    for sense in lexicons.senses(of: form) where sense.kind == .surname {
      return surnameWeights[sense.index] >= 5
    }
    return false
  }

  /// The candidates, best first by what stands beside the name.
  func candidates(_ reading: PlaceReading, _ scan: borrowing Scan) -> [PlaceID] {
    var cities: [PlaceID] = []
    var others: [PlaceID] = []
    let tokens = scan.tokens[reading.first..<reading.end]
    for sense in lexicons.senses(of: reading.form)
    where reading.isHan || sense.allows(tokens) {
      let place = PlaceID(Int32(sense.index))
      switch sense.kind {
      case .city: cities.append(place)
      case .country: others.insert(place, at: 0)
      case .region: others.append(place)
      default: break
      }
    }
    if let container = reading.container {
      let inside = cities.filter { facts.lies($0, in: container) }
      if !inside.isEmpty { cities = inside + cities.filter { !facts.lies($0, in: container) } }
    }
    if let country = reading.country, let capital = facts.namesake(of: country),
      !cities.contains(capital)
    {
      cities.insert(capital, at: 0)
    }
    switch reading.kind {
    case .city: return cities + others
    case .region:
      let regions = others.filter { gazetteer[$0].kind == .region }
      return regions + others.filter { gazetteer[$0].kind != .region } + cities
    default: return others + cities
    }
  }
}
