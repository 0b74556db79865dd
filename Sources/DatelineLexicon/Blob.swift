/// Named sections of bytes in one piece of memory, read in place.
///
/// Layout, all integers in the machine's order: 8 bytes `DATELINE`, UInt32 version, UInt32 number of
/// sections; for each section, by name, four UInt32: offset and length of its name, offset and
/// length of its bytes (offsets from the blob's start); the names; the sections, each aligned to 16
/// bytes. A blob is made and read on the same machine, as a part of one build.
public struct Blob: Sendable {
  /// What can be wrong with the bytes of a blob.
  public enum Mistake: Error, Hashable {
    /// It does not begin as a blob does, or it was made by another version.
    case notABlob
    /// It ends before its sections do.
    case cutShort(bytes: Int)
  }

  static let magic = Array("DATELINE".utf8)
  static let version: UInt32 = 1
  static let headerSize = 16
  static let entrySize = 16

  /// The whole of it.
  public let bytes: Bytes
  /// The names of the sections, sorted.
  public let names: [String]
  private let sections: [Bytes]

  /// Reads the directory of a blob; the sections stay where they are.
  public init(_ bytes: Bytes) throws(Mistake) {
    guard bytes.count >= Self.headerSize, bytes[0..<8].array == Self.magic,
      bytes.load(UInt32.self, at: 8) == Self.version
    else { throw .notABlob }
    let count = Int(bytes.load(UInt32.self, at: 12))
    guard bytes.count >= Self.headerSize + count * Self.entrySize else {
      throw .cutShort(bytes: bytes.count)
    }
    var names: [String] = []
    var sections: [Bytes] = []
    for index in 0..<count {
      let entry = Self.headerSize + index * Self.entrySize
      func part(_ field: Int) throws(Mistake) -> Bytes {
        let start = Int(bytes.load(UInt32.self, at: entry + field))
        let length = Int(bytes.load(UInt32.self, at: entry + field + 4))
        guard start + length <= bytes.count else { throw .cutShort(bytes: bytes.count) }
        return bytes[start..<start + length]
      }
      names.append(try part(0).string)
      sections.append(try part(8))
    }
    self.bytes = bytes
    self.names = names
    self.sections = sections
  }

  /// A blob without sections.
  public static let empty = Blob()

  private init() {
    bytes = Bytes([])
    names = []
    sections = []
  }

  /// The bytes of a section, aligned to 16; `nil` if there is none of that name.
  public func section(_ name: String) -> Bytes? {
    guard let index = names.firstIndex(of: name) else { return nil }
    return sections[index]
  }

  /// The table in a section; `nil` if there is none of that name.
  public func table(_ name: String) -> Table? {
    section(name).map { Table(encoded: $0) }
  }
}

/// Puts a blob together.
public struct BlobWriter {
  private var sections: [String: [UInt8]] = [:]

  /// Makes a writer without sections.
  public init() {}

  /// Adds a section; its name must be new.
  public mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition(sections[name] == nil, "section \(name) twice")
    sections[name] = bytes
  }

  /// Adds integers as a section; its name must be new.
  public mutating func add<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: String,
    _ values: [Value]
  ) {
    add(name, values.withUnsafeBytes { Array($0) })
  }

  /// Adds a table as a section; its name must be new.
  public mutating func add(_ name: String, _ table: Table) {
    add(name, table.bytes.array)
  }

  /// The blob; the same sections make the same bytes, in whatever order they were added.
  public func encode() -> [UInt8] {
    let ordered = sections.sorted { $0.key < $1.key }
    var names: [UInt8] = []
    var directory: [UInt32] = []
    let namesStart = Blob.headerSize + ordered.count * Blob.entrySize
    let namesLength = ordered.reduce(0) { $0 + $1.key.utf8.count }
    var end = aligned(namesStart + namesLength)
    for (name, bytes) in ordered {
      directory += [UInt32(namesStart + names.count), UInt32(name.utf8.count)]
      directory += [UInt32(end), UInt32(bytes.count)]
      names += Array(name.utf8)
      end = aligned(end + bytes.count)
    }
    var blob = Blob.magic
    blob.reserveCapacity(end)
    blob.append(Blob.version)
    blob.append(UInt32(ordered.count))
    for value in directory { blob.append(value) }
    blob += names
    for (_, bytes) in ordered {
      blob.pad(to: aligned(blob.count))
      blob += bytes
    }
    blob.pad(to: end)
    return blob
  }

  private func aligned(_ offset: Int) -> Int { (offset + 15) & ~15 }
}

extension [UInt8] {
  /// Appends an integer in the machine's order.
  mutating func append<Value: FixedWidthInteger>(_ value: Value) {
    Swift.withUnsafeBytes(of: value) { append(contentsOf: $0) }
  }

  /// Appends zeros up to a length.
  mutating func pad(to length: Int) {
    append(contentsOf: repeatElement(0, count: length - count))
  }
}
