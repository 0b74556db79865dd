import DatelineModel
import DatelineSource
import Foundation
import Testing

@Suite struct InputTests {
  /// A folder that goes away with the test.
  final class Folder {
    let path: String

    init(_ files: [String: [UInt8]]) throws {
      let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      path = url.path
      for (name, bytes) in files {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  func inputs(_ arguments: [String], _ format: InputFormat = .auto) -> [(Input, Document)] {
    let cursor = InputCursor(arguments, format: format)
    let loader = Loader()
    var all: [(Input, Document)] = []
    while let input = cursor.next() { all.append((input, loader.document(for: input))) }
    return all
  }

  @Test func aFolderIsReadInOrderOfNamesAndMirrored() throws {
    let page = Array("<p>x".utf8)
    let folder = try Folder([
      "b/two.html": page, "b/one.htm": page, "a.txt": Array("hello".utf8), "a.html": page,
      "style.css": page, ".hidden.html": page, "index": page,
    ])
    let cursor = InputCursor([folder.path])
    var outputs: [String] = []
    while let input = cursor.next() { outputs.append(input.output) }
    #expect(outputs == ["a.html", "a.txt", "b/one", "b/two", "index"])
    #expect(cursor.skipped == 1)
  }

  @Test func ndjsonGivesADocumentALineAndSaysWhatIsWrong() throws {
    let lines = """
      {"id":"one","text":"Paris","language":"en","published":"2024-01-23"}

      {"id":2,"html":"<p>x","contentType":"text/html; charset=gbk","url":"https://example.com/"}
      {"id":"three"
      {"id":"four"}
      {"id":"five","path":"page.html"}
      """
    let folder = try Folder([
      "list.ndjson": Array(lines.utf8), "page.html": Array("<p>y".utf8),
    ])
    let found = inputs([folder.path + "/list.ndjson"])
    #expect(found.map { $0.0.output } == (0..<5).map { "list/00000\($0)" })
    #expect(found.map { $0.1.callerID } == ["one", "2", nil, nil, "five"])
    #expect(found.map { $0.1.index } == [0, 1, 2, 3, 4])
    let codes = found.map { $0.1.issues.map(\.code) }
    #expect(codes == [[], [], ["ndjson.malformed"], ["ndjson.noContent"], []])
    #expect(found[2].1.issues[0].message.contains("list.ndjson, line 4, column 14: "))
    #expect(found[0].1.format == .verbatim)
    #expect(found[0].1.published == "2024-01-23")
    #expect(found[1].1.statedCharset == "utf-8")
    #expect(found[4].1.bytes == Array("<p>y".utf8))
  }

  @Test func missingAndEmptyInputsAreDocumentsThatSaySo() throws {
    let folder = try Folder(["empty.html": []])
    let found = inputs([folder.path + "/empty.html", folder.path + "/none.html"])
    #expect(found.map { $0.1.issues.map(\.code) } == [["load.empty"], ["load.missing"]])
    #expect(found[1].1.sha256 == nil)
  }

  /// `printf abc | gzip -n`, and the same without its last bytes.
  static let packed: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 0x4A, 6, 0, 0xC2, 0x41, 0x24, 0x35, 3, 0, 0, 0,
  ]

  @Test(arguments: [
    (packed, "abc", []), (packed + packed, "abcabc", []),
    (Array(packed.dropLast(6)), "abc", ["load.truncatedGzip"]),
    (Array(packed.prefix(8)), "", ["load.truncatedGzip"]),
    (Array(packed.prefix(10)) + [7, 7, 7, 7], "", ["load.damagedGzip"]),
  ])
  func gzipIsUnpackedAsFarAsItGoes(bytes: [UInt8], text: String, codes: [String]) throws {
    let folder = try Folder(["page.txt.gz": bytes])
    let document = try #require(inputs([folder.path]).first?.1)
    #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    #expect(document.issues.map(\.code) == codes)
    #expect(document.issues.allSatisfy { $0.level == (text.isEmpty ? .error : .warning) })
  }

  @Test func aPlainAndAPackedFileAreTheSameDocument() throws {
    let folder = try Folder(["a.txt": Array("abc".utf8), "b.txt.gz": Self.packed])
    let found = inputs([folder.path])
    #expect(found[0].1.sha256 == found[1].1.sha256)
    #expect(
      found[0].1.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    #expect(found.map { $0.0.output } == ["a", "b"])
  }

  @Test func argumentsOfOneNameDoNotOverwriteEachOther() throws {
    let folder = try Folder(["a/x.html": [65], "b/x.html": [66], "x.html": [67]])
    let base = folder.path
    let files = inputs([base + "/a/x.html", base + "/b/x.html", base + "/x.html"])
    #expect(files.map { $0.0.output } == ["x", "x-2", "x-3"])
    let folders = inputs([base + "/a", base + "/b"])
    #expect(folders.map { $0.0.output } == ["a/x", "b/x"])
    #expect(inputs([base + "/?/x.html"]).count == 2)
  }

  @Test(arguments: [
    ("quoted-printable", "<p lang=3D\"fr\">Un caf=C3=A9 =\r\nnoir", "<p lang=\"fr\">Un café noir"),
    ("base64", "PHA+VW4gY2Fm\r\nw6k8L3A+", "<p>Un café</p>"),
    ("8bit", "<p>Un café", "<p>Un café"),
  ])
  func aPageThatABrowserSavedIsRead(_ encoding: String, _ body: String, _ page: String) throws {
    let file = """
      From: <Saved by a browser>
      Snapshot-Content-Location: https://example.com/cafe
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \ttype="text/html";
      \tboundary="--Part=_1"

      ----Part=_1
      Content-Type: image/png
      Content-Transfer-Encoding: base64

      AAAA
      ----Part=_1
      Content-Type: text/html; charset="utf-8"
      Content-Transfer-Encoding: \(encoding)
      Content-Location: https://example.com/frame

      \(body)
      ----Part=_1--
      """.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    let folder = try Folder(["saved.mhtml": Array(file.utf8)])
    let document = try #require(inputs([folder.path]).first).1
    #expect(String(decoding: document.bytes, as: UTF8.self).split(separator: "\r\n") == [page[...]])
    #expect(document.statedCharset == "utf-8")
    #expect(document.url == "https://example.com/cafe")
    #expect(document.issues == [])
  }

  @Test func aSavedPageWithoutAPageSaysSo() throws {
    let file = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n"
    let folder = try Folder(["saved.mht": Array(file.utf8)])
    let document = try #require(inputs([folder.path]).first).1
    #expect(document.issues.map(\.code) == ["load.empty"])
    #expect(document.issues.first?.message.contains("no part of the saved page is HTML") ?? false)
  }

  @Test func whatIsPackedTwiceIsUnpackedTwice() throws {
    let page = Array("<p>Un café</p>".utf8)
    let folder = try Folder(["twice.html.gz": ArchiveTests.gzip(ArchiveTests.gzip(page))])
    let document = try #require(inputs([folder.path]).first).1
    #expect(document.bytes == page)
    #expect(document.issues == [])
  }
}
