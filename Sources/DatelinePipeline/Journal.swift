internal import DatelineSource
internal import Glibc
internal import Synchronization

/// What a batch has done so far, in a file that survives the batch: which records were written from
/// which inputs, so that the next run makes only what is missing or has changed.
///
/// The file only grows while a batch runs: each record adds an entry right after it was written, with a
/// checksum. An entry that a sudden end cut in two is left out by the next run; the record it was about
/// is made again. Of several entries for one record the last counts. The file is locked: two batches
/// cannot write to one folder.
final class Journal: @unchecked Sendable {
  /// Why a journal cannot be kept.
  enum Failure: Error {
    case inUse
    case unwritable(AtomicFile.Failure)
  }

  private static let magic = Array("DATELINE".utf8)
  private static let headerSize = 24
  /// Raised when the form of the entries changes.
  private static let form: UInt64 = 1

  private let descriptor: Int32
  private let folder: String
  private let lock = Mutex(())
  private var end: Int
  private var map: MappedFile
  private var records: [UInt64: Int] = [:]
  private var archives: [UInt64: Int] = [:]
  /// Whether the folder has a journal that was made by another version, or with other rules.
  private(set) var wasOutdated = false

  /// Opens the journal of an output folder, or begins one.
  ///
  /// - Parameters:
  ///   - folder: The output folder, with a slash at its end.
  ///   - fingerprint: What makes records: version, rules, data. Entries that were made with another one
  ///     are void.
  ///   - fresh: Whether to void all entries.
  /// - Throws: A failure if another batch has the folder, or it cannot be written to.
  init(folder: String, fingerprint: UInt64, fresh: Bool) throws(Failure) {
    self.folder = folder
    let path = folder + ".dateline/journal"
    do throws(AtomicFile.Failure) { try AtomicFile.makeFolder(for: path) } catch {
      throw .unwritable(error)
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unwritable(.last(path)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse
    }
    map = MappedFile(descriptor)
    end = 0
    let header = Self.header(fingerprint)
    let known =
      map.bytes.count >= Self.headerSize && map.bytes.prefix(header.count).elementsEqual(header)
    wasOutdated = !known && map.bytes.count >= Self.headerSize
    if fresh || !known {
      ftruncate(descriptor, 0)
      map = MappedFile(descriptor)
      end = header.count
      guard pwrite(descriptor, header, header.count, 0) == header.count else {
        throw .unwritable(.last(path))
      }
      return
    }
    load()
  }

  deinit { close(descriptor) }

  private static func header(_ fingerprint: UInt64) -> [UInt8] {
    var writer = WireWriter()
    writer.write(raw: magic)
    writer.write(fixed: form)
    writer.write(fixed: fingerprint)
    return writer.bytes
  }

  private func load() {
    var offset = Self.headerSize
    var count = 0
    while let payload = payload(at: offset, checked: true) {
      if let entry = JournalEntry.Head(payload) {
        records[entry.outputHash] = offset
      } else if let archive = ArchiveEntry(payload) {
        archives[archive.outputHash] = offset
      } else {
        break
      }
      count += 1
      offset += 8 + payload.count
    }
    end = offset
    ftruncate(descriptor, off_t(end))
    if count > 2 * (records.count + archives.count) + 1_000 { compact() }
  }

  /// Leaves out the entries that others have replaced.
  private func compact() {
    var bytes = Array(map.bytes.prefix(Self.headerSize))
    for table in [\Journal.records, \.archives] {
      for (hash, offset) in self[keyPath: table].sorted(by: { $0.value < $1.value }) {
        guard let payload = payload(at: offset) else { continue }
        self[keyPath: table][hash] = bytes.count
        bytes.append(contentsOf: map.bytes[offset..<offset + 8 + payload.count])
      }
    }
    // Cut off in the middle of this, the journal has lost entries: their records are made again.
    ftruncate(descriptor, 0)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { memory in
        pwrite(
          descriptor,
          memory.baseAddress.map { $0 + written },
          bytes.count - written,
          off_t(written)
        )
      }
      guard count > 0 else { break }
      written += count
    }
    end = written
    remap()
  }

  // MARK: Asking

  /// The payload of the entry at a place; `nil` where there is no whole one.
  private func payload(at offset: Int, checked: Bool = false) -> UnsafeRawBufferPointer? {
    let bytes = map.bytes
    guard offset + 8 <= bytes.count else { return nil }
    let size = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    guard size <= bytes.count - offset - 8 else { return nil }
    let payload = UnsafeRawBufferPointer(rebasing: bytes[offset + 8..<offset + 8 + size])
    if checked {
      let checksum = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
      guard Checksum.crc32(of: payload) == checksum, size > 0 else { return nil }
    }
    return payload
  }

  /// The head of the entry at a place.
  func head(at offset: Int) -> JournalEntry.Head? { payload(at: offset).flatMap { .init($0) } }

  /// The entry at a place.
  func entry(at offset: Int) -> JournalEntry? {
    payload(at: offset).flatMap { try? JournalEntry($0) }
  }

  /// The place of the entry of an input whose record is there and still right; `nil` if it has to be
  /// made.
  func place(of input: Input) -> Int? {
    place(of: input.output, stamp: input.isKnown ? nil : input.stamp)
  }

  private func place(of output: String, stamp: UInt64?) -> Int? {
    guard let offset = records[Hash64(output).value], let head = head(at: offset),
      stamp == nil || head.stamp == stamp, stamp != 0,
      head.fileStamp == FileStamp.of(folder + output + ".json")
    else { return nil }
    return offset
  }

  /// Makes entries readable that were added since.
  func remap() { map = MappedFile(descriptor) }

  // MARK: Adding

  /// Adds an entry.
  ///
  /// - Returns: Its place.
  func append(_ payload: [UInt8]) throws(AtomicFile.Failure) -> Int {
    var writer = WireWriter()
    let head = UInt64(Checksum.crc32(of: payload)) << 32 | UInt64(payload.count)
    writer.write(fixed: head)
    writer.write(raw: payload)
    let bytes = writer.bytes
    let place = lock.withLock { _ -> Int? in
      guard pwrite(descriptor, bytes, bytes.count, off_t(end)) == bytes.count else { return nil }
      defer { end += bytes.count }
      return end
    }
    guard let place else { throw .last(folder + ".dateline/journal") }
    return place
  }
}

extension Journal: ArchiveMemory {
  func archive(_ output: String, stamp: UInt64) -> (count: Int, skipped: Int)? {
    guard let offset = archives[Hash64(output).value], let payload = payload(at: offset),
      let entry = ArchiveEntry(payload), entry.stamp == stamp
    else { return nil }
    var numbers = MemberNames(output)
    for _ in 0..<entry.count where place(of: numbers.next(), stamp: nil) == nil { return nil }
    return (entry.count, entry.skipped)
  }

  func remember(_ output: String, stamp: UInt64, count: Int, skipped: Int) {
    let entry = ArchiveEntry(
      outputHash: Hash64(output).value,
      stamp: stamp,
      count: count,
      skipped: skipped
    )
    // Without the entry the archive is read again next time; nothing else is lost.
    _ = try? append(entry.payload)
  }
}

/// A file that is read as if it were memory.
private final class MappedFile {
  let bytes: UnsafeRawBufferPointer

  init(_ descriptor: Int32) {
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_size > 0,
      let start = mmap(nil, Int(info.st_size), PROT_READ, MAP_SHARED, descriptor, 0),
      start != UnsafeMutableRawPointer(bitPattern: -1)
    else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(info.st_size))
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
