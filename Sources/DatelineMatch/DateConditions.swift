/// What date rules need beyond their patterns, as their `needs` say it.
struct DateConditions: OptionSet, Sendable {
  let rawValue: UInt16

  /// Reads 3/4/2024 as the 3rd of April: another such date must show that the text writes the day
  /// first.
  static let dayFirst = DateConditions(rawValue: 1)
  /// Holds only where nothing near speaks of the past ("in two weeks").
  static let ahead = DateConditions(rawValue: 2)
  /// Holds only where the sentence looks ahead.
  static let will = DateConditions(rawValue: 4)
  /// Counts from the day of publication where the sentence looks ahead, and from the date before it
  /// in the text elsewhere (三年后).
  static let aheadFromNow = DateConditions(rawValue: 8)
  /// Is counted from a date which the text must have named.
  static let known = DateConditions(rawValue: 16)
  /// Other dates do not go on from its dates: the end of a range of years.
  static let aside = DateConditions(rawValue: 32)
  /// Counts one less where the sentence looks back: over the weekend.
  static let looksBack = DateConditions(rawValue: 64)
  /// Is for ranges whose ends are mentions of their own, where both are days with their month; other
  /// ranges of these rules stay one mention.
  static let apart = DateConditions(rawValue: 128)
  /// Is a decoy that speaks of a game, as touchdowns do; rules of what a game has as well hold only in
  /// articles that have none of them (the second quarter).
  static let game = DateConditions(rawValue: 256)
  static let noGame = DateConditions(rawValue: 512)
  /// Is counted from the date before it wherever in the text that is.
  static let told = DateConditions(rawValue: 1024)
  /// Is for two years of which the second one follows the first: 2008-09.
  static let nextYear = DateConditions(rawValue: 2048)
  /// Is a decoy that speaks of the weather, as temperatures do; rules of what a thermometer shows as
  /// well hold only in blocks that have none of them (the 60s).
  static let weather = DateConditions(rawValue: 4096)
  static let noWeather = DateConditions(rawValue: 8192)

  private static let names: [String: DateConditions] = [
    "day-first": .dayFirst, "ahead": .ahead, "will": .will, "ahead-from-now": .aheadFromNow,
    "known": .known, "aside": .aside, "looks-back": .looksBack, "apart": .apart, "game": .game,
    "no-game": .noGame, "told": .told, "next-year": .nextYear,
    "weather": .weather, "no-weather": .noWeather,
  ]

  /// Reads the names of conditions; others are the reader's and mean nothing here.
  init(_ needs: [String]) { self = needs.reduce(into: []) { $0.formUnion(Self.names[$1] ?? []) } }

  init(rawValue: UInt16) { self.rawValue = rawValue }
}
