import ArgumentParser
import DatelineModel
import DatelinePipeline
import DatelineSource

/// `dateline explain`: the text with its mentions marked, and the rule behind each.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a document's text with its mentions marked, and the rule behind each.",
    discussion: """
      Examples:
        dateline explain page.html
        dateline explain --all page.html
        echo 'Ms. Doe left Paris on Friday.' | dateline explain -
      """
  )

  @Argument(help: "A document; - for standard input.")
  var input: String

  @Flag(help: "Show also the names that could be places and are none, with the reason.")
  var all = false

  @OptionGroup var common: CommonOptions

  mutating func run() throws {
    let cursor = InputCursor([input])
    let worker = try common.pipeline().makeWorker()
    var failed = 0
    var count = 0
    while let next = cursor.next() {
      let record = worker.record(for: next)
      let explanation = Explanation(record)
      explanation.lines.forEach(Terminal.print)
      if all {
        explanation.lines(of: worker.rejections(in: record.article)).forEach(Terminal.print)
      }
      count += 1
      if record.status == .failed { failed += 1 }
    }
    guard count > 0 else { throw ValidationError("\(input): no document in it") }
    if failed > 0 { throw failed == count ? ExitCode.allFailed : ExitCode.someFailed }
  }
}

/// A record as a person reads it.
struct Explanation {
  private let record: Record

  init(_ record: Record) { self.record = record }

  /// The lines: what is known of the page, its text, and a table of its mentions.
  var lines: [String] {
    let article = record.article
    var head = TextTable()
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { head.add([name, value]) }
    }
    add("source", record.source.uri)
    add("status", record.status.rawValue)
    add("charset", record.charset.map { "\($0) (from \(record.charsetFrom ?? "default"))" })
    add("title", article.title)
    add("authors", article.authors.joined(separator: ", "))
    add("published", article.published.map { "\($0.text) (from \(article.publishedFrom ?? "?"))" })
    add("languages", article.languages.map(\.tag).joined(separator: ", "))
    for issue in record.issues { add(issue.level.rawValue, "\(issue.code): \(issue.message)") }
    return head.lines + [""]
      + marked.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init) + [""] + mentionLines
  }

  /// The lines of what could be places and is none.
  func lines(of rejections: [Rejection]) -> [String] {
    guard !rejections.isEmpty else { return ["", "Nothing else could be a place."] }
    var table = TextTable()
    for rejection in rejections {
      table.add([
        record.article.string(in: rejection.range), rejection.place,
        rejection.points.map { "\($0) of 3" } ?? "", rejection.reason,
      ])
    }
    return ["", Style.bold("no mentions of places")] + table.lines
  }

  /// The text with each mention in brackets, followed by its number.
  private var marked: String {
    let text = record.article.text
    var result = ""
    var position = 0
    for (index, mention) in record.mentions.enumerated() {
      result += String(decoding: text[position..<mention.range.start], as: UTF8.self)
      let name = record.article.string(in: mention.range)
      result += Self.style(for: mention.kind)("[\(name)]") + Style.dim("(\(index + 1))")
      position = mention.range.end
    }
    return result + String(decoding: text[position...], as: UTF8.self)
  }

  private var mentionLines: [String] {
    let entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    var table = TextTable()
    for (index, mention) in record.mentions.enumerated() {
      let entity = entities[mention.entity]
      table.add(
        [
          String(index + 1), mention.kind.rawValue, record.article.string(in: mention.range),
          Self.shown(entity), mention.entity, Self.percent(mention.confidence), mention.rule,
        ],
        style: Self.style(for: mention.kind)
      )
    }
    return table.lines
  }

  private static func shown(_ entity: Entity?) -> String {
    guard let entity else { return "" }
    switch entity.kind {
    case .city, .region:
      return [entity.name, entity.admin1, entity.country].compactMap { $0 }.joined(separator: ", ")
    case .date:
      guard let earliest = entity.earliest, let latest = entity.latest, earliest != latest else {
        return entity.name
      }
      return "\(entity.name) (\(earliest) to \(latest))"
    case .product:
      return [entity.name, entity.brand, entity.category].compactMap { $0 }.joined(separator: ", ")
    case .country, .person, .brand: return entity.name
    }
  }

  private static func percent(_ confidence: Double) -> String {
    "\(Int((confidence * 100).rounded()))%"
  }

  private static func style(for kind: EntityKind) -> Style {
    switch kind {
    case .city: .green
    case .country, .region: .cyan
    case .person: .blue
    case .product, .brand: .magenta
    case .date: .yellow
    }
  }
}
