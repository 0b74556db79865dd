public import DatelineModel

/// Writes records as JSON in the form `dateline.record/1`: fixed keys, sorted, offsets counted in
/// Unicode code points of the text.
public struct RecordWriter {
  private var json: JSONWriter

  /// Makes a writer: two-space indentation if `pretty`, else one line a record.
  public init(pretty: Bool) {
    json = JSONWriter(pretty: pretty, capacity: 65_536)
  }

  /// The JSON of one record with a final line feed.
  public mutating func bytes(of record: borrowing Record) -> [UInt8] {
    json.reset()
    write(record)
    json.endLine()
    return json.bytes
  }

  private mutating func write(_ record: borrowing Record) {
    let article = record.article
    let points = CodePoints(article.text)
    json.beginObject()
    json.key("authors")
    array(article.authors) { $0.value($1) }
    json.key("blocks")
    array(article.blocks) { Self.write($1, points, to: &$0) }
    json.key("canonicalURL")
    json.value(article.canonicalURL)
    json.key("description")
    json.value(article.summary)
    json.key("duplicateOf")
    json.value(record.duplicateOf)
    json.key("entities")
    array(record.entities) { Self.write($1, to: &$0) }
    json.key("id")
    json.value(record.source.sha256.map { "sha256:" + $0 })
    json.key("images")
    array(article.images) { Self.write($1, to: &$0) }
    json.key("issues")
    array(record.issues) { Self.write($1, to: &$0) }
    json.key("keywords")
    array(article.keywords) { $0.value($1) }
    json.key("languages")
    array(article.languages) { $0.value($1.tag) }
    json.key("lists")
    array(record.lists) { Self.write($1, in: article, points, to: &$0) }
    json.key("mentions")
    array(record.mentions) { Self.write($1, in: article, points, to: &$0) }
    json.key("modified")
    json.value(article.modified?.text)
    json.key("provenance")
    Self.write(record.provenance, to: &json)
    json.key("published")
    json.value(article.published?.text)
    json.key("publishedDate")
    json.value(article.published?.day.description)
    json.key("publishedFrom")
    json.value(article.published == nil ? nil : article.publishedFrom)
    json.key("reconciliations")
    array(record.reconciliations) { Self.write($1, to: &$0) }
    json.key("schema")
    json.value(RecordSchema.name)
    json.key("section")
    json.value(article.section)
    json.key("similarityKey")
    json.value(record.similarityKey)
    json.key("site")
    json.value(article.site)
    json.key("source")
    writeSource(of: record)
    json.key("status")
    json.value(record.status.rawValue)
    json.key("text")
    json.value(utf8: article.text)
    json.key("title")
    json.value(article.title)
    json.key("url")
    json.value(article.url ?? record.source.url)
    json.endObject()
  }

  private mutating func writeSource(of record: borrowing Record) {
    let source = record.source
    json.beginObject()
    json.key("bytes")
    json.value(record.byteCount)
    json.key("charset")
    json.value(record.charset)
    json.key("charsetFrom")
    json.value(record.charsetFrom)
    json.key("httpStatus")
    json.value(source.httpStatus)
    json.key("id")
    json.value(source.callerID)
    json.key("index")
    json.value(source.index)
    json.key("mediaType")
    json.value(source.mediaType)
    json.key("retrieved")
    json.value(source.retrieved)
    json.key("sha256")
    json.value(source.sha256)
    json.key("uri")
    json.value(source.uri)
    json.endObject()
  }

  private mutating func array<Element>(
    _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    json.array(elements, write)
  }
}

extension JSONWriter {
  /// Writes an array, each element by `write`.
  public mutating func array<Element>(
    _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}
