internal import Foundation

/// Turns the records of an output folder into what other programs read.
public struct Export {
  /// What other programs read.
  public enum Format: String, Sendable, CaseIterable {
    /// A folder with one CSV file a table (RFC 4180, UTF-8).
    case csv
    /// One SQLite database.
    case sqlite
    /// ninjs, the IPTC's JSON for news: an object a line.
    case ninjs
    /// schema.org's NewsArticle as JSON-LD: an object a line.
    case jsonld
    /// A folder with one WebAnno TSV 3.3 file a document, for annotation tools.
    case webanno

    /// Where an export goes that is not told where.
    public var standardTarget: String {
      switch self {
      case .csv: "records-csv"
      case .sqlite: "records.sqlite"
      case .ninjs: "records.ninjs.ndjson"
      case .jsonld: "records.jsonld.ndjson"
      case .webanno: "records-webanno"
      }
    }
  }

  private let source: String

  /// Describes an export.
  ///
  /// - Parameter source: A folder that `run` wrote, or a file that `extract` wrote.
  public init(_ source: String) { self.source = source }

  /// Writes the records.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - target: The file or the folder, which is made; a database or a file that is there is replaced.
  /// - Returns: The number of records.
  /// - Throws: `ExportFailure`, or an error of the file system or of SQLite.
  public func write(_ format: Format, to target: String) throws -> Int {
    let files = try RecordFiles(source)
    var count = 0
    switch format {
    case .csv:
      let writer = try CSVFolder(target)
      try files.forEach { path, record in
        count += 1
        try writer.add(Tables.rows(of: record, path: path, number: count))
      }
      try writer.finish()
    case .sqlite:
      let writer = try SQLiteFile(target)
      try files.forEach { path, record in
        count += 1
        try writer.add(Tables.rows(of: record, path: path, number: count))
      }
      try writer.finish()
    case .ninjs, .jsonld:
      let writer = try TextFile(target)
      try files.forEach { _, record in
        count += 1
        let object = format == .ninjs ? NewsJSON.ninjs(record) : NewsJSON.linkedData(record)
        try writer.add(try NewsJSON.line(object))
      }
      try writer.finish()
    case .webanno:
      try files.forEach { path, record in
        count += 1
        let file = try TextFile(target + "/" + path + ".tsv")
        try file.add(WebAnno.text(of: record))
        try file.finish()
      }
    }
    return count
  }
}
