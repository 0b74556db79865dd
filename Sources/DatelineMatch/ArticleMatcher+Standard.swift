public import DatelineGazetteer
public import DatelineRules

extension ArticleMatcher {
  /// The scanner and all matchers.
  ///
  /// - Parameters:
  ///   - data: The names, tables and rules.
  ///   - gazetteer: The places.
  /// - Returns: The matcher.
  /// - Throws: The mistakes in templates of rules.
  public static func standard(
    _ data: MatchData,
    gazetteer: Gazetteer
  ) throws(RuleMistakes) -> ArticleMatcher {
    let tables = { data.table($0) }
    let brands = BrandMatcher(lexicons: data.lexicons, tables: tables)
    return ArticleMatcher(
      Scanner(data.lexicons),
      [
        PlaceMatcher(lexicons: data.lexicons, gazetteer: gazetteer, tables: tables),
        try DateMatcher(data.rules, data.lexicons),
        BrandProductMatcher(brands),
        PersonMatcher(lexicons: data.lexicons, tables: tables),
      ]
    )
  }
}
