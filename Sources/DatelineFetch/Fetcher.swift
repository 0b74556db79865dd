internal import DatelineSource
internal import Foundation

/// Fetches addresses into a folder, politely.
public actor Fetcher {
  /// What a run did.
  public struct Summary: Equatable, Sendable {
    /// Pages that were stored.
    public var fetched = 0
    /// Pages that are as they were when they were stored.
    public var unchanged = 0
    /// Addresses without a page.
    public var failed = 0
    /// How often each kind of failure occurred.
    public var reasons: [String: Int] = [:]
    /// Bytes of pages that were stored.
    public var bytes = 0

    /// Addresses that were dealt with.
    public var done: Int { fetched + unchanged + failed }
  }

  /// What ends a run early.
  public enum Failure: Error, CustomStringConvertible {
    /// The pages or the manifest cannot be written.
    case store(String)

    /// The file and the reason.
    public var description: String {
      switch self {
      case .store(let reason): reason
      }
    }
  }

  let options: FetchOptions
  let connections: Connections
  private let folder: String
  private let store: any PageStore
  private var manifest: Manifest
  var gates: [String: HostGate] = [:]
  var robots: [String: Task<RobotsRules, any Error>] = [:]
  private var summary = Summary()
  private var storeFailure: String?

  /// Begins a run.
  ///
  /// - Parameters:
  ///   - folder: Where pages and manifest go; made if it is missing.
  ///   - archives: Whether pages go into one WARC file instead of a file each.
  ///   - options: How to fetch.
  /// - Throws: `Manifest.Failure` or `StoreFailure` if the folder cannot be used.
  public init(into folder: String, archives: Bool, options: FetchOptions) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw StoreFailure(
        description: "\(folder): cannot be made: \(error.localizedDescription); "
          + "name another folder with --into"
      )
    }
    self.options = options
    self.folder = folder
    manifest = try Manifest(folder: folder)
    store =
      archives
      ? WARCStore(folder: folder, agent: options.userAgent)
      : FolderStore(folder: folder)
    connections = Connections(options)
  }

  /// The addresses that earlier runs asked for in vain, in their order.
  public var failedBefore: [String] {
    manifest.rows.filter { $0.outcome == .failed }.map(\.url)
  }

  /// Fetches addresses; each has one row in the manifest afterwards.
  ///
  /// Hosts are asked side by side, the addresses of one host one after the other in their order.
  /// What an earlier run stored is asked for again only on condition that it has changed.
  ///
  /// - Parameters:
  ///   - addresses: What people wrote; what is no address becomes a failed row.
  ///   - progress: Is called after each address.
  /// - Returns: The counts of this run.
  /// - Throws: `Failure` if the disk does not take what was fetched.
  public func fetch(
    _ addresses: [String],
    progress: @escaping @Sendable (Summary, Manifest.Row) -> Void
  ) async throws -> Summary {
    var queues: [String: [WebAddress]] = [:]
    var hosts: [String] = []
    var seen: Set<String> = []
    for text in addresses {
      do {
        let address = try WebAddress(text)
        guard seen.insert(address.description).inserted else { continue }
        if queues[address.host] == nil { hosts.append(address.host) }
        queues[address.host, default: []].append(address)
      } catch {
        guard seen.insert(text).inserted else { continue }
        try finish(
          .init(text, failure: FetchFailure("address", error.description)),
          progress
        )
      }
    }
    await withTaskGroup(of: Void.self) { group in
      var next = hosts.makeIterator()
      var running = 0
      while running < max(1, options.hosts), let host = next.next() {
        running += 1
        let queue = queues[host] ?? []
        group.addTask { await self.work(through: queue, progress) }
      }
      while await group.next() != nil {
        guard let host = next.next() else { continue }
        let queue = queues[host] ?? []
        group.addTask { await self.work(through: queue, progress) }
      }
    }
    if let storeFailure { throw Failure.store(storeFailure) }
    return summary
  }

  /// The addresses of the articles that a feed names, in its order.
  ///
  /// - Throws: `FetchFailure` if there is no feed at the address; `CancellationError`.
  public func articles(ofFeed address: String) async throws -> [String] {
    let (bytes, place) = try await document(at: address)
    let links = FeedLinks.read(bytes)
    guard !links.isEmpty else {
      throw FetchFailure("feed", "\(place): no feed, or one without items")
    }
    return links.compactMap { try? place.following($0).description }
  }

  /// The addresses of the pages that a sitemap names, and the sitemaps that it names, and so on.
  ///
  /// - Parameters:
  ///   - address: The sitemap.
  ///   - limit: How many are wanted; no further sitemap is asked for when there are enough.
  /// - Returns: The pages in the sitemaps' order, and the sitemaps that could not be read.
  /// - Throws: `FetchFailure` if there is no sitemap at the address; `CancellationError`.
  public func pages(
    ofSitemap address: String,
    limit: Int?
  ) async throws -> (pages: [String], failures: [FetchFailure]) {
    var pages: [String] = []
    var failures: [FetchFailure] = []
    var pending = [address]
    var seen: Set<String> = []
    while !pending.isEmpty, pages.count < limit ?? .max {
      let next = pending.removeFirst()
      // The standard lets an index name 50,000 sitemaps, and an index of indexes has no end.
      guard seen.count < 50_000, seen.insert(next).inserted else { continue }
      do {
        let (bytes, place) = try await document(at: next)
        let sitemap = try Sitemap(bytes, at: place.description)
        pages += sitemap.pages
        pending += sitemap.sitemaps
      } catch let failure as FetchFailure where next != address {
        failures.append(failure)
      }
    }
    return (limit.map { Array(pages.prefix($0)) } ?? pages, failures)
  }

  /// One document that is not kept, unpacked.
  private func document(at text: String) async throws -> (bytes: [UInt8], address: WebAddress) {
    let address: WebAddress
    do {
      address = try WebAddress(text)
    } catch {
      throw FetchFailure("address", error.description)
    }
    let answers = try await answers(for: address, headers: [], isPage: false)
    guard let last = answers.last else { throw FetchFailure("http", "\(address): no answer") }
    try check(last)
    guard Gzip.isGzip(last.body) else { return (last.body, last.address) }
    let (bytes, ending) = Gzip.unpack(last.body, limit: 4 * options.pageBytes)
    guard ending == .whole else {
      throw FetchFailure("encoding", "\(address): the gzip data is damaged or too large")
    }
    return (bytes, last.address)
  }

  /// Ends the run: the manifest is written whole.
  public func close() async throws {
    await connections.shutdown()
    try store.close()
    try manifest.close()
  }

  // MARK: One address

  private func work(
    through queue: [WebAddress],
    _ progress: @Sendable (Summary, Manifest.Row) -> Void
  ) async {
    for address in queue {
      guard !Task.isCancelled, storeFailure == nil else { return }
      do {
        try finish(try await row(for: address), progress)
      } catch is CancellationError {
        return
      } catch {
        storeFailure = "\(error)"
      }
    }
  }

  private func finish(
    _ row: Manifest.Row,
    _ progress: @Sendable (Summary, Manifest.Row) -> Void
  ) throws {
    try manifest.append(row)
    switch row.outcome {
    case .fetched:
      summary.fetched += 1
      summary.bytes += row.bytes ?? 0
    case .unchanged: summary.unchanged += 1
    case .failed:
      summary.failed += 1
      summary.reasons[row.reason ?? "", default: 0] += 1
    }
    progress(summary, row)
  }

  /// Fetches and stores; a failure becomes a row, only a full disk or the run's end is thrown.
  private func row(for address: WebAddress) async throws -> Manifest.Row {
    var earlier = manifest[address.description]
    if let row = earlier, row.outcome == .failed || !store.holds(row) { earlier = nil }
    var conditions: [(name: String, value: String)] = []
    if let tag = earlier?.header("etag") { conditions.append(("If-None-Match", tag)) }
    if let date = earlier?.header("last-modified") {
      conditions.append(("If-Modified-Since", date))
    }
    do {
      let answers = try await answers(for: address, headers: conditions, isPage: true)
      guard let page = answers.last else {
        throw FetchFailure("http", "\(address): no answer")
      }
      // What is known of the page is as old as the page.
      if page.status == 304, var row = earlier {
        row.outcome = .unchanged
        return row
      }
      var row = Manifest.Row(address.description, answer: page)
      try check(page)
      try Self.checkType(of: page)
      if var earlier, earlier.sha256 == row.sha256 {
        earlier.outcome = .unchanged
        return earlier
      }
      try store.keep(answers, row: &row)
      return row
    } catch let failure as FetchFailure {
      return .init(address.description, failure: failure)
    }
  }
}
