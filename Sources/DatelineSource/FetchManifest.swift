internal import Glibc

/// What `dateline fetch` wrote down about the pages in a folder: their addresses, charsets and times.
///
/// Only the place of each row is kept in memory, some 20 bytes a page.
final class FetchManifest {
  /// The file's name in the folder.
  static let name = "manifest.ndjson"

  private let folder: String
  private let descriptor: Int32
  private var rows: [UInt64: (offset: Int, count: UInt32)] = [:]

  /// Reads the manifest of a folder, whose path ends with a slash; `nil` if there is none, or
  /// another file of that name.
  init?(folder: String) {
    self.folder = folder
    descriptor = open(folder + Self.name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, let stream = try? ByteStream(path: folder + Self.name) else {
      return nil
    }
    var offset = 0
    while let (line, cut) = stream.nextLine(limit: 1 << 20) {
      defer { offset += line.count + 1 }
      // A last line that was cut off says nothing, as when the fetcher reads it again.
      guard !cut, let row = try? JSONLine(line), row.string("outcome") != nil else {
        if rows.isEmpty, offset == 0 { return nil }
        continue
      }
      guard let path = row.string("path") else { continue }
      rows[Hash64(path).value] = (offset, UInt32(clamping: line.count))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The row of a file below the folder, as a line of NDJSON.
  func row(of path: String) -> [UInt8]? {
    let name = path.utf8.dropFirst(folder.utf8.count)
    guard let row = rows[Hash64(Array(name)).value] else { return nil }
    var line = [UInt8](repeating: 0, count: Int(row.count))
    guard pread(descriptor, &line, line.count, row.offset) == line.count,
      line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}")
    else { return nil }
    return line
  }

  /// The page as an input: what its row says, with the file beside it.
  func content(of path: String) -> Input.Content? {
    row(of: path).map { .line($0, number: 1, folder: folder) }
  }
}
