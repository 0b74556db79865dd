import DatelineLexicon
import DatelineModel

/// A part of a run of capitals: a word, words joined by hyphens, an initial with its point.
struct LatinPart {
  /// What holds for it.
  struct Traits: OptionSet {
    let rawValue: UInt16

    static let initial = Traits(rawValue: 1)
    /// In lower case or usually so (van, de la); parts a name but does not end it.
    static let particle = Traits(rawValue: 2)
    static let suffix = Traits(rawValue: 4)
    static let stop = Traits(rawValue: 8)
    static let tail = Traits(rawValue: 16)
    static let head = Traits(rawValue: 32)
    static let demonym = Traits(rawValue: 64)
    static let place = Traits(rawValue: 128)
    static let brand = Traits(rawValue: 256)
    static let upper = Traits(rawValue: 512)
    static let title = Traits(rawValue: 1024)
    static let hyphen = Traits(rawValue: 2048)
    static let mononym = Traits(rawValue: 4096)
    static let adjective = Traits(rawValue: 8192)
    static let month = Traits(rawValue: 16384)
    static let company = Traits(rawValue: 32768)
  }

  var first: Int
  var end: Int
  var given = NameWeight()
  var surname = NameWeight()
  /// The size class of the word that it also is; 0 for none.
  var wordClass = 0
  var traits: Traits = []
  /// The form of a part of one token.
  var form: UInt32?

  /// Whether it is known as a part of names.
  var isKnown: Bool { given.weight > 0 || surname.weight > 0 }
  /// Whether it is a name and seldom anything else.
  var isPlainName: Bool {
    given.weight > 0 && !given.isCommon && wordClass != 10
      || surname.weight > 0 && !surname.isCommon && wordClass != 10
  }

  /// Whether it is a usual given name and seldom anything else.
  var isStrongGiven: Bool {
    given.weight >= 4 && !given.isCommon && wordClass != 10
      && traits.isDisjoint(with: [.brand, .stop, .month, .title])
  }

  // MARK: Points

  /// Points for standing first in a name.
  var asFirst: Float {
    if traits.contains(.initial) { return 1.5 }
    if given.weight > 0 {
      let isCommon = given.isCommon && (wordClass > 0 || traits.contains(.place))
      let points = isCommon ? 1.2 + 0.15 * Float(given.weight) : 2.2 + 0.2 * Float(given.weight)
      // Bob, Frank: a word, but seldom with a capital.
      let isWord = wordClass == 10 || wordClass == 20
      return isWord ? min(points, isStrongGiven ? 2.6 : 1.8) : points
    }
    if surname.weight > 0 { return surname.isCommon || wordClass > 0 ? 0.2 : 1.5 }
    if traits.contains(.place) || traits.contains(.brand) { return -1.5 }
    return wordClass > 0 ? -3 : 0.8
  }

  /// Points for standing last.
  var asLast: Float {
    if surname.weight > 0 {
      let points =
        surname.isCommon ? 1.2 + 0.1 * Float(surname.weight) : 2 + 0.15 * Float(surname.weight)
      return wordClass == 10 ? min(points, 1.7) : points
    }
    if given.weight > 0 { return given.isCommon ? 0.5 : 1.6 }
    if traits.contains(.place) { return wordClass == 0 ? 0.5 : -1 }
    if traits.contains(.tail) || traits.contains(.stop) { return -3 }
    return wordClass > 0 ? (wordClass == 35 ? -0.5 : -3) : 1.3
  }

  /// Points for standing between.
  var asMiddle: Float {
    if traits.contains(.initial) { return 1 }
    if traits.contains(.particle) { return 0.7 }
    if isKnown { return given.isCommon || surname.isCommon ? -0.2 : 0.4 }
    return wordClass > 0 ? -2.5 : -0.2
  }
}
