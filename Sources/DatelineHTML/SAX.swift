internal import CLibXML2
internal import DatelineModel
internal import Glibc

/// What libxml2's callbacks need to reach: one per parser, at a fixed address.
struct SAXState: ~Copyable {
  var builder: TreeBuilder
  var feed = Feed()
  /// The context that is running.
  var context: htmlParserCtxtPtr?
  /// Tags that libxml2 reported, the wrapper included.
  var tags = 0
  var nextLifted = 0
  var nextValue = 0

  init(depthCap: Int, nodeCap: Int) {
    builder = TreeBuilder(depthCap: depthCap, nodeCap: nodeCap)
  }
}

/// Runs libxml2's SAX parser over a feed.
enum SAX {
  /// libxml2's parsers may run on many threads once this was evaluated.
  private static let initialised: Void = xmlInitParser()

  /// The handlers.
  ///
  /// Everything that is not asked for stays `nil`, above all what loads entities.
  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = 1
    handler.startElement = { pointer, name, attributes in
      guard let pointer, let name else { return }
      SAX.start(pointer.assumingMemoryBound(to: SAXState.self), name, attributes)
    }
    handler.characters = { pointer, bytes, count in
      guard let pointer, let bytes, count > 0 else { return }
      pointer.assumingMemoryBound(to: SAXState.self).pointee.builder.text(bytes, count: Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    return handler
  }

  /// Parses the feed into the builder; whether libxml2 reported every tag of it.
  static func parse(_ state: UnsafeMutablePointer<SAXState>) -> Bool {
    initialised
    let count = state.pointee.feed.bytes.count
    let memory = UnsafeRawPointer(state.pointee.feed.bytes.base).assumingMemoryBound(to: CChar.self)
    guard let context = htmlCreateMemoryParserCtxt(memory, Int32(count)) else { return false }
    defer { htmlFreeParserCtxt(context) }
    // HUGE lifts the cap on text that would cut it; NONET is here for good measure: nothing in the
    // feed names anything to load.
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_NODEFDTD.rawValue
      | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options) | Int32(XML_PARSE_HUGE.rawValue))
    context.pointee.sax.pointee = handler()
    context.pointee.userData = UnsafeMutableRawPointer(state)
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    state.pointee.context = context
    state.pointee.tags = 0
    state.pointee.nextLifted = 0
    state.pointee.nextValue = 0
    htmlParseDocument(context)
    state.pointee.context = nil
    return state.pointee.builder.isFull || state.pointee.tags == state.pointee.feed.tags + 1
  }

  private static func start(
    _ state: UnsafeMutablePointer<SAXState>,
    _ name: UnsafePointer<UInt8>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    state.pointee.tags &+= 1
    guard state.pointee.tags > 1 else { return }
    // The wrapper stays libxml2's only open element: nesting is the builder's business, and libxml2
    // has nothing to close before its time, no depth to complain about and no end tag to look for.
    if let context = state.pointee.context, context.pointee.nameNr > 1 {
      context.pointee.nameNr = 1
      context.pointee.name = context.pointee.nameTab[0]
    }
    var name = name
    if name[0] != 0, name[1] == 0x2E {
      if name[0] == 0x65 {
        end(state, name + 2)
        return
      }
      name += 2
    }
    let count = length(name)
    state.pointee.builder.pendingText = state.pointee.builder.tree.text.count
    if let attributes { addAttributes(state, attributes) }
    state.pointee.builder.startTag(
      NameTable.tags.tag(name, count: count),
      name: name,
      count: count
    )
  }

  private static func end(_ state: UnsafeMutablePointer<SAXState>, _ name: UnsafePointer<UInt8>) {
    if name[0] == 0 {
      let index = state.pointee.nextLifted
      state.pointee.nextLifted += 1
      guard index < state.pointee.feed.lifted.count else { return }
      let lifted = state.pointee.feed.lifted[index]
      state.pointee.builder.lifted(lifted.kind, start: Int(lifted.start), end: Int(lifted.end))
    } else {
      let count = length(name)
      state.pointee.builder.endTag(
        NameTable.tags.tag(name, count: count),
        name: name,
        count: count
      )
    }
  }

  private static func addAttributes(
    _ state: UnsafeMutablePointer<SAXState>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>
  ) {
    var index = 0
    while let name = attributes[index] {
      let value = attributes[index + 1]
      index += 2
      let count = length(name)
      let known = NameTable.attributes.attribute(name, count: count)
      var attribute = Tree.Attribute(name: known)
      if known == .unknown {
        attribute.nameStart = state.pointee.builder.addText(name, count: count)
        attribute.nameCount = UInt32(count)
      }
      if let value, value[0] == LongValue.mark {
        let place = state.pointee.nextValue
        state.pointee.nextValue += 1
        if place < state.pointee.feed.values.count {
          let range = state.pointee.feed.values[place]
          attribute.valueStart = state.pointee.builder.addSource(range)
          attribute.valueCount = UInt32(range.count)
        }
      } else if let value {
        let count = length(value)
        attribute.valueStart = state.pointee.builder.addText(value, count: count)
        attribute.valueCount = UInt32(count)
      }
      state.pointee.builder.tree.attributes.append(attribute)
    }
  }

  @inline(__always)
  private static func length(_ text: UnsafePointer<UInt8>) -> Int {
    strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
  }
}

extension TreeBuilder {
  /// Keeps text of an attribute; where it starts.
  @inline(__always)
  mutating func addText(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt32 {
    let start = UInt32(tree.text.count)
    tree.text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    return start
  }

  /// Keeps a stretch of the source; where it starts in the text.
  mutating func addSource(_ range: ByteRange) -> UInt32 {
    let start = UInt32(tree.text.count)
    tree.text.append(contentsOf: tree.source[range.start..<range.end])
    return start
  }
}
