internal import DatelineModel

/// Builds the tree from tags and text as the HTML Standard's tree construction does, with one flat
/// array instead of linked nodes.
///
/// Kept simpler than the standard where no reader of a page would notice: `select` and framesets know
/// fewer special cases, comments after the body are the body's, and nothing depends on quirks mode.
struct TreeBuilder: ~Copyable {
  /// How far the page has come.
  enum Mode {
    case beforeHTML, beforeHead, inHead, afterHead, inBody
  }

  /// An element that is open.
  struct Open {
    var node: Int32
    var tag: Tag
    /// The stack's place of the next outer element of the same tag, and of the next outer element
    /// that bounds scopes; -1 for none.
    var outer: Int32 = -1
    var outerBoundary: Int32 = -1
  }

  /// An element whose style goes on after a block closes it, or a marker that bounds them.
  struct Formatting {
    /// -1 for a marker.
    var node: Int32
    var tag: Tag
  }

  /// `Tree.Node.end` of an element that is open.
  static let isOpen: Int32 = -1

  var tree = Tree()
  var mode = Mode.beforeHTML
  var stack: [Open] = []
  /// The stack's place of the innermost open element of each tag; -1 for none.
  var innermost = [Int32](repeating: -1, count: 256)
  /// The stack's place of the innermost open element that bounds scopes.
  var boundary: Int32 = -1
  /// Open elements that were looked at one after the other.
  var walked = 0
  var formatting: [Formatting] = []
  var head: Int32 = -1
  var body: Int32 = -1
  var form: Int32 = -1
  /// Whether the next line feed is dropped: `pre` and `textarea` may start with one.
  var skipsLineFeed = false
  /// Elements beyond the depth cap that are open.
  var overflow = 0
  /// Whether the cap on depth was hit.
  private(set) var isTooDeep = false
  /// Nodes that were moved for misnested tags.
  var moved = 0
  /// Whether a table that is open holds something outside its cells.
  var hasMisplaced = false
  /// The first attribute of the tag that is being read, and where the text of its attributes begins.
  var pendingAttributes = 0
  var pendingText = 0

  let depthCap: Int
  let nodeCap: Int
  /// Whether the cap on nodes was hit.
  private(set) var isFull = false

  init(depthCap: Int, nodeCap: Int) {
    self.depthCap = depthCap
    self.nodeCap = nodeCap
  }

  /// Starts a document; `reusing` gives the memory of a tree that is no longer needed.
  mutating func start(source: consuming [UInt8], textCapacity: Int) {
    tree = Tree()
    tree.source = source
    tree.text.reserveCapacity(textCapacity)
    tree.nodes.reserveCapacity(textCapacity / 48 + 16)
    tree.attributes.reserveCapacity(textCapacity / 48 + 16)
    tree.nodes[0].end = Self.isOpen
    mode = .beforeHTML
    stack.removeAll(keepingCapacity: true)
    stack.append(Open(node: 0, tag: .none))
    for index in innermost.indices { innermost[index] = -1 }
    boundary = -1
    walked = 0
    formatting.removeAll(keepingCapacity: true)
    head = -1
    body = -1
    form = -1
    skipsLineFeed = false
    overflow = 0
    isTooDeep = false
    moved = 0
    hasMisplaced = false
    pendingAttributes = 0
    pendingText = 0
    isFull = false
  }

  /// Closes everything and gives the tree away.
  mutating func finish() -> Tree {
    while mode != .inBody, !isFull {
      switch mode {
      case .beforeHTML: openHTML()
      case .beforeHead: openHead()
      case .inHead: closeHead()
      case .afterHead: openBody()
      case .inBody: break
      }
    }
    while stack.count > 1 { popTable() }
    tree.nodes[0].end = Int32(tree.nodes.count)
    stack.removeAll(keepingCapacity: true)
    var result = Tree()
    swap(&result, &tree)
    return result
  }

  // MARK: The open elements

  var current: Open { stack[stack.count - 1] }

  /// Appends a node below the current one; `nil` if the tree is full.
  @discardableResult
  mutating func append(_ kind: Tree.Kind, _ tag: Tag) -> Int? {
    guard tree.nodes.count < nodeCap else {
      isFull = true
      return nil
    }
    let index = tree.nodes.count
    tree.nodes.append(
      Tree.Node(
        kind: kind,
        tag: tag,
        depth: UInt16(stack.count),
        parent: current.node,
        end: Int32(index + 1)
      )
    )
    return index
  }

  /// Inserts an element with the pending attributes and leaves it closed.
  @discardableResult
  mutating func insertLeaf(_ tag: Tag) -> Int? {
    guard let index = append(.element, tag) else { return nil }
    if isTableContext, !tag.standsInTable { hasMisplaced = true }
    tree.nodes[index].firstAttribute = UInt32(pendingAttributes)
    tree.nodes[index].attributeCount = UInt16(tree.attributes.count - pendingAttributes)
    pendingAttributes = tree.attributes.count
    return index
  }

