internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

/// Sends single requests to addresses that were judged first.
///
/// A client is kept for each pair of a host and its address: the name is resolved here, judged, and
/// then bound to the client, so that no second look-up can lead elsewhere.
actor Connections {
  private struct Key: Hashable {
    var host: String
    var peer: NetworkAddress
  }

  private let options: FetchOptions
  private let group: MultiThreadedEventLoopGroup
  private var clients: [Key: HTTPClient] = [:]
  /// Oldest use first.
  private var order: [Key] = []
  private var inUse: [Key: Int] = [:]
  private var known: [String: (addresses: [NetworkAddress], until: ContinuousClock.Instant)] = [:]

  init(_ options: FetchOptions) {
    self.options = options
    group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
  }

  /// Asks once and follows nothing.
  ///
  /// - Throws: `FetchFailure`.
  func get(_ address: WebAddress, headers: [(name: String, value: String)]) async throws -> Response
  {
    let peers = try await vettedAddresses(of: address)
    var failure: FetchFailure?
    // A host with several addresses may be reachable at one of them only.
    for peer in peers.prefix(4) {
      let key = Key(host: address.host, peer: peer)
      let client = client(for: key)
      inUse[key, default: 0] += 1
      defer { inUse[key, default: 1] -= 1 }
      do {
        return try await Self.get(
          address,
          at: peer,
          headers: headers,
          client: client,
          options: options
        )
      } catch let error as FetchFailure where error.code == "connect" {
        failure = error
      }
    }
    throw failure ?? FetchFailure("lookup", "\(address.host): has no address", isTemporary: true)
  }

  /// Ends all connections.
  func shutdown() async {
    for client in clients.values { try? await client.shutdown() }
    clients = [:]
    try? await group.shutdownGracefully()
  }

  private func vettedAddresses(of address: WebAddress) async throws -> [NetworkAddress] {
    if let entry = known[address.host], entry.until > .now { return entry.addresses }
    let found: [NetworkAddress]
    do {
      found = try await NameLookup.addresses(of: address.host)
    } catch let failure as NameLookup.Failure {
      throw FetchFailure(
        "lookup",
        "\(address.host): \(failure.reason)",
        isTemporary: failure.isTemporary
      )
    }
    if !options.allowsPrivate {
      // One address that is not public is enough to leave a host alone: a name that points both
      // ways is a trap.
      for peer in found {
        if let reservation = peer.reservation {
          throw FetchFailure(
            "address.private",
            "\(address.host): \(peer) is \(reservation); --allow-private lets it be fetched"
          )
        }
      }
    }
    known[address.host] = (found, .now + .seconds(300))
    return found
  }

  private func client(for key: Key) -> HTTPClient {
    order.removeAll { $0 == key }
    order.append(key)
    if let client = clients[key] { return client }
    retire()
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10), read: .seconds(30)),
      decompression: .enabled(limit: .size(options.pageBytes))
    )
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    configuration.tlsConfiguration = tls
    configuration.dnsOverride = [key.host: key.peer.description]
    configuration.connectionPool = .init(
      idleTimeout: .seconds(15),
      concurrentHTTP1ConnectionsPerHostSoftLimit: 1
    )
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
    clients[key] = client
    return client
  }

  /// Ends the clients that were not used for longest when there are many.
  private func retire() {
    guard clients.count >= 256 else { return }
    for key in order.prefix(128) where inUse[key, default: 0] == 0 {
      guard let client = clients.removeValue(forKey: key) else { continue }
      order.removeAll { $0 == key }
      inUse[key] = nil
      Task { try? await client.shutdown() }
    }
  }

  private static func get(
    _ address: WebAddress,
    at peer: NetworkAddress,
    headers: [(name: String, value: String)],
    client: HTTPClient,
    options: FetchOptions
  ) async throws -> Response {
    var request = HTTPClientRequest(url: address.description)
    for header in headers { request.headers.add(name: header.name, value: header.value) }
    do {
      let answer = try await client.execute(
        request,
        deadline: .now() + .nanoseconds(Int64(options.timeout * 1e9))
      )
      let retrieved = Date.now.formatted(.iso8601)
      if let stated = answer.headers.first(name: "content-length").flatMap(Int.init),
        stated > options.pageBytes
      {
        throw tooLarge(address, options)
      }
      var body: [UInt8] = []
      for try await part in answer.body {
        guard body.count + part.readableBytes <= options.pageBytes else {
          throw tooLarge(address, options)
        }
        body.append(contentsOf: part.readableBytesView)
      }
      return Response(
        address: address,
        peer: peer,
        requestHeaders: headers,
        version: answer.version.major == 2 ? "HTTP/2" : "HTTP/1.\(answer.version.minor)",
        status: Int(answer.status.code),
        reason: answer.status.reasonPhrase,
        headers: answer.headers.map { ($0.name, $0.value) },
        body: body,
        retrieved: retrieved
      )
    } catch let failure as FetchFailure {
      throw failure
    } catch {
      throw failure(of: error, address)
    }
  }

  private static func tooLarge(_ address: WebAddress, _ options: FetchOptions) -> FetchFailure {
    FetchFailure(
      "tooLarge",
      "\(address): more than \(options.pageBytes) bytes; --max-bytes allows more"
    )
  }

  private static func failure(of error: any Error, _ address: WebAddress) -> any Error {
    switch error {
    case let error as HTTPClientError:
      switch error {
      case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
        return FetchFailure("connect", "\(address.host): no answer in time", isTemporary: true)
      case .deadlineExceeded, .readTimeout, .writeTimeout:
        return FetchFailure("timeout", "\(address): took too long", isTemporary: true)
      case .remoteConnectionClosed, .uncleanShutdown:
        return FetchFailure(
          "closed",
          "\(address): the connection broke off",
          isTemporary: true
        )
      case .cancelled:
        return CancellationError()
      default:
        return FetchFailure(
          "http",
          "\(address): \(error.shortDescription.lowercased())",
          isTemporary: true
        )
      }
    case is NIOHTTPDecompression.DecompressionError:
      return FetchFailure(
        "encoding",
        "\(address): the compressed body is damaged or larger than allowed"
      )
    case let error as NIOSSLError:
      return FetchFailure("tls", "\(address.host): no safe connection: \(error)")
    case let error as NIOConnectionError:
      let reason = error.connectionErrors.first.map { "\($0.error)" } ?? "refused"
      return FetchFailure("connect", "\(address.host): \(reason)", isTemporary: true)
    case is CancellationError:
      return error
    case let error as IOError:
      return FetchFailure(
        "connect",
        "\(address.host): \(String(cString: strerror(error.errnoCode)))",
        isTemporary: true
      )
    default:
      return FetchFailure("http", "\(address): \(error)", isTemporary: true)
    }
  }
}
