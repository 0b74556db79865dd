import ArgumentParser
import Glibc

/// Lists of addresses, one a line; empty lines and those that begin with `#` are none.
enum AddressFile {
  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: `ValidationError` that names a file that cannot be read.
  static func read(_ path: String) throws -> [String] {
    let file = fopen(path == "-" ? "/dev/stdin" : path, "r")
    guard let file else {
      throw ValidationError("\(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&part, 1, part.count, file), count > 0 {
      bytes += part[..<count]
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isNewline)
      .map { $0.trimming(while: \.isWhitespace) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }
}

extension Substring {
  fileprivate func trimming(while isSpace: (Character) -> Bool) -> String {
    var rest = drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
