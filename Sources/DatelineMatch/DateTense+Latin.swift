internal import DatelineModel

/// Where English sentences look.
extension DateTense {
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
    var after = behindRelative(date)
    for _ in 0..<Self.reach {
      if before >= 0, tokens[before].block == block, !ends(after: before),
        word(before).first != Self.semicolon
      {
        if date.lowerBound - before <= 2, Self.now.contains(Self.hash(word(before))) {
          return .ahead
        }
        if let answer = tense(before) {
          return answer || isDeadline(date) && Self.orders.contains(Self.hash(word(before)))
            ? .ahead : .back
        }
        if isAfterDeed(before, date) { return .back }
        before = opensQuote(before, block) ? -1 : before - 1
      } else {
        before = -1
      }
      if after < tokens.count, tokens[after].block == block, !ends(after: after),
        word(after).first != Self.semicolon,
        !isClause(after, date), !isSaying(after, date), !isNextVerb(after, date),
        !isAside(after, behind: date)
      {
        if let answer = tense(after) { return answer ? .ahead : .back }
        after += 1
      } else {
        after = tokens.count
      }
    }
    return .open
  }

  /// Whether a sentence looks on to a date from what it told before: he said in May that it would close
  /// in July.
  func looksOn(to date: Range<Int>) -> Bool {
    let block = tokens[date.lowerBound].block
    var token = date.lowerBound - 1
    if isAttribute(date) { return false }
    while token >= 0, date.lowerBound - token <= Self.reach, tokens[token].block == block,
      !ends(after: token)
    {
      let hash = Self.hash(word(token))
      if Self.would.contains(hash) { return true }
      if Self.whatWas.contains(hash) { return false }
      // It would be arriving.
      if tense(token) == false { return false }
      token -= 1
    }
    return token < sentence(of: date.lowerBound) && isBeforeWould(date)
  }

  /// Whether the verb behind a date that begins a sentence is what would be: by the end of the year it
  /// would have 300 members.
  private func isBeforeWould(_ date: Range<Int>) -> Bool {
    var token = date.upperBound
    while token < min(date.upperBound + 8, tokens.count),
      tokens[token].block == tokens[date.lowerBound].block, !ends(after: token)
    {
      if tense(token) != nil { return Self.would.contains(Self.hash(word(token))) }
      token += 1
    }
    return false
  }

  /// Whether a date tells which thing is meant: the March 5 blowout.
  private func isAttribute(_ date: Range<Int>) -> Bool {
    guard date.lowerBound > 0, date.upperBound < tokens.count,
      tokens[date.upperBound].block == tokens[date.lowerBound].block
    else { return false }
    return Self.article.contains(Self.hash(word(date.lowerBound - 1)))
      && tokens[date.upperBound].kind == .word && tokens[date.upperBound].letterCase == .lower
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

  /// Whether something behind a date ends what the words before it tell: he was hurt in April — but
  /// can play; it broke on Tuesday, which means.
  private func isAside(_ token: Int, behind date: Range<Int>) -> Bool {
    guard token == date.upperBound, tokens[token].kind == .punctuation else { return false }
    let isDash =
      tokens[token].spaceBefore && Self.dashes.contains { word(token).starts(with: $0) }
    let isRelative =
      isComma(token) && token + 1 < tokens.count
      && Self.relatives.contains(Self.hash(word(token + 1)))
    guard isDash || isRelative else { return false }
    let first = max(sentence(of: date.lowerBound), date.lowerBound - Self.reach)
    return (first..<date.lowerBound).contains { tense($0) != nil }
  }

  /// The token behind a date, and behind the clause in commas that tells of it if the verb that it
  /// belongs to is to come: a judge on Monday, who is to retire, fined them.
  private func behindRelative(_ date: Range<Int>) -> Int {
    let start = date.upperBound
    guard start + 1 < tokens.count, tokens[start].block == tokens[date.lowerBound].block,
      isComma(start), Self.relatives.contains(Self.hash(word(start + 1))),
      !(sentence(of: date.lowerBound)..<date.lowerBound).contains(where: { tense($0) != nil })
    else { return start }
    var token = start + 2
    while token < min(start + Self.reach, tokens.count), tokens[token].block == tokens[start].block,
      !ends(after: token - 1)
    {
      if isComma(token) { return token + 1 }
      token += 1
    }
    return start
  }

  /// Whether a date is that by which something is to be done.
  private func isDeadline(_ date: Range<Int>) -> Bool {
    date.lowerBound > 0 && Self.hash(word(date.lowerBound - 1)) == Self.by
  }

  /// What asks for something that is to be done by a day: told to leave by Friday.
  private static let orders = hashes([
    "ordered", "asked", "told", "urged", "demanded", "required", "agreed", "promised", "vowed",
    "pledged", "instructed", "directed", "requested", "advised", "given", "gave",
  ])

  /// Whether a token says that a date is of what was done before: after beating Fulham on Saturday.
  private func isAfterDeed(_ token: Int, _ date: Range<Int>) -> Bool {
    token + 1 < date.lowerBound && Self.hash(word(token)) == Self.after
      && word(token + 1).suffix(3).elementsEqual("ing".utf8)
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
    if isDisaster(thing) { return true }
    let isStrike = Self.strikes.contains(Self.hash(word(thing)))
    guard tokens[thing].block == block, tokens[thing].letterCase == .lower,
      isStrike || Self.papers.contains(Self.hash(word(thing)))
    else { return false }
    let after = (thing + 1..<max(thing + 1, min(thing + 7, tokens.count))).contains { token in
      tokens[token].block == block && tense(token) == true
    }
    if after { return false }
    let isNamed = date.lowerBound > 0 && Self.hash(word(date.lowerBound - 1)) == Self.the
    return isStrike && isNamed
      || !(max(0, date.lowerBound - 5)..<date.lowerBound).contains { token in
        tokens[token].block == block
          && (tense(token) == true || Self.before.contains(Self.hash(word(token)))
            || Self.planning.contains(Self.hash(word(token))))
      }
  }

  /// Whether a token is what nobody announces, and no drill for it.
  private func isDisaster(_ token: Int) -> Bool {
    guard Self.disasters.contains(Self.hash(word(token))) else { return false }
    return token + 1 == tokens.count || !Self.drills.contains(Self.hash(word(token + 1)))
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

  /// How many tokens a verb stands at most from the date of which it speaks.
  private static let reach = 14
  private static let would = hashes(["would", "wouldn't"])
  /// What comes before something that has been.
  private static let whatWas = hashes(["after", "over", "following", "since"])
  private static let the = hash("the".utf8)
  static let article = hashes(["the", "a", "an", "its", "his", "her", "their"])

  /// What looks ahead where it stands directly before a date: the show is on Friday.
  static let now = hashes(["is", "are"])

  private static let bounds = hashes(["until", "through", "till", "thru"])
  private static let and = hash("and".utf8)
  private static let present = hashes(["now", "today"])
  private static let run = hashes(["up", "run-up", "buildup", "build-up", "ahead", "countdown"])
  private static let toward = hashes(["to", "of"])
  private static let when = hash("when".utf8)
  private static let hasBeen = hashes(["was", "were", "had", "did"])
  private static let joins = hashes(["and", "but", "then"])
  private static let after = hash("after".utf8)
  private static let semicolon = UInt8(ascii: ";")
  private static let dashes = ["-", "–", "—"].map { Array($0.utf8) }
  private static let relatives = hashes(["which", "who", "whose"])
  private static let that = hash("that".utf8)
  private static let possessive = hash("'s".utf8)

  private static let events = hashes([
    "win", "loss", "victory", "defeat", "attack", "attacks", "shooting", "announcement", "ruling",
    "decision", "crash", "report", "results", "incident", "verdict", "testimony", "arrest",
    "arrests", "statement", "explosion", "fire", "killing", "killings", "draw", "sinking", "raid",
  ])

  /// What a day is given of that somebody has written or done.
  private static let papers = hashes([
    "letter", "memo", "email", "tweet", "release", "response", "filing", "complaint", "arrest",
    "assault", "fire", "indictment", "affidavit", "article",
  ])

  /// What nobody announces: the Saturday riots will cost the city millions.
  private static let disasters = hashes([
    "shooting", "shootings", "massacre", "riot", "riots", "crash", "explosion", "killing",
    "killings", "insurrection", "blast", "incident", "earthquake", "quake",
  ])
  private static let drills = hashes(["test", "tests", "course", "drill", "drills"])
  /// What is planned, but known to the press when it has been: it will not discuss the Saturday raid.
  private static let strikes = hashes(["attack", "attacks", "raid", "raids"])

  private static let published = hashes(["press", "news", "court"])
  private static let before = hashes(["before", "ahead", "until", "by"])

  private static let saying = hashes([
    "said", "says", "told", "added", "adds", "tells", "explained", "according",
  ])

  private static let no = hashes([
    "not", "never", "no", "didn't", "hadn't", "wasn't", "weren't", "couldn't", "wouldn't",
  ])
}
