import DatelineModel
import DatelineSource
import Foundation
import Testing

/// Web archives, ZIP archives and feeds, whole and broken.
@Suite struct ArchiveTests {
  // MARK: Web archives

  static func page(_ number: Int) -> String { "<title>T</title><p>Story \(number) from Paris." }

  /// A WARC record of a response.
  static func response(
    _ number: Int,
    _ body: [UInt8],
    header: String = "Content-Type: text/html; charset=utf-8\r\n",
    status: Int = 200
  ) -> [UInt8] {
    let message = Array("HTTP/1.1 \(status) X\r\n\(header)\r\n".utf8) + body
    return record("response", "application/http; msgtype=response", message, number)
  }

  static func record(_ type: String, _ media: String, _ block: [UInt8], _ number: Int) -> [UInt8] {
    let header = """
      WARC/1.0\r
      WARC-Type: \(type)\r
      WARC-Target-URI: https://example.com/\(number)\r
      WARC-Date: 2024-03-01T00:00:00Z\r
      Content-Type: \(media)\r
      Content-Length: \(block.count)\r
      \r

      """
    return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
  }

  static let three = (0..<3).map { response($0, Array(page($0).utf8)) }

  /// Gzip data whose content is stored, as `gzip` makes of what cannot be packed.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < 65_536)
    let size = UInt16(bytes.count)
    func low(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
    let lengths = [UInt8(size & 0xFF), UInt8(size >> 8), UInt8(~size & 0xFF), UInt8(~size >> 8)]
    return head + lengths + bytes + low(crc(bytes)) + low(UInt32(bytes.count))
  }

