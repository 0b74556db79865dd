import DatelineModel

extension Chooser {
  /// The publication and the last change.
  func dates(
    url: String?,
    retrieved: CalendarDate?
  ) -> (published: Facts.DateSource?, modified: Stamp?) {
    let shown = ShownDates(self).find()
    var sources = facts.published
    let fromURL = url.flatMap { AddressDate.date(in: $0) }
    if let stamp = fromURL ?? facts.canonical.flatMap({ AddressDate.date(in: $0) }) {
      sources.append(Facts.DateSource(stamp: stamp, from: "url", weight: 55))
    } else if let stamp = url.flatMap({ AddressDate.date(in: $0, sections: true) }) {
      sources.append(Facts.DateSource(stamp: stamp, from: "url", weight: 30))
    }
    sources += timeElements()
    if let text = shown.published { sources.append(text) }
    if sources.isEmpty { sources = StateDates(page: page, dates: dates).find() }
    sources = sources.filter { isBelievable($0.stamp, retrieved) }
    var changes = facts.modified
    if changes.isEmpty, let text = shown.updated { changes.append(text) }
    changes = changes.filter { isBelievable($0.stamp, retrieved) }
    let modified = changes.max { $0.weight < $1.weight }?.stamp
    guard var best = agreed(sources) else { return (nil, modified) }
    if isThread, let first = first(of: sources) ?? shown.first, first.stamp.day < best.stamp.day {
      best = first
    }
    if let shown = shown.published, isMoved(shown, best, sources) {
      best = shown
    } else if let shown = shown.published, isNewEdition(shown, of: best, sources, changes) {
      best = shown
      let exact = (changes + sources).first {
        $0.stamp.day == shown.stamp.day && $0.stamp.seconds != nil && $0.stamp.offset != nil
      }
      if let exact { best.stamp = exact.stamp }
    } else {
      best.stamp = localised(best, sources)
    }
    // What was changed before it was published was changed by somebody else's clock.
    if let modified, modified.day < best.stamp.day.adding(days: -1) { return (best, nil) }
    return (best, modified)
  }

  /// The source of the greatest weight, where sources that agree on the day support each other;
  /// what readers see supports most.
  private func agreed(_ sources: [Facts.DateSource]) -> Facts.DateSource? {
    var best: Facts.DateSource?
    var bestScore = Int.min
    for source in sources {
      var score = source.weight
      for other in sources where other.from != source.from && other.stamp.day == source.stamp.day {
        score += other.from == "text" && other.weight >= 30 ? 22 : 12
      }
      if score > bestScore {
        best = source
        bestScore = score
      }
    }
    return best
  }

  /// What dates the first post of a thread: structured data, or the first of the posts' times.
  ///
  /// The others are those of answers, and of the days when their writers joined.
  private func first(of sources: [Facts.DateSource]) -> Facts.DateSource? {
    sources.first { $0.from == "jsonld" } ?? sources.first { $0.from == "time" }
  }

  /// Whether the page dates itself by another day than its metadata's first publication.
  ///
  /// A guide that is written anew each year keeps its address and its first date in structured
  /// data; what it shows beside the headline, without calling it an update, is the day of what it
  /// now says. Other metadata has to confirm the day.
  private func isNewEdition(
    _ shown: Facts.DateSource,
    of best: Facts.DateSource,
    _ sources: [Facts.DateSource],
    _ changes: [Facts.DateSource]
  ) -> Bool {
    guard best.from == "jsonld" || best.from == "meta", shown.weight >= 50, !facts.isLive,
      shown.stamp.day > best.stamp.day.adding(days: 1)
    else { return false }
    let near = sources.contains {
      ($0.from == "time" || $0.from == "text" || $0.from == "url") && $0.weight >= 40
        && abs($0.stamp.day.daysSinceEpoch - best.stamp.day.daysSinceEpoch) <= 1
    }
    guard !near else { return false }
    return changes.contains { $0.stamp.day == shown.stamp.day && $0.from != "text" }
      || sources.contains { $0.stamp.day == shown.stamp.day && $0.from == "meta" }
  }

  /// Whether the page shows that it is much older than one `meta` element says, which dates the
  /// copy of a text that has moved to another site.
  ///
  /// An anniversary has the day of the year in common.
  private func isMoved(
    _ shown: Facts.DateSource,
    _ best: Facts.DateSource,
    _ sources: [Facts.DateSource]
  ) -> Bool {
    best.from == "meta" && shown.weight >= 50 && shown.stamp.day < best.stamp.day.adding(days: -60)
      && (shown.stamp.day.month != best.stamp.day.month
        || shown.stamp.day.day != best.stamp.day.day)
      && sources.allSatisfy {
        $0.from == "meta" && $0.stamp.day == best.stamp.day || $0.stamp.day == shown.stamp.day
      }
  }

