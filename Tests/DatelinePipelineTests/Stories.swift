import Foundation

/// Stories to tell copies from: of each event two reports that share its facts, but not its words.
enum Stories {
  static let events: [[String]] = [
    [
      """
      The old ferry pier at Lindholm Quay reopened on Monday after four years of repairs, and several \
      hundred people queued in light rain to board the first boat to the islands.

      Engineers had found in 2020 that salt water had eaten through a third of the oak piles. Replacing \
      them took longer than planned, because the timber came from a single forest and had to dry for two \
      winters before it could be driven into the mud.

      "My grandmother took this boat to school," said Ida Bergqvist, who had brought three children and a \
      flask of coffee. "I wanted them to stand on the same boards, even if the boards are new."

      The council paid eleven million for the work, two million more than it had set aside. Ferries will \
      run every forty minutes until the end of October.
      """,
      """
      Commuters have their boat back. Four years after inspectors closed it, the pier at Lindholm Quay \
      was opened again this week, at a price that some councillors call hard to defend.

      The bill came to eleven million, well above the estimate, and most of the difference went into oak. \
      The builders insisted on wood from one supplier and waited two winters for it to season.

      Opposition leader Per Sund asked why steel was never considered. "We have bought a museum piece, \
      not a pier," he told reporters. The mayor answered that steel would have lasted half as long.

      Services leave every forty minutes and stop for the season when October ends.
      """,
    ],
    [
      """
      Orsay Instruments will stop making its hand-built concert harps at the end of the year, the \
      company said on Wednesday, ending a line that began in a Lyon workshop in 1889.

      The firm sold thirty-one of the harps last year, against more than two hundred in 1995. Each one \
      takes nine months and some two thousand parts, and the last two craftsmen who can carve the \
      column are both over sixty.

      "We looked for apprentices for ten years and found one, who left to build guitars," said managing \
      director Claire Fontanel. Smaller harps for schools, which are made by machine in Portugal, will \
      stay in the catalogue.

      Orders taken before the first of November will be filled, and spare parts kept until 2045.
      """,
      """
      Harpists across Europe reacted with dismay to the news that one of the oldest names in their trade \
      is giving up. Orsay's great gilded instruments will not be built after December.

      "There are perhaps five makers left who can do this," said Eleri Vaughan, who plays one from 1923 \
      with the national opera. She fears that restoring old instruments will become harder as the people \
      who know them retire.

      The maker blames falling demand: about thirty sales in twelve months. Students now begin on cheap \
      lever harps and seldom move up to a pedal harp of their own.

      Whoever still wants one has until the end of October to sign.
      """,
    ],
    [
      """
      A power cut stopped trams in the whole of central Vesterby for two hours on Thursday morning and \
      left some nine thousand homes without heating as temperatures fell to minus eleven.

      The grid operator said that a transformer in the Kiln Street substation had overheated at 6:40. \
      Power returned to hospitals within minutes and to the last streets shortly before nine.

      Schools opened late, and two of them sent children home. Firefighters freed fourteen people from \
      lifts, none of whom was hurt.

      It was the third failure at Kiln Street since September. The operator has ordered a replacement, \
      which is to arrive in spring.
      """,
      """
      "I walked to work over the frozen canal," said nurse Amal Haddad, one of thousands who found no tram \
      running in Vesterby before breakfast on Thursday.

      For two hours much of the inner city had neither light nor warmth. A single overheated transformer \
      was to blame, according to the company that runs the grid, and it was not the first time: the same \
      substation has failed twice this autumn.

      City councillor Jonas Rye wants the company to pay damages. "People sat in the dark at minus \
      eleven while the spare part waits for a tender," he said.

      The new transformer is promised for April.
      """,
    ],
    [
      """
      南湾博物馆周六迎来新馆开放后的第一个周末，两天内接待观众一万八千多人次，创下建馆以来的最高纪录。

      新馆由旧船厂改建而成，保留了两座船台和一台高三十二米的龙门吊。展厅面积比旧馆增加一倍，首批展出文物\
      两千三百余件，其中四成是第一次与公众见面。

      馆长林若川表示，为了避免拥挤，从下周起每天限额六千人，观众需要提前一天在网上预约。周一闭馆的惯例不变。

      来自外地的游客陈女士说，她最喜欢的是修复工作室的玻璃墙，可以看到师傅们一点一点清理木船的船板。
      """,
      """
      旧船厂里看展览是什么感觉？本报记者在开馆首个周末走进南湾博物馆，跟着人流走了一圈。

      一进门就是巨大的龙门吊，孩子们仰着头数它的轮子。往里走，船台变成了阶梯展厅，灯光打在一艘沉船的残骸上，\
      不少人在这里停留了很久。

      不过也有人抱怨排队太长。“等了一个半小时，洗手间还不够用。”带着老人前来的周先生告诉记者。馆方回应说，\
      将限制每日人数并开通网上预约。

      据统计，周末两天共有一万八千多人次参观。
      """,
    ],
  ]

  /// Reports that are written from one form each day: other numbers, another story.
  static let daily: [String] = (1...12).map { day in
    let value = 4_000 + day * 37
    return """
      Harbour prices for day \(day): cod rose to \(value) a crate while haddock fell to \(value / 3) and \
      \(20 + day) boats landed \(day * 91) crates before noon. The \(["north", "east", "south"][day % 3]) \
      quay closed at \(4 + day % 5) with \(day * 17) lots unsold, against \(day * 13 + 5) the day before, \
      and buyers from \(["Bergen", "Hull", "Vigo", "Brest"][day % 4]) took \(day * 7) of every \
      \(day * 7 + 30) crates. Ice sold at \(30 + day * 2) a tonne, diesel at \(900 + day), and \
      \(3 + day) boats stayed in port because of \(["fog", "wind", "repairs"][day % 3]).
      """
  }

  /// What becomes of a story when others print it.
  static let edits: [(name: String, edit: @Sendable (String) -> String)] = [
    ("as it was", { $0 }),
    (
      "with a byline and a footer",
      { "From our wire desk\n\n\($0)\n\nRead more stories on our site." }
    ),
    ("with the last paragraph cut", { paragraphs($0).dropLast().joined(separator: "\n\n") }),
    (
      "with the first sentence rewritten",
      { text in
        var parts = paragraphs(text)
        parts[0] = "It was the talk of the town this week, and for good reason. " + parts[0]
        return parts.joined(separator: "\n\n")
      }
    ),
    ("in one paragraph and capitals", { paragraphs($0).joined(separator: " ").uppercased() }),
    (
      "with other quotation marks and dashes",
      { text in
        text.replacingOccurrences(of: "\"", with: "'").replacingOccurrences(of: ", ", with: " - ")
      }
    ),
    (
      "with some words changed",
      { text in
        text.replacingOccurrences(of: " said", with: " told reporters")
          .replacingOccurrences(of: "the end of", with: "the close of")
          .replacingOccurrences(of: "表示", with: "说")
      }
    ),
  ]

  static func paragraphs(_ text: String) -> [String] { text.components(separatedBy: "\n\n") }
}
