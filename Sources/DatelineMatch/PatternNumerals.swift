import DatelineModel
import DatelineRules

/// Reads numbers in digits and in words.
struct PatternNumerals {
  /// A number of the text.
  struct Number: Hashable {
    var value: Int
    /// How many digits it is written with, or would be.
    var digits: Int
    /// One past its last token.
    var end: Int
  }

  let text: [UInt8]
  let tokens: [Scan.Token]
  let symbols: [UInt32]
  let numerals: [NumeralWord?]

  /// The numbers that begin at a token in one of the forms, longest first.
  func numbers(at token: Int, _ forms: NumberForms) -> [Number] {
    switch tokens[token].kind {
    case .number: return digits(at: token, forms)
    case .han: return forms.contains(.han) ? han(at: token).map { [$0] } ?? [] : []
    case .word: return forms.isDisjoint(with: [.english, .ordinal]) ? [] : english(token, forms)
    case .kana, .punctuation: return []
    }
  }

  private func numeral(_ token: Int) -> NumeralWord? {
    guard token < tokens.count else { return nil }
    let symbol = Int(symbols[token])
    return symbol < numerals.count ? numerals[symbol] : nil
  }

  // MARK: Digits

  private func digits(at token: Int, _ forms: NumberForms) -> [Number] {
    var value = 0
    var count = 0
    var index = Int(tokens[token].start)
    while index < Int(tokens[token].end) {
      let byte = text[index]
      // The last byte of a full-width digit is 0x90 to 0x99.
      let digit = byte < 0x80 ? Int(byte) - 0x30 : Int(text[index + 2]) - 0x90
      index += byte < 0x80 ? 1 : 3
      value = min(value * 10 + digit, 1 << 50)
      count += 1
    }
    var numbers: [Number] = []
    if forms.contains(.ordinal), isSuffix(token + 1, of: value) {
      numbers.append(Number(value: value, digits: count, end: token + 2))
    }
    if forms.contains(.digits) {
      numbers.append(Number(value: value, digits: count, end: token + 1))
    }
    return numbers
  }

  private func isSuffix(_ token: Int, of value: Int) -> Bool {
    guard case .suffix(let digit) = numeral(token), !tokens[token].spaceBefore else { return false }
    let isTeen = value / 10 % 10 == 1
    let last = isTeen ? 0 : value % 10
    return digit == (last > 3 ? 0 : last)
  }

  // MARK: Chinese

  private func han(at first: Int) -> Number? {
    var token = first
    var digits: [Int] = []
    while token < tokens.count, touches(token, first) {
      if case .hanDigit(let digit) = numeral(token) {
        digits.append(digit)
      } else if token > first, let zeros = zeros(token) {
        digits += Array(repeating: 0, count: zeros)
      } else {
        break
      }
      token += 1
    }
    // More digits than one in a row are a number by themselves, also before 十.
    if digits.count > 1 {
      if case .hanUnit = numeral(token), digits.count == 2, digits[0] == 0, touches(token, first) {
        return nil
      }
      return Number(
        value: digits.prefix(15).reduce(0) { $0 * 10 + $1 },
        digits: digits.count,
        end: token
      )
    }
    return hanByUnits(at: first)
  }

  /// How many zeros a number in digits is that stands among Chinese numerals (一九九０年); `nil` if it
  /// is anything else.
  private func zeros(_ token: Int) -> Int? {
    guard tokens[token].kind == .number,
      let number = digits(at: token, .digits).first, number.value == 0, number.digits < 4
    else { return nil }
    return number.digits
  }

  private func touches(_ token: Int, _ first: Int) -> Bool {
    token == first || (token < tokens.count && !tokens[token].spaceBefore)
  }

  /// Reads 一百零三, 二十五, 廿五, 两千, 一万二千.
  private func hanByUnits(at first: Int) -> Number? {
    var token = first
    var total = 0
    var section = 0
    var digit: Int?
    var lastUnit = 10_000
    var isAfterZero = false
    loop: while touches(token, first), let numeral = numeral(token) {
      switch numeral {
      case .hanDigit(0):
        guard digit == nil, token > first || !isUnit(token + 1) else { break loop }
        if token == first {
          return Number(value: 0, digits: 1, end: token + 1)
        }
        guard case .hanDigit(1...9) = self.numeral(token + 1), !isAfterZero else { break loop }
        isAfterZero = true
      case .hanDigit(let value):
        guard digit == nil, lastUnit > 1 else { break loop }
        digit = value
      case .hanTens(let value):
        guard digit == nil, lastUnit > 10 else { break loop }
        section += value
        lastUnit = 10
      case .hanUnit(let unit) where unit < 10_000:
        guard unit < lastUnit, digit != nil || unit == 10 else { break loop }
        section += (digit ?? 1) * unit
        digit = nil
        lastUnit = unit
        isAfterZero = false
      case .hanUnit(let unit):
        let value = section + (digit ?? 0)
        guard value > 0, total == 0 || unit < 100_000_000 else { break loop }
        total += value * unit
        section = 0
        digit = nil
        lastUnit = 10_000
        isAfterZero = false
      default:
        break loop
      }
      token += 1
    }
    guard token > first else { return nil }
    let value = total + section + (digit ?? 0)
    return Number(value: value, digits: String(value).utf8.count, end: token)
  }

