import DatelineLexicon
import DatelineModel
import Testing

@Suite struct TokenizerTests {
  /// The tokens of a text, each with a letter for its kind and case and with its text; `_` where
  /// white space precedes it.
  func tokens(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var scan = Scan()
    Fold().tokenize(bytes, ByteRange(0, bytes.count), block: 0, into: &scan)
    return scan.tokens.map { token in
      let kind =
        switch (token.kind, token.letterCase) {
        case (.word, .none): "n"
        case (.word, .lower): "l"
        case (.word, .capitalised): "c"
        case (.word, .upper): "u"
        case (.word, .mixed): "m"
        case (.number, _): "9"
        case (.han, _): "h"
        case (.kana, _): "k"
        case (.punctuation, _): "p"
        }
      let written = bytes[Int(token.start)..<Int(token.end)]
      return (token.spaceBefore ? "_" : "") + kind + String(decoding: written, as: UTF8.self)
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("Paris, NYC", "_cParis p, _uNYC"), ("London's", "_cLondon p's"),
    ("the Joneses’", "_lthe _cJoneses p’"),
    ("O'Neill McDonald iPhone A", "_cO'Neill _cMcDonald _miPhone _cA"),
    ("LEVI’S", "_uLEVI p’S"), ("don't", "_ldon't"), ("New-York", "_cNew p- cYork"),
    ("1月3日", "_91 h月 93 h日"), ("A380 5th", "_cA 9380 _95 lth"), ("３月", "_9３ h月"),
    ("在Paris的", "_h在 cParis h的"), ("東京タワー", "_h東 h京 kタワー"), ("巴黎 伦敦", "_h巴 h黎 _h伦 h敦"),
    ("“Nice”", "_p“ cNice p”"), ("'s", "_p' ls"), ("café\u{301}s", "_lcafé\u{301}s"),
    ("co\u{AD}op", "_lco\u{AD}op"), ("a\u{200B}b\u{200B}", "_la\u{200B}b"),
    ("Éa ÉA éA", "_cÉa _uÉA _méA"),
    ("北京。", "_h北 h京 p。"), ("U.S.", "_cU p. cS p."), ("กรุงเทพ", "_nกรุงเทพ"),
    (
      "responsibilities Internationalization aBCDEFGHIJ",
      "_lresponsibilities _cInternationalization _maBCDEFGHIJ"
    ),
    ("Abcdefgh ABCDEFGHI abcdefgh1", "_cAbcdefgh _uABCDEFGHI _labcdefgh 91"),
    ("Saint Moritz saintly Fort SAINT", "_cSaint _cMoritz _lsaintly _cFort _uSAINT"),
    ("naïve Beyoncé's résumés", "_lnaïve _cBeyoncé p's _lrésumés"), ("䷀巴䷀", "_p䷀ h巴 p䷀"),
    ("Москва США", "_cМосква _uСША"), ("\u{A0}x", "_lx"), ("", ""), (" \n", ""), ("😀a", "_p😀 la"),
  ])
  func cuts(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }
}
