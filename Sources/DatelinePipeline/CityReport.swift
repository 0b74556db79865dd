public import DatelineModel
internal import DatelineOutput
public import DatelineReconcile
public import DatelineSource

/// Whether two languages name the same cities: in one bilingual document, or in two documents.
public struct CityReport: Sendable {
  /// The documents that were read, one or two, as the caller named them.
  public var documents: [String]
  /// The left sides of the comparisons.
  public var left: [EditionComparison.Side]
  /// The right sides; the same as the left ones for a single document.
  public var right: [EditionComparison.Side]
  /// The comparisons.
  public var reconciliations: [Reconciliation]
  /// What was noticed about single lists: wrong counts, duplicates, wrong orders.
  public var issues: [Issue]

  /// The verdict on the whole: every list has a partner that names the same cities, or not.
  ///
  /// `nil` if nothing could be compared.
  public var verdict: Reconciliation.Verdict? {
    guard !reconciliations.isEmpty else { return nil }
    var best: [String: Reconciliation.Verdict] = [:]
    for found in reconciliations {
      for id in ["left " + found.left, "right " + found.right] {
        best[id] = Self.better(best[id], found.verdict)
      }
    }
    if best.values.contains(.differ) { return .differ }
    return best.values.contains(.variants) ? .variants : .agree
  }

  private static func better(
    _ one: Reconciliation.Verdict?,
    _ other: Reconciliation.Verdict
  ) -> Reconciliation.Verdict {
    let order: [Reconciliation.Verdict] = [.agree, .variants, .differ]
    return order.first { $0 == one || $0 == other } ?? other
  }

  /// The report as JSON (`dateline.cities/1`) with a final line feed.
  public var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("documents")
    json.beginArray()
    for document in documents { json.value(document) }
    json.endArray()
    json.key("issues")
    json.beginArray()
    for issue in issues {
      json.beginObject()
      json.key("code")
      json.value(issue.code)
      json.key("message")
      json.value(issue.message)
      json.endObject()
    }
    json.endArray()
    json.key("left")
    Self.write(left, to: &json)
    json.key("reconciliations")
    json.beginArray()
    for found in reconciliations { RecordWriter.write(found, to: &json) }
    json.endArray()
    json.key("right")
    Self.write(right, to: &json)
    json.key("schema")
    json.value("dateline.cities/1")
    json.key("verdict")
    json.value(verdict?.rawValue)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private static func write(_ sides: [EditionComparison.Side], to json: inout JSONWriter) {
    json.beginArray()
    for side in sides {
      json.beginObject()
      json.key("id")
      json.value(side.id)
      json.key("items")
      json.beginArray()
      for name in side.names { json.value(name) }
      json.endArray()
      json.key("language")
      json.value(side.language?.tag)
      json.endObject()
    }
    json.endArray()
  }
}

extension Pipeline {
  /// An input that has no article to compare.
  public struct Unreadable: Error, CustomStringConvertible {
    /// What is wrong, naming the input.
    public var description: String
  }

  /// Compares the cities of one bilingual document, or of two documents.
  ///
  /// - Throws: `Unreadable` if a document has no article.
  public func cities(_ first: Input, _ second: Input?) throws(Unreadable) -> CityReport {
    let worker = makeWorker()
    let left = try resolution(of: first, worker)
    guard let second else {
      let sides = resolver.sides(of: left)
      return CityReport(
        documents: [first.uri],
        left: sides,
        right: sides,
        reconciliations: left.reconciliations,
        issues: left.issues
      )
    }
    let right = try resolution(of: second, worker)
    let comparison = resolver.compare(left, right)
    return CityReport(
      documents: [first.uri, second.uri],
      left: comparison.left,
      right: comparison.right,
      reconciliations: comparison.reconciliations,
      issues: left.issues + right.issues
    )
  }

  private func resolution(of input: Input, _ worker: Worker) throws(Unreadable) -> Resolution {
    let (record, resolution) = worker.resolved(Loader().document(for: input))
    guard let resolution else {
      let reasons = record.issues.filter { $0.level == .error }.map(\.message)
      throw Unreadable(description: "\(input.uri): \(reasons.joined(separator: "; "))")
    }
    return resolution
  }
}
