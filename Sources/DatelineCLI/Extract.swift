import ArgumentParser
import DatelinePipeline
import DatelineSource

/// `dateline extract`: the pipeline as a filter.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the records to standard output, one JSON object a line.",
    discussion: """
      NDJSON input is an object a line: {"id":…, "url":…, "html":…|"text":…|"path":…, \
      "contentType":…, "published":…, "language":…}. A given text comes back unchanged, so that \
      offsets hold; relative paths start from the NDJSON file's folder. Web archives (.warc), feeds and \
      ZIP archives of pages give a record a page.

      Examples:
        dateline extract page.html --pretty
        curl -s https://www.example.com/news | dateline extract -
        dateline extract CC-MAIN-20240301.warc.gz -j 8 > records.ndjson
        dateline extract --from ndjson - < articles.ndjson > records.ndjson
      """
  )

  @Argument(help: "Files, folders or patterns; - for standard input.")
  var inputs: [String] = ["-"]

  @Option(help: "How to read the inputs.")
  var from: From = .auto

  @Flag(help: "Indent the records.")
  var pretty = false

  @OptionGroup var options: BatchOptions

  mutating func run() throws {
    let cursor = InputCursor(inputs, format: from.format)
    let batch = try options.batch()
    Interruption.install()
    var readerLeft = false
    let summary: Summary
    do {
      summary = try batch.extract(cursor, pretty: pretty) { bytes in
        readerLeft = !Terminal.write(bytes)
        return !readerLeft
      }
    } catch {
      Terminal.complain(error.description)
      throw ExitCode.allFailed
    }
    if readerLeft { return }
    if summary.inputs == 0 {
      Terminal.complain("dateline: nothing to read in \(inputs.joined(separator: ", "))")
    }
    if summary.failed > 0 {
      Terminal.complain("\(summary.failed) of \(summary.inputs) inputs failed; see their issues")
    }
    throw ExitCode(summary)
  }
}

/// The values of `--from`.
enum From: String, ExpressibleByArgument, CaseIterable {
  case auto, html, text, ndjson, warc, feed, zip

  /// The format.
  var format: InputFormat {
    switch self {
    case .auto: .auto
    case .html: .html
    case .text: .text
    case .ndjson: .ndjson
    case .warc: .warc
    case .feed: .feed
    case .zip: .zip
    }
  }
}
