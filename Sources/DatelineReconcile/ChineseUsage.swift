/// Where a Chinese name is used.
enum Region: String, CaseIterable, Sendable {
  case cn, tw, hk, sg

  /// The region's name in a note.
  var name: String {
    switch self {
    case .cn: "the mainland"
    case .tw: "Taiwan"
    case .hk: "Hong Kong"
    case .sg: "Singapore"
    }
  }
}

/// A Chinese form of a place's name and the regions that are known to use it; none if only that it
/// occurs is known.
struct ChineseForm: Hashable, Sendable {
  var text: String
  var regions: [Region]
}

/// A Chinese name as written, among the forms of its place.
struct WrittenForm {
  /// All forms of the place.
  var all: [ChineseForm]
  /// The regions that use what is written; empty if that is not known.
  var regions: Set<Region>
  /// Whether what is written is one of the forms at all.
  var isForm: Bool

  init(_ matching: [ChineseForm], of all: [ChineseForm]) {
    self.all = all
    regions = Set(matching.flatMap(\.regions))
    isForm = !matching.isEmpty
  }

  /// Whether a region is known to write something else.
  func isForeign(to region: Region) -> Bool {
    !regions.isEmpty && !regions.contains(region)
      && all.contains { $0.regions.contains(region) }
  }
}

/// Which region's names a list of Chinese names follows.
struct ChineseUsage {
  /// The regions whose names it follows, one for the most part; several where the names fit them
  /// equally.
  let regions: [Region]

  /// Decides from all names together: the region to which the fewest are foreign.
  ///
  /// Simplified characters mean the mainland or Singapore, the mainland in doubt; traditional ones
  /// Taiwan or Hong Kong. A list in traditional characters with the mainland's names was converted
  /// character by character, and its names are worth a note.
  init(_ names: [WrittenForm], isTraditional: Bool) {
    func foreign(_ region: Region) -> Int { names.count { $0.isForeign(to: region) } }
    func own(_ region: Region) -> Int { names.count { $0.regions.contains(region) } }
    if isTraditional {
      let (taiwan, hongKong) = (foreign(.tw), foreign(.hk))
      regions = taiwan == hongKong ? [.tw, .hk] : taiwan < hongKong ? [.tw] : [.hk]
    } else {
      regions = foreign(.sg) + 1 < foreign(.cn) && own(.sg) > 1 ? [.sg] : [.cn]
    }
  }

  /// What is to be said of a name: `nil` if it is what the region writes, or what all regions do.
  ///
  /// - Parameters:
  ///   - text: The name as written.
  ///   - form: The same among the forms of its place.
  ///   - isShared: Whether other cities have the name too; such a name is well known.
  /// - Returns: One sentence, or `nil`.
  func note(on text: String, _ form: WrittenForm, isShared: Bool) -> String? {
    let tagged = form.all.filter { !$0.regions.isEmpty }
    if form.regions.isEmpty {
      guard let usual = usual(in: tagged), form.isForm, !isShared else { return nil }
      // 纽约市 for 纽约 is no other name.
      if text.hasPrefix(usual) || usual.hasPrefix(text) { return nil }
      return "\(text) is an unusual form; the usual one is \(usual)"
    }
    if !regions.allSatisfy(form.isForeign) { return nil }
    var others: [(name: String, regions: [String])] = []
    for region in Region.allCases where !form.regions.contains(region) {
      guard let name = tagged.first(where: { $0.regions.contains(region) })?.text else { continue }
      if let known = others.firstIndex(where: { $0.name == name }) {
        others[known].regions.append(region.name)
      } else {
        others.append((name, [region.name]))
      }
    }
    let here = Region.allCases.filter(form.regions.contains).map(\.name)
    let there = others.map { "\($0.name) (\(Self.list($0.regions)))" }
    return "\(text) is what \(Self.list(here)) \(here.count == 1 ? "writes" : "write"); "
      + "elsewhere: \(Self.list(there))"
  }

  private func usual(in tagged: [ChineseForm]) -> String? {
    let own = tagged.first { form in regions.contains(where: form.regions.contains) }
    return (own ?? tagged.first)?.text
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
