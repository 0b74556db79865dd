/// The lines of one NDJSON file; empty lines are none.
final class LineMembers: Members {
  private let stream: ByteStream
  private let folder: String
  private let limits: SourceLimits
  private var numbers: MemberNumbers
  private var line = 0
  private var isOver = false
  private(set) var isSelfContained = true
  let skipped = 0

  init(_ stream: ByteStream, _ numbers: MemberNumbers, folder: String, limits: SourceLimits) {
    self.stream = stream
    self.numbers = numbers
    self.folder = folder
    self.limits = limits
  }

  var position: Int { stream.rawOffset }

  func next() -> Input? {
    // Escapes at most double the length of what people write.
    while let (bytes, cut) = stream.nextLine(limit: 2 * limits.documentBytes) {
      line += 1
      if cut {
        return numbers.lost(
          "ndjson.tooLong",
          "line \(line) has more than \(limits.documentBytes >> 19) MB and was left out"
        )
      }
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      return numbers.input(.line(bytes, number: line, folder: folder), stamp: stamp(of: bytes))
    }
    guard !isOver else { return nil }
    isOver = true
    switch stream.state {
    case .open, .ended: return nil
    case .truncated:
      return numbers.lost(
        "load.truncatedGzip",
        "the gzip data ends early; the lines before that were read; fetch the file again"
      )
    case .damaged(let reason):
      return numbers.lost(
        "load.damagedGzip",
        "the gzip data is damaged from byte \(stream.rawOffset) on (\(reason)); the lines before "
          + "that were read; fetch the file again"
      )
    }
  }

  /// A line that names another file changes with that file.
  private func stamp(of bytes: [UInt8]) -> UInt64 {
    var hash = Hash64(bytes)
    hash.add(UInt64(line))
    let mayNameFile = bytes.withUnsafeBytes { $0.firstIndex(of: Array("\"path\"".utf8)) != nil }
    if mayNameFile, let path = (try? JSONLine(bytes))?.string("path") {
      isSelfContained = false
      hash.add(FileStamp.of(path.hasPrefix("/") ? path : folder + path))
    }
    return hash.value
  }
}
