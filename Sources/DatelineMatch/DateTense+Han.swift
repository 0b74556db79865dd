internal import DatelineModel

/// Where Chinese clauses look.
extension DateTense {
  /// What says that something was told where it ends a clause (发言人14日说，), and what heads a dispatch.
  private static let saidHan = HanTenseWords([
    ("说 說", .said, "小 演 传 傳 学 學 游 遊 解", ""), ("称 稱", .said, "职 職 名 简 簡 号 號 全 统 統 俗 昵 对 對", ""),
  ])
  private static let wiredHan = HanTenseWords.parted("电 電 讯 訊")
  private static let reporterHan = HanTenseWords.parted("记者 記者")
  /// What looks ahead right before a date.
  private static let fixing = HanTenseWords([
    ("料", .ahead, "资 資 材 原 燃 食 调 調 面 肥 饲 飼 塑 饮 飲 史 不 香 染 涂 塗 物 布 衣", ""),
    ("定", .ahead, "协 協 法 一 假 决 決 认 認 稳 穩 固 否 鉴 鑑 判 裁 锁 鎖 测 測 规 規 指 特 肯 限 约 約", ""),
    ("订 訂", .ahead, "签 簽 修 制 增 装 裝", ""),
    ("拟 擬", .ahead, "模 虚 虛 草", ""),
    ("最快 争取 爭取 应当 應當 应该 應該 必须 必須 确保 確保 务必 務必", .ahead, "", ""),
    ("应 應", .ahead, "供 反 响 響 对 對 相 适 適 感 效 回 答 顺 順 呼 报 報", ""),
    ("须 須", .ahead, "胡 触 觸", ""),
    ("请 請", .ahead, "申 邀 聘 宴 提 约 約", ""),
  ])
  private static let at = HanTenseWords.parted("于 於 在")
  private static let due = HanTenseWords([
    ("前", .ahead, "", "夕 后 後 往 来 來 总 總 首 任 国 國 夜 线 線 期 后 方"), ("之前 以前", .ahead, "", ""),
  ])
  /// What dates end with that something is due before: 20日前, 月底前.
  private static let dueUnits = HanTenseWords.parted("日 号 號 月 底 末")
  private static let from = Array("起".utf8)
  /// What begins another word with 起: 1日起了个大早.
  private static let fromWords = HanTenseWords.parted("了 床 飞 飛 火 草 诉 訴 身 降")
  /// 将 where it is the 把 of what has been done: 3日将3名疑犯移送.
  private static let taking = HanTenseWords.parted("将 將")
  private static let taken = HanTenseWords.parted(
    "二 两 兩 三 四 五 六 七 八 九 十 一名 一批 一男 一女 涉 案 该 該 此 疑犯 嫌犯 男 女 总部 總部"
  )
  private static let someone = HanTenseWords.parted("某")
  private static let doneVerbs = HanTenseWords([
    ("移送 移交 抓获 抓獲 送达 送達 逮捕 押解 迁至 遷至", .past, "", "令 行动 行動 仪式 儀式 手续 手續")
  ])
  private static let attribute = Array("的".utf8)
  /// The most tokens of a clause on each side of a date.
  private static let longestClause = 60
  static let comma = Array("，".utf8)

  /// A word that says where a clause looks, and its first token.
  private typealias Mark = (token: Int, word: HanTenseWord)

  /// Only the clause counts, and in it the words nearest to the date: 他3日表示将办展览 says that the 3rd has
  /// been, 他表示将于3日办展览 that it is to come.
  ///
  /// A date with a comma behind it (3日，公司…) belongs to the next clause.
  func hanLean(_ date: Range<Int>) -> Lean {
    let block = tokens[date.lowerBound].block
    var first = date.lowerBound
    let start = max(0, first - Self.longestClause)
    while first > start, tokens[first - 1].block == block, tokens[first - 1].kind != .punctuation {
      first -= 1
    }
    let end = clauseEnd(date.upperBound, block)
    if isFixed(first..<date.lowerBound) || isForeseen(first, block) { return .ahead }
    let before = mark((first..<date.lowerBound).reversed().filter { says($0)?.says != .pastBehind })
    // 将卸任的总理3日表示, 落败的球队3日迎战: the word is in what is said of a name.
    let isOfName =
      before.map { before in
        (before.token..<date.lowerBound).contains { word($0).elementsEqual(Self.attribute) }
      } ?? false
    let after = mark(date.upperBound..<end)
    if let before, before.word.says == .ahead {
      if !isOfName || !isPast(after, date.upperBound, end) { return .ahead }
    }
    if let after, isTaking(after.token, end) { return .back }
    if after?.word.says == .ahead || isFrom(date.upperBound, end) { return .ahead }
    if isPast(after, date.upperBound, end) { return .back }
    if !isOfName, before?.word.says == .past { return .back }
    if isTold(date.upperBound, end) { return .back }
    if isDue(date, end) { return .ahead }
    if before?.word.says == .said { return .back }
    guard end == date.upperBound, end < tokens.count, tokens[end].block == block,
      word(end).elementsEqual(Self.comma)
    else { return .unmarked }
    switch mark(end + 1..<clauseEnd(end + 1, block))?.word.says {
    case .ahead: return .ahead
    case .past, .pastBehind, .said, .told: return .back
    case nil: return .unmarked
    }
  }

