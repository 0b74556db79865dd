/// A set of byte strings with a number for each, as a double array of compact units.
///
/// A unit is `base << 9 | hasValue << 8 | label`. The child of a node for byte `c` is the unit at
/// `base ^ c`, if its label is `c`; no two nodes have the same base, so that the label is proof
/// enough. Where `hasValue` is set, the unit at `base ^ 0` is `value << 9`. Byte 0 is in no key.
/// The number of units is a multiple of 256, so that every `base ^ c` lies within the array.
struct Trie: Sendable {
  /// The units; the root is unit 0.
  nonisolated(unsafe) let units: UnsafePointer<UInt32>
  /// For each code point of the BMP, the node that its UTF-8 leads to from the root; 0 if none.
  nonisolated(unsafe) let roots: UnsafePointer<UInt32>
  private let blob: Blob

  static let hasValue: UInt32 = 1 << 8

  /// Reads the tables of a blob; `nil` if it has none.
  init?(_ blob: Blob) {
    guard let units = blob.table(.trieUnits, of: UInt32.self), units.count >= 256,
      units.count % 256 == 0, let roots = blob.table(.trieRoots, of: UInt32.self),
      roots.count == 1 << 16, let first = units.baseAddress, let firstRoot = roots.baseAddress
    else { return nil }
    self.units = first
    self.roots = firstRoot
    self.blob = blob
  }

  /// The node behind `node` for byte `c`; 0 if there is none.
  @inline(__always)
  func child(_ node: UInt32, _ byte: UInt8) -> UInt32 {
    let unit = units[Int(node >> 9) ^ Int(byte)]
    return unit & 0xFF == UInt32(byte) ? unit : 0
  }

  /// The value of a node that has one.
  @inline(__always)
  func value(_ node: UInt32) -> UInt32 { units[Int(node >> 9)] >> 9 }
}
