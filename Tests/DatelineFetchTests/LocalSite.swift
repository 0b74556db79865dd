import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A web server on the loopback interface whose answers a test decides.
final class LocalSite: Sendable {
  /// What the server answers.
  struct Answer: Sendable {
    var status = 200
    var headers: [(String, String)] = [("Content-Type", "text/html; charset=utf-8")]
    var body = ""
    /// Whether the connection ends in the middle of the body.
    var breaks = false
  }

  /// One request as it came in.
  struct Request: Sendable {
    var path: String
    var headers: [(String, String)]

    func header(_ name: String) -> String? { headers.first { $0.0.lowercased() == name }?.1 }
  }

  let port: Int
  private let channel: any Channel
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let log: Log

  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
  }

  /// The requests so far, in the order of their arrival.
  var requests: [Request] { log.requests.withLock { $0 } }
  var paths: [String] { requests.map(\.path) }

  /// Starts a server; `answer` gets each request and how often its path was asked for before.
  init(answer: @escaping @Sendable (Request, Int) -> Answer) async throws {
    let log = Log()
    self.log = log
    channel = try await ServerBootstrap(group: group)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(
            Handler { request in
              let earlier = log.requests.withLock { requests in
                defer { requests.append(request) }
                return requests.count { $0.path == request.path }
              }
              return answer(request, earlier)
            }
          )
        }
      }
      .bind(host: "127.0.0.1", port: 0)
      .get()
    port = channel.localAddress?.port ?? 0
  }

  /// The address of a path on this server.
  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  func close() async throws {
    try await channel.close()
    try await group.shutdownGracefully()
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: (Request) -> Answer

    init(_ answer: @escaping (Request) -> Answer) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .head(let head) = unwrapInboundIn(data) else { return }
      let request = Request(path: head.uri, headers: head.headers.map { ($0.name, $0.value) })
      let answer = answer(request)
      var headers = HTTPHeaders(answer.headers)
      let count = answer.body.utf8.count
      headers.add(name: "Content-Length", value: String(answer.breaks ? count + 100 : count))
      let status = HTTPResponseStatus(statusCode: answer.status)
      context.write(
        wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))),
        promise: nil
      )
      context.write(
        wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))),
        promise: nil
      )
      if answer.breaks {
        context.flush()
        context.close(promise: nil)
      } else {
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      }
    }
  }
}
