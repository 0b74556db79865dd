import DatelineLexicon
import DatelineModel

/// A name in the text that could be a place, with the evidence so far.
struct PlaceReading {
  /// Why it is believed; the strongest reason names the rule.
  enum Reason: UInt8, Comparable {
    case bare, support, list, context, preposition, noun, pair, dateline

    static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
  }

  /// Index of the first token.
  var first: Int
  /// One past the index of the last token.
  var end: Int
  /// The form in the lexicon.
  var form: UInt32
  /// What the form can mean.
  var kinds: SenseKinds
  /// Whether it is written in Han characters.
  var isHan: Bool
  /// The most renowned city of that name that its case allows.
  var city: PlaceID?
  /// The first region.
  var region: PlaceID?
  /// The country.
  var country: PlaceID?
  /// Points for being a place, evidence beside the name included.
  var score = 0
  /// The points that are evidence.
  var evidence = 0
  /// The region or country that is written beside it.
  var container: PlaceID?
  /// Whether it was taken for a part of a person's name.
  var isPerson = false
  /// Whether it reads as an item of a list of cities.
  var isListed = false
  /// The strongest reason.
  var reason = Reason.bare
  /// What it is where nothing else decides.
  var kind = EntityKind.city
  /// Whether it is more often a person's name.
  var isPersonal = false
  /// Whether other capitalised words stand beside it, of which it may be a part.
  var isEmbedded = false
  /// Whether a cell of a table's row, or the block, begins with it.
  var startsCell = false
  /// Whether a cell of a table's row, or the block, ends with it.
  var endsCell = false
  /// Whether it begins with "St.": the saint, or what is named after one.
  var isSaint = false
  /// Whether it is the region or country behind a city.
  var isPair = false

  /// Whether it can be an item of a list of cities.
  var canBeItem: Bool {
    (city != nil || country != nil || region != nil) && !isPair && !isPerson && score > -6
  }

  /// What speaks against it most, for `explain`.
  private(set) var objection: PlaceObjection?
  private(set) var objectionPoints = 0

  /// Adds evidence.
  mutating func add(_ points: Int, _ why: Reason = .bare) {
    score += points
    evidence += points
    if points > 0 { reason = max(reason, why) }
  }

  /// Takes points for what speaks against it.
  mutating func object(_ objection: PlaceObjection, _ points: Int) {
    add(-points)
    guard points > objectionPoints else { return }
    (self.objection, objectionPoints) = (objection, points)
  }
}