  /// Inserts an element with the pending attributes and opens it.
  ///
  /// Beyond the depth cap it stays empty, and its content becomes its sibling.
  @discardableResult
  mutating func insert(_ tag: Tag) -> Int? {
    guard let index = insertLeaf(tag) else { return nil }
    if stack.count > depthCap {
      overflow += 1
      isTooDeep = true
      return nil
    }
    push(Open(node: Int32(index), tag: tag))
    return index
  }

  mutating func push(_ open: Open) {
    tree.nodes[Int(open.node)].end = Self.isOpen
    stack.append(open)
    link(stack.count - 1)
  }

  /// Enters an element of the stack in the chains by which scopes are found.
  private mutating func link(_ place: Int) {
    let tag = stack[place].tag
    stack[place].outer = innermost[Int(tag.rawValue)]
    stack[place].outerBoundary = boundary
    innermost[Int(tag.rawValue)] = Int32(place)
    if tag.boundsScope { boundary = Int32(place) }
  }

  /// Enters all elements anew after the stack was changed in its midst.
  mutating func relink() {
    for index in innermost.indices { innermost[index] = -1 }
    boundary = -1
    for place in stack.indices.dropFirst() { link(place) }
  }

  mutating func pop() {
    let open = stack.removeLast()
    innermost[Int(open.tag.rawValue)] = open.outer
    boundary = open.outerBoundary
    tree.nodes[Int(open.node)].end = Int32(tree.nodes.count)
  }

  /// Closes elements down to the stack's place `index`, that one included.
  mutating func pop(through index: Int) {
    while stack.count > index { pop() }
  }

  func isOpen(_ tag: Tag) -> Bool { innermost[Int(tag.rawValue)] >= 0 }

  /// Drops the attributes of a tag that makes no element.
  mutating func dropAttributes() {
    guard tree.attributes.count > pendingAttributes else { return }
    tree.attributes.removeLast(tree.attributes.count - pendingAttributes)
    tree.text.removeLast(tree.text.count - pendingText)
  }

  /// Adds the pending attributes that the element does not have yet to it.
  mutating func mergeAttributes(into node: Int32) {
    defer { dropAttributes() }
    guard node >= 0, tree.attributes.count > pendingAttributes else { return }
    let first = Int(tree.nodes[Int(node)].firstAttribute)
    let count = Int(tree.nodes[Int(node)].attributeCount)
    let old = tree.attributes[first..<first + count]
    let new = tree.attributes[pendingAttributes...].filter { attribute in
      !old.contains { isSameName($0, attribute) }
    }
    guard !new.isEmpty, count + new.count <= Feed.attributeCap else { return }
    let merged = Array(old) + new
    tree.attributes.removeLast(tree.attributes.count - pendingAttributes)
    tree.nodes[Int(node)].firstAttribute = UInt32(pendingAttributes)
    tree.nodes[Int(node)].attributeCount = UInt16(merged.count)
    tree.attributes.append(contentsOf: merged)
    pendingAttributes = tree.attributes.count
    pendingText = tree.text.count
  }

  /// Whether the tag that is being read has an attribute that HTML's usual names do not include.
  func hasPending(_ name: StaticString) -> Bool {
    tree.attributes[pendingAttributes...].contains { attribute in
      attribute.name == .unknown && attribute.nameRange.count == name.utf8CodeUnitCount
        && zip(0..., tree.text[attribute.nameRange.start..<attribute.nameRange.end])
          .allSatisfy { name.utf8Start[$0] == $1 }
    }
  }

  func isSameName(_ left: Tree.Attribute, _ right: Tree.Attribute) -> Bool {
    guard left.name == right.name else { return false }
    guard left.name == .unknown else { return true }
    return tree.text[left.nameRange.start..<left.nameRange.end]
      .elementsEqual(tree.text[right.nameRange.start..<right.nameRange.end])
  }

  // MARK: The skeleton

  mutating func openHTML() {
    insertImplied(.html)
    mode = .beforeHead
  }

  mutating func openHead() {
    if let index = insertImplied(.head) { head = Int32(index) }
    mode = .inHead
  }

  mutating func closeHead() {
    pop(through: 2)
    mode = .afterHead
  }

  mutating func openBody() {
    if let index = insertImplied(.body) { body = Int32(index) }
    mode = .inBody
  }

  /// Inserts an element that no tag stands for: it does not get the pending attributes.
  @discardableResult
  private mutating func insertImplied(_ tag: Tag) -> Int? {
    guard let index = append(.element, tag) else { return nil }
    push(Open(node: Int32(index), tag: tag))
    return index
  }
}
