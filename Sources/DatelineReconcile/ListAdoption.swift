internal import DatelineModel

/// Decides about the names beside a list that may belong to it or be something else.
enum ListAdoption {
  /// The doubtful names of a list, in text order.
  struct Doubts {
    var before: [ListItem] = []
    var after: [ListItem] = []

    var isEmpty: Bool { before.isEmpty && after.isEmpty }
  }

  /// How many of the doubtful names are taken into the list: from its beginning backwards, from its end
  /// onwards.
  struct Share: Equatable {
    var before = 0
    var after = 0
  }

  /// The names that fill a list up to the number of cities that the text declares, if that can be done
  /// in one way only.
  static func share(of list: FoundList, declared: Int?) -> Share {
    guard let declared, declared > list.items.count else { return Share() }
    let missing = declared - list.items.count
    switch (list.before.count, list.after.count) {
    case (0, missing...): return Share(after: missing)
    case (missing..., 0): return Share(before: missing)
    case let (before, after) where before + after == missing:
      return Share(before: before, after: after)
    default: return Share()
    }
  }

  /// The names up to the outermost one that means what the other list has and this one lacks.
  static func share(
    of doubts: Doubts,
    beside items: [ListItem],
    _ other: [ListItem],
    _ facts: any PlaceFacts
  ) -> Share {
    if doubts.isEmpty { return Share() }
    let lacking = ListReconciler(facts: facts, left: items, right: other).match().freeRight
    if lacking.isEmpty { return Share() }
    let names = doubts.before + doubts.after
    let found = ListReconciler(facts: facts, left: names, right: lacking.map { other[$0] }).match()
    var share = Share()
    for pair in found.pairs {
      if pair.left < doubts.before.count {
        share.before = max(share.before, doubts.before.count - pair.left)
      } else {
        share.after = max(share.after, pair.left - doubts.before.count + 1)
      }
    }
    return share
  }
}

extension FoundList {
  /// Takes the list behind it for a part of it.
  mutating func append(_ next: FoundList) {
    items += next.items
    after = next.after
    context = ByteRange(context.start, max(context.end, next.context.end))
  }

  /// Takes doubtful names for items.
  mutating func adopt(_ share: ListAdoption.Share) {
    items.insert(contentsOf: before.suffix(share.before), at: 0)
    before.removeLast(share.before)
    items.append(contentsOf: after.prefix(share.after))
    after.removeFirst(share.after)
  }
}
