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

  private let names = NameTable.tags
  private let entities = Entities.all

  /// A tag may have this many attributes.
  static let attributeCap = 256
  /// A value of this many bytes or more is lifted out if it holds no reference.
  static let longValue = 32
  /// Names are cut at this length: libxml2 cuts them at 100 bytes.
  private static let nameCap = 80
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
    bytes.append(Self.wrapper)
    if let base = source.baseAddress {
      var scan = SourceScan(base: base, count: source.count)
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
  private mutating func text(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) {
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
  private mutating func reference(
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

  private mutating func lift(_ kind: Tree.Kind, from start: Int, to end: Int) {
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

  private mutating func bogusComment(_ scan: inout SourceScan, from start: Int) {
    let end = find(0x3E, in: scan.base, from: start, count: scan.count)
    lift(.comment, from: start, to: end)
    scan.index = min(end + 1, scan.count)
  }

  // MARK: Tags

  private mutating func endTag(_ scan: inout SourceScan) {
    let start = scan.index + 2
    guard start < scan.count else {
      text(scan.base, from: scan.index, to: scan.count)
      scan.index = scan.count
      return
    }
    guard isLetter(scan.base[start]) else {
      if scan.base[start] == 0x3E {
        scan.index = start + 1
      } else {
        bogusComment(&scan, from: start)
      }
      return
    }
    let nameEnd = scan.nameEnd(from: start)
    let end = scan.tagEnd(from: nameEnd)
    scan.index = end
    // A tag that the end of the page cuts off is no tag.
    guard scan.base[end - 1] == 0x3E, end > nameEnd else { return }
    writeEnd(scan.base + start, count: nameEnd - start)
  }

  private mutating func writeEnd(_ name: UnsafePointer<UInt8>, count: Int) {
    bytes.append("<e.")
    self.name(name, count: count)
    bytes.append(0x3E)
    tags += 1
  }

  private mutating func name(_ name: UnsafePointer<UInt8>, count: Int) {
    let count = min(count, Self.nameCap)
    bytes.reserve(count)
    for offset in 0..<count {
      let byte = name[offset]
      let isPlain =
        isLetter(byte) || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x3A
      bytes.append(isPlain ? byte : 0x5F)
    }
  }

  private mutating func startTag(_ scan: inout SourceScan) {
    let start = scan.index + 1
    let nameEnd = scan.nameEnd(from: start)
    let mark = (bytes: bytes.count, values: values.count)
    let tag = names.tag(scan.base + start, count: nameEnd - start)
    bytes.append(0x3C)
    if tag == .html || tag == .head || tag == .body { bytes.append("s.") }
    name(scan.base + start, count: nameEnd - start)
    scan.index = nameEnd
    guard let isSelfClosing = attributes(&scan) else {
      // The end of the page cuts the tag off: it is no tag.
      bytes.removeLast(bytes.count - mark.bytes)
      values.removeLast(values.count - mark.values)
      return
    }
    bytes.append(0x3E)
    tags += 1
    switch tag {
    case .script, .style, .xmp, .iframe, .noembed, .noframes:
      rawText(&scan, name: scan.base + start, count: nameEnd - start, isScript: tag == .script)
    case .title, .textarea:
      let end = scan.rawEnd(name: scan.base + start, count: nameEnd - start, isScript: false)
      text(scan.base, from: scan.index, to: end)
      scan.index = end
    case .plaintext:
      text(scan.base, from: scan.index, to: scan.count)
      scan.index = scan.count
    case .svg:
      if isSelfClosing { writeEnd(scan.base + start, count: nameEnd - start) } else { svg(&scan) }
    default:
      if isSelfClosing, isForeign(tag, scan.base + start, count: nameEnd - start) {
        writeEnd(scan.base + start, count: nameEnd - start)
      }
    }
  }

  /// Whether an element that HTML does not know is one of MathML's, which may close themselves.
  private func isForeign(_ tag: Tag, _ name: UnsafePointer<UInt8>, count: Int) -> Bool {
    if tag == .math { return true }
    guard tag == .unknown, count > 1, name[0] | 0x20 == 0x6D else { return false }
    for word: StaticString in ["mspace", "mi", "mo", "mn", "mrow", "mprescripts", "maligngroup"]
    where word.utf8CodeUnitCount == count {
      var offset = 0
      while offset < count, lowercased(name[offset]) == word.utf8Start[offset] { offset += 1 }
      if offset == count { return true }
    }
    return false
  }

  private mutating func rawText(
    _ scan: inout SourceScan,
    name: UnsafePointer<UInt8>,
    count: Int,
    isScript: Bool
  ) {
    let start = scan.index
    let end = scan.rawEnd(name: name, count: count, isScript: isScript)
    if end > start { lift(.raw, from: start, to: end) }
    scan.index = end
  }

  /// Lifts a drawing's content out: it is long, and none of it is the page's text.
  private mutating func svg(_ scan: inout SourceScan) {
    let start = scan.index
    let end = scan.svgEnd(names: names)
    if end > start { lift(.raw, from: start, to: end) }
    scan.index = end
    if !scan.starts(at: end, with: "</svg") {
      let name: StaticString = "svg"
      writeEnd(name.utf8Start, count: 3)
    }
  }

  // MARK: Attributes

  /// Writes a tag's attributes, up to and with its `>`; whether it ends in `/>`, `nil` if it never
  /// ends.
  private mutating func attributes(_ scan: inout SourceScan) -> Bool? {
    let base = scan.base
    let count = scan.count
    var index = scan.index
    var number = 0
    while true {
      var slash = false
      while index < count, isSpace(base[index]) || base[index] == 0x2F {
        slash = base[index] == 0x2F
        index &+= 1
      }
      guard index < count else {
        scan.index = count
        return nil
      }
      if base[index] == 0x3E {
        scan.index = index + 1
        return slash
      }
      let name = index
      index &+= 1
      while index < count, !isNameEnd(base[index]) { index &+= 1 }
      let nameEnd = index
      while index < count, isSpace(base[index]) { index &+= 1 }
      var value = index
      var valueEnd = index
      if index < count, base[index] == 0x3D {
        index &+= 1
        while index < count, isSpace(base[index]) { index &+= 1 }
        guard index < count else {
          scan.index = count
          return nil
        }
        let quote = base[index]
        if quote == 0x22 || quote == 0x27 {
          value = index + 1
          valueEnd = find(quote, in: base, from: value, count: count)
          guard valueEnd < count else {
            scan.index = count
            return nil
          }
          index = valueEnd + 1
        } else {
          value = index
          while index < count, !isSpace(base[index]), base[index] != 0x3E { index &+= 1 }
          valueEnd = index
        }
      }
      number += 1
      guard number <= Self.attributeCap else {
        droppedAttributes += 1
        continue
      }
      if isPlainName(base + name, count: nameEnd - name) {
        bytes.append(0x20)
        bytes.append(base + name, count: nameEnd - name)
        self.value(base, from: value, to: valueEnd)
      }
    }
  }

  @inline(__always)
  private func isNameEnd(_ byte: UInt8) -> Bool {
    byte == 0x3D || byte == 0x3E || byte == 0x2F || isSpace(byte)
  }

  /// Whether libxml2 can read the name.
  ///
  /// Others (`@click`, `[hidden]`) are left out: they mean
  /// something to scripts alone.
  private func isPlainName(_ name: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard isLetter(name[0]), count <= Self.nameCap else { return false }
    for offset in 1..<max(count, 1) {
      let byte = name[offset]
      guard
        isLetter(byte) || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x3A || byte == 0x2E
          || byte == 0x5F
      else { return false }
    }
    return true
  }

  private mutating func value(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    guard end > start else { return }
    bytes.append(0x3D)
    bytes.append(0x22)
    if end - start >= Self.longValue,
      find(0x26, in: base, from: start, count: end) == end
    {
      // No value of the page can start with this byte: control characters are left out.
      bytes.append(LongValue.mark)
      values.append(ByteRange(start, end))
    } else {
      var index = start
      while index < end {
        var stop = index
        while stop < end, isPlainValue(base[stop]) { stop &+= 1 }
        bytes.append(base + index, count: stop - index)
        index = stop
        guard index < end else { break }
        if base[index] == 0x26 {
          index += reference(base + index, left: end - index, inAttribute: true)
        } else {
          if base[index] == 0x22 { bytes.append("&quot;") }
          index += 1
        }
      }
    }
    bytes.append(0x22)
  }

  @inline(__always)
  private func isPlainValue(_ byte: UInt8) -> Bool {
    byte != 0x26 && byte != 0x22 && (byte >= 0x20 || byte == 0x0A || byte == 0x09)
  }
}

/// How a long value is marked in the feed.
enum LongValue {
  static let mark: UInt8 = 0x02
}
