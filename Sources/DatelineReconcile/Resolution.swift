public import DatelineModel

/// What the mentions of an article come to.
public struct Resolution: Sendable {
  /// The entities, in order of their first mention.
  public internal(set) var entities: [Entity] = []
  /// The mentions, in text order.
  public internal(set) var mentions: [ResolvedMention] = []
  /// The lists of cities, in text order.
  public internal(set) var lists: [CityList] = []
  /// The comparisons of lists in different languages, by left list, then right.
  public internal(set) var reconciliations: [Reconciliation] = []
  /// Wrong counts, duplicates and wrong orders.
  public internal(set) var issues: [Issue] = []
  /// The items of each list as reconciling sees them.
  var items: [[ListItem]] = []
  /// The names beside each list that may belong to it.
  var doubts: [ListAdoption.Doubts] = []
  /// Of each list, whether the order that it claims holds; `nil` where it claims none.
  var orderChecks: [Reconciliation.OrderCheck?] = []
  /// The cities named anywhere, each once in Chinese and once in other text, in order of their first
  /// mention, with the name as written there.
  var namedCities: [ListItem] = []

  init() {}
}
