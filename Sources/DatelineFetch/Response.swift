/// One answer of a server, whole.
struct Response: Sendable {
  /// What was asked for.
  var address: WebAddress
  /// Where it was asked.
  var peer: NetworkAddress
  var requestHeaders: [(name: String, value: String)]
  /// `HTTP/1.1` or `HTTP/2`.
  var version: String
  var status: Int
  var reason: String
  var headers: [(name: String, value: String)]
  /// Decompressed.
  var body: [UInt8]
  /// When the answer began, RFC 3339, UTC.
  var retrieved: String

  /// The first header of that name, which is lower case.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }

  /// The stated media type, lower case, without parameters.
  var mediaType: String? {
    header("content-type").map { type in
      type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }
  }
}
