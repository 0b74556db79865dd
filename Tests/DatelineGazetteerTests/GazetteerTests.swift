import DatelineGazetteer
import DatelineLexicon
import DatelineModel
import Testing

@Suite struct GazetteerTests {
  let gazetteer = Gazetteer.bundled

  @Test(arguments: [
    ("Sydney", "Sydney", "AU"), ("雪梨", "Sydney", "AU"), ("悉尼", "Sydney", "AU"),
    ("迪拜", "Dubai", "AE"), ("杜拜", "Dubai", "AE"), ("DUBAI", "Dubai", "AE"),
    ("科威特", "Kuwait City", "KW"), ("吉隆玻", "Kuala Lumpur", "MY"),
    ("佛羅倫斯", "Florence", "IT"), ("佛罗伦萨", "Florence", "IT"), ("首爾", "Seoul", "KR"),
    ("New York", "New York City", "US"), ("NYC", "New York City", "US"),
    ("紐約", "New York City", "US"), ("Washington, D.C.", "Washington", "US"),
    ("Saint Tropez", "Saint-Tropez", "FR"), ("St. Tropez", "Saint-Tropez", "FR"),
    ("Macao", "Macau", "MO"), ("Zürich", "Zurich", "CH"), ("Zuerich", "Zurich", "CH"),
    ("Köln", "Cologne", "DE"), ("Xian", "Xi'an", "CN"), ("Xi’an", "Xi'an", "CN"),
    ("台北", "Taipei", "TW"), ("臺北", "Taipei", "TW"), ("拉斯維加斯", "Las Vegas", "US"),
    ("Paris", "Paris", "FR"), ("East Hampton", "East Hampton", "US"),
    ("圣特罗佩", "Saint-Tropez", "FR"), ("威尼斯", "Venice", "IT"), ("橫濱", "Yokohama", "JP"),
  ])
  func theMostRenownedPlaceOfAName(name: String, english: String, country: String) throws {
    let place = gazetteer[try #require(gazetteer.places(named: name).first)]
    #expect(place.name == english)
    #expect(place.countryCode == country)
  }

  @Test(arguments: ["挪威", "丹麦", "Norway", "Massachusetts", "马里兰州", "太平洋", "", "洪都拉斯"])
  func thingsThatAreNoCities(name: String) {
    #expect(gazetteer.places(named: name).isEmpty)
  }

  @Test func theEastHamptonOfTheNewsIsInNewYork() throws {
    let place = gazetteer[try #require(gazetteer.places(named: "East Hampton").first)]
    #expect(place.region.flatMap { gazetteer[$0].key } == "US.NY")
  }

  @Test(arguments: [
    ("Truro", "Cornwall", true), ("Manchester", "Greater Manchester", true),
    ("Chelmsford", "Essex", true), ("Chelmsford", "Kent", false), ("Truro", "England", true),
    ("Truro", "Scotland", false), ("Cork", "County Cork", true), ("Boston", "Lincolnshire", false),
  ])
  func citiesLieInCounties(city: String, area: String, lies: Bool) throws {
    let region = try #require(gazetteer.places(named: area, kind: .region).first)
    let first = try #require(gazetteer.places(named: city).first)
    #expect(gazetteer.lies(first, in: region) == lies)
    let countries = gazetteer.countries.filter { gazetteer.lies(first, in: $0) }
    #expect(countries.map { $0 } == [try #require(gazetteer[first].country)])
  }

  /// Countries that gave codes of regions to other ones are the trap: the sources mean different
  /// regions by one code.
  @Test(arguments: [
    ("Tehran", "Tehran"), ("Isfahan", "Isfahan"), ("Shiraz", "Fars"), ("Hanoi", "Hanoi"),
    ("Casablanca", "Casablanca-Settat"), ("Munich", "Bavaria"), ("Yokohama", "Kanagawa"),
    ("Surabaya", "East Java"), ("Wuhan", "Hubei"), ("Perth", "Western Australia"),
  ])
  func citiesLieInTheirRegions(city: String, region: String) throws {
    let place = gazetteer[try #require(gazetteer.places(named: city).first)]
    #expect(place.region.flatMap { gazetteer[$0].name } == region)
  }

  @Test func aCountyIsARegionInARegion() throws {
    let county = gazetteer[try #require(gazetteer.places(named: "Essex", kind: .region).first)]
    #expect(county.isCounty)
    #expect(county.kind == .region)
    #expect(county.region.flatMap { gazetteer[$0].name } == "England")
    #expect(county.countryCode == "GB")
  }

  @Test func everythingAboutOneCity() throws {
    let sydney = gazetteer[try #require(gazetteer.place(geonames: 2_147_714))]
    #expect(sydney.kind == .city)
    #expect(sydney.wikidata == "Q3130")
    #expect(sydney.geonames == 2_147_714)
    #expect(sydney.feature == "PPLA")
    #expect(!sydney.isCapital)
    #expect(sydney.simplifiedChinese == "悉尼")
    #expect(sydney.traditionalChinese == "雪梨")
    #expect(sydney.regions(using: "雪梨") == [.taiwan, .hongKong])
    #expect(sydney.regions(using: "悉尼")?.contains(.mainland) == true)
    #expect(sydney.regions(using: "墨尔本") == nil)
    #expect(try #require(sydney.population) > 4_000_000)
    #expect(abs(try #require(sydney.latitude) + 33.87) < 0.1)
    #expect(abs(try #require(sydney.longitude) - 151.21) < 0.1)
    let region = gazetteer[try #require(sydney.region)]
    #expect(region.kind == .region)
    #expect(region.key == "AU.02")
    #expect(region.name == "New South Wales")
    let country = gazetteer[try #require(sydney.country)]
    #expect(country.kind == .country)
    #expect(country.name == "Australia")
    #expect(country.country == country.id)
    #expect(country.latitude == nil)
    let capital = try #require(gazetteer.capital(of: country.id))
    #expect(gazetteer[capital].name == "Canberra")
    #expect(gazetteer[capital].isCapital)
  }

  @Test func countriesAndRegionsByKey() throws {
    for id in gazetteer.countries {
      #expect(gazetteer.country(code: try #require(gazetteer[id].key)) == id)
    }
    for id in gazetteer.regions {
      #expect(gazetteer.region(key: try #require(gazetteer[id].key)) == id)
    }
    #expect(gazetteer.country(code: "ZZ") == nil)
    #expect(gazetteer.country(code: "") == nil)
    #expect(gazetteer.region(key: "US.CA").map { gazetteer[$0].name } == "California")
  }

  @Test(arguments: [
    ("US", "United States"), ("U.S.", "United States"), ("UAE", "United Arab Emirates"),
    ("英国", "United Kingdom"), ("韓國", "South Korea"), ("寮國", "Laos"),
  ])
  func countriesByName(name: String, english: String) {
    let found = gazetteer.places(named: name, kind: .country)
    #expect(found.map { gazetteer[$0].name } == [english])
  }

  @Test(arguments: [("Calif.", "US.CA"), ("N.Y.", "US.NY"), ("加州", "US.CA"), ("Ont.", "CA.08")])
  func regionsByName(name: String, key: String) {
    #expect(gazetteer.places(named: name, kind: .region).first.flatMap { gazetteer[$0].key } == key)
  }

  @Test func everyCityIsWhole() throws {
    for id in gazetteer.cities {
      let place = gazetteer[id]
      #expect(!place.name.isEmpty && place.latitude != nil && place.country != nil)
      let geonames = try #require(place.geonames)
      #expect(gazetteer.place(geonames: geonames) != nil)
    }
    #expect(gazetteer.place(geonames: 0) == nil)
    #expect(gazetteer.place(geonames: -1) == nil)
  }

  @Test(arguments: [
    ("Philadelpia", "Philadelphia", 1), ("Barcelonna", "Barcelona", 1), ("Pairs", "Paris", 1),
    ("Cincinatti", "Cincinnati", 2), ("洛杉机", "Los Angeles", 1), ("新加波", "Singapore", 1),
    ("布宜諾斯艾莉斯", "Buenos Aires", 1),
  ])
  func misspellings(name: String, english: String, distance: Int) {
    let found = gazetteer.misspellings(of: name)
    #expect(
      found.contains { gazetteer[$0.place].name == english && $0.distance == distance },
      "\(found.map { gazetteer[$0.place].name })"
    )
  }

  @Test func shortNamesAreNotGuessed() {
    #expect(gazetteer.misspellings(of: "巴里").isEmpty)
    #expect(gazetteer.misspellings(of: "Rme").isEmpty)
  }

  @Test func neighbours() throws {
    let milan = try #require(gazetteer.places(named: "Milan").first)
    let monza = try #require(gazetteer.places(named: "Monza").first)
    let rome = try #require(gazetteer.places(named: "Rome").first)
    let near = gazetteer.cities(within: 25, of: milan)
    #expect(near.contains { $0.place == monza })
    #expect(!near.contains { $0.place == rome || $0.place == milan })
    #expect(zip(near, near.dropFirst()).allSatisfy { $0.kilometres <= $1.kilometres })
    let away = try #require(gazetteer.kilometres(from: milan, to: rome))
    #expect(away > 470 && away < 485)
    #expect(gazetteer.kilometres(from: milan, to: milan) == 0)
  }
}
