internal import DatelineModel

/// Where English sentences look.
extension DateTense {
  private static let ahead = hashes([
    "will", "won't", "opens", "upcoming", "scheduled", "slated", "planned", "launches",
    "expected", "begins", "starts", "returns", "arrives", "debuts", "would", "shall",
    "forthcoming", "premieres", "closes", "ends", "runs", "continues", "going",
    "next", "ahead", "deadline", "arriving", "launching", "opening", "coming", "hits", "goes",
    "open", "takes", "kicks", "airs", "drops", "hosts", "resumes", "concludes", "expires",
    "meets", "faces", "plays", "travels", "hopes", "hope", "aims", "intends", "expects",
    "promises",
  ])
  /// What looks ahead where it stands directly before a date: the show is on Friday.
  private static let now = hashes(["is", "are"])
  private static let back = hashes([
    "said", "says", "told", "was", "were", "had", "took", "came", "went", "began", "held", "won",
    "died", "met", "made", "gave", "saw", "sold", "did", "found", "rose", "fell", "drew", "became",
    "last", "since", "ago", "has", "got", "showed", "lost", "left", "ran", "spoke", "wrote", "led",
    "grew", "kept", "felt", "brought", "bought", "built", "caught", "chose", "drove", "flew",
    "heard", "hit", "knew", "paid", "sent", "spent", "stood", "taught", "thought", "wore", "shot",
    "broke", "agreed", "freed", "guaranteed", "fought", "sought", "swept", "struck", "threw",
    "shook", "sank", "stole",
    "withdrew", "dealt", "fled", "laid", "blew", "lay", "slid", "forgot", "hid", "froze",
  ])

