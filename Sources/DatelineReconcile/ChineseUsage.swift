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

/// Which region's names a list of Chinese names follows.
struct ChineseUsage {
  /// The region; `nil` where the names fit several.
  let region: Region?

  /// Decides from the names that one region alone uses; simplified characters without such a name
  /// mean the mainland.
  ///
  /// Traditional characters are written in several regions, so that nothing follows from them
  /// alone.
  init(forms: [[ChineseForm]], isTraditional: Bool) {
    var votes: [Region: Int] = [:]
    for alternatives in forms {
      let regions = Set(alternatives.flatMap(\.regions))
      if regions.count == 1, let only = regions.first { votes[only, default: 0] += 1 }
    }
    let best = votes.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    let hasRival = votes.contains { $0.key != best?.key && $0.value == best?.value }
    if let best, !hasRival {
      region = best.key
    } else {
      region = isTraditional ? nil : .cn
    }
  }

  /// What is to be said of a name: `nil` if it is what the region writes, or what all regions do.
  ///
  /// - Parameters:
  ///   - text: The name as written.
  ///   - matching: The forms that it equals when folded.
  ///   - all: All forms of the place.
  ///   - isShared: Whether other cities have the name too; such a name is well known.
  /// - Returns: One sentence, or `nil`.
  func note(
    on text: String,
    matching: [ChineseForm],
    all: [ChineseForm],
    isShared: Bool
  ) -> String? {
    let used = Set(matching.flatMap(\.regions))
    let tagged = all.filter { !$0.regions.isEmpty }
    if used.isEmpty {
      guard let usual = usual(in: tagged), !matching.isEmpty, !isShared else { return nil }
      // 纽约市 for 纽约 is no other name.
      if text.hasPrefix(usual) || usual.hasPrefix(text) { return nil }
      return "\(text) is an unusual form; the usual one is \(usual)"
    }
    if let region, used.contains(region) { return nil }
    var others: [(name: String, regions: [String])] = []
    for region in Region.allCases where !used.contains(region) {
      guard let form = tagged.first(where: { $0.regions.contains(region) })?.text else { continue }
      if let known = others.firstIndex(where: { $0.name == form }) {
        others[known].regions.append(region.name)
      } else {
        others.append((form, [region.name]))
      }
    }
    guard !others.isEmpty else { return nil }
    let here = Region.allCases.filter(used.contains).map(\.name)
    let there = others.map { "\($0.name) (\(Self.list($0.regions)))" }
    return "\(text) is what \(Self.list(here)) \(here.count == 1 ? "writes" : "write"); "
      + "elsewhere: \(Self.list(there))"
  }

  private func usual(in tagged: [ChineseForm]) -> String? {
    let region = region ?? .cn
    return (tagged.first { $0.regions.contains(region) } ?? tagged.first)?.text
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
