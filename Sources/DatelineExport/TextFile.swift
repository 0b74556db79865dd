internal import Foundation

/// A text file that is written bit by bit beside its place and put there when it is whole.
final class TextFile {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var buffer = Data()

  init(_ path: String) throws {
    self.path = path
    temporary = path + ".partial"
    try Self.makeFolder(for: path)
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary)
    else { throw ExportFailure.unwritable(path) }
    self.handle = handle
  }

  /// An export that ends halfway leaves nothing behind; once renamed, there is nothing to remove.
  deinit { unlink(temporary) }

  /// Makes the folder that a file is to stand in.
  static func makeFolder(for path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch { throw ExportFailure.unwritable(path) }
  }

  func add(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 20 { try flush() }
  }

  func finish() throws {
    try flush()
    try handle.close()
    guard rename(temporary, path) == 0 else { throw ExportFailure.unwritable(path) }
  }

  private func flush() throws {
    try handle.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A folder with a CSV file for each table.
final class CSVFolder {
  private var files: [String: TextFile] = [:]

  init(_ path: String) throws {
    for table in Tables.all {
      let file = try TextFile(path + "/" + table.name + ".csv")
      try file.add(table.columns.map(\.name).joined(separator: ",") + "\r\n")
      files[table.name] = file
    }
  }

  func add(_ rows: [Tables.Row]) throws {
    for row in rows {
      try files[row.table]?.add(row.cells.map(Self.text).joined(separator: ",") + "\r\n")
    }
  }

  func finish() throws {
    for file in files.values { try file.finish() }
  }

  private static func text(of cell: Cell) -> String {
    switch cell {
    case .null: return ""
    case .integer(let number): return String(number)
    case .real(let number): return number.description
    case .text(let text):
      let isPlain = text.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
      // An empty text is not the same as none.
      if isPlain, !text.isEmpty { return text }
      return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
  }
}
