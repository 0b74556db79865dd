internal import DatelineModel

extension Feed {
  // MARK: Tags

  mutating func endTag(_ scan: inout SourceScan) {
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

  mutating func startTag(_ scan: inout SourceScan) {
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
    if isSelfClosing, isXML, !tag.isVoid,
      !hasEnd(scan, name: scan.base + start, count: nameEnd - start)
    {
      writeEnd(scan.base + start, count: nameEnd - start)
      return
    }
    switch tag {
    case .script, .style, .xmp, .iframe, .noembed, .noframes, .title, .textarea:
      let isLost = isSelfClosing && endless.contains(tag)
      let end =
        isLost
        ? scan.count
        : scan.rawEnd(
          name: scan.base + start,
          count: nameEnd - start,
          isScript: tag == .script
        )
      if isSelfClosing, end == scan.count {
        // HTML ignores the slash, and all that follows would be lost: XML was meant.
        if !isLost { endless.append(tag) }
        writeEnd(scan.base + start, count: nameEnd - start)
        return
      }
      if tag == .title || tag == .textarea {
        text(scan.base, from: scan.index, to: end)
      } else if end > scan.index {
        lift(.raw, from: scan.index, to: end)
      }
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

  /// Whether an element of raw text ends with a tag of its own, before another one of its name begins.
  private func hasEnd(
    _ scan: borrowing SourceScan,
    name: UnsafePointer<UInt8>,
    count: Int
  ) -> Bool {
    guard Self.rawNames.contains(where: { $0.count == count && matches(name, $0) }) else {
      return false
    }
    let base = scan.base
    var place = scan.index
    while place + count + 2 <= scan.count {
      if base[place] == 0x3C {
        let isEnd = base[place + 1] == 0x2F
        let first = place + (isEnd ? 2 : 1)
        if first + count <= scan.count,
          (0..<count).allSatisfy({ base[first + $0] | 0x20 == name[$0] | 0x20 })
        {
          return isEnd
        }
      }
      place += 1
    }
    return false
  }

  private func matches(_ name: UnsafePointer<UInt8>, _ word: [UInt8]) -> Bool {
    word.indices.allSatisfy { name[$0] | 0x20 == word[$0] }
  }

  private static let rawNames = ["script", "style", "xmp", "iframe", "noembed", "noframes"].map {
    Array($0.utf8)
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
