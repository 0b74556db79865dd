import DatelineModel

/// Which of several people of one name a short form means.
extension PersonResolver {
  /// The person that a mention means, of those whom its name fits; `nil` of none.
  ///
  /// As a reader decides: whoever shares the form of address (Mrs. Marsh); in the paragraph the one named
  /// there, unless only as somebody's kin; else the one whom the article is about; else the one named
  /// last before, or first after.
  func choose(for index: Int, of fitting: [Int]) -> Int? {
    guard fitting.count > 1 else { return fitting.first }
    let left = addressed(as: mentions[index].honorific, fitting)
    guard left.count > 1 else { return left.first }
    let isKin = left.map { isKinAlone($0, before: index) }
    let own = left.indices.filter { !isKin[$0] }.map { left[$0] }
    if let here = last(before: index, in: blocks[index], of: own) { return here }
    if own.count == 1, isNamed(own[0], before: index) { return own[0] }
    if let here = last(before: index, in: blocks[index], of: left) { return here }
    return main(before: index, of: own) ?? nearest(to: index, of: left)
  }

  /// Those who bear a form of address, if some do and all others bear another.
  private func addressed(as honorific: String?, _ fitting: [Int]) -> [Int] {
    guard let honorific else { return fitting }
    let same = fitting.filter { person in
      people[person].names.contains { $0.honorific == honorific }
    }
    let others = fitting.filter { !same.contains($0) }
    let areOthers = others.allSatisfy { person in
      people[person].names.contains { $0.honorific != nil }
    }
    return same.isEmpty || !areOthers ? fitting : same
  }

  /// Whether the text before a mention names a person only as a relative of somebody (his father, Joe
  /// Marsh).
  private func isKinAlone(_ person: Int, before index: Int) -> Bool {
    var isKin = false
    for mention in people[person].mentions where mention < index {
      // Of a father the word is a form of address too.
      let words = [mentions[mention].role, mentions[mention].honorific]
      guard words.contains(where: { $0.map { Self.kin.contains($0.lowercased()) } ?? false }) else {
        return false
      }
      isKin = true
    }
    return isKin
  }

  func isNamed(_ person: Int, before index: Int) -> Bool {
    (people[person].mentions.first ?? index) < index
  }

  /// How many mentions of a person stand before a mention; they ascend, so that halving finds it.
  private func mentionCount(of person: Int, before index: Int) -> Int {
    let mentions = people[person].mentions
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func lastMention(of person: Int, before index: Int) -> Int? {
    let count = mentionCount(of: person, before: index)
    return count > 0 ? people[person].mentions[count - 1] : nil
  }

  /// The person of some that was mentioned last before a mention in its block.
  private func last(before index: Int, in block: Int, of fitting: [Int]) -> Int? {
    var best: (person: Int, mention: Int)?
    for person in fitting {
      guard let mention = lastMention(of: person, before: index),
        blocks[mention] == block, mention > best?.mention ?? -1
      else { continue }
      best = (person, mention)
    }
    return best?.person
  }

  /// The person whom the text before a mention names first and at least twice as often as any other of
  /// some.
  private func main(before index: Int, of fitting: [Int]) -> Int? {
    let counts = fitting.map { mentionCount(of: $0, before: index) }
    let most = fitting.indices.max { counts[$0] < counts[$1] }
    guard let most, counts[most] > 1 else { return nil }
    let isFirst = fitting.allSatisfy {
      people[fitting[most]].mentions.first ?? 0 <= people[$0].mentions.first ?? 0
    }
    let others = fitting.indices.filter { $0 != most }.map { counts[$0] }.max() ?? 0
    return isFirst && others > 0 && counts[most] >= 2 * others ? fitting[most] : nil
  }

  /// The person of some that was named last before a mention, or first after it.
  private func nearest(to index: Int, of fitting: [Int]) -> Int? {
    fitting.max { left, right in
      let leftLast = lastMention(of: left, before: index) ?? -1
      let rightLast = lastMention(of: right, before: index) ?? -1
      // Named earlier or not at all before this: the other is nearer.
      return (leftLast, -(people[left].mentions.first ?? 0))
        < (rightLast, -(people[right].mentions.first ?? 0))
    }
  }

  /// The roles that people have towards each other.
  private static let kin: Set<String> = [
    "father", "mother", "wife", "husband", "spouse", "widow", "widower", "son", "daughter",
    "brother",
    "sister", "sibling", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather", "grandmother",
    "grandson", "granddaughter", "stepfather", "stepmother", "stepson", "stepdaughter", "partner",
    "girlfriend", "boyfriend", "ex-wife", "ex-husband", "father-in-law", "mother-in-law",
    "twin brother",
    "twin sister", "half-brother", "half-sister", "父亲", "母亲", "妻子", "丈夫", "儿子", "女儿",
    "哥哥", "弟弟", "姐姐", "妹妹", "爸爸", "妈妈", "父親", "母親", "兒子", "女兒",
  ]
}
