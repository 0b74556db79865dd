internal import Foundation
internal import Glibc

/// What is known of every address that was ever fetched into a folder: `manifest.ndjson`, one row an
/// address, in the order in which they were first dealt with.
///
/// While a run goes on rows are appended as pages arrive, so that a run that is ended keeps what it
/// had; of several rows for one address the last counts. At the end the file is written anew, whole.
public struct Manifest {
  /// How fetching one address ended.
  public struct Row: Codable, Equatable, Sendable {
    /// The outcome.
    public enum Outcome: String, Codable, Sendable {
      /// The page was stored.
      case fetched
      /// The server says, or the bytes show, that it is as it was when it was stored.
      case unchanged
      /// There is no page; the row says why.
      case failed
    }

    /// A header as the server sent it.
    public struct Header: Codable, Equatable, Sendable {
      /// The name in lower case.
      public var name: String
      /// The value as it was sent.
      public var value: String
    }

    /// The address as it was asked for.
    public var url: String
    /// Where the redirects led; `nil` if there was no answer.
    public var finalURL: String?
    /// How it ended.
    public var outcome: Outcome
    /// The status of the last answer.
    public var httpStatus: Int?
    /// The kind of failure, such as `robots` or `http.404`.
    public var reason: String?
    /// The failure in words.
    public var message: String?
    /// The stored file, relative to the folder; `nil` if it stands in an archive or nowhere.
    public var path: String?
    /// The archive, relative to the folder.
    public var warc: String?
    /// Where the archive's record begins, in bytes.
    public var offset: Int?
    /// The `Content-Type` header.
    public var contentType: String?
    /// The headers that say something about the page.
    public var headers: [Header]
    /// When the answer began, RFC 3339, UTC.
    public var retrieved: String?
    /// The bytes of the page after decompression.
    public var bytes: Int?
    /// The SHA-256 of these bytes.
    public var sha256: String?

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
  }

  /// Why the manifest cannot be used.
  public struct Failure: Error, CustomStringConvertible {
    /// The file, the line and what is wrong.
    public var description: String
  }

  /// The rows, an address each.
  public private(set) var rows: [Row] = []
  private var places: [String: Int] = [:]
  private let path: String
  private var descriptor: Int32 = -1

  /// Reads what an earlier run left in the folder, or begins anew.
  ///
  /// - Throws: `Failure` if the file is there and cannot be read or is none of ours. A last line that
  ///   was cut is passed over: its page is fetched again.
  public init(folder: String) throws(Failure) {
    path = folder + "/manifest.ndjson"
    guard let data = FileManager.default.contents(atPath: path) else {
      if access(path, F_OK) == 0 {
        throw Failure(description: "\(path): cannot be read: \(String(cString: strerror(errno)))")
      }
      return
    }
    let lines = data.split(separator: 0x0A, omittingEmptySubsequences: true)
    for (number, line) in lines.enumerated() {
      do {
        keep(try JSONDecoder().decode(Row.self, from: Data(line)))
      } catch {
        if number == lines.count - 1, data.last != 0x0A { return }
        throw Failure(
          description: "\(path):\(number + 1): no row of a manifest; move the file away and "
            + "fetch again"
        )
      }
    }
  }

  /// The row of an address, if it was asked for before.
  public subscript(url: String) -> Row? { places[url].map { rows[$0] } }

  /// Adds a row and writes it at once.
  ///
  /// - Throws: `Failure` if the folder cannot be written to.
  mutating func append(_ row: Row) throws(Failure) {
    if descriptor < 0 {
      // A line that an ended run left half-written must not run into the next one.
      closeHalfLine()
      descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw failure() }
    }
    keep(row)
    let line = Self.line(row)
    let count = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count == line.count else { throw failure() }
  }

  /// Writes the file anew, with one row an address.
  mutating func close() throws(Failure) {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    descriptor = -1
    do {
      try Data(rows.flatMap(Self.line)).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(description: "\(path): cannot be written: \(error)")
    }
  }

  private mutating func keep(_ row: Row) {
    if let place = places[row.url] {
      rows[place] = row
    } else {
      places[row.url] = rows.count
      rows.append(row)
    }
  }

  private func closeHalfLine() {
    guard let file = FileHandle(forUpdatingAtPath: path) else { return }
    defer { try? file.close() }
    guard let data = try? file.readToEnd(), let last = data.last, last != 0x0A else { return }
    let whole = data.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    try? file.truncate(atOffset: UInt64(whole))
  }

  private func failure() -> Failure {
    Failure(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
  }

  private static func line(_ row: Row) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A row of strings and numbers always encodes.
    return ((try? encoder.encode(row)).map(Array.init) ?? []) + [0x0A]
  }
}
