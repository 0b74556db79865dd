/// A page as a flat array of nodes in document order.
///
/// Node `i`'s subtree is `nodes[i..<nodes[i].end]`: walking is a loop, skipping a subtree is one
/// assignment. Node 0 is the document; its children are what stands beside the `html` element.
/// Offsets are 32 bits because documents are capped far below 4 GB.
public struct Tree: Sendable {
  /// What a node is.
  public enum Kind: UInt8, Sendable {
    /// The root.
    case document
    /// An element; `Node.tag` tells which.
    case element
    /// Character data, entities resolved, as written otherwise: white space is not collapsed.
    case text
    /// Text that HTML does not parse (`script`, `style`, …): its range lies in `Tree.source`.
    case raw
    /// A comment: its range lies in `Tree.text`.
    case comment
  }

  /// One node; 32 bytes.
  public struct Node: Sendable {
    /// What it is.
    public var kind: Kind
    /// The element's tag; `.none` for other kinds, `.unknown` where the name is not one we know.
    public var tag: Tag
    /// The depth; 0 for the root.
    public var depth: UInt16
    /// The index of the parent; -1 for the root.
    public var parent: Int32
    /// One past the index of the last node of the subtree.
    public var end: Int32
    /// Start of the text (text, raw, comment) or of an unknown element's name.
    public var textStart: UInt32
    /// Number of bytes of that text.
    public var textCount: UInt32
    /// The index of the first attribute in `Tree.attributes`.
    public var firstAttribute: UInt32
    /// The number of attributes, which follow one another.
    public var attributeCount: UInt16

    /// Makes a node without text or attributes whose subtree is empty.
    public init(kind: Kind, tag: Tag, depth: UInt16, parent: Int32, end: Int32) {
      self.kind = kind
      self.tag = tag
      self.depth = depth
      self.parent = parent
      self.end = end
      textStart = 0
      textCount = 0
      firstAttribute = 0
      attributeCount = 0
    }

    /// The bytes of its text, in `Tree.text` or, for `raw`, in `Tree.source`.
    public var textRange: ByteRange { ByteRange(Int(textStart), Int(textStart) + Int(textCount)) }
  }

  /// One attribute of an element.
  public struct Attribute: Sendable {
    /// The name, if it is one that we know; `.unknown` otherwise.
    public var name: AttributeName
    /// Start of the name in `Tree.text`; only for unknown names.
    public var nameStart: UInt32
    /// Bytes of the name.
    public var nameCount: UInt32
    /// Start of the value in `Tree.text`, entities resolved.
    public var valueStart: UInt32
    /// Bytes of the value.
    public var valueCount: UInt32

    /// Makes an attribute whose name and value are empty.
    public init(name: AttributeName) {
      self.name = name
      nameStart = 0
      nameCount = 0
      valueStart = 0
      valueCount = 0
    }

    /// The bytes of an unknown name in `Tree.text`.
    public var nameRange: ByteRange {
      ByteRange(Int(nameStart), Int(nameStart) + Int(nameCount))
    }

    /// The bytes of the value in `Tree.text`.
    public var valueRange: ByteRange {
      ByteRange(Int(valueStart), Int(valueStart) + Int(valueCount))
    }
  }

  /// The nodes in document order; never empty.
  public var nodes: [Node]
  /// The attributes of all elements.
  public var attributes: [Attribute]
  /// All text and all attribute values, valid UTF-8.
  public var text: [UInt8]
  /// The document decoded to valid UTF-8; raw text lies in it.
  public var source: [UInt8]
  /// The charset that the document was read in (WHATWG name, lower case) and how that was decided.
  public var charset: String
  /// Where the charset was read: `bom`, `http`, `meta`, `detected`, `default`.
  public var charsetFrom: String
  /// What decoding and parsing noticed.
  public var issues: [Issue]

  /// Makes an empty tree: the root alone.
  public init() {
    nodes = [Node(kind: .document, tag: .none, depth: 0, parent: -1, end: 1)]
    attributes = []
    text = []
    source = []
    charset = "utf-8"
    charsetFrom = "default"
    issues = []
  }

  /// The value of a node's attribute; `nil` if it has none of that name.
  ///
  /// The value may be empty.
  public func attribute(_ name: AttributeName, of node: Int) -> ByteRange? {
    let first = Int(nodes[node].firstAttribute)
    for index in first..<first + Int(nodes[node].attributeCount)
    where attributes[index].name == name {
      return attributes[index].valueRange
    }
    return nil
  }

  /// The value of a node's attribute as a string; `nil` if it has none of that name.
  public func string(_ name: AttributeName, of node: Int) -> String? {
    attribute(name, of: node).map { string(in: $0) }
  }

  /// A stretch of `text` as a string.
  public func string(in range: ByteRange) -> String {
    String(decoding: text[range.start..<range.end], as: UTF8.self)
  }

  /// The index of a node's next sibling, or of what follows its parent if it is the last child.
  public func next(after node: Int) -> Int { Int(nodes[node].end) }
}
