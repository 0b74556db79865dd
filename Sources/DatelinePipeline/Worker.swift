internal import DatelineArticle
internal import DatelineHTML
internal import DatelineMatch
public import DatelineModel
internal import DatelineReconcile
public import DatelineSource

/// One thread's share of a pipeline: the stages with the memory that they use again and again.
public final class Worker {
  private let pipeline: Pipeline
  private let loader = Loader()
  private let reader = ArticleReader()
  private var parser = HTMLParser()
  private var scan = Scan()
  /// What copies of the last document are known by; `nil` if its text is too short.
  private(set) var sketch: Sketch?

  init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  /// The record of one input.
  ///
  /// It cannot fail: what went wrong is said in the record's issues.
  public func record(for input: consuming Input) -> Record {
    resolved(loader.document(for: input)).record
  }

  /// The record of a document that is loaded already.
  public func record(of document: consuming Document) -> Record { resolved(document).record }

  /// The record of a document, and what its mentions came to; `inspect` sees the tree of a page.
  func resolved(_ loaded: consuming Document, inspect: ((Tree) -> Void)? = nil) -> (
    record: Record, resolution: Resolution?
  ) {
    var document = loaded
    sketch = nil
    TestHook.run(document.bytes)
    let byteCount = document.bytes.count
    var read = read(&document, inspect)
    document.bytes = []
    var record = Record(source: document, article: Article(), provenance: pipeline.provenance)
    record.byteCount = byteCount
    record.charset = read.charset
    record.charsetFrom = read.charsetFrom
    record.issues = document.issues + read.issues
    guard var article = read.article else {
      record.status = .failed
      return (record, nil)
    }
    read.article = nil
    record.issues += article.issues
    article.issues = []
    let mentions = pipeline.matcher.mentions(in: article, using: &scan)
    sketch = Sketch(scan)
    record.similarityKey = sketch?.key.hexadecimal
    let resolution = pipeline.resolver.resolve(mentions, in: article)
    record.entities = resolution.entities
    record.mentions = resolution.mentions
    record.lists = resolution.lists
    record.reconciliations = resolution.reconciliations
    record.issues += resolution.issues
    record.article = article
    record.status = Self.status(for: record.issues)
    return (record, resolution)
  }

  func rejected(in article: Article) -> [PlaceRejection] {
    pipeline.matcher.rejections(in: article, using: &scan)
  }

  /// What decoding, parsing and reading give; no article where that is impossible.
  private struct Reading {
    var article: Article?
    var charset: String?
    var charsetFrom: String?
    var issues: [Issue] = []
  }

  private func read(_ document: inout Document, _ inspect: ((Tree) -> Void)?) -> Reading {
    var reading = Reading()
    guard !document.issues.contains(where: { $0.level == .error }) else { return reading }
    if document.format == .verbatim {
      reading.charset = "utf-8"
      reading.charsetFrom = "default"
      reading.article = reader.read(document)
      return reading
    }
    var tree = document.format == .html ? parser.parse(document) : parser.decode(document)
    reading.charset = tree.charset
    reading.charsetFrom = tree.charsetFrom
    reading.issues = tree.issues
    tree.issues = []
    guard !reading.issues.contains(where: { $0.level == .error }) else { return reading }
    if document.format == .html {
      inspect?(tree)
      reading.article = reader.read(tree, document)
    } else {
      document.bytes = tree.source
      reading.article = reader.read(document)
    }
    return reading
  }

  private static func status(for issues: [Issue]) -> Record.Status {
    if issues.contains(where: { $0.level == .error }) { return .failed }
    return issues.contains { $0.level == .warning } ? .partial : .ok
  }
}
