/// The compiled data: sections of bytes behind a directory, read where they lie.
///
/// Layout, little-endian: the bytes `DATELINE`, the version, the number of sections, and for each
/// section its id, its offset from the start, its length in bytes and a zero (all `UInt32`); then
/// the sections, each aligned to 16 bytes.
///
/// The memory is never written after it was made and outlives the value (it is part of the
/// executable, or `owner` holds it), so sharing it between threads is safe.
public struct Blob: @unchecked Sendable {
  /// What a section holds.
  public struct Section: RawRepresentable, Hashable, Sendable {
    /// The id in the directory.
    public var rawValue: UInt32

    /// Makes an id; below 100 are the lexicon's and the gazetteer's.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
  }

  static let magic = Array("DATELINE".utf8)
  static let version: UInt32 = 1

  private let bytes: UnsafeRawBufferPointer
  private let owner: Memory?

  /// Reads the blob at an address that stays valid and unchanged; `nil` if there is none, or one
  /// of another version.
  public init?(staticBytes bytes: UnsafeRawBufferPointer) {
    self.init(bytes: bytes, owner: nil)
  }

  /// Copies a blob; `nil` if the bytes are none, or one of another version.
  public init?(_ bytes: [UInt8]) {
    let memory = Memory(bytes)
    self.init(bytes: UnsafeRawBufferPointer(memory.bytes), owner: memory)
  }

  private init?(bytes: UnsafeRawBufferPointer, owner: Memory?) {
    guard bytes.count >= 16, bytes.prefix(8).elementsEqual(Self.magic),
      bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == Self.version
    else { return nil }
    self.bytes = bytes
    self.owner = owner
    let directory = 16 * Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    guard bytes.count >= 16 + directory else { return nil }
  }

  /// The bytes of a section; `nil` if there is no such section.
  ///
  /// They are valid for as long as the blob (or a copy of it) exists.
  public func bytes(of section: Section) -> UnsafeRawBufferPointer? {
    let count = Int(bytes.load(fromByteOffset: 12, as: UInt32.self))
    for index in 0..<count {
      let entry = 16 + 16 * index
      guard bytes.load(fromByteOffset: entry, as: UInt32.self) == section.rawValue else { continue }
      let offset = Int(bytes.load(fromByteOffset: entry + 4, as: UInt32.self))
      let length = Int(bytes.load(fromByteOffset: entry + 8, as: UInt32.self))
      guard offset % 16 == 0, offset + length <= bytes.count else { return nil }
      return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    }
    return nil
  }

  /// A section as a table of numbers; `nil` if there is no such section.
  public func table<Element: FixedWidthInteger>(
    _ section: Section,
    of type: Element.Type = Element.self
  ) -> UnsafeBufferPointer<Element>? {
    bytes(of: section).map { $0.bindMemory(to: type) }
  }

  /// Memory of a blob that is not part of the executable.
  private final class Memory: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer

    init(_ source: [UInt8]) {
      bytes = .allocate(byteCount: source.count, alignment: 16)
      bytes.copyBytes(from: source)
    }

    deinit { bytes.deallocate() }
  }
}
