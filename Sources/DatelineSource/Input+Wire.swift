internal import DatelineModel

extension Input {
  /// Writes the input so that another process can load it.
  package func write(to writer: inout WireWriter) {
    writer.write(uri)
    writer.write(index)
    writer.write(output)
    switch content {
    case .file(let path, let format):
      writer.write(0)
      writer.write(path)
      writer.write(format?.rawValue)
    case .line(let bytes, let number, let folder):
      writer.write(1)
      writer.write(bytes)
      writer.write(number)
      writer.write(folder)
    case .bytes(let bytes, let format, let cut):
      writer.write(2)
      writer.write(bytes)
      writer.write(format?.rawValue)
      writer.write(cut)
    case .capture(let capture):
      writer.write(3)
      capture.write(to: &writer)
    case .zipped(let entry, let path):
      writer.write(4)
      entry.write(to: &writer)
      writer.write(path)
    case .item(let item):
      writer.write(5)
      item.write(to: &writer)
    case .unreadable(let issue):
      writer.write(6)
      writer.write(issue.level.rawValue)
      writer.write(issue.code)
      writer.write(issue.stage)
      writer.write(issue.message)
    case .known: writer.write(7)
    }
  }

  /// Reads what `write` wrote.
  package init(from reader: inout WireReader) throws(WireReader.Damage) {
    uri = try reader.string()
    index = try reader.optionalInteger()
    output = try reader.string()
    switch try reader.integer() {
    case 0: content = .file(path: try reader.string(), format: try Self.format(&reader))
    case 1:
      content = .line(
        try reader.bytes(),
        number: try reader.integer(),
        folder: try reader.string()
      )
    case 2:
      content = .bytes(
        try reader.bytes(),
        format: try Self.format(&reader),
        cut: try reader.flag()
      )
    case 3: content = .capture(try Capture(from: &reader))
    case 4: content = .zipped(try ZipEntry(from: &reader), path: try reader.string())
    case 5: content = .item(try FeedItem(from: &reader))
    case 6:
      guard let level = Issue.Level(rawValue: try reader.string()) else {
        throw WireReader.Damage()
      }
      content = .unreadable(
        Issue(
          level,
          try reader.string(),
          stage: try reader.string(),
          try reader.string()
        )
      )
    default: throw WireReader.Damage()
    }
  }

  private static func format(
    _ reader: inout WireReader
  ) throws(WireReader.Damage) -> Document.Format? {
    try reader.optionalString().flatMap { Document.Format(rawValue: $0) }
  }
}

extension Capture {
  func write(to writer: inout WireWriter) {
    writer.write(bytes)
    writer.write(isHTTP)
    writer.write(isCut)
    for text in [url, date, contentType] { writer.write(text) }
  }

  init(from reader: inout WireReader) throws(WireReader.Damage) {
    bytes = try reader.bytes()
    isHTTP = try reader.flag()
    isCut = try reader.flag()
    url = try reader.optionalString()
    date = try reader.optionalString()
    contentType = try reader.optionalString()
  }
}

extension ZipEntry {
  func write(to writer: inout WireWriter) {
    writer.write(name)
    for number in [offset, packedSize, size, Int(checksum), method] { writer.write(number) }
    writer.write(isEncrypted)
  }

  init(from reader: inout WireReader) throws(WireReader.Damage) {
    name = try reader.string()
    offset = try reader.integer()
    packedSize = try reader.integer()
    size = try reader.integer()
    checksum = UInt32(truncatingIfNeeded: try reader.integer())
    method = try reader.integer()
    isEncrypted = try reader.flag()
  }
}

extension FeedItem {
  func write(to writer: inout WireWriter) {
    for text in [title, link, id, published, modified, language, site, content] {
      writer.write(text)
    }
    writer.write(authors.count)
    for author in authors { writer.write(author) }
    writer.write(isText)
    writer.write(isWhole)
  }

  init(from reader: inout WireReader) throws(WireReader.Damage) {
    title = try reader.optionalString()
    link = try reader.optionalString()
    id = try reader.optionalString()
    published = try reader.optionalString()
    modified = try reader.optionalString()
    language = try reader.optionalString()
    site = try reader.optionalString()
    content = try reader.optionalString() ?? ""
    for _ in 0..<(try reader.integer()) { authors.append(try reader.string()) }
    isText = try reader.flag()
    isWhole = try reader.flag()
  }
}
