import DatelineModel
import Testing

@testable import DatelineReconcile

@Suite struct PersonResolverTests {
  /// `Ms. Doe` is a short form, `Jane Doe` a full one, `章子怡=Zhang Ziyi` one with an alias.
  func names(_ texts: [String]) -> [PersonName] {
    texts.map { text in
      let sides = text.split(separator: "=").map(String.init)
      let isHan = text.unicodeScalars.contains { $0.value > 0x3000 }
      let isShort = sides[0].hasPrefix("~")
      var name = PersonName(
        text: isShort ? String(sides[0].dropFirst()) : sides[0],
        isFull: !isShort
      )
      name.language = isHan ? .simplifiedChinese : .english
      name.alias = sides.count > 1 ? sides[1] : nil
      return name
    }
  }

  @Test(arguments: [
    (
      ["Paloma Elsesser", "Kim Kardashian", "~Elsesser", "~Kardashian", "~Kardashian"],
      [0, 1, 0, 1, 1]
    ),
    (["~Kardashian", "Kim Kardashian"], [0, 0]),
    (["弗朗索瓦·普罗斯特=François Prost", "François Prost", "~普罗斯特", "~Prost"], [0, 0, 0, 0]),
    (["章子怡", "~章", "巩俐", "~章"], [0, 0, 1, 0]),
    (["John Smith", "Mary Smith", "~Smith", "John Smith", "~Smith"], [0, 1, 1, 0, 0]),
    (["John F. Kennedy", "John Kennedy", "Robert Kennedy"], [0, 0, 1]),
    (["George W. Bush", "George H. W. Bush"], [0, 1]),
    (["Demna", "~Demna"], [0, 0]),
    (["Netanyahu", "Benjamin Netanyahu", "~Netanyahu", "Rihanna"], [0, 0, 0, 1]),
    (["Beyoncé Knowles", "Beyoncé", "Michelle Obama", "Barack Obama", "Obama"], [0, 0, 1, 2, 2]),
    (["JANE DOE", "Jane Doe"], [0, 0]),
    (["Gracie Holt", "~Gracie", "Kim Holt", "~Gracie"], [0, 0, 1, 0]),
    (["Robert Hale Jr.", "Robert Hale, Jr.", "Robert Hale Sr."], [0, 0, 1]),
    (["章子怡", "Zhang Ziyi", "章子怡=Zhang Ziyi"], [0, 0, 0]),
  ])
  func mentionsJoinTheirPerson(texts: [String], people: [Int]) {
    #expect(PersonResolver(names(texts)).resolved.entityOfMention == people)
  }

  /// `¶` begins a paragraph; the word before a colon is the role, or the form of address if it ends in a
  /// full stop.
  @Test(arguments: [
    // Named in full in the paragraph.
    (["Robert Marsh", "~Marsh", "¶Joe Marsh", "~Marsh", "¶~Marsh"], [0, 0, 1, 1, 1]),
    // A relative in passing.
    (["Robert Marsh", "father:Joe Marsh", "~Marsh", "¶~Marsh"], [0, 1, 0, 0]),
    (["Robert Marsh", "¶father:Joe Marsh", "~Marsh"], [0, 1, 0]),
    // Whom the article is about, or who spoke last.
    (["Ann Cole", "~Cole", "~Cole", "¶Tim Cole", "¶~Cole"], [0, 0, 0, 1, 0]),
    (["Ann Cole", "¶Tim Cole", "~Cole", "¶~Cole"], [0, 1, 1, 1]),
    // The form of address.
    (["Mr.:Dan Holt", "Mrs.:Eve Holt", "Mr.:~Holt", "Mrs.:~Holt"], [0, 1, 0, 1]),
  ])
  func aSurnameOfTwoMeansWhomAReaderWouldTake(texts: [String], people: [Int]) {
    var blocks: [Int] = []
    var mentions: [PersonName] = []
    for text in texts {
      let isNew = text.hasPrefix("¶")
      blocks.append((blocks.last ?? 0) + (isNew ? 1 : 0))
      let sides = (isNew ? String(text.dropFirst()) : text).split(separator: ":").map(String.init)
      var name = names([sides[sides.count - 1]])[0]
      if sides.count > 1 {
        if sides[0].hasSuffix(".") { name.honorific = sides[0] } else { name.role = sides[0] }
      }
      mentions.append(name)
    }
    #expect(PersonResolver(mentions, blocks: blocks).resolved.entityOfMention == people)
  }

  @Test func theNameToShowIsTheLatinOne() {
    let entity = PersonResolver(names(["弗朗索瓦·普罗斯特=François Prost"])).resolved.entities[0]
    #expect(entity.name == "François Prost")
    #expect(entity.names.map(\.text) == ["弗朗索瓦·普罗斯特", "François Prost"])
    #expect(entity.id == "person:1")
  }
}
