/// Bytes that never change, in static or in owned memory, shared without copying.
///
/// A slice keeps the owner of its memory alive.
public struct Bytes: @unchecked Sendable {
  /// The first byte; valid as long as this value lives.
  @usableFromInline let base: UnsafeRawPointer
  /// The number of bytes.
  public let count: Int
  /// What keeps owned memory alive; `nil` for static memory.
  private let owner: Memory?

  /// Memory that is freed with its last user, aligned to 16 bytes.
  private final class Memory {
    let buffer: UnsafeMutableRawBufferPointer

    init(count: Int) {
      buffer = .allocate(byteCount: Swift.max(count, 1), alignment: 16)
    }

    deinit { buffer.deallocate() }
  }

  /// Refers to memory that lasts as long as the process.
  public init(permanent memory: UnsafeRawBufferPointer) {
    guard let base = memory.baseAddress else {
      self.init([])
      return
    }
    self.init(base: base, count: memory.count, owner: nil)
  }

  /// Copies the bytes into memory of their own, aligned to 16 bytes.
  public init(_ bytes: [UInt8]) {
    let memory = Memory(count: bytes.count)
    memory.buffer.copyBytes(from: bytes)
    base = UnsafeRawPointer(memory.buffer.baseAddress.unsafelyUnwrapped)
    count = bytes.count
    owner = memory
  }

  private init(base: UnsafeRawPointer, count: Int, owner: Memory?) {
    self.base = base
    self.count = count
    self.owner = owner
  }

  /// The byte at an offset.
  @inlinable
  public subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count)
    return base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// A part of the bytes, in the same memory.
  public subscript(range: Range<Int>) -> Bytes {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return Bytes(base: base + range.lowerBound, count: range.count, owner: owner)
  }

  /// Lends the memory.
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    defer { withExtendedLifetime(owner) {} }
    return try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// The integer at a byte offset that is a multiple of its size, in the machine's order.
  @inline(__always)
  func load<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type, at offset: Int) -> Value
  {
    precondition(offset >= 0 && offset + MemoryLayout<Value>.size <= count)
    return base.load(fromByteOffset: offset, as: type)
  }

  /// The bytes as text; wrong UTF-8 is replaced.
  public var string: String {
    withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// A copy of the bytes.
  public var array: [UInt8] { withUnsafeBytes { Array($0) } }
}

/// Integers that never change, read in place from bytes that hold them in the machine's order.
///
/// Reading does not check the index in optimised builds; owners of a vector check what they read.
struct Vector<Element: FixedWidthInteger & BitwiseCopyable>: @unchecked Sendable {
  /// The memory.
  let bytes: Bytes
  /// The number of integers.
  let count: Int
  /// The first integer.
  let base: UnsafePointer<Element>

  init(_ bytes: Bytes) {
    precondition(Int(bitPattern: bytes.base) % MemoryLayout<Element>.alignment == 0)
    self.bytes = bytes
    count = bytes.count / MemoryLayout<Element>.size
    base = bytes.base.assumingMemoryBound(to: Element.self)
  }

  init(_ elements: [Element]) {
    self.init(Bytes(elements.withUnsafeBytes { Array($0) }))
  }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
  }
}
