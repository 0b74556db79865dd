import DatelineGazetteer
import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Finds a region or country written behind a city ("Paris, Texas", "Springfield (Mass.)"), and
  /// the other way round in Chinese (日本东京).
  func pair(_ readings: inout [PlaceReading], _ scan: borrowing Scan) {
    for index in readings.indices {
      let city = readings[index]
      guard city.city != nil else { continue }
      if city.isHan {
        pairHan(&readings, index, scan)
        continue
      }
      guard let start = startOfContainer(behind: city, scan) else { continue }
      var other = index + 1
      while other < readings.count, readings[other].first < start { other += 1 }
      while other < readings.count, readings[other].first == start {
        if let container = container(readings[other], of: city, scan) {
          bind(&readings, index, other, container)
          break
        }
        other += 1
      }
    }
  }

  private func bind(
    _ readings: inout [PlaceReading], _ city: Int, _ other: Int, _ container: PlaceID
  ) {
    readings[city].container = container
    readings[city].kind = .city
    readings[city].isPerson = false
    readings[city].add(8, .pair)
    readings[other].add(6, .pair)
    readings[other].kind = gazetteer[container].kind
    readings[other].container = nil
    if readings[other].kind == .region { readings[other].region = container }
    readings[other].isPair = true
  }

  /// The region or country that a reading means behind a city; `nil` if the city is not in it.
  private func container(
    _ reading: PlaceReading, of city: PlaceReading, _ scan: borrowing Scan
  ) -> PlaceID? {
    var places: [PlaceID] = []
    for sense in lexicons.senses(of: reading.form)
    where sense.kind == .region || sense.kind == .country {
      places.append(PlaceID(Int32(sense.index)))
    }
    guard !places.isEmpty else { return nil }
    for sense in lexicons.senses(of: city.form) where sense.kind == .city {
      let id = PlaceID(Int32(sense.index))
      if let place = places.first(where: { facts.lies(id, in: $0) }) { return place }
    }
    return nil
  }

  /// The token behind "City, " or "City (", or directly behind the city.
  private func startOfContainer(behind city: PlaceReading, _ scan: borrowing Scan) -> Int? {
    let next = city.end
    guard isInBlock(next, of: city, scan) else { return nil }
    switch byte(next, scan) {
    case UInt8(ascii: ","), UInt8(ascii: "("):
      return isInBlock(next + 1, of: city, scan) ? next + 1 : nil
    default:
      // Paris Texas, not the Baldwin Wisconsin Idea.
      guard scan.tokens[next].kind == .word else { return nil }
      let behind = next + 1
      let isEmbedded =
        isInBlock(behind, of: city, scan) && scan.tokens[behind].kind == .word
        && scan.tokens[behind].letterCase != .lower
      return isEmbedded ? nil : next
    }
  }

  /// Two foreign names that touch are one longer name (伦敦德里), or the second is a part of what is
  /// in the first.
  private func part(_ readings: inout [PlaceReading], _ index: Int) {
    guard let city = readings[index].city, readings[index].kind == .city,
      facts.renown(city) < 1_000_000
    else { return }
    var other = index - 1
    while other >= 0, readings[other].first > readings[index].first - 8 {
      if readings[other].end == readings[index].first, readings[other].kind == .city,
        readings[other].score >= Self.threshold
      {
        readings[index].add(-4)
        if let before = readings[other].city, facts.isForeignToHan(before),
          facts.isForeignToHan(city)
        {
          readings[other].add(-4)
        }
        return
      }
      other -= 1
    }
  }

  /// 日本东京, 广东深圳: the container stands before, with or without 省 or 的.
  private func pairHan(_ readings: inout [PlaceReading], _ index: Int, _ scan: borrowing Scan) {
    let city = readings[index]
    var other = index - 1
    while other >= 0, readings[other].first > city.first - 8 {
      if readings[other].end == city.first, readings[other].isHan,
        let container = container(readings[other], of: city, scan)
      {
        readings[index].container = container
        readings[index].add(5, .pair)
        readings[other].add(3, .pair)
        readings[other].kind = gazetteer[container].kind
        if readings[other].kind == .region { readings[other].region = container }
        return
      }
      other -= 1
    }
    part(&readings, index)
  }

  /// Lets the items of lists support one another.
  func joinLists(
    _ readings: inout [PlaceReading], _ article: borrowing Article, _ scan: borrowing Scan
  ) {
    var next = [Int32](repeating: -1, count: readings.count)
    var isFirst = [Bool](repeating: true, count: readings.count)
    for index in readings.indices where readings[index].canBeItem {
      guard let start = startOfNextItem(behind: readings[index], article, scan) else { continue }
      var other = index + 1
      while other < readings.count, readings[other].first < start { other += 1 }
      // Longest first: the first one that can be an item.
      while other < readings.count, readings[other].first == start {
        if readings[other].canBeItem {
          next[index] = Int32(other)
          isFirst[other] = false
          break
        }
        other += 1
      }
    }
    for index in readings.indices where isFirst[index] && next[index] >= 0 {
      support(chainFrom: index, next, &readings)
    }
  }

  private func support(
    chainFrom first: Int, _ next: [Int32], _ readings: inout [PlaceReading]
  ) {
    var count = 0
    var solid = 0
    var cities = 0
    var regions = 0
    var index = first
    while index >= 0 {
      count += 1
      if readings[index].score >= Self.threshold { solid += 1 }
      switch readings[index].kind {
      case .city: cities += 1
      case .region: regions += 1
      default: break
      }
      index = Int(next[index])
    }
    index = first
    while index >= 0 {
      let others = solid - (readings[index].score >= Self.threshold ? 1 : 0)
      if count >= 3, others >= 2 {
        // Two thirds of a long list are known cities: the others are meant as such.
        let share = others == count - 1 ? 7 : others * 3 >= count * 2 - 2 ? 5 : 2
        readings[index].add(share, .list)
      } else if others >= 1 {
        readings[index].add(2, .list)
      }
      if cities * 2 > count, count >= 3 {
        readings[index].isListed = true
        asCity(&readings[index])
      } else if regions * 2 >= count, count >= 3, readings[index].region != nil {
        readings[index].kind = .region
      }
      index = Int(next[index])
    }
  }

  /// In a list of cities a country's name is its capital's where the two are alike, and a region's
  /// is the city's.
  private func asCity(_ reading: inout PlaceReading) {
    if let country = reading.country {
      guard let capital = facts.namesake(of: country) else { return }
      reading.city = reading.city ?? capital
      reading.kind = .city
    } else if reading.city != nil {
      reading.kind = .city
    }
  }

  /// The token at which the item behind this one begins; `nil` if no list goes on here.
  private func startOfNextItem(
    behind item: PlaceReading, _ article: borrowing Article, _ scan: borrowing Scan
  ) -> Int? {
    var place = item.end
    guard place < scan.tokens.count else { return nil }
    if scan.tokens[place].block != scan.tokens[item.first].block {
      // One item a block.
      let block = scan.tokens[place].block
      guard isAlone(item.first, scan) else { return nil }
      if scan.tokens[place].kind == .punctuation, place + 1 < scan.tokens.count,
        scan.tokens[place + 1].block == block
      {
        place += 1
      }
      return place
    }
    var separators = 0
    while separators < 3, isInBlock(place, of: item, scan) {
      if words.roles(scan, place, place + 1).contains(.separator) {
        place += 1
      } else if isInBlock(place + 1, of: item, scan), scan.tokens[place].kind == .han,
        words.roles(scan, place, place + 2).contains(.separator)
      {
        place += 2
      } else {
        break
      }
      separators += 1
    }
    if separators == 0 {
      // Cells of a table's row.
      let gap = Int(scan.tokens[place - 1].end)..<Int(scan.tokens[place].start)
      guard gap.contains(where: { article.text[$0] == 9 }) else { return nil }
    }
    return isInBlock(place, of: item, scan) ? place : nil
  }

  /// Whether nothing but a bullet stands before a token in its block.
  private func isAlone(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard let before = index(before: token, scan) else { return true }
    return scan.tokens[before].kind != .word && scan.tokens[before].kind != .han
      && index(before: before, scan) == nil
  }

  // MARK: The document

  /// Lets a document's sure readings decide its doubtful ones.
  func support(_ readings: inout [PlaceReading]) {
    var regions: Set<PlaceID> = []
    var sure: Set<UInt32> = []
    var persons: Set<UInt32> = []
    for reading in readings {
      if reading.isPerson { persons.insert(reading.form) }
      guard reading.score >= Self.threshold else { continue }
      if let container = reading.container { regions.insert(container) }
      switch reading.kind {
      case .region: if let region = reading.region { regions.insert(region) }
      case .city:
        if reading.evidence >= 4, !reading.isPersonal || !reading.isHan || reading.reason >= .noun { sure.insert(reading.form) }
        if let city = reading.city, reading.score >= 6, reading.container == nil,
          let region = gazetteer[city].region
        {
          regions.insert(region)
        }
      default: break
      }
    }
    for index in readings.indices where readings[index].kind == .country {
      // Georgia, where the document speaks of America.
      guard let region = readings[index].region, facts.isKnown(region: region) else { continue }
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
        readings[index].add(-4)
      }
      if readings[index].evidence < 4, sure.contains(form), !readings[index].isPerson {
        readings[index].add(3, .support)
      }
      guard readings[index].score < 6, !readings[index].isPerson, !regions.isEmpty,
        !readings[index].isPersonal, !readings[index].isEmbedded
      else { continue }
      if isSupported(readings[index], by: regions) { readings[index].add(2, .support) }
    }
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
