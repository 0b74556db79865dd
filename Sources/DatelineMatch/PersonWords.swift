import DatelineLexicon
import DatelineModel

/// What a word beside or inside a run of capitals says about names; a row of the pack's table
/// `person-words.tsv` can have several.
struct PersonRoles: OptionSet, Sendable {
  let rawValue: UInt64

  /// Never part of a name although capitalised at the start of a sentence (The, When, Monday).
  static let stop = PersonRoles(rawValue: 1)
  /// Makes what stands before it the name of something else (University, Street).
  static let tail = PersonRoles(rawValue: 2)
  /// A thing that is named after a brand, in lower case (perfume, jeans).
  static let thing = PersonRoles(rawValue: 4)
  /// Makes what stands behind it the name of something else (Hurricane, Lake).
  static let head = PersonRoles(rawValue: 8)
  /// Words before a person's name (by, under).
  static let by = PersonRoles(rawValue: 16)
  /// Articles and possessives, which seldom stand before a person's name.
  static let article = PersonRoles(rawValue: 32)
  /// Words that have people as subject, but for those of speech.
  static let verb = PersonRoles(rawValue: 64)
  /// The same as `tail` in Chinese.
  static let tailHan = PersonRoles(rawValue: 128)
  /// Chinese words before a name.
  static let nearHan = PersonRoles(rawValue: 256)
  /// Chinese words behind a name.
  static let afterHan = PersonRoles(rawValue: 512)

  /// Chinese characters that serve grammar and are in no given name.
  static let functionHan = PersonRoles(rawValue: 1024)
  /// Prepositions of place and time, which stand before words rather than people.
  static let inside = PersonRoles(rawValue: 2048)
  /// Chinese words of speech that need no pause behind them.
  static let says = PersonRoles(rawValue: 4096)
  /// The months, which are given names as well.
  static let month = PersonRoles(rawValue: 8192)
  /// The short names of months (Jan, Sept).
  static let shortMonth = PersonRoles(rawValue: 536_870_912)
  /// Countries that are given names as often (Jordan), and Chinese names of brands that are
  /// surnames as often (威尔逊).
  static let namesake = PersonRoles(rawValue: 1_073_741_824)
  /// Capitals that speak for their countries though they are names as well (London).
  static let state = PersonRoles(rawValue: 2_147_483_648)
  /// Forms of address that are other words when written small (to miss).
  static let verbal = PersonRoles(rawValue: 16384)

  /// He, she and their forms: what stands before them in a sentence may be a person.
  static let pronoun = PersonRoles(rawValue: 32768)
  /// What people alone do to works and to each other, before `by` (written, directed, married).
  static let authored = PersonRoles(rawValue: 65536)
  /// Bynames of rulers and others behind `the` (Elder, Great).
  static let epithet = PersonRoles(rawValue: 131_072)
  /// Terms of science that are named after people (theorem, curvature).
  static let eponym = PersonRoles(rawValue: 262_144)
  /// Such terms that are named after other things as often (function, law).
  static let looseEponym = PersonRoles(rawValue: 524_288)
  /// Has, had, have.
  static let auxiliary = PersonRoles(rawValue: 2_097_152)
  /// Who, which stands behind people alone.
  static let relative = PersonRoles(rawValue: 4_194_304)
  /// What joins the names of a list (and, with).
  static let joins = PersonRoles(rawValue: 8_388_608)
  /// What can follow the number I of a ruler (of, was).
  static let behindRuler = PersonRoles(rawValue: 16_777_216)
  /// What people have, before `of` (reign, widow, portrait).
  static let ofPerson = PersonRoles(rawValue: 33_554_432)
  /// Members of one family, behind their name (sisters, dynasty).
  static let kin = PersonRoles(rawValue: 67_108_864)
  /// Forms of to be and other auxiliaries, which stand behind a subject.
  static let copula = PersonRoles(rawValue: 134_217_728)
  /// What ends the name of a company (Corporation, Ltd).
  static let company = PersonRoles(rawValue: 268_435_456)
  /// What opens the years of a life in brackets (born, died).
  static let life = PersonRoles(rawValue: 1_048_576)
  /// A given name cut short (Md., Mohd.).
  static let shortened = PersonRoles(rawValue: 1 << 32)
  /// What leads somewhere, before `to` and `from` (road, flew).
  static let way = PersonRoles(rawValue: 1 << 33)
  /// Offices of companies, which stand between the company's name and the person's (董事长).
  static let officer = PersonRoles(rawValue: 1 << 34)

