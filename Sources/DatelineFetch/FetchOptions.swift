/// How to fetch: what is asked of servers, and what is given to them.
public struct FetchOptions: Sendable {
  /// What the requests say they come from.
  public var userAgent: String
  /// The pause between two requests to one host, in seconds; a site's own wish for more is met up
  /// to `longestWait`.
  public var delay = 1.0
  /// Hosts that are asked at the same time.
  public var hosts = 16
  /// The most seconds for one request, from the connection to the last byte.
  public var timeout = 60.0
  /// The most bytes of one page after decompression; more is a failure.
  public var pageBytes = 20 << 20
  /// Further attempts after a failure that may pass.
  public var retries = 3
  /// The longest pause that a server's `Retry-After` or `Crawl-delay` can ask for, in seconds.
  public var longestWait = 120.0
  /// The first pause before another attempt, in seconds; each further one is twice as long.
  public var backoff = 1.0
  /// Whether `robots.txt` is obeyed.
  public var obeysRobots = true
  /// Whether addresses may be connected to that are not public.
  public var allowsPrivate = false
  /// The most redirects on the way to one page.
  public var redirects = 10

  /// The usual options for a version of Dateline.
  public init(version: String) {
    userAgent = "Dateline/\(version) (press clippings; obeys robots.txt)"
  }

  /// The name that rules in `robots.txt` address.
  var robotsAgent: String {
    String(userAgent.prefix { $0.isLetter || $0 == "-" || $0 == "_" })
  }
}
