import DatelineArticle
import DatelineGazetteer
import DatelineHTML
import DatelineMatch
import DatelineModel
import DatelineReconcile

/// Matches and resolves the pages' articles again and again, so that a profiler sees little else.
func repeatMatching(of pages: [Document]) throws {
  var parser = HTMLParser()
  let reader = ArticleReader()
  let articles = pages.map { reader.read(parser.parse($0), $0) }
  let text = articles.reduce(0) { $0 + $1.text.count }
  let gazetteer = Gazetteer.bundled
  let matcher = try ArticleMatcher.standard(.embedded, gazetteer: gazetteer)
  let resolver = Resolver(gazetteer)
  var scan = Scan()
  var entities = 0
  let rounds = 20
  let start = now()
  for _ in 0..<rounds {
    for article in articles {
      entities +=
        resolver.resolve(matcher.mentions(in: article, using: &scan), in: article).entities
        .count
    }
  }
  let speed = Double(rounds * text) / (now() - start) / 1e6
  print("matching and resolving: \(rounded(speed)) MB/s of text, \(entities / rounds) entities")
}
