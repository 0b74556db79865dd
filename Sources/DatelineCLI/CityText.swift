import DatelineModel
import DatelinePipeline
import DatelineReconcile

/// A comparison of cities as the terminal shows it.
struct CityText {
  private let report: CityReport
  private let differencesOnly: Bool

  init(_ report: CityReport, differencesOnly: Bool) {
    self.report = report
    self.differencesOnly = differencesOnly
  }

  /// The tables of all comparisons, the lists without a partner, and what was noticed about lists.
  var lines: [String] {
    var lines: [String] = []
    for found in report.reconciliations {
      guard let left = report.left.first(where: { $0.id == found.left }),
        let right = report.right.first(where: { $0.id == found.right })
      else { continue }
      let table = CityTable(found, left: left, right: right, differencesOnly: differencesOnly)
      lines += table.lines + [""]
    }
    for (document, side) in report.unpaired where !differencesOnly || side.id != "text" {
      lines.append(Style.dim(unpaired(side, in: document)))
    }
    for document in report.documents {
      for issue in document.issues where issue.stage == "reconcile" {
        lines.append(Style.yellow(issue.message + place(of: document)))
      }
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private func unpaired(_ side: EditionComparison.Side, in document: Int) -> String {
    let name = CityTable.name(of: side, side.items.count)
    let names = side.items.map(\.text).joined(
      separator: side.language?.isChinese == true ? "、" : ", "
    )
    let heading = report.reconciliations.isEmpty ? name : "\(name) has no partner"
    return "\(heading)\(place(of: report.documents[document])): \(names)"
  }

  private func place(of document: CityReport.Source) -> String {
    report.documents.count > 1 ? " (\(document.uri))" : ""
  }

  /// All pairs of two folders, and the documents without a partner.
  static func lines(of report: EditionsReport, differencesOnly: Bool) -> [String] {
    var lines: [String] = []
    for pair in report.pairs {
      let names = pair.documents.map(\.uri).joined(separator: " ↔ ")
      lines.append(Style.bold(names))
      lines += CityText(pair, differencesOnly: differencesOnly).lines.map {
        $0.isEmpty ? "" : "  " + $0
      }
      lines.append("")
    }
    lines += report.onlyLeft.map {
      Style.red("\($0): no document of the other folder belongs to it")
    }
    lines += report.onlyRight.map {
      Style.red("\($0): no document of the other folder belongs to it")
    }
    if !report.onlyLeft.isEmpty || !report.onlyRight.isEmpty { lines.append("") }
    let count = { verdict in report.pairs.count { $0.verdict == verdict } }
    lines.append(
      "\(report.pairs.count) pairs: \(count(.agree)) agree, \(count(.variants)) variants, "
        + "\(count(.differ)) differ; \(report.onlyLeft.count + report.onlyRight.count) without a partner"
    )
    return lines
  }
}
