import DatelineModel

/// Tells the language of a stretch of text by its script, and within Latin script by its small words.
struct LanguageGuess {
  /// The languages of Latin script, with their most frequent words that carry no topic.
  private static let latin: [(tag: String, words: String)] = [
    (
      "en",
      "the of and to in is that for it with as was on are by at from this have be has its which not were or an their but he they his her you we will who said would been one more about when she there can all what if so had than up out into them do after over also your our how my just like most these where while because could should"
    ),
    (
      "de",
      "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ihre wir ich kann unter wenn gegen vom"
    ),
    (
      "fr",
      "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son aux ou cette mais comme été être ont elle nous vous leur ses même ces sans fait après deux tout sa était entre aussi peut où dont bien si très"
    ),
    (
      "es",
      "de la que el en y los se del las un por con no una su para es al lo como más sus le ha me sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos parte tiene él uno donde bien tiempo mismo"
    ),
    (
      "it",
      "di che la il un del per in una con non sono da al le si dei nel della alla gli come anche più ma lo delle ha dal ai su questo è stato se tra essere dalla loro ancora nella alle dopo anni sua suo fra degli stata già perché quando solo prima quello o cui hanno chi ci"
    ),
    (
      "pt",
      "de a que o do da em um para com não uma os no se na por mais as dos como mas ao das foi ele tem à seu sua ou quando muito nos já está eu também só pelo pela até isso ela entre depois sem mesmo aos são ser pode há foram nas era você sobre"
    ),
    (
      "nl",
      "de van het een en in is dat op te zijn met voor niet aan er die als ook om bij door naar maar hij dan uit nog over heeft worden deze kan wordt meer werd tot ze of wat was geen hebben zich jaar veel moet omdat onder tegen wel we ik je zo hun haar"
    ),
    (
      "sv",
      "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år säger hon under också efter eller nu där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då"
    ),
    (
      "da",
      "og i at det en den til er som på de med for af ikke der et har om han men var jeg fra sig vi så kan når år siger hun under også efter eller nu over ved mod skal ville kommer ud få blev være havde alle andre meget end her da hvor blive efter"
    ),
    (
      "no",
      "og i det er på som en til at for med av ikke den har de om et han men var jeg seg fra vi så kan når år sier hun under også etter eller nå der ved mot skal ville kommer ut får ble være hadde alle andre mye enn her da hvor bli etter"
    ),
    (
      "fi",
      "ja on ei että oli se hän mutta ovat kun myös niin kuin joka ole tai sen jos hänen ollut mukaan sekä vain nyt jo mitä voi siitä kanssa ovat sitä tämä jälkeen vielä olisi sanoo ennen koska ne mikä hyvin joka tämän"
    ),
    (
      "pl",
      "w i na z do się nie że to jest o jak po za od przez ale dla co są tym ze tego oraz był było tak już które jego który czy być może przed także roku będzie tylko ich przy lub jej bardzo jednak pod gdy została"
    ),
    (
      "tr",
      "ve bir bu da için ile de olarak çok daha gibi en olan kadar sonra ne ama var her o olduğunu oldu diye ise ya değil iki göre şey yeni ilk büyük son tarafından üzerinde olduğu ki mi kendi içinde bunu"
    ),
    (
      "id",
      "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena bisa ada mereka kita telah oleh atau adalah sudah kami tersebut orang seperti dia menjadi lebih tahun saat bahwa satu hanya anda para"
    ),
    (
      "vi",
      "và của là có không được cho các trong một người này với những đã để đến khi từ ra cũng như về còn sẽ năm nhiều vào lại tại thì nhưng ở đó hơn ông trên sau theo việc làm phải"
    ),
    (
      "cs",
      "a se v na je že s z do to o k ve i za pro jako by který ale po jsou tak od už jeho při není ze však když jsem byl podle až před nebo které jen co má také být bylo roce jeho"
    ),
    (
      "ro",
      "de și în a la cu o că pe din nu un este care pentru mai sunt fi au ce sa fost s-a lui prin dar ca se al ale după sau fost într-un acest când foarte doar fără între cum"
    ),
    (
      "hu",
      "a az és hogy nem is egy meg ez de volt csak már el ha mint még azt vagy ki ezt kell lehet után szerint minden fel aki vannak most pedig sem lesz között mert nagyon"
    ),
    (
      "ca",
      "de la i que el en els a del les un per amb no una es són al com més ha dels o seva també seu va ser aquest aquesta però entre fins quan després està sobre té han"
    ),
    (
      "hr",
      "i u je se na da su za od s što koji a nije će bi ali o to sa iz kao ne do samo već bio nakon po koje može prema jer još sve ili kako bilo ako koja"
    ),
    (
      "lt",
      "ir į kad tai iš su yra bei nuo jis ne kaip buvo o už prie taip dėl po bet tik jo apie dar jau pat tačiau savo metų arba per kai ar šiuo gali"
    ),
    (
      "sq",
      "të e në një për dhe që me nga i së më është ka si nuk do se u kjo ky kanë edhe pas janë tij por këtë duke ishte kur"
    ),
    (
      "af",
      "die en van in is het nie dat te vir op met wat sy hy aan was om ook daar as by na deur sal hulle kan word ons uit maar ek of toe"
    ),
    (
      "tl",
      "ang ng sa na mga at ay si ni para kung hindi din ito siya niya ko mo po rin pa nang isang dahil kanyang ako"
    ),
    (
      "zu",
      "ukuthi uma futhi ngoba kodwa lapho wathi kanye ukuze njengoba emva kuleli lapha manje bonke uthi"
    ),
    (
      "xh",
      "ukuba kwaye xa okanye ngokuba kodwa kunye njengoko uthe kule into zonke ngoku abantu apho"
    ),
    (
      "sk",
      "a sa v na je že s z do to o k vo i za pre ako by ktorý ale po sú tak od už jeho pri nie zo však keď som bol podľa až pred alebo ktoré len čo má tiež byť bolo roku"
    ),
  ]

