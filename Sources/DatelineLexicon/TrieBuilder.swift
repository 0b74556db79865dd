/// Builds the units of a trie from sorted keys.
///
/// A double array: a node is a unit, `base << 9 | hasValue << 8 | label`; its child by a label is the
/// unit at `base ^ label`, if that carries the label. No two nodes have the same base, so that the
/// label alone shows whose child a unit is. The value of a node with `hasValue` is in the unit at
/// `base` itself, shifted as a base is, so that labels and bytes of keys are never 0. Unit 0 is the
/// root. The children of a node lie in one block of 256 units.
struct TrieBuilder {
  /// A base has 23 bits.
  static let maximumCount = 1 << 23
  /// Only the free units of so many blocks at the end are tried: enough to fill them well, and few
  /// enough that building takes linear time.
  private static let openBlocks = 16

  private var units: [UInt32] = []
  private var isTaken: [Bool] = []
  private var isBase: [Bool] = []
  /// The free units of the open blocks, in a circle that begins and ends at unit 0 (never free).
  private var nextFree: [Int32] = []
  private var previousFree: [Int32] = []

  /// The units for keys in ascending order without repetition; the value of a key is its index.
  static func build(_ keys: [ArraySlice<UInt8>]) -> [UInt32] {
    var builder = TrieBuilder()
    builder.addBlock()
    builder.isTaken[0] = true
    builder.isBase[0] = true
    var stack: [(node: Int, keys: Range<Int>, depth: Int)] = []
    if !keys.isEmpty { stack.append((0, keys.indices, 0)) }
    var children: [(label: UInt8, keys: Range<Int>)] = []
    while let (node, range, depth) = stack.popLast() {
      children.removeAll(keepingCapacity: true)
      var start = range.lowerBound
      while start < range.upperBound {
        let label = Self.label(keys[start], depth)
        var end = start + 1
        while end < range.upperBound, Self.label(keys[end], depth) == label { end += 1 }
        children.append((label, start..<end))
        start = end
      }
      let base = builder.place(children.map { $0.label })
      builder.units[node] |= UInt32(base) << 9
      for (label, part) in children {
        let child = base ^ Int(label)
        if label == 0 {
          builder.units[node] |= 1 << 8
          builder.units[child] = UInt32(part.lowerBound) << 9
        } else {
          builder.units[child] = UInt32(label)
        }
      }
      for (label, part) in children.reversed() where label != 0 {
        stack.append((base ^ Int(label), part, depth + 1))
      }
    }
    return builder.units
  }

  private static func label(_ key: ArraySlice<UInt8>, _ depth: Int) -> UInt8 {
    key.count == depth ? 0 : key[key.startIndex + depth]
  }

  /// Takes the units of a node's children; the base that leads to them.
  private mutating func place(_ labels: [UInt8]) -> Int {
    var free = Int(nextFree[0])
    while free != 0 {
      let base = free ^ Int(labels[0])
      if !isBase[base], labels.allSatisfy({ !isTaken[base ^ Int($0)] }) {
        return use(base, labels)
      }
      free = Int(nextFree[free])
    }
    let start = units.count
    addBlock()
    // The base itself must be new, and every unit of a new block is.
    return use(start ^ Int(labels[0]), labels)
  }

  private mutating func use(_ base: Int, _ labels: [UInt8]) -> Int {
    isBase[base] = true
    for label in labels { take(base ^ Int(label)) }
    return base
  }

  private mutating func take(_ unit: Int) {
    isTaken[unit] = true
    unlink(unit)
  }

  private mutating func unlink(_ unit: Int) {
    let (previous, next) = (previousFree[unit], nextFree[unit])
    nextFree[Int(previous)] = next
    previousFree[Int(next)] = previous
  }

  private mutating func addBlock() {
    let start = units.count
    precondition(start + 256 <= Self.maximumCount, "too many names for one trie")
    units.append(contentsOf: repeatElement(0, count: 256))
    isTaken.append(contentsOf: repeatElement(false, count: 256))
    isBase.append(contentsOf: repeatElement(false, count: 256))
    nextFree.append(contentsOf: repeatElement(0, count: 256))
    previousFree.append(contentsOf: repeatElement(0, count: 256))
    for unit in start..<start + 256 where unit != 0 {
      let last = previousFree[0]
      nextFree[Int(last)] = Int32(unit)
      previousFree[unit] = last
      nextFree[unit] = 0
      previousFree[0] = Int32(unit)
    }
    let closing = start - 256 * Self.openBlocks
    guard closing >= 0 else { return }
    for unit in closing..<closing + 256 where !isTaken[unit] { unlink(unit) }
  }
}
