public import DatelineLexicon

extension LexiconBuilder {
  /// The tables whose rows have names in the lexicon, and what they are.
  ///
  /// A table has those of the columns that it needs.
  private static var kinds: [String: SenseKind] {
    [
      "brands": .brand, "products": .product, "categories": .category,
      "given-latin": .givenName, "surnames-latin": .surname, "surnames-zh": .surnameHan,
      "titles": .title, "speech-verbs": .speechVerb, "particles": .particle,
      "mononyms": .mononym, "famous": .famousPerson, "names-zh": .nameHan,
      "decoys": .decoy,
      "words-zh": .wordHan, "words-en": .wordLatin,
    ]
  }

  private static var nameColumns: [String] { ["en", "zh", "name", "form", "word"] }

  /// Adds the names in a pack's table; nothing for a table whose rows have none.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - name: Its file's name without extension, which tells what its rows are.
  ///   - firstRow: The first row whose names are added; senses count rows from the table's start.
  public mutating func addForms(of table: Table, _ name: String, from firstRow: Int = 0) {
    guard let kind = Self.kinds[name] else { return }
    let columns = Self.nameColumns.compactMap { table.column($0) }
    let rankColumn = table.column("weight") ?? table.column("frequency")
    for row in firstRow..<table.rowCount {
      let sense = Sense(kind, UInt32(row))
      let rank = rankColumn.flatMap { table.integer(row, $0) } ?? 0
      for column in columns {
        for form in table.alternatives(row, column) {
          addForm(form, sense, UInt32(clamping: rank))
        }
      }
    }
  }

  private mutating func addForm(_ form: Substring, _ sense: Sense, _ rank: UInt32) {
    let isGood = sense.kind == .brand || sense.kind == .product || sense.kind == .famousPerson
    // A short one in lower case is a word (`gap`, `ps`), longer ones are often written as words are.
    let flags: SenseFlags = isGood && form.isAbbreviation(upTo: 3) ? .exactCase : []
    guard isGood else { return add(form, sense, flags, rank: rank) }
    addName(form, sense, flags, rank: rank)
    if form.contains(" & ") {
      let spelled = form.split(separator: " & ").joined(separator: " and ")
      add(spelled, sense, flags.union(.derived), rank: rank)
    }
  }
}
