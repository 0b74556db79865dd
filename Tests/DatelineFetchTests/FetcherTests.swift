import Foundation
import Testing

@testable import DatelineFetch

@Suite struct FetcherTests {
  /// A folder that goes away with the test.
  private final class Folder {
    let path = NSTemporaryDirectory() + "dateline-fetch-" + UUID().uuidString
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }

    var rows: [String: Manifest.Row] {
      get throws {
        Dictionary(
          try Manifest(folder: path).rows.map { ($0.url, $0) },
          uniquingKeysWith: { $1 }
        )
      }
    }
  }

  private func fetch(
    _ addresses: [String],
    into folder: Folder,
    archives: Bool = false,
    change: (inout FetchOptions) -> Void = { _ in }
  ) async throws -> Fetcher.Summary {
    var options = FetchOptions(version: "0")
    options.delay = 0
    options.backoff = 0.01
    options.timeout = 10
    options.allowsPrivate = true
    change(&options)
    let fetcher = try Fetcher(into: folder.path, archives: archives, options: options)
    let summary = try await fetcher.fetch(addresses) { _, _ in }
    try await fetcher.close()
    return summary
  }

  @Test func aPageIsStoredWithWhatIsKnownOfIt() async throws {
    let folder = Folder()
    let site = try await LocalSite { request, _ in
      request.path == "/robots.txt"
        ? .init(status: 404)
        : .init(headers: [("Content-Type", "text/html"), ("ETag", "\"1\"")], body: "<p>a page")
    }
    let summary = try await fetch([site.url("/news/Big%20Day.html")], into: folder)
    #expect(summary.fetched == 1)
    let row = try #require(try folder.rows[site.url("/news/Big%20Day.html")])
    let path = try #require(row.path)
    #expect(path.hasPrefix("127.0.0.1/big-day-") && path.hasSuffix(".html"))
    #expect(try folder.text(path) == "<p>a page")
    #expect(row.httpStatus == 200)
    #expect(row.bytes == 9)
    #expect(row.contentType == "text/html")
    #expect(row.header("etag") == "\"1\"")
    let agent = site.requests.last?.header("user-agent")
    #expect(agent?.hasPrefix("Dateline/") == true)
    try await site.close()
  }

  @Test func aSecondRunAsksOnlyForWhatHasChanged() async throws {
    let folder = Folder()
    let site = try await LocalSite { request, _ in
      switch request.path {
      case "/robots.txt": .init(status: 404)
      case "/same" where request.header("if-none-match") == "\"1\"": .init(status: 304)
      case "/dated" where request.header("if-modified-since") != nil: .init(status: 304)
      case "/same": .init(headers: [("ETag", "\"1\"")], body: "same")
      case "/dated":
        .init(headers: [("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT")], body: "dated")
      default: .init(body: "no validators")
      }
    }
    let all = ["/same", "/dated", "/plain"].map(site.url)
    #expect(try await fetch(all, into: folder).fetched == 3)
    let second = try await fetch(all, into: folder)
    #expect(second.unchanged == 3)
    #expect(second.fetched == 0)
    let row = try #require(try folder.rows[site.url("/same")])
    #expect(try folder.text(try #require(row.path)) == "same")
    // A page that was deleted by hand is fetched again, unconditionally.
    try FileManager.default.removeItem(atPath: folder.path + "/" + (row.path ?? ""))
    #expect(try await fetch(all, into: folder).fetched == 1)
    try await site.close()
  }

  @Test func addressesThatAreNotPublicAreNotConnectedTo() async throws {
    let folder = Folder()
    let site = try await LocalSite { _, _ in .init(body: "secret") }
    let port = site.port
    let forms = ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost"]
      .map { "http://\($0):\(port)/" }
    let summary = try await fetch(forms, into: folder) { $0.allowsPrivate = false }
    #expect(summary.reasons == ["address.private": forms.count])
    #expect(site.requests.isEmpty)
    try await site.close()
  }

  @Test func redirectsAreFollowedAndJudged() async throws {
    let folder = Folder()
    let site = try await LocalSite { request, _ in
      switch request.path {
      case "/robots.txt": .init(body: "User-agent: *\nDisallow: /secret")
      case "/moved": .init(status: 301, headers: [("Location", "/page")])
      case "/loop": .init(status: 302, headers: [("Location", "/loop2")])
      case "/loop2": .init(status: 302, headers: [("Location", "/loop")])
      case "/hidden": .init(status: 302, headers: [("Location", "/secret/1")])
      case "/file": .init(status: 302, headers: [("Location", "file:///etc/passwd")])
      case "/page": .init(body: "page")
      default: .init(status: 410)
      }
    }
    let paths = ["/moved", "/loop", "/hidden", "/file", "/other"]
    let summary = try await fetch(paths.map(site.url), into: folder)
    #expect(summary.fetched == 1)
    let rows = try folder.rows
    #expect(rows[site.url("/moved")]?.finalURL == site.url("/page"))
    let reasons = paths.map { rows[site.url($0)]?.reason }
    #expect(reasons == [nil, "redirect", "robots", "redirect", "http.410"])
    #expect(!site.paths.contains("/secret/1"))
    try await site.close()
  }

  @Test func whatMayPassIsTriedAgain() async throws {
    let folder = Folder()
    let site = try await LocalSite { request, earlier in
      switch request.path {
      case "/robots.txt": .init(status: 404)
      case "/busy": earlier < 2 ? .init(status: 503) : .init(body: "at last")
      case "/later": .init(status: 429, headers: [("Retry-After", "9999")])
      case "/broken": .init(body: "half", breaks: true)
      case "/never": .init(status: 500)
      default: .init(status: 404)
      }
    }
    let paths = ["/busy", "/later", "/broken", "/never", "/gone"]
    let summary = try await fetch(paths.map(site.url), into: folder) { $0.retries = 2 }
    #expect(summary.fetched == 1)
    let rows = try folder.rows
    #expect(rows[site.url("/later")]?.message?.contains("9999 seconds") == true)
    #expect(rows[site.url("/broken")]?.outcome == .failed)
    let counts = paths.map { path in site.paths.count { $0 == path } }
    #expect(counts == [3, 1, 3, 3, 1])
    try await site.close()
  }

  @Test func failuresOfEarlierRunsAreKnown() async throws {
    let folder = Folder()
    let site = try await LocalSite { request, earlier in
      earlier == 0 ? .init(status: 404) : .init(body: "there now")
    }
    #expect(try await fetch([site.url("/late")], into: folder).failed == 1)
    var options = FetchOptions(version: "0")
    options.allowsPrivate = true
    let fetcher = try Fetcher(into: folder.path, archives: false, options: options)
    #expect(await fetcher.failedBefore == [site.url("/late")])
    #expect(try await fetcher.fetch(await fetcher.failedBefore) { _, _ in }.fetched == 1)
    try await fetcher.close()
    try await site.close()
  }

  @Test func whatIsNoPageIsRefused() async throws {
    let folder = Folder()
    let site = try await LocalSite { request, _ in
      switch request.path {
      case "/robots.txt": .init(status: 404)
      case "/pdf": .init(headers: [("Content-Type", "application/pdf")], body: "%PDF")
      case "/feed": .init(headers: [("Content-Type", "application/rss+xml")], body: "<rss/>")
      default: .init(body: String(repeating: "x", count: 5_000))
      }
    }
    let all = ["/pdf", "/feed", "/large"].map(site.url)
    _ = try await fetch(all, into: folder) { $0.pageBytes = 4_000 }
    let rows = try folder.rows
    #expect(all.map { rows[$0]?.reason } == ["type", "type", "tooLarge"])
    #expect(rows[all[1]]?.message?.contains("--feed") == true)
    try await site.close()
  }

  @Test func oneHostIsAskedForOnePageAtATime() async throws {
    let folder = Folder()
    let site = try await LocalSite { _, _ in .init(body: "page") }
    let start = ContinuousClock.now
    let all = (0..<4).map { site.url("/\($0)") }
    #expect(try await fetch(all, into: folder) { $0.delay = 0.1 }.fetched == 4)
    // robots.txt and four pages have four pauses between them.
    #expect(ContinuousClock.now - start >= .milliseconds(400))
    #expect(site.paths == ["/robots.txt", "/0", "/1", "/2", "/3"])
    try await site.close()
  }

  @Test func wholeAnswersGoIntoAnArchive() async throws {
    let folder = Folder()
    let site = try await LocalSite { request, _ in
      switch request.path {
      case "/robots.txt": .init(status: 404)
      case "/moved": .init(status: 301, headers: [("Location", "/page")])
      default: .init(headers: [("Content-Type", "text/html"), ("X-Own", "kept")], body: "<p>page")
      }
    }
    _ = try await fetch([site.url("/moved")], into: folder, archives: true)
    let row = try #require(try folder.rows[site.url("/moved")])
    let name = try #require(row.warc)
    let packed = try #require(FileManager.default.contents(atPath: folder.path + "/" + name))
    // Each record is a member of its own, so that what the row points at can be read alone.
    let member = packed.dropFirst(try #require(row.offset))
    #expect(member.starts(with: [0x1F, 0x8B]))
    #expect(member.count < packed.count)
    // Nothing new: no empty archive is left behind.
    _ = try await fetch([site.url("/moved")], into: folder, archives: true)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count { $0.hasSuffix(".warc.gz") } == 1)
    try await site.close()
  }
}

