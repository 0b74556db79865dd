internal import DatelineModel
internal import DatelineReconcile

/// Decides which documents of two folders are editions of one another: by the pages' own links to
/// their other languages, by address, by name, and last by the cities that they name.
enum EditionPairing {
  /// At least this share of the cities of both has to be the same where nothing else speaks for it.
  private static let leastShareInCommon = 0.5
  /// And at least so many.
  private static let fewestInCommon = 3

  static func pairs(_ left: [ReadEdition], _ right: [ReadEdition]) -> [(left: Int, right: Int)] {
    var pairs: [(left: Int, right: Int)] = []
    var freeLeft = Array(left.indices)
    var freeRight = Array(right.indices)
    func take(_ found: [(left: Int, right: Int)]) {
      for (one, other) in found where freeLeft.contains(one) && freeRight.contains(other) {
        pairs.append((one, other))
        freeLeft.removeAll { $0 == one }
        freeRight.removeAll { $0 == other }
      }
    }
    take(linked(left, right))
    let keys: [(ReadEdition) -> String?] = [
      { $0.addresses.first.map(key(ofAddress:)) },
      { key(ofPath: $0.path) },
    ]
    for key in keys {
      take(equal(freeLeft.map { ($0, key(left[$0])) }, freeRight.map { ($0, key(right[$0])) }))
    }
    take(alike(freeLeft.map { ($0, left[$0]) }, freeRight.map { ($0, right[$0]) }))
    return pairs.sorted { $0.left < $1.left }
  }

  /// The documents of which one links to the other as an edition in another language.
  private static func linked(_ left: [ReadEdition], _ right: [ReadEdition]) -> [(
    left: Int, right: Int
  )] {
    var owners: [String: Int] = [:]
    for (index, edition) in right.enumerated() {
      for address in edition.addresses { owners[plain(address)] = index }
    }
    var found: [(left: Int, right: Int)] = []
    for (index, edition) in left.enumerated() {
      if let other = edition.alternates.lazy.compactMap({ owners[plain($0)] }).first {
        found.append((index, other))
      }
    }
    owners = [:]
    for (index, edition) in left.enumerated() {
      for address in edition.addresses { owners[plain(address)] = index }
    }
    for (index, edition) in right.enumerated() {
      if let other = edition.alternates.lazy.compactMap({ owners[plain($0)] }).first {
        found.append((other, index))
      }
    }
    return found
  }

  /// The pairs of equal keys that no other document of the same side has.
  private static func equal(
    _ left: [(index: Int, key: String?)],
    _ right: [(index: Int, key: String?)]
  ) -> [(left: Int, right: Int)] {
    func owners(_ side: [(index: Int, key: String?)]) -> [String: Int] {
      var found: [String: [Int]] = [:]
      for (index, key) in side {
        if let key, !key.isEmpty { found[key, default: []].append(index) }
      }
      return found.filter { $0.value.count == 1 }.compactMapValues(\.first)
    }
    let others = owners(right)
    return owners(left).compactMap { key, index in others[key].map { (index, $0) } }
      .sorted { $0.left < $1.left }
  }

  /// The pairs that name the same cities, the most alike first.
  private static func alike(
    _ left: [(index: Int, edition: ReadEdition)],
    _ right: [(index: Int, edition: ReadEdition)]
  ) -> [(left: Int, right: Int)] {
    if left.isEmpty || right.isEmpty { return [] }
    let theirs = right.map { ($0.index, cities(of: $0.edition)) }
    var found: [(score: Double, left: Int, right: Int)] = []
    for (index, edition) in left {
      let ours = cities(of: edition)
      for (other, cities) in theirs {
        let shared = ours.intersection(cities).count
        let score = 2 * Double(shared) / Double(max(1, ours.count + cities.count))
        if shared >= fewestInCommon, score >= leastShareInCommon {
          found.append((score, index, other))
        }
      }
    }
    return found.sorted { ($0.score, $1.left, $1.right) > ($1.score, $0.left, $0.right) }
      .map { ($0.left, $0.right) }
  }

  private static func cities(of edition: ReadEdition) -> Set<String> {
    let resolution = edition.edition.resolution
    return Set(
      resolution.entities.filter { $0.kind == .city }.map(\.id)
        + resolution.lists.flatMap(\.items).compactMap(\.entity)
    )
  }

  // MARK: Keys

  private static let languages: Set<String> = [
    "zh", "cn", "tw", "hk", "sc", "tc", "chs", "cht", "hans", "hant", "chinese", "simplified",
    "traditional", "en", "us", "gb", "uk", "eng", "english", "sg", "mo",
  ]

  /// An address without scheme, `www.` and a slash at its end.
  private static func plain(_ address: String) -> String {
    var text = Substring(address.lowercased())
    for prefix in ["https:", "http:", "//", "www."] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    while text.last == "/" { text = text.dropLast() }
    return String(text)
  }

  /// An address without what names a language; empty if nothing else is left of its path.
  static func key(ofAddress address: String) -> String {
    let text = plain(address)
    let parts = words(text.prefix { $0 != "#" })
    guard let slash = text.firstIndex(of: "/"), !words(text[slash...]).isEmpty else { return "" }
    return parts.joined(separator: " ")
  }

  /// A path without what names a language (`news/launch.zh-Hant`, `launch_en`, `zh/launch`).
  static func key(ofPath path: String) -> String {
    words(path[...]).joined(separator: " ")
  }

  private static func words(_ text: Substring) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !languages.contains($0) }
  }
}
