public import DatelineGazetteer
internal import DatelineLexicon

extension ArticleMatcher {
  /// The scanner and all matchers with the data that is built in.
  ///
  /// - Parameters:
  ///   - gazetteer: The places.
  ///   - rules: Folders of rule packs that are added.
  public static func standard(gazetteer: Gazetteer, rules: [String]) throws -> ArticleMatcher {
    ArticleMatcher(Scanner(Lexicons.embedded), [])
  }
}
