import Testing

@testable import DatelineArticle

@Suite struct AuthorNamesTests {
  @Test(
    arguments: [
      ("By Jane Doe", ["Jane Doe"]),
      ("By Jane Doe and John Q. Public, Staff Writers", ["Jane Doe", "John Q. Public"]),
      ("Jane Doe, Senior Editor", ["Jane Doe"]),
      ("Jane Doe; John Public", ["Jane Doe", "John Public"]),
      ("By Jane Doe @janedoe", ["Jane Doe"]),
      ("記者王小明／台南報導", ["王小明"]), ("王小明、李大華／綜合報導", ["王小明", "李大華"]),
      ("即時中心／綜合報導", []), ("政治中心", []),
      ("By Jane Doe @janedoe Senior Reporter", ["Jane Doe"]),
      ("文／王小明", ["王小明"]),
      ("記者王小明、李大華", ["王小明", "李大華"]),
      ("责任编辑：张三", ["张三"]),
      ("Jane Doe (Example Times)", ["Jane Doe"]),
      ("von Erika Muster und Max Muster", ["Erika Muster", "Max Muster"]),
      ("Jane Doe Staff Writer", ["Jane Doe"]),
      ("Political Correspondent", []),
      (
        "JEANNE EXEMPLE, CLAIRE MODÈLE Envoyées spéciales à Quimper",
        ["JEANNE EXEMPLE", "CLAIRE MODÈLE"]
      ),
      ("Par Luc Exemple correspondant à Madrid", ["Luc Exemple"]),
      ("Por Marta Ejemplo Corresponsal en Lisboa", ["Marta Ejemplo"]),
      ("Luis Ejemplo, Enviado especial a Cádiz", ["Luis Ejemplo"]),
      ("di Anna Esempio corrispondente da Berlino", ["Anna Esempio"]),
      ("Paolo Esempio inviato a Torino, Anna Esempio", ["Paolo Esempio", "Anna Esempio"]),
      ("Jens Muster aus Rom", ["Jens Muster"]),
      ("Jens Muster aus der Heide", ["Jens Muster aus der Heide"]),
      ("Interview by Jane Doe · Photography by Max Smith", ["Jane Doe"]),
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
      ("예시조선=홍길동 기자", ["홍길동"]),
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
      ("Recipe by Jane Doe", ["Jane Doe"]),
      ("Recette de: La Maison d'Exemple", ["La Maison d'Exemple"]),
      ("Publicado el", []),
      ("Jump to Recipe", []),
      ("Do EXA", ["EXA"]),
      ("Da Costa", ["Da Costa"]),
      ("Autor/in: Erika Muster", ["Erika Muster"]),
      ("Autor*in: Erika Muster", ["Erika Muster"]),
      ("Gespeichert von Max Muster", ["Max Muster"]),
      ("Rechtsanwalt Max Muster", ["Max Muster"]),
      ("Von Erika Muster, Berlin", ["Erika Muster"]),
      ("By Jane Doe, New York", ["Jane Doe"]),
      ("Jane Doe, Max Smith", ["Jane Doe", "Max Smith"]),
      ("Jane Doe and Zoe", ["Jane Doe", "Zoe"]),
      ("Jane Doe/Reuters", ["Jane Doe"]),
      ("Jane Doe/Reuters files", ["Jane Doe"]),
      ("Jane (J.D.) Doe", ["Jane (J.D.) Doe"]),
      ("Verein: Freunde der Lampe in Musterstadt e.V.", ["Freunde der Lampe in Musterstadt e.V."]),
      ("ABC - Fraktion Musterstadt", ["ABC - Fraktion Musterstadt"]),
      ("6:36 pm UTC", []),
      ("janedoe: 3:21pm", ["janedoe"]),
      ("Por Ana Lampa, N1 East — Porto Exemplo", ["Ana Lampa"]),
      ("José Lampa e Pinto", ["José Lampa e Pinto"]),
      ("Ana e José", ["Ana", "José"]),
      ("Ana Lampa e José Porta", ["Ana Lampa", "José Porta"]),
      ("Em São Exemplo", []),
      ("Piše: P. Muster prije 26 minuta", ["P. Muster"]),
      ("Снимка: Example Images/Muster", []),
      ("durch Max Muster", ["Max Muster"]),
      ("Jane on Tue", ["Jane"]),
      ("Jane Doe Gardener & Astrologer", ["Jane Doe"]),
      ("Recueilli par Jeanne EXEMPLE", ["Jeanne EXEMPLE"]),
      ("Sende uns eine E-Mail", []),
      ("编辑:王小明责编:李大华", ["王小明"]),
      ("示例新媒体编辑部", ["示例新媒体编辑部"]),
      ("［大渡 美咲，Example］", ["大渡 美咲", "Example"]),
      ("[Video]", []),
      ("Jane Doe/Max Smith", ["Jane Doe", "Max Smith"]),
      ("Автор", []),
      ("Eric Muster　著", ["Eric Muster"]),
      ("examplemarkup version 1.111", []),
      ("Wednesday", []),
      ("Search", []),
      ("mehr", []),
      ("Email the author", []),
      ("Hinterlasse eine Antwort", []),
    ] as [(String, [String])]
  )
  func cleans(_ statement: String, _ names: [String]) {
    #expect(AuthorNames.names(in: statement) == names)
  }

  @Test(
    "A family name before a comma",
    arguments: [
      ("Doe, Jane", "Jane Doe"), ("Doe, J. R.", "J. R. Doe"), ("de Doe, Peter", "Peter de Doe"),
      ("Doe, Michael de", "Michael de Doe"), ("Atlanta, Georgia", "Atlanta, Georgia"),
      ("Doe, Georgia", "Georgia Doe"),
      ("Jane Doe, Max Smith", "Jane Doe, Max Smith"), ("Jane, Peter", "Jane, Peter"),
      ("Doe, Jane Smith", "Doe, Jane Smith"), ("Reuters, Paris", "Reuters, Paris"),
      ("Doe, Jane, Smith, Max", "Doe, Jane, Smith, Max"), ("Doe", "Doe"),
    ]
  )
  func orders(_ statement: String, _ expected: String) {
    #expect(AuthorNames.inOrder(statement) == expected)
  }

  @Test func eachLabelStandsOnce() {
    let places: [BylineLabels.Place] = [.name, .line, .end]
    for place in places {
      let labels = BylineLabels.labels(place)
      #expect(Set(labels).count == labels.count)
      #expect(labels.map(\.utf8.count) == labels.map(\.utf8.count).sorted(by: >))
    }
    #expect(BylineLabels.labels(.end).contains("reporting by "))
    #expect(AuthorNames.trades.isDisjoint(with: AuthorNames.jobWords))
    #expect(AuthorNames.trades.isDisjoint(with: AuthorNames.postWords))
  }
}
