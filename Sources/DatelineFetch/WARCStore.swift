internal import CZlib
internal import DatelineSource
internal import Foundation
internal import Glibc

/// Keeps whole answers, redirects included, in one WARC 1.1 file (ISO 28500), a gzip member a
/// record.
///
/// Bodies stand in it decompressed, as Common Crawl keeps them: what said otherwise is renamed to
/// `X-Crawl-…`.
final class WARCStore: PageStore {
  private let folder: String
  private let agent: String
  /// The file, begun with the first page.
  private var file: (name: String, descriptor: Int32)?
  private var offset = 0

  /// - Parameters:
  ///   - folder: Where the file goes, named after the second in which it was begun.
  ///   - agent: What the requests say they come from.
  init(folder: String, agent: String) {
    self.folder = folder
    self.agent = agent
  }

  func keep(_ answers: [Response], row: inout Manifest.Row) throws {
    for answer in answers {
      _ = try file ?? begin()
      let place = offset
      let response = Self.identifier()
      try write(
        kind: "response",
        id: response,
        fields: Self.fields(of: answer) + [
          ("WARC-Payload-Digest", "sha256:" + ContentHash.sha256(of: answer.body)),
          ("Content-Type", "application/http; msgtype=response"),
        ],
        block: Self.head(of: answer) + answer.body
      )
      try write(
        kind: "request",
        fields: Self.fields(of: answer) + [
          ("WARC-Concurrent-To", response),
          ("Content-Type", "application/http; msgtype=request"),
        ],
        block: Self.request(of: answer)
      )
      row.warc = file?.name
      row.offset = place
    }
  }

  func holds(_ row: Manifest.Row) -> Bool {
    row.warc.map { access(folder + "/" + $0, R_OK) == 0 } ?? false
  }

  func close() throws {
    guard let (name, descriptor) = file else { return }
    file = nil
    guard Glibc.close(descriptor) == 0 else { throw failure(name) }
  }

  private func begin() throws -> (name: String, descriptor: Int32) {
    let started = Date.now.formatted(.iso8601)
    let stamp = started.filter { $0.isNumber || $0.isLetter }
    var name = "fetch-\(stamp).warc.gz"
    var number = 2
    while access(folder + "/" + name, F_OK) == 0 {
      name = "fetch-\(stamp)-\(number).warc.gz"
      number += 1
    }
    let descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(name) }
    file = (name, descriptor)
    try write(
      kind: "warcinfo",
      fields: [
        ("WARC-Date", started),
        ("WARC-Filename", name),
        ("Content-Type", "application/warc-fields"),
      ],
      block: Array("software: \(agent)\r\nformat: WARC File Format 1.1\r\n".utf8)
    )
    return (name, descriptor)
  }

  private func failure(_ name: String) -> StoreFailure {
    StoreFailure(
      description: "\(folder)/\(name): cannot be written: \(String(cString: strerror(errno)))"
    )
  }

  // MARK: Records

  private static func identifier() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

  private static func fields(of answer: Response) -> [(String, String)] {
    [
      ("WARC-Target-URI", answer.address.description),
      ("WARC-Date", answer.retrieved),
      ("WARC-IP-Address", answer.peer.description),
    ]
  }

  private static func head(of answer: Response) -> [UInt8] {
    var text = "\(answer.version) \(answer.status) \(answer.reason)\r\n"
    for header in answer.headers {
      switch header.name.lowercased() {
      case "content-encoding", "transfer-encoding", "content-length":
        text += "X-Crawl-\(header.name): \(header.value)\r\n"
      default:
        text += "\(header.name): \(header.value)\r\n"
      }
    }
    return Array((text + "Content-Length: \(answer.body.count)\r\n\r\n").utf8)
  }

  private static func request(of answer: Response) -> [UInt8] {
    var text = "GET \(answer.address.target) \(answer.version)\r\nHost: \(answer.address.host)\r\n"
    for header in answer.requestHeaders { text += "\(header.name): \(header.value)\r\n" }
    return Array((text + "\r\n").utf8)
  }

  private func write(
    kind: String,
    id: String = identifier(),
    fields: [(String, String)],
    block: [UInt8]
  ) throws {
    let (name, descriptor) = try file ?? begin()
    var head = "WARC/1.1\r\nWARC-Type: \(kind)\r\nWARC-Record-ID: \(id)\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(block.count)\r\n\r\n"
    let packed = try Self.packed(Array(head.utf8) + block + Array("\r\n\r\n".utf8))
    var written = 0
    while written < packed.count {
      let count = packed.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, packed.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw failure(name)
      }
      written += count
    }
    offset += packed.count
  }

  /// One gzip member.
  private static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream,
        6,
        Z_DEFLATED,
        15 + 16,
        8,
        Z_DEFAULT_STRATEGY,
        ZLIB_VERSION,
        size
      ) == Z_OK
    else { throw StoreFailure(description: "zlib could not be started") }
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    return try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      try bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(room)
        guard deflate(&stream, Z_FINISH) == Z_STREAM_END else {
          throw StoreFailure(description: "zlib could not pack a record")
        }
      }
      count = room - Int(stream.avail_out)
    }
  }
}
