internal import DatelineHTML
internal import DatelineModel
internal import DatelineReconcile
public import DatelineSource

extension Pipeline {
  /// An input that has no article to compare.
  public struct Unreadable: Error, CustomStringConvertible {
    /// What is wrong, naming the input.
    public var description: String
  }

  /// Compares the cities of one bilingual document, or of two documents or plain lists.
  ///
  /// - Throws: `Unreadable` if a document has no article.
  public func cities(_ first: Input, _ second: Input?) throws(Unreadable) -> CityReport {
    let worker = makeWorker()
    let left = try readEdition(first, worker)
    guard let second else {
      let sides = resolver.sides(of: left.edition)
      if left.edition.resolution.reconciliations.isEmpty,
        let found = resolver.compareLanguages(of: left.edition)
      {
        return CityReport(
          documents: [left.source],
          left: found.left,
          right: found.right,
          reconciliations: found.reconciliations
        )
      }
      return CityReport(
        documents: [left.source],
        left: sides,
        right: sides,
        reconciliations: left.edition.resolution.reconciliations
      )
    }
    return compare(left, try readEdition(second, worker))
  }

  /// Compares the documents of two folders, each with its counterpart.
  public func cities(_ left: InputCursor, _ right: InputCursor) -> EditionsReport {
    let worker = makeWorker()
    var report = EditionsReport(pairs: [], onlyLeft: [], onlyRight: [], failed: [])
    let ours = readEditions(left, worker, &report.failed)
    let theirs = readEditions(right, worker, &report.failed)
    let pairs = EditionPairing.pairs(ours, theirs)
    let paired = (Set(pairs.map(\.left)), Set(pairs.map(\.right)))
    report.pairs = pairs.map { compare(ours[$0.left], theirs[$0.right]) }
    report.onlyLeft = ours.indices.filter { !paired.0.contains($0) }.map { ours[$0].source.uri }
    report.onlyRight = theirs.indices.filter { !paired.1.contains($0) }.map {
      theirs[$0].source.uri
    }
    return report
  }

  private func compare(_ left: ReadEdition, _ right: ReadEdition) -> CityReport {
    let comparison = resolver.compare(left.edition, right.edition)
    return CityReport(
      documents: [left.source, right.source],
      left: comparison.left,
      right: comparison.right,
      reconciliations: comparison.reconciliations
    )
  }

  private func readEditions(_ cursor: InputCursor, _ worker: Worker, _ failed: inout [String])
    -> [ReadEdition]
  {
    var editions: [ReadEdition] = []
    while let input = cursor.next() {
      do throws(Unreadable) {
        editions.append(try readEdition(input, worker))
      } catch {
        failed.append(error.description)
      }
    }
    return editions
  }

  private func readEdition(_ input: Input, _ worker: Worker) throws(Unreadable) -> ReadEdition {
    let path = input.output
    let document = Loader().document(for: input)
    if document.format == .text, !document.issues.contains(where: { $0.level == .error }) {
      var parser = HTMLParser()
      let tree = parser.decode(document)
      if let edition = resolver.plainList(tree.source) {
        return ReadEdition(
          edition: edition,
          source: .init(
            uri: document.uri,
            issues: document.issues + tree.issues + edition.resolution.issues,
            article: edition.article
          ),
          path: path,
          alternates: []
        )
      }
    }
    let uri = document.uri
    var alternates: [String] = []
    let (record, resolution) = worker.resolved(document) { tree in
      alternates = Alternates.addresses(in: tree)
    }
    guard let resolution else {
      let reasons = record.issues.filter { $0.level == .error }.map(\.message)
      let reason = reasons.joined(separator: "; ")
      throw Unreadable(description: reason.hasPrefix(uri) ? reason : "\(uri): \(reason)")
    }
    guard !record.article.text.isEmpty else {
      throw Unreadable(
        description: "\(uri): no text was found in it; give the page as it was saved, or its text"
      )
    }
    return ReadEdition(
      edition: Edition(article: record.article, resolution: resolution),
      source: .init(uri: uri, issues: record.issues, article: record.article),
      path: path,
      alternates: alternates
    )
  }
}

/// One document of a folder as pairing sees it.
struct ReadEdition {
  var edition: Edition
  var source: CityReport.Source
  /// Its path below the folder.
  var path: String
  /// The addresses of its editions in other languages, as the page links them.
  var alternates: [String]

  /// Its own addresses.
  var addresses: [String] {
    [source.article.canonicalURL, source.article.url].compactMap { $0 }
  }
}

/// The links to editions in other languages (`<link rel="alternate" hreflang="…">`).
enum Alternates {
  static func addresses(in tree: Tree) -> [String] {
    var addresses: [String] = []
    for (index, node) in tree.nodes.enumerated() where node.tag == .link {
      guard hasLanguage(node, tree), let href = tree.string(.href, of: index) else { continue }
      addresses.append(href)
    }
    return addresses
  }

  private static func hasLanguage(_ node: Tree.Node, _ tree: Tree) -> Bool {
    let first = Int(node.firstAttribute)
    return tree.attributes[first..<first + Int(node.attributeCount)].contains { attribute in
      let name = attribute.nameRange
      return attribute.name == .unknown
        && tree.text[name.start..<name.end].elementsEqual("hreflang".utf8)
    }
  }
}
