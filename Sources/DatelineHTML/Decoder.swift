internal import DatelineModel
internal import Glibc

/// Turns a document's bytes into clean UTF-8, and says which charset they were in.
struct Decoder: ~Copyable {
  /// What decoding gives.
  struct Result {
    var source: [UInt8] = []
    var charset = "utf-8"
    var from = "default"
    var issues: [Issue] = []
  }

  /// A charset and where it was read.
  private struct Choice {
    var charset: String
    var from: String
    /// Bytes of a byte-order mark to leave out.
    var skip = 0
  }

  private var scratch = ByteBuffer()
  /// What `scratch` holds of this document: which charset it was read in, and the U+FFFD in it.
  private var converted: (charset: String, lost: Int)?
  private var conversions: [String: Iconv] = [:]
  private var tables: [String: SingleByteTable] = [:]
  private var detector: CharsetDetector?

  /// Decoded text beyond this many bytes is dropped and reported.
  let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Decodes the bytes; `stated` is the label that HTTP or the caller stated.
  mutating func decode(_ bytes: [UInt8], stated: String?) -> Result {
    bytes.withUnsafeBufferPointer { buffer in
      var result = Result()
      guard let base = buffer.baseAddress, buffer.count > 0 else {
        result.issues.append(
          Issue(.error, "page.empty", stage: "decode", "The document is empty (0 bytes).")
        )
        return result
      }
      if let kind = BinarySniff.kind(of: buffer) {
        result.issues.append(
          Issue(
            .error,
            "page.binary",
            stage: "decode",
            "The document is not text but \(kind) (\(buffer.count) bytes)."
          )
        )
        return result
      }
      decode(base, buffer, stated: stated, into: &result)
      if result.source.allSatisfy(isSpace) {
        result.issues.append(
          Issue(
            .error,
            "page.empty",
            stage: "decode",
            "The document holds nothing but white space (\(buffer.count) bytes)."
          )
        )
      }
      return result
    }
  }

  private mutating func decode(
    _ base: UnsafePointer<UInt8>,
    _ buffer: UnsafeBufferPointer<UInt8>,
    stated: String?,
    into result: inout Result
  ) {
    converted = nil
    let check = UTF8Check(base, count: buffer.count)
    let choice = choose(buffer, stated: stated, check: check, issues: &result.issues)
    result.charset = choice.charset
    result.from = choice.from
    let start = base + choice.skip
    let count = buffer.count - choice.skip
    var replaced = 0
    if choice.charset == "utf-8", check.invalid == 0, !check.hasNoncharacter {
      result.source = clean(start, count: min(count, limit + 1))
    } else {
      // Trying a charset out has read the whole document already.
      if choice.skip == 0, let converted, converted.charset == choice.charset {
        replaced = converted.lost
      } else {
        replaced = convert(start, count: count, charset: choice.charset)
      }
      result.source = clean(scratch.base, count: min(scratch.count, limit + 1))
    }
    if replaced > 0 {
      result.issues.append(
        Issue(
          .warning,
          "charset.replaced",
          stage: "decode",
          "\(replaced) invalid byte sequences were replaced by U+FFFD when reading as "
            + "\(choice.charset); if the text looks wrong, state the charset."
        )
      )
    }
    cap(&result, bytes: buffer.count)
  }

  private func cap(_ result: inout Result, bytes: Int) {
    guard result.source.count > limit else { return }
    var end = limit
    while end > 0, result.source[end] & 0xC0 == 0x80 { end -= 1 }
    result.source.removeSubrange(end...)
    result.issues.append(
      Issue(
        .warning,
        "page.size",
        stage: "decode",
        "Only the first \(limit) bytes of text were read; the document has \(bytes) bytes."
      )
    )
  }

  /// Reads the bytes into `scratch` as UTF-8; how many U+FFFD that took.
  private mutating func convert(
    _ bytes: UnsafePointer<UInt8>,
    count: Int,
    charset: String
  ) -> Int {
    scratch.removeAll(keeping: 1 << 22)
    let lost = append(bytes, count: count, charset: charset)
    converted = (charset, lost)
    return lost
  }

