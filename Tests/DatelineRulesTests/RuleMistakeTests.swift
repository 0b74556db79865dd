import DatelineRules
import Testing

/// A pack whose slots and rules are those of a test; slots begin on line 3, rules two lines below
/// the last slot.
private func pack(slots: [String] = ["d: { range: [1, 31] }"], rules: [String]) -> String {
  """
  pack: test
  types: [date]
  slots:
  \(slots.map { "  " + $0 }.joined(separator: "\n"))
  rules:
  \(rules.map { "  - " + $0 }.joined(separator: "\n"))
  examples: [none]
  """
}

private func match(_ pattern: String) -> String {
  pack(rules: [#"{ id: a, date: x, match: "\#(pattern)" }"#, #"{ id: z, date: x, match: "{d}" }"#])
}

private func slot(_ slot: String) -> String {
  pack(slots: ["s: " + slot], rules: [#"{ id: a, date: x, match: "{s}" }"#])
}

@Suite struct RuleMistakeTests {
  @Test(arguments: [
    (
      "",
      "1:1: the file is empty; allowed: examples, language, pack, reference, rules, slots, tables, types"
    ),
    ("pack: test\ntypes: []", ""),
    ("a: [", "2:1: not YAML: did not find expected node content"),
    (
      "- a",
      "1:1: a pack must be a mapping; allowed: examples, language, pack, reference, rules, slots, tables, types"
    ),
    ("pack: test\ntypes: []\npack: test", "1:1: key twice: pack"),
    (
      "pack: test\ntypes: []\nrule: []",
      #"3:1: unknown key "rule"; allowed: examples, language, pack, reference, rules, slots, tables, types"#
    ),
    ("pack: tset\ntypes: []", "1:7: the pack's id must be its path; allowed: test"),
    ("types: []", #"1:1: a pack needs the key "pack""#),
    (
      "pack: test\ntypes: [town]",
      #"2:9: unknown type "town"; allowed: brand, city, country, date, person, product, region"#
    ),
    ("pack: test\ntypes: [date]", #"1:1: a pack without examples does not load; give "examples""#),
    (
      "pack: test\ntypes: [date]\nexamples: []",
      #"3:11: a pack without examples does not load; give "examples""#
    ),
    ("pack: test\ntypes: []\nlanguage: de", #"3:11: unknown language "de"; allowed: en, zh"#),
    (
      "pack: test\ntypes: []\nreference: 2024-02-30",
      #"3:12: no such day: "2024-02-30"; a day is written 2024-10-01"#
    ),
    (
      "pack: test\ntypes: []\nexamples: ['a [b c']",
      "3:15: a mark is [text](target); for the bracket itself put \\ before it"
    ),
    (
      "pack: test\ntypes: []\nexamples:\n- {text: a, day: b}",
      #"4:13: unknown key "day"; allowed: reference, text"#
    ),
    ("pack: test\ntypes: []\ntables: [a.tsv]", "3:10: no such file: a.tsv"),
    (
      "pack: test\ntypes: []\ntables: [../a.tsv]",
      "3:10: a table is the name of a .tsv file beside the pack"
    ),
  ])
  func packs(_ yaml: String, _ expected: String) throws {
    let file = expected.isEmpty ? "" : "test.yaml:"
    let mistakes = try PackFolder(yaml).mistakes()
    #expect(mistakes == file + expected)
  }

  @Test(arguments: [
    (
      "{}",
      "4:6: a slot has exactly one of these: capitalised, date, han, name, pattern, range, token, values, words"
    ),
    (
      "{ range: [1, 2], words: [a] }",
      "4:6: a slot has exactly one of these: capitalised, date, han, name, pattern, range, token, values, words"
    ),
    ("{ range: [31, 1] }", "4:15: range is impossible: 31 to 1; the least is 0"),
    ("{ range: 3 }", "4:15: range must be [least, most]"),
    ("{ range: [a, 1] }", "4:16: range must be a whole number"),
    ("{ range: [1900, 2100], digits: 2 }", "4:15: no number of the range has so few digits"),
    (
      "{ range: [1, 2], written: roman }",
      #"4:32: unknown written form "roman"; allowed: digits, english, han, ordinal"#
    ),
    ("{ range: [1, 2], case: written }", #"4:23: range has no "case"; allowed: digits, written"#),
    ("{ words: {} }", "4:15: a slot without words matches nothing"),
    ("{ words: [a, b, a] }", #"4:22: word twice in the slot: "a", "a""#),
    ("{ words: { a: 1, A: 2 } }", #"4:23: word twice in the slot: "a", "A""#),
    ("{ words: ['a{b}'] }", "4:17: a word holds text, (a|b) and ? only"),
    (
      "{ words: ['a('] }", "4:19: an empty pattern matches nothing; for \"or nothing\" put ? behind"
    ),
    ("{ han: [0, 2] }", "4:13: han is impossible: 0 to 2; the least is 1"),
    (
      "{ token: [words] }",
      #"4:16: unknown token "words"; allowed: han, kana, number, punctuation, word"#
    ),
    (
      "{ name: town }",
      #"4:14: unknown name "town"; allowed: brand, category, city, country, decoy, demonym, famousPerson, givenName, mononym, nameHan, particle, product, region, speechVerb, surname, surnameHan, title, wordHan, wordLatin"#
    ),
    ("{ pattern: \"a {t}\" }", #"4:21: unknown slot "t"; allowed: s"#),
    ("{ pattern: \"a {s}\" }", #"4:18: the slot "s" contains itself"#),
  ])
  func slots(_ yaml: String, _ expected: String) throws {
    let mistakes = try PackFolder(slot(yaml)).mistakes()
    #expect(mistakes == "test.yaml:" + expected)
  }

  @Test(arguments: [
    ("{d", "31: a slot is {slot} or {slot:name}, in lower case"),
    ("a {D}", "34: a name in lower case (kebab-case) is missing here"),
    ("a {x}", #"34: unknown slot "x"; allowed: d"#),
    ("(a|b", "31: this ( is not closed"),
    ("a)", #"32: ")" closes nothing; put \ before it"#),
    ("a|", "33: an empty pattern matches nothing; for \"or nothing\" put ? behind"),
    ("?", #"31: "?" has nothing before it; for the character itself put \ before it"#),
    ("a*", "32: there is no *; write + or {0,4}; for the character itself put \\ before it"),
    ("a?+", "32: only one of ? + {…} may follow the same thing"),
    ("a{3,2}", "32: wrong repetition; allowed: {n}, {least,most} up to 16"),
    ("a{1,17}", "32: wrong repetition; allowed: {n}, {least,most} up to 16"),
    ("a?", "31: this pattern can match nothing at all"),
    ("[a]", #"31: "[" begins only [not: …]; for the character itself put \ before it"#),
    ("<a", "31: this < is not closed"),
    ("<a> <b>", "31: only one <…> per pattern"),
    ("(<a>|b) c", "31: every way through the pattern needs the <…>"),
    ("<a?> b", "31: the <…> can be empty"),
    ("(<a>)+", "31: no <…> in what repeats"),
    ("a ^ b", "33: ^ stands only where nothing is before it"),
    ("a $ b", "33: $ stands only where nothing is behind it"),
    (#"\\( \\"#, #"35: nothing follows \"#),
  ])
  func patterns(_ pattern: String, _ expected: String) throws {
    let mistakes = try PackFolder(match(pattern)).mistakes()
    #expect(mistakes == "test.yaml:6:" + expected)
  }

  @Test(arguments: [
    ("{ id: a, match: a }", "7:5: a rule has exactly one of these: date, decoy"),
    (
      "{ id: a, match: a, date: x, decoy: true }",
      "7:5: a rule has exactly one of these: date, decoy"
    ),
    (
      "{ id: a, match: a, city: x }",
      "7:5: a rule has exactly one of these: date, decoy\ntest.yaml:7:24: unknown key \"city\"; allowed: case, confidence, date, decoy, edges, id, match, needs, not after, not before, priority"
    ),
    ("{ id: A, match: a, date: x }", #"7:11: an id is kebab-case: "A""#),
    ("{ id: z, match: a, date: x }", #"7:11: id twice: "z""#),
    ("{ match: a, date: x }", #"7:5: a rule needs the key "id""#),
    ("{ id: a, match: [a, b, a], date: x }", "7:28: pattern twice"),
    ("{ id: a, match: '{d}', date: x }", "7:5: the rule \"z\" has the same patterns"),
    ("{ id: a, match: a, date: '{x}' }", #"7:32: no capture "x" in the pattern; allowed: none"#),
    (
      "{ id: a, match: '{d:e} a', date: '{e:+1} {d}' }",
      #"7:47: no capture "d" in the pattern; allowed: e"#
    ),
    ("{ id: a, match: a, date: x, confidence: 2 }", "7:45: confidence is a number from 0 to 1"),
    ("{ id: a, match: a, date: x, priority: high }", "7:43: priority must be a whole number"),
    (
      "{ id: a, match: a, date: x, edges: closed }", #"7:40: unknown edges "closed"; allowed: open"#
    ),
    (
      "{ id: a, match: a, date: x, not after: <b> }",
      "7:44: no <…> in what must not stand beside a match"
    ),
    ("{ id: a, match: '(((a{16}){16}){16}){16}', date: x }", "7:5: the rule is too large"),
  ])
  func rules(_ rule: String, _ expected: String) throws {
    let yaml = pack(rules: [#"{ id: z, date: x, match: "{d}" }"#, rule])
    let mistakes = try PackFolder(yaml).mistakes()
    #expect(mistakes.hasPrefix("test.yaml:" + expected), "\(mistakes)")
  }

  @Test func anUnusedSlotIsAMistake() throws {
    let yaml = pack(
      slots: ["d: { range: [1, 31] }", "e: { han: 1 }"],
      rules: ["{ id: a, date: x, match: '{d}' }"]
    )
    let mistakes = try PackFolder(yaml).mistakes()
    #expect(mistakes == #"test.yaml:5:3: no rule uses the slot "e""#)
  }

  @Test func allMistakesOfAllFilesAreReported() throws {
    let folder = PackFolder([
      "b/en.yaml": "pack: b/en\ntypes: [town, city]\nexample: []",
      "a/a.yaml": "pack: b\ntypes: []",
    ])
    #expect(
      try folder.mistakes() == """
        a/a.yaml:1:7: the pack's id must be its path; allowed: a
        b/en.yaml:1:1: a pack without examples does not load; give "examples"
        b/en.yaml:2:9: unknown type "town"; allowed: brand, city, country, date, person, product, region
        b/en.yaml:3:1: unknown key "example"; allowed: examples, language, pack, reference, rules, slots, tables, types
        """
    )
  }

  @Test func aFolderWithoutPacksIsAMistake() throws {
    #expect(try PackFolder([:]).mistakes().hasSuffix(":1:1: no packs (.yaml) here"))
  }

  @Test func aBuiltInPackKeepsItsID() throws {
    let base = try PackFolder("pack: test\ntypes: []").load()
    let mistakes = try PackFolder("pack: test\ntypes: []").mistakes(base: base)
    #expect(mistakes == #"test.yaml:1:1: the pack "test" is built in; choose another id"#)
  }
}

@Suite struct TableMistakeTests {
  @Test(arguments: [
    ("id\ten\na\tA\nb\tB\n", ""),
    ("id\ten\r\n# note\r\n\r\na\tA\r\n", ""),
    ("id\ten\na\n", "2:1: 1 cells where 2 columns are named: id, en"),
    ("id\ten\na\tA\tx\n", "2:5: 3 cells where 2 columns are named: id, en"),
    ("id\ten\n\tA\n", "2:1: the first cell of a row must not be empty"),
    ("id\ten\na\tA\na\tB\n", #"3:1: id twice: "a""#),
    ("id\ten\nA\tA\n", #"2:1: an id is kebab-case: "A""#),
    ("en\na\na\n", "3:1: the row of line 2 again"),
    ("id\n", "1:1: a table without rows"),
    ("", "1:1: no line names the columns"),
    ("id\tid\na\ta\n", "1:4: column twice"),
    ("id\tbrand\na\tpucci\n", #"2:3: no "pucci" in brands.tsv; allowed: gucci, prada"#),
    ("id\tbrand\na\t\nb\tgucci|prada\n", ""),
    ("id\tcategory\na\tbag\n", #"2:3: no "bag" in categories.tsv; allowed: none"#),
  ])
  func tables(_ tsv: String, _ expected: String) throws {
    let folder = PackFolder([
      "test/test.yaml": "pack: test\ntypes: []\ntables: [things.tsv]", "test/things.tsv": tsv,
    ])
    let file = expected.isEmpty ? "" : "test/things.tsv:"
    #expect(try folder.mistakes(knownIDs: ["brands": ["gucci", "prada"]]) == file + expected)
  }

  @Test func tablesHaveNamesOfTheirOwn() throws {
    let folder = PackFolder([
      "a/a.yaml": "pack: a\ntypes: []\ntables: [things.tsv]", "a/things.tsv": "id\na\n",
      "b/b.yaml": "pack: b\ntypes: []\ntables: [things.tsv]", "b/things.tsv": "id\nb\n",
    ])
    #expect(try folder.mistakes() == "b/b.yaml:3:10: a has a things.tsv already")
  }

  @Test func cellsAreThere() throws {
    let book = try PackFolder([
      "test.yaml": "pack: test\ntypes: []\ntables: [things.tsv]", "things.tsv": "id\ten\na\tX|Y\n",
    ]).load()
    let table = try #require(book.tables.first)
    #expect(table.name == "things")
    #expect(table.table.alternatives(0, 1) == ["X", "Y"])
  }
}