  /// The hash of a word in lower case.
  ///
  /// An apostrophe is ' whichever is written.
  private static func hash(_ word: some Collection<UInt8>) -> UInt64 {
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

  private static let curly = Array("’".utf8)

  private static func hashes(_ words: [String]) -> WordHashes {
    WordHashes(words.map { hash($0.utf8) })
  }

  /// Some words by their hashes.
  private struct WordHashes {
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

  func latinLean(_ date: Range<Int>) -> Lean {
    let lean = leanOfVerbs(date)
    return lean == .back && isAwaited(date.lowerBound) ? .open : lean
  }

  /// The word with a tense that is nearest decides.
  private func leanOfVerbs(_ date: Range<Int>) -> Lean {
    if isEnd(date) { return .ahead }
    if isOfWhatWas(date.upperBound) || isBesideWhatWas(date) { return .back }
    let block = tokens[date.lowerBound].block
    var before = date.lowerBound - 1
    var after = date.upperBound
    for _ in 0..<14 {
      if before >= 0, tokens[before].block == block, !ends(after: before),
        word(before).first != Self.semicolon
      {
        if date.lowerBound - before <= 2, Self.now.contains(Self.hash(word(before))) {
          return .ahead
        }
        if let answer = tense(before) { return answer ? .ahead : .back }
        before = opensQuote(before, block) ? -1 : before - 1
      } else {
        before = -1
      }
      if after < tokens.count, tokens[after].block == block, !ends(after: after),
        !isClause(after, date), !isSaying(after, date), !isNextVerb(after, date)
      {
        if let answer = tense(after) { return answer ? .ahead : .back }
        after += 1
      } else {
        after = tokens.count
      }
    }
    return .open
  }

  /// Whether a clause begins right behind a date that says what was said: a bill Tuesday that would.
  private func isClause(_ token: Int, _ date: Range<Int>) -> Bool {
    token == date.upperBound && Self.hash(word(token)) == Self.that
  }

  /// Whether a verb that looks ahead begins behind a date that another one stands before: it lost on
  /// Saturday and will play again.
  private func isNextVerb(_ token: Int, _ date: Range<Int>) -> Bool {
    guard token - date.upperBound <= 1, token + 1 < tokens.count,
      Self.joins.contains(Self.hash(word(token))), tense(token + 1) == true
    else { return false }
    let first = max(sentence(of: date.lowerBound), date.lowerBound - 14)
    return (first..<date.lowerBound).contains { tense($0) != nil }
  }

  /// Whether what was said ends before a token and somebody says it: it opens on Friday, he said.
  ///
  /// A date that begins the sentence is that of what was said: on Friday, he said.
  private func isSaying(_ token: Int, _ date: Range<Int>) -> Bool {
    guard isComma(token) else { return false }
    let block = tokens[token].block
    for next in token + 1..<min(token + 7, tokens.count) {
      guard tokens[next].block == block, !isComma(next) else { return false }
      guard Self.saying.contains(Self.hash(word(next))) else { continue }
      return date.lowerBound - sentence(of: date.lowerBound) > 2
    }
    return false
  }

  /// Whether a quote opens with a token behind the words that say who speaks: he said, “We open.
  private func opensQuote(_ token: Int, _ block: UInt32) -> Bool {
    guard token > 0, tokens[token - 1].block == block, isComma(token - 1) else { return false }
    return word(token).elementsEqual("\"".utf8) || word(token).elementsEqual("“".utf8)
  }

  /// Whether a date stands before something that has been (a March 28 response).
  ///
  /// Not where it is named as what comes: ahead of the March 28 report.
  private func isBesideWhatWas(_ date: Range<Int>) -> Bool {
    let block = tokens[date.lowerBound].block
    var thing = date.upperBound
    guard thing < tokens.count, tokens[thing].block == block else { return false }
    if Self.published.contains(Self.hash(word(thing))), thing + 1 < tokens.count { thing += 1 }
    guard tokens[thing].block == block, tokens[thing].letterCase == .lower,
      Self.papers.contains(Self.hash(word(thing)))
    else { return false }
    let after = (thing + 1..<max(thing + 1, min(thing + 7, tokens.count))).contains { token in
      tokens[token].block == block && tense(token) == true
    }
    return !after
      && !(max(0, date.lowerBound - 5)..<date.lowerBound).contains { token in
        tokens[token].block == block
          && (tense(token) == true || Self.before.contains(Self.hash(word(token))))
      }
  }

  /// Whether a date is what went before it looked forward to: in the run-up to Christmas.
  private func isAwaited(_ token: Int) -> Bool {
    guard token > 1, tokens[token - 2].block == tokens[token].block else { return false }
    return Self.run.contains(Self.hash(word(token - 2)))
      && Self.toward.contains(Self.hash(word(token - 1)))
  }

  /// Whether what belongs to a date is something that has been: Sunday's win.
  private func isOfWhatWas(_ token: Int) -> Bool {
    guard token + 1 < tokens.count, tokens[token].block == tokens[token + 1].block,
      Self.hash(word(token)) == Self.possessive
    else { return false }
    return Self.events.contains(Self.hash(word(token + 1)))
  }

  /// Whether somebody plans to do something, and these are not the plans that somebody announced.
  private func isPlanning(_ token: Int) -> Bool {
    guard token > 0, token + 1 < tokens.count, Self.hash(word(token + 1)) == Self.to else {
      return false
    }
    guard tokens[token - 1].block == tokens[token].block else { return true }
    return tense(token - 1) != false && !Self.reason.contains(Self.hash(word(token - 1)))
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

  /// Whether a date is the end of what goes on: closed until Sunday, but not where the sentence says
  /// no (it was not until Sunday that) or begins with it and tells of what was, and not before when.
  private func isEnd(_ date: Range<Int>) -> Bool {
    let bound = date.lowerBound - 1
    guard bound >= 0, tokens[bound].block == tokens[date.lowerBound].block else { return false }
    // Between now and Christmas.
    if bound > 0, Self.hash(word(bound)) == Self.and,
      Self.present.contains(Self.hash(word(bound - 1)))
    {
      return true
    }
    guard Self.bounds.contains(Self.hash(word(bound))) else { return false }
    let after = date.upperBound + (isComma(date.upperBound) ? 1 : 0)
    if after < tokens.count, Self.hash(word(after)) == Self.when { return false }
    let first = max(sentence(of: date.lowerBound), bound - 12)
    // Until April, there was no way.
    guard bound - first > 1 else {
      var token = after
      while token < min(after + 8, tokens.count), tokens[token].block == tokens[bound].block,
        !ends(after: token)
      {
        if Self.hasBeen.contains(Self.hash(word(token))) { return false }
        token += 1
      }
      return true
    }
    return !(first..<bound).contains { Self.no.contains(Self.hash(word($0))) }
  }

  private func isComma(_ token: Int) -> Bool {
    token < tokens.count && word(token).elementsEqual(",".utf8)
  }

  func tense(_ token: Int) -> Bool? {
    guard tokens[token].kind == .word else { return nil }
    let word = word(token)
    let hash = Self.hash(word)
    // May is a month, and Will a name.
    let isName = tokens[token].letterCase != .lower && Self.names.contains(hash)
    if isName { return nil }
    if Self.ahead.contains(hash) || hash == Self.set && isToBe(token) { return true }
    if let answer = tenseOfShort(word, token) { return answer }
    if hash == Self.due { return isExpected(token) ? true : nil }
    if Self.planning.contains(hash) { return isPlanning(token) ? true : nil }
    if hash == Self.effect { return takesEffect(token) ? true : nil }
    // What may be is to come, but not what may have been or could not be.
    if Self.may.contains(hash) {
      let isPast = token + 1 < tokens.count && Self.undone.contains(Self.hash(self.word(token + 1)))
      return isPast ? nil : true
    }
    guard Self.back.contains(hash) || isRegularPast(word, hash) && isVerb(token) else { return nil }
    // A dinner followed by a show says nothing of its day.
    if token + 1 < tokens.count, Self.hash(self.word(token + 1)) == Self.by { return nil }
    // It will be held.
    return token > 0 && Self.hash(self.word(token - 1)) == Self.be
  }

  /// The tense of what is cut short to an apostrophe: he'll open; he'd open, but he'd opened.
  private func tenseOfShort(_ word: ArraySlice<UInt8>, _ token: Int) -> Bool? {
    if Self.willEndings.contains(where: {
      word.count > $0.count && word.suffix($0.count) == $0[...]
    }) {
      return true
    }
    guard token + 1 < tokens.count,
      Self.wouldEndings.contains(where: {
        word.count > $0.count && word.suffix($0.count) == $0[...]
      })
    else { return nil }
    let next = self.word(token + 1)
    let hash = Self.hash(next)
    return !(Self.back.contains(hash) || isRegularPast(next, hash) || Self.been.contains(hash))
  }

  private static let willEndings = ["'ll", "’ll"].map { Array($0.utf8) }
  private static let wouldEndings = ["'d", "’d"].map { Array($0.utf8) }
  private static let been = hashes(["been", "gone", "done", "seen", "already", "just", "never"])

  private static let set = hash("set".utf8)
  private static let be = hash("be".utf8)
  private static let toBe = hashes(["to", "for"])
  private static let due = hash("due".utf8)
  private static let to = hash("to".utf8)
  private static let bounds = hashes(["until", "through", "till", "thru"])
  private static let and = hash("and".utf8)
  private static let present = hashes(["now", "today"])
  private static let run = hashes(["up", "run-up", "buildup", "build-up", "ahead", "countdown"])
  private static let toward = hashes(["to", "of"])
  private static let when = hash("when".utf8)
  private static let hasBeen = hashes(["was", "were", "had", "did"])
  private static let noVerbs = hashes(["hundred", "sacred", "naked", "wicked", "shed", "sled"])
  private static let joins = hashes(["and", "but", "then"])
  private static let semicolon = UInt8(ascii: ";")
  private static let that = hash("that".utf8)
  private static let into = hash("into".utf8)
  private static let effect = hash("effect".utf8)
  private static let take = hashes(["take", "takes"])
  private static let go = hashes(["go", "goes"])
  private static let planning = hashes(["plans", "plan"])
  private static let possessive = hash("'s".utf8)
  private static let events = hashes([
    "win", "loss", "victory", "defeat", "attack", "attacks", "shooting", "announcement", "ruling",
    "decision", "crash", "report", "results", "incident", "verdict", "testimony", "arrest",
    "arrests", "statement", "explosion", "fire", "killing", "killings", "draw", "sinking", "raid",
  ])
  /// What a day is given of that somebody has written or done.
  private static let papers = hashes([
    "attack", "attacks", "letter", "memo", "email", "tweet", "release", "response", "filing",
    "complaint", "shooting", "massacre", "riot", "crash", "explosion", "arrest", "killing", "raid",
    "assault", "insurrection", "blast", "fire", "incident", "indictment", "affidavit", "article",
    "earthquake", "quake",
  ])
  private static let published = hashes(["press", "news", "court"])
  private static let before = hashes(["before", "ahead", "until", "by"])
  private static let saying = hashes([
    "said", "says", "told", "added", "adds", "tells", "explained", "according",
  ])
  private static let no = hashes([
    "not", "never", "no", "didn't", "hadn't", "wasn't", "weren't", "couldn't", "wouldn't",
  ])
  private static let by = hash("by".utf8)
  private static let names = hashes(["may", "will"])
  private static let may = hashes(["could", "should", "may", "might", "can", "must"])
  /// What makes of them something that has been, or has not.
  private static let undone = hashes(["have", "not"])
  private static let isDue = hashes(["is", "are", "was", "were", "be", "been"])
  /// What a reason begins with: due to the rain.
  private static let reason = hashes([
    "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "our",
  ])

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
}
