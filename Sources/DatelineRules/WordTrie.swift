/// Words of several tokens, by the symbols of their tokens.
package struct WordTrie: Sendable {
  /// What ends at a node.
  package struct Terminal: Hashable, Sendable {
    /// The index of the value; `none` where no word ends.
    package var value = Self.none
    /// For each token, whether white space may precede it.
    package var spaces: UInt16 = 0
    /// For each token, whether it must have a capital.
    package var capitals: UInt16 = 0

    /// The value where no word ends.
    package static let none = UInt32.max
  }

  /// An edge of the trie.
  struct Edge: Hashable, Sendable {
    var parent: UInt32
    var symbol: UInt32
    var child: UInt32
  }

  /// The edges; node 0 is no node.
  private(set) var edges: [Edge] = []
  /// What ends at each node.
  private(set) var terminals: [Terminal] = [Terminal()]
  private var keys: [UInt64] = []
  private var children: [UInt32] = []
  private var mask = -1
  /// For each node, the symbols that lead on from it.
  private var following: [SymbolSet] = [SymbolSet()]

  init() {}

  init(edges: [Edge], terminals: [Terminal]) {
    self.edges = edges
    self.terminals = terminals
    following = Array(repeating: SymbolSet(), count: terminals.count)
    for edge in edges { following[Int(edge.parent)].insert(edge.symbol) }
    rehash()
  }

  /// A new root.
  mutating func addRoot() -> UInt32 {
    addNode()
  }

  private mutating func addNode() -> UInt32 {
    terminals.append(Terminal())
    following.append(SymbolSet())
    return UInt32(terminals.count - 1)
  }

  /// Adds a word.
  ///
  /// Of words that are the same tokens, the first one's value stays; what either
  /// allows is allowed.
  mutating func add(_ word: [UInt32], to root: UInt32, _ terminal: Terminal) {
    var node = root
    for symbol in word {
      let next = child(of: node, symbol)
      node = next != 0 ? next : addChild(of: node, symbol)
    }
    if terminals[Int(node)].value == Terminal.none {
      terminals[Int(node)] = terminal
    } else {
      terminals[Int(node)].spaces |= terminal.spaces
      terminals[Int(node)].capitals &= terminal.capitals
    }
  }

  private mutating func addChild(of node: UInt32, _ symbol: UInt32) -> UInt32 {
    let child = addNode()
    following[Int(node)].insert(symbol)
    edges.append(Edge(parent: node, symbol: symbol, child: child))
    if 2 * edges.count > mask { rehash() } else { insert(edges[edges.count - 1]) }
    return child
  }

  private mutating func rehash() {
    var size = 64
    while size < 4 * edges.count { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    children = Array(repeating: 0, count: size)
    for edge in edges { insert(edge) }
  }

  private mutating func insert(_ edge: Edge) {
    let key = UInt64(edge.parent) << 32 | UInt64(edge.symbol)
    var index = slot(key)
    while children[index] != 0 { index = (index + 1) & mask }
    keys[index] = key
    children[index] = edge.child
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }

  /// The node that a symbol leads to; 0 if there is none.
  package func child(of node: UInt32, _ symbol: UInt32) -> UInt32 {
    guard symbol != 0, mask >= 0 else { return 0 }
    let key = UInt64(node) << 32 | UInt64(symbol)
    var index = slot(key)
    while children[index] != 0 {
      if keys[index] == key { return children[index] }
      index = (index + 1) & mask
    }
    return 0
  }

  /// The symbols that lead on from a node, and some others.
  package func following(_ node: UInt32) -> SymbolSet { following[Int(node)] }

  /// What ends at a node.
  package func terminal(_ node: UInt32) -> Terminal { terminals[Int(node)] }
}
