/// What two lists of cities say about each other.
public struct Reconciliation: Sendable {
  /// The outcome.
  public enum Verdict: String, Sendable {
    /// Every item is paired and every pair is `same`.
    case agree
    /// Every item is paired, some pairs are not `same`.
    case variants
    /// Something is missing, extra or ambiguous.
    case differ
  }

  /// How the two sides of a pair relate.
  public enum Relation: String, Sendable {
    case same, variant, granularity, misspelt
  }

  /// The order of the right list against the left.
  public enum Order: String, Sendable { case same, reordered }

  /// One pair.
  public struct Pair: Hashable, Sendable {
    /// Index into the left list's items.
    public var left: Int
    /// Index into the right list's items.
    public var right: Int
    /// The entity that both name; `nil` if neither is known.
    public var entity: String?
    /// How they relate.
    public var relation: Relation
    /// One sentence for a person; `nil` for plain `same`.
    public var note: String?

    /// Makes a pair.
    public init(left: Int, right: Int, entity: String?, relation: Relation, note: String?) {
      self.left = left
      self.right = right
      self.entity = entity
      self.relation = relation
      self.note = note
    }
  }

  /// The left list's id.
  public var left: String
  /// The right list's id.
  public var right: String
  /// The outcome.
  public var verdict: Verdict
  /// Items in the left list.
  public var leftCount: Int
  /// Items in the right list.
  public var rightCount: Int
  /// The pairs, by left index.
  public var pairs: [Pair]
  /// Indices of items without a partner in the left list, ascending.
  public var onlyLeft: [Int]
  /// Indices of items without a partner in the right list, ascending.
  public var onlyRight: [Int]
  /// Items that could be paired in more than one way; no item is in two groups.
  public var ambiguous: [Ambiguity]
  /// The order of the pairs; `nil` where there are fewer than two.
  public var order: Order?
  /// Whether the order that a list claims holds; `nil` if none claims one.
  public var orderClaim: OrderCheck?

  /// Items of both lists of which each could be paired with several of the other side.
  public struct Ambiguity: Hashable, Sendable {
    /// Indices of items in the left list, ascending.
    public var left: [Int]
    /// Indices of items in the right list, ascending.
    public var right: [Int]

    /// Makes a group.
    public init(left: [Int], right: [Int]) {
      self.left = left
      self.right = right
    }
  }

  /// A claim about order, checked.
  public struct OrderCheck: Hashable, Sendable {
    /// The list that makes the claim.
    public var list: String
    /// The claim.
    public var claim: OrderClaim
    /// Whether it holds.
    public var holds: Bool

    /// Makes a check.
    public init(list: String, claim: OrderClaim, holds: Bool) {
      self.list = list
      self.claim = claim
      self.holds = holds
    }
  }

  /// Makes a reconciliation with nothing paired yet.
  public init(left: String, right: String, leftCount: Int, rightCount: Int) {
    self.left = left
    self.right = right
    self.leftCount = leftCount
    self.rightCount = rightCount
    verdict = .differ
    pairs = []
    onlyLeft = []
    onlyRight = []
    ambiguous = []
  }
}
