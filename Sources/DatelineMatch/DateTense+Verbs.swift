internal import DatelineModel

/// What English verbs say of the time.
extension DateTense {
  /// Whether a word looks ahead; `nil` if it looks nowhere.
  func tense(_ token: Int) -> Bool? {
    guard tokens[token].kind == .word else { return nil }
    let word = word(token)
    let hash = Self.hash(word)
    // May is a month, and Will a name.
    let isName = tokens[token].letterCase != .lower && Self.names.contains(hash)
    if isName { return nil }
    // The striker, who plays for Roma.
    if Self.habits.contains(hash), token > 0,
      Self.whose.contains(Self.hash(self.word(token - 1)))
    {
      return nil
    }
    if Self.ahead.contains(hash) || hash == Self.set && isToBe(token) { return true }
    if let answer = tenseOfShort(word, token) { return answer }
    if hash == Self.due { return isExpected(token) ? true : nil }
    if Self.planning.contains(hash) { return isPlanning(token) ? true : nil }
    // It is to be sold.
    if hash == Self.to { return isOfIntent(token) ? true : nil }
    if hash == Self.effect { return takesEffect(token) ? true : nil }
    // What may be is to come, but not what may have been or could not be.
    if Self.may.contains(hash) {
      let isPast = token + 1 < tokens.count && Self.undone.contains(Self.hash(self.word(token + 1)))
      return isPast ? nil : true
    }
    // "He cut" has been; "they cut" may be.
    let isSame =
      token > 0 && Self.same.contains(hash) && Self.one.contains(Self.hash(self.word(token - 1)))
    guard isSame || Self.back.contains(hash) || isRegularPast(word, hash) && isVerb(token) else {
      return nil
    }
    // A dinner followed by a show says nothing of its day.
    if token + 1 < tokens.count, Self.hash(self.word(token + 1)) == Self.by { return nil }
    // It will be held.
    return token > 0 && Self.hash(self.word(token - 1)) == Self.be
  }

  /// Whether somebody plans something or to do it, and these are not the plans that somebody announced.
  private func isPlanning(_ token: Int) -> Bool {
    guard token > 0, token + 1 < tokens.count else { return false }
    let next = Self.hash(word(token + 1))
    guard next == Self.to || Self.article.contains(next) else { return false }
    guard tokens[token - 1].block == tokens[token].block else { return true }
    return tense(token - 1) != false && !Self.reason.contains(Self.hash(word(token - 1)))
  }

  /// Whether "to" says what is to be done: who is to retire, but not what is close to it.
  private func isOfIntent(_ token: Int) -> Bool {
    guard token > 0, token + 1 < tokens.count, tokens[token + 1].letterCase == .lower,
      tokens[token - 1].block == tokens[token].block
    else { return false }
    return Self.now.contains(Self.hash(word(token - 1)))
  }

  /// Whether something takes effect, or goes into it.
  private func takesEffect(_ token: Int) -> Bool {
    guard token > 1 else { return false }
    let before = Self.hash(word(token - 1))
    return Self.take.contains(before)
      || before == Self.into && Self.go.contains(Self.hash(word(token - 2)))
  }

  /// Whether a word is the past of a verb as most form it: sued, but not speed.
  private func isRegularPast(_ word: ArraySlice<UInt8>, _ hash: UInt64) -> Bool {
    word.count >= 4 && word.suffix(2).elementsEqual("ed".utf8)
      && !word.suffix(3).elementsEqual("eed".utf8) && !Self.noVerbs.contains(hash)
  }

  /// Whether a word is written as verbs are: the United Auto Workers do nothing.
  private func isVerb(_ token: Int) -> Bool {
    tokens[token].letterCase == .lower || token == 0
      || tokens[token - 1].block != tokens[token].block || ends(after: token - 1)
  }

  /// The tense of what is cut short to an apostrophe: he'll open; he'd open, but he'd opened.
  private func tenseOfShort(_ word: ArraySlice<UInt8>, _ token: Int) -> Bool? {
    func ends(in endings: [[UInt8]]) -> Bool {
      endings.contains { word.count > $0.count && word.suffix($0.count) == $0[...] }
    }
    if ends(in: Self.willEndings) { return true }
    guard ends(in: Self.wouldEndings), token + 1 < tokens.count else { return nil }
    let next = self.word(token + 1)
    let hash = Self.hash(next)
    if Self.back.contains(hash) || isRegularPast(next, hash) || Self.been.contains(hash) {
      return false
    }
    // "He'd come" may be either.
    return Self.wouldVerbs.contains(hash) ? true : nil
  }

  /// Whether "due" speaks of what is to come, and not of a reason: it is due to open on Friday, but
  /// it closed on Friday due to rain.
  private func isExpected(_ token: Int) -> Bool {
    guard token + 2 < tokens.count, Self.hash(word(token + 1)) == Self.to else { return true }
    return token > 0 && Self.isDue.contains(Self.hash(word(token - 1)))
      && !Self.reason.contains(Self.hash(word(token + 2)))
  }

  /// Whether what is set is to come: set to open, set for Monday, but not what set a record.
  private func isToBe(_ token: Int) -> Bool {
    token + 1 < tokens.count && Self.toBe.contains(Self.hash(word(token + 1)))
  }

