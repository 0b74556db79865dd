import DatelineLexicon
import DatelineModel

/// How strongly a form is a given name or a surname.
struct NameWeight {
  /// 1 to 9; 0 for no name.
  var weight = 0
  /// Whether it is a word or a large place too.
  var isCommon = false
}

/// What kind of title a row of `titles.tsv` is.
enum TitleKind: UInt8 {
  case honorific, nobility, profession, other
}

/// The packs' tables about names, read where they are asked.
struct PersonTables: Sendable {
  let lexicons: Lexicons
  private let given: WordColumn
  private let surnames: WordColumn
  private let classes: WordColumn
  private let frequencies: WordColumn
  private let wordTable: Table?
  private let wordPart: Int?
  private let givenTable: Table?
  private let surnameTable: Table?
  private let mononyms: Table?
  private var titleKinds: [TitleKind] = []
  private var isSuffix: [Bool] = []
  private var hanFlags: [SurnameFlags] = []
  private let names: WordColumn
  /// The rows of `names-zh.tsv` that are no people.
  private var isOther: [Bool] = []
  /// The rows of `names-zh.tsv` that are foreign names by sound.
  private var isSoundName: [Bool] = []
  /// What Han characters are in names.
  let characters: HanCharacters
  /// Made when the first name asks for it.
  static let pinyin = PinyinSyllables()

  /// What holds for a Chinese surname.
  struct SurnameFlags: OptionSet, Sendable {
    let rawValue: UInt8
    static let word = SurnameFlags(rawValue: 1)
    static let japanese = SurnameFlags(rawValue: 2)
    static let korean = SurnameFlags(rawValue: 4)
  }

  init(_ lexicons: Lexicons, _ tables: (String) -> Table?) {
    self.lexicons = lexicons
    givenTable = tables("given-latin")
    surnameTable = tables("surnames-latin")
    given = WordColumn(givenTable, "weight")
    surnames = WordColumn(surnameTable, "weight")
    classes = WordColumn(tables("words-en"), "class")
    wordTable = tables("words-zh")
    wordPart = wordTable?.column("pos")
    frequencies = WordColumn(tables("words-zh"), "frequency")
    mononyms = tables("mononyms")
    names = WordColumn(tables("names-zh"), "frequency")
    characters = HanCharacters(tables, lexicons.fold)
    readTitles(tables("titles"))
    readParticles(tables("particles"))
    readHan(tables)
    if let table = tables("names-zh"), let kind = table.column("kind") {
      isOther = (0..<table.rowCount).map { table.string($0, kind) == "other" }
      isSoundName = (0..<table.rowCount).map { table.string($0, kind) == "sound" }
    }
  }

  private mutating func readTitles(_ table: Table?) {
    guard let table, let kind = table.column("kind") else { return }
    titleKinds = (0..<table.rowCount).map { row in
      switch table.string(row, kind) {
      case "honorific": .honorific
      case "nobility": .nobility
      case "profession": .profession
      default: .other
      }
    }
  }

  private mutating func readParticles(_ table: Table?) {
    guard let table, let kind = table.column("kind") else { return }
    isSuffix = (0..<table.rowCount).map { table.string($0, kind) == "suffix" }
  }

  private mutating func readHan(_ tables: (String) -> Table?) {
    if let table = tables("surnames-zh"), let flags = table.column("flags") {
      hanFlags = (0..<table.rowCount).map { row in
        var found: SurnameFlags = []
        for flag in table.alternatives(row, flags) {
          switch flag {
          case "word": found.insert(.word)
          case "ja": found.insert(.japanese)
          case "ko": found.insert(.korean)
          default: break
          }
        }
        return found
      }
    }
  }

  // MARK: Latin

  /// The hit of one token alone; `nil` where the lexicons have none.
  func hit(_ token: Int, _ scan: borrowing Scan) -> Scan.Hit? {
    let end = Int(scan.firstHit[token + 1])
    guard end > Int(scan.firstHit[token]), Int(scan.hits[end - 1].endToken) == token + 1 else {
      return nil
    }
    return scan.hits[end - 1]
  }

