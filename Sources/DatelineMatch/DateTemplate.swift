/// What a date rule's template says, read once per rule.
///
/// A template is one point of the calendar, or two with `/` between them (a range). A point is made
/// of captures, whose names say what they are (`DatePoint.Field`; digits at the end of a name do not
/// count: `{day2}` is a day), and of these words:
///
/// - `published`, `context`: counted from the day of publication, or from the date before it in the
///   text; `+{count}{unit}`, `+1year` and `-1year` add to it. Without unit days are added.
/// - `exact`: the day itself, where a count of weeks or months would mean the whole period, or a weekday
///   beside it is of another day.
/// - `M1`, `D1`, `Q1`, `H1`, `W1`, `L1`: a month, day, quarter, half or week, a month of the Chinese
///   calendar; the letters also stand before placeholders, as hyphens, colons and `T` do, for the reader.
/// - `TMO`, `TMI`, `TAF`, `TEV`, `TNI`: a part of the day.
///
/// `{date}` is a date that a slot of kind `date` took: the point is that date, with the other parts
/// added, or is counted from it where the point has an offset.
///
/// `{name:+1911}` and `{name:-1}` add to the number, `{name:-}` negates it, `{name:13-}` takes it from
/// 13, `{name:bc}` counts the year before Christ.
struct DateTemplate: Sendable {
  /// A template that cannot be read.
  struct Mistake: Error, Hashable, CustomStringConvertible {
    /// The rule.
    var rule: String
    /// What is wrong.
    var problem: String

    var description: String { "\(rule): \(problem)" }
  }

  /// A number of a template: a capture's, or a constant.
  struct Operand: Hashable, Sendable {
    /// The capture; `nil` for a constant.
    var name: String?
    /// What is added to the capture's number, or the constant.
    var added = 0
    /// Whether the number is negated first.
    var isNegated = false
    /// Whether the number counts years before Christ.
    var isBeforeChrist = false
  }

  /// The unit of what is added.
  enum Unit: Hashable, Sendable {
    case fixed(DateUnit)
    case captured(String)
  }

  /// One part of a point.
  enum Part: Hashable, Sendable {
    case published
    case context
    case exact
    case field(DatePoint.Field, Operand)
    /// A part of the day.
    case part(String)
    case offset(Operand, Unit)
  }

  /// The points: one, or the two ends of a range.
  let points: [[Part]]

  /// Reads the template of a rule.
  init(_ text: String, rule: String) throws(Mistake) {
    var reader = DateTemplateReader(text, rule: rule)
    points = try reader.read()
  }
}

/// Units in which templates count.
enum DateUnit: String, Hashable, Sendable {
  case day, week, weekend, month, quarter, half, year, decade, century, fortnight, fiscal
}

private struct DateTemplateReader {
  typealias Mistake = DateTemplate.Mistake

  private static let letters: [String: DatePoint.Field] = [
    "Q": .quarter, "H": .half, "W": .week, "M": .month, "D": .day,
    "L": .lunarMonth,
  ]

  private let bytes: [UInt8]
  private let rule: String
  private var position = 0

  init(_ text: String, rule: String) {
    bytes = Array(text.utf8)
    self.rule = rule
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func mistake(_ problem: String) -> Mistake { Mistake(rule: rule, problem: problem) }

  mutating func read() throws(Mistake) -> [[DateTemplate.Part]] {
    var points: [[DateTemplate.Part]] = [[]]
    while let byte = next {
      switch byte {
      case UInt8(ascii: "/"):
        position += 1
        points.append([])
      case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: ":"):
        position += 1
        if byte == UInt8(ascii: "-"), let digit = next, (0x30...0x39).contains(digit) {
          points[points.count - 1].append(try offset(isNegative: true))
        }
      case UInt8(ascii: "{"):
        let (name, operand) = try placeholder()
        guard let field = DatePoint.Field(capture: name) else {
          throw mistake("{\(name)} is no part of a date")
        }
        points[points.count - 1].append(.field(field, operand))
      case UInt8(ascii: "+"):
        position += 1
        points[points.count - 1].append(try offset())
      default:
        if let part = try word() { points[points.count - 1].append(part) }
      }
    }
    guard points.count <= 2, points.allSatisfy({ !$0.isEmpty }) else {
      throw mistake("a date is one point, or two with / between them")
    }
    return points
  }

  private mutating func letters() -> String {
    let start = position
    while let byte = next, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func number() -> Int? {
    let start = position
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return Int(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func word() throws(Mistake) -> DateTemplate.Part? {
    let word = letters()
    switch word {
    case "published": return .published
    case "context": return .context
    case "exact": return .exact
    case "TMO", "TMI", "TAF", "TEV", "TNI": return .part(String(word.dropFirst()))
    case "Q", "H", "W", "M", "D", "L", "T":
      if next == UInt8(ascii: "{") { return nil }
      guard let field = Self.letters[word], let number = number() else {
        throw mistake("a number or a placeholder must follow \(word)")
      }
      return .field(field, DateTemplate.Operand(added: number))
    default: throw mistake("\"\(word)\" means nothing in a date")
    }
  }

  private mutating func offset(
    isNegative: Bool = false
  ) throws(Mistake) -> DateTemplate.Part {
    let operand: DateTemplate.Operand
    if next == UInt8(ascii: "{") {
      operand = try placeholder().1
    } else if let number = number() {
      operand = DateTemplate.Operand(added: isNegative ? -number : number)
    } else {
      throw mistake("a number or a placeholder must follow +")
    }
    if next == UInt8(ascii: "{") {
      let start = position
      let (name, _) = try placeholder()
      if name.hasPrefix("unit") { return .offset(operand, .captured(name)) }
      position = start
    }
    let start = position
    let text = letters()
    if let unit = DateUnit(rawValue: text) { return .offset(operand, .fixed(unit)) }
    position = start
    return .offset(operand, .fixed(.day))
  }

  private mutating func placeholder() throws(Mistake) -> (String, DateTemplate.Operand) {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
      throw mistake("a { is not closed")
    }
    let text = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
    position = end + 1
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let name = String(parts[0])
    var operand = DateTemplate.Operand(name: name)
    guard parts.count > 1 else { return (name, operand) }
    switch parts[1] {
    case "-": operand.isNegated = true
    case "bc": operand.isBeforeChrist = true
    case let text where text.hasSuffix("-"):
      guard let from = Int(text.dropLast()) else {
        throw mistake("{\(text)}: a number must stand before the minus")
      }
      operand.isNegated = true
      operand.added = from
    default:
      guard parts.count == 2, let added = Int(parts[1]) else {
        throw mistake("{\(text)}: +1, -1, - or bc may follow the colon")
      }
      operand.added = added
    }
    return (name, operand)
  }
}
