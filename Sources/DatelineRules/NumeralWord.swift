/// What a word or character means within a number that is written in words.
package enum NumeralWord: Hashable, Sendable {
  /// 零 to 九.
  case hanDigit(Int)
  /// 十 百 千 万 亿.
  case hanUnit(Int)
  /// 廿 卅 卌: tens in one character.
  case hanTens(Int)
  /// 0 to 19 as an English word.
  case unit(Int)
  /// twenty to ninety.
  case tens(Int)
  /// hundred, thousand.
  case power(Int)
  /// The "oh" of nineteen oh five.
  case oh
  /// first to nineteenth.
  case ordinalUnit(Int)
  /// twentieth to ninetieth.
  case ordinalTens(Int)
  /// hundredth, thousandth.
  case ordinalPower(Int)
  /// st, nd, rd or th behind digits; the value is the last digit that it goes with, 0 for th.
  case suffix(Int)
  /// and
  case and
  /// The hyphen of twenty-five.
  case hyphen

  /// All numeral words; of several that are the same token the first one counts.
  package static let all: [(text: String, word: NumeralWord)] = {
    var all: [(text: String, word: NumeralWord)] = []
    func add(_ words: String, _ word: (Int) -> NumeralWord, _ values: some Sequence<Int>) {
      for (text, value) in zip(words.split(separator: " "), values) {
        all.append((String(text), word(value)))
      }
    }
    add("〇 一 二 三 四 五 六 七 八 九", NumeralWord.hanDigit, 0...9)
    add("零 壹 贰 叁 肆 伍 陆 柒 捌 玖", NumeralWord.hanDigit, 0...9)
    add("零 壹 貳 參 肆 伍 陸 柒 捌 玖", NumeralWord.hanDigit, 0...9)
    add("两 兩 弌 弍 弎 ○", NumeralWord.hanDigit, [2, 2, 1, 2, 3, 0])
    add("十 拾 百 佰 千 仟", NumeralWord.hanUnit, [10, 10, 100, 100, 1_000, 1_000])
    add("万 萬 亿 億", NumeralWord.hanUnit, [10_000, 10_000, 100_000_000, 100_000_000])
    add("廿 卅 卌", NumeralWord.hanTens, [20, 30, 40])
    add(
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        + "fifteen sixteen seventeen eighteen nineteen",
      NumeralWord.unit,
      0...19
    )
    let tens = Array(stride(from: 20, through: 90, by: 10))
    add("twenty thirty forty fifty sixty seventy eighty ninety", NumeralWord.tens, tens)
    add("hundred thousand", NumeralWord.power, [100, 1_000])
    add(
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        + "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
      NumeralWord.ordinalUnit,
      1...19
    )
    add(
      "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
      NumeralWord.ordinalTens,
      tens
    )
    add("hundredth thousandth", NumeralWord.ordinalPower, [100, 1_000])
    add("st nd rd th", NumeralWord.suffix, [1, 2, 3, 0])
    all += [("oh", .oh), ("and", .and), ("-", .hyphen)]
    return all
  }()
}
