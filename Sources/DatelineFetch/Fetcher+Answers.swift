internal import DatelineSource

/// How a site is asked: by its rules, in its pace, again where a failure may pass.
extension Fetcher {
  func check(_ answer: Response) throws {
    guard !(200..<300).contains(answer.status) else { return }
    throw FetchFailure(
      "http.\(answer.status)",
      "\(answer.address): \(answer.status) \(answer.reason)"
    )
  }

  /// Refuses what no page can be read from.
  static func checkType(of answer: Response) throws {
    guard let type = answer.mediaType, !type.isEmpty else { return }
    if type.hasPrefix("text/") || type.contains("html") { return }
    let isXML = type.hasSuffix("xml") || type.contains("json")
    throw FetchFailure(
      "type",
      "\(answer.address): \(type) is no page"
        + (isXML ? "; give a feed with --feed and a sitemap with --sitemap" : "")
    )
  }

  /// The answers on the way to a page, redirects first; failures that may pass are tried again.
  func answers(
    for address: WebAddress,
    headers: [(name: String, value: String)],
    isPage: Bool
  ) async throws -> [Response] {
    var attempt = 0
    while true {
      let failure: FetchFailure
      do {
        let answers = try await hops(from: address, headers: headers, isPage: isPage)
        guard let last = answers.last, [408, 425, 429, 500, 502, 503, 504].contains(last.status)
        else { return answers }
        failure = FetchFailure(
          "http.\(last.status)",
          "\(last.address): \(last.status) \(last.reason)",
          isTemporary: true,
          retryAfter: last.header("retry-after").flatMap(RetryAfter.seconds)
        )
        // A server that fails for good says so in its own words, which are kept.
        if attempt >= options.retries { return answers }
      } catch let error as FetchFailure {
        failure = error
      }
      guard failure.isTemporary, attempt < options.retries else { throw failure }
      let pause = failure.retryAfter ?? options.backoff * Double(1 << attempt)
      guard pause <= options.longestWait else {
        throw FetchFailure(
          failure.code,
          failure.message + "; the server asks to wait \(Int(pause)) seconds"
        )
      }
      attempt += 1
      // Fetchers that failed together should not come back together.
      try await Task.sleep(for: .seconds(pause * Double.random(in: 1...1.25)))
    }
  }

  private func hops(
    from start: WebAddress,
    headers: [(name: String, value: String)],
    isPage: Bool
  ) async throws -> [Response] {
    var answers: [Response] = []
    var address = start
    while true {
      if isPage, options.obeysRobots {
        guard try await rules(for: address).allows(address.target) else {
          throw FetchFailure(
            "robots",
            "\(address): the site's robots.txt asks not to fetch this"
          )
        }
      }
      let answer = try await send(address, headers: headers)
      answers.append(answer)
      guard [301, 302, 303, 307, 308].contains(answer.status),
        let location = answer.header("location")
      else { return answers }
      let next: WebAddress
      do {
        next = try address.following(location)
      } catch {
        throw FetchFailure("redirect", "\(address): leads to \(error.description)")
      }
      guard address.scheme != "https" || next.scheme == "https" else {
        throw FetchFailure(
          "redirect.downgrade",
          "\(address): leads from https to http (\(next))"
        )
      }
      guard answers.count <= options.redirects,
        !answers.contains(where: { $0.address == next })
      else {
        throw FetchFailure("redirect", "\(start): its redirects do not end")
      }
      address = next
    }
  }

  private func send(
    _ address: WebAddress,
    headers: [(name: String, value: String)]
  ) async throws -> Response {
    let all =
      [
        ("User-Agent", options.userAgent),
        ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Accept-Language", "*"),
      ] + headers
    let connections = connections
    return try await gate(for: address.host).pass {
      try await connections.get(address, headers: all)
    }
  }

  private func gate(for host: String) -> HostGate {
    if let gate = gates[host] { return gate }
    let gate = HostGate(delay: options.delay)
    gates[host] = gate
    return gate
  }

  // MARK: robots.txt

  /// What the site of an address allows; asked for once a run.
  private func rules(for address: WebAddress) async throws -> RobotsRules {
    if let task = robots[address.origin] { return try await task.value }
    let task = Task { try await self.loadRules(for: address) }
    robots[address.origin] = task
    return try await task.value
  }

  private func loadRules(for address: WebAddress) async throws -> RobotsRules {
    let place: WebAddress
    do {
      place = try address.following("/robots.txt")
    } catch {
      return .open
    }
    let answers: [Response]
    do {
      answers = try await self.answers(for: place, headers: [], isPage: false)
    } catch let failure as FetchFailure {
      // A site that cannot be reached at all fails with its pages, which say why.
      if ["lookup", "connect", "tls", "address.private"].contains(failure.code) { throw failure }
      return failure.code == "tooLarge" ? .open : .closed
    }
    guard let last = answers.last else { return .closed }
    switch last.status {
    case 200..<300:
      let rules = RobotsRules(last.body, agent: options.robotsAgent)
      if let delay = rules.delay {
        await gate(for: address.host).slowDown(to: min(delay, options.longestWait))
      }
      return rules
    // The standard reads "there is none" from every refusal of the client's side but one.
    case 429: return .closed
    case 400..<500: return .open
    default: return .closed
    }
  }
}