  /// The moment with the day that it had at the place of publication.
  ///
  /// A time in UTC names the neighbouring day for hours of each day; where another source states
  /// the same moment with its offset, or the address or the visible text names the neighbour, that
  /// is the local day.
  private func localised(_ best: Facts.DateSource, _ sources: [Facts.DateSource]) -> Stamp {
    // Midnight is no moment but a day that a program has put into the form of one.
    guard best.stamp.offset == 0, let seconds = best.stamp.seconds, seconds > 0 else {
      return best.stamp
    }
    for source in sources where source.stamp.seconds != nil && source.stamp.offset ?? 0 != 0 {
      if abs(source.stamp.minutes - best.stamp.minutes) <= 1 { return source.stamp }
    }
    let isShownAsIs = sources.contains {
      $0.from == "text" && $0.weight >= 30 && $0.stamp.day == best.stamp.day
    }
    guard !isShownAsIs else { return best.stamp }
    for source in sources
    where source.from == "url" || source.from == "text" || source.from == "time" {
      guard source.stamp.offset != 0 || source.stamp.seconds == nil,
        source.from == "url" || source.weight >= 30
      else { continue }
      let difference = source.stamp.day.daysSinceEpoch - best.stamp.day.daysSinceEpoch
      switch difference {
      case -1: guard seconds < (source.from == "url" ? 9 : 11) * 3600 else { continue }
      case 1: guard seconds >= 10 * 3600, source.from != "url" else { continue }
      default: continue
      }
      if let time = source.stamp.seconds {
        // The same moment by another clock, or the moment of something else.
        let local = source.stamp.day.daysSinceEpoch * 1440 + time / 60
        let ahead = local - (best.stamp.day.daysSinceEpoch * 1440 + seconds / 60)
        guard ahead >= -11 * 60, ahead <= 14 * 60 else { continue }
        if let offset = source.stamp.offset, abs(ahead - offset) > 180 { continue }
      }
      var stamp = best.stamp
      stamp.localDay = source.stamp.day
      return stamp
    }
    return best.stamp
  }

  private func isBelievable(_ stamp: Stamp, _ retrieved: CalendarDate?) -> Bool {
    guard stamp.day.year >= 1990 else { return false }
    if let retrieved { return stamp.day <= retrieved.adding(days: 1) }
    return stamp.day.year < 2040
  }

  /// `time` elements near the title, and the first one in the article.
  private func timeElements() -> [Facts.DateSource] {
    var result: [Facts.DateSource] = []
    let zone = nodeZone()
    for index in page.times {
      let node = Int(index)
      if isElsewhere(node) || isQuoted(node) || isPosted(node) { continue }
      var stamp: Stamp?
      if let value = page.tree.string(.datetime, of: node) { stamp = dates.read(value) }
      if stamp == nil {
        let text = page.plain(inside: node, limit: 100)
        stamp = dates.first(in: text, 0..<text.count)?.stamp
      }
      guard let stamp else { continue }
      var weight = 45
      if zone.contains(node) { weight += 20 }
      if excluded[node] { weight -= 25 }
      if page.tree.attribute(.pubdate, of: node) != nil { weight += 15 }
      if isModification(node) { weight -= 15 }
      weight -= min(10, result.count * 3)
      result.append(Facts.DateSource(stamp: stamp, from: "time", weight: weight))
      if result.count >= 6 { break }
    }
    return result
  }

  /// Whether a node lies in a quotation that does not hold the text.
  func isQuoted(_ index: Int) -> Bool {
    isInside(index) { page.tree.nodes[$0].tag == .blockquote }
  }

  /// Whether a node lies in a post of another site.
  private func isPosted(_ index: Int) -> Bool {
    isInside(index) { node in
      guard let names = page.tree.attribute(.class, of: node) else { return false }
      return page.tree.text.find(Self.tweet, in: names.start..<names.end) != nil
    }
  }

  /// Whether one of the nodes around a node is as said, and does not hold the text.
  private func isInside(_ index: Int, _ isSuch: (Int) -> Bool) -> Bool {
    var node = index
    let text = body.map { Int(page.lines[$0.lowerBound].node) } ?? -1
    for _ in 0..<6 where node > 0 {
      if node <= text, text < Int(page.tree.nodes[node].end) { return false }
      if isSuch(node) { return true }
      node = page.parent(node)
    }
    return false
  }

  private static let tweet = Array("tweet".utf8)

  private func nodeZone() -> Range<Int> {
    guard !page.lines.isEmpty else { return 0..<0 }
    let first =
      titleLine >= 0 ? max(0, titleLine - 8) : body.map { max(0, $0.lowerBound - 15) } ?? 0
    let last =
      body.map { min(page.lines.count - 1, $0.lowerBound + 3) }
      ?? min(page.lines.count - 1, first + 40)
    let start = Int(page.lines[min(first, last)].node)
    return start..<max(start, Int(page.tree.nodes[Int(page.lines[last].node)].end))
  }

  private func isModification(_ node: Int) -> Bool {
    let text = page.plain(inside: page.parent(node), limit: 120)
    return DateLabels.ofChange.contains {
      text.find($0, in: 0..<text.count).map { $0 < 40 } ?? false
    }
  }
}