  private static let table = WordTable(
    latin.enumerated().map { (UInt32(1) << UInt32($0.offset), $0.element.words) }
  )

  private enum Script: Int, CaseIterable {
    case latin, han, kana, hangul, cyrillic, arabic, greek, hebrew, thai, devanagari, other
  }

  private static let otherScripts: [(range: ClosedRange<UInt32>, tag: String)] = [
    (0x0530...0x058F, "hy"), (0x0980...0x09FF, "bn"), (0x0A00...0x0A7F, "pa"),
    (0x0A80...0x0AFF, "gu"), (0x0B00...0x0B7F, "or"), (0x0B80...0x0BFF, "ta"),
    (0x0C00...0x0C7F, "te"), (0x0C80...0x0CFF, "kn"), (0x0D00...0x0D7F, "ml"),
    (0x0D80...0x0DFF, "si"), (0x0E80...0x0EFF, "lo"), (0x1000...0x109F, "my"),
    (0x10A0...0x10FF, "ka"), (0x1200...0x137F, "am"), (0x1780...0x17FF, "km"),
  ]

  /// Which letters of scripts that several languages share have been seen: U+0400 to U+09FF.
  private struct Letters {
    private var words = [UInt64](repeating: 0, count: 24)

    mutating func insert(_ value: UInt32) {
      guard value >= 0x400, value < 0xA00 else { return }
      words[Int(value - 0x400) >> 6] |= 1 << UInt64(value & 63)
    }

    func contains(_ value: UInt32) -> Bool {
      value >= 0x400 && value < 0xA00
        && words[Int(value - 0x400) >> 6] & 1 << UInt64(value & 63) != 0
    }
  }

  /// What was counted in one or more stretches.
  private var scripts = [Int](repeating: 0, count: Script.allCases.count)
  private var votes = [Int](repeating: 0, count: Self.latin.count)
  private var words = 0
  private var simplified = 0
  private var traditional = 0
  private var letters = Letters()
  private var otherTag: String?

