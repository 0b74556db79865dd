internal import Foundation

/// A web address as a request needs it: absolute, `http` or `https`, percent-encoded, without a
/// fragment, with an ASCII host.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  /// The whole address.
  public let description: String
  /// `http` or `https`.
  let scheme: String
  /// Lower case; without brackets.
  let host: String
  /// The port, also where the address names none.
  let port: Int
  /// Path and query, from the first slash; never empty.
  let target: String

  /// What is wrong with an address.
  public struct Mistake: Error, CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String
  }

  /// Reads an address as people write it: `https://` may be missing, spaces and letters of any
  /// script may stand in it.
  ///
  /// - Throws: `Mistake` for what is no address that can be fetched.
  public init(_ text: String) throws(Mistake) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else { throw Mistake(description: "an empty address") }
    let isBare =
      trimmed.range(of: "^[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]+(/|$))", options: .regularExpression)
      == nil
    try self.init(absolute: isBare ? "https://" + trimmed : trimmed)
  }

  /// Where a `Location` header or a link on a page at this address leads.
  func following(_ reference: String) throws(Mistake) -> WebAddress {
    let trimmed = reference.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let base = URL(string: description),
      let joined = URL(string: trimmed, relativeTo: base)?.absoluteString
    else { throw Mistake(description: "\(trimmed): no web address") }
    return try WebAddress(absolute: joined)
  }

  private init(absolute text: String) throws(Mistake) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased() else {
      throw Mistake(description: "\(text): no web address")
    }
    guard scheme == "http" || scheme == "https" else {
      throw Mistake(description: "\(text): only http and https can be fetched, not \(scheme)")
    }
    guard parts.user == nil, parts.password == nil else {
      throw Mistake(description: "\(text): an address with a user or password is not fetched")
    }
    var host = (parts.encodedHost ?? "").lowercased()
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    while host.hasSuffix(".") { host.removeLast() }
    guard !host.isEmpty, host.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 != "%" }) else {
      throw Mistake(description: "\(text): no host in this address")
    }
    guard (parts.port.map { (1...65_535).contains($0) } ?? true) else {
      throw Mistake(description: "\(text): no such port")
    }
    self.scheme = scheme
    self.host = host
    let usual = scheme == "https" ? 443 : 80
    port = parts.port ?? usual
    let path = parts.percentEncodedPath
    let query = parts.percentEncodedQuery.map { "?" + $0 } ?? ""
    target = (path.hasPrefix("/") ? path : "/" + path) + query
    let shown = host.contains(":") ? "[\(host)]" : host
    description = "\(scheme)://\(shown)\(port == usual ? "" : ":\(port)")\(target)"
  }

  /// Scheme, host and port: what one robots.txt speaks for.
  var origin: String {
    let end = description.utf8.count - target.utf8.count
    return String(decoding: description.utf8.prefix(end), as: UTF8.self)
  }
}