  /// The form of one token alone; `nil` where the lexicons have none.
  func form(_ token: Int, _ scan: borrowing Scan) -> UInt32? { hit(token, scan)?.form }

  func given(_ form: UInt32) -> NameWeight {
    lexicons.row(of: form, as: .givenName).map { weight($0, given, givenTable) } ?? NameWeight()
  }

  func surname(_ form: UInt32) -> NameWeight {
    lexicons.row(of: form, as: .surname).map { weight($0, surnames, surnameTable) }
      ?? NameWeight()
  }

  private func weight(_ row: Int, _ column: WordColumn, _ table: Table?) -> NameWeight {
    let isCommon = table.map { $0.columns.count > 2 && $0.firstByte(row, 2) != nil } ?? false
    return NameWeight(weight: max(1, column[row]), isCommon: isCommon)
  }

  /// The size class of an English word; 0 where it is none.
  func wordClass(_ form: UInt32) -> Int {
    lexicons.row(of: form, as: .wordLatin).map { classes[$0] } ?? 0
  }

  /// Whether a mononym needs no evidence: it is no word and no usual name.
  func isPlainMononym(_ form: UInt32) -> Bool {
    guard let row = lexicons.row(of: form, as: .mononym) else { return false }
    guard let mononyms, let note = mononyms.column("note") else { return true }
    return !mononyms.string(row, note).hasSuffix("name")
  }

  /// Whether a form is a particle (van), and whether it is a suffix (Jr.).
  func particle(_ form: UInt32) -> (isParticle: Bool, isSuffix: Bool) {
    var found = (isParticle: false, isSuffix: false)
    for sense in lexicons.senses(of: form) where sense.kind == .particle {
      if sense.index < isSuffix.count, isSuffix[sense.index] {
        found.isSuffix = true
      } else {
        found.isParticle = true
      }
    }
    return found
  }

  /// The kind of title that a form is; honorifics first.
  func title(_ form: UInt32) -> TitleKind? {
    var found: TitleKind?
    for sense in lexicons.senses(of: form) where sense.kind == .title {
      let kind = sense.index < titleKinds.count ? titleKinds[sense.index] : .other
      if found == nil || kind.rawValue < found?.rawValue ?? 0 { found = kind }
    }
    return found
  }

  // MARK: Chinese

  func surnameFlags(_ form: UInt32) -> SurnameFlags? {
    guard let row = lexicons.row(of: form, as: .surnameHan) else { return nil }
    return row < hanFlags.count ? hanFlags[row] : []
  }

  /// How often a Chinese word stands in the corpora behind `words-zh.tsv`; 0 where it is none.
  func frequency(_ form: UInt32) -> Int {
    lexicons.row(of: form, as: .wordHan).map { max(1, frequencies[$0]) } ?? 0
  }

  /// The class of a Chinese word; `nil` where it is none, or none that tells anything.
  func wordClassHan(_ form: UInt32) -> HanCharacters.WordClass? {
    guard let wordTable, let wordPart, let row = lexicons.row(of: form, as: .wordHan) else {
      return nil
    }
    return wordTable.firstByte(row, wordPart).flatMap { HanCharacters.WordClass($0) }
  }

  /// How often a name stands in those corpora, whether it is a person's, and a foreign one; `nil` where it is none
  /// that is known.
  func name(_ form: UInt32) -> (frequency: Int, isPerson: Bool, isSound: Bool)? {
    guard let row = lexicons.row(of: form, as: .nameHan) else { return nil }
    return (
      max(1, names[row]), !(row < isOther.count && isOther[row]),
      row < isSoundName.count && isSoundName[row]
    )
  }

  /// Whether a character writes the sound of foreign names.
  func isSound(_ code: Int) -> Bool { characters.isSound(code) }
}
