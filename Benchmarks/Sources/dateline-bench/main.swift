// Times the stages over a folder of pages, one thread, everything in memory.
// Usage: dateline-bench [FOLDER …] (Corpus if none is given)

import CBareXML
import DatelineArticle
import DatelineGazetteer
import DatelineHTML
import DatelineMatch
import DatelineModel
import DatelineOutput
import DatelinePipeline
import DatelineReconcile
import DatelineSource
import Glibc

let folders = CommandLine.arguments.count > 1 ? Array(CommandLine.arguments.dropFirst()) : ["Corpus"]
let cursor = InputCursor(folders, format: .html)
let loader = Loader()
var pages: [Document] = []
while let input = cursor.next() {
  let page = loader.document(for: input)
  if page.format == .html, !page.bytes.isEmpty { pages.append(page) }
}
guard !pages.isEmpty else { fatalError("no pages in \(folders)") }
let bytes = pages.reduce(0) { $0 + $1.bytes.count }

/// CPU seconds of this process.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The least time of five rounds over all pages; `work` returns something that is added up, so that
/// nothing can be left out as unused, and that must be the same in every round.
func best(_ work: (Int) -> Int) -> Double {
  var least = Double.infinity
  var expected: Int?
  for _ in 0..<5 {
    let start = now()
    var sum = 0
    for index in pages.indices { sum &+= work(index) }
    least = min(least, now() - start)
    precondition(expected == nil || expected == sum, "the rounds differ")
    expected = sum
  }
  return least
}

let options = Int32(
  HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    | HTML_PARSE_NONET.rawValue)
let bare = best { index in
  pages[index].bytes.withUnsafeBytes { buffer in
    let memory = buffer.bindMemory(to: CChar.self).baseAddress
    let tree = htmlReadMemory(memory, Int32(buffer.count), nil, nil, options)
    defer { xmlFreeDoc(tree) }
    return tree == nil ? 0 : 1
  }
}

var parser = HTMLParser()
let parsing = best { parser.parse(pages[$0]).nodes.count }
let trees = pages.map { parser.parse($0) }
let reader = ArticleReader()
let reading = best { reader.read(trees[$0], pages[$0]).text.count }
let articles = pages.indices.map { reader.read(trees[$0], pages[$0]) }
let gazetteer = Gazetteer.bundled
let matcher = try ArticleMatcher.standard(.embedded, gazetteer: gazetteer)
var scan = Scan()
let matching = best { matcher.mentions(in: articles[$0], using: &scan).count }
let mentions = articles.map { matcher.mentions(in: $0, using: &scan) }
let resolver = Resolver(gazetteer)
let resolving = best { resolver.resolve(mentions[$0], in: articles[$0]).entities.count }
let worker = try Pipeline().makeWorker()
var writer = RecordWriter(pretty: false)
let records = pages.map { worker.record(of: $0) }
let writing = best { writer.bytes(of: records[$0]).count }

let text = articles.reduce(0) { $0 + $1.text.count }
func row(_ name: String, _ seconds: Double, _ amount: Int) {
  func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
  func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
  print(
    name + String(repeating: " ", count: 22 - name.count) + padded(rounded(seconds * 1000), 10)
      + " ms" + padded(String(Int(Double(amount) / seconds / 1e6)), 8) + " MB/s"
      + padded(String(Int(Double(pages.count) / seconds)), 9) + " pages/s"
      + padded(rounded(seconds / bare), 8) + " of libxml2")
}
print("\(pages.count) pages, \(bytes / 1000) KB, \(text / 1000) KB of text; CPU time, best of 5")
row("bare libxml2", bare, bytes)
row("decode and parse", parsing, bytes)
row("read", reading, bytes)
row("match", matching, text)
row("resolve, reconcile", resolving, text)
row("write", writing, text)
row("without matching", parsing + reading + writing, bytes)
row("all", parsing + reading + matching + resolving + writing, bytes)
var usage = rusage()
getrusage(0, &usage)  // 0: this process
print("peak memory \(usage.ru_maxrss / 1024) MB (all pages and trees are held)")
