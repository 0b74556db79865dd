internal import DatelineGazetteer
internal import DatelineMatch
public import DatelineModel

/// A name of an article that could be a place and is no mention of one.
public struct Rejection: Sendable {
  /// Where it stands in the article's text.
  public var range: ByteRange
  /// What it could be: "Paris, Texas, US".
  public var place: String
  /// Its points of the three that make a mention; `nil` where it was not weighed.
  public var points: Int?
  /// What spoke against it, in words.
  public var reason: String
}

extension Worker {
  /// The names of an article that could be places and are none, in text order.
  public func rejections(in article: Article) -> [Rejection] {
    let gazetteer = Gazetteer.bundled
    return rejected(in: article).map { rejected in
      let place = gazetteer[rejected.place]
      let area = place.kind == .city ? place.region.map { gazetteer[$0].name } : nil
      let holder = rejected.holder.map { " “\(article.string(in: $0))”" } ?? ""
      let rule = rejected.rule.map { " (\($0))" } ?? ""
      return Rejection(
        range: rejected.range,
        place: [place.name, area, place.countryCode].compactMap(\.self).joined(separator: ", "),
        points: rejected.points,
        reason: rejected.objection.description + holder + rule
      )
    }
  }
}