@Suite struct ManifestTests {
  @Test func ofSeveralRowsTheLastCountsAndACutLineIsPassedOver() throws {
    let folder = NSTemporaryDirectory() + "dateline-manifest-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var manifest = try Manifest(folder: folder)
    let failed = Manifest.Row("https://a.example/", failure: FetchFailure("timeout", "slow"))
    var fetched = failed
    fetched.outcome = .fetched
    try manifest.append(failed)
    try manifest.append(Manifest.Row("https://b.example/", failure: FetchFailure("x", "y")))
    try manifest.append(fetched)
    let path = folder + "/manifest.ndjson"
    let whole = try #require(FileManager.default.contents(atPath: path))
    try (whole + Data("{\"url\":\"https://c.ex".utf8)).write(to: URL(filePath: path))

    var again = try Manifest(folder: folder)
    #expect(again.rows.map(\.url) == ["https://a.example/", "https://b.example/"])
    #expect(again["https://a.example/"]?.outcome == .fetched)
    try again.append(failed)
    try again.close()
    #expect(try Manifest(folder: folder).rows.map(\.outcome) == [.failed, .failed])
  }

  @Test func aFileThatIsNoManifestIsNamed() throws {
    let folder = NSTemporaryDirectory() + "dateline-manifest-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("{\"a\":1}\n{\"b\":2}\n".utf8).write(to: URL(filePath: folder + "/manifest.ndjson"))
    #expect {
      try Manifest(folder: folder)
    } throws: { error in
      "\(error)".contains("manifest.ndjson:1")
    }
  }
}

