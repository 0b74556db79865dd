internal import DatelineModel

/// The page as libxml2 gets to see it, and what was lifted out of it on the way.
///
/// libxml2 spends its time per character, and most characters of a page are scripts, styles and
/// comments, which it also delimits differently from HTML5. So one pass over the source decides
/// where tags, text, comments and raw text begin and end, as the HTML Standard's tokenizer does, and
/// writes down what is left for libxml2 in a form that it reads without repairs of its own:
///
/// - `<name a="b">` is a start tag; attributes quoted, references resolved except `&amp;` `&lt;`
///   `&quot;`;
/// - `<e.name>` is an end tag: libxml2 must not decide what it closes, HTML5's rules do that later;
/// - `<s.name>` is the start tag of `html`, `head` or `body`, which libxml2 drops where it does not
///   like them;
/// - `<e.>` stands for the next of `lifted`.
///
/// A point in a name of the page is written as `_`, so that no tag can be taken for those.
struct Feed: ~Copyable {
  /// Something that libxml2 does not see.
  struct Lifted {
    /// `raw` or `comment`.
    var kind: Tree.Kind
    /// Where it lies in the source.
    var start: UInt32
    var end: UInt32
  }

  /// The element around everything.
  ///
  /// libxml2 would invent a paragraph for text outside elements.
  static let wrapper: StaticString = "<ins>"

  /// What libxml2 parses.
  var bytes = ByteBuffer(capacity: 1 << 16)
  /// What was lifted out, in document order.
  var lifted: [Lifted] = []
  /// Values of attributes that were lifted out, in document order.
  var values: [ByteRange] = []
  /// Attributes beyond `attributeCap` of one tag, which were dropped.
  var droppedAttributes = 0
  /// The number of tags.
  var tags = 0
  /// Whether the source says that it is XML, where a slash closes any element.
  var isXML = false
  /// Elements of raw text that no end tag ends from here on.
  var endless: [Tag] = []

  let names = NameTable.tags
  private let entities = Entities.all

  /// A tag may have this many attributes.
  static let attributeCap = 256
  /// A value of this many bytes or more is lifted out if it holds no reference.
  static let longValue = 32
  /// Names are cut at this length: libxml2 cuts them at 100 bytes.
  static let nameCap = 80
  /// Kept between documents.
  private static let kept = 1 << 22

  /// Writes the feed of a source.
  ///
  /// The source is valid UTF-8 without NUL and CR.
  mutating func lift(_ source: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keeping: Self.kept)
    lifted.removeAll(keepingCapacity: lifted.capacity < 1 << 16)
    values.removeAll(keepingCapacity: values.capacity < 1 << 16)
    droppedAttributes = 0
    tags = 0
    isXML = false
    endless.removeAll()
    bytes.append(Self.wrapper)
    if let base = source.baseAddress {
      var scan = SourceScan(base: base, count: source.count)
      var start = 0
      while start < source.count, isSpace(base[start]) { start += 1 }
      isXML = scan.starts(at: start, with: "<?xml")
      while scan.index < scan.count { markupOrText(&scan) }
    }
    // libxml2 wants its input to end in NUL.
    bytes.append(0)
    bytes.removeLast(1)
  }

  private mutating func markupOrText(_ scan: inout SourceScan) {
    let end = find(0x3C, in: scan.base, from: scan.index, count: scan.count)
    if end > scan.index { text(scan.base, from: scan.index, to: end) }
    scan.index = end
    guard end < scan.count else { return }
    let next = end + 1 < scan.count ? scan.base[end + 1] : 0
    if isLetter(next) {
      startTag(&scan)
    } else if next == 0x2F {
      endTag(&scan)
    } else if next == 0x21 {
      declaration(&scan)
    } else if next == 0x3F {
      bogusComment(&scan, from: end + 1)
    } else {
      bytes.append("&lt;")
      scan.index += 1
    }
  }

  // MARK: Text

  /// Writes text, its references resolved.
  mutating func text(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    bytes.reserve(end - start)
    var index = start
    while index < end {
      let stop = plainEnd(base, from: index, to: end)
      bytes.append(base + index, count: stop - index)
      index = stop
      guard index < end else { return }
      let byte = base[index]
      if byte == 0x26 {
        index += reference(base + index, left: end - index, inAttribute: false)
      } else {
        if byte == 0x3C { bytes.append("&lt;") } else if byte == 0x0C { bytes.append(0x20) }
        index += 1
      }
    }
  }

  /// The end of the stretch of text that libxml2 takes as it is.
  @inline(__always)
  private func plainEnd(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let byte = base[index]
      if byte == 0x26 || byte == 0x3C { break }
      // libxml2 complains about control characters, slowly.
      if byte < 0x20, byte != 0x0A, byte != 0x09 { break }
      index &+= 1
    }
    return index
  }

  /// Writes what the reference at `bytes` means; how many bytes of the source that was.
  mutating func reference(
    _ start: UnsafePointer<UInt8>,
    left: Int,
    inAttribute: Bool
  ) -> Int {
    guard let match = entities.match(start, left: left, inAttribute: inAttribute) else {
      bytes.append("&amp;")
      return 1
    }
    scalar(match.first)
    scalar(match.second)
    return match.count
  }

  private mutating func scalar(_ scalar: UInt32) {
    switch scalar {
    case 0: break
    case 0x26: bytes.append("&amp;")
    case 0x3C: bytes.append("&lt;")
    case 0x22: bytes.append("&quot;")
    case 1..<0x80: bytes.append(UInt8(scalar))
    default: bytes.append(scalar: scalar)
    }
  }

  // MARK: Comments and declarations

  mutating func lift(_ kind: Tree.Kind, from start: Int, to end: Int) {
    bytes.append("<e.>")
    tags += 1
    lifted.append(Lifted(kind: kind, start: UInt32(start), end: UInt32(end)))
  }

  private mutating func declaration(_ scan: inout SourceScan) {
    let start = scan.index + 2
    if scan.starts(at: start, with: "--") {
      let range = scan.commentEnd(from: start + 2)
      lift(.comment, from: start + 2, to: range.end)
      scan.index = range.next
    } else if scan.starts(at: start, with: "doctype") {
      scan.index = min(find(0x3E, in: scan.base, from: start, count: scan.count) + 1, scan.count)
    } else {
      bogusComment(&scan, from: start)
    }
  }

  mutating func bogusComment(_ scan: inout SourceScan, from start: Int) {
    let end = find(0x3E, in: scan.base, from: start, count: scan.count)
    lift(.comment, from: start, to: end)
    scan.index = min(end + 1, scan.count)
  }
}

/// How a long value is marked in the feed.
enum LongValue {
  static let mark: UInt8 = 0x02
}
