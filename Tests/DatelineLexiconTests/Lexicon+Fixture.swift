import DatelineLexicon
import Testing

/// A folding with the few characters that the tests use.
func testFolding() throws -> Folding {
  var builder = FoldingBuilder()
  let rows: [(String, String)] = [
    ("紐", "纽"), ("約", "约"), ("羅", "罗"), ("聖", "圣"), ("é", "e"), ("ã", "a"), ("ó", "o"), ("ü", "u"),
    ("ß", "ss"),
    ("\u{301}", ""), ("·", "-"), ("-", "-"), ("－", "-"), ("\u{3000}", " "), ("\u{A0}", " "),
    ("’", "'"), ("Ｐ", "p"), ("ａ", "a"), ("\n", " "), ("Œ", "oe"),
  ]
  for (written, folded) in rows {
    for scalar in written.unicodeScalars { _ = builder.add(scalar, folded: folded) }
  }
  var blob = BlobBuilder()
  builder.write(to: &blob)
  return try #require(Blob(blob.build()).flatMap { Folding($0) })
}

/// A lexicon in which name `i` has the sense city `i`.
func testLexicon(_ names: [String]) throws -> Lexicon {
  let folding = try testFolding()
  var builder = LexiconBuilder(folding: folding)
  for (index, name) in names.enumerated() { builder.add(name, Sense(.city, UInt32(index))) }
  var blob = BlobBuilder()
  folding.write(to: &blob)
  builder.write(to: &blob)
  return try #require(Blob(blob.build()).flatMap { Lexicon($0) })
}
