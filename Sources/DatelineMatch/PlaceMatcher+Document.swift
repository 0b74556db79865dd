import DatelineGazetteer
import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Lets a document's sure readings decide its doubtful ones.
  func support(_ readings: inout [PlaceReading]) {
    settleRegions(&readings)
    var regions: Set<PlaceID> = []
    var sure: Set<UInt32> = []
    var persons: Set<UInt32> = []
    var clubs: Set<UInt32> = []
    // The countries of the cities.
    var countries: Set<PlaceID> = []
    for reading in readings {
      if reading.isPerson { persons.insert(reading.form) }
      if reading.objection == .club { clubs.insert(reading.form) }
      guard reading.score >= Self.threshold else { continue }
      if let container = reading.container { regions.insert(container) }
      switch reading.kind {
      case .region: if let region = reading.region { regions.insert(region) }
      case .city:
        if reading.evidence >= 4, !reading.isPersonal || !reading.isHan || reading.reason >= .noun {
          sure.insert(reading.form)
        }
        if let country = reading.city.flatMap({ gazetteer[$0].country }) {
          countries.insert(country)
        }
        if let city = reading.city, reading.score >= 6, reading.container == nil,
          let region = gazetteer[city].region
        {
          regions.insert(region)
        }
      default: break
      }
    }
    for index in readings.indices where readings[index].kind == .country {
      // Georgia, where the document speaks of America and not of Tbilisi.
      guard let region = readings[index].region, facts.isKnown(region: region),
        !(readings[index].country.map(countries.contains) ?? false)
      else { continue }
      let country = gazetteer[region].country
      if regions.contains(where: { gazetteer[$0].country == country }) {
        readings[index].kind = .region
      }
    }
    for index in readings.indices where readings[index].kind == .city {
      let form = readings[index].form
      if persons.contains(form), !readings[index].isPerson, readings[index].reason < .noun,
        !readings[index].isListed
      {
        readings[index].object(.person, isSmall(readings[index]) ? 9 : 4)
      }
      // Fulham, once it has signed somebody.
      if clubs.contains(form), readings[index].reason < .preposition, !readings[index].isListed {
        readings[index].object(.club, 4)
        continue
      }
      if readings[index].evidence < 4, sure.contains(form), !readings[index].isPerson {
        readings[index].add(readings[index].isPersonal ? 3 : 4, .support)
      }
      guard readings[index].score < 6, !readings[index].isPerson, !regions.isEmpty,
        !readings[index].isPersonal, !readings[index].isEmbedded
      else { continue }
      if isSupported(readings[index], by: regions) { readings[index].add(2, .support) }
    }
    objectToFar(&readings)
  }

  /// Speaks against names without evidence whose cities are of none of the countries of which the
  /// document speaks: the boots of Kalamata in a tale of Ohio.
  private func objectToFar(_ readings: inout [PlaceReading]) {
    var countries: Set<PlaceID> = []
    var sure = 0
    for reading in readings where reading.score >= Self.threshold {
      guard reading.kind != .city || reading.reason >= .list || reading.evidence >= 4 else {
        continue
      }
      let place =
        reading.container
        ?? (reading.kind == .city ? reading.city : reading.region ?? reading.country)
      guard let place else { continue }
      if reading.kind == .country { countries.insert(place) }
      if let country = gazetteer[place].country { countries.insert(country) }
      if let country = reading.country { countries.insert(country) }
      sure += 1
    }
    guard sure >= Self.sureEnough else { return }
    for index in readings.indices {
      let reading = readings[index]
      guard reading.kind == .city, !reading.isHan, reading.score >= Self.threshold,
        reading.reason == .bare, !reading.isListed,
        let city = reading.city, facts.renown(city) < Self.knownEverywhere,
        !lexicons.senses(of: reading.form).contains(where: { sense in
          sense.kind == .city
            && gazetteer[PlaceID(Int32(sense.index))].country.map(countries.contains) ?? false
        })
      else { continue }
      readings[index].object(.afar, 4)
    }
  }

  /// How many places a document names at least that says of which countries it speaks.
  private static let sureEnough = 3
  /// The renown from which on a city is named in passing anywhere.
  private static let knownEverywhere = 500_000

  /// Takes a name that is a county's or a state's and a city's elsewhere (Norfolk, Victoria) for the
  /// county's or the state's where the document names more places of its country than of the cities'
  /// countries.
  private func settleRegions(_ readings: inout [PlaceReading]) {
    func isOpen(_ reading: PlaceReading) -> Bool {
      reading.kind == .city && reading.container == nil && reading.reason < .noun
        && reading.region.map { gazetteer[$0].isCounty || facts.isKnown(region: $0) } ?? false
    }
    guard readings.contains(where: isOpen) else { return }
    var votes: [PlaceID: Int] = [:]
    for reading in readings where reading.score >= Self.threshold && !isOpen(reading) {
      let own =
        switch reading.kind {
        case .region: reading.region
        case .city: reading.city
        default: reading.country
        }
      let place = reading.container ?? own
      if let country = place.flatMap({ gazetteer[$0].country }) { votes[country, default: 0] += 1 }
    }
    // Suffolk, Norfolk and Essex speak for one another.
    if votes.isEmpty {
      let counties = Set(readings.lazy.filter(isOpen).compactMap(\.region))
        .filter { gazetteer[$0].isCounty }
      for county in counties where counties.count >= 3 {
        if let country = gazetteer[county].country { votes[country, default: 0] += 1 }
      }
    }
    for index in readings.indices where isOpen(readings[index]) {
      guard let country = readings[index].region.flatMap({ gazetteer[$0].country }),
        let mine = votes[country]
      else { continue }
      let others = lexicons.senses(of: readings[index].form).lazy.filter { $0.kind == .city }
        .compactMap { gazetteer[PlaceID(Int32($0.index))].country }
      if others.allSatisfy({ $0 != country && votes[$0] ?? 0 < mine }) {
        readings[index].kind = .region
      }
    }
  }

  /// How many people a city has at least whose name a person of the text does not take from it.
  static let large = 100_000

  /// Whether a city is a small one, so that a name of a person of the text is hardly its name as well.
  private func isSmall(_ reading: PlaceReading) -> Bool {
    reading.city.flatMap { gazetteer[$0].population } ?? 0 < Self.large
  }

  private func isSupported(_ reading: PlaceReading, by regions: Set<PlaceID>) -> Bool {
    for sense in lexicons.senses(of: reading.form) where sense.kind == .city {
      if let region = gazetteer[PlaceID(Int32(sense.index))].region, regions.contains(region) {
        return true
      }
    }
    return false
  }
}
