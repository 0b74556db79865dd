/// One input as it was loaded: its bytes and what is known about them from outside.
public struct Document: Sendable {
  /// What the bytes are.
  public enum Format: String, Sendable {
    /// A web page.
    case html
    /// Plain text; blank lines part paragraphs.
    case text
    /// Text with Markdown's marks.
    case markdown
    /// Text that a caller handed over: it comes back as the record's text unchanged.
    case verbatim
  }

  /// The caller's own id, if it gave one.
  public var callerID: String?
  /// Where the bytes came from: a path as the caller named it, or `-`.
  public var uri: String
  /// The place within an archive, a feed or an NDJSON file, from 0; `nil` for a file of its own.
  public var index: Int?
  /// The bytes, after decompression.
  public var bytes: [UInt8]
  /// The SHA-256 of `bytes`, 64 lower-case hexadecimal digits; `nil` if nothing could be read.
  public var sha256: String?
  /// What the bytes are.
  public var format: Format
  /// The media type that was stated or guessed from the name, without parameters.
  public var mediaType: String?
  /// The charset that HTTP or the caller stated; `nil` if none did.
  public var statedCharset: String?
  /// The status of the HTTP response, if there was one.
  public var httpStatus: Int?
  /// When it was retrieved, RFC 3339, if that is known.
  public var retrieved: String?
  /// The address of the page, if the caller knows it.
  public var url: String?
  /// The publication day or time that the caller stated, RFC 3339.
  public var published: String?
  /// The language that the caller stated.
  public var language: Language?
  /// What the loader noticed.
  ///
  /// An `error` here means that there are no usable bytes.
  public var issues: [Issue]

  /// Makes a document of bytes alone; everything else is unknown.
  public init(uri: String, bytes: [UInt8], sha256: String?, format: Format) {
    self.uri = uri
    self.bytes = bytes
    self.sha256 = sha256
    self.format = format
    issues = []
  }
}
