import DatelineModel

/// Which of the readings of one page is the better one.
struct Choice {
  let page: Page
  let claims: PageClaims
  let worth: [Int32]
  /// Whether metadata or the lines around the title name a day, as those of articles do.
  let hasDate: Bool

  /// What a reading holds, in bytes.
  private struct Measure {
    var all = 0
    var prose = 0
    var linked = 0
    /// Headings that lead to no other page.
    var headings = 0
    var linkedHeadings = 0
    /// What stands under links to what it tells of.
    var teasers = 0
    var teaserBytes = 0
  }

  private func measure(_ lines: [Int]) -> Measure {
    var result = Measure()
    for line in lines {
      result.all += page.lines[line].count
      if isTeaser(line) {
        result.teasers += worth[line] > 0 ? 1 : 0
        result.teaserBytes += Int(worth[line])
      } else {
        result.prose += Int(worth[line])
      }
      result.linked += Int(page.lines[line].linkBytes)
      if page.lines[line].isHeading {
        if page.lines[line].linkShare < 0.5 {
          result.headings += 1
        } else {
          result.linkedHeadings += 1
        }
      }
    }
    return result
  }

  /// Fewer headings that lead elsewhere are the related stories of an article.
  static let fewestCards = 8

  /// Whether a page is a list of cards, each under a heading that leads to what it tells of, and a
  /// reading without them holds what introduces them alone.
  func prefersCards(_ cards: [Int], to article: [Int]) -> Bool {
    // A brief stands above the headlines of the day, and is dated.
    guard !hasDate else { return false }
    let one = measure(article)
    let all = measure(cards)
    return all.linkedHeadings >= Self.fewestCards && all.linkedHeadings > one.linkedHeadings * 2
      && one.prose * 10 < all.prose * 7
  }

  /// Whether a line stands under a link to what it tells of.
  private func isTeaser(_ line: Int) -> Bool {
    guard line > 0, page.lines[line].count < 400 else { return false }
    let above = page.lines[line - 1]
    return above.count >= 15 && above.linkShare > 0.8
  }

  /// Whether all of a page's main part is nearer to its text than what was found as an article's.
  ///
  /// Articles have one body. A product has its description, its measures and its manual side by
  /// side, a service a section for each of its merits, a listing nothing but short lines.
  func prefersWhole(_ whole: [Int], to article: [Int]) -> Bool {
    let one = measure(article)
    let all = measure(whole)
    if claims.contains(.listing), all.all > one.all * 2, all.all >= 600 {
      // A story of a day that the stream of others stands beside.
      let isStory = hasDate && one.prose >= 1_000 && one.teasers == 0 && one.linkedHeadings == 0
      return !(isStory && all.linkedHeadings >= Self.fewestCards)
    }
    if claims.contains(.front), all.all >= one.all { return all.all >= 200 }
    if !hasDate, one.all < 700, all.all > max(600, one.all * 5) { return true }
    guard all.prose * 10 >= one.prose * 9 else { return false }
    // Little was found. A brief is little too, but is prose, unlike what a list holds.
    if one.all < 600, all.all > one.all * 3, one.prose < 120 || all.prose > one.prose * 2 {
      return all.all >= 200
    }
    if claims.contains(.thread) { return false }
    if claims.contains(.product) { return all.linked * 2 < all.all }
    if claims.contains(.listing) { return one.prose * 3 < all.all }
    if !claims.contains(.article), one.teasers >= 5, one.teaserBytes > one.prose {
      return all.all > one.all
    }
    // Sections with headings of their own stand outside of what was found.
    if !hasDate, all.headings >= one.headings * 2, all.headings >= one.headings + 8,
      (all.linked - one.linked) * 10 < (all.all - one.all) * 3 || one.prose < 500
    {
      return true
    }
    // Far more prose than the article's comes from menus that unfold.
    return all.prose > one.prose + 800 && one.prose * 10 < all.prose * 6
      && one.prose * 8 > all.prose
      && all.linked * 10 < all.all * 4
  }
}
