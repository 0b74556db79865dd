public import DatelineGazetteer
public import DatelineRules

extension ArticleMatcher {
  /// The scanner and all matchers.
  ///
  /// - Parameters:
  ///   - data: The names, tables and rules.
  ///   - gazetteer: The places.
  /// - Throws: The mistake, if a rule's template cannot be read.
  public static func standard(
    _ data: MatchData, gazetteer: Gazetteer
  ) throws(RuleMistakes) -> ArticleMatcher {
    let tables = { data.table($0) }
    let brands = BrandMatcher(lexicons: data.lexicons, tables: tables)
    return ArticleMatcher(
      Scanner(data.lexicons),
      [
        PlaceMatcher(lexicons: data.lexicons, gazetteer: gazetteer, tables: tables),
        try dates(data),
        brands,
        PersonMatcher(lexicons: data.lexicons, tables: tables),
        ProductMatcher(sharing: brands),
      ]
    )
  }

  private static func dates(_ data: MatchData) throws(RuleMistakes) -> DateMatcher {
    do {
      return try DateMatcher(data.rules, data.lexicons)
    } catch {
      throw RuleMistakes([
        RuleMistake(file: "dates", line: 1, column: 1, problem: "\(error)")
      ])
    }
  }
}
