public import DatelineLexicon

extension Lexicons {
  /// The names of the embedded gazetteer and rule packs; form numbers are those of one lexicon.
  public static let embedded: Lexicons = {
    let blob = Blob.embedded
    let fold = Fold(hanKeys: blob.section("hanKeys"))
    guard let section = blob.section("lexicon") else {
      preconditionFailure("the embedded data has no lexicon")
    }
    do {
      return Lexicons([try Lexicon(encoded: section)], fold: fold)
    } catch {
      preconditionFailure("the embedded lexicon is damaged: \(error)")
    }
  }()
}
