import DatelineLexicon
import DatelineModel
import Testing

@Suite struct FoldTests {
  let fold = Fold(hanKeys: Bytes(FoldTests.table))

  static let table: [UInt8] = {
    let map: [(Unicode.Scalar, Unicode.Scalar)] = [("紐", "纽"), ("約", "约"), ("臺", "台")]
    let keys = Fold.hanKeys(Dictionary(uniqueKeysWithValues: map.map { ($0.value, $1.value) }))
    return keys.withUnsafeBytes { Array($0) }
  }()

  @Test(arguments: [
    ("Zürich", "zurich"), ("SÃO PAULO", "sao paulo"), ("Straße", "strasse"), ("Tromsø", "tromso"),
    ("Łódź", "lodz"), ("İstanbul", "istanbul"), ("Diyarbakır", "diyarbakir"), ("Æbelø", "aebelo"),
    ("Hà Nội", "ha noi"), ("Cafe\u{301}", "cafe"), ("Ｔｏｋｙｏ　２", "tokyo 2"), ("ﾄ", "ﾄ"),
    ("紐約", "纽约"), ("臺北", "台北"), ("マック", "マック"), ("МОСКВА", "москва"), ("Αθήνα", "αθήνα"),
    ("Xi’an", "xi'an"), ("Coeur d`Alene", "coeur d`alene"), ("Winston–Salem", "winston salem"),
    ("Stratford-upon-Avon", "stratford upon avon"), ("聖若澤－德", "聖若澤·德"),
    ("弗朗索瓦・普", "弗朗索瓦·普"), ("弗朗索瓦‧普", "弗朗索瓦·普"), ("弗朗索瓦•普", "弗朗索瓦·普"),
    ("Le City 手袋", "le city手袋"), ("iPhone 15", "iphone 15"), ("co\u{AD}op", "coop"),
    ("St. Louis", "st louis"), ("Saint Louis", "st louis"), ("St Louis", "st louis"),
    ("St.Louis", "st louis"), ("Mount Vernon", "mt vernon"), ("Mt. Vernon", "mt vernon"),
    ("Ft. Worth", "ft worth"), ("Saint-Denis", "st denis"), ("Dr. Martens", "dr martens"),
    ("Sainte-Foy", "ste foy"), ("Dolce & Gabbana", "dolce&gabbana"), ("H&M", "h&m"),
    ("Levi’s", "levi's"), ("L'Oréal", "l'oreal"), ("U.S.", "u.s."), ("A. P. C.", "a. p. c."),
    ("  Nice \n", "nice"), ("𠮷野家", "𠮷野家"), ("¿Qué?", "¿que?"), ("", ""),
  ])
  func folds(_ written: String, _ folded: String) {
    #expect(fold.string(of: written) == folded)
  }

  @Test func keysNeverHoldZero() {
    // All of the basic plane, and the start of every page beyond it.
    let pages = (UInt32(0)...0xFF).map { $0 << 8..<$0 << 8 + 256 }
    let beyond = (UInt32(0x100)...0x10FF).map { $0 << 8..<$0 << 8 + 2 }
    for page in pages + beyond {
      var text = String.UnicodeScalarView()
      for scalar in page.compactMap({ Unicode.Scalar($0) }) { text += ["a", scalar] }
      let key = fold.key(of: String(text))
      #expect(!key.contains(0), "U+\(String(page.lowerBound, radix: 16))")
    }
  }
}
