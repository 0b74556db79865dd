internal import CLibXML2
public import DatelineModel

/// Reads pages: bytes to a tree.
///
/// A parser keeps its buffers from one document to the next. Use one for each thread; any number of
/// parsers may work at once.
///
///     var parser = HTMLParser()
///     let tree = parser.parse(document)
///
/// Every page gives a tree, also a broken one. What was lost is in the tree's `issues`; an `error`
/// among them says that there is no page at all, and the tree is then the root alone.
public struct HTMLParser: ~Copyable {
  /// Bounds on what one document may cost.
  public struct Caps: Sendable {
    /// Levels of elements; deeper ones become siblings.
    public var depth = 2_000
    /// Bytes of decoded text; the rest is dropped.
    public var bytes = 20_000_000
    /// Nodes of the tree; the rest of the page is dropped.
    public var nodes = 1_000_000

    /// The usual caps.
    public init() {}
  }

  private let state: UnsafeMutablePointer<SAXState>
  var decoder: Decoder
  private let caps: Caps

  /// Makes a parser.
  ///
  /// - Parameter caps: Bounds on what one document may cost. The depth must be below 65,000, the
  ///   bytes below 1 GB.
  public init(caps: Caps = Caps()) {
    precondition(caps.depth > 4 && caps.depth < 65_000 && caps.bytes < 1 << 30)
    self.caps = caps
    decoder = Decoder(limit: caps.bytes)
    state = .allocate(capacity: 1)
    state.initialize(to: SAXState(depthCap: caps.depth, nodeCap: caps.nodes))
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// The version of libxml2 that is running, such as `2.9.14`.
  public static var libxml2Version: String {
    let number = Int(String(cString: dateline_libxml2_version()).prefix { $0.isNumber }) ?? 0
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }

  /// Decodes and parses a page.
  public mutating func parse(_ document: borrowing Document) -> Tree {
    let decoded = decoder.decode(document.bytes, stated: document.statedCharset)
    if decoded.issues.contains(where: { $0.level == .error }) {
      var tree = Tree()
      tree.charset = decoded.charset
      tree.charsetFrom = decoded.from
      tree.issues = decoded.issues
      return tree
    }
    decoded.source.withUnsafeBufferPointer { state.pointee.feed.lift($0) }
    state.pointee.builder.start(
      source: decoded.source,
      textCapacity: state.pointee.feed.bytes.count
    )
    let isComplete = SAX.parse(state)
    var issues = decoded.issues
    report(isComplete: isComplete, into: &issues)
    var tree = state.pointee.builder.finish()
    tree.charset = decoded.charset
    tree.charsetFrom = decoded.from
    tree.issues = issues
    return tree
  }

  private func report(isComplete: Bool, into issues: inout [Issue]) {
    if state.pointee.builder.isTooDeep {
      issues.append(
        Issue(
          .warning,
          "tree.depth",
          stage: "parse",
          "Elements are nested more than \(caps.depth) deep; deeper ones were read as siblings."
        )
      )
    }
    if state.pointee.builder.isFull {
      issues.append(
        Issue(
          .warning,
          "tree.nodes",
          stage: "parse",
          "The page has more than \(caps.nodes) nodes; what comes after them was dropped."
        )
      )
    }
    if state.pointee.feed.droppedAttributes > 0 {
      issues.append(
        Issue(
          .warning,
          "tree.attributes",
          stage: "parse",
          "\(state.pointee.feed.droppedAttributes) attributes were dropped: a tag may have "
            + "\(Feed.attributeCap)."
        )
      )
    }
    if !isComplete {
      issues.append(
        Issue(
          .warning,
          "tree.cut",
          stage: "parse",
          "libxml2 \(Self.libxml2Version) did not report the whole page; part of it is missing."
        )
      )
    }
  }
}
