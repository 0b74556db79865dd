import ArgumentParser
import DatelineFetch
import DatelineModel
import Dispatch
import Glibc

/// `dateline-fetch`, which `dateline fetch` starts.
@main
struct Fetch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline fetch",
    abstract: "Download press pages into a folder that `dateline run` reads.",
    discussion: """
      Pages go to the folder as files, or whole with their headers into one WARC file with --warc; \
      manifest.ndjson says of every address how it ended. A second run asks only for what has \
      changed. Sites are asked one page at a time, and what their robots.txt forbids is left alone.

      Examples:
        dateline fetch https://example.com/news/1.html https://example.org/2.html
        dateline fetch --from-file addresses.txt --into clippings
        dateline fetch --feed https://example.com/rss.xml --into clippings --warc
        dateline fetch --into clippings --retry

      Exit codes: 0 all fetched, 2 wrong usage, 3 some failed, 4 all failed, 130 interrupted.
      """,
    version: Release.version
  )

  @Argument(help: "Addresses of pages.")
  var addresses: [String] = []

  @Option(
    name: .customLong("from-file"),
    help: "A file with an address a line; - reads them from standard input."
  )
  var files: [String] = []

  @Option(
    name: .customLong("feed"),
    help: "The address of an RSS, Atom or JSON feed whose articles are fetched."
  )
  var feeds: [String] = []

  @Option(name: .customLong("sitemap"), help: "The address of a sitemap or an index of sitemaps.")
  var sitemaps: [String] = []

  @Flag(help: "Fetch again what failed in earlier runs.")
  var retry = false

  @Option(help: "The folder that the pages go to.")
  var into = "Corpus"

  @Flag(help: "Keep whole answers in one WARC file instead of a file a page.")
  var warc = false

  @Option(help: "The most addresses to take from each feed and sitemap.")
  var limit: Int?

  @Option(help: "Seconds between two requests to one host.")
  var delay = 1.0

  @Option(help: "Hosts that are asked at the same time.")
  var hosts = 16

  @Option(help: "The most seconds for one request.")
  var timeout = 60.0

  @Option(help: "Further attempts after a failure that may pass.")
  var retries = 3

  @Option(help: "The most bytes of a page.")
  var maxBytes = 20 << 20

  @Option(help: "What the requests say they come from.")
  var userAgent: String?

  @Flag(help: "Fetch also what robots.txt forbids.")
  var ignoreRobots = false

  @Flag(help: "Connect to private and local addresses as well.")
  var allowPrivate = false

  func validate() throws {
    if delay < 0 { throw ValidationError("--delay \(delay): give seconds from 0") }
    if hosts < 1 { throw ValidationError("--hosts \(hosts): give a number from 1") }
    if timeout <= 0 { throw ValidationError("--timeout \(timeout): give seconds above 0") }
    if retries < 0 { throw ValidationError("--retries \(retries): give a number from 0") }
    if maxBytes < 1 { throw ValidationError("--max-bytes \(maxBytes): give a number from 1") }
    if addresses.isEmpty, files.isEmpty, feeds.isEmpty, sitemaps.isEmpty, !retry {
      throw ValidationError(
        "nothing to fetch: give addresses, --from-file, --feed, --sitemap or --retry"
      )
    }
  }

  func run() async throws {
    let job = Task { try await fetchAll() }
    let stop = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    signal(SIGINT, SIG_IGN)
    stop.setEventHandler { job.cancel() }
    stop.resume()
    let code = try await job.value
    if code != .success { throw code }
  }

  private func fetchAll() async throws -> ExitCode {
    let listed = try files.flatMap(AddressFile.read)
    let fetcher: Fetcher
    do {
      fetcher = try Fetcher(into: into, archives: warc, options: options)
    } catch {
      Console.say("dateline fetch: \(error)")
      return .failure
    }
    var all = addresses + listed
    if retry { all += await fetcher.failedBefore }
    let console = Console()
    let summary: Fetcher.Summary
    var lostLists = 0
    do {
      let (named, lost) = try await pagesOfLists(fetcher)
      all += named
      lostLists = lost
      summary = try await fetcher.fetch(all) { summary, row in console.show(summary, row) }
      try await fetcher.close()
    } catch {
      try? await fetcher.close()
      Console.say("dateline fetch: \(error); what was stored before it is whole")
      return ExitCode(4)
    }
    console.finish(summary, folder: into)
    if Task.isCancelled { return ExitCode(130) }
    if summary.failed + lostLists == 0 { return .success }
    return ExitCode(summary.failed == summary.done ? 4 : 3)
  }

  /// What the feeds and sitemaps name, and how many of them could not be read.
  private func pagesOfLists(_ fetcher: Fetcher) async throws -> (pages: [String], lost: Int) {
    var pages: [String] = []
    var lost = 0
    func complain(_ failure: FetchFailure) {
      lost += 1
      Console.say("  failed  \(failure.message)")
    }
    for feed in feeds {
      do {
        let articles = try await fetcher.articles(ofFeed: feed)
        pages += limit.map { Array(articles.prefix($0)) } ?? articles
      } catch let failure as FetchFailure {
        complain(failure)
      }
    }
    for sitemap in sitemaps {
      do {
        let (found, failures) = try await fetcher.pages(ofSitemap: sitemap, limit: limit)
        pages += found
        failures.forEach(complain)
      } catch let failure as FetchFailure {
        complain(failure)
      }
    }
    return (pages, lost)
  }

  private var options: FetchOptions {
    var options = FetchOptions(version: Release.version)
    if let userAgent { options.userAgent = userAgent }
    options.delay = delay
    options.hosts = hosts
    options.timeout = timeout
    options.retries = retries
    options.pageBytes = maxBytes
    options.obeysRobots = !ignoreRobots
    options.allowsPrivate = allowPrivate
    return options
  }
}
