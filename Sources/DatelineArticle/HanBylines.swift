import DatelineModel

/// Finds the reporters whom Chinese articles name in their text: （记者 王小明）, 本报记者 王小明,
/// a pair of brackets with names at the end, the responsible editor.
enum HanBylines {
  /// The most frequent family names, single and double.
  private static let surnames: Set<UInt32> = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石\
    廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟\
    殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆\
    农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池\
    查麻苑迟邝張劉陳楊黃趙吳孫馬許韓馮鄧羅鄭謝蔣葉蘇魏呂盧鍾譚陸賈韋鄒閻龍陶賀顧龔邵萬錢嚴戴湯溫齊喬龐顏倪莊聂聶魯歐關蘭寧紀畢單
    """.unicodeScalars.map(\.value)
  )

  private static let reporter = ["记者", "記者"].map { Array($0.utf8) }
  private static let editors = [
    "责任编辑：", "责任编辑:", "责任编辑 ", "責任編輯：", "责编：", "责编:", "编辑：", "编辑:", "編輯：", "编辑 ",
  ].map { Array($0.utf8) }
  private static let stops = [
    "报道", "報導", "報道", "摄影", "攝影", "发自", "出自", "通讯员", "整理", "编译", "编辑", "实习", "电", "摄", "文/", "/文",
    "图",
  ].map { Array($0.utf8) }

  /// The names in the lines of an article, in order; `isBody` says which lines are its text.
  static func names(in page: Page, lines: [Int]) -> [String] {
    for (position, index) in lines.enumerated() {
      let line = page.lines[index]
      let isEdge = position < 8 || position + 6 >= lines.count
      guard isEdge else { continue }
      let found = reporters(page.text, line.range)
      if !found.isEmpty { return found }
    }
    for index in lines.suffix(8).reversed() {
      let found = closing(page.text, page.lines[index].range)
      if !found.isEmpty { return found }
    }
    for index in lines.suffix(10) + lines.prefix(10) {
      let line = page.lines[index]
      guard line.count < 160 else { continue }
      for label in editors {
        guard let at = page.text.find(label, in: line.range) else { continue }
        let found = list(page.text, (at + label.count)..<line.range.upperBound)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// Names behind 记者, in brackets or in a short line.
  private static func reporters(_ text: [UInt8], _ range: Range<Int>) -> [String] {
    for word in reporter {
      var from = range.lowerBound
      while let at = text.find(word, in: from..<range.upperBound) {
        from = at + word.count
        var end = range.upperBound
        if let bracket = closingBracket(text, from..<range.upperBound),
          opens(text, range.lowerBound..<at)
        {
          end = bracket
        } else if range.count > 110 {
          continue
        }
        let found = list(text, from..<end)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private static func opens(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var at = range.upperBound
    var count = 0
    while at > range.lowerBound, count < 24 {
      let (value, length) = text.scalar(before: at)
      if value == 0xFF08 || value == 0x28 || value == 0x3010 || value == 0x5B { return true }
      if value == 0xFF09 || value == 0x29 || value == 0x3002 { return false }
      at -= length
      count += 1
    }
    return false
  }

  private static func closingBracket(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    var count = 0
    while at < range.upperBound, count < 40 {
      let (value, length) = text.scalar(at: at)
      if value == 0xFF09 || value == 0x29 || value == 0x3011 || value == 0x5D { return at }
      at += length
      count += 1
    }
    return nil
  }

  /// Names alone in brackets at the end of a line.
  private static func closing(_ text: [UInt8], _ range: Range<Int>) -> [String] {
    var range = text.trimmed(range)
    if range.count > 3, text.scalar(before: range.upperBound).value == 0x3002 {
      range = range.lowerBound..<(range.upperBound - 3)
    }
    guard range.count > 8 else { return [] }
    let last = text.scalar(before: range.upperBound)
    guard last.value == 0xFF09 || last.value == 0x29 else { return [] }
    var at = range.upperBound - last.length
    let end = at
    var count = 0
    while at > range.lowerBound, count < 24 {
      let (value, length) = text.scalar(before: at)
      if value == 0xFF08 || value == 0x28 {
        return list(text, at..<end, needsSurname: true)
      }
      at -= length
      count += 1
    }
    return []
  }

  /// Names one after the other, parted by spaces and commas; ends at the first thing that is none.
  static func list(
    _ text: [UInt8],
    _ range: Range<Int>,
    needsSurname: Bool = false
  ) -> [String] {
    var names: [String] = []
    var at = range.lowerBound
    var isFirst = true
    var hadGap = false
    while at < range.upperBound, names.count < 8 {
      let (value, length) = text.scalar(at: at)
      if Scalars.isSpace(value) || value == 0x3001 || value == 0xFF0C || value == 0x2C
        || value == 0x3A
        || value == 0xFF1A || value == 0x2F || value == 0xFF0F || value == 0x7C
      {
        at += length
        hadGap = true
        continue
      }
      if stops.contains(where: { text.has($0, at: at) }) { break }
      guard Scalars.isHan(value) else { break }
      var end = at
      var count = 0
      while end < range.upperBound {
        let (next, size) = text.scalar(at: end)
        guard Scalars.isHan(next) || next == 0xB7, !stops.contains(where: { text.has($0, at: end) })
        else { break }
        end += size
        count += 1
      }
      let hasSurname = surnames.contains(value)
      guard count >= 2, count <= 4 || (count <= 8 && text.find([0xC2, 0xB7], in: at..<end) != nil),
        hasSurname || (hadGap && !needsSurname && isFirst && count <= 4)
      else { break }
      let name = text.string(at..<end)
      guard !isWord(name) else { break }
      names.append(name)
      at = end
      isFirst = false
      hadGap = false
    }
    return names
  }

  private static func isWord(_ name: String) -> Bool {
    for word in [
      "近日", "日前", "从", "了解", "获悉", "采访", "表示", "看到", "注意", "发现", "手记", "专访", "观察", "来源", "时间", "网",
      "报社",
      "新闻", "日报", "晚报", "编辑", "作者", "本报", "記者", "记者", "综合", "完", "图片", "公司", "大学", "中心", "问",
    ] where name.hasPrefix(word) || name.hasSuffix(word) { return true }
    return false
  }
}
