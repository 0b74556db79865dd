import Testing

@testable import DatelineArticle

@Suite struct AuthorNamesTests {
  @Test(
    arguments: [
      ("By Jane Doe", ["Jane Doe"]),
      ("By Jane Doe and John Q. Public, Staff Writers", ["Jane Doe", "John Q. Public"]),
      ("Jane Doe, Senior Editor", ["Jane Doe"]),
      ("Jane Doe; John Public", ["Jane Doe", "John Public"]),
      ("文／王小明", ["王小明"]),
      ("記者王小明、李大華", ["王小明", "李大華"]),
      ("责任编辑：张三", ["张三"]),
      ("Jane Doe (Example Times)", ["Jane Doe"]),
      ("von Erika Muster und Max Muster", ["Erika Muster", "Max Muster"]),
      ("Jane Doe Staff Writer", ["Jane Doe"]),
      ("Political Correspondent", []),
      ("Jane Doe | The Example Journal", ["Jane Doe"]),
      ("Jane Doe, example.com", ["Jane Doe"]),
      ("Jane Doe MS, RDN", ["Jane Doe"]),
      ("Jane Doe, Chief Technology Officer and Head of Example Labs", ["Jane Doe"]),
      ("Jane Doe, in News, Sport, Property", ["Jane Doe"]),
      ("Nelson C.J.", ["Nelson C.J."]),
      ("View all posts by Jane Doe", ["Jane Doe"]),
      ("Jane Doe, AFP", ["Jane Doe", "AFP"]),
      ("The Example Journal", ["The Example Journal"]),
      ("大渡 美咲", ["大渡 美咲"]),
      ("王小明 李大华", ["王小明", "李大华"]),
      ("홍길동 나무 칼럼니스트", ["홍길동"]),
      ("未知 责任编辑：王小明", []),
      ("相关文章", []),
      ("jane@example.org", []),
      ("admin", []),
      ("January 23, 2024", []),
      ("Jane Doe March 18", ["Jane Doe"]),
      ("By Jane Doe ⋅ Review Editor", ["Jane Doe"]),
      ("By Jane Doe. Reviewed by John Public", ["Jane Doe"]),
      ("Jane Doe, Content, Marketing", ["Jane Doe"]),
      ("Jane Doe, Founder & CEO", ["Jane Doe"]),
      ("janedoe » Tue", ["janedoe"]),
      ("Ask Question", []),
      ("Lead Draft Writer", []),
      ("Founder", []),
      ("janedoe 2,117", ["janedoe"]),
      ("Jane 3", ["Jane"]),
      ("User Admin", []),
      ("Redacción", []),
      ("Nga", []),
      ("Do EXA", ["EXA"]),
      ("Da Costa", ["Da Costa"]),
    ] as [(String, [String])]
  )
  func cleans(_ statement: String, _ names: [String]) {
    #expect(AuthorNames.names(in: statement) == names)
  }
}
