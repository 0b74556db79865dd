/// Why a page could not be fetched.
public struct FetchFailure: Error, Equatable, Sendable {
  /// A stable name for the kind, such as `robots`, `address.private`, `http.404` or `timeout`.
  public var code: String
  /// What went wrong, with the name of what it went wrong with.
  public var message: String
  /// Whether another attempt may succeed.
  var isTemporary = false
  /// The seconds that the server asked to wait.
  var retryAfter: Double?

  init(_ code: String, _ message: String, isTemporary: Bool = false, retryAfter: Double? = nil) {
    self.code = code
    self.message = message
    self.isTemporary = isTemporary
    self.retryAfter = retryAfter
  }
}
