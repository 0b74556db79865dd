public import DatelineModel
internal import DatelineOutput
public import DatelineReconcile

/// Whether two languages name the same cities: in one bilingual document, or in two documents.
public struct CityReport: Sendable {
  /// A document that was read.
  public struct Source: Sendable {
    /// The path as the caller named it.
    public var uri: String
    /// What was noticed about it and its lists: wrong counts, duplicates, wrong orders.
    public var issues: [Issue]
    /// Its text.
    public var article: Article
  }

  /// The documents, one or two.
  public var documents: [Source]
  /// The lists of the first document, and its text if that was compared.
  public var left: [EditionComparison.Side]
  /// The same of the last document; of a single one its lists again, and its text in the other language
  /// if that was compared.
  public var right: [EditionComparison.Side]
  /// The comparisons: `left` is a list of the first document, `right` one of the last.
  public var reconciliations: [Reconciliation]

  /// The verdict on the whole: the worst of all comparisons; `nil` if nothing could be compared.
  public var verdict: Reconciliation.Verdict? {
    let found = reconciliations.map(\.verdict)
    return [.differ, .variants, .agree].first(where: found.contains)
  }

  /// The lists without a partner, with the number of their document.
  public var unpaired: [(document: Int, side: EditionComparison.Side)] {
    let paired = Set(
      reconciliations.flatMap { ["0 " + $0.left, "\(documents.count - 1) " + $0.right] }
    )
    var result = left.map { (0, $0) }
    if documents.count > 1 { result += right.map { (1, $0) } }
    return result.filter { !paired.contains("\($0.0) \($0.1.id)") }
  }

  /// The report as JSON (`dateline.cities/1`) with a final line feed.
  public var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    write(to: &json)
    json.endLine()
    return json.bytes
  }
}

/// The two editions of a folder of texts, paired and compared.
public struct EditionsReport: Sendable {
  /// One comparison a pair, in the order of the left documents.
  public var pairs: [CityReport]
  /// The documents of the left folder that have no partner.
  public var onlyLeft: [String]
  /// The documents of the right folder that have no partner.
  public var onlyRight: [String]
  /// What is wrong with the documents that could not be read.
  public var failed: [String]

  /// The worst verdict; `differ` too where a document has no partner, `nil` if nothing was compared.
  public var verdict: Reconciliation.Verdict? {
    if !onlyLeft.isEmpty || !onlyRight.isEmpty { return .differ }
    let found = pairs.compactMap(\.verdict)
    return [.differ, .variants, .agree].first(where: found.contains)
  }

  /// The report as JSON (`dateline.editions/1`) with a final line feed.
  public var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("failed")
    json.array(failed) { $0.value($1) }
    json.key("onlyLeft")
    json.array(onlyLeft) { $0.value($1) }
    json.key("onlyRight")
    json.array(onlyRight) { $0.value($1) }
    json.key("pairs")
    json.array(pairs) { $1.write(to: &$0) }
    json.key("schema")
    json.value("dateline.editions/1")
    json.key("verdict")
    json.value(verdict?.rawValue)
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

extension CityReport {
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("documents")
    json.array(documents) { json, document in
      json.beginObject()
      json.key("issues")
      json.array(document.issues) { RecordWriter.write($1, to: &$0) }
      json.key("language")
      json.value(document.article.languages.first?.tag)
      json.key("title")
      json.value(document.article.title)
      json.key("uri")
      json.value(document.uri)
      json.key("url")
      json.value(document.article.canonicalURL ?? document.article.url)
      json.endObject()
    }
    json.key("left")
    Self.write(left, of: documents.first, to: &json)
    json.key("reconciliations")
    json.array(reconciliations) { RecordWriter.write($1, to: &$0) }
    json.key("right")
    Self.write(right, of: documents.last, to: &json)
    json.key("schema")
    json.value("dateline.cities/1")
    json.key("verdict")
    json.value(verdict?.rawValue)
    json.endObject()
  }

  private static func write(
    _ sides: [EditionComparison.Side],
    of document: Source?,
    to json: inout JSONWriter
  ) {
    let points = CodePoints(document?.article.text ?? [])
    json.array(sides) { json, side in
      json.beginObject()
      json.key("declaredCount")
      json.value(side.declaredCount)
      json.key("id")
      json.value(side.id)
      json.key("items")
      json.array(side.items) { json, item in
        json.beginObject()
        json.key("end")
        json.value(item.range.map { points.offset($0.end) })
        json.key("entity")
        json.value(item.entity)
        json.key("sentence")
        json.value(item.sentence)
        json.key("start")
        json.value(item.range.map { points.offset($0.start) })
        json.key("text")
        json.value(item.text)
        json.endObject()
      }
      json.key("language")
      json.value(side.language?.tag)
      json.key("lead")
      json.value(side.lead)
      json.key("regions")
      json.array(side.regions) { $0.value($1) }
      json.endObject()
    }
  }
}
