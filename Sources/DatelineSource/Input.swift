internal import DatelineModel

/// One input before it is loaded; it gives one record.
public struct Input: Sendable {
  /// What there is to load.
  enum Content: Sendable {
    /// A file, with the format if its name or the caller says it.
    case file(path: String, format: Document.Format?)
    /// A line of NDJSON, its number from 1, and the folder that relative paths in it start from.
    case line([UInt8], number: Int, folder: String)
    /// Bytes already read.
    case bytes([UInt8], format: Document.Format?, cut: Bool)
    /// Something that cannot be read, and why.
    case unreadable(Issue)
  }

  var content: Content
  /// The path as the caller named it, or `-`.
  public var uri: String
  /// The place within an NDJSON file, from 0.
  public var index: Int?
  /// Where its record goes: a relative path without the extension `.json`.
  public var output: String
}

/// How the bytes of inputs are to be read.
public enum InputFormat: String, Sendable, CaseIterable {
  /// By the name's extension, else by the first bytes.
  case auto
  /// Web pages.
  case html
  /// Plain text.
  case text
  /// A JSON object a line.
  case ndjson
}

/// Limits that keep one input from costing too much.
public struct SourceLimits: Sendable {
  /// The most bytes that are read of one document, after decompression; what follows is cut and
  /// reported.
  ///
  /// The largest real pages have some 30 MB, most of them images in data URIs.
  public var documentBytes = 128 << 20

  /// The standard limits.
  public init() {}
}
