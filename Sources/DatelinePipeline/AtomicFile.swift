internal import Glibc

/// Writes files whole or not at all.
public enum AtomicFile {
  /// Why a file could not be written, as the system says it.
  public struct Failure: Error, CustomStringConvertible {
    /// The path and the reason.
    public var description: String
  }

  /// Writes a file by way of a temporary one beside it, making the folders that are missing.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: Where it goes; what stood there before stays until the new content is whole.
  /// - Throws: `Failure` if a folder or the file cannot be written; nothing is left behind then.
  public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    try makeFolder(for: path)
    let temporary = path + ".partial"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(temporary) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason = failure(temporary)
        close(descriptor)
        unlink(temporary)
        throw reason
      }
      written += count
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let reason = failure(path)
      unlink(temporary)
      throw reason
    }
  }

  private static func makeFolder(for path: String) throws(Failure) {
    var slashes = path.indices.filter { path[$0] == "/" && $0 != path.startIndex }
    // Most often the folder is there already.
    if let last = slashes.last, access(String(path[..<last]), F_OK) == 0 { slashes = [] }
    for slash in slashes {
      let folder = String(path[..<slash])
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure(folder) }
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
  }
}
