internal import DatelineModel
internal import Glibc

/// The pages of a ZIP archive, in the order of its directory, or of the files themselves where the
/// directory is lost.
final class ZipMembers: Members {
  private let descriptor: Int32
  private let path: String
  private let fileSize: Int
  private let limits: SourceLimits
  private var numbers: MemberNumbers
  private var cursor = 0
  private var directoryEnd = 0
  private var lastEnd = 0
  private var claimed = 0
  private var isOver = false
  private var isWithoutDirectory = false
  private(set) var skipped = 0
  let isSelfContained = true

  init(path: String, _ numbers: MemberNumbers, limits: SourceLimits) throws(ByteFile.Failure) {
    self.path = path
    self.numbers = numbers
    self.limits = limits
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last() }
    var info = stat()
    fileSize = fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
    if let directory = Self.directory(descriptor, fileSize) {
      (cursor, directoryEnd) = (directory.lowerBound, directory.upperBound)
    } else {
      isWithoutDirectory = true
    }
  }

  deinit { close(descriptor) }

  var position: Int { lastEnd }

  func next() -> Input? {
    while !isOver {
      guard let entry = isWithoutDirectory ? localEntry() : directoryEntry() else {
        isOver = true
        return isWithoutDirectory ? truncated() : nil
      }
      if entry.name.hasSuffix("/") { continue }
      guard case .document = FileType(name: entry.name) else {
        skipped += 1
        continue
      }
      if let refused = refusal(of: entry) { return refused }
      return numbers.input(.zipped(entry, path: path))
    }
    return nil
  }

  private func refusal(of entry: ZipEntry) -> Input? {
    if entry.isEncrypted {
      return numbers.lost("zip.encrypted", "\(entry.name) is encrypted; unpack the archive first")
    }
    if entry.method != 0, entry.method != 8 {
      return numbers.lost(
        "zip.method",
        "\(entry.name) is packed by method \(entry.method), which Dateline does not know; unpack the "
          + "archive first"
      )
    }
    // Bombs let many entries share the same packed bytes, or claim absurd sizes.
    claimed += entry.size
    if entry.offset < lastEnd || claimed > max(fileSize * limits.zipRatio, limits.documentBytes) {
      isOver = true
      return numbers.lost(
        "zip.bomb",
        "the archive claims to unpack to \(claimed) bytes or lets files overlap; it was read up to "
          + entry.name
      )
    }
    lastEnd = entry.offset + entry.packedSize
    return nil
  }

  private func truncated() -> Input {
    numbers.lost(
      "archive.truncated",
      "the archive has no directory at its end: it was cut off; the files before byte \(cursor) "
        + "were read; fetch it again"
    )
  }

  // MARK: The directory

  /// Where the central directory lies.
  private static func directory(_ descriptor: Int32, _ size: Int) -> Range<Int>? {
    // The end record has 22 bytes and a comment of at most 65,535.
    let tail = LittleEndian(descriptor, max(0, size - 65_557), min(size, 65_557))
    var index = tail.bytes.count - 22
    while index >= 0, tail.long(index) != 0x0605_4B50 { index -= 1 }
    guard index >= 0 else { return nil }
    var length = tail.long(index + 12)
    var start = tail.long(index + 16)
    if start == 0xFFFF_FFFF || length == 0xFFFF_FFFF, index >= 20,
      tail.long(index - 20) == 0x0706_4B50
    {
      let end = LittleEndian(descriptor, tail.quad(index - 20 + 8), 56)
      guard end.bytes.count == 56, end.long(0) == 0x0606_4B50 else { return nil }
      length = end.quad(40)
      start = end.quad(48)
    }
    guard start >= 0, length >= 0, start + length <= size else { return nil }
    return start..<start + length
  }

  private func directoryEntry() -> ZipEntry? {
    guard cursor + 46 <= directoryEnd else { return nil }
    let head = LittleEndian(descriptor, cursor, 46)
    guard head.bytes.count == 46, head.long(0) == 0x0201_4B50 else { return nil }
    let nameLength = head.short(28)
    let extraLength = head.short(30)
    let rest = LittleEndian(descriptor, cursor + 46, nameLength + extraLength)
    guard rest.bytes.count == nameLength + extraLength else { return nil }
    cursor += 46 + nameLength + extraLength + head.short(32)
    var entry = ZipEntry(
      name: Self.name(rest.bytes.prefix(nameLength)),
      offset: head.long(42),
      packedSize: head.long(20),
      size: head.long(24),
      checksum: UInt32(truncatingIfNeeded: head.long(16)),
      method: head.short(10),
      isEncrypted: head.short(8) & 1 != 0
    )
    entry.readLargeSizes(rest, from: nameLength)
    return entry
  }

  /// The next file by its local header; `nil` at the end.
  private func localEntry() -> ZipEntry? {
    let head = LittleEndian(descriptor, cursor, 30)
    guard head.bytes.count == 30, head.long(0) == 0x0403_4B50 else { return nil }
    let nameLength = head.short(26)
    let rest = LittleEndian(descriptor, cursor + 30, nameLength + head.short(28))
    var entry = ZipEntry(
      name: Self.name(rest.bytes.prefix(nameLength)),
      offset: cursor,
      packedSize: head.long(18),
      size: head.long(22),
      checksum: UInt32(truncatingIfNeeded: head.long(14)),
      method: head.short(8),
      isEncrypted: head.short(6) & 1 != 0
    )
    entry.readLargeSizes(rest, from: nameLength)
    let dataStart = cursor + 30 + rest.bytes.count
    if head.short(6) & 8 != 0 {
      // The sizes follow the data: the next header tells where it ends.
      let next = nextHeader(from: dataStart)
      entry.packedSize = next - dataStart
      entry.size = 0
      entry.checksum = 0
    }
    cursor = min(dataStart + entry.packedSize, fileSize)
    return entry
  }

  private func nextHeader(from start: Int) -> Int {
    var offset = start
    while offset < fileSize {
      let chunk = LittleEndian(descriptor, offset, 65_536 + 3).bytes
      let found = chunk.withUnsafeBytes { $0.firstIndex(of: [0x50, 0x4B, 3, 4]) }
      if let found { return offset + found }
      offset += 65_536
    }
    return fileSize
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension ZipEntry {
  /// Takes sizes of 4 GB and more from where ZIP64 keeps them.
  fileprivate mutating func readLargeSizes(_ fields: LittleEndian, from start: Int) {
    var index = start
    while index + 4 <= fields.bytes.count {
      let length = fields.short(index + 2)
      if fields.short(index) == 1 {
        var place = index + 4
        for key in [\ZipEntry.size, \.packedSize, \.offset]
        where self[keyPath: key] == 0xFFFF_FFFF && place + 8 <= fields.bytes.count {
          self[keyPath: key] = max(fields.quad(place), 0)
          place += 8
        }
        return
      }
      index += 4 + length
    }
  }

  /// The unpacked bytes, at most `limit`, and how unpacking ended.
  func unpacked(from path: String, limit: Int) -> (bytes: [UInt8], ending: Gzip.Ending)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let head = LittleEndian(descriptor, offset, 30)
    guard head.bytes.count == 30, head.long(0) == 0x0403_4B50 else { return nil }
    let start = offset + 30 + head.short(26) + head.short(28)
    let packed = LittleEndian(descriptor, start, min(packedSize, limit + 1)).bytes
    var ending = Gzip.Ending.whole
    var bytes = packed
    if method == 8 {
      (bytes, ending) = Gzip.unpack(packed, .none, limit: limit)
    } else if packed.count > limit {
      bytes = Array(packed.prefix(limit))
      ending = .tooLarge
    } else if packed.count < packedSize {
      ending = .truncated
    }
    if ending == .whole, checksum != 0, Checksum.crc32(of: bytes) != checksum {
      ending = .damaged("wrong checksum")
    }
    return (bytes, ending)
  }
}

/// A stretch of a file, with its numbers lowest byte first.
private struct LittleEndian {
  private(set) var bytes: [UInt8] = []

  init(_ descriptor: Int32, _ offset: Int, _ count: Int) {
    guard count > 0, offset >= 0 else { return }
    bytes.append(addingCapacity: count) { buffer in
      var read = 0
      while read < count {
        let step = pread(
          descriptor,
          buffer.baseAddress.map { $0 + read },
          count - read,
          off_t(offset + read)
        )
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { break }
        read += step
      }
      return read
    }
  }

  func short(_ index: Int) -> Int { number(index, 2) }
  func long(_ index: Int) -> Int { number(index, 4) }
  func quad(_ index: Int) -> Int { number(index, 8) }

  /// The number; -1 where the file ends before it.
  private func number(_ index: Int, _ count: Int) -> Int {
    guard index >= 0, index + count <= bytes.count else { return -1 }
    var value: UInt64 = 0
    for byte in bytes[index..<index + count].reversed() { value = value << 8 | UInt64(byte) }
    return Int(truncatingIfNeeded: value)
  }
}
