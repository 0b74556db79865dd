/// A Chinese word that says where its clause looks.
struct HanTenseWord: Sendable {
  /// What it says of the time.
  enum Says: Hashable, Sendable {
    case ahead
    /// What it stands in has been.
    case past
    /// So it does behind a date; before one it is rather part of a name: 杨刚3日.
    case pastBehind
    /// Somebody has said something, which may be of any time.
    case said
    /// Something was given out, if the date stands right before it and 的 behind it.
    case told
  }

  /// Its bytes.
  let word: [UInt8]
  let says: Says
  /// What makes it a part of another word where it stands before it: 名将.
  let notAfter: [[UInt8]]
  /// What does so behind it: 将军.
  let notBefore: [[UInt8]]

  /// How many characters it has, of three bytes each.
  var characters: Int { word.count / 3 }
}

/// Chinese words that say where their clauses look, by their first characters.
struct HanTenseWords: Sendable {
  private let words: [UInt32: [HanTenseWord]]

  /// Takes rows of words parted by spaces; of those with the same first character the longest counts.
  init(_ rows: [(String, HanTenseWord.Says, notAfter: String, notBefore: String)]) {
    var words: [UInt32: [HanTenseWord]] = [:]
    for (names, says, notAfter, notBefore) in rows {
      for word in Self.parted(names) {
        let entry = HanTenseWord(
          word: word,
          says: says,
          notAfter: Self.parted(notAfter),
          notBefore: Self.parted(notBefore)
        )
        words[Self.key(word[...]), default: []].append(entry)
      }
    }
    self.words = words.mapValues { $0.sorted { $0.word.count > $1.word.count } }
  }

  /// The words of a list with spaces between them.
  static func parted(_ list: String) -> [[UInt8]] {
    list.split(separator: " ").map { Array($0.utf8) }
  }

  private static func key(_ text: ArraySlice<UInt8>) -> UInt32 {
    text.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The word that begins at an index of a text.
  func word(at index: Int, _ text: [UInt8]) -> HanTenseWord? {
    guard let found = words[Self.key(text[index...])] else { return nil }
    return found.first { entry in
      guard text[index...].starts(with: entry.word) else { return false }
      let (before, after) = (text[..<index], text[(index + entry.word.count)...])
      return !entry.notAfter.contains { before.suffix($0.count).elementsEqual($0) }
        && !entry.notBefore.contains { after.starts(with: $0) }
    }
  }
}

extension DateTense {
  /// What counts years behind a word for a death, and makes it the name of an event.
  private static let deathEvents =
    "周年 週年 纪念 紀念 一 二 两 兩 三 四 五 六 七 八 九 十 百 0 1 2 3 4 5 6 7 8 9"
  /// What plans are called by: 管理计划; what one plans to do looks ahead.
  private static let planNames =
    "管理 投资 投資 行动 行動 发展 發展 合作 培养 培養 扶持 援助 工程 人才 激励 激勵 持股 资管 資管 理财 理財 养老 養老 "
    + "支持 推广 推廣 年 登月 太空 奖学 獎學 保护 保護 改造 会员 會員"

  /// What the name of a rank begins with, but not 晚上将 and 加拿大将.
  private static let ranks =
    "军上 軍上 级上 級上 星上 位上 名上 军中 軍中 级中 級中 星中 位中 名中 军大 軍大 员大 員大 位大 名大 号大 號大"
  /// What ends in 料.
  private static let stuffs = "不 资 資 材 原 燃 饲 飼 塑 肥 饮 飲 调 調 涂 塗 史 染"

  /// The words that say where a Chinese clause looks.
  static let hanWords = HanTenseWords([
    (
      "将 將", .ahead, "名 小 老 悍 少 主 健 猛 骁 驍 麻 武 勇 爱 愛 " + ranks,
      "军 軍 士 领 領 校 帅 帥 近 才 门 門 其 他 她 它 犯罪 嫌疑"
    ),
    (
      "拟于 擬於 预计 預計 届时 屆時 定于 定於 有望 可望 预期 預期 力争 力爭 即日起 定档 定檔 能否 会否 會否 "
        + "可能会 可能會 可能在 可能于 可能於 可能延期 可能取消 可能推迟 可能推遲 可能出现 可能出現 可能再 下次 下一次 下一轮 下一輪 下一场 "
        + "下一場 下届 下屆 来临之际 來臨之際 到来之际 到來之際 ",
      .ahead, "", ""
    ),
    ("还要 還要 仍要", .ahead, "", "求"),
    ("截止时间 截止時間 截止日期", .ahead, "数据 數據 统计 統計", "是"),
    (
      "推迟到 推遲到 推迟至 推遲至 延期到 延期至 延后至 延後至 延长至 延長至 持续至 持續至 持续到 持續到 延续至 延續至 押后至 押後至 "
        + "改期至 改至 延至 展至 顺延至 順延至 须于 須於 须在 須在 应于 應於 需于 需於 订于 訂於 务必 務必 "
        + "最迟 最遲 最晚", .ahead, "", ""
    ),
    ("料于 料於 料将 料將 料会 料會 料有 料续 料續", .ahead, stuffs, ""),
    ("预定 預定", .ahead, "", "了 的"),
    ("计划 計劃 計畫", .ahead, planNames, "的 》 ” 」 是 中 内 內 书 書 已 曾 ， 。 、 ："),
    ("了", .past, "除 为 為 不", "解"),
    ("已", .past, "", "故 婚"),
    ("曾", .pastBehind, "", ""),
    ("曾于 曾於 曾在 曾经 曾經 以来 以來 至今 迄今", .past, "", ""),
    ("没有 沒有", .pastBehind, "", ""),
    ("没能 沒能 未能", .past, "", ""),
    ("成功", .pastBehind, "能 不 否 未 郑 鄭", "率 的 大学 大學 人士"),
    ("刚 剛", .pastBehind, "金", "果 性 好 需 强 強"),
    ("去世 逝世 病逝", .past, "", deathEvents),
    (
      "同比 环比 環比 年增 年減 月增 月減 上次 上一次 上一轮 上一輪 上一场 上一場 收报 收報 报收 報收 收盘 "
        + "收盤 收市 收涨 收漲 收跌 收升 收高 收低 战胜 戰勝 击败 擊敗 不敌 不敵 战平 戰平 战成 戰成 告负 告負 落败 落敗 惜败 惜敗 "
        + "险胜 險勝 大胜 大勝 完胜 完勝 取胜 取勝 获胜 獲勝", .past, "", ""
    ),
    ("身亡 被捕 落网 落網", .pastBehind, "", ""),
    ("上届 上屆", .past, "", "冠军 冠軍 亚军 亞軍"),
    ("宣布 表示 透露 披露 获悉 獲悉 报道 報導 指出 证实 證實", .said, "", ""),
    ("通报 通報", .said, "", "会 會"),
    ("发布 發布 公布 发表 發表", .told, "", ""),
  ])
}
