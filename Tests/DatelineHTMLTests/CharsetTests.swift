import DatelineHTML
import DatelineModel
import Testing

@Suite struct CharsetTests {
  private static let gbk: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4, 0xB3, 0xC7, 0xCA, 0xD0]
  private static let big5: [UInt8] = [0xA4, 0xA4, 0xA4, 0xE5, 0xAB, 0xB0, 0xA5, 0xAB]

  private func page(_ head: String, _ text: [UInt8]) -> [UInt8] {
    Array("<html><head>\(head)</head><body>".utf8) + text
  }

  @Test(
    arguments: [
      ("gb2312", "gbk", [0xD6, 0xD0, 0xCE, 0xC4], "中文"),
      ("GBK", "gbk", [0x80, 0xE9, 0x46], "€镕"),
      ("gb18030", "gb18030", [0xD6, 0xD0, 0x95, 0x32, 0x82, 0x36], "中𠀀"),
      ("big5", "big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
      ("big5-hkscs", "big5", [0xA4, 0xA4, 0x9D, 0xEF], "中嘅"),
      ("shift_jis", "shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0x87, 0x40, 0xB1], "日本①ｱ"),
      ("x-sjis", "shift_jis", [0x93, 0xFA], "日"),
      ("euc-jp", "euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
      ("euc-kr", "euc-kr", [0xC7, 0xD1, 0xB1, 0xDB, 0x81, 0x41], "한글갂"),
      ("ks_c_5601-1987", "euc-kr", [0xC7, 0xD1], "한"),
      ("iso-8859-1", "windows-1252", [0x93, 0xE9, 0x94, 0x80], "“é”€"),
      ("windows-1251", "windows-1251", [0xCC, 0xE8, 0xF0], "Мир"),
      ("koi8-r", "koi8-r", [0xED, 0xC9, 0xD2], "Мир"),
      ("iso-8859-2", "iso-8859-2", [0xB1, 0xEA], "ąę"),
      ("windows-874", "windows-874", [0xA1, 0xB4], "กด"),
      ("macintosh", "macintosh", [0x8E, 0xD2], "é“"),
      ("latin1", "windows-1252", [0xFC], "ü"),
    ] as [(String, String, [UInt8], String)]
  )
  func aDeclaredCharsetIsRead(_ label: String, _ name: String, _ bytes: [UInt8], _ text: String) {
    for head in [
      "<meta charset=\(label)>",
      "<meta http-equiv=content-type content='text/html; charset=\(label)'>",
    ] {
      let tree = parse(page(head, bytes))
      #expect(written(tree, below: .body) == text)
      #expect(tree.charset == name)
      #expect(tree.charsetFrom == "meta")
      #expect(tree.issues.isEmpty)
    }
    let stated = parse(page("", bytes), stated: " \(label) ")
    #expect(written(stated, below: .body) == text)
    #expect(stated.charsetFrom == "http")
  }

  @Test func aMarkBeatsEverything() {
    let bytes = [0xEF, 0xBB, 0xBF] + page("<meta charset=gbk>", Array("中".utf8))
    let tree = parse(bytes, stated: "big5")
    #expect(written(tree, below: .body) == "中")
    #expect(tree.charset == "utf-8")
    #expect(tree.charsetFrom == "bom")
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsRead(littleEndian: Bool, mark: Bool) {
    let html = "<html><body>中文 𠀀 é"
    var bytes: [UInt8] = []
    for unit in (mark ? "\u{FEFF}" : "" + html).utf16.map({ $0 })
      + (mark ? html.utf16.map { $0 } : [])
    {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += littleEndian ? pair.reversed() : pair
    }
    let tree = parse(bytes)
    #expect(written(tree, below: .body) == "中文 𠀀 é")
    #expect(tree.charset == (littleEndian ? "utf-16le" : "utf-16be"))
    #expect(tree.charsetFrom == (mark ? "bom" : "detected"))
  }

  @Test(arguments: ["gbk", "gb2312", "big5", "windows-1252", "iso-8859-1", "shift_jis", "utf-16"])
  func aWrongDeclarationLosesToUTF8(_ label: String) {
    let text = "这是中文。香港，城市："
    let tree = parse(page("<meta charset=\(label)>", Array(text.utf8)), stated: label)
    #expect(written(tree, below: .body) == text)
    #expect(tree.charset == "utf-8")
    #expect(tree.charsetFrom == "detected")
  }

  @Test func aWrongDeclarationLosesToFewAccents() {
    // All of these are pairs that GBK has as well.
    let tree = parse(
      page("<meta charset=gbk>", Array("Kraków, Łódź, Gdańsk, Poznań, Toruń, Bytów".utf8))
    )
    #expect(tree.charset == "utf-8")
    #expect(tree.dump().contains("Kraków, Łódź"))
  }

  @Test func oneWordThatRecursDoesNotRefuteADeclaration() {
    // 路 is a character of two bytes of UTF-8 as well.
    let word: [UInt8] = Array("Nanjing ".utf8) + [0xC2, 0xB7, 0x20]
    let words = Array([[UInt8]](repeating: word, count: 12).joined())
    let tree = parse(page("<meta charset=gb2312>", words))
    #expect(tree.charset == "gbk")
  }

  @Test func charactersOfFourBytesDoNotHideGB18030() {
    // 巴黎 and so on in pairs, and © in four bytes, as editors of today save pages.
    let pairs: [UInt8] = [
      0xB0, 0xCD, 0xC0, 0xE8, 0xCA, 0xC0, 0xBC, 0xD2, 0xB5, 0xC4, 0xC0, 0xCF, 0xBB, 0xA8, 0xD0,
      0xC2,
      0xD2, 0xBB, 0xC2, 0xD6, 0xA1, 0xA3,
    ]
    let sign: [UInt8] = [0x81, 0x30, 0x84, 0x38]
    var text: [UInt8] = []
    for _ in 0..<6 { text += pairs + sign + [0x32, 0x30, 0x32, 0x34, 0x20] }
    let tree = parse(page("", text))
    #expect(tree.charset == "gb18030")
    #expect(tree.dump().contains("巴黎世家的老花新一轮。©2024"))
  }

  @Test func utf8ThatIsNotDeclaredIsFound() {
    let tree = parse(page("", Array("中文".utf8)))
    #expect(tree.charset == "utf-8")
    #expect(tree.charsetFrom == "detected")
    #expect(parse("<p>plain").charsetFrom == "default")
  }

  @Test func chineseThatIsNotDeclaredIsGuessed() {
    let text = "中国的城市很多，北京和上海是最大的两个城市，人们在那里生活和工作。"
    var gbk: [UInt8] = []
    for _ in 0..<4 {
      gbk += [
        0xD6, 0xD0, 0xB9, 0xFA, 0xB5, 0xC4, 0xB3, 0xC7, 0xCA, 0xD0, 0xBA, 0xDC, 0xB6, 0xE0, 0xA3,
        0xAC, 0xB1, 0xB1, 0xBE, 0xA9, 0xBA, 0xCD, 0xC9, 0xCF, 0xBA, 0xA3, 0xCA, 0xC7, 0xD7, 0xEE,
        0xB4, 0xF3, 0xB5, 0xC4, 0xC1, 0xBD, 0xB8, 0xF6, 0xB3, 0xC7, 0xCA, 0xD0, 0xA3, 0xAC, 0xC8,
        0xCB, 0xC3, 0xC7, 0xD4, 0xDA, 0xC4, 0xC7, 0xC0, 0xEF, 0xC9, 0xFA, 0xBB, 0xEE, 0xBA, 0xCD,
        0xB9, 0xA4, 0xD7, 0xF7, 0xA1, 0xA3,
      ]
    }
    let tree = parse(page("", gbk))
    #expect(written(tree, below: .body) == String(repeating: text, count: 4))
    #expect(tree.charsetFrom == "detected")
  }

  @Test func westernTextThatIsNotDeclaredIsWindows1252() {
    let tree = parse(page("", Array("<p>caf".utf8) + [0xE9, 0x20, 0x97, 0x20, 0x80]))
    #expect(written(tree, below: .body) == "<p>café — €</p>")
  }

  @Test func oneBadByteCostsOneCharacter() {
    let text = Array(String(repeating: "中文", count: 30).utf8)
    let tree = parse(page("", text + [0xFF] + text))
    #expect(written(tree, below: .body).unicodeScalars.count == 121)
    #expect(tree.charset == "utf-8")
    #expect(tree.issues.map(\.code) == ["charset.replaced"])
    let gbk = parse(page("<meta charset=gbk>", Self.gbk + [0xFF] + Self.gbk + [0xD6]))
    #expect(written(gbk, below: .body) == "中文城市\u{FFFD}中文城市\u{FFFD}")
    #expect(gbk.issues.map(\.code) == ["charset.replaced"])
    let big5 = parse(page("<meta charset=big5>", Self.big5 + [0xFF] + Self.big5))
    #expect(written(big5, below: .body) == "中文城市\u{FFFD}中文城市")
  }

  @Test func aBadPairDoesNotEatATag() {
    let bytes = Self.gbk + [0xD6] + Array("<p>a".utf8)
    #expect(
      written(parse(page("<meta charset=gbk>", bytes)), below: .body) == "中文城市\u{FFFD}<p>a</p>"
    )
  }

  @Test func anUnknownLabelIsReported() {
    let tree = parse(page("", Array("é".utf8)), stated: "klingon")
    #expect(tree.charset == "utf-8")
    #expect(tree.issues.map(\.code) == ["charset.unknown"])
    #expect(tree.issues.map(\.level) == [.note])
  }

  @Test func aLateDeclarationStillBeatsAGuess() {
    let padding = "<!--" + String(repeating: "x", count: 2000) + "-->"
    let tree = parse(page(padding + "<meta charset=windows-1251>", [0xCC, 0xE8, 0xF0]))
    #expect(tree.charset == "windows-1251")
    #expect(tree.charsetFrom == "meta")
  }
}
