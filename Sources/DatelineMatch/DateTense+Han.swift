internal import DatelineModel

/// Where Chinese clauses look.
extension DateTense {
  static let aheadHan: [[UInt8]] = [
    "将", "將", "拟于", "擬於", "预计", "預計", "届时", "屆時", "定于", "定於", "可能会", "可能會",
    "推迟到", "推遲到", "推迟至", "推遲至", "延期到", "延期至", "有望", "可望", "预期", "預期", "力争", "力爭",
    "即日起",
  ].map { Array($0.utf8) }

  /// Plans: what one plans to do looks ahead, the name of a plan does not (管理计划).
  private static let plan = ["计划", "計劃", "計畫"].map { Array($0.utf8) }
  private static let planNames = [
    "管理", "投资", "投資", "行动", "行動", "发展", "發展", "合作", "培养", "培養", "扶持", "援助", "工程",
    "人才", "激励", "激勵", "持股", "资管", "資管", "理财", "理財", "养老", "養老", "支持", "推广", "推廣",
    "年", "登月", "太空", "奖学", "獎學", "保护", "保護", "改造", "会员", "會員",
  ].map { Array($0.utf8) }
  private static let planEnds = ["的", "》", "”", "」", "是", "中", "内", "內", "书", "書", "已", "曾"]
    .map { Array($0.utf8) }

  /// What a Chinese clause says of what has been.
  private static let pastHan: [[UInt8]] = [
    "了", "已", "曾", "宣布", "表示", "透露", "披露", "获悉", "獲悉", "报道", "報導", "指出", "通报", "通報",
    "去世", "逝世", "病逝", "身亡", "被捕", "证实", "證實", "同比", "环比", "環比", "年增", "年減", "月增", "月減",
  ].map { Array($0.utf8) }
  /// What says so right behind the date: 发言人14日说，, 新华社北京14日电.
  private static let saidHan = ["说", "說", "称", "稱"].map { Array($0.utf8) }
  private static let wiredHan = ["电", "電", "讯", "訊"].map { Array($0.utf8) }
  private static let reporterHan = ["记者", "記者"].map { Array($0.utf8) }
  /// What makes a word for what has been a part of an event's name: 逝世十周年, 通报会.
  private static let deaths = ["去世", "逝世", "病逝"].map { Array($0.utf8) }
  private static let deathEvents =
    [
      "周年", "週年", "纪念", "紀念", "一", "二", "两", "兩", "三", "四", "五", "六", "七", "八", "九", "十", "百", "0",
      "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ].map { Array($0.utf8) }
  private static let reports = ["通报", "通報"].map { Array($0.utf8) }
  private static let meetings = ["会", "會"].map { Array($0.utf8) }
  /// The most tokens of a clause on each side of a date.
  private static let longestClause = 60
  /// What says so where the date stands before the clause: 3日，公司发布… but not 新品3日发布.
  private static let toldHan = ["发布", "發布", "公布", "发表", "發表"].map { Array($0.utf8) }
  static let comma = Array("，".utf8)

  /// Only the clause counts: 他3日表示，展览将… says nothing about the 3rd.
  ///
  /// A date with a comma behind it (3日，公司…) may belong to what has been in the next one.
  func hanLean(_ date: Range<Int>) -> Lean {
    let block = tokens[date.lowerBound].block
    var first = date.lowerBound
    let start = max(0, first - Self.longestClause)
    while first > start, tokens[first - 1].block == block, tokens[first - 1].kind != .punctuation {
      first -= 1
    }
    var end = clauseEnd(date.upperBound, block)
    let clause = text[Int(tokens[first].start)..<Int(tokens[end - 1].end)]
    if date.upperBound < end, word(date.upperBound).elementsEqual("起".utf8) { return .ahead }
    if looksAheadHan(clause) { return .ahead }
    if holdsPast(clause) || isTold(date.upperBound, end) { return .back }
    guard end == date.upperBound, end < tokens.count, tokens[end].block == block,
      word(end).elementsEqual(Self.comma)
    else { return .unmarked }
    let next = end + 1
    end = clauseEnd(next, block)
    guard next < end else { return .unmarked }
    let told = text[Int(tokens[next].start)..<Int(tokens[end - 1].end)]
    let isPast = holdsPast(told) || holds(told, Self.toldHan)
    return isPast && !looksAheadHan(told) ? .back : .unmarked
  }

  /// The end of the clause that goes on at a token.
  private func clauseEnd(_ first: Int, _ block: UInt32) -> Int {
    var end = first
    while end < min(tokens.count, first + Self.longestClause), tokens[end].block == block,
      tokens[end].kind != .punctuation
    { end += 1 }
    return end
  }

  /// Whether what stands right behind a date says that it was told then: 14日说，, 14日电 and 14日讯记者,
  /// but not 24日说好 and 12日电影节.
  private func isTold(_ token: Int, _ end: Int) -> Bool {
    guard token < end else { return false }
    let (said, next) = (word(token), token + 1)
    if Self.saidHan.contains(where: { said.elementsEqual($0) }) { return next == end }
    guard Self.wiredHan.contains(where: { said.elementsEqual($0) }) else { return false }
    guard next < end, tokens[next].kind == .han, !tokens[next].spaceBefore else { return true }
    let rest = text[Int(tokens[next].start)..<Int(tokens[end - 1].end)]
    return Self.reporterHan.contains { rest.starts(with: $0) }
  }

  /// Whether a Chinese clause says what has been, and not only in the name of an event.
  private func holdsPast(_ clause: ArraySlice<UInt8>) -> Bool {
    clause.indices.contains { index in
      Self.pastHan.contains { word in
        guard word[0] == clause[index], clause[index...].starts(with: word) else { return false }
        let after = clause[(index + word.count)...]
        if Self.deaths.contains(word) {
          return !Self.deathEvents.contains { after.starts(with: $0) }
        }
        return !Self.reports.contains(word) || !Self.meetings.contains { after.starts(with: $0) }
      }
    }
  }

  /// Whether a Chinese clause speaks of what is to come.
  private func looksAheadHan(_ clause: ArraySlice<UInt8>) -> Bool {
    holds(clause, Self.aheadHan)
      || clause.indices.contains { index in
        guard let plan = Self.plan.first(where: { clause[index...].starts(with: $0) }) else {
          return false
        }
        let (before, after) = (clause[..<index], clause[(index + plan.count)...])
        return !after.isEmpty
          && !Self.planNames.contains { before.suffix($0.count).elementsEqual($0) }
          && !Self.planEnds.contains { after.starts(with: $0) }
      }
  }

  private func holds(_ clause: ArraySlice<UInt8>, _ words: [[UInt8]]) -> Bool {
    clause.indices.contains { index in
      words.contains { $0[0] == clause[index] && clause[index...].starts(with: $0) }
    }
  }
}
