internal import DatelineModel

extension ListReconciler {
  /// A city is meant although another one's name is written only if it is so many times better known.
  private static let renownOfMeant = 10
  /// More unknown names than this are not compared with all names that are known.
  private static let mostDoubleSlips = 40

  /// Pairs names that are written almost like the name of a city of the other list.
  ///
  /// The nearest first: two mistakes count only where one does not explain a name.
  func matchSlips(_ matching: inout Matching) {
    let lefts = matching.freeLeft
    let rights = matching.freeRight
    if lefts.isEmpty || rights.isEmpty { return }
    var edges: [(edge: Matching.Edge, distance: Int)] = []
    for slip in slips(of: lefts, left, meaning: rights, right) {
      let kind = Matching.Kind.slip(meant: slip.form, isLeft: true)
      edges.append(
        (.init(left: slip.item, right: slip.other, place: slip.place, kind: kind), slip.distance)
      )
    }
    for slip in slips(of: rights, right, meaning: lefts, left) {
      let kind = Matching.Kind.slip(meant: slip.form, isLeft: false)
      edges.append(
        (.init(left: slip.other, right: slip.item, place: slip.place, kind: kind), slip.distance)
      )
    }
    matching.pairMutual(edges.filter { $0.distance == 1 }.map(\.edge))
    matching.pairMutual(edges.map(\.edge))
  }

  /// Pairs names that are misspelt in both lists: the nearest cities to one are among those to the
  /// other.
  func matchDoubleSlips(_ matching: inout Matching) {
    let lefts = matching.freeLeft.filter { left[$0].likeliest == nil }
    let rights = matching.freeRight.filter { right[$0].likeliest == nil }
    // Each name is looked for among all that are known, which takes a while.
    guard !lefts.isEmpty, !rights.isEmpty, lefts.count + rights.count <= Self.mostDoubleSlips else {
      return
    }
    let theirs = rights.map { (item: $0, meant: facts.meant(by: right[$0].text)) }
    var edges: [Matching.Edge] = []
    for item in lefts {
      let ours = facts.meant(by: left[item].text)
      for (other, meant) in theirs {
        guard let one = ours.first(where: { one in meant.contains { $0.place == one.place } }),
          let partner = meant.first(where: { $0.place == one.place })
        else { continue }
        let kind = Matching.Kind.slips(left: one.form, right: partner.form)
        edges.append(.init(left: item, right: other, place: one.place, kind: kind))
      }
    }
    matching.pairMutual(edges)
  }

  private struct Slip {
    var item: Int
    var other: Int
    var place: PlaceID
    var form: String
    var distance: Int
  }

  /// The items whose name could be a slip for a city that the other list names.
  private func slips(
    of items: [Int],
    _ written: [ListItem],
    meaning others: [Int],
    _ meant: [ListItem]
  ) -> [Slip] {
    var forms: (latin: [NearForm], han: [NearForm])?
    var slips: [Slip] = []
    for item in items {
      let name = NearForm(facts.folded(written[item].text))
      let isHan = written[item].isHan
      guard name.isLongEnough(isHan: isHan, isKnown: written[item].likeliest != nil) else {
        continue
      }
      let known = forms ?? allForms(of: others, meant)
      forms = known
      var best: [Int: Slip] = [:]
      for form in isHan ? known.han : known.latin {
        let limit = name.mistakesAllowed(isHan: isHan)
        guard let distance = name.distance(to: form, limit: limit), distance > 0,
          distance < best[form.item]?.distance ?? .max, let place = meant[form.item].likeliest,
          isLikely(written[item], distance, place)
        else { continue }
        best[form.item] = Slip(
          item: item,
          other: form.item,
          place: place,
          form: form.text,
          distance: distance
        )
      }
      slips += best.values.sorted { $0.other < $1.other }
    }
    return slips
  }

  /// Whether a name that is a city's own is rather a slip for another one's: only one mistake from
  /// it, and of a city that few know.
  private func isLikely(_ item: ListItem, _ distance: Int, _ meant: PlaceID) -> Bool {
    guard let place = item.likeliest else { return true }
    return distance == 1 && facts.kind(of: place) == .city
      && facts.renown(of: meant) >= Self.renownOfMeant * max(1, facts.renown(of: place))
  }

  private func allForms(of items: [Int], _ list: [ListItem]) -> (
    latin: [NearForm], han: [NearForm]
  ) {
    var latin: [NearForm] = []
    var han: [NearForm] = []
    for item in items {
      guard let place = list[item].likeliest else { continue }
      for text in facts.latinForms(of: place) {
        latin.append(NearForm(facts.folded(text), of: item, text))
      }
      for form in facts.chineseForms(of: place) {
        han.append(NearForm(facts.folded(form.text), of: item, form.text))
      }
    }
    return (latin, han)
  }
}

/// A folded name with what tells quickly that another one is far from it.
struct NearForm {
  let scalars: [Unicode.Scalar]
  /// A bit for each character, as its code point modulo 64: `n` mistakes change at most `2n`.
  private let signature: UInt64
  /// The item of the list whose name it is.
  let item: Int
  /// The name as it is written.
  let text: String

  init(_ scalars: [Unicode.Scalar], of item: Int = 0, _ text: String = "") {
    self.scalars = scalars
    signature = scalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    self.item = item
    self.text = text
  }

  /// Whether a mistake in it can be told from another name; names that are known have to be longer.
  func isLongEnough(isHan: Bool, isKnown: Bool) -> Bool {
    scalars.count >= (isHan ? (isKnown ? 3 : 2) : (isKnown ? 5 : 4))
  }

  /// One mistake, two in Latin names of six letters or more.
  func mistakesAllowed(isHan: Bool) -> Int { isHan || scalars.count < 6 ? 1 : 2 }

  /// The number of characters that are wrong, missing, too many or swapped with their neighbour;
  /// `nil` if they are more than `limit`.
  func distance(to other: NearForm, limit: Int) -> Int? {
    let (left, right) = (scalars, other.scalars)
    guard abs(left.count - right.count) <= limit,
      (signature ^ other.signature).nonzeroBitCount <= 2 * limit
    else { return nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var row = last
    for i in left.indices {
      row[0] = i + 1
      for j in right.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row[j + 1] = best
      }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
