package import DatelineModel

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
    /// What an archive keeps of a page.
    case capture(Capture)
    /// A file in a ZIP archive.
    case zipped(ZipEntry, path: String)
    /// An item of a feed.
    case item(FeedItem)
    /// Something that cannot be read, and why.
    case unreadable(Issue)
    /// A document whose record is known to be there already.
    case known
  }

  var content: Content
  /// The path as the caller named it, or `-`.
  public var uri: String
  /// The place within an archive, a feed or an NDJSON file, from 0.
  public var index: Int?
  /// Where its record goes: a relative path without the extension `.json`.
  public var output: String
  /// Tells whether the input is the one that it was: a hash of its bytes, or of its file's size and
  /// times.
  package var stamp: UInt64 = 0
  /// How many bytes of the files that the caller named it stands for.
  package var weight = 0

  /// About how many bytes it takes to hand the input to another process.
  package var size: Int {
    switch content {
    case .line(let bytes, _, _), .bytes(let bytes, _, _): bytes.count
    case .capture(let capture): capture.bytes.count
    case .item(let item): item.content.utf8.count
    case .file, .zipped, .unreadable, .known: 0
    }
  }

  /// Whether there is nothing to do: its record is known to be there already.
  package var isKnown: Bool {
    if case .known = content { true } else { false }
  }

  /// The same place with nothing to read any more, only the reason why.
  package func refused(_ issue: Issue) -> Input {
    var input = self
    input.content = .unreadable(issue)
    return input
  }
}

/// A record of a WARC file.
struct Capture: Sendable {
  /// The block of the record: an HTTP message if `isHTTP`, else the page itself.
  var bytes: [UInt8]
  var isHTTP: Bool
  /// Whether the block was longer than the limit, or the archive says that it cut it.
  var isCut: Bool
  var url: String?
  var date: String?
  var contentType: String?
}

/// A file in a ZIP archive as its directory describes it.
struct ZipEntry: Sendable {
  var name: String
  /// Where its local header begins.
  var offset: Int
  var packedSize: Int
  var size: Int
  var checksum: UInt32
  /// 0 stored, 8 deflated.
  var method: Int
  var isEncrypted: Bool
}

/// An item of a feed.
struct FeedItem: Sendable {
  var title: String?
  var link: String?
  var id: String?
  var authors: [String] = []
  var published: String?
  var modified: String?
  var language: String?
  /// The feed's own title.
  var site: String?
  /// HTML, or text if `isText`.
  var content = ""
  var isText = false
  /// Whether `content` is the whole article and not a summary.
  var isWhole = false
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
  /// Web archives (ISO 28500).
  case warc
  /// RSS, Atom, JSON Feed.
  case feed
  /// ZIP archives of pages.
  case zip
}

/// Limits that keep one input from costing too much.
public struct SourceLimits: Sendable {
  /// The most bytes that are read of one document, after decompression; what follows is cut and
  /// reported.
  ///
  /// The largest real pages have some 30 MB, most of them images in data URIs.
  public var documentBytes = 128 << 20
  /// The most bytes that a ZIP archive may claim to unpack to, as a multiple of its own size.
  ///
  /// Pages are packed to a tenth; the best that deflate can do is a thousandth.
  public var zipRatio = 300

  /// The standard limits.
  public init() {}
}
