internal import DatelineSource
internal import Glibc

/// Changes the two keys of an indented record that are known only when all others are.
enum RecordPatch {
  /// The bytes of a file.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { return nil }
    let size = Int(info.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let step = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { return }
        count += step
      }
    }
    return bytes.count == size ? bytes : nil
  }

  /// The record with other values for the two keys.
  static func patched(_ json: [UInt8], similarityKey: String?, duplicateOf: String?) -> [UInt8] {
    var patched = json
    replace("similarityKey", by: similarityKey, in: &patched)
    replace("duplicateOf", by: duplicateOf, in: &patched)
    return patched
  }

  /// Strings hold no line feeds and inner objects are indented further: the line is the key's own.
  private static func replace(_ key: String, by value: String?, in json: inout [UInt8]) {
    let start = Array("\n  \"\(key)\": ".utf8)
    guard let found = json.withUnsafeBytes({ $0.firstIndex(of: start) }) else { return }
    let from = found + start.count
    guard let end = json[from...].firstIndex(of: UInt8(ascii: ",")) else { return }
    json.replaceSubrange(from..<end, with: Array((value.map { "\"\($0)\"" } ?? "null").utf8))
  }
}
