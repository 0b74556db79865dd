public import DatelineGazetteer

extension ArticleMatcher {
  /// The scanner and all matchers.
  ///
  /// - Parameters:
  ///   - data: The names, tables and rules.
  ///   - gazetteer: The places.
  public static func standard(_ data: MatchData, gazetteer: Gazetteer) -> ArticleMatcher {
    let tables = { data.table($0) }
    let brands = BrandMatcher(lexicons: data.lexicons, tables: tables)
    return ArticleMatcher(
      Scanner(data.lexicons),
      [
        PlaceMatcher(lexicons: data.lexicons, gazetteer: gazetteer, tables: tables),
        brands,
        ProductMatcher(sharing: brands),
      ]
    )
  }
}
