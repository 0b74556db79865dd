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
    // Norfolk is a county only where the document is about its country (`support`).
    if gazetteer[region].isCounty || renown >= 600_000
      || place.region == region && renown >= 100_000
    {
      reading.kind = .city
    } else if facts.isKnown(region: region) {
      reading.kind = .region
    } else {
      reading.kind = .city
    }
  }

  /// Points before any evidence: renown against what else the form can mean.
  func prior(_ reading: PlaceReading, _ scan: borrowing Scan) -> Int {
    let names = (reading.isHan ? 0 : nameCost(reading)) + commonCost(reading, scan)
    switch reading.kind {
    case .country:
      return 6 - names
    case .region:
      let isKnown = reading.region.map { facts.isKnown(region: $0) } ?? false
      guard reading.isHan || !isAbbreviation(reading, scan) else { return 0 }
      let length = reading.end - reading.first
      let points = isKnown ? 5 : reading.isSaint ? -1 : 1
      return points + (length > 1 && !reading.isHan ? 1 : 0) - names - wordCost(reading)
    default:
      guard let city = reading.city else { return 0 }
      let renown = facts.renown(city)
      let place = gazetteer[city]
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
        if facts.isForeignToHan(city), points < 5, place.fame < 40 || reading.isPersonal {
          // Short names written by sound are as often persons' (乔治, 马歇尔).
          points += length >= 5 ? 1 : length == 4 ? 0 : length == 3 || place.isCapital ? -1 : -2
          if reading.isPersonal {
            points -= 2
          } else if length >= 4, place.isWellKnown {
            points += 1
          }
        } else {
          points += length >= 3 ? 1 : 0
        }
      } else if length > 1 {
        // Las Vegas, East Hampton; not so Green Acres or Rock Creek.
        points += isOfCommonWords(reading, scan) ? 0 : 2
      } else if isAbbreviation(reading, scan) {
        points -= 2
      }
      let cost = names >= 5 ? names : min(names, points >= 5 ? 1 : 3)
      return points - cost - wordCost(reading)
    }
  }

  /// What being a common word costs.
  func wordCost(_ reading: PlaceReading) -> Int {
    if reading.isHan {
      guard reading.kinds.contains(.wordHan) else { return 0 }
      let frequency = han.frequency(of: reading.form)
      return frequency >= 300 ? 6 : frequency >= 50 ? 4 : 1
    }
    guard reading.kinds.contains(.wordLatin), reading.end - reading.first == 1 else { return 0 }
    guard let row = lexicons.row(of: reading.form, as: .wordLatin) else { return 0 }
    let size = latinClasses[row]
    return size > 0 && size <= 20 ? 6 : 4
  }

  /// What being a person's name or a brand costs.
  func nameCost(_ reading: PlaceReading) -> Int {
    guard reading.end - reading.first == 1 else { return 0 }
    var cost = 0
    if reading.kinds.contains(.givenName) { cost += 1 }
    if reading.kinds.contains(.surname) { cost += isCommonSurname(reading.form) ? 2 : 1 }
    if reading.kinds.contains(.brand) { cost += 2 }
    return cost
  }

  /// What being a demonym or a known name of something else costs.
  func commonCost(_ reading: PlaceReading, _ scan: borrowing Scan) -> Int {
    if reading.kinds.contains(.demonym), reading.kind != .country { return 8 }
    return words.roles(scan, reading.first, reading.end).contains(.common) ? 5 : 0
  }

  /// Whether it is two or three capitals (LA, SF, NE), dots between them or not.
  func isAbbreviation(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    let bytes = scan.tokens[reading.end - 1].end - scan.tokens[reading.first].start
    return bytes <= 4 && scan.tokens[reading.first].letterCase != .capitalised
      || scan.tokens[reading.first].end - scan.tokens[reading.first].start == 1 && bytes <= 4
      || bytes <= 2
  }

  /// Whether each word of a name is an ordinary one.
  private func isOfCommonWords(_ reading: PlaceReading, _ scan: borrowing Scan) -> Bool {
    (reading.first..<reading.end).allSatisfy {
      scan.tokens[$0].kind != .word || wordKinds(at: $0, scan).contains(.wordLatin)
    }
  }

  /// Whether the name is a person's too: for a Chinese name of a foreign city, whether its English
  /// name is.
  func isPersonal(_ reading: PlaceReading) -> Bool {
    guard reading.isHan else {
      return reading.end - reading.first == 1
        && (reading.kinds.contains(.givenName)
          || reading.kinds.contains(.surname) && isCommonSurname(reading.form))
    }
    guard let city = reading.city, reading.country == nil, facts.isForeignToHan(city),
      facts.renown(city) < 1_000_000
    else { return false }
    guard let form = lexicons.form(gazetteer[city].name) else { return false }
    let kinds = lexicons.kinds(of: form)
    return kinds.contains(.givenName) || kinds.contains(.surname) && isCommonSurname(form)
  }

  /// Whether many people have this surname.
  func isCommonSurname(_ form: UInt32) -> Bool {
    lexicons.row(of: form, as: .surname).map { surnameWeights[$0] >= 5 } ?? false
  }

  /// The candidates, best first by what stands beside the name.
  func candidates(_ reading: PlaceReading, _ scan: borrowing Scan) -> [PlaceID] {
    var cities: [PlaceID] = []
    var countries: [PlaceID] = []
    var regions: [PlaceID] = []
    let tokens = scan.tokens[reading.first..<reading.end]
    for sense in lexicons.senses(of: reading.form)
    where reading.isHan || sense.allows(tokens) {
      let place = PlaceID(Int32(sense.index))
      switch sense.kind {
      case .city: cities.append(place)
      case .country: countries.append(place)
      case .region:
        if place == reading.region { regions.insert(place, at: 0) } else { regions.append(place) }
      default: break
      }
    }
    if let container = reading.container {
      let inside = cities.filter { gazetteer.lies($0, in: container) }
      if !inside.isEmpty { cities = inside + cities.filter { !gazetteer.lies($0, in: container) } }
    }
    if let country = reading.country, let capital = facts.namesake(of: country),
      !cities.contains(capital)
    {
      cities.insert(capital, at: 0)
    }
    switch reading.kind {
    case .city: return cities + countries + regions
    case .region: return regions + countries + cities
    default: return countries + regions + cities
    }
  }
}
