internal import Glibc

/// Writes files whole or not at all.
public enum AtomicFile {
  /// Why a file could not be written, as the system says it.
  public struct Failure: Error, CustomStringConvertible {
    /// The path and the reason.
    public var description: String

    /// What the system says of the last call.
    static func last(_ path: String) -> Failure {
      Failure(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// Writes a file by way of a temporary one beside it, making the folders that are missing.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: Where it goes; what stood there before stays until the new content is whole.
  ///   - temporary: The temporary file, on the same file system; one beside `path` if not given.
  /// - Throws: `Failure` if a folder or the file cannot be written; nothing is left behind then.
  public static func write(
    _ bytes: [UInt8],
    to path: String,
    by temporary: String? = nil
  ) throws(Failure) {
    try makeFolder(for: path)
    let temporary = temporary ?? path + ".partial"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last(temporary) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason = Failure.last(temporary)
        close(descriptor)
        unlink(temporary)
        throw reason
      }
      written += count
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let reason = Failure.last(path)
      unlink(temporary)
      throw reason
    }
  }

  /// Makes the folders that a path needs.
  static func makeFolder(for path: String) throws(Failure) {
    var slashes = path.indices.filter { path[$0] == "/" && $0 != path.startIndex }
    // Most often the folder is there already.
    if let last = slashes.last, access(String(path[..<last]), F_OK) == 0 { slashes = [] }
    for slash in slashes {
      let folder = String(path[..<slash])
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw .last(folder) }
    }
  }
}
