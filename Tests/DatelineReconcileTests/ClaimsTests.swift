import DatelineModel
import Testing

@testable import DatelineReconcile

@Suite struct ClaimsTests {
  @Test(arguments: [
    ("It opens in 25 cities:", 25), ("The following twelve major European cities", 12),
    ("in twenty-five destinations", 25), ("这二十五座城市包括", 25), ("全球３个城市", 3), ("全球廿四個城市", 24),
    ("一百零八座城市", 108), ("since 2019 the cities", nil), ("25 years of city life", nil),
    ("三个月后在这些城市", nil), ("", nil),
  ])
  func declaredCounts(text: String, count: Int?) {
    #expect(Claims(before: text, after: "").count == count)
    #expect(Claims(before: "", after: text).count == count)
  }

  @Test(arguments: [
    ("shops in 25 cities, including ", "", true), ("in 25 cities such as ", "", true),
    ("这25座城市包括", "", false), ("", "等25座城市", true), ("The 25 cities are ", ".", false),
  ])
  func examplesAreNoWholeLists(before: String, after: String, isOpen: Bool) {
    #expect(Claims(before: before, after: after).isOpen == isOpen)
  }

  @Test(arguments: [
    ("(in alphabetical order)", OrderClaim.englishAlphabet), ("（以英文首字母排序）", .englishAlphabet),
    ("（按拼音首字母排序）", .pinyin), ("依筆畫排列", .strokes), ("in no order", nil),
  ])
  func claimedOrders(text: String, order: OrderClaim?) {
    #expect(Claims(before: "", after: text).order == order)
  }
}
