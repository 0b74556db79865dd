import DatelineModel

/// A person's name that was found, before the article has been looked at as a whole.
struct PersonFinding {
  /// What the mention has of the name.
  enum Shape: UInt8 {
    /// All of it, or a mononym.
    case full
    /// The surname alone.
    case surname
    /// The given name alone.
    case given
  }

  /// Index of the first token.
  var first: Int
  /// One past the index of the last token.
  var end: Int
  /// What it has of the name.
  var shape: Shape
  /// Points.
  var score: Float
  /// The rule.
  var rule: String
  /// Whether it is in Han characters.
  var isHan = false
  /// The tokens of the family name; `nil` where not known.
  var family: Range<Int>?
  /// The tokens of the given names; `nil` where not known.
  var given: Range<Int>?
  /// The tokens of the role beside it.
  var role: Range<Int>?
  /// The tokens of the honorific beside it.
  var honorific: Range<Int>?
  /// The tokens of the same name in the other script.
  var alias: Range<Int>?
  /// The tokens of the nickname in the middle of it, quotes and all.
  var nickname: Range<Int>?
  /// Whether words beside it say that it is a person.
  var hasEvidence = false
}

/// A word or name that is a person if the rest of the article says so.
struct PersonDoubt {
  var finding: PersonFinding
  /// The hash of its key.
  var hash: UInt64
  /// Whether it is a word or place too, so that it takes more than a name seen before.
  var isCommon: Bool
  /// Whether it is a word that nobody is known to be called.
  var isWord = false
  /// Whether it is a brand, place or people, so that no list of people makes it a person.
  var isOther = false
  /// Whether it is a usual given name or surname.
  var isKnown = false
  /// The points that say that it is a person.
  var evidence: Float
}

/// The titles and honorifics beside a name.
struct PersonTitles {
  var role: Range<Int>?
  var honorific: Range<Int>?
  var score: Float = 0
  /// Whether it is a title of nobility right before the name.
  var isNoble = false
  /// Whether it is an office or a rank right before the name (President, General).
  var isOffice = false
  /// The first token of what stands before the name and belongs to it.
  var start: Int
}

/// What one article's search collects.
struct PersonSearch {
  /// What earlier texts have taught about words.
  let known: PersonCache
  var findings: [PersonFinding] = []
  var doubts: [PersonDoubt] = []
  /// For each token, 1 + the index of the cover that it lies in; 0 for none.
  var coverOfToken: [Int32] = []
  var covers: [(first: Int, end: Int, isDecoy: Bool, isPlace: Bool)] = []
  /// The parts of the run that is looked at.
  var parts: [LatinPart] = []
  /// The tokens of the nickname in that run.
  var nickname: Range<Int>?
  /// The block whose style is known.
  var block = -1
  /// Whether that block is written in Title Case.
  var isTitleCase = false
  /// The hashes of families and given names of full names, and of full names.
  var families: Set<UInt64> = []
  var givens: Set<UInt64> = []
  /// The hashes of the families of names that are beyond doubt.
  var sure: Set<UInt64> = []
  var fulls: Set<UInt64> = []
  /// The hashes of the single words that stand before their region (Shakespeare, Ont.).
  var places: Set<UInt64> = []
  /// The hashes of what companies of the text are called, which is no part of people's names.
  var companies: Set<UInt64> = []
  /// Best paths through a run of Han characters: without names, with names.
  var plain: [Float] = []
  var best: [Float] = []
  var back: [Int32] = []
  var candidates: [HanCandidate] = []
  var words: [HanWord] = []

  init(_ known: PersonCache) { self.known = known }
}

/// A word in a run of Han characters; places count from the start of the run.
struct HanWord {
  var first: Int32
  var end: Int32
  /// The logarithm of its likelihood.
  var cost: Float
}
