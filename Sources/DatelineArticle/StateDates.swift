import DatelineModel

/// Finds a day of publication in the state that an application leaves in its scripts.
///
/// Only asked where nothing else on the page names a day.
struct StateDates {
  let page: Page
  let dates: DateReader

  private static let keys: [[UInt8]] = [
    "datepublished", "publishedat", "published_at", "publishdate", "publish_date",
    "publicationdate", "publication_date", "publisheddate", "published_date", "pubdate",
    "pub_date", "firstpublished", "first_published", "publishedtime", "publishtime",
    "publish_time", "deploydt", "displaydate", "display_date", "releasedate", "created_at",
    "createdat", "create_time",
  ].map { Array($0.utf8) }

  /// The first date behind the best key; none or one.
  func find() -> [Facts.DateSource] {
    let bytes = page.tree.source
    var best: (rank: Int, stamp: Stamp)?
    for script in page.scripts {
      for child in Int(script) + 1..<max(Int(script) + 1, Int(page.tree.nodes[Int(script)].end))
      where page.tree.nodes[child].kind == .raw {
        let range = page.tree.nodes[child].textRange
        guard range.end - range.start < 6_000_000 else { continue }
        for (rank, key) in Self.keys.enumerated() where rank < best?.rank ?? Int.max {
          if let stamp = stamp(bytes, key, range.start..<range.end) { best = (rank, stamp) }
        }
      }
    }
    guard let stamp = best?.stamp ?? assigned() ?? written() else { return [] }
    return [Facts.DateSource(stamp: stamp, from: "state", weight: 30)]
  }

  private static let variables: [[UInt8]] = [
    "publish_time", "publishtime", "pubtime", "pub_time", "create_time", "createtime", "ct",
  ].map { Array($0.utf8) }
  private static let declaration = Array("var ".utf8)

  /// The moment that a script assigns to a variable: `var ct = "1706005800"`.
  private func assigned() -> Stamp? {
    let bytes = page.tree.source
    for script in page.scripts {
      for child in Int(script) + 1..<max(Int(script) + 1, Int(page.tree.nodes[Int(script)].end))
      where page.tree.nodes[child].kind == .raw {
        let range = page.tree.nodes[child].textRange
        guard range.end - range.start < 6_000_000 else { continue }
        var from = range.start
        while let at = bytes.find(Self.declaration, in: from..<range.end) {
          from = at + Self.declaration.count
          guard let variable = Self.variables.first(where: { bytes.has($0, at: from) }) else {
            continue
          }
          // The equals sign and the quote, and then the value up to the next quote.
          let name = from + variable.count
          var start = name
          while start < range.end, start < name + 6,
            bytes[start] == 0x20 || bytes[start] == 0x3D || bytes[start] == 0x22
              || bytes[start] == 0x27
          { start += 1 }
          guard start > name, bytes[name..<start].contains(0x3D) else { continue }
          var end = start
          while end < range.end, end < start + 32, bytes[end] != 0x22, bytes[end] != 0x27,
            bytes[end] != 0x3B
          { end += 1 }
          if let stamp = dates.read(bytes.string(start..<end)) { return stamp }
        }
      }
    }
    return nil
  }

  /// No more bytes than a call that writes a date has.
  private static let longestCall = 120

  /// The day that a short script in the page writes: `showDate("2024/01/23 10:30:00")`.
  private func written() -> Stamp? {
    for script in page.scripts {
      for child in Int(script) + 1..<max(Int(script) + 1, Int(page.tree.nodes[Int(script)].end))
      where page.tree.nodes[child].kind == .raw {
        let range = page.tree.nodes[child].textRange
        let bytes = page.tree.source
        guard range.count <= Self.longestCall,
          let found = dates.first(in: bytes, range.start..<range.end)
        else { continue }
        // The argument of a call, and no setting of the page.
        let first = found.range.lowerBound
        guard first >= range.start + 2, bytes[first - 1] == 0x22 || bytes[first - 1] == 0x27,
          bytes[first - 2] == 0x28
        else { continue }
        return found.stamp
      }
    }
    return nil
  }

  private func stamp(_ bytes: [UInt8], _ key: [UInt8], _ range: Range<Int>) -> Stamp? {
    var from = range.lowerBound
    while let at = bytes.find(key, in: from..<range.upperBound) {
      from = at + key.count
      guard at > range.lowerBound, bytes[at - 1] == 0x22 else { continue }
      // Behind the key stand quotes, perhaps escaped, a colon and quotes again.
      var start = from
      while start < range.upperBound, start < from + 8,
        bytes[start] == 0x22 || bytes[start] == 0x5C || bytes[start] == 0x3A || bytes[start] == 0x20
      { start += 1 }
      guard start > from + 1 else { continue }
      var end = start
      while end < range.upperBound, end < start + 40, bytes[end] != 0x22, bytes[end] != 0x2C,
        bytes[end] != 0x7D, bytes[end] != 0x5C
      { end += 1 }
      if let stamp = dates.read(bytes.string(start..<end)) { return stamp }
    }
    return nil
  }
}
