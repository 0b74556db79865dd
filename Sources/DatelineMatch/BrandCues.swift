import DatelineLexicon
import DatelineModel

/// What a word near a name says about it; a row of the table `brand-cues.tsv` can have several.
struct BrandCue: OptionSet, Sendable {
  let rawValue: UInt64

  /// A word for a brand or its company (label, house, maker; 品牌, 公司).
  static let maker = BrandCue(rawValue: 1)
  /// What belongs to a brand and is named behind it (store, shares; 门店, 股价).
  static let behind = BrandCue(rawValue: 2)
  /// What brands do (recalled, opened; 宣布, 召回).
  static let act = BrandCue(rawValue: 4)
  /// A brand can follow (wore, from, at).
  static let before = BrandCue(rawValue: 8)
  /// Says that a product is new.
  static let fresh = BrandCue(rawValue: 16)
  /// Brings a product out (launches, unveiled; 推出, 发布).
  static let launch = BrandCue(rawValue: 32)
  /// Stands between the names of a list.
  static let separator = BrandCue(rawValue: 64)
  /// Begins a noun phrase (the, a, its).
  static let article = BrandCue(rawValue: 128)
  /// Who leads a company (CEO, founder; 创始人).
  static let office = BrandCue(rawValue: 256)
  /// Behind a person's name, or an honorific before one.
  static let person = BrandCue(rawValue: 512)
  /// A part of a model's designation behind a name (Pro, Max, Ultra).
  static let model = BrandCue(rawValue: 1024)
  /// Gives a name (called, named, dubbed; 名为).
  static let called = BrandCue(rawValue: 2048)
  /// A word that is no part of a product's name though it is written with a capital.
  static let stop = BrandCue(rawValue: 4096)
  /// Somebody tells of himself or speaks to the reader.
  static let talk = BrandCue(rawValue: 8192)
  /// A noun for a firm, behind or before which a name is the firm's (label, maker; 品牌).
  static let firm = BrandCue(rawValue: 16384)
  /// Makes firms (founded).
  static let founds = BrandCue(rawValue: 32768)
  /// Says when (昨天, 今日).
  static let time = BrandCue(rawValue: 65536)
  /// Ends the names of firms (Motors, Sons; 科技, 酒店).
  static let suffix = BrandCue(rawValue: 131_072)

  /// What sellers put into the titles of their listings (包邮, 正品, 新款).
  static let listing = BrandCue(rawValue: 262_144)
  /// Characters of sentences (的, 了), which such titles do without.
  static let prose = BrandCue(rawValue: 524_288)
  /// Characters that say what a thing is like or what it is counted by, and so are in no new name.
  static let generic = BrandCue(rawValue: 1_048_576)
  /// The last character of what says what a thing is like (翻盖式, 旗舰级), which is no name.
  static let manner = BrandCue(rawValue: 2_097_152)

  static let names: [String: BrandCue] = [
    "maker": .maker, "behind": .behind, "act": .act, "before": .before, "fresh": .fresh,
    "launch": .launch, "separator": .separator, "article": .article, "office": .office,
    "person": .person, "model": .model, "called": .called, "stop": .stop, "talk": .talk,
    "firm": .firm, "founds": .founds, "time": .time, "suffix": .suffix,
    "listing": .listing, "prose": .prose, "generic": .generic, "manner": .manner,
  ]
}

/// The words whose presence near a name is evidence, looked up by the keys of tokens.
struct BrandCues: Sendable {
  /// The longest Chinese word, in characters.
  static let longestHan = 4

  private let roles: RoleTable
  /// Whether a Chinese noun for firms ends with the character of a key of two bytes.
  private var firmEnds = [Bool](repeating: false, count: 1 << 16)

  /// Reads the rows; roles that this build does not know are passed over.
  init(_ table: Table?, fold: Fold) {
    roles = RoleTable(table, fold: fold) { BrandCue.names[String($0)]?.rawValue }
    guard let table, let word = table.column("word"), let role = table.column("roles") else {
      return
    }
    for row in 0..<table.rowCount where table.alternatives(row, role).contains("firm") {
      let key = fold.key(of: table.string(row, word))
      if key.count >= 2, key[key.count - 2] >= 0x80 {
        firmEnds[Int(key[key.count - 2]) << 8 | Int(key[key.count - 1])] = true
      }
    }
  }

  /// What the word that some tokens make says.
  func cues(_ scan: borrowing Scan, _ first: Int, _ end: Int) -> BrandCue {
    BrandCue(rawValue: roles[Self.hash(scan, first, end)])
  }

  /// What the Latin word, or the longest Chinese one, that begins at a token says.
  func cues(_ scan: borrowing Scan, at token: Int) -> (cues: BrandCue, end: Int) {
    guard token >= 0, token < scan.tokens.count else { return ([], token) }
    guard scan.tokens[token].kind == .han else { return (cues(scan, token, token + 1), token + 1) }
    var end = token + 1
    while end < scan.tokens.count, end - token < Self.longestHan, scan.tokens[end].kind == .han,
      scan.tokens[end].block == scan.tokens[token].block
    {
      end += 1
    }
    while end > token {
      let found = cues(scan, token, end)
      if !found.isEmpty { return (found, end) }
      end -= 1
    }
    return ([], token + 1)
  }

  /// What the Latin word, or the longest Chinese one, that ends before a token says.
  func cues(_ scan: borrowing Scan, before token: Int) -> (cues: BrandCue, start: Int) {
    guard token > 0 else { return ([], token) }
    guard scan.tokens[token - 1].kind == .han else {
      return (cues(scan, token - 1, token), token - 1)
    }
    var start = token - 1
    while start > 0, token - start < Self.longestHan, scan.tokens[start - 1].kind == .han,
      scan.tokens[start - 1].block == scan.tokens[token - 1].block
    {
      start -= 1
    }
    while start < token {
      let found = cues(scan, start, token)
      if !found.isEmpty { return (found, start) }
      start += 1
    }
    return ([], token - 1)
  }

  /// Whether a Han character ends a noun for a firm: a quick test.
  func endsFirm(_ scan: borrowing Scan, _ token: Int) -> Bool {
    let start = Int(scan.keys.starts[token])
    guard start + 1 < scan.keys.bytes.count else { return false }
    return firmEnds[Int(scan.keys.bytes[start]) << 8 | Int(scan.keys.bytes[start + 1])]
  }

  /// A hash of the key of some tokens.
  static func hash(_ scan: borrowing Scan, _ first: Int, _ end: Int) -> UInt64 {
    end == first + 1 ? scan.keys.hashes[first] : scan.keyHash(first, end)
  }

  /// The key of some tokens, without what parts it from the next token.
  static func keyRange(_ scan: borrowing Scan, _ first: Int, _ end: Int) -> Range<Int> {
    let start = Int(scan.keys.starts[first])
    var last = end < scan.tokens.count ? Int(scan.keys.starts[end]) : scan.keys.bytes.count
    while last > start, scan.keys.bytes[last - 1] == 0x20 || scan.keys.bytes[last - 1] == 1 {
      last -= 1
    }
    return start..<last
  }
}