  /// The names in the table.
  static let names: [String: PersonRoles] = [
    "stop": .stop, "tail": .tail, "thing": .thing, "head": .head, "by": .by, "article": .article,
    "verb": .verb, "tailzh": .tailHan, "nearzh": .nearHan, "afterzh": .afterHan,
    "funczh": .functionHan,
    "inside": .inside, "sayszh": .says, "month": .month, "shortmonth": .shortMonth,
    "namesake": .namesake, "state": .state,
    "verbal": .verbal,
    "pronoun": .pronoun, "authored": .authored, "epithet": .epithet, "eponym": .eponym,
    "looseeponym": .looseEponym, "life": .life, "auxiliary": .auxiliary,
    "relative": .relative, "ofperson": .ofPerson, "kin": .kin, "copula": .copula, "joins": .joins,
    "behindruler": .behindRuler, "company": .company, "shortened": .shortened, "way": .way,
    "officer": .officer,
  ]
}

/// The words that are evidence for or against names, looked up by the keys of tokens.
struct PersonWords: Sendable {
  /// The longest Chinese word, in characters.
  static let longestHan = 4
  private let roles: RoleTable
  /// Words in the names of organisations' accounts, in lower case.
  private let accounts: [[UInt8]]

  /// Reads the rows of `person-words.tsv`; roles that this build does not know are passed over.
  init(_ table: Table?, fold: Fold) {
    roles = RoleTable(table, fold: fold) { PersonRoles.names[String($0)]?.rawValue }
    guard let table, let word = table.column("word"), let role = table.column("roles") else {
      accounts = []
      return
    }
    accounts = (0..<table.rowCount).filter { table.alternatives($0, role).contains("account") }
      .map { Array(table.string($0, word).utf8) }
  }

  /// The roles of the word that some tokens make.
  func roles(_ scan: borrowing Scan, _ first: Int, _ end: Int) -> PersonRoles {
    PersonRoles(rawValue: roles[scan.keyHash(first, end)])
  }

  /// Whether the name of an account holds a word that accounts of organisations have.
  func isAccountOfMany(_ text: [UInt8], _ range: ByteRange) -> Bool {
    let name = text[range.start..<range.end].map { $0 | 0x20 }
    return accounts.contains { word in
      guard name.count >= word.count else { return false }
      return (0...name.count - word.count).contains { start in
        name[start..<start + word.count].elementsEqual(word)
      }
    }
  }

  /// The roles of all Chinese words that begin at a token.
  func rolesHan(_ scan: borrowing Scan, at token: Int) -> PersonRoles {
    var found: PersonRoles = []
    var end = token
    while end < scan.tokens.count, end - token < Self.longestHan, scan.tokens[end].kind == .han {
      end += 1
      found.formUnion(roles(scan, token, end))
    }
    return found
  }
}

extension Scan {
  /// The hash of the key that some tokens make.
  @inline(__always)
  func keyHash(_ first: Int, _ end: Int) -> UInt64 {
    let hash = keys.hashes[first]
    return end == first + 1 && hash != KeyHash.none ? hash : hashOfKeys(first, end)
  }

  private func hashOfKeys(_ first: Int, _ end: Int) -> UInt64 {
    let start = Int(keys.starts[first])
    var place = Int(keys.starts[end - 1])
    while place < keys.bytes.count, keys.ends[place] == 0 { place += 1 }
    return keys.bytes.withUnsafeBufferPointer {
      KeyHash.of(UnsafeBufferPointer(rebasing: $0[start..<min(place + 1, $0.count)]))
    }
  }

  /// The code of a Han token's key, 16 bits.
  func hanCode(_ token: Int) -> Int {
    let start = Int(keys.starts[token])
    return Int(keys.bytes[start]) << 8 | Int(keys.bytes[start + 1])
  }
}
