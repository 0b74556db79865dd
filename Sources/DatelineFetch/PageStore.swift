internal import DatelineSource
internal import Foundation
internal import Glibc

/// Where fetched pages are kept.
protocol PageStore: AnyObject {
  /// Keeps the answers that led to one page, the page's own last, and says where in `row`.
  ///
  /// - Throws: `StoreFailure` if the disk is full, say: the run ends then.
  func keep(_ answers: [Response], row: inout Manifest.Row) throws

  /// Whether what an earlier row points at is still there.
  func holds(_ row: Manifest.Row) -> Bool

  /// Ends writing.
  func close() throws
}

/// Why a page could not be kept.
public struct StoreFailure: Error, CustomStringConvertible {
  /// The file and the reason.
  public var description: String
}

/// Keeps each page as a file of its own: `host/name-of-the-page-1a2b3c4d.html`.
final class FolderStore: PageStore {
  private let folder: String

  init(folder: String) { self.folder = folder }

  func keep(_ answers: [Response], row: inout Manifest.Row) throws {
    guard let page = answers.last else { return }
    let name = Self.name(for: row.url, mediaType: page.mediaType)
    let path = folder + "/" + name
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true
      )
      try Data(page.body).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw StoreFailure(description: "\(path): cannot be written: \(error.localizedDescription)")
    }
    row.path = name
  }

  func holds(_ row: Manifest.Row) -> Bool {
    row.path.map { access(folder + "/" + $0, R_OK) == 0 } ?? false
  }

  func close() {}

  /// A readable name that no other address has: two addresses differ in the hash at its end.
  static func name(for url: String, mediaType: String?) -> String {
    let address = try? WebAddress(url)
    let host = (address?.host ?? "unknown").replacingOccurrences(of: ":", with: "_")
    let path = (address?.target ?? "").prefix { $0 != "?" }
    let last = path.split(separator: "/").last.map(String.init) ?? "index"
    let stem = (last.removingPercentEncoding ?? last)
      .replacingOccurrences(
        of: "\\.(s?html?|php|aspx?|jsp|txt)$",
        with: "",
        options: .regularExpression
      )
    var slug = ""
    for scalar in stem.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      default: if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
      }
      if slug.utf8.count == 60 { break }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    let hash = ContentHash.sha256(of: Array(url.utf8)).prefix(8)
    let type = mediaType == "text/plain" ? "txt" : "html"
    return "\(host)/\(slug.isEmpty ? "page" : slug)-\(hash).\(type)"
  }
}