  static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
        value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
  }

  func documents(_ files: [String: [UInt8]]) throws -> [Document] {
    let folder = try InputTests.Folder(files)
    let cursor = InputCursor([folder.path])
    let loader = Loader()
    var all: [Document] = []
    while let input = cursor.next() { all.append(loader.document(for: input)) }
    return all
  }

  static func codes(_ documents: [Document]) -> [String] {
    documents.map { $0.issues.first?.code ?? "ok" }
  }

  @Test(arguments: ["plain", "member", "one"])
  func responsesBecomePages(form: String) throws {
    let info = Self.record("warcinfo", "application/warc-fields", Array("a: b\r\n".utf8), 0)
    let image = Self.response(8, [0x89, 0x50], header: "Content-Type: image/png\r\n")
    let records = [info, Self.three[0], image] + Self.three[1...]
    let joined = Array(records.joined())
    let files: [String: [UInt8]] =
      switch form {
      case "plain": ["a.warc": joined]
      case "member": ["a.warc.gz": Array(records.map(Self.gzip).joined())]
      default: ["a.warc.gz": Self.gzip(joined)]
      }
    let found = try documents(files)
    #expect(Self.codes(found) == ["ok", "ok", "ok"])
    #expect(found.map { $0.url } == (0..<3).map { "https://example.com/\($0)" })
    #expect(found.map { $0.index } == [0, 1, 2])
    #expect(found[1].bytes == Array(Self.page(1).utf8))
    #expect(found[1].httpStatus == 200)
    #expect(found[1].retrieved == "2024-03-01T00:00:00Z")
    #expect(found[1].statedCharset == "utf-8")
    #expect(found[1].mediaType == "text/html")
  }

  @Test(arguments: [
    (
      "Transfer-Encoding: chunked\r\n", Array("4\r\n<p>P\r\n4\r\naris\r\n0\r\n\r\n".utf8),
      "<p>Paris", nil
    ),
    ("Transfer-Encoding: chunked\r\n", Array("<p>Paris".utf8), "<p>Paris", nil),
    ("Content-Encoding: gzip\r\n", gzip(Array("<p>Paris".utf8)), "<p>Paris", nil),
    ("Content-Encoding: gzip\r\n", Array("<p>Paris".utf8), "<p>Paris", nil),
    (
      "Content-Encoding: deflate\r\n",
      [1, 3, 0, 0xFC, 0xFF] + Array("<p>".utf8), "<p>", nil
    ),
    ("Content-Encoding: br\r\n", [0x0B, 0x02, 0x80], "", "load.coding"),
    ("Content-Encoding: br\r\n", Array("<p>Paris".utf8), "<p>Paris", nil),
  ])
  func codingsAreTakenOff(header: String, body: [UInt8], text: String, code: String?) throws {
    let found = try documents(["a.warc": Self.response(0, body, header: header)])
    #expect(found.count == 1)
    #expect(String(decoding: found[0].bytes, as: UTF8.self) == text)
    #expect(found[0].issues.first?.code == code)
  }

  @Test func redirectionsAreNoPagesAndErrorsAre() throws {
    let moved = Self.response(1, [], status: 301)
    let gone = Self.response(2, Array("<p>Gone".utf8), status: 410)
    let found = try documents(["a.warc": moved + gone])
    #expect(found.map { $0.httpStatus } == [410])
  }

  @Test func resourcesAndConversionsArePages() throws {
    let resource = Self.record("resource", "text/html", Array("<p>R".utf8), 1)
    let text = Self.record("conversion", "text/plain", Array("Paris".utf8), 2)
    let found = try documents(["a.warc": resource + text])
    #expect(found.map(\.format) == [.html, .text])
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["<p>R", "Paris"])
  }

  /// What is damaged costs itself alone, and the document in its place says which bytes were lost.
  @Test func aDamagedMemberDoesNotEndTheFile() throws {
    var members = Self.three.map(Self.gzip)
    let (first, second) = (members[0].count, members[1].count)
    for offset in [20, members[1].count - 5] {
      var broken = members
      broken[1][offset] ^= 0xFF
      let found = try documents(["a.warc.gz": Array(broken.joined())])
      #expect(Self.codes(found) == ["ok", "archive.damaged", "ok"], "byte \(offset)")
      #expect(found[1].issues[0].message.contains("bytes \(first) to \(first + second) "))
    }
    members[1] = Array(members[1].dropLast(30))
    let cut = try documents(["a.warc.gz": Array(members.joined())])
    #expect(Self.codes(cut) == ["ok", "archive.damaged", "ok"])
  }

  @Test func aGarbledRecordOfAPlainFileDoesNotEndIt() throws {
    let garbled = Array("nonsense\r\n\r\n".utf8) + Self.three[1].dropFirst(4)
    let found = try documents(["a.warc": Self.three[0] + garbled + Self.three[2]])
    #expect(Self.codes(found) == ["ok", "archive.damaged", "ok"])
    let text = String(decoding: Self.three[1], as: UTF8.self)
    let long = Array(
      text.replacingOccurrences(of: "Content-Length: ", with: "Content-Length: 2").utf8
    )
    let after = try documents(["a.warc": Self.three[0] + long + Self.three[2]])
    #expect(Self.codes(after) == ["ok", "archive.damaged", "ok"])
  }

  @Test(arguments: [true, false])
  func anArchiveThatEndsEarlySaysSo(isPacked: Bool) throws {
    let records = isPacked ? Self.three.map(Self.gzip) : Self.three
    for lost in [1 + 4, 30, 60] {
      let bytes = Array(records.joined().dropLast(lost))
      let found = try documents([isPacked ? "a.warc.gz" : "a.warc": bytes])
      #expect(Self.codes(found) == ["ok", "ok", "archive.truncated"], "\(lost) bytes lost")
    }
  }

  // MARK: ZIP

  /// A ZIP archive of stored files.
  static func zip(_ files: [(name: String, bytes: [UInt8])]) -> (bytes: [UInt8], directory: Int) {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in files {
      let common =
        number(20, 2) + number(0, 8) + number(Int(crc(content)), 4) + number(content.count, 4)
        + number(content.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory += Array("PK\u{1}\u{2}".utf8) + number(20, 2) + common + number(0, 10)
      directory += number(bytes.count, 4) + Array(name.utf8)
      bytes += Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + content
    }
    let start = bytes.count
    bytes += directory + Array("PK\u{5}\u{6}".utf8) + number(0, 4) + number(files.count, 2)
    bytes += number(files.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
    return (bytes, start)
  }

  static let files: [(name: String, bytes: [UInt8])] = [
    ("news/a.html", Array("<p>Paris".utf8)), ("b.png", [1, 2, 3]),
    ("../c.txt", Array("Rome".utf8)),
  ]

  @Test func filesOfAZipAreDocuments() throws {
    let folder = try InputTests.Folder(["pages.zip": Self.zip(Self.files).bytes])
    let cursor = InputCursor([folder.path])
    var outputs: [String] = []
    var uris: [String] = []
    while let input = cursor.next() {
      outputs.append(input.output)
      uris.append(Loader().document(for: input).uri)
    }
    // A name in an archive never leads out of the output folder.
    #expect(outputs == ["pages/000000", "pages/000001"])
    #expect(
      uris.map { $0.hasSuffix("pages.zip#news/a.html") || $0.hasSuffix("#../c.txt") } == [
        true, true,
      ]
    )
    #expect(cursor.skipped == 1)
  }

  @Test func aBrokenZipIsReadAsFarAsItGoes() throws {
    var (bytes, directory) = Self.zip(Self.files)
    let cut = try documents(["a.zip": Array(bytes[..<directory])])
    #expect(Self.codes(cut) == ["ok", "ok", "archive.truncated"])
    // Behind the header of 30 bytes and the name.
    bytes[30 + 11 + 2] ^= 1
    let damaged = try documents(["a.zip": bytes])
    #expect(Self.codes(damaged) == ["archive.damaged", "ok"])
    // Two entries of one file, as bombs have them.
    directory = Self.zip(Self.files).directory
    var twice = Self.zip(Self.files).bytes
    let second = directory + 46 + 11 + 46 + 5 + 42
    for offset in 0..<4 { twice[second + offset] = 0 }
    #expect(Self.codes(try documents(["a.zip": twice])) == ["ok", "zip.bomb"])
  }

  // MARK: Feeds

  @Test func itemsOfFeedsAreDocuments() throws {
    let rss = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
      <title>Harbour News</title>
      <item><title>One &amp; all</title><link>https://h.example/1</link>
      <pubDate>Tue, 23 Jan 2024 10:00:00 +0100</pubDate><author>jo@example.com (Jo Doe)</author>
      <content:encoded><![CDATA[<p>The fair in Paris opened.</p>&x;]]></content:encoded></item>
      <item><title>Two</title><link>https://h.example/2</link></item>
      <item><title>Three</title><description>A summary &x; only.</description></item>
      </channel></rss>
      """
    let atom = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title>
      <link rel="alternate" href="https://a.example/1"/><author><name>Jane Roe</name></author>
      <updated>2024-02-01T10:00:00Z</updated><content type="xhtml">
      <div xmlns="http://www.w3.org/1999/xhtml"><p>In <b>Berlin</b> &lt;1&gt;</p></div></content></entry></feed>
      """
    let json = """
      {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1",
      "content_html":"<p>Seoul</p>","date_published":"2024-01-02T03:04:05Z","authors":[{"name":"Kim Lee"}]}]}
      """
    let found = try documents([
      "a.xml": Array(rss.utf8), "b.atom": Array(atom.utf8), "c.json": Array(json.utf8),
      "no-feed.json": Array("{}".utf8), "no-feed.xml": Array("<a/>".utf8),
    ])
    let codes = ["ok", "feed.linkOnly", "feed.linkOnly", "ok", "ok"]
    #expect(Self.codes(found) == codes)
    #expect(found.map { $0.issues.first?.level } == [nil, .error, .warning, nil, nil])
    #expect(
      found.map(\.url) == [
        "https://h.example/1", "https://h.example/2", nil, "https://a.example/1",
        "https://j.example/1",
      ]
    )
    let pages = found.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(pages[0].contains("<title>One &amp; all</title>"))
    #expect(pages[0].contains("<meta name=\"author\" content=\"Jo Doe\">"))
    #expect(pages[0].contains("<p>The fair in Paris opened.</p>"))
    #expect(pages.allSatisfy { !$0.contains("root:") })
    #expect(pages[3].contains("<p>In <b>Berlin</b> &lt;1&gt;</p>"))
    #expect(pages[4].contains("<p>Seoul</p>"))
    #expect(found[0].published == "Tue, 23 Jan 2024 10:00:00 +0100")
  }

  @Test func aBrokenFeedSaysSo() throws {
    let found = try documents(["a.rss": Array("<rss><channel><item><title>x".utf8)])
    #expect(Self.codes(found) == ["feed.malformed"])
    #expect(Self.codes(try documents(["a.rss": Array("<rss/>".utf8)])) == ["feed.empty"])
  }
}