  private mutating func append(
    _ bytes: UnsafePointer<UInt8>,
    count: Int,
    charset: String
  ) -> Int {
    switch charset {
    case "utf-8": return repairUTF8(bytes, count: count)
    case "utf-16le": return convertUTF16(bytes, count: count, highAt: 1)
    case "utf-16be": return convertUTF16(bytes, count: count, highAt: 0)
    case "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp":
      if conversions[charset] == nil { conversions[charset] = Iconv(charset: charset) }
      guard let conversion = conversions[charset] else {
        return repairUTF8(bytes, count: count)
      }
      return conversion.convert(bytes, count: count, into: &scratch, limit: limit + 8)
    default:
      let table = tables[charset] ?? SingleByteTable(charset: charset)
      tables[charset] = table
      return table.convert(bytes, count: count, into: &scratch, limit: limit + 8)
    }
  }

  private mutating func repairUTF8(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    var replaced = 0
    var index = 0
    while index < count, scratch.count <= limit {
      let next = firstNonASCII(bytes, from: index, count: count)
      scratch.append(bytes + index, count: next - index)
      index = next
      guard index < count else { break }
      let length = sequenceLength(bytes + index, left: count - index)
      if length > 0, !isNoncharacter(bytes + index, length: length) {
        scratch.append(bytes + index, count: length)
        index += length
      } else {
        scratch.append(scalar: 0xFFFD)
        replaced += 1
        index += abs(length)
      }
    }
    return replaced
  }

  private mutating func convertUTF16(
    _ bytes: UnsafePointer<UInt8>,
    count: Int,
    highAt high: Int
  ) -> Int {
    var replaced = 0
    var index = 0
    while index + 1 < count, scratch.count <= limit {
      let unit = UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
      index += 2
      if unit & 0xFC00 == 0xD800, index + 1 < count, bytes[index + high] & 0xFC == 0xDC {
        let second = UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
        index += 2
        scratch.append(scalar: 0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF)
      } else if unit & 0xF800 == 0xD800 || unit >= 0xFFFE {
        scratch.append(scalar: 0xFFFD)
        replaced += 1
      } else {
        scratch.append(scalar: unit)
      }
    }
    if index < count {
      scratch.append(scalar: 0xFFFD)
      replaced += 1
    }
    return replaced
  }

  /// Copies text with line ends as line feeds and without NUL, which HTML ignores.
  private func clean(_ bytes: UnsafePointer<UInt8>, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { output, written in
      guard let target = output.baseAddress else { return }
      var index = 0
      var nextReturn = find(0x0D, in: bytes, from: 0, count: count)
      var nextNul = find(0, in: bytes, from: 0, count: count)
      while index < count {
        let stop = min(nextReturn, nextNul)
        (target + written).initialize(from: bytes + index, count: stop - index)
        written += stop - index
        index = stop
        guard index < count else { break }
        if bytes[index] == 0 {
          nextNul = find(0, in: bytes, from: index + 1, count: count)
        } else {
          // CR LF becomes LF, which the next stretch copies.
          if index + 1 >= count || bytes[index + 1] != 0x0A {
            (target + written).initialize(to: 0x0A)
            written += 1
          }
          nextReturn = find(0x0D, in: bytes, from: index + 1, count: count)
        }
        index += 1
      }
    }
  }

  // MARK: Which charset

