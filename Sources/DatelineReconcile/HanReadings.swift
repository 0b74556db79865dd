/// How the characters of Chinese names of places are read and written.
struct HanReadings: Sendable {
  /// Whose forms of the characters are counted.
  enum Standard: CaseIterable { case mainland, taiwan }

  /// The readings of all characters that the gazetteer's names have.
  static let bundled = HanReadings()

  private let pinyin: [Unicode.Scalar: Substring]
  private let mainland: [Unicode.Scalar: Int]
  private let taiwan: [Unicode.Scalar: Int]

  private init() {
    pinyin = Self.read(Self.syllables) { $0 }
    mainland = Self.read(Self.strokes) { Int($0) }
    taiwan = Self.read(Self.strokesInTaiwan) { Int($0) }
  }

  private static func read<Value>(_ table: String, _ value: (Substring) -> Value?)
    -> [Unicode.Scalar: Value]
  {
    var result: [Unicode.Scalar: Value] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: " ")
      guard cells.count == 2, let key = value(cells[0]) else { continue }
      for scalar in cells[1].unicodeScalars { result[scalar] = key }
    }
    return result
  }

  /// The syllables of a name without tones; `nil` if one of its characters is not known.
  func syllables(of name: String) -> [Substring]? {
    var result: [Substring] = []
    for scalar in name.unicodeScalars where scalar.isHan {
      guard let syllable = pinyin[scalar] else { return nil }
      result.append(syllable)
    }
    return result.isEmpty ? nil : result
  }

  /// The strokes of a name's first character; `nil` if it is not known.
  func strokes(ofFirstIn name: String, _ standard: Standard) -> Int? {
    guard let first = name.unicodeScalars.first(where: \.isHan) else { return nil }
    return (standard == .taiwan ? taiwan[first] : nil) ?? mainland[first]
  }
}
