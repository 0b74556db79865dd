internal import CLibXML2

/// Reads XML through libxml2, one element after another, without a tree.
///
/// Nothing is fetched and no entity is looked up: what a document declares in a DTD is left aside.
/// libxml2 goes on behind mistakes where it can.
public struct XMLReader {
  /// What happens in a document.
  public enum Event {
    /// An element begins: its local name, its namespace and its attributes by local name (an attribute
    /// of the namespace of XML itself as `xml:lang`).
    case start(name: String, namespace: String?, attributes: [String: String])
    /// The element that began last ends.
    case end(name: String, namespace: String?)
    /// Text, also from CDATA; a stretch may come in several parts.
    case text([UInt8])
  }

  /// Why a document could not be read to its end.
  public struct Mistake: Error, Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// libxml2's own words.
    public var problem: String
  }

  /// Makes a reader.
  public init() {}

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The document, in any encoding that its first line declares.
  ///   - handle: Called for each event, in document order.
  /// - Returns: The mistake that reading ended at; `nil` if it came to the end.
  public func read(_ bytes: [UInt8], _ handle: (Event) -> Void) -> Mistake? {
    withoutActuallyEscaping(handle) { handle in
      let listener = Listener(handle)
      var handler = Listener.callbacks
      let user = Unmanaged.passUnretained(listener).toOpaque()
      return withExtendedLifetime(listener) {
        guard let context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
          return Mistake(line: 0, problem: "no memory")
        }
        defer { xmlFreeParserCtxt(context) }
        let options =
          XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
          | XML_PARSE_NOWARNING.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_HUGE.rawValue
        xmlCtxtUseOptions(context, Int32(bitPattern: options))
        feed(context, bytes)
        // A mistake that reading went on behind (an entity that nobody declared) cost nothing else.
        guard listener.depth > 0 || listener.count == 0,
          let error = xmlCtxtGetLastError(context)
        else { return nil }
        let problem = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
        return Mistake(
          line: Int(error.pointee.line),
          problem: String(problem.prefix { $0 != "\n" })
        )
      }
    }
  }

  private func feed(_ context: xmlParserCtxtPtr, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { memory in
      let base = memory.bindMemory(to: CChar.self).baseAddress
      var index = 0
      while index < memory.count {
        let count = min(memory.count - index, 65_536)
        xmlParseChunk(context, base.map { $0 + index }, Int32(count), 0)
        index += count
      }
      xmlParseChunk(context, nil, 0, 1)
    }
  }
}

/// What libxml2 calls; C passes it through as a pointer.
private final class Listener {
  private let handle: (XMLReader.Event) -> Void
  /// How many elements are open.
  private(set) var depth = 0
  /// How many elements there have been.
  private(set) var count = 0

  init(_ handle: @escaping (XMLReader.Event) -> Void) { self.handle = handle }

  static var callbacks: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { user, name, _, uri, _, _, count, _, attributes in
      Listener.of(user)?.start(name, uri, count, attributes)
    }
    handler.endElementNs = { user, name, _, uri in Listener.of(user)?.end(name, uri) }
    handler.characters = { user, text, count in Listener.of(user)?.text(text, count) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { user, text, count in Listener.of(user)?.text(text, count) }
    return handler
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> Listener? {
    user.map { Unmanaged<Listener>.fromOpaque($0).takeUnretainedValue() }
  }

  private func end(_ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?) {
    depth -= 1
    handle(.end(name: string(name) ?? "", namespace: string(uri)))
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?,
    _ count: Int32,
    _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    depth += 1
    self.count += 1
    var attributes: [String: String] = [:]
    for index in 0..<Int(count) {
      // Five pointers each: name, prefix, namespace, start and end of the value.
      guard let values, let key = string(values[5 * index]), let start = values[5 * index + 3],
        let end = values[5 * index + 4]
      else { continue }
      let isXML = string(values[5 * index + 1]) == "xml"
      let value = UnsafeBufferPointer(start: start, count: end - start)
      attributes[isXML ? "xml:" + key : key] = String(decoding: value, as: UTF8.self)
    }
    handle(.start(name: string(name) ?? "", namespace: string(uri), attributes: attributes))
  }

  private func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    handle(.text(Array(UnsafeBufferPointer(start: text, count: Int(count)))))
  }
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String? {
  text.map { String(cString: $0) }
}
