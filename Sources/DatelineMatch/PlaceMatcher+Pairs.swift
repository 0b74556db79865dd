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
      joinTranslation(&readings, index, scan)
      if city.isHan {
        pairHan(&readings, index, scan)
        continue
      }
      guard !isInside(readings, index), !isAmongRegions(readings, index, scan),
        let start = startOfContainer(behind: city, scan)
      else { continue }
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

  /// Whether a longer reading that is a place holds a reading (Delhi in New Delhi).
  private func isInside(_ readings: [PlaceReading], _ index: Int) -> Bool {
    var other = index - 1
    while other >= 0, readings[other].first > readings[index].first - 6 {
      if readings[other].end >= readings[index].end, readings[other].score >= Self.threshold {
        return true
      }
      other -= 1
    }
    return false
  }

  /// Whether a name that is a region's too follows another in a list: Illinois, Iowa, Louisiana.
  private func isAmongRegions(
    _ readings: [PlaceReading],
    _ index: Int,
    _ scan: borrowing Scan
  ) -> Bool {
    let reading = readings[index]
    guard let region = reading.region, facts.isKnown(region: region), reading.first > 1,
      isInBlock(reading.first - 1, of: reading, scan),
      byte(reading.first - 1, scan) == UInt8(ascii: ",")
    else { return false }
    var other = index - 1
    while other >= 0, readings[other].first > reading.first - 6 {
      if readings[other].end == reading.first - 1, readings[other].kind == .region,
        !readings[other].isPair
      {
        return true
      }
      other -= 1
    }
    return false
  }

  private func bind(
    _ readings: inout [PlaceReading],
    _ city: Int,
    _ other: Int,
    _ container: PlaceID
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
    _ reading: PlaceReading,
    of city: PlaceReading,
    _ scan: borrowing Scan
  ) -> PlaceID? {
    var places: [PlaceID] = []
    for sense in lexicons.senses(of: reading.form)
    where sense.kind == .region || sense.kind == .country {
      places.append(PlaceID(Int32(sense.index)))
    }
    guard !places.isEmpty else { return nil }
    for sense in lexicons.senses(of: city.form) where sense.kind == .city {
      let id = PlaceID(Int32(sense.index))
      if let place = places.first(where: { gazetteer.lies(id, in: $0) }) { return place }
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
      guard scan.tokens[next].kind == .word, city.score >= 1 else { return nil }
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
        readings[other].score >= Self.threshold || readings[other].objection == .institution
      {
        // 廈門高崎國際機場: the second names what the first has.
        readings[index].object(.longerName, readings[index].reason == .context ? 7 : 4)
        if let before = readings[other].city, facts.isForeignToHan(before),
          facts.isForeignToHan(city)
        {
          readings[other].object(.longerName, 4)
        }
        return
      }
      other -= 1
    }
  }

  /// Whether nothing or 的 stands between.
  private func isDirectlyBefore(_ end: Int, _ first: Int, _ scan: borrowing Scan) -> Bool {
    if end == first { return true }
    guard end + 1 == first, scan.tokens[end].kind == .han else { return false }
    return words.roles(scan, end, first).contains(.possessive)
  }

  /// 哈德逊（Hudson, Ohio）: the two names are one city's.
  private func joinTranslation(
    _ readings: inout [PlaceReading],
    _ index: Int,
    _ scan: borrowing Scan
  ) {
    let bracket = readings[index].end
    guard isInBlock(bracket, of: readings[index], scan),
      byte(bracket, scan) == UInt8(ascii: "(")
    else { return }
    var other = index + 1
    while other < readings.count, readings[other].first <= bracket + 1 {
      if readings[other].first == bracket + 1, readings[other].isHan != readings[index].isHan,
        shareCity(readings[index].form, readings[other].form)
      {
        readings[index].add(6, .noun)
        readings[other].add(3, .noun)
        return
      }
      other += 1
    }
  }

  private func shareCity(_ one: UInt32, _ two: UInt32) -> Bool {
    for sense in lexicons.senses(of: one) where sense.kind == .city {
      if lexicons.senses(of: two).contains(where: { $0.kind == .city && $0.index == sense.index }) {
        return true
      }
    }
    return false
  }

  /// 日本东京, 广东深圳: the container stands before, with or without 省 or 的.
  private func pairHan(_ readings: inout [PlaceReading], _ index: Int, _ scan: borrowing Scan) {
    let city = readings[index]
    var other = index - 1
    while other >= 0, readings[other].first > city.first - 8 {
      if isDirectlyBefore(readings[other].end, city.first, scan), readings[other].isHan,
        let container = container(readings[other], of: city, scan)
      {
        readings[index].container = container
        // 山西大同: beside its province, a common word is a city; 中国的民主 is none.
        let isWord = readings[index].kinds.contains(.wordHan)
        let isParted = readings[other].end < city.first
        readings[index].add(isWord ? (isParted ? 2 : 8) : 5, .pair)
        readings[other].add(3, .pair)
        readings[other].kind = gazetteer[container].kind
        if readings[other].kind == .region { readings[other].region = container }
        return
      }
      other -= 1
    }
    part(&readings, index)
  }
}
