import DatelineModel
import DatelineSource
import Foundation
import Testing

extension InputTests {
  @Test func whatTheFetcherKnowsOfAPageComesWithIt() throws {
    let rows = """
      {"outcome":"failed","url":"https://a.example/gone","reason":"http.404"}
      {"outcome":"fetched","url":"https://a.example/r","finalURL":"https://a.example/1",\
      "path":"a.example/1-ab.html","contentType":"text/html; charset=gbk","httpStatus":200,\
      "retrieved":"2026-11-22T00:00:00Z"}
      {"outcome":"fetched","url":"https://a.ex
      """
    let page = Array("<p>x".utf8)
    let folder = try Folder([
      "manifest.ndjson": Array(rows.utf8), "a.example/1-ab.html": page, "own.html": page,
    ])
    let found = inputs([folder.path])
    #expect(found.map(\.0.output) == ["a.example/1-ab", "own"])
    let (input, document) = try #require(found.first)
    #expect(input.uri == folder.path + "/a.example/1-ab.html")
    #expect(document.url == "https://a.example/1")
    #expect(document.statedCharset == "gbk")
    #expect(document.httpStatus == 200)
    #expect(document.retrieved == "2026-11-22T00:00:00Z")
    #expect(document.bytes == page)
    #expect(found.last?.1.url == nil)
  }

  @Test func anotherFileOfThatNameIsAnInput() throws {
    let folder = try Folder(["manifest.ndjson": Array("{\"text\":\"Paris\"}\n".utf8)])
    #expect(inputs([folder.path]).map(\.0.output) == ["manifest/000000"])
  }
}
