internal import DatelineModel

/// The pages of a web archive (WARC, ISO 28500): responses, resources and conversions, plain or with
/// a gzip member for each record.
///
/// Damage ends no archive: the reader goes on at the next record, and a document that cannot be read
/// says which bytes were lost.
final class WarcMembers: Members {
  private static let magic = Array("WARC/".utf8)
  private static let headerLimit = 65_536

  private let stream: ByteStream
  private let limits: SourceLimits
  private var numbers: MemberNumbers
  private var isOver = false
  private(set) var skipped = 0
  let isSelfContained = true

  init(_ stream: ByteStream, _ numbers: MemberNumbers, limits: SourceLimits) {
    self.stream = stream
    self.numbers = numbers
    self.limits = limits
  }

  /// Why a record cannot be read.
  private enum Damage: Error {
    case truncated
    case garbled(String)
  }

  var position: Int { stream.rawOffset }

  func next() -> Input? {
    while !isOver {
      skipLineBreaks()
      guard stream.ensure(1) else { return end() }
      let start = place
      do throws(Damage) {
        if let capture = try record() { return numbers.input(.capture(capture)) }
      } catch {
        return lost(from: start, error)
      }
    }
    return nil
  }

  // MARK: Damage

  /// The offset in the file where the record begins: of a packed one, its gzip member.
  private var place: Int {
    guard stream.isPacked else { return stream.offset }
    // Within a member that holds many records there are no places but where reading stands.
    guard let mark = stream.marks.first, mark.offset == stream.offset else {
      return stream.rawOffset
    }
    return mark.packed
  }

  private func end() -> Input? {
    let start = place
    switch stream.state {
    case .open, .ended:
      isOver = true
      return nil
    case .truncated: return lost(from: start, .truncated)
    case .damaged(let reason): return lost(from: start, .garbled(reason))
    }
  }

  private func lost(from start: Int, _ damage: Damage) -> Input {
    switch damage {
    case .truncated:
      // The file may have been cut in the middle and others appended behind the cut.
      let next = stream.isPacked ? stream.resume(after: start, expecting: Self.magic) : nil
      guard let next else {
        isOver = true
        return numbers.lost(
          "archive.truncated",
          "the archive ends in the middle of the record that begins at byte \(start); fetch it again"
        )
      }
      return damaged(from: start, to: next, "the record ends early")
    case .garbled(let reason):
      let next = stream.isPacked ? stream.resume(after: start, expecting: Self.magic) : seek()
      isOver = next == nil
      return damaged(from: start, to: next, reason)
    }
  }

  private func damaged(from start: Int, to next: Int?, _ reason: String) -> Input {
    let end = next.map(String.init) ?? "the end"
    return numbers.lost(
      "archive.damaged",
      "bytes \(start) to \(end) are damaged (\(reason)); the records in them are lost; fetch the "
        + "archive again"
    )
  }

  /// Goes to the next line of a plain archive that begins a record.
  private func seek() -> Int? {
    let wanted = [0x0A] + Self.magic
    while true {
      if let found = stream.find(wanted) {
        stream.consume(found + 1)
        return stream.offset
      }
      guard stream.state == .open else { return nil }
      stream.consume(max(stream.available - wanted.count, 0))
      stream.fill()
    }
  }

  // MARK: Records

  private func skipLineBreaks() {
    while stream.ensure(1), stream[0] == 0x0D || stream[0] == 0x0A { stream.consume(1) }
  }

