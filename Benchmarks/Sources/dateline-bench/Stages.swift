import CBareXML
import DatelineArticle
import DatelineGazetteer
import DatelineHTML
import DatelineMatch
import DatelineModel
import DatelineOutput
import DatelinePipeline
import DatelineReconcile
import Glibc

private let options = Int32(
  HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    | HTML_PARSE_NONET.rawValue
)

/// Prints what each stage takes: CPU time of one thread, best of five rounds.
func measureStages(of pages: [Document]) throws {
  let before = memory("RssAnon")
  let gazetteer = Gazetteer.bundled
  _ = gazetteer.places(named: "Paris").count
  let gazetteerMemory = memory("RssAnon") - before
  let data = MatchData.embedded
  let matcher = try ArticleMatcher.standard(data, gazetteer: gazetteer)
  let matcherMemory = memory("RssAnon") - before
  let tables = { data.table($0) }
  let kinds: [(String, any Matcher)] = [
    ("places", PlaceMatcher(lexicons: data.lexicons, gazetteer: gazetteer, tables: tables)),
    ("dates", try DateMatcher(data.rules, data.lexicons)),
    (
      "brands, products",
      BrandProductMatcher(BrandMatcher(lexicons: data.lexicons, tables: tables))
    ),
    ("people", PersonMatcher(lexicons: data.lexicons, tables: tables)),
  ]

  let bytes = pages.reduce(0) { $0 + $1.bytes.count }
  var parser = HTMLParser()
  let reader = ArticleReader()
  let scanner = Scanner(data.lexicons)
  let resolver = Resolver(gazetteer)
  let pipeline = try Pipeline()
  let worker = pipeline.makeWorker()
  var writer = RecordWriter(pretty: false)
  var scan = Scan()

  let trees = pages.map { parser.parse($0) }
  let articles = pages.indices.map { reader.read(trees[$0], pages[$0]) }
  let scans = articles.map { scanner.scan($0) }
  let mentions = articles.map { matcher.mentions(in: $0, using: &scan) }
  let records = pages.map { worker.record(of: $0) }
  let text = articles.reduce(0) { $0 + $1.text.count }

  var stages = [
    Stage(name: "bare libxml2", amount: bytes) { index in
      pages[index].bytes.withUnsafeBytes { buffer in
        let memory = buffer.bindMemory(to: CChar.self).baseAddress
        let tree = htmlReadMemory(memory, Int32(buffer.count), nil, nil, options)
        defer { xmlFreeDoc(tree) }
        return tree == nil ? 0 : 1
      }
    },
    Stage(name: "decode and parse", amount: bytes) { parser.parse(pages[$0]).nodes.count },
    Stage(name: "read", amount: bytes) { reader.read(trees[$0], pages[$0]).text.count },
    Stage(name: "match (of text)", amount: text) {
      matcher.mentions(in: articles[$0], using: &scan).count
    },
    Stage(name: "resolve (of text)", amount: text) {
      resolver.resolve(mentions[$0], in: articles[$0]).entities.count
    },
    Stage(name: "write (of text)", amount: text) { writer.bytes(of: records[$0]).count },
    Stage(name: "match: scan", amount: text) {
      scanner.scan(articles[$0], into: &scan)
      return scan.hits.count
    },
  ]
  stages += kinds.map { name, matcher in
    Stage(name: "match: " + name, amount: text) { index in
      var mentions: [Mention] = []
      matcher.match(articles[index], scans[index], into: &mentions)
      return mentions.count
    }
  }
  let seconds = best(stages, pages.count)

  func row(_ name: String, _ time: Double, _ amount: Int) {
    let speed = Double(amount) / time / 1e6
    print(
      name + String(repeating: " ", count: 24 - name.count)
        + padded(rounded(time * 1000), 10) + " ms"
        + padded(speed < 100 ? rounded(speed) : "\(Int(speed))", 9) + " MB/s"
        + padded("\(Int(Double(pages.count) / time))", 9) + " pages/s"
        + padded(rounded(time / seconds[0]), 7) + " of libxml2"
    )
  }
  print("\(pages.count) pages, \(bytes / 1000) KB, \(text / 1000) KB of text; CPU time, best of 5")
  for (stage, time) in zip(stages, seconds) { row(stage.name, time, stage.amount) }
  row("without matching", seconds[1] + seconds[2] + seconds[5], bytes)
  row("all", seconds[1...5].reduce(0, +), bytes)
  print("private memory: gazetteer \(gazetteerMemory) KB, with all rules \(matcherMemory) KB")
  print("peak memory \(memory("VmHWM") / 1024) MB (all pages and trees are held)")
  measureThreads(pipeline, pages)
}

/// Prints how much more two threads do than one, by the wall's clock: the best of four tries.
private func measureThreads(_ pipeline: Pipeline, _ pages: [Document]) {
  func seconds(_ count: Int) -> Double {
    let start = now(CLOCK_MONOTONIC)
    var threads: [pthread_t] = []
    for _ in 0..<count {
      let job = Unmanaged.passRetained(Job(pipeline, pages))
      var thread = pthread_t()
      pthread_create(
        &thread,
        nil,
        { job in
          job.map { Unmanaged<Job>.fromOpaque($0).takeRetainedValue().run() }
          return nil
        },
        job.toOpaque()
      )
      threads.append(thread)
    }
    for thread in threads { pthread_join(thread, nil) }
    return now(CLOCK_MONOTONIC) - start
  }
  let tries = (0..<4).map { _ in (one: seconds(1), two: seconds(2)) }
  let one = tries.map(\.one).min() ?? 0
  let two = tries.map(\.two).min() ?? 0
  print("two threads do \(rounded(2 * one / two)) times as much as one")
}

/// All pages for one thread.
private final class Job {
  private let pipeline: Pipeline
  private let pages: [Document]

  init(_ pipeline: Pipeline, _ pages: [Document]) {
    self.pipeline = pipeline
    self.pages = pages
  }

  func run() {
    let worker = pipeline.makeWorker()
    var writer = RecordWriter(pretty: false)
    for page in pages { precondition(!writer.bytes(of: worker.record(of: page)).isEmpty) }
  }
}