  private mutating func choose(
    _ buffer: UnsafeBufferPointer<UInt8>,
    stated: String?,
    check: UTF8Check,
    issues: inout [Issue]
  ) -> Choice {
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
      return Choice(charset: "utf-8", from: "bom", skip: 3)
    }
    if buffer.starts(with: [0xFF, 0xFE]) {
      return Choice(charset: "utf-16le", from: "bom", skip: 2)
    }
    if buffer.starts(with: [0xFE, 0xFF]) {
      return Choice(charset: "utf-16be", from: "bom", skip: 2)
    }
    if let stated, !stated.isEmpty {
      if let name = CharsetLabels.name(of: stated), name != "replacement" {
        return verify(Choice(charset: name, from: "http"), buffer, check)
      }
      issues.append(
        Issue(
          .note,
          "charset.unknown",
          stage: "decode",
          "The stated charset \"\(stated.prefix(40))\" is not one that is known; it was ignored."
        )
      )
    }
    if buffer.starts(with: [0x3C, 0x00]) { return Choice(charset: "utf-16le", from: "detected") }
    if buffer.starts(with: [0x00, 0x3C]) { return Choice(charset: "utf-16be", from: "detected") }
    if let name = MetaPrescan.label(in: buffer, limit: 1024), name != "replacement" {
      return verify(Choice(charset: name, from: "meta"), buffer, check)
    }
    if check.nonASCII == 0, !hasEscape(buffer) { return Choice(charset: "utf-8", from: "default") }
    if isUTF8(check), check.nonASCII > 0 { return Choice(charset: "utf-8", from: "detected") }
    // Browsers look no further than the first KB; beyond it, a statement still beats a guess.
    if let name = MetaPrescan.label(in: buffer, limit: 1 << 16), name != "replacement",
      name != "utf-8"
    {
      return verify(Choice(charset: name, from: "meta"), buffer, check)
    }
    if let name = detect(buffer) { return Choice(charset: name, from: "detected") }
    return Choice(charset: "windows-1252", from: "default")
  }

  private func hasEscape(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = buffer.baseAddress else { return false }
    return find(0x1B, in: base, from: 0, count: buffer.count) < buffer.count
  }

  /// A few bad bytes in a page of good sequences do not make it another charset.
  private func isUTF8(_ check: UTF8Check) -> Bool {
    check.invalid == 0 || check.sequences >= 20 * check.invalid
  }

  private mutating func detect(_ buffer: UnsafeBufferPointer<UInt8>) -> String? {
    guard let base = buffer.baseAddress else { return nil }
    if detector == nil { detector = CharsetDetector() }
    return detector?.guess(base, count: buffer.count)
  }

  /// So many characters of an East Asian charset are not UTF-8 by chance.
  private static let sureSequences = 8

  /// Keeps a declared charset unless the bytes speak clearly against it.
  private mutating func verify(
    _ declared: Choice,
    _ buffer: UnsafeBufferPointer<UInt8>,
    _ check: UTF8Check
  ) -> Choice {
    guard let base = buffer.baseAddress, check.nonASCII > 0 else { return declared }
    if declared.charset == "utf-8" {
      guard !isUTF8(check), check.invalid * 4 > check.sequences else { return declared }
      guard let guess = detect(buffer), guess != "utf-8" else { return declared }
      let lost = convert(base, count: buffer.count, charset: guess)
      return lost * 4 < check.invalid ? Choice(charset: guess, from: "detected") : declared
    }
    if declared.charset.hasPrefix("utf-16") {
      return check.invalid == 0 && !looksLikeUTF16(buffer)
        ? Choice(charset: "utf-8", from: "detected") : declared
    }
    let lost = convert(base, count: buffer.count, charset: declared.charset)
    let isSingleByte = SingleByteTable.isSingleByte(declared.charset)
    // Text in another charset is UTF-8 by chance only if it is very short.
    if check.invalid == 0,
      lost > 0 || isSingleByte
        || check.sequences >= Self.sureSequences && hasManyPairs(buffer)
    {
      return Choice(charset: "utf-8", from: "detected")
    }
    if lost * 10 > check.nonASCII {
      if isUTF8(check) { return Choice(charset: "utf-8", from: "detected") }
      // Any bytes at all can be read in a charset of single bytes: that proves nothing.
      if let guess = detect(buffer), guess != declared.charset, !SingleByteTable.isSingleByte(guess)
      {
        let other = convert(base, count: buffer.count, charset: guess)
        if other * 4 < lost { return Choice(charset: guess, from: "detected") }
      }
    }
    return declared
  }

  /// Whether the bytes beyond ASCII are of at least four kinds: one word that recurs proves nothing.
  private func hasManyPairs(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    var seen: [UInt16] = []
    var place = 0
    while place + 1 < buffer.count {
      guard buffer[place] >= 0x80 else {
        place += 1
        continue
      }
      let pair = UInt16(buffer[place]) << 8 | UInt16(buffer[place + 1])
      if !seen.contains(pair) { seen.append(pair) }
      if seen.count >= 4 { return true }
      place += 2
    }
    return false
  }

  private func looksLikeUTF16(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    buffer.prefix(512).contains(0)
  }
}

/// The index of the first `byte` at or after `start`; `count` if there is none.
@inline(__always)
func find(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
  guard start < count, let found = memchr(bytes + start, Int32(byte), count - start) else {
    return count
  }
  return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
}

/// Whether a well-formed sequence is U+FFFE or U+FFFF, which are not characters.
@inline(__always)
func isNoncharacter(_ bytes: UnsafePointer<UInt8>, length: Int) -> Bool {
  length == 3 && bytes[0] == 0xEF && bytes[1] == 0xBF && bytes[2] >= 0xBE
}
