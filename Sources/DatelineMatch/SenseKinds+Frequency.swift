import DatelineLexicon

extension SenseKinds {
  /// How often a Chinese name of these kinds counts as seen in the corpora behind `words-zh.tsv`,
  /// which seldom count names as words; 0 for kinds of which the gazetteer and the packs say more.
  var assumedFrequency: Int {
    if contains(.country) { return 5_000 }
    if contains(.region) { return 1_500 }
    if contains(.decoy) || contains(.brand) { return 500 }
    return contains(.demonym) ? 300 : 0
  }
}
