import DatelineModel
import DatelinePipeline

/// The end of a batch as a person reads it.
struct Report {
  private let summary: Summary

  init(_ summary: Summary) { self.summary = summary }

  /// The lines of the report.
  func lines(output: String) -> [String] {
    var lines = [
      "\(summary.inputs) inputs: \(summary.ok) ok, \(summary.partial) partial, "
        + "\(summary.failed) failed → \(output)"
    ]
    if summary.unchanged > 0 {
      lines.append("\(summary.unchanged) of them were there already, unchanged")
    }
    if summary.duplicates > 0 {
      lines.append("\(summary.duplicates) are copies of another; see duplicateOf")
    }
    if summary.skipped > 0 {
      lines.append("\(summary.skipped) files or parts of archives left out: not pages")
    }
    let found = EntityKind.allCases.compactMap { kind in
      summary.entities[kind].map { "\($0) \(Self.plural(of: kind, count: $0))" }
    }
    if !found.isEmpty { lines.append("found: " + found.joined(separator: ", ")) }
    if summary.lists > 0 {
      let verdicts = [Reconciliation.Verdict.agree, .variants, .differ].compactMap { verdict in
        summary.verdicts[verdict].map { "\($0) \(verdict.rawValue)" }
      }
      let compared = verdicts.isEmpty ? "" : "; compared: " + verdicts.joined(separator: ", ")
      lines.append("\(summary.lists) lists of cities\(compared)")
    }
    var table = TextTable()
    for (key, count) in summary.issues.sorted(by: { $0.key < $1.key }) {
      table.add(["  \(key.level.rawValue)", key.code, String(count)])
    }
    return lines + table.lines
  }

  private static func plural(of kind: EntityKind, count: Int) -> String {
    guard count != 1 else { return kind.rawValue }
    switch kind {
    case .city: return "cities"
    case .country: return "countries"
    case .person: return "people"
    case .region, .product, .brand, .date: return kind.rawValue + "s"
    }
  }
}