  /// Reads the record that begins here; `nil` for one that is no page.
  private func record() throws(Damage) -> Capture? {
    let (header, headerSize) = try header()
    guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
      throw .garbled("a record without Content-Length")
    }
    let type = header["warc-type"]?.lowercased()
    let isPage = type == "response" || type == "resource" || type == "conversion"
    let kept = isPage ? min(length, limits.documentBytes) : 0
    guard stream.ensure(headerSize + kept) else { throw damage }
    let block = stream.bytes(headerSize..<headerSize + kept)
    if length == kept {
      try checkEnd(at: headerSize + length)
      stream.consume(headerSize + length)
    } else if !stream.skip(headerSize + length) {
      throw damage
    }
    guard isPage else {
      // A revisit stands for a page whose bytes are elsewhere.
      if type == "revisit" { skipped += 1 }
      return nil
    }
    var capture = Capture(
      bytes: block,
      isHTTP: false,
      isCut: length > kept || header["warc-truncated"] != nil
    )
    capture.url = header["warc-target-uri"].map(Self.withoutBrackets)
    capture.date = header["warc-date"]
    capture.contentType = header["content-type"]
    capture.isHTTP = capture.contentType?.lowercased().hasPrefix("application/http") ?? false
    guard PageFilter.isPage(capture) else {
      skipped += 1
      return nil
    }
    return capture
  }

  private var damage: Damage {
    switch stream.state {
    case .open, .ended, .truncated: .truncated
    case .damaged(let reason): .garbled(reason)
    }
  }

  /// The named fields of the record's header in lower case, and its length.
  private func header() throws(Damage) -> ([String: String], Int) {
    guard stream.ensure(Self.magic.count) else { throw damage }
    guard stream.bytes(0..<Self.magic.count) == Self.magic else {
      throw .garbled("no record begins where one should")
    }
    var wanted = 1_024
    while true {
      let isWhole = stream.ensure(wanted)
      let found = [[0x0D, 0x0A, 0x0D, 0x0A], [0x0A, 0x0A]].compactMap { mark in
        stream.find(mark).map { ($0, mark.count) }
      }.min { $0.0 < $1.0 }
      if let (end, count) = found {
        return (HeaderFields.read(stream.bytes(0..<end)), end + count)
      }
      if !isWhole { throw damage }
      guard wanted < Self.headerLimit else { throw .garbled("a header that does not end") }
      wanted = min(max(wanted * 2, stream.available), Self.headerLimit)
    }
  }

  /// Makes sure that the record is what it claims to be before it is given away: that it is followed
  /// by an empty line, and, if packed, that its checksum is right.
  private func checkEnd(at end: Int) throws(Damage) {
    guard stream.ensure(end + 1) else {
      if case .damaged(let reason) = stream.state { throw .garbled(reason) }
      if stream.state == .truncated { throw .truncated }
      return
    }
    let byte = stream[end]
    guard byte == 0x0D || byte == 0x0A || stream.isPacked else {
      throw .garbled("a record that is longer than it says")
    }
    guard stream.isPacked else { return }
    // The empty line behind a record is the last of its member; the checksum follows.
    guard !stream.ensure(end + 5) else { return }
    // What is wrong may be the next member, which is another record.
    if let last = stream.marks.last, last.offset >= stream.offset + end { return }
    if case .damaged(let reason) = stream.state { throw .garbled(reason) }
    if stream.state == .truncated { throw .truncated }
  }

  private static func withoutBrackets(_ url: String) -> String {
    url.hasPrefix("<") && url.hasSuffix(">") ? String(url.dropFirst().dropLast()) : url
  }
}

/// Header fields as WARC and HTTP/1 write them.
enum HeaderFields {
  /// The fields of a header, by name in lower case; the first line is left aside, and of fields that
  /// occur twice the last counts.
  static func read(_ bytes: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    var last: String?
    for line in bytes.split(separator: 0x0A).dropFirst() {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if text.hasPrefix(" ") || text.hasPrefix("\t") {
        // A folded line.
        if let last { fields[last, default: ""] += " " + text.drop { $0 == " " || $0 == "\t" } }
        continue
      }
      guard let colon = text.firstIndex(of: ":") else { continue }
      let name = text[..<colon].lowercased()
      fields[name] = trimmed(text[text.index(after: colon)...])
      last = name
    }
    return fields
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
