/// Collects sections and writes them as a blob.
///
/// Used when Dateline is built, and in tests.
public struct BlobBuilder: Sendable {
  private var sections: [(id: Blob.Section, bytes: [UInt8])] = []

  /// Makes a blob without sections.
  public init() {}

  /// Adds a section of bytes; each id once.
  public mutating func add(_ id: Blob.Section, bytes: [UInt8]) {
    precondition(!sections.contains { $0.id == id }, "section \(id.rawValue) twice")
    sections.append((id, bytes))
  }

  /// Adds a section of numbers, little-endian.
  public mutating func add<Element: FixedWidthInteger>(_ id: Blob.Section, table: [Element]) {
    add(id, bytes: table.withUnsafeBytes { Array($0) })
  }

  /// The blob.
  public func build() -> [UInt8] {
    var result = Blob.magic
    func append(_ value: Int) {
      withUnsafeBytes(of: UInt32(value).littleEndian) { result.append(contentsOf: $0) }
    }
    append(Int(Blob.version))
    append(sections.count)
    var offset = 16 + 16 * sections.count
    for section in sections {
      append(Int(section.id.rawValue))
      append(offset)
      append(section.bytes.count)
      append(0)
      offset = (offset + section.bytes.count + 15) & ~15
    }
    for section in sections {
      result.append(contentsOf: section.bytes)
      result.append(contentsOf: repeatElement(0, count: -section.bytes.count & 15))
    }
    return result
  }
}
