import DatelineLexicon
import DatelineModel

/// How likely Han characters are in the places of names, by the codes of their keys.
///
/// Likelihoods are natural logarithms, from the pack's table `characters-zh.tsv`.
struct HanCharacters: Sendable {
  /// The places, which are the first column of the table.
  enum Place: Int, CaseIterable {
    case family, first, second, only
    case begin, inside, end
    case kanji
    case word
  }

  /// The classes of words that tell most about a name beside them.
  enum WordClass: String {
    case noun, verb, preposition, adverb, particle, conjunction, number, measure, adjective

    /// Reads a part of speech as `words-zh.tsv` has it.
    init?(_ letter: UInt8) {
      switch letter {
      case UInt8(ascii: "n"), UInt8(ascii: "j"): self = .noun
      case UInt8(ascii: "v"): self = .verb
      case UInt8(ascii: "p"): self = .preposition
      case UInt8(ascii: "d"), UInt8(ascii: "t"): self = .adverb
      case UInt8(ascii: "u"): self = .particle
      case UInt8(ascii: "c"): self = .conjunction
      case UInt8(ascii: "m"): self = .number
      case UInt8(ascii: "q"): self = .measure
      case UInt8(ascii: "a"): self = .adjective
      default: return nil
      }
    }
  }

  /// The cost of a character that the table does not have, by place.
  private static let unknown: [UInt8] = [150, 118, 118, 130, 112, 112, 112, 112, 150]
  private static let places = Place.allCases.count

  /// By the code, the number of the character's row; 0 for one that no table has.
  private var rows = [UInt16](repeating: 0, count: 1 << 16)
  /// The costs in tenths, a row for each character.
  private var costs = HanCharacters.unknown
  private var sounds: [Bool] = [false]
  private var classes: [WordClass?] = [nil]
  /// 一 to 十, and 世.
  private var digits: [Int] = []
  private var generation = -1
  /// 某.
  private var somebody = -1
  /// 化名.
  private var pseudonym: [Int] = []
  /// 男, 女 and others that stand behind a surname for somebody whose name is not told.
  private var unnamed: [Int] = []
  /// 到, 得 and others that follow a verb.
  private var complements: [Int] = []
  /// 小, 阿 and 老.
  private var fond: [Int] = []
  /// 饰, 摄 and others behind who did it.
  private var credits: [Int] = []

  /// Reads the tables; without them no character is likely.
  init(_ tables: (String) -> Table?, _ fold: Fold) {
    digits = Self.codes("一二三四五六七八九十", fold)
    generation = Self.codes("世", fold).first ?? -1
    somebody = Self.codes("某", fold).first ?? -1
    pseudonym = Self.codes("化名", fold)
    unnamed = Self.codes("男女妻父母嫌翁妇", fold)
    complements = Self.codes("到得了着过", fold)
    fond = Self.codes("小阿老", fold)
    credits = Self.codes("饰摄译撰", fold)
    if let table = tables("characters-zh"), let place = table.column("place"),
      let cost = table.column("cost"), let characters = table.column("characters")
    {
      let names = ["family", "first", "second", "only", "begin", "inside", "end", "kanji", "word"]
      for row in 0..<table.rowCount {
        if let found = WordClass(rawValue: table.string(row, place)) {
          for code in Self.codes(table.string(row, characters), fold) {
            let entry = self.row(of: code)
            classes[entry] = found
          }
          continue
        }
        guard let index = names.firstIndex(of: table.string(row, place)) else { continue }
        let value = UInt8(clamping: table.integer(row, cost) ?? 150)
        for code in Self.codes(table.string(row, characters), fold) {
          let entry = self.row(of: code) * Self.places + index
          // Rows of a place come in the order of their costs; characters that fold to one share it.
          if costs[entry] == Self.unknown[index] { costs[entry] = value }
        }
      }
    }
    if let table = tables("transliteration-zh"), let character = table.column("character") {
      let all = (0..<table.rowCount).map { table.string($0, character) }.joined()
      for code in Self.codes(all, fold) { sounds[row(of: code)] = true }
    }
  }

  /// The likelihood of a character in a place.
  @inline(__always)
  func likelihood(_ code: Int, _ place: Place) -> Float {
    -0.1 * Float(costs[Int(rows[code]) * Self.places + place.rawValue])
  }

  /// What it is as a word of its own.
  func wordClass(_ code: Int) -> WordClass? { classes[Int(rows[code])] }

  /// Whether it writes the sound of foreign names.
  @inline(__always)
  func isSound(_ code: Int) -> Bool { sounds[Int(rows[code])] }

  /// Whether it is one of 一 to 十.
  func isDigit(_ code: Int) -> Bool { digits.contains(code) }

  /// Whether it is 世, which counts rulers.
  func isGeneration(_ code: Int) -> Bool { code == generation }

  /// Whether it is 某, which stands for a given name that nobody tells.
  func isSomebody(_ code: Int) -> Bool { code == somebody }

  /// Whether it stands behind a surname for somebody whose name is not told: 陈男, 董妻.
  func isUnnamed(_ code: Int) -> Bool { unnamed.contains(code) }

  /// Whether it is one of 到, 得, 了, 着 and 过, which follow a verb.
  func isComplement(_ code: Int) -> Bool { complements.contains(code) }

  /// Whether two of them are 化名, which says that a name is not the real one.
  func isPseudonym(_ first: Int, _ second: Int) -> Bool { pseudonym == [first, second] }

  /// Whether it is one of 饰, 摄, 译 and 撰, which stand behind who did it.
  func isCredit(_ code: Int) -> Bool { credits.contains(code) }

  /// Whether it is one of 小, 阿 and 老, which stand before what people are called at home.
  func isFond(_ code: Int) -> Bool { fond.contains(code) }

  private mutating func row(of code: Int) -> Int {
    if rows[code] == 0 {
      rows[code] = UInt16(clamping: sounds.count)
      sounds.append(false)
      classes.append(nil)
      costs.append(contentsOf: Self.unknown)
    }
    return Int(rows[code])
  }

  private static func codes(_ text: String, _ fold: Fold) -> [Int] {
    var scan = Scan()
    _ = fold.key(of: Array(text.utf8), using: &scan)
    return scan.tokens.indices.filter { scan.tokens[$0].kind == .han }.map { scan.hanCode($0) }
  }
}
