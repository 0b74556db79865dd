/// Lays a sorted set of keys out as a double array.
///
/// See `Trie` for the layout.
struct TrieBuilder {
  private(set) var units: [UInt32] = []
  private var isUsed: [Bool] = []
  private var isBase: [Bool] = []
  /// The units that are free and may still be given out, as a list over the array.
  private var nextFree: [Int] = []
  private var previousFree: [Int] = []
  private var firstFree = -1
  private var lastFree = -1
  /// Blocks before this one have been given up: what is free there is too scattered to be found.
  private var firstOpenBlock = 0

  private static let blockSize = 256
  private static let openBlocks = 32

  /// Builds the array; `keys` must be ascending, distinct and free of zero bytes, and value `i`
  /// belongs to key `i`.
  init(keys: [[UInt8]]) {
    grow()
    take(0)
    guard !keys.isEmpty else { return }
    // Explicit stack: a key may be longer than the call stack is deep.
    var pending = [(node: 0, keys: keys.startIndex..<keys.endIndex, depth: 0)]
    while let (node, range, depth) = pending.popLast() {
      var first = range.lowerBound
      var labels: [UInt8] = []
      let ends = keys[first].count == depth
      let value = first
      if ends {
        labels.append(0)
        first += 1
      }
      var groups: [Range<Int>] = []
      while first < range.upperBound {
        let label = keys[first][depth]
        var end = first + 1
        while end < range.upperBound, keys[end][depth] == label { end += 1 }
        precondition(label != 0)
        labels.append(label)
        groups.append(first..<end)
        first = end
      }
      let base = place(labels)
      precondition(base < 1 << 23 && value < 1 << 23)
      units[node] = UInt32(base) << 9 | (ends ? Trie.hasValue : 0) | units[node] & 0xFF
      isBase[base] = true
      for label in labels { take(base ^ Int(label)) }
      if ends { units[base] = UInt32(value) << 9 }
      for (label, group) in zip(ends ? labels.dropFirst() : labels[...], groups) {
        units[base ^ Int(label)] = UInt32(label)
        pending.append((base ^ Int(label), group, depth + 1))
      }
    }
  }

  /// A base that no node has, for which the units of all labels are free.
  private mutating func place(_ labels: [UInt8]) -> Int {
    var free = firstFree
    while free >= 0 {
      let base = free ^ Int(labels[0])
      if !isBase[base], labels.allSatisfy({ !isUsed[base ^ Int($0)] }) { return base }
      free = nextFree[free]
    }
    let start = units.count
    grow()
    return start
  }

  private mutating func grow() {
    let start = units.count
    units += repeatElement(0, count: Self.blockSize)
    isUsed += repeatElement(false, count: Self.blockSize)
    isBase += repeatElement(false, count: Self.blockSize)
    for index in start..<start + Self.blockSize {
      nextFree.append(-1)
      previousFree.append(lastFree)
      if lastFree >= 0 { nextFree[lastFree] = index } else { firstFree = index }
      lastFree = index
    }
    if units.count / Self.blockSize - firstOpenBlock > Self.openBlocks {
      let block = firstOpenBlock * Self.blockSize
      for index in block..<block + Self.blockSize where !isUsed[index] { unlink(index) }
      firstOpenBlock += 1
    }
  }

  private mutating func take(_ index: Int) {
    precondition(!isUsed[index])
    isUsed[index] = true
    unlink(index)
  }

  private mutating func unlink(_ index: Int) {
    let (previous, next) = (previousFree[index], nextFree[index])
    if previous >= 0 { nextFree[previous] = next } else { firstFree = next }
    if next >= 0 { previousFree[next] = previous } else { lastFree = previous }
  }

  /// For each code point of the BMP, the node that its UTF-8 leads to from the root.
  var roots: [UInt32] {
    var roots = [UInt32](repeating: 0, count: 1 << 16)
    for point in UInt32(1)..<1 << 16 {
      guard let scalar = Unicode.Scalar(point) else { continue }
      var node = units[0]
      for byte in UTF8.encode(scalar) ?? .init() {
        let unit = units[Int(node >> 9) ^ Int(byte)]
        node = unit & 0xFF == UInt32(byte) ? unit : 0
        if node == 0 { break }
      }
      roots[Int(point)] = node
    }
    return roots
  }
}