  private static let ahead = hashes([
    "will", "won't", "opens", "upcoming", "scheduled", "slated", "planned", "launches",
    "expected", "begins", "starts", "returns", "arrives", "debuts", "would", "shall",
    "forthcoming", "premieres", "closes", "ends", "runs", "continues", "going",
    "next", "ahead", "deadline", "arriving", "launching", "opening", "coming", "hits", "goes",
    "open", "takes", "kicks", "airs", "drops", "hosts", "resumes", "concludes", "expires",
    "meets", "faces", "plays", "travels", "hopes", "hope", "aims", "intends", "expects",
    "promises",
  ])

  private static let back = hashes([
    "said", "says", "told", "was", "were", "had", "took", "came", "went", "began", "held", "won",
    "died", "met", "made", "gave", "saw", "sold", "did", "found", "rose", "fell", "drew", "became",
    "last", "since", "ago", "has", "got", "showed", "lost", "left", "ran", "spoke", "wrote", "led",
    "grew", "kept", "felt", "brought", "bought", "built", "caught", "chose", "drove", "flew",
    "heard", "hit", "knew", "paid", "sent", "spent", "stood", "taught", "thought", "wore", "shot",
    "broke", "agreed", "freed", "guaranteed", "fought", "sought", "swept", "struck", "threw",
    "shook", "sank", "stole",
    "withdrew", "dealt", "fled", "laid", "blew", "lay", "slid", "forgot", "hid", "froze",
    "underwent", "undertook", "overcame", "overtook", "oversaw", "overthrew", "overran", "upheld",
    "withheld", "withstood", "understood", "misled", "mistook", "foresaw", "forbade", "rebuilt",
    "rewrote", "retook", "outsold", "pled", "rode", "sang", "swam", "swore", "swung", "sprang",
    "shrank", "stuck", "slept", "sat", "tore", "wept", "woke", "ate", "drank", "dug", "hung",
    "lent",
    "meant", "rang", "shone", "sped", "spun", "strode", "clung", "crept", "leapt", "arose", "bled",
  ])

  private static let willEndings = ["'ll", "’ll"].map { Array($0.utf8) }
  private static let wouldEndings = ["'d", "’d"].map { Array($0.utf8) }
  /// Verbs whose participle is another word.
  private static let wouldVerbs = hashes([
    "be", "have", "like", "love", "prefer", "need", "rather", "see", "return", "leave", "decide",
    "announce", "start", "speak", "give", "go", "resign", "sign", "appeal", "meet", "try",
  ])
  private static let been = hashes(["been", "gone", "done", "seen", "already", "just", "never"])
  /// Verbs whose past is written as they are.
  private static let same = hashes([
    "cut", "put", "set", "quit", "shut", "let", "cost", "spread", "split", "read", "hurt", "bet",
    "beat", "cast", "burst", "bid",
  ])
  private static let one = hashes(["he", "she", "it"])
  private static let habits = hashes(["plays", "travels"])
  private static let whose = hashes(["who", "also", "that", "which"])
  private static let set = hash("set".utf8)
  private static let be = hash("be".utf8)
  private static let toBe = hashes(["to", "for"])
  private static let due = hash("due".utf8)
  private static let to = hash("to".utf8)
  private static let noVerbs = hashes(["hundred", "sacred", "naked", "wicked", "shed", "sled"])
  private static let into = hash("into".utf8)
  private static let effect = hash("effect".utf8)
  private static let take = hashes(["take", "takes"])
  private static let go = hashes(["go", "goes"])
  static let planning = hashes(["plans", "plan"])
  static let by = hash("by".utf8)
  private static let names = hashes(["may", "will"])
  private static let may = hashes(["could", "should", "may", "might", "can", "must"])

  /// What makes of them something that has been, or has not.
  private static let undone = hashes(["have", "not"])

  private static let isDue = hashes(["is", "are", "was", "were", "be", "been"])

  /// What a reason begins with: due to the rain.
  private static let reason = hashes([
    "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "our",
  ])
}

/// Words by their hashes.
extension DateTense {
  /// The hash of a word in lower case.
  ///
  /// An apostrophe is ' whichever is written.
  static func hash(_ word: some Collection<UInt8>) -> UInt64 {
    var hash = ByteHash()
    var rest = word[...]
    while let byte = rest.first {
      if byte == 0xE2, rest.starts(with: curly) {
        hash.add(UInt8(ascii: "'"))
        rest = rest.dropFirst(curly.count)
      } else {
        hash.add((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        rest = rest.dropFirst()
      }
    }
    return hash.value
  }

  static let curly = Array("’".utf8)

  static func hashes(_ words: [String]) -> WordHashes {
    WordHashes(words.map { hash($0.utf8) })
  }

  /// Some words by their hashes.
  struct WordHashes {
    private let hashes: Set<UInt64>
    /// Most words of a text are none of them, and known by this.
    private var filter: HashFilter

    init(_ hashes: [UInt64]) {
      self.hashes = Set(hashes)
      filter = HashFilter(count: hashes.count)
      for hash in hashes { filter.insert(hash) }
    }

    func contains(_ hash: UInt64) -> Bool { filter.mayContain(hash) && hashes.contains(hash) }
  }
}
