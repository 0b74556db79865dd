internal import DatelineModel
internal import DatelineReconcile

/// A page that shows what two languages say about each other's cities: the two texts side by side, their
/// items linked.
///
/// One file, which needs neither the network nor, to be read, its script.
public struct CityPage {
  private let reports: [CityReport]
  private var html = ""

  /// Makes the page of the comparisons of one or more pairs of documents.
  public init(_ reports: [CityReport]) { self.reports = reports }

  /// The page as UTF-8.
  public var bytes: [UInt8] {
    var page = self
    page.write()
    return Array(page.html.utf8)
  }

  private mutating func write() {
    let names = Self.escaped(Self.title(of: reports))
    html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>Cities: \(names)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>Do the two name the same cities?</h1>
      <p class="names">\(names)</p>
      \(summary)
      <div class="controls">
      <label><input type="checkbox" id="only"> Differences only</label>
      <button type="button" id="previous" title="Previous difference (p)">↑</button>
      <button type="button" id="next" title="Next difference (n)">↓</button>
      <span class="hint">Click a name to go to its partner; <kbd>n</kbd> and <kbd>p</kbd> go to the next and the previous difference.</span>
      </div>
      </header>
      <main>

      """
    for (number, report) in reports.enumerated() {
      let section = CityPageSection(report, number: number, hasName: reports.count > 1)
      html += section.html
    }
    html += "</main>\n<script>\(Self.script)</script>\n</body>\n</html>\n"
  }

  /// Counts of all relations, as a legend.
  private var summary: String {
    var counts: [CityMark: Int] = [:]
    for found in reports.flatMap(\.reconciliations) {
      for pair in found.pairs { counts[CityMark(pair.relation), default: 0] += 1 }
      counts[.only, default: 0] += found.onlyLeft.count + found.onlyRight.count
      counts[.ambiguous, default: 0] += found.ambiguous.count
    }
    let marks = CityMark.allCases.filter { counts[$0, default: 0] > 0 }
    if marks.isEmpty { return "<p class=\"summary\">Nothing could be compared.</p>" }
    let items = marks.map { mark in
      "<li class=\"\(mark.rawValue)\"><b>\(counts[mark, default: 0])</b> "
        + "<span class=\"sign\" aria-hidden=\"true\">\(mark.sign)</span> \(mark.words)</li>"
    }
    return "<ul class=\"summary\">\(items.joined())</ul>"
  }

  private static func title(of reports: [CityReport]) -> String {
    guard let first = reports.first else { return "" }
    let names = first.documents.map(\.uri).joined(separator: " ↔ ")
    return reports.count == 1 ? names : "\(reports.count) pairs of documents"
  }

  /// Text as HTML takes it, in content and in quoted attributes; control characters are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        if !isControl { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}

/// How an item is coloured.
enum CityMark: String, CaseIterable {
  case same, variant, granularity, misspelt, only, ambiguous, other

  init(_ relation: Reconciliation.Relation) {
    switch relation {
    case .same: self = .same
    case .variant: self = .variant
    case .granularity: self = .granularity
    case .misspelt: self = .misspelt
    }
  }

  var sign: String {
    switch self {
    case .same: "="
    case .variant: "≈"
    case .granularity: "⊃"
    case .misspelt: "~"
    case .only: "–"
    case .ambiguous: "?"
    case .other: "·"
    }
  }

  var words: String {
    switch self {
    case .same: "the same"
    case .variant: "another region’s or an older name"
    case .granularity: "a country, region or district for a city"
    case .misspelt: "misspelt"
    case .only: "in one only"
    case .ambiguous: "ambiguous"
    case .other: "in a list without a partner"
    }
  }
}
