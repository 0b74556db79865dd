import DatelineModel
import Testing

@testable import DatelineArticle

@Suite struct LanguageGuessTests {
  @Test(arguments: [
    ("The shop is in the old town and it is open on Sundays.", "en"),
    ("The tour stops at Riga (May 3), Lodz (May 5), Brno (May 9) and Pecs (May 11).", "en"),
    ("Der Laden ist in der alten Stadt und auch am Sonntag offen.", "de"),
    ("La boutique est dans la vieille ville et elle est ouverte le dimanche.", "fr"),
    ("这家店在老城区，星期天也营业，欢迎各国游客来访。", "zh-Hans"),
    ("這家店在老城區，星期天也營業，歡迎各國遊客來訪。", "zh-Hant"),
    ("この店は旧市街にあり、日曜日も営業している。", "ja"),
    ("이 가게는 구시가지에 있으며 일요일에도 문을 엽니다.", "ko"),
    ("Магазин находится в старом городе и открыт по воскресеньям.", "ru"),
  ])
  func tells(_ text: String, _ tag: String) {
    var guess = LanguageGuess()
    let bytes = Array(text.utf8)
    guess.add(bytes, 0..<bytes.count)
    #expect(guess.language?.tag == tag)
  }

  @Test(arguments: ["", "Paris", "12345", "大山"])
  func leavesOpen(_ text: String) {
    var guess = LanguageGuess()
    let bytes = Array(text.utf8)
    guess.add(bytes, 0..<bytes.count)
    #expect(guess.language == nil)
  }
}
