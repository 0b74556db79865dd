/// Tells words that are made of pinyin's syllables.
struct PinyinSyllables: Sendable {
  /// The finals of each initial, as Hanyu Pinyin has them; ü is written v or u.
  private static let table = [
    "": "a ai an ang ao e ei en er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ue",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ue",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
  ]
  /// The longest syllable: zhuang, chuang, shuang.
  private static let longest = 6

  /// The syllables, their letters packed into a number.
  private let syllables: Set<UInt64>

  init() {
    var syllables: Set<UInt64> = []
    for (initial, finals) in Self.table {
      for final in finals.split(separator: " ") {
        syllables.insert((initial + final).utf8.reduce(0) { $0 << 8 | UInt64($1) })
      }
    }
    self.syllables = syllables
  }

  /// Whether a word in Latin letters consists of so many syllables, whatever its case.
  func consists(_ word: ArraySlice<UInt8>, of count: Int) -> Bool {
    guard count > 0 else { return word.isEmpty }
    var packed: UInt64 = 0
    for (length, byte) in word.prefix(Self.longest).enumerated() {
      packed = packed << 8 | UInt64(byte | 0x20)
      if syllables.contains(packed), consists(word.dropFirst(length + 1), of: count - 1) {
        return true
      }
    }
    return false
  }

  /// Whether a word has the shape of one syllable in any romanisation (Hsu, Ying, Kwok, Tsz): neither
  /// Vice nor Founder nor Disc.
  static func isShaped(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= Self.longest else { return false }
    let letters = word.map { $0 | 0x20 }
    if bare.contains(letters) { return true }
    guard let first = letters.firstIndex(where: vowels.contains),
      let last = letters.lastIndex(where: vowels.contains),
      letters[first...last].allSatisfy(vowels.contains), last - first < 4
    else { return false }
    return initials.contains(Array(letters[..<first]))
      && finals.contains(Array(letters[(last + 1)...]))
  }

  private static let vowels = Set("aeiouy".utf8)
  /// Syllables without a vowel.
  private static let bare = bytes("ng tsz sz m hm")
  private static let initials = bytes(
    " b p m f d t n l g k h j q x r z c s w zh ch sh hs ts tz dz kw gw ng sz"
  )
  private static let finals = bytes(" n ng h r rh m p t k")

  private static func bytes(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: " ", omittingEmptySubsequences: false).map { Array($0.utf8) })
  }
}