@Suite struct SitemapTests {
  @Test func pagesAndSitemapsAreTold() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc> https://a.example/1?x=1&amp;y=2 </loc><lastmod>2024-05-01</lastmod>
          <image:image><image:loc>https://a.example/1.jpg</image:loc></image:image></url>
        <url><loc>https://a.example/2</loc></url>
      </urlset>
      """
    let sitemap = try Sitemap(Array(text.utf8), at: "here")
    #expect(sitemap.pages == ["https://a.example/1?x=1&y=2", "https://a.example/2"])
    let index = "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>"
    #expect(try Sitemap(Array(index.utf8), at: "here").sitemaps == ["https://a.example/s.xml"])
    let plain = "https://a.example/1\r\nhttps://a.example/2\r\n"
    #expect(try Sitemap(Array(plain.utf8), at: "here").pages.count == 2)
  }

  @Test(arguments: ["", "<html><p>no", "words only", "<urlset></urlset>"])
  func whatNamesNothingIsNamed(_ text: String) {
    #expect {
      try Sitemap(Array(text.utf8), at: "https://a.example/map")
    } throws: { error in
      (error as? FetchFailure)?.message.contains("https://a.example/map") == true
    }
  }

  @Test func listsOfPagesAreReadFromTheWeb() async throws {
    let site = try await LocalSite { request, _ in
      func map(_ inner: String) -> LocalSite.Answer {
        .init(headers: [("Content-Type", "application/xml")], body: inner)
      }
      switch request.path {
      case "/index.xml":
        return map(
          "<sitemapindex><sitemap><loc>http://\(request.header("host") ?? "")/1.xml</loc></sitemap>"
            + "<sitemap><loc>http://\(request.header("host") ?? "")/lost.xml</loc></sitemap>"
            + "</sitemapindex>"
        )
      case "/1.xml":
        return map("<urlset><url><loc>https://a.example/1</loc></url></urlset>")
      case "/feed":
        return map("<rss><channel><item><link>/news/1</link></item></channel></rss>")
      default: return .init(status: 404)
      }
    }
    let folder = NSTemporaryDirectory() + "dateline-lists-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = FetchOptions(version: "0")
    options.allowsPrivate = true
    options.delay = 0
    let fetcher = try Fetcher(into: folder, archives: false, options: options)
    let (pages, failures) = try await fetcher.pages(
      ofSitemap: "http://127.0.0.1:\(site.port)/index.xml",
      limit: nil
    )
    #expect(pages == ["https://a.example/1"])
    #expect(failures.map(\.code) == ["http.404"])
    let articles = try await fetcher.articles(ofFeed: site.url("/feed"))
    #expect(articles == [site.url("/news/1")])
    await #expect(throws: FetchFailure.self) {
      try await fetcher.articles(ofFeed: site.url("/index.xml"))
    }
    try await fetcher.close()
    try await site.close()
  }
}