  /// Counts a stretch of valid UTF-8.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    var hash = ByteHash()
    var length = 0
    let table = Self.table
    while at < range.upperBound {
      let byte = bytes[at]
      if byte.isLetter {
        hash.add(byte | 0x20)
        length += 1
        at += 1
        continue
      }
      if byte < 0x80 {
        if length > 0, byte != 0x27, byte != 0x2D {
          endWord(hash, length, table)
          hash = ByteHash()
          length = 0
        }
        at += 1
        continue
      }
      let (value, count) = bytes.scalar(at: at)
      if value >= 0xC0, value < 0x250 || (value >= 0x1E00 && value < 0x1F00) {
        for index in at..<at + count { hash.add(bytes[index]) }
        length += count
        at += count
        continue
      }
      if length > 0 {
        endWord(hash, length, table)
        hash = ByteHash()
        length = 0
      }
      tally(value)
      at += count
    }
    if length > 0 { endWord(hash, length, table) }
  }

  private mutating func endWord(_ hash: ByteHash, _ length: Int, _ table: WordTable) {
    scripts[Script.latin.rawValue] += length
    words += 1
    var bits = table.bits(hash.value)
    while bits != 0 {
      votes[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
  }

  private mutating func tally(_ value: UInt32) {
    if Scalars.isHan(value) {
      scripts[Script.han.rawValue] += 3
      let script = HanScripts.script(value)
      if script & 1 != 0 { simplified += 1 }
      if script & 2 != 0 { traditional += 1 }
    } else if Scalars.isKana(value) {
      scripts[Script.kana.rawValue] += 3
    } else if Scalars.isHangul(value) {
      scripts[Script.hangul.rawValue] += 3
    } else if value >= 0x400, value < 0x530 {
      scripts[Script.cyrillic.rawValue] += 1
      letters.insert(value)
    } else if value >= 0x600, value < 0x700 {
      scripts[Script.arabic.rawValue] += 1
      letters.insert(value)
    } else if value >= 0x370, value < 0x400 {
      scripts[Script.greek.rawValue] += 1
    } else if value >= 0x590, value < 0x600 {
      scripts[Script.hebrew.rawValue] += 1
    } else if value >= 0xE00, value < 0xE80 {
      scripts[Script.thai.rawValue] += 1
    } else if value >= 0x900, value < 0x980 {
      scripts[Script.devanagari.rawValue] += 1
      letters.insert(value)
    } else if value >= 0x530, value < 0x1800 {
      scripts[Script.other.rawValue] += 1
      if otherTag == nil {
        otherTag = Self.otherScripts.first { $0.range.contains(value) }?.tag
      }
    }
  }

  /// The language of what was counted; `nil` if there is too little to tell.
  var language: Language? {
    let east =
      scripts[Script.han.rawValue] + scripts[Script.kana.rawValue]
      + scripts[Script.hangul.rawValue]
    var best = Script.latin
    for script in Script.allCases where scripts[script.rawValue] > scripts[best.rawValue] {
      best = script
    }
    if east > scripts[best.rawValue] { best = .han }
    switch best {
    case .han, .kana, .hangul: return eastAsian
    case .latin: return latinLanguage
    case .cyrillic: return cyrillic
    case .arabic:
      if letters.contains(0x6D2) || letters.contains(0x679) { return Language("ur") }
      return Language(letters.contains(0x6CC) || letters.contains(0x686) ? "fa" : "ar")
    case .greek: return Language("el")
    case .hebrew: return Language("he")
    case .thai: return Language("th")
    case .devanagari: return Language(letters.contains(0x933) ? "mr" : "hi")
    case .other: return otherTag.map { Language($0) }
    }
  }

  private var eastAsian: Language? {
    let han = scripts[Script.han.rawValue]
    let kana = scripts[Script.kana.rawValue]
    let hangul = scripts[Script.hangul.rawValue]
    if hangul > han, hangul > kana { return Language("ko") }
    // Japanese is a third kana and more; a Chinese text quotes a word at most.
    if kana * 8 > han { return Language("ja") }
    if simplified == traditional { return nil }
    return simplified > traditional ? .simplifiedChinese : .traditionalChinese
  }

  /// Whether the text is in Han characters that leave the script open, or in none but a few words.
  var isHan: Bool {
    scripts[Script.han.rawValue] > scripts[Script.latin.rawValue]
      && scripts[Script.kana.rawValue] == 0
  }

  /// Whether the text is mostly in Latin letters.
  var isLatin: Bool { scripts[Script.latin.rawValue] * 2 > scripts.reduce(0, +) }

  private var latinLanguage: Language? {
    guard words >= 2 else { return nil }
    var best = 0
    for index in votes.indices where votes[index] > votes[best] { best = index }
    var second = 0
    for index in votes.indices where index != best { second = Swift.max(second, votes[index]) }
    let count = votes[best]
    // One word in eight is a small word in every one of these languages.
    guard count >= 2, count * 10 >= words, count > second else { return nil }
    if count < 4, count < second + 2 { return nil }
    return Language(Self.latin[best].tag)
  }

  private var cyrillic: Language {
    func has(_ values: UInt32...) -> Bool { values.contains { letters.contains($0) } }
    if has(0x45E) { return Language("be") }
    if has(0x456, 0x457, 0x454, 0x491) { return Language("uk") }
    if has(0x453, 0x45C, 0x455) { return Language("mk") }
    if has(0x459, 0x45A, 0x45B, 0x452) { return Language("sr") }
    if has(0x4B3, 0x4B7, 0x4EF, 0x4E3) { return Language("tg") }
    if has(0x49B, 0x4D9, 0x493) { return Language("kk") }
    if has(0x44B, 0x44D, 0x451) || !has(0x44A) { return Language("ru") }
    return Language("bg")
  }
}

extension LanguageGuess {
  /// Gives each block its language, and the article its languages by share of bytes.
  ///
  /// A block too short to tell takes the language that its script has elsewhere in the article.
  static func mark(_ article: inout Article, hint: Language?) {
    var guesses: [LanguageGuess] = []
    guesses.reserveCapacity(article.blocks.count)
    var shares: [Language: Int] = [:]
    for index in article.blocks.indices {
      let block = article.blocks[index]
      let range = block.range.start..<block.range.end
      var guess = LanguageGuess()
      guess.add(article.text, range)
      guesses.append(guess)
      if let language = guess.language {
        article.blocks[index].language = language
        shares[language, default: 0] += range.count
      }
    }
    if shares.isEmpty {
      var whole = LanguageGuess()
      whole.add(article.text, 0..<article.text.count)
      if let language = whole.language { shares[language] = 1 }
    }
    func ranked() -> [(key: Language, value: Int)] {
      shares.sorted { ($0.value, $1.key.tag) > ($1.value, $0.key.tag) }
    }
    let order = ranked().map(\.key)
    let han = order.first { $0.isChinese || $0.tag == "ja" }
    let latinTags = Set(latin.map(\.tag))
    let western = order.first { latinTags.contains($0.tag) }
    let hintIsHan = hint.map { $0.isChinese || $0.tag == "ja" } ?? false
    for index in article.blocks.indices where article.blocks[index].language == nil {
      let guess = guesses[index]
      if guess.isHan {
        article.blocks[index].language = han ?? (hintIsHan ? hint : nil)
      } else if guess.isLatin {
        let known = hint.flatMap { latinTags.contains($0.tag) ? $0 : nil }
        article.blocks[index].language = western ?? known
      }
      if let language = article.blocks[index].language {
        shares[language, default: 0] += article.blocks[index].range.count
      }
    }
    let total = shares.values.reduce(0, +)
    article.languages = ranked().filter { $0.value * 25 >= total || $0.value >= 400 }.map(\.key)
    if article.languages.isEmpty, let hint, !article.text.isEmpty { article.languages = [hint] }
  }
}
