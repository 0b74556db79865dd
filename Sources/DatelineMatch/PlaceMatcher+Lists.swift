import DatelineLexicon
import DatelineModel

extension PlaceMatcher {
  /// Lets the items of lists support one another.
  func joinLists(
    _ readings: inout [PlaceReading],
    _ article: borrowing Article,
    _ scan: borrowing Scan
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
      supportItems(chainFrom: index, next, &readings)
    }
  }

  private func supportItems(
    chainFrom first: Int,
    _ next: [Int32],
    _ readings: inout [PlaceReading]
  ) {
    var count = 0
    var solid = 0
    var likely = 0
    var cities = 0
    var regions = 0
    var index = first
    while index >= 0 {
      count += 1
      if readings[index].score >= Self.threshold { solid += 1 }
      if readings[index].score >= 1 { likely += 1 }
      switch readings[index].kind {
      case .city: cities += 1
      case .region: regions += 1
      default: break
      }
      index = Int(next[index])
    }
    index = first
    while index >= 0 {
      let likelyOthers = likely - (readings[index].score >= 1 ? 1 : 0)
      let others = solid - (readings[index].score >= Self.threshold ? 1 : 0)
      if count >= 3, others >= 2 {
        // Two thirds of a long list are known cities: the others are meant as such.
        let share = others == count - 1 ? 7 : others * 3 >= count * 2 - 2 ? 5 : 2
        readings[index].add(share, .list)
      } else if count >= 3, others >= 1, likelyOthers == count - 1 {
        readings[index].add(5, .list)
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
    behind item: PlaceReading,
    _ article: borrowing Article,
    _ scan: borrowing Scan
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
}
