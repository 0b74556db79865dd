internal import Foundation

/// Reads back the records of an output folder, or of a file with a record a line.
struct RecordFiles {
  private let path: String
  private let isFolder: Bool

  /// Describes the records of a path.
  ///
  /// - Throws: `ExportFailure.missing`.
  init(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ExportFailure.missing(path)
    }
    self.path = path
    self.isFolder = isFolder.boolValue
  }

  /// Hands over every record: of a folder in the order of paths, with the path below the folder without
  /// `.json`.
  ///
  /// - Throws: `ExportFailure` for a path that holds no records, or what `take` throws.
  func forEach(_ take: (String, StoredRecord) throws -> Void) throws {
    var count = 0
    if isFolder {
      for name in try names("") {
        let data = try Data(contentsOf: URL(filePath: path + "/" + name))
        try take(String(name.dropLast(5)), try decode(data, name))
        count += 1
      }
    } else {
      let lines = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
      for line in lines.split(separator: 0x0A) {
        try take(String(count), try decode(line, "\(path), line \(count + 1)"))
        count += 1
      }
    }
    if count == 0 { throw ExportFailure.empty(path) }
  }

  private func decode(_ data: Data, _ name: String) throws -> StoredRecord {
    do {
      return try JSONDecoder().decode(StoredRecord.self, from: data)
    } catch {
      throw ExportFailure.noRecord(name)
    }
  }

  private func names(_ prefix: String) throws -> [String] {
    var names: [String] = []
    let folder = prefix.isEmpty ? path : path + "/" + prefix
    let found = try FileManager.default.contentsOfDirectory(
      at: URL(filePath: folder),
      includingPropertiesForKeys: [.isDirectoryKey],
      options: .skipsHiddenFiles
    )
    for url in found.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      let name = prefix + url.lastPathComponent
      if try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false {
        names += try self.names(name + "/")
      } else if name.hasSuffix(".json"), name != "summary.json" {
        names.append(name)
      }
    }
    return names
  }
}

/// Why an export ended.
public enum ExportFailure: Error, Hashable, CustomStringConvertible {
  /// There is no such folder or file.
  case missing(String)
  /// There are no records in it.
  case empty(String)
  /// A file is no record.
  case noRecord(String)
  /// Something could not be written.
  case unwritable(String)

  /// One line for a person.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such folder or file; `dateline run` makes one"
    case .empty(let path): "\(path): no records in it"
    case .noRecord(let name): "\(name): is no record of this version; run again with --fresh"
    case .unwritable(let path): "\(path): cannot be written; name another place with --output"
    }
  }
}