  /// Whether a token multiplies the number before it: 十 百 千 万 亿.
  func isUnit(_ token: Int) -> Bool {
    if case .hanUnit = numeral(token) { true } else { false }
  }

  /// Whether a token is a Chinese numeral with another one directly before it.
  func continuesHanNumber(_ token: Int) -> Bool {
    token > 0 && tokens[token].kind == .han && !tokens[token].spaceBefore
      && tokens[token - 1].kind == .han && isHanNumeral(token) && isHanNumeral(token - 1)
  }

  private func isHanNumeral(_ token: Int) -> Bool {
    switch numeral(token) {
    case .hanDigit, .hanUnit, .hanTens: true
    default: false
    }
  }

  // MARK: English

  private func english(_ first: Int, _ forms: NumberForms) -> [Number] {
    var numbers: [Number] = []
    if forms.contains(.english), let year = englishYear(at: first) { numbers.append(year) }
    var reader = EnglishNumber(self, first)
    reader.read()
    for (value, end, isOrdinal) in reader.readings.reversed()
    where forms.contains(isOrdinal ? .ordinal : .english) {
      numbers.append(Number(value: value, digits: String(value).utf8.count, end: end))
    }
    return numbers.sorted { $0.end > $1.end }
  }

  /// Reads nineteen ninety-nine, nineteen oh five.
  private func englishYear(at first: Int) -> Number? {
    guard let (century, end) = belowHundred(at: first), century >= 10 else { return nil }
    var place = end
    if case .oh = numeral(place) {
      guard case .unit(let unit) = numeral(place + 1), (1...9).contains(unit) else { return nil }
      return Number(value: century * 100 + unit, digits: 4, end: place + 2)
    }
    if case .hyphen = numeral(place) { place += 1 }
    guard let (years, end) = belowHundred(at: place), years >= 10 else { return nil }
    return Number(value: century * 100 + years, digits: 4, end: end)
  }

  /// A cardinal from 0 to 99.
  fileprivate func belowHundred(at token: Int) -> (value: Int, end: Int)? {
    switch numeral(token) {
    case .unit(let value): return (value, token + 1)
    case .tens(let tens):
      let next = afterHyphen(token + 1)
      if case .unit(let unit) = numeral(next), (1...9).contains(unit) {
        return (tens + unit, next + 1)
      }
      return (tens, token + 1)
    default: return nil
    }
  }

  /// An ordinal from 1 to 99.
  fileprivate func ordinalBelowHundred(at token: Int) -> (value: Int, end: Int)? {
    switch numeral(token) {
    case .ordinalUnit(let value), .ordinalTens(let value): return (value, token + 1)
    case .tens(let tens):
      let next = afterHyphen(token + 1)
      if case .ordinalUnit(let unit) = numeral(next), unit <= 9 { return (tens + unit, next + 1) }
      return nil
    default: return nil
    }
  }

  private func afterHyphen(_ token: Int) -> Int {
    if case .hyphen = numeral(token), !tokens[token].spaceBefore { token + 1 } else { token }
  }

  /// Reads cardinals and ordinals below a million.
  private struct EnglishNumber {
    let numerals: PatternNumerals
    var token: Int
    var total = 0
    var readings: [(value: Int, end: Int, isOrdinal: Bool)] = []

    init(_ numerals: PatternNumerals, _ first: Int) {
      self.numerals = numerals
      token = first
    }

    mutating func read() {
      guard let thousands = readBelowThousand() else { return }
      total = thousands
      switch numerals.numeral(token) {
      case .power(1_000) where thousands > 0:
        total = thousands * 1_000
        token += 1
        readings.append((total, token, false))
      case .ordinalPower(1_000) where thousands > 0:
        readings.append((thousands * 1_000, token + 1, true))
        return
      default: return
      }
      let base = total
      skipAnd()
      let known = readings.count
      guard readBelowThousand() != nil else { return }
      for index in known..<readings.count { readings[index].value += base }
    }

    private mutating func skipAnd() {
      guard case .and = numerals.numeral(token) else { return }
      let follows =
        numerals.belowHundred(at: token + 1) ?? numerals.ordinalBelowHundred(at: token + 1)
      if follows != nil { token += 1 }
    }

    /// Reads up to 999 and notes each reading; the value of the longest cardinal.
    private mutating func readBelowThousand() -> Int? {
      if let (value, end) = numerals.ordinalBelowHundred(at: token) {
        readings.append((value, end, true))
      }
      guard let (value, end) = numerals.belowHundred(at: token) else { return nil }
      readings.append((value, end, false))
      token = end
      guard (1...9).contains(value) else { return value }
      switch numerals.numeral(token) {
      case .power(100): break
      case .ordinalPower(100):
        readings.append((value * 100, token + 1, true))
        return value
      default: return value
      }
      token += 1
      readings.append((value * 100, token, false))
      skipAnd()
      if let (rest, end) = numerals.ordinalBelowHundred(at: token) {
        readings.append((value * 100 + rest, end, true))
      }
      guard let (rest, end) = numerals.belowHundred(at: token) else { return value * 100 }
      readings.append((value * 100 + rest, end, false))
      token = end
      return value * 100 + rest
    }
  }
}