  /// What a Chinese word that begins at a token says of the time.
  func says(_ token: Int) -> HanTenseWord? {
    guard tokens[token].kind == .han else { return nil }
    return Self.hanWords.word(at: Int(tokens[token].start), text)
  }

  private func mark(_ tokens: some Sequence<Int>) -> Mark? {
    for token in tokens {
      guard let word = says(token) else { continue }
      return (token, word)
    }
    return nil
  }

  /// The end of the clause that goes on at a token.
  private func clauseEnd(_ first: Int, _ block: UInt32) -> Int {
    var end = first
    while end < min(tokens.count, first + Self.longestClause), tokens[end].block == block,
      tokens[end].kind != .punctuation
    { end += 1 }
    return end
  }

  /// Whether the word behind a date says that it has been: 3日表示, or 3日发布的.
  private func isPast(_ mark: Mark?, _ token: Int, _ end: Int) -> Bool {
    guard let mark else { return false }
    guard mark.word.says == .told else { return mark.word.says != .ahead }
    let behind = token + mark.word.characters
    return mark.token == token && isWord(behind, end, [Self.attribute])
  }

  /// Whether a date stands right behind what fixes it: 料周日, 定于.
  private func isFixed(_ before: Range<Int>) -> Bool {
    guard var last = before.last else { return false }
    if last > before.lowerBound, Self.at.contains(where: { word(last).elementsEqual($0) }) {
      last -= 1
    }
    return [last, last - 1].contains { token in
      guard token >= before.lowerBound else { return false }
      let word = Self.fixing.word(at: Int(tokens[token].start), text)
      return word?.characters == last - token + 1
    }
  }

  /// Whether the clause before another one ends with a word that looks ahead: 气象台预计，3日….
  private func isForeseen(_ first: Int, _ block: UInt32) -> Bool {
    guard first > 2, tokens[first - 1].block == block, word(first - 1).elementsEqual(Self.comma)
    else { return false }
    guard tokens[first - 3].block == block, let word = says(first - 3) else { return false }
    return word.says == .ahead && word.characters == 2
  }

  /// Whether 将 at a token takes up what something has been done with: 将3名疑犯移送.
  private func isTaking(_ token: Int, _ end: Int) -> Bool {
    let next = token + 1
    guard isWord(token, end, Self.taking), next < end else { return false }
    let isTaken =
      tokens[next].kind == .number || isWord(next, end, Self.taken)
      || (next..<min(end, next + 3)).contains { isWord($0, end, Self.someone) }
    return isTaken
      && (next..<end).contains { Self.doneVerbs.word(at: Int(tokens[$0].start), text) != nil }
  }

  /// Whether something begins on a date: 3日起.
  private func isFrom(_ token: Int, _ end: Int) -> Bool {
    isWord(token, end, [Self.from]) && !isWord(token + 1, end, Self.fromWords)
  }

  /// Whether something is due before a date: 15日前.
  private func isDue(_ date: Range<Int>, _ end: Int) -> Bool {
    guard date.upperBound < end, isWord(date.upperBound - 1, end, Self.dueUnits) else {
      return false
    }
    return Self.due.word(at: Int(tokens[date.upperBound].start), text) != nil
  }

  /// Whether one of some words begins at a token of a clause.
  private func isWord(_ token: Int, _ end: Int, _ words: [[UInt8]]) -> Bool {
    guard token < end else { return false }
    let rest = text[Int(tokens[token].start)...]
    return words.contains { rest.starts(with: $0) }
  }

  /// Whether what stands right behind a date says that it was told then: 14日说，, 14日电 and 14日讯记者,
  /// but not 24日说好 and 12日电影节.
  private func isTold(_ token: Int, _ end: Int) -> Bool {
    guard token < end else { return false }
    if Self.saidHan.word(at: Int(tokens[end - 1].start), text) != nil { return true }
    guard isWord(token, end, Self.wiredHan) else { return false }
    let next = token + 1
    guard next < end, tokens[next].kind == .han, !tokens[next].spaceBefore else { return true }
    return isWord(next, end, Self.reporterHan)
  }
}
