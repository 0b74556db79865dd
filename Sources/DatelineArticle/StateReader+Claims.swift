/// What the object that holds a text in a script says of it.
extension StateReader.Found {
  private static let titleKeys = ["headline", "title", "name"]
  private static let authorKeys = ["author", "authors", "byline", "bylines", "writer", "writers"]
  private static let nameKeys = ["name", "displayName", "display_name", "fullName", "full_name"]
  /// Levels between a text and the object of its article.
  private static let mostLevels = 6

  /// The headline, and the statements of who wrote the text.
  func claims() -> (headline: String?, authors: [String]) {
    guard let json else { return (nil, []) }
    var headline: String?
    var authors: [String] = []
    var node = index
    for _ in 0..<Self.mostLevels where node > 0 && (headline == nil || authors.isEmpty) {
      if json.values[node].kind == .object {
        headline = headline ?? Self.titleKeys.lazy.compactMap { json.text($0, of: node) }.first
        if authors.isEmpty {
          let owner = Self.authorKeys.lazy.compactMap { json.child($0, of: node) }.first
          authors = owner.map { names(json, $0) } ?? []
        }
      }
      node = Int(json.values[node].parent)
    }
    return (headline.map { Markup.plain($0) }, authors)
  }

  /// The names in a string, in an object of one person, or in an array of either.
  private func names(_ json: JSON, _ value: Int) -> [String] {
    switch json.values[value].kind {
    case .string: return [json.text(value)].compactMap(\.self)
    case .object:
      return Self.nameKeys.lazy.compactMap { json.text($0, of: value) }.first.map { [$0] } ?? []
    case .array:
      var result: [String] = []
      for item in json.children(of: value) where json.values[item].kind != .array {
        result += names(json, item)
      }
      return result
    default: return []
    }
  }
}
